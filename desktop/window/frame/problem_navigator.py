"""From one problem of the plan to the next, whatever page is in sight."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.window.problems.problem_list import ProblemList

if TYPE_CHECKING:
    from forms.checks import Problem


class ProblemNavigator:
    """Goes through the problems in the order of their list, and from the last on to the first."""

    def __init__(self, listed: ProblemList, show: Callable[[Problem, str], None]) -> None:
        self._listed = listed
        self._show = show

    def next(self) -> None:
        """Show the problem after the current one."""
        self._go(1)

    def previous(self) -> None:
        """Show the problem before the current one."""
        self._go(-1)

    def _go(self, direction: int) -> None:
        listed = self._listed
        # With filters that nothing passes, all are gone through.
        problems = listed.problems or listed.all
        if not problems:
            return
        if listed.current is None:
            at = 0 if direction > 0 else -1
        elif listed.current in problems:
            at = problems.index(listed.current) + direction
        else:
            # It was corrected: the one that followed it has taken its place.
            at = listed.last_row - (direction < 0)
        at %= len(problems)
        listed.current = problem = problems[at]
        self._show(problem, f"ข้อที่ {at + 1} จาก {len(problems)}: {problem.message}")
