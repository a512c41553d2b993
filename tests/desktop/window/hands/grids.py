"""What hands do in grids: edit cells, paste blocks, fill, move and drag rows."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.window.grid.cell_editor import CellEditor
from desktop.window.grid.view import GridView
from tests.desktop.keyboard import type_text
from tests.desktop.window.hands.reach import (
    ALT,
    CONTROL,
    LEFT,
    MEND,
    MOVES,
    NONE,
    SHIFT,
    SLIP,
    Key,
    Press,
    Reach,
)

_KEYS: tuple[Press, ...] = (
    (Key.Key_Delete, NONE),
    (Key.Key_Insert, NONE),
    (Key.Key_Minus, CONTROL),
    (Key.Key_C, CONTROL),
    (Key.Key_X, CONTROL),
    (Key.Key_D, CONTROL),
    (Key.Key_R, CONTROL),
    (Key.Key_D, CONTROL | SHIFT),
    (Key.Key_C, CONTROL | SHIFT),
    *MOVES,
)
# What goes about in a table, selects there, and begins to write.
_ABOUT: tuple[Press, ...] = (
    *((key, CONTROL) for key in (Key.Key_Down, Key.Key_Up, Key.Key_Right, Key.Key_Left)),
    *((key, CONTROL | SHIFT) for key in (Key.Key_Down, Key.Key_Right, Key.Key_End, Key.Key_Home)),
    *((key, SHIFT) for key in (Key.Key_Space, Key.Key_PageDown, Key.Key_Tab, Key.Key_Return)),
    *((key, NONE) for key in (Key.Key_Home, Key.Key_End, Key.Key_PageUp, Key.Key_Tab)),
    *((key, CONTROL) for key in (Key.Key_Space, Key.Key_A, Key.Key_Period, Key.Key_Backspace)),
    (Key.Key_Return, NONE),
)
_BEGIN: tuple[Press, ...] = (
    (Key.Key_F2, NONE),
    (Key.Key_Backspace, NONE),
    (Key.Key_Apostrophe, CONTROL),
    (Key.Key_Semicolon, CONTROL),
    (Key.Key_Down, ALT),
)
_END: tuple[Press, ...] = (
    (Key.Key_Return, NONE),
    (Key.Key_Return, CONTROL),
    (Key.Key_Return, SHIFT),
    (Key.Key_Tab, NONE),
    (Key.Key_Escape, NONE),
    (Key.Key_Down, NONE),
    (Key.Key_Left, NONE),
    (Key.Key_F2, NONE),
)
_OF_STEPS: tuple[Press, ...] = (
    (Key.Key_Right, ALT | SHIFT),
    (Key.Key_Left, ALT | SHIFT),
)


class GridHands(Reach):
    """Hands at the cells of a grid."""

    def _cell(self) -> GridView | None:
        """Put the cursor in a cell of a grid, with what is beside it selected or not."""
        view = self._found(GridView)
        if view is None or not view.model().rowCount():
            return None
        columns = [at for at in range(view.model().columnCount()) if not view.isColumnHidden(at)]
        index = view.model().index(
            self._chance.randrange(view.model().rowCount()), self._any(columns)
        )
        self._note(f"{index.row()},{index.column()}")
        view.setFocus()
        view.setCurrentIndex(index)
        view.scrollTo(index)
        for _ in range(self._any([0, 0, 1, 3])):
            self.press(self._any([Key.Key_Down, Key.Key_Right]), SHIFT)
        return view

    def _write_cell(self, view: GridView, text: str) -> None:
        type_text(view, text[:1])
        editors = [each for each in view.findChildren(CellEditor) if each.isVisible()]
        if editors:
            type_text(editors[-1], text[1:])

    def _edit_cell(self) -> None:
        """Write in a cell; what is written is often left there in its editor."""
        view = self._cell()
        if view is None:
            return
        if self._chance.random() < 0.5:
            self.press(*self._any(_BEGIN))
        self._write_cell(view, self._text())
        if any(each.isVisible() for each in view.findChildren(CellEditor)):
            end = self._any([*_END, None, None, None])
            if end is not None:
                self.press(*end)

    def _go_about(self) -> None:
        """Go about in a table and select there, by keys and by mouse."""
        view = self._cell()
        if view is None:
            return
        for _ in range(self._chance.randrange(1, 5)):
            self.press(*self._any(_ABOUT))
            if QApplication.focusWidget() is not view:
                return
        if self._chance.random() < 0.5:
            self._click_cell(view)
        if self._chance.random() < 0.5:
            self.press(*self._any([*_KEYS, *_BEGIN]))

    def _click_cell(self, view: GridView) -> None:
        """Click a cell in sight, or drag from there to another one, beside others or not."""
        port, held = view.viewport(), self._any([NONE, CONTROL, SHIFT])
        first, last = self._point(port), self._point(port)
        self._note(f"{held.name} {first.toTuple()} {last.toTuple()}")
        QTest.mousePress(port, LEFT, held, first)
        if self._chance.random() < 0.4:
            QTest.mouseMove(port, first + (last - first) / 2)
            QTest.mouseMove(port, last)
        else:
            last = first
        QTest.mouseRelease(port, LEFT, held, last)

    def _click_heading(self) -> None:
        """Click the headings of a table, drag one, or the head of a row."""
        view = self._found(GridView)
        if view is None:
            return
        header = self._any([view.horizontalHeader(), view.verticalHeader()]).viewport()
        first, last = self._point(header), self._point(header)
        self._note(f"{first.toTuple()} {last.toTuple()}")
        for end in (first, last):
            # A column that is selected is taken elsewhere by its heading.
            QTest.mousePress(header, LEFT, NONE, first)
            if end != first:
                QTest.mouseMove(header, first + (end - first) / 2)
                QTest.mouseMove(header, end)
            QTest.mouseRelease(header, LEFT, NONE, end)
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        if self._chance.random() < 0.3:
            view.setFocus()
            self.press(*self._any(_KEYS))

    def _point(self, widget: QWidget) -> QPoint:
        return QPoint(
            self._chance.randrange(max(1, widget.width())),
            self._chance.randrange(max(1, widget.height())),
        )

    def _correct_cell(self) -> None:
        """Type with the keyboard set to the other language, and mend the cell afterwards."""
        view = self._cell()
        if view is not None:
            self._write_cell(view, SLIP)
            self.press(*self._any([(Key.Key_Return, NONE), MEND]))
            self.press(Key.Key_Up)
            self.press(*MEND)

    def _press_in_grid(self) -> None:
        if self._cell() is not None:
            on_steps = self._window.page_name == "steps"
            self.press(*self._any(_KEYS + (_OF_STEPS if on_steps else ())))

    def _paste_block(self) -> None:
        """Paste cells, as Excel has them or as a table of Word."""
        if self._cell() is None:
            return
        wide, high = self._chance.randrange(1, 4), self._chance.randrange(1, 5)
        block = [[self._text() for _ in range(wide)] for _ in range(high)]
        mime = QMimeData()
        mime.setText("\r\n".join("\t".join(line) for line in block))
        if self._chance.random() < 0.4:
            rows = ("".join(f"<td>{text}</td>" for text in line) for line in block)
            mime.setHtml(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
        if self._chance.random() < 0.8:
            # Else what was copied or cut before.
            QGuiApplication.clipboard().setMimeData(mime)
        self.press(Key.Key_V, CONTROL)

    def _drag_row(self) -> None:
        """Drag a row by its head."""
        view = self._found(GridView, lambda each: each.verticalHeader().sectionsMovable())
        if view is not None and (rows := view.model().rowCount()):
            old, new = self._chance.randrange(rows), self._chance.randrange(rows)
            self._note(f"{old} → {new}")
            view.setFocus()
            view.verticalHeader().moveSection(old, new)
