"""What keys do to a marked text: objects are parted from words, and removed with their lines."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument

from db.markers import Marker, marker
from desktop.window.fields.marked_text import OBJECT, Piece, line_at, pieces_in, put
from forms.editing.entry import LINE_BREAK

BREAKS = {"\n", LINE_BREAK}
_KEEP = QTextCursor.MoveMode.KeepAnchor


def object_at(document: QTextDocument, position: int) -> Marker | None:
    """The object that stands at a position of a document."""
    line = line_at(document, position) if position >= 0 else ""
    return marker(line) if line else None


def beside(cursor: QTextCursor) -> Marker | None:
    """The object that is selected, or that the cursor stands before or behind."""
    if cursor.hasSelection():
        return chosen(cursor)
    at = cursor.position()
    return object_at(cursor.document(), at) or object_at(cursor.document(), at - 1)


def chosen(cursor: QTextCursor) -> Marker | None:
    """The object that is selected, and nothing beside it."""
    start = cursor.selectionStart()
    return object_at(cursor.document(), start) if cursor.selectionEnd() - start == 1 else None


def choose(cursor: QTextCursor, position: int) -> None:
    """Select what stands at a position."""
    cursor.setPosition(position)
    cursor.setPosition(position + 1, _KEEP)


def is_parted(raw: str) -> bool:
    """Whether each object of a document with this text has a line of its own."""
    spots = (at for at, letter in enumerate(raw) if letter == OBJECT)
    return all({*raw[max(0, at - 1) : at], *raw[at + 1 : at + 2]} <= BREAKS for at in spots)


def part(cursor: QTextCursor, raw: str) -> bool:
    """Give what stands beside an object a line of its own; False where all is in order.

    A cursor behind what was typed before an object stays there, and does not go on to it.
    """
    breaks = _missing_breaks(cursor.document(), raw)
    stands = cursor.position() in {at for at, behind in breaks if not behind}
    for at, _behind in reversed(dict.fromkeys(breaks)):
        here = QTextCursor(cursor.document())
        here.setPosition(at)
        put(here, [Piece("\n")])
    if stands:
        cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
    return bool(breaks)


def _missing_breaks(document: QTextDocument, raw: str) -> list[tuple[int, bool]]:
    """Where a line must end, and whether that is behind an object."""
    pieces, at, found = pieces_in(document, raw), 0, []
    for number, piece in enumerate(pieces):
        if piece.is_object and number and pieces[number - 1].letter not in BREAKS:
            found.append((at, False))
        at += piece.length
        following = pieces[number + 1 : number + 2]
        if piece.is_object and following and following[0].letter not in BREAKS:
            found.append((at, True))
    return found


def remove_beside(cursor: QTextCursor, way: int) -> bool:
    """Remove the object before (-1) or behind (1) the cursor, or come to choose it.

    False where the key does what it does in any text.
    """
    document = cursor.document()
    if cursor.hasSelection():
        return remove_chosen(cursor) if chosen(cursor) else False
    at = cursor.position()
    next_to = at - 1 if way < 0 else at
    if object_at(document, next_to):
        choose(cursor, next_to)
        return remove_chosen(cursor)
    beyond = at - 2 if way < 0 else at + 1
    edge = document.characterAt(next_to) in {"\u2029", LINE_BREAK}
    if edge and cursor.block().length() > 1 and object_at(document, beyond):
        # What would be joined to it cannot be: the next stroke takes it away.
        choose(cursor, beyond)
        return True
    return False


def remove_chosen(cursor: QTextCursor) -> bool:
    """Take the object that is selected away, and the line that it stood on."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    last = cursor.document().characterCount() - 1
    cursor.setPosition(max(0, start - 1) if end >= last else start)
    cursor.setPosition(min(end + 1, last), _KEEP)
    cursor.removeSelectedText()
    return True
