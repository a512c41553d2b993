"""Figures carried on from an earlier quarter: marked until somebody has confirmed them.

A report that is begun has what adds up over the year as it was told last. Who types in such
a figure, or says that it is right, confirms it (`forms.editing.states`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from db import edits
from db.fields import specs
from db.places import Place
from db.records import Package, Report
from forms.reporting.issuing import row_words

# The lists of a report whose rows are carried on.
CARRIED_LISTS = tuple(
    name
    for name, spec in specs(Report).items()
    if spec.record is not None and "carried" in specs(spec.record)
)


@dataclass(frozen=True, slots=True)
class CarriedFigure:
    """A figure that nobody has confirmed yet: the place of its row, and what it is in words."""

    place: Place
    what: str


def unconfirmed(package: Package, index: int) -> tuple[CarriedFigure, ...]:
    """The figures of the report at `index` that were carried on and not confirmed, in order."""
    words = row_words(package, package.reports[index])
    return tuple(CarriedFigure(place, words[place[2:]]) for place in _places(package, index))


def confirmed(package: Package, places: Collection[Place]) -> Package:
    """The package with the figures of the rows at these places confirmed."""
    for place in places:
        package = edits.rebuilt(package, place, lambda row: replace(row, carried=None))
    return package


def all_confirmed(package: Package, index: int) -> Package:
    """The package with every figure of the report at `index` confirmed."""
    return confirmed(package, tuple(_places(package, index)))


def _places(package: Package, index: int) -> Iterator[Place]:
    report = package.reports[index]
    for name in CARRIED_LISTS:
        for at, row in enumerate(getattr(report, name)):
            if row.carried:
                yield ("reports", index, name, at)
