"""The mouse in the months of steps: drag to paint, an end to stretch, a span to move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from desktop.window.steps.milestone_gesture import Gesture, grab
from forms.editing.spans import span_at

if TYPE_CHECKING:
    from desktop.window.steps.milestone_view import MilestoneView

_LEFT = Qt.MouseButton.LeftButton


class MilestoneMouse:
    """What the mouse does in a view; nothing is changed before the button is let go."""

    def __init__(self, view: MilestoneView) -> None:
        self._view = view
        self._held: Gesture | None = None
        self._from = QPoint()

    def press(self, event: QMouseEvent) -> None:
        """Put the cursor there and take hold of what is there; any button moves the cursor."""
        view = self._view
        if view.gesture is not None:
            view.finish()
        hit = view.hit(event.position().toPoint())
        if hit is None:
            return
        row, month, part = hit
        view.put_cursor(row, month)
        if event.button() == _LEFT:
            self._from = event.position().toPoint()
            self._held = grab(row, view.months.spans(row), month, part)

    def move(self, event: QMouseEvent) -> None:
        """Draw what is held as far as the mouse has come."""
        view, at = self._view, event.position().toPoint()
        held = self._held
        if held is None or not event.buttons() & _LEFT:
            self._show_shape(at)
            return
        far = (at - self._from).manhattanLength() >= QApplication.startDragDistance()
        if view.gesture is None and not far:
            return
        column = self._column(at.x())
        month = view.months.months[column]
        gesture = held.to(month, view.months.months)
        if gesture != view.gesture:
            view.show_gesture(gesture)
            view.scrollTo(view.months.index(held.row, column))

    def release(self, event: QMouseEvent) -> None:
        """Let go: what was drawn is made."""
        if event.button() == _LEFT:
            drawn = self._held is not None and self._view.gesture is not None
            self._held = None
            if drawn:
                self._view.finish()

    def double_click(self, event: QMouseEvent) -> None:
        """Paint the one empty month that was clicked."""
        view = self._view
        hit = view.hit(event.position().toPoint())
        if hit is None or event.button() != _LEFT:
            return
        row, month, part = hit
        spans = view.months.spans(row)
        if span_at(spans, month) is None:
            view.show_gesture(grab(row, spans, month, part))
            view.finish()

    def cancel(self) -> None:
        """Forget what is held."""
        self._held = None

    def _column(self, x: int) -> int:
        """The column at x, or the nearest in sight."""
        view = self._view
        last = len(view.months.months) - 1
        right = min(view.viewport().width() - 1, view.columnViewportPosition(last))
        column = view.columnAt(max(0, min(x, view.viewport().width() - 1)))
        if column < 0:
            return last if x >= right else 0
        if x < 0:
            return max(0, column - 1)
        return min(last, column + 1) if x >= view.viewport().width() else column

    def _show_shape(self, at: QPoint) -> None:
        """Tell by the mouse's shape what dragging would do."""
        view = self._view
        hit = view.hit(at)
        if hit is None:
            view.viewport().unsetCursor()
            return
        row, month, part = hit
        shape = Qt.CursorShape.CrossCursor
        if span_at(view.months.spans(row), month) is not None:
            inside = part == "inside"
            shape = Qt.CursorShape.OpenHandCursor if inside else Qt.CursorShape.SizeHorCursor
        view.viewport().setCursor(shape)
