"""What stands around the pages: rail, page head, menu corner, and what they say of the plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from desktop.window.frame.badges import badge
from desktop.window.frame.body import Body
from desktop.window.frame.headings import heading, plan_names
from desktop.window.frame.menu_corner import MenuCorner
from desktop.window.frame.page_header import PageHeader
from desktop.window.frame.page_set import PageSet
from desktop.window.frame.plan_switcher import PlanSwitcher
from desktop.window.frame.rail import Rail
from desktop.window.frame.rail_foot import RailFoot
from desktop.window.frame.read_only_bar import ReadOnlyBar
from desktop.window.frame.regions import Region, focus_first
from desktop.window.frame.save_status import SaveStatus
from desktop.window.frame.side_pane import NO_FORM, SidePane
from desktop.window.frame.side_rail import SideRail
from desktop.window.page import Tools
from desktop.window.widgets.theme import px
from desktop.window.widgets.tokens import MENU_HEIGHT

# A window narrower than this has the menu row's box for finding as an icon.
_FINDING = 900


class FrameActs(NamedTuple):
    """What is done where one clicks on the frame."""

    show_page: Callable[[str], None]
    open_plan: Callable[[int], object]
    next_problem: Callable[[], object]
    tell_of_saving: Callable[[], object]


class Frame(QObject):
    """The parts around a window's pages. It shows the open plan when it is told to."""

    def __init__(
        self, tools: Tools, window: QMainWindow, pages: PageSet, side: SidePane, acts: FrameActs
    ) -> None:
        super().__init__(window)
        self._session = tools.session
        self._checker = tools.checker
        self._window = window
        self._pages = pages
        self.side = side
        self.read_only = ReadOnlyBar(tools.theme, tools.session, tools.notice)
        self.rail = Rail(
            tools.theme,
            tuple(pages.specs.values()),
            title=pages.title,
            badge=lambda spec: badge(spec, self._checker.problems),
            resting=pages.is_resting,
            offered=pages.is_offered,
            parent=window,
        )
        self.rail.page_chosen.connect(acts.show_page)
        self.switcher = PlanSwitcher(tools.theme, lambda: tools.plans.entries, acts.open_plan)
        self.foot = RailFoot(tools.theme, acts.next_problem)
        self.head = PageHeader(tools.theme, side.show_preview)
        side_rail = SideRail(self.switcher, self.rail, self.foot)
        self.body = Body(tools.theme, side_rail, self.head, side, self.read_only)
        window.setCentralWidget(self.body)
        tools.notice.float_over(self.body)
        status = SaveStatus(tools.theme, tools.session)
        status.clicked.connect(acts.tell_of_saving)
        self.corner = MenuCorner(status, lambda: side.show_find(replacing=False))
        self._place_corner()
        pages.made.connect(self.body.add)
        pages.form_changed.connect(self.show_heading)
        side.arranged.connect(lambda: self.body.give_room(to_side=side.stands_alone))

    def show_page(self, name: str) -> None:
        """Show what belongs around the page of a name, which has come into sight."""
        page = self._pages.page
        self.rail.show_page(name)
        self.head.show_page(name, page.commands())
        self.show_heading()

    def show_problems(self) -> None:
        """Say how much is wrong, and where."""
        self.rail.refresh()
        checker, has_plan = self._checker, self._session.is_open
        self.foot.show_problems(
            checker.problems, has_plan=has_plan, has_checked=checker.has_checked
        )
        self.show_heading()

    def show_name(self) -> None:
        """Say whose plan is open, and of which year."""
        names = plan_names(self._session.package if self._session.is_open else None)
        self.switcher.show_plan(self._session.number, names.unit, names.plan)
        self._window.setWindowTitle(names.window)

    def show_heading(self) -> None:
        """Say which page is in sight, and how far it is filled in."""
        name = self._pages.name
        if not name:
            return
        spec = self._pages.specs[name]
        wrong = sum(spec.holds(problem.place) for problem in self._checker.drafts)
        self.head.show_heading(
            heading(
                spec,
                self._pages.title(spec),
                self._session.package if self._session.is_open else None,
                self._checker.problems,
                wrong,
                filled=self._pages.page.filled(),
                has_checked=self._checker.has_checked,
            )
        )

    def show_preview_state(self, *, shown: bool) -> None:
        """Say whether the preview stands beside the page in sight, or why it cannot."""
        if self._pages.name and not self._pages.page.has_preview:
            self.head.preview.hide()
            return
        self.head.preview.show()
        why = "" if self._pages.form() else NO_FORM
        self.head.show_preview_state(shown=shown and not why, why_not=why)

    def regions(self) -> Sequence[Region]:
        """The parts of the window that F6 walks."""
        return (
            (self.rail, self.rail.setFocus),
            (self.body.top, lambda: focus_first(self.body.top)),
            (self.body.pages, lambda: self._pages.page.begin(self._pages.page.focusWidget())),
            (self.side, lambda: focus_first(self.side)),
        )

    def fit(self) -> None:
        """Arrange all for the window's size."""
        width = self._window.width()
        self.body.fit(width, self._window.height())
        narrow = width < px(_FINDING)
        if narrow != self.corner.is_narrow:
            self.corner.set_narrow(narrow=narrow)
            if not self._window.menuBar().isNativeMenuBar():
                # Qt asks for its size with this alone.
                self._window.menuBar().setCornerWidget(self.corner)
        self.side.fit()

    def _place_corner(self) -> None:
        bar = self._window.menuBar()
        if bar.isNativeMenuBar():
            self.head.add_corner(self.corner)
        else:
            bar.setFixedHeight(px(MENU_HEIGHT))
            bar.setCornerWidget(self.corner)
