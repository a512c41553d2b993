"""The box for a text in which tables, pictures and formulas stand among the lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QWidget

from db.markers import Marker, marker
from db.placed import Objects
from desktop.window.fields.marked_edits import (
    beside,
    choose,
    chosen,
    is_parted,
    object_at,
    part,
    remove_beside,
    remove_chosen,
)
from desktop.window.fields.marked_text import (
    KIND,
    OBJECT,
    Piece,
    pieces_in,
    pieces_of,
    put,
    text_of,
)
from desktop.window.fields.placed_drawing import PlacedDrawing
from desktop.window.fields.text_editors import TextBox, common_start, edit_menu
from desktop.window.widgets.theme import Theme
from desktop.window.widgets.utf16 import letters
from forms.editing.placed_texts import object_words

_ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_REMOVES = {Qt.Key.Key_Backspace: -1, Qt.Key.Key_Delete: 1}


class Act(NamedTuple):
    """What the menu of a box offers besides: its words, its key, and what it does."""

    words: str
    act: Callable[[], object]
    keys: str = ""
    enabled: bool = True


class MarkedBox(TextBox):
    """Lines of text, and objects that stand on lines of their own.

    An object is one letter to the cursor: it is passed over, chosen, copied and removed
    whole, and what is typed beside it goes to a line of its own. `opened` says which one is
    to be changed.
    """

    opened = Signal(object)

    def __init__(
        self,
        theme: Theme,
        *,
        lines: int = 2,
        numbered: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self.objects: Objects | None = None
        self._tidying = False
        super().__init__(lines=lines, numbered=numbered, parent=parent)
        self._drawing = PlacedDrawing(self, theme, lambda: self.objects)
        self.document().documentLayout().registerHandler(KIND, self._drawing)
        # What others offer in the menu, and what they make of a copy.
        self.acts: Callable[[Marker | None], Sequence[Act]] = lambda _found: ()
        self.copied: Callable[[QMimeData, str], None] = lambda _data, _text: None
        self.take_object: Callable[[QMimeData], bool] = lambda _data: False
        self.cursorPositionChanged.connect(self._announce)

    @property
    def chosen(self) -> Marker | None:
        """The object that is selected, and nothing beside it."""
        return chosen(self.textCursor())

    def set_objects(self, objects: Objects | None) -> None:
        """Let lines stand for other objects; what the text says stays the same."""
        if _same(objects, self.objects):
            return
        text, self.objects = self.words(), objects
        self.show_words(text)
        # Some may be larger or smaller, or have other words.
        self._lay_out()

    def words(self) -> str:
        raw = super().words()
        if self.objects is None or not ("[" in raw or OBJECT in raw):
            return raw
        return text_of(pieces_in(self.document(), raw), self.objects)

    def show_words(self, text: str) -> None:
        raw = super().words()
        if "[" not in text and "[" not in raw and OBJECT not in raw:
            super().show_words(text)
            return
        self._show_pieces(pieces_in(self.document(), raw), pieces_of(text, self.objects))

    def around(self) -> tuple[str, str]:
        """What the text says before what is selected, and after it."""
        cursor, raw = self.textCursor(), super().words()
        first, last = (letters(raw, at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        pieces = pieces_in(self.document(), raw)
        return text_of(pieces[:first], self.objects), text_of(pieces[last:], self.objects)

    def put_cursor_before(self, after: str) -> None:
        """Put the cursor where so much of the text is left behind it."""
        behind = sum(piece.length for piece in pieces_of(after, self.objects))
        cursor = self.textCursor()
        cursor.setPosition(max(0, self.document().characterCount() - 1 - behind))
        self.setTextCursor(cursor)

    def choose(self, found: Marker) -> bool:
        """Select an object of the text; False where it is not in it."""
        position = 0
        for piece in pieces_in(self.document(), super().words()):
            if piece.is_object and marker(piece.line) == found:
                self._choose(position)
                return True
            position += piece.length
        return False

    def _show_pieces(self, old: Sequence[Piece], new: Sequence[Piece]) -> None:
        """Show other letters, touching only what differs: cursor and scroll stay."""
        if old == new:
            return
        start = common_start(old, new)
        end = common_start(old[start:][::-1], new[start:][::-1])
        cursor = QTextCursor(self.document())
        cursor.setPosition(sum(piece.length for piece in old[:start]))
        stop = sum(piece.length for piece in old[: len(old) - end])
        cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
        self._showing = True
        put(cursor, new[start : len(new) - end])
        self._showing = False
        self._note_change(cursor, is_part=bool(start or end))
        if not (self.hasFocus() or start or end):
            self.moveCursor(QTextCursor.MoveOperation.Start)

    def _lay_out(self) -> None:
        """Ask all objects for their sizes again; nothing was written by that."""
        if OBJECT in super().words():
            self._showing = True
            self.document().markContentsDirty(0, self.document().characterCount())
            self._showing = False
            self._grow()
            self.viewport().update()

    def _choose(self, position: int) -> None:
        cursor = self.textCursor()
        choose(cursor, position)
        self.setTextCursor(cursor)

    def _paste(self, source: QMimeData) -> None:
        if not self.take_object(source):
            super()._paste(source)

    def _on_text_changed(self) -> None:
        raw = "" if self._showing or self._tidying else super().words()
        if not is_parted(raw):
            self._tidying = True
            cursor = self.textCursor()
            if part(cursor, raw):
                self.setTextCursor(cursor)
            self._tidying = False
        super()._on_text_changed()

    def _opens(self, event: QKeyEvent) -> bool:
        """Whether a key opens an object: Enter where one is chosen or follows, F2 beside one."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() == Qt.Key.Key_F2:
            found = beside(self.textCursor())
        elif event.key() in _ENTERS:
            cursor = self.textCursor()
            at = cursor.position()
            found = chosen(cursor) if cursor.hasSelection() else object_at(self.document(), at)
        else:
            return False
        if found is None:
            return False
        self._open(found)
        return True

    def _open(self, found: Marker) -> None:
        self.editing_ended.emit()
        self.opened.emit(found)

    def _object_under(self, spot: QPoint) -> int:
        """The position of the object at a point; -1 where there is none."""
        at = self.cursorForPosition(spot).position()
        for position in (at, at - 1):
            if object_at(self.document(), position):
                cursor = QTextCursor(self.document())
                cursor.setPosition(position)
                box = self.cursorRect(cursor)
                if box.top() <= spot.y() <= box.bottom():
                    return position
        return -1

    def _announce(self) -> None:
        """Tell a screen reader what the letter is that it cannot read."""
        found = beside(self.textCursor()) if self.hasFocus() else None
        named = self.objects.named(found) if self.objects and found else None
        if found and named and QAccessible.isActive():
            words = object_words(named, found.key)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isReadOnly():
            super().keyPressEvent(event)
            return
        if self._opens(event):
            return
        if event.matches(QKeySequence.StandardKey.Cut):
            self.cut()
            return
        way = _REMOVES.get(Qt.Key(event.key()))
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        cursor = self.textCursor()
        if way is not None and not held and remove_beside(cursor, way):
            self.setTextCursor(cursor)
            return
        if self.chosen and event.text().isprintable() and event.text() and not held:
            # Typing does not take the place of an object: it goes on behind it.
            self.moveCursor(QTextCursor.MoveOperation.Right)
        super().keyPressEvent(event)

    def cut(self) -> None:
        if self.chosen:
            self.copy()
            cursor = self.textCursor()
            remove_chosen(cursor)
            self.setTextCursor(cursor)
        else:
            super().cut()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            position = self._object_under(event.position().toPoint())
            if position >= 0:
                self._choose(position)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        position = self._object_under(event.position().toPoint())
        found = object_at(self.document(), position)
        if found is None:
            super().mouseDoubleClickEvent(event)
            return
        self._choose(position)
        self._open(found)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        position = -1 if by_key else self._object_under(event.pos())
        if position >= 0:
            self._choose(position)
        menu = edit_menu(self, any_chosen=self.textCursor().hasSelection())
        add_acts(menu, self.acts(beside(self.textCursor())))
        spot = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        menu.exec(spot if by_key else event.globalPos())

    def createMimeDataFromSelection(self) -> QMimeData:
        data = super().createMimeDataFromSelection()
        raw, cursor = super().words(), self.textCursor()
        first, last = (letters(raw, at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        pieces = pieces_in(self.document(), raw)[first:last]
        if any(piece.is_object for piece in pieces):
            self.copied(data, text_of(pieces, self.objects))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return super().canInsertFromMimeData(source) or source.hasImage()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # Objects are as wide as the lines.
            self._lay_out()


def add_acts(menu: QMenu, acts: Sequence[Act]) -> None:
    """Offer more in a menu, below what it has."""
    if acts and menu.actions():
        menu.addSeparator()
    for each in acts:
        command = menu.addAction(each.words)
        command.setShortcut(QKeySequence(each.keys))
        command.setEnabled(each.enabled)
        command.triggered.connect(lambda _checked=False, act=each.act: act())


def _same(one: Objects | None, other: Objects | None) -> bool:
    """Whether lines stand for the same objects."""
    if one is None or other is None:
        return one is other
    pairs = ((one.tables, other.tables), (one.pictures, other.pictures))
    return one.formulas == other.formulas and all(
        a.keys() == b.keys() and all(a[key] is b[key] for key in a) for a, b in pairs
    )
