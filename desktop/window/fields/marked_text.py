"""A marked text as a document: a letter of the document stands for each object in it.

The lines of the text that stand for something are objects, and look-alikes are shown as
they print. What is read back from the document is the text again, to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

from db.markers import bare, kept, marker
from db.placed import Objects
from desktop.window.widgets.utf16 import units
from forms.editing.entry import LINE_BREAK

OBJECT = "\ufffc"
KIND = int(QTextFormat.ObjectTypes.UserObject.value) + 1
_LINE = int(QTextFormat.Property.UserProperty.value) + 1
_AS_IT_IS = _LINE + 1
_PARTS = re.compile(rf"([\n{LINE_BREAK}])")


class Piece(NamedTuple):
    """A letter of a document: itself, or the whole line that it stands for.

    An `object` is drawn; of a line that only looks like one and names nothing, the bracket
    remembers how it was kept.
    """

    letter: str
    line: str = ""

    @property
    def is_object(self) -> bool:
        """Whether it stands for a table, a picture or a formula."""
        return self.letter == OBJECT and bool(self.line)

    @property
    def length(self) -> int:
        """How long it is in the document."""
        return units(self.letter)


def pieces_of(text: str, objects: Objects | None) -> list[Piece]:
    """A text as the letters of a document."""
    if objects is None or "[" not in text:
        return [Piece(letter) for letter in text]
    found: list[Piece] = []
    for part in _PARTS.split(text):
        if objects.live(part):
            found.append(Piece(OBJECT, part))
            continue
        letters = [Piece(letter) for letter in bare(part)]
        if marker(part):
            at = part.index("[")
            letters[at] = Piece("[", part)
        found += letters
    return found


def pieces_in(document: QTextDocument, raw: str) -> list[Piece]:
    """The letters of a document, whose plain text is `raw`."""
    found = [Piece(letter) for letter in raw]
    cursor, at = QTextCursor(document), 0
    for number, letter in enumerate(raw):
        at += units(letter)
        if letter in {OBJECT, "["}:
            cursor.setPosition(at)
            found[number] = _remembered(cursor.charFormat(), letter)
    return found


def text_of(pieces: Sequence[Piece], objects: Objects | None) -> str:
    """The text that letters of a document stand for, as it is kept."""
    if objects is None:
        return "".join(piece.letter for piece in pieces)
    return "".join(_lines(pieces))


def put(cursor: QTextCursor, pieces: Sequence[Piece]) -> None:
    """Put letters into a document, in the place of what is selected there."""
    cursor.removeSelectedText()
    for line, group in groupby(pieces, key=lambda piece: piece.line):
        words = "".join(piece.letter for piece in group)
        look = QTextCharFormat()
        if line:
            look.setProperty(_AS_IT_IS if words == "[" else _LINE, line)
        if words.startswith(OBJECT) and line:
            look.setObjectType(KIND)
        cursor.insertText(words, look)


def line_at(document: QTextDocument, position: int) -> str:
    """The line of the object that stands at a position of a document; empty for none."""
    if document.characterAt(position) != OBJECT:
        return ""
    cursor = QTextCursor(document)
    cursor.setPosition(position + 1)
    return _remembered(cursor.charFormat(), OBJECT).line


def line_of(look: QTextFormat) -> str:
    """The line of the object that has this format."""
    return str(look.property(_LINE) or "")


def _remembered(look: QTextCharFormat, letter: str) -> Piece:
    if letter == OBJECT:
        return Piece(OBJECT, line_of(look) if look.objectType() == KIND else "")
    return Piece(letter, str(look.property(_AS_IT_IS) or ""))


def _lines(pieces: Sequence[Piece]) -> Iterator[str]:
    """The text part by part: its lines and what parts them."""
    start = 0
    for at, piece in enumerate(pieces):
        ends = piece.letter in {"\n", LINE_BREAK}
        if ends or piece.is_object:
            yield _kept(pieces[start:at])
            # Between two paints something may stand beside an object: not in the text.
            before = "\n" if piece.is_object and at > start else ""
            after = pieces[at + 1].letter if piece.is_object and at + 1 < len(pieces) else "\n"
            yield piece.letter if ends else f"{before}{piece.line}"
            if after not in {"\n", LINE_BREAK}:
                yield "\n"
            start = at + 1
    yield _kept(pieces[start:])


def _kept(letters: Sequence[Piece]) -> str:
    """A line that is text, as it must be kept to be read as text."""
    line = "".join(piece.letter for piece in letters)
    if "[" not in line:
        return line
    remembered = next((piece.line for piece in letters if piece.letter == "["), "")
    # As long as nobody wrote in it, it is kept as it came.
    return line if remembered == line else kept(line)
