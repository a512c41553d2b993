"""The mouse in the months of steps: drag to paint, an end to stretch, a span to move."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QTableView

from desktop.window.steps.milestone_gesture import Gesture, Part, grab
from desktop.window.steps.span_edits import SpanEdits
from forms.editing.spans import span_at

_LEFT = Qt.MouseButton.LeftButton


class MilestoneMouse:
    """What the mouse does in a table of months; all is changed as the button is let go."""

    def __init__(self, table: QTableView, edits: SpanEdits) -> None:
        self._table = table
        self._edits = edits
        self._held: Gesture | None = None
        self._from = QPoint()
        edits.gesture_cancelled.connect(self._let_go)

    def press(self, event: QMouseEvent) -> None:
        """Put the cursor there and take hold of what is there; any button moves the cursor."""
        edits = self._edits
        if edits.gesture is not None:
            edits.finish()
        hit = self._hit(event.position().toPoint())
        if hit is None:
            return
        row, month, part = hit
        edits.put_cursor(row, month)
        if event.button() == _LEFT:
            self._from = event.position().toPoint()
            self._held = grab(row, edits.spans, month, part)

    def move(self, event: QMouseEvent) -> None:
        """Draw what is held as far as the mouse has come."""
        edits, at = self._edits, event.position().toPoint()
        held = self._held
        if held is None or not event.buttons() & _LEFT:
            self._show_shape(at)
            return
        far = (at - self._from).manhattanLength() >= QApplication.startDragDistance()
        if edits.gesture is None and not far:
            return
        column = self._column(at.x())
        months = edits.milestones.months
        gesture = held.to(months[column], months)
        if gesture != edits.gesture:
            edits.draw(gesture)
            self._table.scrollTo(edits.milestones.index(held.row, column))

    def release(self, event: QMouseEvent) -> None:
        """Let go: what was drawn is made."""
        if event.button() == _LEFT:
            drawn = self._held is not None and self._edits.gesture is not None
            self._held = None
            if drawn:
                self._edits.finish()

    def double_click(self, event: QMouseEvent) -> None:
        """Paint the one empty month that was clicked."""
        hit = self._hit(event.position().toPoint())
        if hit is None or event.button() != _LEFT:
            return
        row, month, part = hit
        spans = self._edits.milestones.spans(row)
        if span_at(spans, month) is None:
            self._edits.draw(grab(row, spans, month, part))
            self._edits.finish()

    def _let_go(self) -> None:
        """Forget what is held."""
        self._held = None

    def _hit(self, at: QPoint) -> tuple[int, str, Part] | None:
        """The row and month at a point, and which part of a span is there."""
        table, milestones = self._table, self._edits.milestones
        row, column = table.rowAt(at.y()), table.columnAt(at.x())
        if not (0 <= row < milestones.rowCount() and 0 <= column < len(milestones.months)):
            return None
        month = milestones.months[column]
        spans = milestones.spans(row)
        index = span_at(spans, month)
        part: Part = "inside"
        if index is not None:
            edge = table.columnWidth(column) / 3
            x = at.x() - table.columnViewportPosition(column)
            if spans[index].end == month and x >= table.columnWidth(column) - edge:
                part = "end"
            elif spans[index].start == month and x < edge:
                part = "start"
        return row, month, part

    def _column(self, x: int) -> int:
        """The column at x, or the nearest in sight."""
        table = self._table
        last = len(self._edits.milestones.months) - 1
        right = min(table.viewport().width() - 1, table.columnViewportPosition(last))
        column = table.columnAt(max(0, min(x, table.viewport().width() - 1)))
        if column < 0:
            return last if x >= right else 0
        if x < 0:
            return max(0, column - 1)
        return min(last, column + 1) if x >= table.viewport().width() else column

    def _show_shape(self, at: QPoint) -> None:
        """Tell by the mouse's shape what dragging would do."""
        viewport = self._table.viewport()
        hit = self._hit(at)
        if hit is None:
            viewport.unsetCursor()
            return
        row, month, part = hit
        shape = Qt.CursorShape.CrossCursor
        if span_at(self._edits.milestones.spans(row), month) is not None:
            inside = part == "inside"
            shape = Qt.CursorShape.OpenHandCursor if inside else Qt.CursorShape.SizeHorCursor
        viewport.setCursor(shape)
