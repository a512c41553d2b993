"""The activities of a project as tabs, with what adds, moves and removes them, and the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTabBar, QWidget

from desktop.window.fields.fields import Field
from desktop.window.page import Tools
from desktop.window.widgets.controls import settle, tool_button
from desktop.window.widgets.plain_words import tip
from desktop.window.widgets.theme import em
from forms.editing.step_edits import adding_activity, moving_activity, removing_activity

if TYPE_CHECKING:
    from db.places import Place
    from db.records import Activity, Project


class ActivityTabs(QWidget):
    """One tab an activity. `chosen` gives the position of the one that is to be shown."""

    chosen = Signal(int)

    def __init__(self, tools: Tools) -> None:
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
        self.title = Field(tools, self._title_place, words="ชื่อกิจกรรม", labelled=False)
        self._buttons = (
            tool_button("add", "เพิ่มกิจกรรม", self._add),
            tool_button("earlier", "ย้ายกิจกรรมไปก่อนหน้า", lambda: self._move(-1)),
            tool_button("later", "ย้ายกิจกรรมไปถัดไป", lambda: self._move(1)),
            tool_button("remove", "ลบกิจกรรม", self._remove),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(em(self, 0.2))
        row.addWidget(self.bar)
        for button in self._buttons:
            row.addWidget(button)
        row.addSpacing(em(self, 0.4))
        row.addWidget(self.title, 1)

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
        _add, before, after, remove = self._buttons
        last = len(self._activities) - 1
        before.setEnabled(self.position > 0)
        after.setEnabled(0 <= self.position < last)
        remove.setEnabled(self.position >= 0)
        for button in (before, after):
            button.setVisible(last > 0)
        self.title.refresh()
        box = self.title.box
        if box is not None and not box.placeholderText():
            box.setPlaceholderText("ชื่อกิจกรรม (ถ้ามี)")
            # It is made when the first activity is shown: after all else on the page.
            QWidget.setTabOrder(remove, box)

    def _title_place(self) -> Place | None:
        place = self.place
        return (*place, "title") if place is not None else None

    def _add(self) -> None:
        if self._project is not None:
            self._session.act(adding_activity, self._project)
            self.choose(len(self._activities) - 1)
            self.title.focus()

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
    title = activity.title.strip()
    short = title if len(title) <= 14 else f"{title[:13]}…"
    return f"กิจกรรม {at + 1} {short}".strip().replace("&", "&&")
