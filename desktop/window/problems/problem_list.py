"""What the checks found as it is listed: grouped, filtered, and in the order that F4 goes by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from forms.severities import SEVERITIES

if TYPE_CHECKING:
    from desktop.session.checker import Checker
    from forms.build import FormEntry
    from forms.checks import Problem

BY_PAGE, BY_KIND, BY_FORM = "page", "kind", "form"
_ELSEWHERE = "เรื่องอื่น"
_ON_NO_FORM = "ไม่อยู่ในแบบฟอร์มใด"


class PageOf(NamedTuple):
    """A page as far as the list knows of it: its title, and which problems are its own."""

    title: str
    covers: Callable[[Problem], bool]


class ProblemGroup(NamedTuple):
    """Problems that stand together under a caption, in their order; never empty."""

    title: str
    problems: tuple[Problem, ...]

    def counts(self) -> dict[str, int]:
        """How many there are of each severity, the worst first."""
        return counted(self.problems)


class ProblemList(QObject):
    """Those problems of the open plan that pass the filters, page by page as they stand there.

    One for the window: what its list shows, F4 walks, and `current` is where both are.
    """

    # Other problems are listed, or in another order.
    changed = Signal()

    def __init__(
        self, checker: Checker, pages: Callable[[], Sequence[PageOf]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._checker = checker
        self._pages = pages
        self.grouping = BY_PAGE
        self.hidden: frozenset[str] = frozenset()
        self.form = ""
        self._forms: dict[str, str] = {}
        self._current: Problem | None = None
        # Where the current one is, or was, among the problems.
        self.last_row = 0
        self._groups: tuple[ProblemGroup, ...] | None = None
        checker.changed.connect(self._forget)

    @property
    def groups(self) -> tuple[ProblemGroup, ...]:
        """The problems that pass the filters, in groups."""
        if self._groups is None:
            self._groups = tuple(self._grouped(self._passing()))
        return self._groups

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems that pass the filters, in the order of the list."""
        return tuple(problem for group in self.groups for problem in group.problems)

    @property
    def all(self) -> tuple[Problem, ...]:
        """All problems, whatever passes."""
        return self._checker.problems

    @property
    def accepted(self) -> tuple[Problem, ...]:
        """Those that somebody has accepted."""
        return self._checker.accepted

    @property
    def current(self) -> Problem | None:
        """The problem that was gone to last, or is chosen in the list; it may be mended since."""
        return self._current

    @current.setter
    def current(self, problem: Problem | None) -> None:
        self._current = problem
        problems = self.problems
        if problem in problems:
            self.last_row = problems.index(problem)

    def forget_current(self) -> None:
        """Another plan is open: none of its problems was gone to."""
        self._current, self.last_row = None, 0

    def group_by(self, grouping: str) -> None:
        """Put them together by page, kind or form."""
        self.grouping = grouping
        self._forget()

    def show_severity(self, severity: str, *, shown: bool) -> None:
        """Let the problems of a severity pass, or keep them back."""
        self.hidden = self.hidden - {severity} if shown else self.hidden | {severity}
        self._forget()

    def show_form(self, form: str) -> None:
        """Let those of one form pass alone; empty: of all."""
        self.form = form
        self._forget()

    def show_everything(self) -> None:
        """Take all filters away."""
        self.hidden, self.form = frozenset(), ""
        self._forget()

    def name_forms(self, entries: Iterable[FormEntry]) -> None:
        """Know what the forms of the plan are called, in their order."""
        self._forms = {entry.id: entry.title for entry in entries}
        if self.form and self.form not in self._forms:
            self.form = ""
        self._forget()

    @property
    def forms(self) -> dict[str, str]:
        """The titles of the forms of the plan by their ids, in their order."""
        return self._forms

    def _forget(self) -> None:
        self._groups = None
        self.changed.emit()

    def _passing(self) -> list[Problem]:
        return [
            problem
            for problem in self._checker.problems
            if problem.severity not in self.hidden and self.form in {"", problem.form}
        ]

    def _grouped(self, problems: Sequence[Problem]) -> list[ProblemGroup]:
        if not problems:
            return []
        # The records come with it: not before there is a plan.
        from db.places import order_of  # noqa: PLC0415

        ordered = sorted(problems, key=lambda problem: order_of(problem.place))
        if self.grouping == BY_KIND:
            return _by_kind(ordered)
        if self.grouping == BY_FORM:
            return self._by_form(ordered)
        return self._by_page(ordered)

    def _by_page(self, problems: Sequence[Problem]) -> list[ProblemGroup]:
        pages = self._pages()
        found: dict[int, list[Problem]] = {}
        for problem in problems:
            at = next((n for n, page in enumerate(pages) if page.covers(problem)), len(pages))
            found.setdefault(at, []).append(problem)
        names = [*(page.title for page in pages), _ELSEWHERE]
        return [ProblemGroup(names[at], tuple(found[at])) for at in sorted(found)]

    def _by_form(self, problems: Sequence[Problem]) -> list[ProblemGroup]:
        found: dict[str, list[Problem]] = {form: [] for form in self._forms}
        for problem in problems:
            known = problem.form if problem.form in self._forms else ""
            found.setdefault(known, []).append(problem)
        return [
            ProblemGroup(self._forms.get(form, _ON_NO_FORM), tuple(those))
            for form, those in found.items()
            if those
        ]


def _by_kind(problems: Sequence[Problem]) -> list[ProblemGroup]:
    """By what is to be done about them, the gravest kinds first."""
    # Loaded with the first check.
    from forms.checks import grouped  # noqa: PLC0415

    ranks = list(SEVERITIES)
    found = sorted(grouped(problems), key=lambda kind: ranks.index(kind.first.severity))
    return [ProblemGroup(kind.advice or kind.first.message, kind.problems) for kind in found]


def counted(problems: Iterable[Problem]) -> dict[str, int]:
    """How many problems there are of each severity that there is, the worst first."""
    found = [problem.severity for problem in problems]
    return {severity: found.count(severity) for severity in SEVERITIES if severity in found}
