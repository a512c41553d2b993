"""What hands do in fields: type, paste, mend, choose, tick, pick records."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.window.fields.fields import Field
from desktop.window.fields.reference_editors import RefBox, RefList
from desktop.window.fields.text_editors import LineBox, TextBox
from tests.desktop.keyboard import type_text
from tests.desktop.window.hands.reach import (
    CONTROL,
    MEND,
    MOVES,
    NONE,
    SLIP,
    Key,
    Press,
    Reach,
)

_IN_LIST: tuple[Press, ...] = (
    (Key.Key_Insert, NONE),
    (Key.Key_Insert, NONE),
    (Key.Key_Delete, NONE),
    *MOVES,
)


class FieldHands(Reach):
    """Hands at the fields of a page."""

    def _focused_field(self, *kinds: type[QWidget]) -> Field | None:
        field = self._found(Field, lambda each: isinstance(each.box, kinds))
        if field is not None:
            self._note(str(field.place))
            field.focus()
        return field

    def _type(self) -> None:
        """Type into a field; what is typed is often left there without leaving the field."""
        field = self._focused_field(LineBox, TextBox)
        if field is None:
            return
        if self._chance.random() < 0.6:
            field.box.selectAll()
        type_text(field.box, self._text())
        after = self._any(
            [None, None, (Key.Key_Tab, NONE), (Key.Key_Z, CONTROL), (Key.Key_Return, NONE)]
        )
        if after is not None:
            self.press(*after)

    def _mend(self) -> None:
        """Type with the keyboard set to the other language, and mend it."""
        field = self._focused_field(LineBox, TextBox)
        if field is not None:
            type_text(field.box, SLIP)
            self.press(*MEND)

    def _paste_text(self) -> None:
        """Paste paragraphs into a field, as Word or a plain editor has them."""
        if self._focused_field(LineBox, TextBox) is None:
            return
        mime, lines = QMimeData(), [self._text() for _ in range(self._chance.randrange(1, 4))]
        mime.setText("\r\n".join(lines))
        if self._chance.random() < 0.5:
            tags = [self._any(["p", "h1", "h2", "li"]) for _ in lines]
            pairs = zip(tags, lines, strict=True)
            mime.setHtml("".join(f"<{tag}>{line}</{tag}>" for tag, line in pairs))
        QGuiApplication.clipboard().setMimeData(mime)
        self.press(Key.Key_V, CONTROL)

    def _pick(self) -> None:
        """Choose, tick, or pick records in a field."""
        field = self._found(Field, lambda each: not isinstance(each.box, LineBox | TextBox))
        if field is None or field.box is None:
            return
        self._note(str(field.place))
        field.focus()
        if isinstance(field.box, RefBox):
            self.press(*self._any([(Key.Key_Delete, NONE), (Key.Key_Return, NONE)]))
        elif isinstance(field.box, RefList):
            for _ in range(self._chance.randrange(3)):
                self.press(Key.Key_Down)
            self.press(*self._any(_IN_LIST))
        else:
            self.press(self._any([Key.Key_Down, Key.Key_Up, Key.Key_Space]))
            self._end_popup()
        self._end_picker()

    def _end_popup(self) -> None:
        """Take what is marked in the list that a combo has opened."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            QTest.keyClick(popup, self._any([Key.Key_Down, Key.Key_Up]))
            QTest.keyClick(popup, Key.Key_Return)
