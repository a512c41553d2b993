"""The pages that a window has: which there are, which of them are made, and the one in sight."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.session.seen import Seen
from desktop.window.page import Page, PageSpec

if TYPE_CHECKING:
    from db.places import Place
    from desktop.session.session import Session
    from desktop.window.frame.window_commands import NamedPages
    from desktop.window.problems.problem_list import PageOf
    from forms.checks import Problem


class PageSet(QObject):
    """Has a window's pages made when they are first wanted, and knows the one in sight.

    It draws nothing: what stands around the page in sight is the window's.
    """

    # A page was made: its name, and the page.
    made = Signal(str, QWidget)
    # A page shows another form than before.
    form_changed = Signal()
    # A page's own button asks for what it shows on paper.
    paper_wanted = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._seen = Seen(session)
        self._made: dict[str, Page] = {}
        # By their names, in the order of the rail.
        self.specs: dict[str, PageSpec] = {}
        # The name of the page in sight; empty before there is one.
        self.name = ""

    def offer(self, specs: Iterable[PageSpec]) -> None:
        """Have these pages."""
        self.specs = {spec.name: spec for spec in specs}

    # Which there are.

    def title(self, spec: PageSpec) -> str:
        """What a page is called in the open plan's edition."""
        if not self._session.is_open:
            return spec.title
        from forms.editions.labels import page_title  # noqa: PLC0415 - not for the first paint

        return page_title(self._session.edition, spec.name, spec.title)

    def title_of(self, name: str) -> str:
        """What the page of a name is called; empty for no name."""
        return self.title(self.specs[name]) if name else ""

    def is_resting(self, spec: PageSpec) -> bool:
        """Whether a page cannot be shown now."""
        return (spec.needs_plan and not self._session.is_open) or not self.is_offered(spec)

    def is_offered(self, spec: PageSpec) -> bool:
        """Whether there is a page now: one of what is left to decide stays while it is seen."""
        if spec.left is None:
            return True
        share = spec.left()
        return share.left > 0 or (share.total > 0 and spec.name == self.name)

    def may_show(self, name: str) -> bool:
        """Whether there is a page of that name that can be shown now."""
        return name in self.specs and not self.is_resting(self.specs[name])

    def of_plan(self) -> frozenset[str]:
        """The names of the pages that show the open plan."""
        return frozenset(spec.name for spec in self.specs.values() if spec.needs_plan)

    def first(self, *, of_plan: bool) -> PageSpec:
        """The first of the pages that show the open plan, or of the others."""
        return next(spec for spec in self.specs.values() if spec.needs_plan is of_plan)

    def neighbour(self, by: int) -> str:
        """The page so many on or back from the one in sight; empty where there is none."""
        names = list(self.specs)
        at = names.index(self.name) + by if self.name else -1
        return names[at] if 0 <= at < len(names) else ""

    def holding(self, place: Place) -> PageSpec | None:
        """The page that has a field for a place; None where none has."""
        return next((spec for spec in self.specs.values() if spec.holds(place)), None)

    def page_of(self, problem: Problem) -> tuple[str, str]:
        """The page that counts a problem, and its title; the list of problems where none does."""
        specs = self.specs.values()
        spec = next((each for each in specs if each.covers(problem)), self.specs["print"])
        return spec.name, self.title(spec)

    def problem_pages(self) -> tuple[PageOf, ...]:
        """The pages in the order of the rail, as the list of problems knows them."""
        from desktop.window.problems.problem_list import PageOf  # noqa: PLC0415 - with problems

        return tuple(PageOf(self.title(spec), spec.covers) for spec in self.specs.values())

    # Which are made.

    def get(self, name: str) -> Page:
        """The page of a name; made on the first time."""
        if name not in self._made:
            page = self._made[name] = self.specs[name].make()
            page.paper_wanted.connect(self.paper_wanted)
            page.form_changed.connect(self.form_changed)
            self.made.emit(name, page)
        return self._made[name]

    def last_focus(self, name: str) -> QWidget | None:
        """Where one wrote last on the page of a name; None where it was not made yet."""
        return self._made[name].focusWidget() if name in self._made else None

    def awake(self) -> NamedPages:
        """All pages that do not rest, each made, by their titles."""
        specs = (spec for spec in self.specs.values() if not self.is_resting(spec))
        return [(self.title(spec), self.get(spec.name)) for spec in specs]

    def leave(self) -> None:
        """Let each page remember its arrangement and let go of files; the window closes."""
        for page in self._made.values():
            page.leave()

    # The one in sight.

    @property
    def page(self) -> Page:
        """The page in sight; a KeyError before there is one."""
        return self._made[self.name]

    @property
    def shows_plan(self) -> bool:
        """Whether the page in sight shows the open plan."""
        return bool(self.name) and self.specs[self.name].needs_plan

    def refresh(self) -> None:
        """Let the page in sight show what has changed, and been found, since it last did."""
        if self.shows_plan:
            self.page.show_change(self._seen.missed(self.name))

    def forget_seen(self) -> None:
        """No page shows the plan: it is another one, or printed otherwise."""
        self._seen.forget()

    def form(self) -> str:
        """The form that the page in sight writes; empty where the plan's edition has none."""
        form = (self.page.form() or self.specs[self.name].form) if self.name else ""
        return form if self._session.is_open and self._session.edition.prints(form) else ""

    def quarter(self) -> int | None:
        """The quarter that the page in sight reports; None where it reports none."""
        return self.page.quarter() if self.name else None

    def place(self) -> Place | None:
        """What is selected on the page in sight; None where nothing is."""
        return self.page.place() if self.name else None

    def select_printed(self, place: Place) -> bool:
        """Select on the page in sight what the paper prints from a place, if it lists that."""
        return self.page.select_printed(place)
