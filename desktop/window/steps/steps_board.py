"""The milestone grid of one activity: its steps at the left, their months at the right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from db.places import Place, value_at
from desktop.clock import local_today
from desktop.window.fields.note_key import NoteKey
from desktop.window.grid import Grid
from desktop.window.page import Tools
from desktop.window.steps.milestone_view import MilestoneView
from desktop.window.steps.months_bar import MonthsBar
from desktop.window.steps.step_cells import (
    NUMBER,
    PROGRESS,
    TEXT,
    Progress,
    StepChanges,
    step_columns,
)
from desktop.window.steps.step_foot import StepFoot
from desktop.window.steps.steps_splitter import StepsSplitter
from desktop.window.widgets.controls import tool_button
from desktop.window.widgets.elided_label import ElidedLabel
from desktop.window.widgets.theme import em
from forms.calendar import ERA_OFFSET, FIRST_FISCAL_MONTH, fiscal_months
from forms.compute import months_of_grid, parent_rows
from forms.editing.changes import EVERYTHING, Change
from forms.editing.step_edits import (
    choosing_months,
    nesting_step,
    new_step,
    renumbering,
    sharing_weights,
)

if TYPE_CHECKING:
    from db.records import Activity, Package, Project

# For the list of keys of the page.
STEP_KEYS = (
    ("ทำขั้นตอนเป็นขั้นตอนย่อย (ที่ช่องลำดับหรือขั้นตอน)", "Ctrl+→"),
    ("ย้ายขั้นตอนย่อยออกมาหนึ่งชั้น (ที่ช่องลำดับหรือขั้นตอน)", "Ctrl+←"),
)
# A board lower than so many letters has no room for the line of help.
_TALL = 30
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
        )
        self.months = MilestoneView(tools.theme, tools.session, lambda: self._place, today)
        self.range = MonthsBar()
        self._said = ElidedLabel()
        self._foot = StepFoot(tools.theme, self._share_weights, self._renumber)
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
            return
        if not moved and not change.touches(("plan", "fiscal_year"), place[:3]):
            return
        project = _project(session.package, place)
        self._show_months(session.package, project, activity)
        self._foot.show_sum(activity, session.edition.rules.step_sum)
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
        column.addWidget(self._foot)
        self.grid.note = NoteKey(self._tools, self._noted_place, partial(column.insertWidget, 2))
        self._fill_bar()
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.grid)
        self._order_tabs()

    def _fill_bar(self) -> None:
        bar = self.grid.bar
        for words, keys, picture, by in (
            ("ทำเป็นขั้นตอนย่อย", "Ctrl+→ ที่ช่องขั้นตอน", "nest", 1),
            ("ย้ายออกมาหนึ่งชั้น", "Ctrl+← ที่ช่องขั้นตอน", "unnest", -1),
        ):
            button = tool_button(picture, f"{words} ({keys})", partial(self._nest, by))
            bar.insertWidget(bar.count() - 1, button)
        low = tool_button("low-rows", "แถวแน่น เห็นขั้นตอนได้มากขึ้น", lambda: None)
        low.setCheckable(True)
        low.toggled.connect(self._splitter.show_low_rows)
        low.setChecked(self._splitter.has_low_rows)
        bar.insertWidget(bar.count() - 1, low)
        self._said.setObjectName("hint")
        self._said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        bar.addWidget(self._said, 100)
        bar.addWidget(self.range)

    def _order_tabs(self) -> None:
        """Let the Tab key go through the bar, the cells, the months and the foot in this order."""
        bar = self.grid.bar
        # With it the Tab key would pass the bar by.
        self.grid.setFocusProxy(None)  # type: ignore[arg-type]  # none may be given
        known = self.grid.findChildren(QToolButton)
        buttons = [button for button in known if bar.indexOf(button) >= 0]
        parts = (*sorted(buttons, key=bar.indexOf), *self.range.parts)
        chain = (*parts, self.grid.view, self.months, *self._foot.buttons)
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.months.edits.description_changed.connect(self._said.set_words)
        self.grid.view.installEventFilter(self)
        self.months.installEventFilter(self)
        self.range.chosen.connect(self._on_months_chosen)
        self.range.refused.connect(
            lambda words: self._tools.notice.show_result(words, severity="warning")
        )

    def _show_months(self, package: Package, project: Project, activity: Activity) -> None:
        year = package.plan.fiscal_year or _fiscal_year(self._today())
        # A grid whose end is before its start has no months: the year's are shown.
        months = months_of_grid(project, year) or fiscal_months(year)
        self.months.parents = parent_rows(activity)
        self.months.fiscal_months = frozenset(fiscal_months(year))
        self.months.milestones.show(activity.steps, months, spare=True)
        given = bool(project.grid.start and project.grid.end)
        self.range.show_months(months[0], months[-1], given=given)
        self.months.edits.cancel_stale()
        self.months.viewport().update()

    def _show_span(self, row: int, rest: Place) -> None:
        spans = self.months.milestones.spans(row)
        index = rest[0] if rest and isinstance(rest[0], int) else 0
        month = ""
        if index < len(spans):
            month = spans[index].end if "end" in rest else spans[index].start
        self.months.edits.put_cursor(row, month)
        self.months.setFocus()

    def _share_weights(self) -> None:
        session = self._tools.session
        if self._place is not None:
            session.act(sharing_weights, self._place, session.edition.rules.step_sum)

    def _renumber(self) -> None:
        if self._place is not None:
            self._tools.session.act(renumbering, self._place)

    def _nest(self, by: int) -> None:
        row = self.grid.current_row
        if self._place is not None and row >= 0:
            self._tools.session.act(nesting_step, self._place, row, by)

    def _on_months_chosen(self, first: str, last: str) -> None:
        if self._place is not None:
            self._tools.session.act(choosing_months, self._place[:3], first, last)

    def _cell_key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Keys of the columns that are no spreadsheet's."""
        column = self.grid.view.currentIndex().column()
        if key in _SIDES and held == Qt.KeyboardModifier.ControlModifier:
            if column in (NUMBER, TEXT):
                self._nest(_SIDES[key])
                return True
        elif key == Qt.Key.Key_Right and not held and column == PROGRESS:
            self._splitter.go_to_months()
            return True
        return False

    def _month_key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Keys of the months that are for whole steps."""
        view, control = self.grid.view, Qt.KeyboardModifier.ControlModifier
        if key in _MOVES and held == Qt.KeyboardModifier.AltModifier:
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._foot.help.setVisible(self.height() >= em(self, _TALL))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            act = self._month_key if watched is self.months else self._cell_key
            return act(Qt.Key(event.key()), held)
        return False


def _project(package: Package, place: Place) -> Project:
    project: Project = value_at(package, place[:3])
    return project


def _fiscal_year(day: dt.date) -> int:
    """The fiscal year of a day, for a plan that has none yet."""
    return day.year + ERA_OFFSET + (day.month >= FIRST_FISCAL_MONTH)
