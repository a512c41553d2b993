"""What is done to the spans of steps at the cursor: one is drawn, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QObject, Signal

from desktop.window.steps.milestone_gesture import Gesture, grab, paint
from desktop.window.steps.milestone_model import MilestoneModel
from forms.editing.spans import Spans, labelled, removed, span_at
from forms.editing.step_edits import setting_spans

if TYPE_CHECKING:
    from db.places import Place
    from desktop.session.session import Session

REMOVED = "ลบช่วงเวลา"
LABELLED = "แก้ข้อความบนลูกศร"
# The name of an action that copies spans.
SAME = "ใช้ช่วงเวลาตามขั้นตอนบน"


class SpanEdits(QObject):
    """The cursor in the months, the gesture in the making, and the steps of the plan they make.

    Mouse, keys and menu act on it, and a view shows it. `activity` gives where the activity
    stands whose steps these are. `row_changed` gives a row that looks different;
    `description_changed` says what stands under the cursor, or is in the making;
    `gesture_cancelled` that it was given up.
    """

    row_changed = Signal(int)
    gesture_cancelled = Signal()
    description_changed = Signal(str)

    def __init__(
        self,
        session: Session,
        activity: Callable[[], Place | None],
        milestones: MilestoneModel,
        cursor: QItemSelectionModel,
    ) -> None:
        super().__init__(milestones)
        self._session = session
        self._activity = activity
        self.milestones = milestones
        self._cursor = cursor
        self._gesture: Gesture | None = None
        cursor.currentChanged.connect(self._on_cursor_moved)

    @property
    def row(self) -> int:
        """The row of the cursor; -1 where it stands nowhere."""
        return self._cursor.currentIndex().row()

    @property
    def column(self) -> int:
        """The column of the cursor; -1 where it stands nowhere."""
        return self._cursor.currentIndex().column()

    @property
    def month(self) -> str:
        """The month of the cursor; empty where it stands nowhere."""
        months = self.milestones.months
        return months[self.column] if 0 <= self.column < len(months) else ""

    @property
    def spans(self) -> Spans:
        """The spans of the cursor's row."""
        return self.milestones.spans(self.row)

    @property
    def held(self) -> int | None:
        """Which span of its row the cursor is in; None where it is in none."""
        return span_at(self.spans, self.month) if self.row >= 0 and self.month else None

    @property
    def gesture(self) -> Gesture | None:
        """What is in the making."""
        return self._gesture

    def put_cursor(self, row: int, month: str = "") -> None:
        """Put the cursor on a row, on a month or where it stood."""
        months = self.milestones.months
        column = months.index(month) if month in months else max(0, self.column)
        if 0 <= row < self.milestones.rowCount() and column < len(months):
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self._cursor.setCurrentIndex(self.milestones.index(row, column), flag)

    def step_cursor(self, by: int) -> None:
        """Move the cursor by so many months, as far as there are some."""
        months, column = self.milestones.months, self.column + by
        if 0 <= column < len(months):
            self.put_cursor(self.row, months[column])

    def draw(self, gesture: Gesture | None) -> None:
        """Have another gesture in the making, or none."""
        rows = {each.row for each in (self._gesture, gesture) if each is not None}
        self._gesture = gesture
        for row in rows:
            self.row_changed.emit(row)
        self.describe()

    def finish(self) -> None:
        """Make what is in the making."""
        gesture = self._gesture
        self.draw(None)
        if gesture is not None and gesture.result != gesture.spans:
            self._make(gesture.row, gesture.result, gesture.words)

    def cancel(self) -> None:
        """Give up what is in the making."""
        self.gesture_cancelled.emit()
        self.draw(None)

    def cancel_stale(self) -> None:
        """Give it up where its row is no longer what it was."""
        gesture = self._gesture
        if gesture is not None and self.milestones.spans(gesture.row) != gesture.spans:
            self.cancel()

    def paint_month(self) -> None:
        """Paint the month under the cursor."""
        self.draw(paint(self.row, self.spans, self.month))
        self.finish()

    def shift(self, by: int) -> None:
        """Move the span under the cursor by so many months, and the cursor with it."""
        months = self.milestones.months
        column = self.column + by
        if 0 <= column < len(months):
            held = grab(self.row, self.spans, self.month, "inside")
            self.draw(held.to(months[column], months))
            self.finish()
            self.step_cursor(by)

    def remove(self) -> None:
        """Take away the span under the cursor."""
        if self.held is not None:
            self._give(self.row, removed(self.spans, self.held), REMOVED)

    def remove_all(self) -> None:
        """Take away every span of the row."""
        self._give(self.row, (), REMOVED)

    def copy_from_above(self) -> None:
        """Give the step the spans of the step above it."""
        if self.row > 0:
            self._give(self.row, self.milestones.spans(self.row - 1), SAME)

    def label(self, row: int, spans: Spans, index: int, words: str) -> None:
        """Put words on a span, where the row still has the spans that they were written for."""
        if self.milestones.spans(row) == spans:
            self._give(row, labelled(spans, index, words), LABELLED)

    def typing(self, row: int, index: int, words: Callable[[], str], before: str) -> None:
        """Tell of words that are being typed on a span and are not in the plan yet."""
        place = self._activity()
        if place is not None:
            self._session.typing((*place, "steps", row, "spans", index, "label"), words, before)

    def typing_ended(self) -> None:
        """Tell that they are in the plan, or were given up."""
        self._session.typing_ended()

    def describe(self) -> None:
        """Tell what is in the making, or what stands under the cursor."""
        if self._gesture is not None:
            self.description_changed.emit(self._gesture.live_words)
        elif self.row >= 0 and self.month:
            self.description_changed.emit(self.milestones.words(self.row, self.month))
        else:
            self.description_changed.emit("")

    def _give(self, row: int, spans: Spans, words: str) -> None:
        """Give a row other spans than it has."""
        if spans != self.milestones.spans(row):
            self._make(row, spans, words)

    def _make(self, row: int, spans: Spans, words: str) -> None:
        """Make a step of the plan of a row's new spans."""
        place = self._activity()
        if place is not None:
            self._session.act(setting_spans, place, row, spans, words)

    def _on_cursor_moved(self) -> None:
        self.describe()
