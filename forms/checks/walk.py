"""Every text of a package with its place and the form it is printed on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from db.fields import Kind, specs
from db.places import Place
from db.records import Package

# Where the texts of a plan's field are printed; those of projects depend on the project.
_FORMS = {
    "title": "cover",
    "agency": "cover",
    "unit": "cover",
    "cover_lines": "cover",
    "preface": "preface",
    "framework": "part1",
    "part1": "part1",
    "part2": "part2",
    "part3": "part3",
    "indicators": "table-c",
    "supporting_indicators": "table-f",
    "policy_links": "table-d",
}
# What was sent up is kept as it was: nobody writes it.
_KEPT = "issuances"
_HELD = {Kind.TEXT, Kind.TEXTS, Kind.RECORD, Kind.RECORDS, Kind.MAP}


def texts(package: Package) -> Iterator[tuple[Place, str]]:
    """Every text that is not empty, in order, with its place; but what was issued."""
    yield from _texts(package, ())


def _texts(record: Any, place: Place) -> Iterator[tuple[Place, str]]:
    for name, spec in specs(type(record)).items():
        value = getattr(record, name) if spec.kind in _HELD else None
        if not value or name == _KEPT:
            continue
        at = (*place, name)
        if spec.kind is Kind.TEXT:
            yield at, value
        elif spec.kind is Kind.TEXTS:
            for index, text in enumerate(value):
                if text:
                    yield (*at, index), text
        elif spec.kind is Kind.RECORD:
            yield from _texts(value, at)
        else:
            for index, item in enumerate(value):
                yield from _texts(item, (*at, index))


def form_at(place: Place) -> str:
    """The form that prints a text; empty for a project's own, which stands on several."""
    if place[0] == "reports":
        return "memo" if "memo" in place else "progress"
    if place[1] == "projects":
        return "table-e" if "activities" in place else ""
    if place[1:3] == ("framework", "tactic_kpis") and "measure" in place:
        return "table-a"
    return _FORMS.get(str(place[1]), "essentials")
