"""The activities of a project as tabs, with what acts on them and on their steps beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QTabBar, QVBoxLayout, QWidget

from desktop.window.fields.fields import Field
from desktop.window.page import Tools
from desktop.window.steps.months_bar import MonthsBar
from desktop.window.widgets.controls import settle, tool_button
from desktop.window.widgets.plain_words import tip
from desktop.window.widgets.theme import px
from desktop.window.widgets.tokens import GAP_1, GAP_2, GAP_3, TOOLBAR_HEIGHT
from desktop.window.widgets.writing import writing
from forms.compute import step_count
from forms.editing.step_edits import adding_activity, moving_activity, removing_activity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.places import Place
    from db.records import Activity, Project

# A title is cut in its tab after so many letters; the tip has all of it.
_LONG = 44


class ActivityTabs(QWidget):
    """One tab an activity. `chosen` gives the position of the one that is to be shown.

    On the line of the tabs stand the acts on steps; `options`, below it when asked for, hold
    the title of the activity and the months that are shown.
    """

    chosen = Signal(int)

    def __init__(self, tools: Tools, acts: QWidget) -> None:
        super().__init__()
        self._session = tools.session
        self._project: Place | None = None
        self._activities: tuple[Activity, ...] = ()
        self.bar = QTabBar()
        self.bar.setAccessibleName("กิจกรรมของโครงการ")
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setMovable(True)
        self.bar.setUsesScrollButtons(True)
        self.bar.setElideMode(Qt.TextElideMode.ElideRight)
        self.bar.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.bar.currentChanged.connect(self._on_current_changed)
        self.bar.tabMoved.connect(self._on_tab_moved)
        self.bar.tabBarDoubleClicked.connect(lambda _at: self.write_title())
        self.title = Field(tools, self._title_place, words="ชื่อกิจกรรม", labelled=False)
        self.range = MonthsBar()
        self.options = QWidget()
        self._add_button = tool_button("add", "เพิ่มกิจกรรม", self._add)
        self._asks = tool_button("calendar", "ชื่อกิจกรรมและเดือนของตาราง", lambda: None)
        self._asks.setCheckable(True)
        self._asks.toggled.connect(self.options.setVisible)
        self._more = tool_button("more", "คำสั่งของกิจกรรมและขั้นตอน", self._show_more)
        self.commands = (
            self._command("ย้ายกิจกรรมไปก่อน", lambda: self._move(-1)),
            self._command("ย้ายกิจกรรมไปหลัง", lambda: self._move(1)),
            self._command("ลบกิจกรรม", self._remove),
        )
        writing(self._add_button, *self.commands)
        self._also: tuple[QAction, ...] = ()
        self._acts = acts
        self._arrange(acts)

    def in_tab_order(self) -> Sequence[QWidget]:
        """The line of the tabs from left to right, then what is asked for below it."""
        before: tuple[QWidget, ...] = (self.bar, self._add_button, self._acts)
        return (*before, self._asks, self._more, self.title, *self.range.parts)

    def offer(self, also: Sequence[QAction]) -> None:
        """Let the menu offer what acts on all steps as well."""
        self._also = tuple(also)

    def write_title(self) -> None:
        """Show the title of the activity, to be written."""
        if self.place is not None:
            self._asks.setChecked(True)
            self.title.focus()

    def write_months(self, *, last: bool) -> None:
        """Show the months of the table, the first or the last of them to be written."""
        self._asks.setChecked(True)
        (self.range.last if last else self.range.first).setFocus()

    def made_menu(self) -> QMenu:
        """What can be done with the activity and with all of its steps."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._also)
        menu.addSeparator()
        menu.addActions(self.commands)
        return menu

    def _command(self, words: str, act: Callable[[], object]) -> QAction:
        def on_triggered() -> None:
            # What is being typed in a cell is of the activity as it stands now.
            settle()
            act()

        command = QAction(words, self)
        command.triggered.connect(on_triggered)
        return command

    def _show_more(self) -> None:
        self.made_menu().popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _arrange(self, acts: QWidget) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(px(GAP_1), 0, px(GAP_2), 0)
        row.setSpacing(0)
        begins: tuple[QWidget, ...] = (self.bar, self._add_button)
        for each in begins:
            row.addWidget(each)
        row.addStretch(1)
        for each in (acts, self._asks, self._more):
            row.addWidget(each)
        below = QHBoxLayout(self.options)
        below.setContentsMargins(px(GAP_3), 0, px(GAP_3), px(GAP_1))
        below.setSpacing(px(GAP_3))
        below.addWidget(self.title, 1)
        below.addWidget(self.range)
        self.options.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.options)
        self.bar.setMinimumHeight(px(TOOLBAR_HEIGHT) - px(GAP_1))

    @property
    def position(self) -> int:
        """Which activity is shown; -1 where there is none."""
        return self.bar.currentIndex()

    @property
    def place(self) -> Place | None:
        """Where the activity that is shown stands."""
        if self._project is None or not 0 <= self.position < len(self._activities):
            return None
        return (*self._project, "activities", self.position)

    def show_project(self, place: Place | None, project: Project | None) -> None:
        """Show the activities of a project; the same tab stays where it is the same project."""
        same, self._project = place == self._project, place
        self._activities = project.activities if project else ()
        self.bar.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        while self.bar.count() > len(self._activities):
            self.bar.removeTab(self.bar.count() - 1)
        while self.bar.count() < len(self._activities):
            self.bar.addTab("")
        for at, activity in enumerate(self._activities):
            words = _tab_words(at, activity)
            if self.bar.tabText(at) != words:
                self.bar.setTabText(at, words)
            self.bar.setTabToolTip(at, tip(activity.title))
        if not same and self._activities:
            self.bar.setCurrentIndex(0)
        self.bar.blockSignals(False)  # noqa: FBT003
        self._show_state()

    def choose(self, position: int) -> None:
        """Show another activity."""
        if 0 <= position < len(self._activities) and position != self.position:
            self.bar.setCurrentIndex(position)

    def _show_state(self) -> None:
        before, after, remove = self.commands
        last = len(self._activities) - 1
        before.setEnabled(self.position > 0)
        after.setEnabled(0 <= self.position < last)
        remove.setEnabled(self.position >= 0)
        self.title.refresh()
        box = self.title.box
        if box is not None and not box.placeholderText():
            box.setPlaceholderText("ชื่อกิจกรรม (ถ้ามี)")
            # It is made when the first activity is shown: after all else on the page.
            QWidget.setTabOrder(self._more, box)

    def _title_place(self) -> Place | None:
        place = self.place
        return (*place, "title") if place is not None else None

    def _add(self) -> None:
        if self._project is not None:
            self._session.act(adding_activity, self._project)
            self.choose(len(self._activities) - 1)
            self.write_title()

    def _remove(self) -> None:
        if self.place is not None:
            self._session.act(removing_activity, self.place)

    def _move(self, by: int) -> None:
        place, to = self.place, self.position + by
        if place is not None:
            self._session.act(moving_activity, place, to)
            self.choose(to)

    def _on_current_changed(self, position: int) -> None:
        self._show_state()
        self.chosen.emit(position)

    def _on_tab_moved(self, to: int, old: int) -> None:
        """A tab was dragged: the plan follows it."""
        settle()
        if self._project is not None:
            self._session.act(moving_activity, (*self._project, "activities", old), to)


def _tab_words(at: int, activity: Activity) -> str:
    """A tab: which activity, by its title if it has one, and how many steps."""
    title = activity.title.strip()
    short = title if len(title) <= _LONG else f"{title[: _LONG - 1]}…"
    name = f"{at + 1} {short}" if title else f"กิจกรรม {at + 1}"
    return f"{name} ({step_count(activity)})".replace("&", "&&")
