"""What hands do in the months of steps: paint by mouse and by keys, and choose the months."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.window.steps.milestone_boxes import row_box
from desktop.window.steps.milestone_label import LabelBox
from desktop.window.steps.milestone_view import MilestoneView
from desktop.window.steps.months_bar import MonthsBar
from tests.desktop.keyboard import type_text
from tests.desktop.window.hands.reach import (
    CONTROL,
    LEFT,
    MOVES,
    NONE,
    SHIFT,
    Key,
    Press,
    Reach,
)

_KEYS: tuple[Press, ...] = (
    (Key.Key_Space, NONE),
    (Key.Key_Delete, NONE),
    (Key.Key_Return, NONE),
    (Key.Key_Escape, NONE),
    (Key.Key_D, CONTROL),
    (Key.Key_Insert, NONE),
    (Key.Key_Minus, CONTROL),
    *MOVES,
)


class MonthHands(Reach):
    """Hands at the months."""

    def _months(self) -> MilestoneView | None:
        if self._window.page_name != "steps" and self._chance.random() < 0.1:
            self._window.show_page("steps")
            QApplication.processEvents()
        view = self._found(MilestoneView)
        return view if view is not None and view.milestones.rowCount() else None

    def _spot(self, view: MilestoneView, row: int) -> QPoint:
        column = self._chance.randrange(len(view.milestones.months))
        x = view.columnViewportPosition(column) + view.columnWidth(column) * self._chance.random()
        return QPoint(round(x), row_box(view, row).center().y())

    def _drag_months(self) -> None:
        """Paint, stretch or move a span with the mouse."""
        view = self._months()
        if view is None:
            return
        row = self._chance.randrange(view.milestones.rowCount())
        view.scrollTo(view.milestones.index(row, 0))
        first, last = self._spot(view, row), self._spot(view, row)
        self._note(f"{row} {first.toTuple()} {last.toTuple()}")
        port = view.viewport()
        QTest.mousePress(port, LEFT, NONE, first)
        QTest.mouseMove(port, first + QPoint(2, 0))
        QTest.mouseMove(port, last)
        if self._chance.random() < 0.1:
            self.press(Key.Key_Escape)
        QTest.mouseRelease(port, LEFT, NONE, last)

    def _press_in_months(self) -> None:
        """Paint, stretch or move a span with the keys."""
        view = self._months()
        if view is None:
            return
        view.setFocus()
        view.edits.put_cursor(
            self._chance.randrange(view.milestones.rowCount()),
            self._any(view.milestones.months),
        )
        held = self._any([SHIFT, CONTROL, NONE])
        if held is NONE:
            self.press(*self._any(_KEYS))
        for _ in range(self._chance.randrange(4)):
            self.press(self._any([Key.Key_Left, Key.Key_Right]), held)
        if self._chance.random() < 0.8:
            QTest.keyRelease(
                view, {SHIFT: Key.Key_Shift, CONTROL: Key.Key_Control}.get(held, Key.Key_A)
            )

    def _write_on_arrow(self) -> None:
        """Write on an arrow, or begin to where there is none."""
        view = self._months()
        if view is None:
            return
        row = self._chance.randrange(view.milestones.rowCount())
        months = view.milestones.months
        spans = [span for span in view.milestones.spans(row) if span.start in months]
        view.setFocus()
        view.edits.put_cursor(row, self._any([span.start for span in spans] or months))
        self.press(Key.Key_F2)
        line = QApplication.focusWidget()
        if isinstance(line, LabelBox):
            line.selectAll()
            type_text(line, self._text())
            self.press(self._any([Key.Key_Return, Key.Key_Tab, Key.Key_Escape]))

    def _type_months(self) -> None:
        """Type the first or the last month of the grid."""
        bar = self._found(MonthsBar)
        if bar is not None:
            line = self._any([bar.first, bar.last])
            line.setFocus()
            line.selectAll()
            type_text(line, self._any(["ต.ค. 66", "มี.ค. 2567", "ก.ย. 67", "13/2567", ""]))
            self.press(self._any([Key.Key_Return, Key.Key_Tab]))
