"""From one problem of the plan to the next, whatever page is in sight."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.session.checker import Checker

if TYPE_CHECKING:
    from forms.checks import Problem


class ProblemNavigator:
    """Goes through the problems in their order, and from the last on to the first."""

    def __init__(self, checker: Checker, show: Callable[[Problem, str], None]) -> None:
        self._checker = checker
        self._show = show
        self._last: Problem | None = None
        self._at = 0

    def next(self) -> None:
        """Show the problem after the one shown last."""
        self._go(1)

    def previous(self) -> None:
        """Show the problem before the one shown last."""
        self._go(-1)

    def _go(self, direction: int) -> None:
        problems = self._checker.problems
        if not problems:
            return
        at = next((n for n, problem in enumerate(problems) if problem == self._last), None)
        if at is not None:
            at += direction
        elif self._last is None:
            at = 0 if direction > 0 else -1
        else:
            # It was corrected: the one that followed it has taken its place.
            at = self._at - (direction < 0)
        self._at = at % len(problems)
        self._last = problems[self._at]
        self._show(self._last, f"ข้อที่ {self._at + 1} จาก {len(problems)}: {self._last.message}")
