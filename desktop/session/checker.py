"""The problems of the open plan, found in the background whenever it changes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.clock import local_today
from desktop.session.session import Session
from desktop.session.tasks import Task, TaskQueue
from forms import printing

if TYPE_CHECKING:
    import datetime as dt

    from db.records import Package
    from forms.checks import Problem
    from forms.editing.changes import Change
    from forms.editing.draft_problems import DraftProblems
    from forms.editions.edition import Edition

_PAUSE_MS = 250
# A plan, and the edition that it is held against, whose file may become another.
_Subject = tuple["Package", "Edition"]


def _is_same(one: _Subject, other: _Subject | None) -> bool:
    return other is not None and one[0] is other[0] and one[1] is other[1]


class Checker(QObject):
    """Watches a session; `problems` are those of the package last checked.

    Those that somebody has `accepted` are apart, and counted nowhere. What stands in fields
    and cannot be their value comes before what the checks find. Until the checks have been
    through an opened plan (`has_checked`), that there are none says nothing.
    """

    changed = Signal()

    def __init__(
        self,
        session: Session,
        tasks: TaskQueue,
        parent: QObject | None = None,
        today: Callable[[], dt.date] = local_today,
    ):
        super().__init__(parent)
        self._today = today
        self._session = session
        self._tasks = tasks
        self.problems: tuple[Problem, ...] = ()
        self.accepted: tuple[Problem, ...] = ()
        self._found: tuple[Problem, ...] = ()
        self._drafts: tuple[Problem, ...] = ()
        self._checked: _Subject | None = None
        # What the problems are of, and what waits until they are those of the plan in sight.
        self._known: _Subject | None = None
        self._waiting: Callable[[], object] | None = None
        self._task: Task | None = None
        self.has_checked = False
        # While one types, what is typed is drawn first and checked after.
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.check)
        session.opened.connect(self._on_plan_opened)
        session.changed.connect(self._on_changed)

    @cached_property
    def _draft_problems(self) -> DraftProblems:
        """Tells of drafts; made with the first plan, which the first paint has not to wait for."""
        from forms.editing.draft_problems import DraftProblems  # noqa: PLC0415

        return DraftProblems()

    @property
    def drafts(self) -> tuple[Problem, ...]:
        """Those of the problems that tell of what stands in a field and is no value."""
        return self._drafts

    def _on_plan_opened(self) -> None:
        # Those of another plan say nothing of this one.
        self._checked, self._known, self._waiting = None, None, None
        self._found, self.has_checked = (), False
        self.check(after_paint=True)

    def _on_changed(self, change: Change) -> None:
        if change.whole or change.drafts:
            self._check_drafts()
        if self._session.is_open and not _is_same(self._subject(), self._checked):
            self._waiting = None
            self._stop()
            self._pause.start()

    def _stop(self) -> None:
        """Check no state that is in sight no more: it would hold up what is done meanwhile."""
        task, self._task = self._task, None
        if task is not None and task.running:
            task.cancel()
            self._checked = None

    def once_checked(self, act: Callable[[], object]) -> None:
        """Do something when the problems are those of the plan in sight: at once, or soon.

        It is not done where the plan changes meanwhile: it was meant for what one saw.
        """
        if _is_same(self._subject(), self._known):
            act()
        else:
            self._waiting = act
            self.check()

    def check(self, *, after_paint: bool = False) -> None:
        """Look for problems in the background."""
        self._pause.stop()
        session = self._session
        if not session.is_open or _is_same(self._subject(), self._checked):
            return
        self._checked = subject = self._subject()
        package, edition = subject

        def show(problems: tuple[Problem, ...]) -> None:
            if session.is_open and _is_same(self._subject(), subject):
                is_first, self._found, self.has_checked = not self.has_checked, problems, True
                self._known = subject
                self._show(is_told=is_first)
                act, self._waiting = self._waiting, None
                if act is not None:
                    act()

        today = self._today()
        self._task = self._tasks.run(
            lambda progress: printing.find_problems(
                package, edition, today, partial(progress, 0, 0)
            ),
            done=show,
            replaces="check",
            after_paint=after_paint,
        )

    def _subject(self) -> _Subject:
        """What is looked at now."""
        return self._session.package, self._session.edition

    def _check_drafts(self) -> None:
        """Tell at once of what stands in fields and is no value."""
        session = self._session
        self._drafts = ()
        if session.is_open and session.state.drafts:
            told = self._draft_problems
            self._drafts = told.of(session.state, session.edition, session.trouble_at)
        self._show()

    def _show(self, *, is_told: bool = False) -> None:
        open_ = tuple(problem for problem in self._found if problem.accepted is None)
        accepted = tuple(problem for problem in self._found if problem.accepted is not None)
        problems = (*self._drafts, *open_)
        if is_told or (problems, accepted) != (self.problems, self.accepted):
            self.problems, self.accepted = problems, accepted
            self.changed.emit()
