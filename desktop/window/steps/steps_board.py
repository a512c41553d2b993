"""The milestone grid of one activity: its steps at the left, their months at the right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from db.places import Place, value_at
from desktop.clock import local_today
from desktop.window.fields.note_key import NoteKey
from desktop.window.grid import Grid
from desktop.window.grid.floating_note import FloatingNote
from desktop.window.grid.footer import Totals
from desktop.window.page import Tools
from desktop.window.steps.milestone_view import MilestoneView
from desktop.window.steps.step_cells import (
    TEXT,
    Progress,
    StepChanges,
    step_columns,
)
from desktop.window.steps.step_foot import Due, StepFoot, totals_of
from desktop.window.steps.steps_splitter import StepsSplitter
from desktop.window.widgets.controls import settle, tool_button
from desktop.window.widgets.key_places import pressed
from desktop.window.widgets.writing import writing
from forms.calendar import ERA_OFFSET, FIRST_FISCAL_MONTH, fiscal_months
from forms.compute import months_of_grid, quarter_months, step_count, step_number, step_total
from forms.editing.changes import EVERYTHING, Change
from forms.editing.step_edits import (
    nesting_step,
    new_step,
    renumbering,
    sharing_weights,
)
from forms.reporting.progress import (
    months_of_step,
    parent_months,
    planned_of_activity,
    steps_reported,
)

if TYPE_CHECKING:
    from db.records import Activity, Package, Project

# For the list of keys of the page.
STEP_KEYS = (
    ("ทำขั้นตอนเป็นขั้นตอนย่อย (ที่ช่องลำดับหรือขั้นตอน)", "Alt+Shift+→"),
    ("ย้ายขั้นตอนย่อยออกมาหนึ่งชั้น (ที่ช่องลำดับหรือขั้นตอน)", "Alt+Shift+←"),
)
_LAST_QUARTER = 4
# Held for what is done with whole steps.
_WHOLE = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class StepsBoard(QWidget):
    """Shows the activity at a place, or none; every change goes through the session."""

    def __init__(
        self,
        tools: Tools,
        today: Callable[[], dt.date] = local_today,
    ) -> None:
        super().__init__()
        self._tools = tools
        self._today = today
        self._place: Place | None = None
        self._progress = Progress()
        self.months = MilestoneView(tools.theme, tools.session, lambda: self._place, today)
        self.grid = Grid(
            tools,
            self._list_place,
            step_columns(self._progress),
            new_item=lambda package: new_step(package, self._activity_place()),
            name="ขั้นตอน",
            changes=partial(
                StepChanges,
                activity=self._activity_place,
                show_row=self._show_row,
            ),
            footer=lambda theme, view: StepFoot(theme, view, self.months),
        )
        self.foot = cast(StepFoot, self.grid.footer)
        self._splitter = StepsSplitter(tools.theme, tools.memory, self.grid.view, self.months)
        self._arrange()
        self._connect()

    def show_activity(self, place: Place | None, change: Change = EVERYTHING) -> None:
        """Show the activity at a place; the cursor stays where it is the same."""
        moved = place != self._place
        if moved:
            self.grid.keep_typed()
        session, self._place = self._tools.session, place
        activity: Activity | None = None if place is None else value_at(session.package, place)
        self._progress.show(activity)
        self.grid.refresh(change)
        if place is None or activity is None:
            self.months.milestones.show((), ())
            self.foot.show_activity(Totals(""), ())
            return
        if not moved and not change.touches(("plan", "fiscal_year"), ("reports",), place[:3]):
            return
        project = _project(session.package, place)
        self._show_months(session.package, project, activity)
        self._show_totals(activity)
        self._splitter.settle()
        if moved:
            self.grid.view.setCurrentIndex(self.grid.view.model().index(0, TEXT))
            self.months.edits.put_cursor(0, self.months.this_month)

    def show_place(self, place: Place) -> bool:
        """Bring a field of the activity into sight; False where it is none of its."""
        own = self._place
        if own is None or place[: len(own)] != own:
            return False
        rest = place[len(own) :]
        if len(rest) > 2 and rest[2] == "spans" and isinstance(rest[1], int):
            self._show_span(rest[1], rest[3:])
            return True
        if not self.grid.show_place(place):
            self.grid.view.setFocus()
        return True

    def in_tab_order(self) -> Sequence[QWidget]:
        """The cells, then the months."""
        return self.grid.view, self.months

    def leave(self) -> None:
        """Remember how wide the months are."""
        self._splitter.leave()

    def _show_row(self, row: int) -> None:
        self.grid.set_row(row)

    def _list_place(self) -> Place | None:
        return (*self._place, "steps") if self._place is not None else None

    def _activity_place(self) -> Place:
        if self._place is None:
            raise RuntimeError("no activity is shown")
        return self._place

    def _noted_place(self) -> Place | None:
        """What F1 tells of: the months, or the column of the cursor."""
        steps = self._list_place()
        in_months = steps is not None and self.months.hasFocus()
        return (*steps, "spans") if in_months and steps else self.grid.column_place()

    def _arrange(self) -> None:
        column = cast(QVBoxLayout, self.grid.layout())
        # The table has gone into the splitter, which stands where it stood.
        column.insertWidget(1, self._splitter, 1)
        column.removeWidget(self.foot)
        note = FloatingNote(self.grid, self._row_in_use)
        self.grid.note = NoteKey(self._tools, self._noted_place, note.put)
        self._fill_bar()
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.grid)
        self._order_tabs()

    def _row_in_use(self) -> QRect:
        """Where the row of the cursor is, in the table and the months."""
        box = self.grid.view.row_in_use()
        top = self.grid.view.mapTo(self.grid, box.topLeft()).y()
        return QRect(0, top, self.grid.width(), box.height())

    def _fill_bar(self) -> None:
        bar = self.grid.bar
        for words, keys, picture, by in (
            ("ทำเป็นขั้นตอนย่อย", "Alt+Shift+→ ที่ช่องขั้นตอน", "nest", 1),
            ("ย้ายออกมาหนึ่งชั้น", "Alt+Shift+← ที่ช่องขั้นตอน", "unnest", -1),
        ):
            button = tool_button(picture, f"{words} ({keys})", partial(self._nest, by))
            writing(button)
            bar.put_after_acts(button)
        # Its few columns are all needed.
        bar.columns_button.hide()
        bar.density_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        # The tabs beside it give way first.
        bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _order_tabs(self) -> None:
        """Let the Tab key go from the cells to the months."""
        # With it the Tab key would pass the bar by.
        self.grid.setFocusProxy(None)  # type: ignore[arg-type]  # none may be given
        QWidget.setTabOrder(self.grid.view, self.months)

    def _connect(self) -> None:
        self.months.edits.description_changed.connect(self._on_described)
        self.grid.view.installEventFilter(self)
        self.months.installEventFilter(self)

    def _show_months(self, package: Package, project: Project, activity: Activity) -> None:
        year = package.plan.fiscal_year or _fiscal_year(self._today())
        # A grid whose end is before its start has no months: the year's are shown.
        months = months_of_grid(project, year) or fiscal_months(year)
        self.months.brackets = parent_months(activity)
        self.months.done = self._done(package, project, activity)
        self.months.fiscal_months = frozenset(fiscal_months(year))
        self.months.milestones.show(activity.steps, months, spare=True)
        self.months.edits.cancel_stale()
        self.months.viewport().update()

    def _done(self, package: Package, project: Project, activity: Activity) -> dict[int, float]:
        """How much of each step was reported as done last, 0 to 1, by its row."""
        at = self._activity_place()[-1]
        known = steps_reported(package, project.key, _LAST_QUARTER)
        numbers = (step_number(step) for step in activity.steps)
        found = ((row, known.get((int(at), number))) for row, number in enumerate(numbers))
        return {row: float(each.figure) / 100 for row, each in found if each is not None}

    def _show_totals(self, activity: Activity) -> None:
        """Say what the steps weigh, and what of them is due by the end of each quarter."""
        session = self._tools.session
        year = session.package.plan.fiscal_year or _fiscal_year(self._today())
        total, wanted = step_total(activity), session.edition.rules.step_sum
        ends = {n: quarter_months(year, n)[-1] for n in range(1, _LAST_QUARTER + 1)}
        due = []
        if any(months_of_step(step) for step in activity.steps):
            planned = planned_of_activity(activity, tuple(ends.values()))
            due = [
                Due(number, month, percent.quantize(Decimal(1)))
                for (number, month), percent in zip(ends.items(), planned, strict=True)
            ]
        self.foot.show_activity(totals_of(step_count(activity), total, wanted), due)

    def _on_described(self, words: str) -> None:
        self.foot.show_month(words if self.months.hasFocus() else "")

    def _show_span(self, row: int, rest: Place) -> None:
        spans = self.months.milestones.spans(row)
        index = rest[0] if rest and isinstance(rest[0], int) else 0
        month = ""
        if index < len(spans):
            month = spans[index].end if "end" in rest else spans[index].start
        self.months.edits.put_cursor(row, month)
        self.months.setFocus()

    def share_weights(self) -> None:
        """Give every step the same weight."""
        settle()
        session = self._tools.session
        if self._place is not None:
            session.act(sharing_weights, self._place, session.edition.rules.step_sum)

    def renumber(self) -> None:
        """Number the steps in their order."""
        settle()
        if self._place is not None:
            self._tools.session.act(renumbering, self._place)

    def _nest(self, by: int) -> None:
        row = self.grid.current_row
        if self._place is not None and row >= 0:
            self._tools.session.act(nesting_step, self._place, row, by)

    def _cell_key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Keys of the columns that are no spreadsheet's."""
        column = self.grid.view.currentIndex().column()
        if key in _SIDES and held == _WHOLE:
            self._nest(_SIDES[key])
            return True
        if key == Qt.Key.Key_Right and not held and column == self.grid.view.columns.open[-1]:
            self._splitter.go_to_months()
            return True
        return False

    def _month_key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Keys of the months that are for whole steps."""
        view, control = self.grid.view, Qt.KeyboardModifier.ControlModifier
        if key in _MOVES and held == _WHOLE:
            view.edits.move_rows(_MOVES[key])
        elif key == Qt.Key.Key_Insert and not held:
            view.setCurrentIndex(view.model().index(self.months.edits.row, TEXT))
            view.edits.insert_row()
        elif key == Qt.Key.Key_Minus and held == control:
            view.edits.remove_rows()
        else:
            return False
        return True

    # Qt's own names from here on.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.months and event.type() == QEvent.Type.FocusOut:
            self.foot.show_month("")
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            keys = pressed(event)
            act = self._month_key if watched is self.months else self._cell_key
            return act(keys.key(), keys.keyboardModifiers())
        return False


def _project(package: Package, place: Place) -> Project:
    project: Project = value_at(package, place[:3])
    return project


def _fiscal_year(day: dt.date) -> int:
    """The fiscal year of a day, for a plan that has none yet."""
    return day.year + ERA_OFFSET + (day.month >= FIRST_FISCAL_MONTH)
