"""What the rail says of a page beside its name: how much is wrong there, or left to decide."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, NamedTuple

from desktop.window.page import PageSpec
from forms.severities import SEVERITIES, Severity

if TYPE_CHECKING:
    from forms.checks import Problem


class Badge(NamedTuple):
    """What is wrong on a page: the number of errors and warnings, and the worst severity.

    Or how many matters are left to decide there: those are carried over from last year.
    """

    number: int = 0
    severity: Severity | Literal["carried"] | None = None

    @property
    def words(self) -> str:
        """What a screen reader says of it; empty where nothing is wrong."""
        if self.severity is None:
            return ""
        if self.severity == "carried":
            return f"เหลือ {self.number} เรื่อง"
        return f"มีข้อที่ตรวจพบ {self.number} ข้อ ระดับ{SEVERITIES[self.severity]}"


def badge(spec: PageSpec, problems: Iterable[Problem]) -> Badge:
    """What is wrong on a page, of all that was found in the plan; advice is not counted."""
    if spec.left is not None:
        left = spec.left().left
        return Badge(left, "carried") if left else Badge()
    found = [problem.severity for problem in problems if spec.covers(problem)]
    graver = [severity for severity in found if severity != "advice"]
    worst = next((severity for severity in SEVERITIES if severity in graver), None)
    return Badge(len(graver), worst)
