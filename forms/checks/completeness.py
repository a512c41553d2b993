"""How far a list of a plan is filled in, as the checks found it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from db.places import Place, value_at
from db.records import Package
from forms.checks.problem import Problem


class Completeness(NamedTuple):
    """How many records there are, how many lack nothing, and how many things are missing."""

    total: int
    complete: int
    missing: int


def completeness(package: Package, problems: Iterable[Problem], records: Place) -> Completeness:
    """How far the records of a list lack nothing that their forms ask for.

    `problems` are those of the page that the list is on; without a list, only what is missing
    among them is counted.
    """
    lacking = [problem for problem in problems if problem.lacks]
    if not records:
        return Completeness(0, 0, len(lacking))
    total, depth = len(value_at(package, records)), len(records)
    rows = {
        problem.place[depth]
        for problem in lacking
        if problem.place[:depth] == records and len(problem.place) > depth
    }
    return Completeness(total, total - len(rows), len(lacking))
