"""How a computed figure comes about, declared once: paper takes its value, a sheet its formula.

A formula speaks of facts: what the rows of a table say under a name. Its value is a figure,
or None where there is nothing to reckon with, which prints as a blank.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from db.record_classes import record

# What a row says under a name; the names are the Thai headings of columns.
Fact = Decimal | str | None
Facts = Mapping[str, Fact]

_NOTHING = Decimal(0)


class Where(NamedTuple):
    """Of rows, those that say one of these words under a name."""

    name: str
    words: tuple[str, ...]


@record
class Sum:
    """The sum of what rows say under a name; None without any figure.

    `where` chooses among the rows by what else they say. `part` takes the rows of one part
    of the table alone, `through` those down to the formula's own row. `positive`: a sum of
    nothing but zeros is nothing.
    """

    name: str
    where: tuple[Where, ...] = ()
    part: str = ""
    through: bool = False
    positive: bool = False


@record
class Count:
    """How many rows say what is asked for."""

    where: tuple[Where, ...]


@record
class Own:
    """The figure that the formula's own row says under a name."""

    name: str


@record
class Given:
    """A figure that stands elsewhere, in the cell of this name; it is known beforehand."""

    name: str
    figure: Decimal | None


@record
class Total:
    """Figures added together; those that are not there add nothing, and none are None."""

    terms: tuple[Formula, ...]


@record
class Difference:
    """One figure less another."""

    whole: Formula
    part: Formula


@record
class Share:
    """So many percent of a figure."""

    whole: Formula
    percent: Formula


@record
class Percent:
    """A figure as percent of a whole; None of a whole of 0."""

    part: Formula
    whole: Formula


@record
class Nth:
    """Of figures in order the one whose number, from 0, another figure says."""

    number: Formula
    figures: tuple[Decimal, ...]


@record
class Reached:
    """How many of some marks a figure reaches."""

    figure: Formula
    marks: tuple[Decimal, ...]


@record
class Greater:
    """The greater of two figures; the one that is there."""

    one: Formula
    other: Formula


@record
class Either:
    """A figure, or another where it is not there."""

    first: Formula
    second: Formula


Formula = (
    Sum
    | Count
    | Own
    | Given
    | Total
    | Difference
    | Share
    | Percent
    | Nth
    | Reached
    | Greater
    | Either
)


class FactRow(NamedTuple):
    """What one row says, and which part of its table it is in."""

    facts: Facts
    part: str = ""


def value(formula: Formula, rows: Sequence[FactRow] = (), at: int = 0) -> Decimal | None:
    """What a formula comes to in the row `at` of these rows."""

    def of(inner: Formula) -> Decimal | None:
        return value(inner, rows, at)

    match formula:
        case Sum() | Count() | Own() | Given():
            return _of_rows(formula, rows, at)
        case Difference() | Share() | Percent():
            return _of_two(formula, of)
        case _:
            return _of_some(formula, of)


def _of_rows(
    formula: Sum | Count | Own | Given, rows: Sequence[FactRow], at: int
) -> Decimal | None:
    match formula:
        case Sum():
            figures = tuple(_figures(formula, rows, at))
            total = sum(figures, _NOTHING)
            return total if figures and (total or not formula.positive) else None
        case Count(where):
            return Decimal(sum(_fits(row, where) for row in rows))
        case Own(name):
            found = rows[at].facts.get(name)
            return found if isinstance(found, Decimal) else None
        case Given(_, figure):
            return figure


def _of_some(
    formula: Total | Either | Greater | Nth | Reached, of: Callable[[Formula], Decimal | None]
) -> Decimal | None:
    """What figures come to of which some may not be there."""
    match formula:
        case Total(terms):
            known = [figure for term in terms if (figure := of(term)) is not None]
            return sum(known, _NOTHING) if known else None
        case Either(first, second):
            found = of(first)
            return of(second) if found is None else found
        case Greater(one, other):
            known = [figure for figure in (of(one), of(other)) if figure is not None]
            return max(known, default=None)
        case Nth(number, among):
            place = of(number)
            return among[int(place)] if place is not None and _counts(place, among) else None
        case Reached(figure, marks):
            reached = of(figure)
            return None if reached is None else Decimal(sum(reached >= mark for mark in marks))


def _of_two(formula: Difference | Share | Percent, of: Callable[[Formula], Fact]) -> Decimal | None:
    """What two figures come to; None where one of them is not there."""
    match formula:
        case Difference(whole, part):
            one, other = of(whole), of(part)
        case Share(whole, percent):
            one, other = of(whole), of(percent)
        case Percent(part, whole):
            one, other = of(part), of(whole)
    if not isinstance(one, Decimal) or not isinstance(other, Decimal):
        return None
    if isinstance(formula, Difference):
        return one - other
    if isinstance(formula, Share):
        return one * other / 100
    return one / other * 100 if other else None


def _counts(place: Decimal, among: Sequence[Decimal]) -> bool:
    return place == place.to_integral_value() and 0 <= place < len(among)


def _figures(asked: Sum, rows: Sequence[FactRow], at: int) -> Iterator[Decimal]:
    for row in rows[: at + 1] if asked.through else rows:
        found = row.facts.get(asked.name)
        wanted = (not asked.part or row.part == asked.part) and _fits(row, asked.where)
        if wanted and isinstance(found, Decimal):
            yield found


def _fits(row: FactRow, where: Sequence[Where]) -> bool:
    return all(row.facts.get(name) in words for name, words in where)
