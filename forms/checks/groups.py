"""Problems of one kind told together: the first in full, then the places of the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from forms.checks.problem import Problem


@dataclass(frozen=True, slots=True)
class Group:
    """Problems of one code and severity, in their order; never empty."""

    problems: tuple[Problem, ...]

    @property
    def first(self) -> Problem:
        """The problem that stands for all."""
        return self.problems[0]

    @property
    def message(self) -> str:
        """What the first says, and how many more there are: `… และอีก 12 แห่ง`."""
        more = len(self.problems) - 1
        return f"{self.first.message} และอีก {more:,} แห่ง" if more else self.first.message

    @property
    def advice(self) -> str:
        """What to do, where it is the same for all; else it stands with each."""
        return self.first.advice if len({p.advice for p in self.problems}) == 1 else ""


def grouped(problems: Iterable[Problem]) -> tuple[Group, ...]:
    """The problems by kind, in the order in which the first of each kind comes."""
    kinds: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        kinds.setdefault((problem.code, problem.severity), []).append(problem)
    return tuple(Group(tuple(alike)) for alike in kinds.values())
