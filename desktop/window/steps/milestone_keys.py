"""The keys in the months of steps: paint, extend, move and remove spans without a mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop.window.steps.milestone_gesture import REMOVED, Gesture, extend, grab, paint
from forms.editing.spans import removed, span_at

if TYPE_CHECKING:
    from desktop.window.steps.milestone_view import MilestoneView

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
# What lets go of a span that is extended or moved while it is held down.
_LET_GO = {"paint": Qt.Key.Key_Shift, "stretch": Qt.Key.Key_Shift, "move": Qt.Key.Key_Control}
# For the list of keys of the page.
MONTH_KEYS = (
    ("เริ่มและจบการระบายช่วงเวลา", "Space"),
    ("ระบายหรือยืดหดช่วงเวลา", "Shift+←, Shift+→"),
    ("ย้ายช่วงเวลา", "Ctrl+←, Ctrl+→"),
    ("เขียนข้อความบนลูกศร", "F2"),
    ("ลบช่วงเวลา", "Delete"),
    ("ใช้ช่วงเวลาตามขั้นตอนบน", "Ctrl+D"),
    ("เลิกระบาย", "Esc"),
)
# The name of an action that copies spans.
SAME = "ใช้ช่วงเวลาตามขั้นตอนบน"


class MilestoneKeys:
    """What the keys do in a view.

    Space begins and ends painting. Shift with an arrow extends, Ctrl with an arrow moves
    the span under the cursor, both until the key is let go. Esc drops what is in the
    making.
    """

    def __init__(self, view: MilestoneView) -> None:
        self._view = view
        # Whether Space began what is in the making, which Space then ends.
        self._is_pinned = False

    def press(self, event: QKeyEvent) -> bool:
        """Whether the key meant something here."""
        view = self._view
        if view.row < 0 or not view.month:
            return False
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _SIDES and held in (_NONE, _SHIFT, _CONTROL):
            return self._to_side(_SIDES[key], held)
        if held == _CONTROL and key == Qt.Key.Key_D:
            self.copy_from_above()
            return True
        if held != _NONE:
            return False
        return self._plain(key)

    def release(self, event: QKeyEvent) -> None:
        """Letting go of Shift or Ctrl makes what was extended or moved with it."""
        gesture = self._view.gesture
        if gesture is None or self._is_pinned or event.isAutoRepeat():
            return
        if event.key() == _LET_GO[gesture.kind]:
            self._view.finish()

    def remove(self) -> None:
        """Take away the span under the cursor."""
        view = self._view
        spans = view.months.spans(view.row)
        index = span_at(spans, view.month)
        if index is not None:
            view.give(view.row, removed(spans, index), REMOVED)

    def copy_from_above(self) -> None:
        """Give the step the spans of the step above it."""
        row = self._view.row
        if row > 0:
            self._view.give(row, self._view.months.spans(row - 1), SAME)

    def _plain(self, key: Qt.Key) -> bool:
        view, drawing = self._view, self._view.gesture is not None
        if key == Qt.Key.Key_Space:
            self._toggle_paint()
        elif key == Qt.Key.Key_F2:
            view.finish()
            view.write_label()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if drawing:
                view.finish()
            else:
                view.put_cursor(view.row + 1)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.remove()
        elif key == Qt.Key.Key_Escape and drawing:
            view.drop()
        else:
            # Up and down do not leave the row of what is in the making.
            return drawing and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}
        return True

    def _toggle_paint(self) -> None:
        view = self._view
        if view.gesture is not None:
            view.finish()
            return
        self._is_pinned = True
        view.show_gesture(paint(view.row, view.months.spans(view.row), view.month))

    def _to_side(self, by: int, held: Qt.KeyboardModifier) -> bool:
        view = self._view
        spans = view.months.spans(view.row)
        if view.gesture is None:
            self._is_pinned = False
            if held == _NONE:
                return self._leave_to_the_left(by)
            if held == _CONTROL:
                if span_at(spans, view.month) is None:
                    return True
                view.show_gesture(grab(view.row, spans, view.month, "inside"))
            else:
                view.show_gesture(extend(view.row, spans, view.month, later=by > 0))
        elif not self._is_pinned and held == _NONE:
            view.finish()
            return self._leave_to_the_left(by)
        self._go(view.gesture, by)
        return True

    def _go(self, gesture: Gesture | None, by: int) -> None:
        """Take the cursor a month on, and what is in the making with it."""
        view = self._view
        if gesture is None:
            return
        months = view.months.months
        column = max(0, min(months.index(view.month) + by, len(months) - 1))
        gone = gesture.to(months[column], months)
        if gone.at in months:
            view.step_cursor(months.index(gone.at) - months.index(view.month))
        view.show_gesture(gone)

    def _leave_to_the_left(self, by: int) -> bool:
        """Before the first month stand the other columns."""
        view = self._view
        if by < 0 and view.currentIndex().column() == 0:
            view.left.emit()
            return True
        return False
