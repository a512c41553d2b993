"""A page of several tabs, each made and refreshed when it is first in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.session.seen import Seen
from desktop.window.page import Page, Tools, holds
from desktop.window.tab_frames import TabFrames
from desktop.window.widgets.controls import mark_tab, tab_widget
from desktop.window.widgets.greatest_width import at_most
from desktop.window.widgets.tab_order import begin_in_tab, chain
from desktop.window.widgets.theme import px
from desktop.window.widgets.tokens import GAP_2, GAP_3, GAP_4, GAP_6, PAGE_SIDE, PROSE_WIDTH

if TYPE_CHECKING:
    from db.places import Place
    from forms.checks import Problem
    from forms.editing.changes import Change

# Lines of a comfortable length on a wide screen, in pixels of the tokens.
_WIDEST = PROSE_WIDTH


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab before it is made: its title, what makes its Part, and the places it holds.

    The part scrolls with its tab unless it `fills` it, and is at most `widest` pixels wide;
    one that fills its tab goes to the edges where it is `flush`.
    """

    title: str
    make: Callable[[], QWidget]
    places: tuple[str, ...]
    fills: bool = False
    widest: int = _WIDEST
    flush: bool = False


class TabbedPage(Page):
    """Shows one tab at a time; which one is remembered under the page's `name`.

    `above` stands over the tabs.
    """

    def __init__(
        self,
        tools: Tools,
        name: str,
        words: str,
        tabs: Sequence[Tab],
        *,
        above: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._tools = tools
        self._name = name
        self._all = tuple(tabs)
        self._holds = tuple(holds(*tab.places) for tab in self._all)
        self._parts: dict[int, Any] = {}
        self._seen = Seen(tools.session)
        # The problems that its tabs tell of.
        self._counted: Sequence[Problem] | None = None
        self.tabs = tab_widget(words)
        self.tabs.setObjectName("sections")
        self.tabs.setAccessibleName(words)
        for tab in self._all:
            holder = QWidget() if tab.fills else _scrolling(tab.title)
            self.tabs.addTab(holder, tab.title)
        titles = [tab.title for tab in self._all]
        last = tools.memory.text(f"tab-{name}")
        self.tabs.setCurrentIndex(titles.index(last) if last in titles else 0)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self._frames = TabFrames(self.tabs, tools.theme)
        self.footer = self._frames.footer
        tools.checker.changed.connect(self._on_problems_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if above is not None:
            column.addWidget(above)
        column.addWidget(self.tabs)

    def part(self, at: int) -> Any:
        """What a tab shows, made where it is not yet."""
        if at not in self._parts:
            part = self._all[at].make()
            self._parts[at] = part
            holder = self.tabs.widget(at)
            if isinstance(holder, QScrollArea):
                holder.setWidget(_Paper(part, self._all[at].widest))
            elif holder is not None:
                column = QVBoxLayout(holder)
                side = 0 if self._all[at].flush else px(PAGE_SIDE)
                column.setContentsMargins(side, 0 if not side else px(GAP_2), side, 0)
                column.addWidget(part)
            self._frames.adopt(at, part)
            # Not only with the next layout: one of its fields may be given the focus at once.
            part.show()
        return self._parts[at]

    def show_change(self, change: Change) -> None:
        if change.whole:
            self._seen.forget()
            # Its tabs may be called otherwise.
            self._counted = None
            self._count_problems()
        self._refresh(self.tabs.currentIndex())

    def show_place(self, place: Place) -> None:
        for at in range(len(self._all)):
            if self.has(at, place):
                self.tabs.setCurrentIndex(at)
                self._refresh(at)
                self.part(at).show_place(place)
                return

    def has(self, at: int, place: Place) -> bool:
        """Whether a place is shown in a tab, and its problems are counted there."""
        return self._holds[at](place)

    def place(self) -> Place | None:
        # A tab is of the first of its places, where it has some.
        places = self._all[self.tabs.currentIndex()].places
        return tuple(places[0].split(".")) if places else None

    def title(self, at: int) -> str:
        """What a tab is called in the plan that is open."""
        return self._all[at].title

    def leave(self) -> None:
        title = self._all[self.tabs.currentIndex()].title
        self._tools.memory.set_text(f"tab-{self._name}", title)

    def _refresh(self, at: int) -> None:
        """Let a tab show what has changed since it was in sight."""
        is_new = at not in self._parts
        part = self.part(at)
        missed = self._seen.missed(at)
        if missed:
            part.refresh(missed)
        if is_new:
            chain(self.tabs.tabBar(), part)

    def _on_tab_changed(self, at: int) -> None:
        if self._tools.session.is_open:
            self._refresh(at)
            begin_in_tab(self.tabs)
        self.form_changed.emit()

    def _on_problems_changed(self) -> None:
        # A page out of sight counts when it comes into sight.
        if self.isVisible():
            self._count_problems()

    def _count_problems(self) -> None:
        """Say on each tab how many problems are behind it, where they are others than said."""
        if self._counted is self._tools.checker.problems:
            return
        self._counted = self._tools.checker.problems
        for at in range(len(self._all)):
            here = [p for p in self._tools.checker.problems if self.has(at, p.place)]
            mark_tab(self.tabs, at, self.title(at), here, self._tools.theme)

    # Qt's own names from here on.

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._count_problems()


def _scrolling(words: str) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setAccessibleName(words)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


class _Paper(QWidget):
    """A part at the top of its tab, at most so many letters wide."""

    def __init__(self, part: QWidget, widest: int) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(PAGE_SIDE), px(GAP_3), px(PAGE_SIDE), px(GAP_6))
        column.addLayout(at_most(part, widest))
        column.addStretch(1)


class Parts(QWidget):
    """Several parts below one another, shown and gone to as one."""

    def __init__(self, *parts: Any) -> None:
        super().__init__()
        self._parts = parts
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(GAP_4))
        for part in parts:
            column.addWidget(part)

    def refresh(self, change: Change) -> None:
        """Show what changed in the plan."""
        for part in self._parts:
            if hasattr(part, "refresh"):
                part.refresh(change)

    def show_place(self, place: Place) -> bool:
        """Bring a field into sight; False where it is in none of the parts."""
        return any(part.show_place(place) for part in self._parts if hasattr(part, "show_place"))
