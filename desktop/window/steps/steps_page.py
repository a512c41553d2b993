"""ขั้นตอน/ปฏิทิน: the steps of a project's activities and the months they take."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from db.places import Place
from desktop.clock import local_today
from desktop.window.page import Filled, Page, Tools
from desktop.window.projects.project_picker import ProjectPicker
from desktop.window.steps.activity_tabs import ActivityTabs
from desktop.window.steps.milestone_keys import MONTH_KEYS
from desktop.window.steps.steps_board import STEP_KEYS, StepsBoard
from desktop.window.widgets.controls import act_button
from desktop.window.widgets.elided_label import ElidedLabel
from desktop.window.widgets.empty_state import EmptyState
from desktop.window.widgets.tab_order import chain
from desktop.window.widgets.theme import px, set_role
from desktop.window.widgets.tokens import GAP_2, GAP_3, TOOLBAR_HEIGHT
from desktop.window.widgets.writing import writing
from forms.editing.changes import EVERYTHING, Change
from forms.editing.step_edits import adding_activity, choosing_months

if TYPE_CHECKING:
    from db.records import Project

# A page narrower than this shows its list of projects only when asked.
_ROOMY = 1080
_LIST_WIDTH, _LEAST_LIST = 240, 190
_SPLITTER = "steps"
# What the list of projects tells of: in which order, what they serve, how their steps stand.
_READS: tuple[Place, ...] = (
    ("plan", "projects"),
    ("plan", "indicators"),
    ("plan", "framework"),
    ("plan", "part1"),
    ("plan", "part2"),
    ("plan", "part3"),
)


class StepsPage(Page):
    """The list of projects, and beside it the milestone grid of the chosen one."""

    previews = False

    def __init__(self, tools: Tools, today: Callable[[], dt.date] = local_today) -> None:
        super().__init__()
        self._tools = tools
        # The key of the chosen project: it stays chosen where it is moved.
        self._key = ""
        self._is_roomy = True
        self.picker = ProjectPicker(tools.theme)
        self.board = StepsBoard(tools, today)
        self.footer = self.board.foot
        self.tabs = ActivityTabs(tools, self.board.grid.bar)
        self._name = ElidedLabel()
        self._toggle = act_button("โครงการ", "list", lambda: None, "แสดงหรือซ่อนรายชื่อโครงการ")
        without_steps = EmptyState(
            "ยังไม่มีขั้นตอน",
            "เพิ่มขั้นตอนการปฏิบัติงานของโครงการนี้ แล้วขีดเดือนที่ทำในปฏิทิน",
            ("เพิ่มขั้นตอนแรก", "add", self._add_first),
        )
        without_projects = EmptyState(
            "ยังไม่มีโครงการ",
            "ขั้นตอนเป็นของโครงการ เพิ่มโครงการก่อน แล้วกลับมาที่หน้านี้",
            ("ไปที่โครงการ", "projects", lambda: tools.go_to(("plan", "projects"))),
        )
        self._empty = (without_steps, without_projects)
        self._first = without_steps.button
        writing(self._first)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._stack = QStackedLayout()
        self._commands = (
            self.command("โครงการถัดไป", "Alt+PgDown", lambda: self._step(1)),
            self.command("โครงการก่อนหน้า", "Alt+PgUp", lambda: self._step(-1)),
            self.command("แบ่งน้ำหนักเท่ากัน", "", self.board.share_weights),
            self.command("เรียงเลขขั้นตอนใหม่", "", self.board.renumber),
        )
        writing(*self._commands[2:])
        self.tabs.offer(self._commands[2:])
        self._arrange()
        self.picker.chosen.connect(self._on_project_chosen)
        self.tabs.chosen.connect(lambda _position: self._show_activity())
        self.tabs.range.chosen.connect(self._on_months_chosen)
        self.tabs.range.typed.connect(self._on_month_typed)
        self.tabs.range.typing_over.connect(tools.session.typing_ended)
        self.tabs.range.refused.connect(
            lambda words: tools.notice.show_result(words, severity="warning")
        )

    def show_change(self, change: Change) -> None:
        """List the projects, and show the chosen one as it is now."""
        session = self._tools.session
        if change.touches(*_READS):
            self.picker.show_package(session.package, session.edition.rules, change)
        if self._index is None:
            shown = self.picker.shown
            self._key = shown[0].project.key if shown else ""
        self._show_project(change)

    def show_place(self, place: Place) -> None:
        """Show the project of a place, its activity, and the field there."""
        projects, index = self._projects, place[2] if len(place) > 2 else None
        if not isinstance(index, int) or index >= len(projects):
            return
        self._key = projects[index].key
        self._show_project()
        rest = place[3:]
        if rest[:1] == ("grid",):
            self.tabs.write_months(last="end" in rest)
            return
        if len(rest) > 1 and isinstance(rest[1], int):
            self.tabs.choose(rest[1])
        if rest[2:3] == ("title",):
            self.tabs.write_title()
        elif self.tabs.place is None:
            self._first.setFocus()
        elif not self.board.show_place(place):
            self.board.grid.view.setFocus()

    def first_box(self) -> QWidget:
        """The steps, or what adds the first one; the list of projects where there is none."""
        if self.tabs.place is not None:
            return self.board.grid.view
        return self._first if self._project is not None else self.picker.search

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of the months, and those of the steps beside those of every grid."""
        return (*MONTH_KEYS, *STEP_KEYS)

    def commands(self) -> tuple[QAction, ...]:
        """Going from project to project, and what is done with activities and all steps."""
        return (*self._commands, *self.tabs.commands)

    def filled(self) -> Filled | None:
        """How many projects have steps, where no form of the edition asks for them."""
        session = self._tools.session
        if not session.is_open or session.edition.form_with("steps"):
            return None
        kept = [project for project in self._projects if not project.dropped]
        found = sum(any(activity.steps for activity in each.activities) for each in kept)
        return Filled(found, len(kept), f"มีขั้นตอน {found:,} จาก {len(kept):,} โครงการ")

    def leave(self) -> None:
        """Remember the widths of list and months."""
        self._tools.memory.set_state(_SPLITTER, self._splitter.saveState())
        self.board.leave()

    @property
    def _projects(self) -> tuple[Project, ...]:
        session = self._tools.session
        return session.package.plan.projects if session.is_open else ()

    @property
    def _index(self) -> int | None:
        """The position of the chosen project in the plan."""
        found = (at for at, item in enumerate(self._projects) if item.key == self._key)
        return next(found, None)

    @property
    def _project(self) -> Project | None:
        index = self._index
        return None if index is None else self._projects[index]

    def _arrange(self) -> None:
        self._toggle.setCheckable(True)
        self._toggle.setChecked(True)
        self._toggle.setAccessibleName("รายชื่อโครงการ")
        self._toggle.toggled.connect(self.picker.setVisible)
        set_role(self._name, "strong")
        head = QHBoxLayout()
        head.setContentsMargins(px(GAP_3), 0, px(GAP_3), 0)
        head.setSpacing(px(GAP_2))
        head.addWidget(self._toggle)
        head.addWidget(self._name, 1)
        self._top = QWidget()
        self._top.setFixedHeight(px(TOOLBAR_HEIGHT))
        self._top.setLayout(head)
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addLayout(self._stack, 1)
        shown = QWidget()
        inner = QVBoxLayout(shown)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.tabs)
        inner.addWidget(self.board, 1)
        self._stack.addWidget(shown)
        for empty in self._empty:
            self._stack.addWidget(empty)
        self._splitter.addWidget(self.picker)
        self._splitter.addWidget(beside)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setSizes([px(_LIST_WIDTH), px(4 * _LIST_WIDTH)])
        self._splitter.restoreState(self._tools.memory.state(_SPLITTER))
        self.picker.setMinimumWidth(px(_LEAST_LIST))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._splitter)
        chain(self.picker.list, self.tabs, self.board)

    def _step(self, by: int) -> None:
        """Show another project of the list, and go on in its steps."""
        places = [choice.index for choice in self.picker.shown]
        at = places.index(self._index) + by if self._index in places else 0
        if 0 <= at < len(places):
            self._on_project_chosen(places[at])
            self.begin()

    def _show_project(self, change: Change = EVERYTHING) -> None:
        index, project = self._index, self._project
        place: Place | None = ("plan", "projects", index) if index is not None else None
        if index is not None:
            self.picker.choose(index)
        name = (project.name or "(ยังไม่มีชื่อ)") if project else ""
        self._name.set_words(name)
        self._top.setVisible(project is not None)
        self.tabs.show_project(place, project)
        self._show_activity(change)

    def _show_activity(self, change: Change = EVERYTHING) -> None:
        place, project = self.tabs.place, self._project
        self.board.show_activity(place, change)
        if place is None or project is None:
            self._stack.setCurrentWidget(self._empty[project is None])
        else:
            self._stack.setCurrentIndex(0)
            months = self.board.months.milestones.months
            given = bool(project.grid.start and project.grid.end)
            self.tabs.range.show_months(months[0], months[-1], given=given)
        self._show_toggle()

    def _show_toggle(self) -> None:
        """Offer to show the list of projects where there is no room for it."""
        self._toggle.setVisible(self._project is not None and not self._is_roomy)

    def _on_month_typed(self, at: int) -> None:
        """Keep a month as it is typed."""
        place = self.tabs.place
        if place is not None:
            session, line = self._tools.session, (self.tabs.range.first, self.tabs.range.last)[at]
            month = (*place[:3], "grid", ("start", "end")[at])
            session.typing(month, line.words, session.text_at(month))

    def _on_months_chosen(self, first: str, last: str) -> None:
        place = self.tabs.place
        if place is not None:
            self._tools.session.act(choosing_months, place[:3], first, last)

    def _add_first(self) -> None:
        index = self._index
        if index is not None:
            self._tools.session.act(adding_activity, ("plan", "projects", index))
            self.board.grid.view.setFocus()

    def _on_project_chosen(self, index: int) -> None:
        self._key = self._projects[index].key
        self._show_project()

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= px(_ROOMY)
        if roomy != self._is_roomy:
            self._is_roomy = roomy
            self._toggle.setChecked(roomy)
            self._show_toggle()
