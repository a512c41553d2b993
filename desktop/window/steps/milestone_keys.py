"""The keys in the months of steps: paint, extend, move and remove spans without a mouse."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop.window.steps.milestone_gesture import Gesture, extend, grab, paint
from desktop.window.steps.span_edits import SpanEdits
from desktop.window.widgets.key_places import pressed

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
# What lets go of a span that is extended or moved while it is held down.
_LET_GO = {"paint": Qt.Key.Key_Shift, "stretch": Qt.Key.Key_Shift, "move": Qt.Key.Key_Control}
# For the list of keys of the page.
MONTH_KEYS = (
    ("เริ่มและจบการขีดช่วงเวลา", "Space"),
    ("ขีดหรือยืดหดช่วงเวลา", "Shift+←, Shift+→"),
    ("ย้ายช่วงเวลา", "Ctrl+←, Ctrl+→"),
    ("เขียนข้อความบนลูกศร", "F2"),
    ("ลบช่วงเวลา", "Delete"),
    ("ใช้ช่วงเวลาตามขั้นตอนบน", "Ctrl+D"),
    ("เลิกขีด", "Esc"),
)


class MilestoneKeys:
    """What the keys do to the spans at the cursor.

    Space begins and ends painting. Shift with an arrow extends, Ctrl with an arrow moves
    the span under the cursor, both until the key is let go. Esc drops what is in the
    making. `write_label` writes on the span under the cursor, `go_to_cells` leaves the
    months for the columns before them.
    """

    def __init__(
        self,
        edits: SpanEdits,
        *,
        write_label: Callable[[], object],
        go_to_cells: Callable[[], object],
    ) -> None:
        self._edits = edits
        self._write_label = write_label
        self._go_to_cells = go_to_cells
        # Whether Space began what is in the making, which Space then ends.
        self._is_pinned = False

    def press(self, event: QKeyEvent) -> bool:
        """Whether the key meant something here."""
        edits = self._edits
        if edits.row < 0 or not edits.month:
            return False
        keys = pressed(event)
        key, held = keys.key(), keys.keyboardModifiers()
        if key in _SIDES and held in (_NONE, _SHIFT, _CONTROL):
            return self._to_side(_SIDES[key], held)
        if held == _CONTROL and key == Qt.Key.Key_D:
            edits.copy_from_above()
            return True
        if held != _NONE:
            return False
        return self._plain(key)

    def release(self, event: QKeyEvent) -> None:
        """Letting go of Shift or Ctrl makes what was extended or moved with it."""
        gesture = self._edits.gesture
        if gesture is None or self._is_pinned or event.isAutoRepeat():
            return
        if event.key() == _LET_GO[gesture.kind]:
            self._edits.finish()

    def _plain(self, key: Qt.Key) -> bool:
        edits, drawing = self._edits, self._edits.gesture is not None
        if key == Qt.Key.Key_Space:
            self._toggle_paint()
        elif key == Qt.Key.Key_F2:
            edits.finish()
            self._write_label()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if drawing:
                edits.finish()
            else:
                edits.put_cursor(edits.row + 1)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            edits.remove()
        elif key == Qt.Key.Key_Escape and drawing:
            edits.cancel()
        else:
            # Up and down do not leave the row of what is in the making.
            return drawing and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}
        return True

    def _toggle_paint(self) -> None:
        edits = self._edits
        if edits.gesture is not None:
            edits.finish()
            return
        self._is_pinned = True
        edits.draw(paint(edits.row, edits.spans, edits.month))

    def _to_side(self, by: int, held: Qt.KeyboardModifier) -> bool:
        edits = self._edits
        if edits.gesture is None:
            self._is_pinned = False
            if held == _NONE:
                return self._leave_to_the_left(by)
            if held == _CONTROL:
                if edits.held is None:
                    return True
                edits.draw(grab(edits.row, edits.spans, edits.month, "inside"))
            else:
                edits.draw(extend(edits.row, edits.spans, edits.month, later=by > 0))
        elif not self._is_pinned and held == _NONE:
            edits.finish()
            return self._leave_to_the_left(by)
        self._go(edits.gesture, by)
        return True

    def _go(self, gesture: Gesture | None, by: int) -> None:
        """Take the cursor a month on, and what is in the making with it."""
        if gesture is None:
            return
        edits, months = self._edits, self._edits.milestones.months
        column = max(0, min(edits.column + by, len(months) - 1))
        gone = gesture.to(months[column], months)
        if gone.at in months:
            edits.put_cursor(edits.row, gone.at)
        edits.draw(gone)

    def _leave_to_the_left(self, by: int) -> bool:
        """Before the first month stand the other columns."""
        if by < 0 and self._edits.column == 0:
            self._go_to_cells()
            return True
        return False
