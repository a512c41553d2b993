"""What a place is about, in full: the records that it is in by their whole names, and its text."""

from __future__ import annotations

from typing import Any, NamedTuple

from db.fields import Kind, specs
from db.places import Place, spec_at, value_at
from db.records import Package

# What a record is called by, the first that it has.
_NAMES = ("name", "text", "title", "heading", "programme", "caption")


class WholeName(NamedTuple):
    """What something is, in a word, and its whole words."""

    label: str
    words: str


def whole_names(package: Package, place: Place) -> tuple[WholeName, ...]:
    """The records on the way to a place, from the outermost on, and the text at it.

    What has no words is left out; so is what the package does not hold.
    """
    found: list[WholeName] = []
    for at in range(1, len(place) + 1):
        here = place[:at]
        try:
            value = value_at(package, here)
        except (LookupError, AttributeError):
            break
        words = _words(value, here, last=at == len(place))
        if words:
            found.append(WholeName(spec_at(here).label, words))
    return tuple(dict.fromkeys(found))


def _words(value: Any, place: Place, *, last: bool) -> str:
    """The words of a record of a list, or of the text at the end of a way."""
    if isinstance(value, str):
        spec = spec_at(place)
        return value.strip() if last and spec.kind in {Kind.TEXT, Kind.TEXTS} else ""
    if not isinstance(place[-1], int) or not hasattr(value, "__slots__"):
        return ""
    texts = (getattr(value, name) for name in _NAMES if name in specs(type(value)))
    return next((text.strip() for text in texts if isinstance(text, str) and text.strip()), "")
