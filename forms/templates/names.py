"""The names that a template may use: what each gives, in Thai, and what it holds.

A record's names are its fields, called as they are declared. What is not declared cannot
be named: a hole, a condition or a list that asks for it is told of, with what may have
been meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from enum import Enum
from typing import Any

from db.fields import Kind, Spec, specs
from db.record_classes import record


class Leaf(Enum):
    """What a name without names below it holds."""

    WORDS = "words"  # a text or a figure: fills a hole
    TRUTH = "truth"  # something or nothing: only conditions ask for it
    NOTE = "note"  # a footnote: a hole prints its raised number
    FILE = "file"  # the path of a picture


@record
class Many:
    """Several of one thing; several texts fill a hole, parted by commas."""

    each: Holding


@record
class Name:
    """A name of a template: `says` in Thai what it gives."""

    says: str
    holding: Holding = Leaf.WORDS


Names = Mapping[str, Name]
# A record type of `db.records` holds its fields, a mapping its names.
Holding = Leaf | Many | type[Any] | Mapping[str, Name]

TEXTS = Many(Leaf.WORDS)
_LEAVES = {Kind.FLAG: Leaf.TRUTH, Kind.DATA: Leaf.TRUTH}


_known: dict[type[Any], Names] = {}


def fields_of(record: type[Any]) -> Names:
    """The names of a record type's fields."""
    if record not in _known:
        names = {name: Name(spec.label, _held(spec)) for name, spec in specs(record).items()}
        _known[record] = names
    return _known[record]


def _held(spec: Spec) -> Holding:
    if spec.record is not None:
        return spec.record if spec.kind is Kind.RECORD else Many(spec.record)
    if spec.kind in {Kind.TEXTS, Kind.REFS}:
        return TEXTS
    return _LEAVES.get(spec.kind, Leaf.WORDS)


def below(holding: Holding) -> Names:
    """The names below what a name holds; none below texts, lists and the like."""
    if isinstance(holding, type):
        return fields_of(holding)
    return holding if isinstance(holding, Mapping) else {}


def held(names: Names, path: str) -> Holding | None:
    """What a dotted name holds; None where it names nothing."""
    holding: Holding = names
    for name in path.split("."):
        known = below(holding).get(name)
        if known is None:
            return None
        holding = known.holding
    return holding


def is_printable(holding: Holding) -> bool:
    """Whether a hole can be filled with it."""
    return holding in (Leaf.WORDS, Leaf.NOTE, TEXTS)


def meant(names: Names, path: str) -> str:
    """The known name nearest to one that is not known; empty where none is near."""
    known = tuple(_paths(names, path.count(".") + 1))
    return next(iter(get_close_matches(path, known, n=1, cutoff=0.75)), "")


def _paths(names: Names, depth: int) -> Iterator[str]:
    """The dotted names down to a depth."""
    for name, known in names.items():
        yield name
        if depth > 1:
            yield from (f"{name}.{path}" for path in _paths(below(known.holding), depth - 1))
