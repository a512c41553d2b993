"""Tables, pictures and formulas that stand within texts: which of their lines count.

A marker (`db.markers`) counts only where what it names exists: a table or picture of the
plan by its key, a formula of the measure that the text belongs to by its number. One
answer, for what prints texts, edits them, checks them and saves them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from db.markers import Marker, bare, marked_texts, marker, markers
from db.places import Place, spec_at, value_at
from db.record_classes import record
from db.records import Formula, Measure, Package, Plan, TextPicture, TextTable

# What a line of a text may stand for.
PlacedObject = TextTable | TextPicture | Formula


@record
class Objects:
    """What the lines of a text can stand for; formulas are numbered from 1."""

    tables: Mapping[str, TextTable]
    pictures: Mapping[str, TextPicture]
    formulas: tuple[Formula, ...] = ()

    def within(self, measure: Measure) -> Objects:
        """What the lines of a measure's texts can stand for: its own formulas, too."""
        return replace(self, formulas=measure.formulas)

    def named(self, found: Marker) -> PlacedObject | None:
        """What a marker names, if it exists."""
        if found.kind == "formula":
            at = int(found.key) - 1
            return self.formulas[at] if at < len(self.formulas) else None
        of_kind: Mapping[str, PlacedObject]
        of_kind = self.tables if found.kind == "table" else self.pictures
        return of_kind.get(found.key)

    def live(self, line: str) -> Marker | None:
        """What a line stands for; None where it is text."""
        found = marker(line)
        return found if found and self.named(found) is not None else None

    def parts(self, text: str) -> Iterator[str | PlacedObject]:
        """A marked text line by line: what a marker stands for, else the line as it prints."""
        for line in text.split("\n"):
            found = marker(line)
            named = self.named(found) if found else None
            yield bare(line) if named is None else named

    def stretches(self, text: str) -> Iterator[tuple[int, int]]:
        """Where a marked text is text: from and to, between the lines that stand for something."""
        start = at = 0
        for line in text.split("\n"):
            if self.live(line):
                if start < at:
                    yield start, at - 1
                start = at + len(line) + 1
            at += len(line) + 1
        if start <= len(text):
            yield start, len(text)


def objects_of(plan: Plan) -> Objects:
    """What the lines of a plan's marked texts can stand for, but for formulas."""
    return Objects(
        {table.key: table for table in plan.tables},
        {picture.key: picture for picture in plan.pictures},
    )


def objects_at(package: Package, place: Place) -> Objects | None:
    """What the lines of the text at a place can stand for; None where it is not marked."""
    if not spec_at(place).marked:
        return None
    objects = objects_of(package.plan)
    if "measure" not in place:
        return objects
    return objects.within(value_at(package, place[: place.index("measure") + 1]))


def unplaced_formulas(measure: Measure) -> tuple[Formula, ...]:
    """The formulas that no line of their measure places: they follow its method."""
    named = {found.key for found in markers(measure) if found.kind == "formula"}
    return tuple(
        formula for number, formula in enumerate(measure.formulas, 1) if str(number) not in named
    )


def first_places(plan: Plan) -> dict[Marker, Place]:
    """The place of the first text that places it, for each table and picture that has one."""
    found: dict[Marker, Place] = {}
    if plan.tables or plan.pictures:
        for place, text in marked_texts(plan, ("plan",)):
            for each in markers(text):
                found.setdefault(each, place)
    return {each: found[each] for each in _objects(plan) if each in found}


def marker_at(package: Package, place: Place) -> Marker | None:
    """What a line says that stands for the table or picture a place lies in; None: in none."""
    match place:
        case ("plan", "tables" | "pictures" as name, int(), *_):
            key = value_at(package, place[:3]).key
            return Marker("table" if name == "tables" else "picture", key)
    return None


def unplaced(plan: Plan) -> frozenset[Marker]:
    """The tables and pictures that no line of any text places."""
    objects = frozenset(_objects(plan))
    return objects.difference(markers(plan)) if objects else objects


def as_saved(new: Package, stored: Package) -> Package:
    """The state that is to be saved of a plan, where `stored` is the one saved before.

    A table or picture that no line places any more is left out; the state in memory keeps
    it, so that undoing or pasting its line brings it back. One that no line ever placed
    came so with a file and stays: nothing of a file goes in silence.
    """
    loose = unplaced(new.plan)
    gone = loose - unplaced(stored.plan) if loose else loose
    if not gone:
        return new
    plan = new.plan
    tables = tuple(item for item in plan.tables if Marker("table", item.key) not in gone)
    pictures = tuple(item for item in plan.pictures if Marker("picture", item.key) not in gone)
    return replace(new, plan=replace(plan, tables=tables, pictures=pictures))


def _objects(plan: Plan) -> Iterator[Marker]:
    yield from (Marker("table", table.key) for table in plan.tables)
    yield from (Marker("picture", picture.key) for picture in plan.pictures)
