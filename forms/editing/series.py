"""What cells are filled with from a few of them: the same again, or a plain series continued."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from forms.calendar import shifted, short_month_and_year
from forms.editing.entry_error import EntryError
from forms.editing.typed_months import month_entry
from forms.thai.digits import arabic_digits

_FIGURE = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,6})?")
_COUNTED = re.compile(r"(?P<words>.*\D)(?P<number>\d{1,9})", re.DOTALL)
_MONTHS = 12


def filled(texts: Sequence[str], count: int, *, swapped: bool = False) -> tuple[str, ...]:
    """The next `count` texts after some: a series of two or more is continued, others repeated.

    Series are figures, months, and words that end in a number, one step after the other. One
    text alone is repeated: “ร้อยละ 80” is not the beginning of “ร้อยละ 81”. `swapped` is the
    other way round: a series is repeated, and a text alone counted on.
    """
    alone = len(texts) == 1
    series = _continued(texts, count) if alone is swapped else None
    return series or tuple(texts[at % len(texts)] for at in range(count))


def _continued(texts: Sequence[str], count: int) -> tuple[str, ...] | None:
    for read in (_figures, _months, _counted):
        series = read([text.strip() for text in texts], count)
        if series is not None:
            return series
    return None


def _step(values: Sequence[Decimal]) -> Decimal | None:
    """By how much each of the values is more than the one before; of a single one it is 1."""
    if len(values) == 1:
        return Decimal(1)
    steps = {after - before for before, after in pairwise(values)}
    return steps.pop() if len(steps) == 1 and steps != {Decimal(0)} else None


def _following(values: Sequence[Decimal], count: int) -> list[Decimal] | None:
    step = _step(values)
    return None if step is None else [values[-1] + step * (at + 1) for at in range(count)]


def _figures(texts: Sequence[str], count: int) -> tuple[str, ...] | None:
    plain = [arabic_digits(text) for text in texts]
    if not all(map(_FIGURE.fullmatch, plain)):
        return None
    values = _following([Decimal(text.replace(",", "")) for text in plain], count)
    comma = "," if any("," in text for text in plain) else ""
    return None if values is None else tuple(f"{value:{comma}f}" for value in values)


def _months(texts: Sequence[str], count: int) -> tuple[str, ...] | None:
    if any(text.isdecimal() for text in texts):
        return None
    try:
        months = [month_entry(text, None) for text in texts]
    except EntryError:
        return None
    years = [Decimal(int(month[:4]) * _MONTHS + int(month[5:])) for month in months]
    values = _following(years, count)
    if values is None:
        return None
    apart = (int(value - years[-1]) for value in values)
    return tuple(short_month_and_year(shifted(months[-1], by)) for by in apart)


def _counted(texts: Sequence[str], count: int) -> tuple[str, ...] | None:
    found = [_COUNTED.fullmatch(text) for text in texts]
    known = [match for match in found if match is not None]
    if len(known) < len(texts) or len({match["words"] for match in known}) > 1:
        return None
    values = _following([Decimal(match["number"]) for match in known], count)
    if values is None or any(value < 0 for value in values):
        return None
    words, number = known[-1]["words"], known[-1]["number"]
    wide = len(number) if number.startswith("0") else 0
    return tuple(f"{words}{int(value):0{wide}d}" for value in values)
