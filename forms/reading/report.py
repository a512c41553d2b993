"""What was read, doubtful and left over, as plain values for a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from db.fields import Kind
from db.places import dotted, spec_at, thai
from forms.reading.gathering.assembling import Reading
from forms.reading.gathering.ledger import Fate
from forms.reading.outline import Spot, spot_words
from forms.reading.reading import ReadPlan


def report_of(read: ReadPlan) -> dict[str, Any]:
    """The report of a reading: counts, what is doubtful with the reason, what is left over.

    Places in the document are in words, places in the plan both as paths and in words.
    """
    fates = Counter(read.fates.values())
    return {
        "edition": read.material.edition.id,
        "notices": list(read.outline.notices),
        "counts": {
            "taken": fates[Fate.TAKEN],
            "doubtful": fates[Fate.DOUBTFUL],
            "left_over": fates[Fate.LEFT],
        },
        "doubtful": [_reading(read, each) for each in read.doubtful],
        "left_over": [
            {"where": spot_words(read.outline, each.spot), "text": each.text, "reason": each.reason}
            for each in read.leftovers
        ],
        "readings": [_reading(read, each) for each in read.readings if not each.doubt],
    }


def _reading(read: ReadPlan, reading: Reading) -> dict[str, Any]:
    said: dict[str, Any] = {
        "place": dotted(reading.place),
        "field": thai(reading.place),
        "value": _value(read, reading, reading.value),
        "where": _where(read, reading.spots),
    }
    if reading.doubt:
        said["reason"] = reading.doubt
    if reading.others:
        said["others"] = [
            {"value": _value(read, reading, each.value), "where": _where(read, each.spots)}
            for each in reading.others
        ]
    return said


def _where(read: ReadPlan, spots: Iterable[Spot]) -> list[str]:
    return list(dict.fromkeys(spot_words(read.outline, spot) for spot in spots))


def _value(read: ReadPlan, reading: Reading, value: Any) -> Any:
    """A value as JSON has it; of what names a record the words that it was named by."""
    if isinstance(value, tuple):
        return [_value(read, reading, each) for each in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, str | int | float | bool):
        return value
    named = spec_at(reading.place).kind in {Kind.REF, Kind.REFS}
    name = (
        next((str(value.first(n)) for n in ("name", "text") if value.first(n)), "") if named else ""
    )
    return name or str(value)
