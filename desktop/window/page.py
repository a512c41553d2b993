"""What the window asks of a page, and how a page is announced to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from db.markers import Marker
    from db.places import Place
    from desktop.session.checker import Checker
    from desktop.session.plans import Plans
    from desktop.session.session import Session
    from desktop.session.tasks import TaskQueue
    from desktop.window.memory import Memory
    from desktop.window.widgets.notice import Notice
    from desktop.window.widgets.page_footer import Footer
    from desktop.window.widgets.theme import Theme
    from desktop.window.widgets.toolbar import Toolbar
    from forms.checks import Problem
    from forms.editing.changes import Change


class Tools(NamedTuple):
    """What a page that writes the plan is given: nothing else does it reach for."""

    plans: Plans
    session: Session
    checker: Checker
    tasks: TaskQueue
    notice: Notice
    theme: Theme
    memory: Memory
    # Shows the field at a place; False where no page has it.
    go_to: Callable[[Place], bool]
    # Opens the window of a table or picture over a widget, at a place of something in it.
    open_placed: Callable[[QWidget, Marker, Place], object]


class Filled(NamedTuple):
    """How far a page is filled in: `complete` of its `total` records, and all in words."""

    complete: int
    total: int
    words: str


class Page(QWidget):
    """One page of the window. It gets what it needs from whoever makes it.

    The window puts what a page has of these around it: a `toolbar` below or beside its title,
    a `switch` (of the whole page, as its quarter) and its `primary` button in its head, and
    a `footer` of its own instead of the usual one.
    """

    # `form` has another answer, without the plan or the focus having changed.
    form_changed = Signal()
    # What the footer says of the page has changed.
    counted = Signal(str)
    # Its own button asks for what it shows on paper.
    paper_wanted = Signal()
    # It has another toolbar, or none.
    reframed = Signal()
    toolbar: Toolbar | None = None
    switch: QWidget | None = None
    primary: QWidget | None = None
    footer: Footer | None = None
    # Whether the window puts a footer below it; lists that need each line go without.
    has_footer = True
    # Whether there is anything that could be seen beside it as paper.
    has_preview = True
    # Whether the preview stands beside the page unasked; grids want the width themselves.
    previews = True

    def show_change(self, change: Change) -> None:
        """Show the open plan as it is now, of which `change` has not been shown yet.

        Called while the page is in sight, and when it comes into it, though nothing may have
        changed but what the checks found; never while no plan is open.
        """

    def show_place(self, place: Place) -> None:
        """Bring the field at a place into sight and give it the focus."""

    def begin(self, last: QWidget | None = None) -> None:
        """Give the focus to where it was last on the page, else to where one begins to write."""
        place = last if last is not None and last.isVisible() else self.first_box()
        if place is not None:
            place.setFocus(Qt.FocusReason.OtherFocusReason)

    def first_box(self) -> QWidget | None:
        """Where one begins to write on the page."""
        # With the first page, which is not for the first paint.
        from desktop.window.widgets.tab_order import first_box  # noqa: PLC0415

        return first_box(self)

    def beginning(self) -> QWidget | None:
        """Where on the page one who is new to it begins; None for the page as such."""
        return None

    def form(self) -> str:
        """The form that the fields in sight are printed on; empty: that of the page."""
        return ""

    def quarter(self) -> int | None:
        """The quarter that the page reports; None where it reports none."""
        return None

    def place(self) -> Place | None:
        """What is in sight or selected there while no field has the focus; None: nothing more."""
        return None

    def select_printed(self, _place: Place) -> bool:
        """Select what the paper prints from a place; False where the page lists no such thing."""
        return False

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Keys of the page that are no commands of the menu, as (words, key)."""
        return ()

    def commands(self) -> tuple[QAction, ...]:
        """What the menu offers while the page is in sight."""
        return ()

    def looks(self) -> tuple[QAction, ...]:
        """What the menu offers of ways to look at the page while it is in sight."""
        return ()

    def filled(self) -> Filled | None:
        """How far the page is filled in, where it knows better than the checks do."""
        return None

    def print_paper(self, form: str = "", quarter: int | None = None) -> None:
        """Print what is in sight, or another form of another quarter, on a printer."""

    def command(self, words: str, keys: str, act: Callable[[], None]) -> QAction:
        """A command with a key that acts while the page is in sight."""
        command = QAction(words, self)
        command.setShortcut(keys)
        command.triggered.connect(lambda _checked=False: act())
        self.addAction(command)
        return command

    def show_problems(self) -> None:
        """Show the list of problems where one was in it, on the page that has it."""

    def export(self) -> None:
        """Ask what to export of the open plan; only a page that prints has an answer."""

    def leave(self) -> None:
        """Remember the page's arrangement and let go of files; the window closes."""


def _nothing(_problem: Problem) -> bool:
    return False


def _nowhere(_place: Place) -> bool:
    return False


@lru_cache(maxsize=8192)
def _names(place: Place) -> tuple[str, ...]:
    """A place without the positions in its lists: every page is asked about it."""
    return tuple(part for part in place if isinstance(part, str))


def holds(*starts: str) -> Callable[[Place], bool]:
    """A page that holds the places that begin with one of these dotted paths."""
    paths = tuple(tuple(start.split(".")) for start in starts)

    # Every problem is asked about whenever they are counted; kinds of places there are few.
    @lru_cache(maxsize=1024)
    def have(names: tuple[str, ...]) -> bool:
        return any(names[: len(path)] == path for path in paths)

    return lambda place: have(_names(place))


class Share(NamedTuple):
    """How many of so many matters are decided, and what is said of it in other words."""

    decided: int
    total: int
    words: str = ""

    @property
    def left(self) -> int:
        """How many are not decided yet."""
        return self.total - self.decided


class PageSpec(NamedTuple):
    """A page before it is made: `make` is called when it is first wanted.

    `covers` tells which problems its badge counts, `holds` which places it has fields
    for, `form` the form that it writes, where it writes one. A page that `needs_plan`
    rests while no plan is open. Pages that follow one another with one `group` stand
    together in the rail. `records` is the list that its head counts, each called a `noun`
    where the title does not say what they are. A page that has something `left` comes and
    goes with that, and says how much of it is decided.
    """

    name: str
    title: str
    icon: str
    make: Callable[[], Page]
    needs_plan: bool = True
    covers: Callable[[Problem], bool] = _nothing
    holds: Callable[[Place], bool] = _nowhere
    form: str = ""
    group: str = ""
    records: Place = ()
    noun: str = ""
    left: Callable[[], Share] | None = None
