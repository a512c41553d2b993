"""Every text of a package with its place and the form it is printed on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from db.fields import Kind, specs
from db.markers import Marker, MarkerKind
from db.placed import first_places, objects_at, unplaced
from db.places import Place
from db.records import Package, Plan

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
    "part3_heading": "part3",
    "indicators": "table-c",
    "supporting_indicators": "table-f",
    "policy_links": "table-d",
    "memo_template": "memo",
    "people": "memo",
}
# What lines of texts place by their keys.
_PLACED: dict[str, MarkerKind] = {"tables": "table", "pictures": "picture"}
_HELD = {Kind.TEXT, Kind.TEXTS, Kind.RECORD, Kind.RECORDS, Kind.MAP}


def texts(package: Package) -> Iterator[tuple[Place, str]]:
    """Every text that is not empty, in order, with its place, as it is kept.

    But for what was issued or accepted, and for tables and pictures that no text places:
    nobody reads those. Lines of marked texts may stand for something (`db.markers`).
    """
    loose = unplaced(package.plan)
    hidden = {place for place, found in _objects(package.plan) if found in loose}
    for place, text in _texts(package, ()):
        if place[:3] not in hidden:
            yield place, text


def read_texts(package: Package) -> Iterator[tuple[Place, str]]:
    """Every text as its reader has it: `texts` with an empty line where something stands."""
    for place, text in texts(package):
        objects = objects_at(package, place) if "[" in text else None
        if objects is None:
            yield place, text
        else:
            parts = objects.parts(text)
            yield place, "\n".join(part if isinstance(part, str) else "" for part in parts)


def _texts(record: Any, place: Place) -> Iterator[tuple[Place, str]]:
    for name, spec in specs(type(record)).items():
        value = getattr(record, name) if spec.kind in _HELD else None
        # What was sent up or accepted is kept as it was: nobody writes it.
        if not value or spec.beside:
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
    """The form that prints a text; empty for a project's own, which stands on several.

    Empty too for what stands in a text: it is printed where the text at `printed_with` is.
    """
    if place[0] == "reports":
        return "memo" if "memo" in place else "progress"
    if place[1] == "projects":
        return "table-e" if "activities" in place else ""
    if place[1] in _PLACED:
        return ""
    if place[1:3] == ("framework", "tactic_kpis") and "measure" in place:
        return "table-a"
    return _FORMS.get(str(place[1]), "essentials")


def printed_with(plan: Plan) -> dict[Place, Place]:
    """The first text that places it, by the place of each table and picture that has one."""
    texts_of = first_places(plan)
    return {place: texts_of[found] for place, found in _objects(plan) if found in texts_of}


def _objects(plan: Plan) -> Iterator[tuple[Place, Marker]]:
    for name, kind in _PLACED.items():
        for index, item in enumerate(getattr(plan, name)):
            yield ("plan", name, index), Marker(kind, item.key)
