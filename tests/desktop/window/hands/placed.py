"""What hands do with tables, pictures and formulas in texts: put in, move, change, take out."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSpinBox, QToolButton

from desktop.window.fields.fields import Field
from desktop.window.fields.marked_box import MarkedBox
from desktop.window.fields.text_editors import LineBox
from desktop.window.placed.placed_dialog import PlacedDialog
from desktop.window.placed.table_grid import TableView
from tests.desktop.keyboard import type_text
from tests.desktop.window.hands.reach import CONTROL, MOVES, NONE, Key, Press, Reach

_IN_TABLE: tuple[Press, ...] = (
    (Key.Key_Insert, NONE),
    (Key.Key_Minus, CONTROL),
    (Key.Key_Insert, CONTROL),
    (Key.Key_Delete, CONTROL),
    (Key.Key_Z, CONTROL),
    *MOVES,
)
_OUT: tuple[Press, ...] = (
    (Key.Key_Delete, NONE),
    (Key.Key_Backspace, NONE),
    (Key.Key_X, CONTROL),
    (Key.Key_C, CONTROL),
)
# Where such texts are.
_PLACES = (
    ("plan", "preface"),
    ("plan", "situation", 0, "paragraphs"),
    ("plan", "indicators", 0, "measure", "definition"),
    ("plan", "indicators", 0, "measure", "method"),
)


class PlacedHands(Reach):
    """Hands at what stands in texts."""

    def _text_with(self, *, objects: bool) -> MarkedBox | None:
        """A text that may hold something, or that does."""
        if self._chance.random() < 0.2:
            self._window.go_to(self._any(_PLACES))
            QApplication.processEvents()
        field = self._found(
            Field,
            lambda each: (
                isinstance(each.box, MarkedBox)
                and not each.box.isReadOnly()
                and (not objects or "\ufffc" in each.box.toPlainText())
            ),
        )
        if field is None:
            return None
        self._note(str(field.place))
        field.focus()
        cursor = field.box.textCursor()
        at = [n for n, letter in enumerate(field.box.toPlainText()) if letter == "\ufffc"]
        if objects:
            # Thai letters and objects are one unit each; others are not in these texts.
            cursor.setPosition(self._any(at))
            cursor.movePosition(
                QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor
            )
        else:
            cursor.setPosition(self._chance.randrange(field.box.document().characterCount()))
        field.box.setTextCursor(cursor)
        return field.box

    def _put_object(self) -> None:
        """Put something into a text: by its menu, or pasted from another program."""
        box = self._text_with(objects=False)
        if box is None:
            return
        if self._chance.random() < 0.5:
            offered = [each for each in box.acts(None) if each.enabled]
            chosen = self._any(offered)
            self._note(chosen.words)
            chosen.act()
        else:
            QGuiApplication.clipboard().setMimeData(self._any([_copied_table, _copied_picture])())
            self.press(Key.Key_V, CONTROL)
        self.end_placed()

    def _move_object(self) -> None:
        """Take something out of a text, or copy it, and put it into another."""
        if self._text_with(objects=True) is None:
            return
        self.press(*self._any(_OUT))
        if self._text_with(objects=False) is not None:
            self.press(Key.Key_V, CONTROL)

    def _change_object(self) -> None:
        """Open what stands in a text, and change it there."""
        if self._text_with(objects=True) is None:
            return
        self.press(self._any([Key.Key_Return, Key.Key_F2]))
        self.end_placed()

    def end_placed(self) -> None:
        """In the window of a table or picture that is open: do some of what it is for."""
        QApplication.processEvents()
        for dialog in self._window.findChildren(PlacedDialog):
            for _ in range(self._chance.randrange(5) if dialog.isVisible() else 0):
                self._work_in(dialog)
            dialog.close()
        QApplication.processEvents()

    def _work_in(self, dialog: PlacedDialog) -> None:
        view = self._found(TableView, inside=dialog) if dialog.isVisible() else None
        line = self._found(LineBox, inside=dialog) if dialog.isVisible() else None
        if view is not None and self._chance.random() < 0.7:
            view.show_cell(
                self._chance.randrange(view.model().rowCount()),
                self._chance.randrange(view.model().columnCount()),
            )
            view.setFocus()
            if self._chance.random() < 0.5:
                self.press(*self._any(_IN_TABLE))
            else:
                text = self._text()
                type_text(view, text[:1])
                type_text(QApplication.focusWidget(), text[1:])
                self.press(Key.Key_Return)
        elif line is not None and self._chance.random() < 0.7:
            line.setFocus()
            line.selectAll()
            type_text(line, self._text())
            self.press(Key.Key_Tab)
        elif view is not None:
            button = self._found(QToolButton, inside=dialog)
            spin = self._found(QSpinBox, inside=dialog)
            if button is not None:
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            if spin is not None:
                spin.setValue(self._chance.randrange(4))


def _copied_table() -> QMimeData:
    data = QMimeData()
    data.setHtml("<table><tr><th>ก<th>ข</tr><tr><td>1<td>2</tr></table>")
    return data


def _copied_picture() -> QMimeData:
    image = QImage(12, 8, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    data = QMimeData()
    data.setImageData(image)
    return data
