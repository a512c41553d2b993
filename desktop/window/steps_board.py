"""The milestone grid of one activity: its steps at the left, their months at the right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QSplitter, QVBoxLayout, QWidget

from db.places import Place, value_at
from desktop.window.controls import push_button, tool_button
from desktop.window.elided_label import ElidedLabel
from desktop.window.grid import Grid
from desktop.window.milestone_view import MilestoneView, local_today
from desktop.window.months_bar import MonthsBar
from desktop.window.notice import Mark
from desktop.window.page import Tools
from desktop.window.step_cells import (
    NUMBER,
    PROGRESS,
    TEXT,
    Progress,
    StepChanges,
    StepMarks,
    step_columns,
)
from desktop.window.theme import em
from forms.build.template import figure
from forms.calendar import ERA_OFFSET, FIRST_FISCAL_MONTH, fiscal_months
from forms.compute import months_of_grid, parent_rows, step_count, step_total
from forms.edition import edition_for

if TYPE_CHECKING:
    from db.records import Activity, Package, Project
    from desktop.step_edits import StepEdits
    from forms.spans import Spans

_SPLITTER = "steps-months"
_HELP = "ลากหรือ Space ระบาย · Shift+ลูกศร ยืดหด · Ctrl+ลูกศร ย้าย · Delete ลบ · ▾ วันนี้"
# For the list of keys of the page.
STEP_KEYS = (
    ("ทำขั้นตอนเป็นขั้นตอนย่อย (ที่ช่องลำดับหรือขั้นตอน)", "Ctrl+→"),
    ("เลื่อนขั้นตอนย่อยขึ้นหนึ่งระดับ (ที่ช่องลำดับหรือขั้นตอน)", "Ctrl+←"),
)
# A board lower than so many letters has no room for the line of help.
_TALL = 30
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class StepsBoard(QWidget):
    """Shows the activity at a place, or none; every change goes through StepEdits."""

    def __init__(
        self,
        tools: Tools,
        edits: StepEdits,
        today: Callable[[], dt.date] = local_today,
    ) -> None:
        super().__init__()
        self._tools = tools
        self._edits = edits
        self._today = today
        self._place: Place | None = None
        self._progress = Progress()
        self.grid = Grid(
            tools,
            self._list_place,
            step_columns(self._progress),
            new_item=lambda _package: edits.new_step(self._activity_place()),
            name="ขั้นตอน",
        )
        self.grid.model.changes = StepChanges(
            tools.editor, self.grid.model, edits, self._activity_place, self.grid.set_row
        )
        self.months = MilestoneView(tools.theme, today)
        self.range = MonthsBar()
        self._sum_mark = Mark(tools.theme, "done", "accent", size=1.1)
        self._sum = QLabel()
        self._said = ElidedLabel()
        self._help = QLabel(_HELP)
        # As high as the bar below the months, so that rows stay beside rows.
        self._under = QWidget()
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        # Whether its parts have the widths that the user gave them.
        self._is_arranged = False
        self._arrange()
        self._connect()

    def show_activity(self, package: Package | None, place: Place | None) -> None:
        """Show an activity of a package; the cursor stays where it is the same."""
        moved, self._place = place != self._place, place
        activity = _activity(package, place)
        self._progress.show(activity)
        self.grid.refresh()
        if package is None or place is None or activity is None:
            self.months.months.show((), ())
            return
        project = _project(package, place)
        self._show_months(package, project, activity)
        self._show_sum(package, activity)
        self._sync_heights()
        self._give_room()
        if moved:
            self.grid.view.setCurrentIndex(self.grid.view.model().index(0, TEXT))
            self._show_today()

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
        if self._is_arranged:
            self._tools.memory.set_state(_SPLITTER, self._splitter.saveState())

    def _list_place(self) -> Place | None:
        return (*self._place, "steps") if self._place is not None else None

    def _activity_place(self) -> Place:
        if self._place is None:
            raise RuntimeError("no activity is shown")
        return self._place

    def _arrange(self) -> None:
        left, right = self.grid.view, self.months
        left.setVerticalHeader(StepMarks(self._tools.theme, left))
        across = left.horizontalHeader()
        across.setStretchLastSection(False)
        across.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        height = max(across.height(), right.horizontalHeader().sizeHint().height())
        across.setFixedHeight(height)
        right.horizontalHeader().setFixedHeight(height)
        left.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.setMinimumWidth(em(self, 19))
        right.setMinimumWidth(em(self, 9))
        column = cast(QVBoxLayout, self.grid.layout())
        column.replaceWidget(left, self._splitter)
        before = QWidget()
        cells = QVBoxLayout(before)
        cells.setContentsMargins(0, 0, 0, 0)
        cells.setSpacing(0)
        cells.addWidget(left, 1)
        cells.addWidget(self._under)
        self._splitter.addWidget(before)
        self._splitter.addWidget(right)
        self._splitter.setChildrenCollapsible(False)
        self._is_arranged = self._splitter.restoreState(self._tools.memory.state(_SPLITTER))
        self._fill_bar()
        foot = QHBoxLayout()
        foot.setSpacing(em(self, 0.4))
        self._sum.setWordWrap(True)
        foot.addWidget(self._sum_mark)
        foot.addWidget(self._sum, 1)
        foot.addWidget(push_button("แบ่งน้ำหนักเท่ากัน", "steps", self._share_weights))
        foot.addWidget(push_button("เรียงเลขขั้นตอนใหม่", "list", self._renumber))
        self._help.setObjectName("hint")
        self._help.setWordWrap(True)
        column.addLayout(foot)
        column.addWidget(self._help)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.grid)

    def _give_room(self) -> None:
        """Give the months the width they need, as far as there is one; the rest is for texts."""
        room = self._splitter.width() - self._splitter.handleWidth()
        months = min(self.months.wanted_width, room - em(self, 19))
        if not self._is_arranged and self._splitter.sizes() != [room - months, months]:
            self._splitter.setSizes([room - months, months])

    def _on_divided(self) -> None:
        self._is_arranged = True

    def _fill_bar(self) -> None:
        bar = self.grid.bar
        for words, keys, picture, by in (
            ("ทำเป็นขั้นตอนย่อย", "Ctrl+→ ที่ช่องขั้นตอน", "nest", 1),
            ("เลื่อนขึ้นหนึ่งระดับ", "Ctrl+← ที่ช่องขั้นตอน", "unnest", -1),
        ):
            button = tool_button(picture, f"{words} ({keys})", partial(self._nest, by))
            bar.insertWidget(bar.count() - 1, button)
        self._said.setObjectName("hint")
        self._said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        bar.addWidget(self._said, 100)
        bar.addWidget(self.range)

    def _connect(self) -> None:
        left, right = self.grid.view, self.months
        # The headings that were put in hear of rows after the view does: measure once more.
        left.sifter.modelReset.connect(left.measure)
        left.sifter.rowsInserted.connect(lambda _parent, first, last: left.measure(first, last))
        left.verticalHeader().sectionResized.connect(
            lambda row, _old, new: right.setRowHeight(row, new)
        )
        left.verticalScrollBar().valueChanged.connect(right.verticalScrollBar().setValue)
        right.verticalScrollBar().valueChanged.connect(left.verticalScrollBar().setValue)
        left.selectionModel().currentChanged.connect(self._on_cell_changed)
        right.selectionModel().currentChanged.connect(self._on_month_changed)
        right.spans_drawn.connect(self._on_spans_drawn)
        right.said.connect(self._say)
        right.left.connect(self._go_to_cells)
        left.installEventFilter(self)
        right.installEventFilter(self)
        right.viewport().installEventFilter(self)
        self._splitter.splitterMoved.connect(self._on_divided)
        self.range.chosen.connect(self._on_months_chosen)
        self.range.troubled.connect(
            lambda words: self._tools.notice.show_result(words, severity="warning")
        )

    def _show_months(self, package: Package, project: Project, activity: Activity) -> None:
        year = package.plan.fiscal_year or _fiscal_year(self._today())
        months = months_of_grid(project, year)
        self.months.parents = parent_rows(activity)
        self.months.fiscal_months = frozenset(fiscal_months(year))
        self.months.months.show(activity.steps, months, spare=True)
        given = bool(project.grid.start and project.grid.end)
        self.range.show_months(months[0], months[-1], given=given)
        self.months.drop_stale()
        self.months.viewport().update()

    def _show_sum(self, package: Package, activity: Activity) -> None:
        wanted, total = edition_for(package.plan).rules.step_sum, step_total(activity)
        words = f"{step_count(activity)} ขั้นตอน น้ำหนักรวม {figure(total)}"
        if total == wanted:
            self._sum_mark.set_mark("done", "accent")
            self._sum.setText(f"{words} ครบแล้ว")
        else:
            self._sum_mark.set_mark("warning", "warning")
            missing = wanted - total
            rest = f"ขาดอีก {figure(missing)}" if missing > 0 else f"เกินไป {figure(-missing)}"
            self._sum.setText(f"{words} ไม่ใช่ {figure(wanted)} {rest}")

    def _show_today(self) -> None:
        """Begin with today's month under the cursor, where the grid has it."""
        self.months.put_cursor(0, self.months.this_month)

    def _show_span(self, row: int, rest: Place) -> None:
        spans = self.months.months.spans(row)
        index = rest[0] if rest and isinstance(rest[0], int) else 0
        month = ""
        if index < len(spans):
            month = spans[index].end if "end" in rest else spans[index].start
        self.months.put_cursor(row, month)
        self.months.setFocus()

    def _sync_heights(self) -> None:
        left, right = self.grid.view, self.months
        for row in range(self.months.months.rowCount()):
            if right.rowHeight(row) != left.rowHeight(row):
                right.setRowHeight(row, left.rowHeight(row))

    def _share_weights(self) -> None:
        package, place = self._tools.workspace.package, self._place
        if package is not None and place is not None:
            self._edits.share_weights(place, edition_for(package.plan).rules.step_sum)

    def _renumber(self) -> None:
        if self._place is not None:
            self._edits.renumber(self._place)

    def _nest(self, by: int) -> None:
        row = self.grid.current_row
        if self._place is not None and row >= 0:
            self._edits.nest_step(self._place, row, by)

    def _say(self, words: str) -> None:
        self._said.set_words(words)

    def _go_to_cells(self) -> None:
        view = self.grid.view
        view.setCurrentIndex(view.model().index(self.months.row, PROGRESS))
        view.setFocus()

    def _go_to_months(self) -> None:
        first = self.months.months.index(self.grid.view.currentIndex().row(), 0)
        self.months.setCurrentIndex(first)
        self.months.setFocus()

    def _on_cell_changed(self) -> None:
        row = self.grid.view.currentIndex().row()
        if row != self.months.row:
            self.months.put_cursor(row)

    def _on_month_changed(self) -> None:
        view, row = self.grid.view, self.months.row
        if row >= 0 and row != view.currentIndex().row():
            view.setCurrentIndex(view.model().index(row, max(0, view.currentIndex().column())))

    def _on_spans_drawn(self, row: int, spans: Spans, words: str) -> None:
        if self._place is not None:
            self._edits.set_spans(self._place, row, spans, words)

    def _on_months_chosen(self, first: str, last: str) -> None:
        if self._place is not None:
            self._edits.set_grid(self._place[:3], first, last)

    def _cell_key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Keys of the columns that are no spreadsheet's."""
        column = self.grid.view.currentIndex().column()
        if key in _SIDES and held == Qt.KeyboardModifier.ControlModifier:
            if column in (NUMBER, TEXT):
                self._nest(_SIDES[key])
                return True
        elif key == Qt.Key.Key_Right and not held and column == PROGRESS:
            self._go_to_months()
            return True
        return False

    def _month_key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Keys of the months that are for whole steps."""
        view, control = self.grid.view, Qt.KeyboardModifier.ControlModifier
        if key in _MOVES and held == Qt.KeyboardModifier.AltModifier:
            view.move_rows(_MOVES[key])
        elif key == Qt.Key.Key_Insert and not held:
            view.setCurrentIndex(view.model().index(self.months.row, TEXT))
            view.insert_row()
        elif key == Qt.Key.Key_Minus and held == control:
            view.remove_rows()
        else:
            return False
        return True

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._help.setVisible(self.height() >= em(self, _TALL))
        self._give_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.months.viewport():
            if event.type() == QEvent.Type.Resize:
                below = self.months.height() - self.months.viewport().geometry().bottom() - 1
                self._under.setFixedHeight(below - self.months.frameWidth())
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            act = self._month_key if watched is self.months else self._cell_key
            return act(Qt.Key(event.key()), held)
        return False


def _project(package: Package, place: Place) -> Project:
    project: Project = value_at(package, place[:3])
    return project


def _activity(package: Package | None, place: Place | None) -> Activity | None:
    if package is None or place is None:
        return None
    activity: Activity = value_at(package, place)
    return activity


def _fiscal_year(day: dt.date) -> int:
    """The fiscal year of a day, for a plan that has none yet."""
    return day.year + ERA_OFFSET + (day.month >= FIRST_FISCAL_MONTH)
