"""Tables, pictures and formulas within texts: how they read, how they are put in and moved.

Texts are those that one edits (`forms.editing.entry`): a paragraph a line, lines within a paragraph
parted by LINE_BREAK.
"""

from __future__ import annotations

import re

from db import edits
from db.carrying import carried, placing
from db.markers import Marker, bare, kept, marker
from db.placed import Objects, PlacedObject, objects_at, unplaced
from db.places import Place, spec_at, value_at
from db.record_classes import record
from db.records import Formula, Package, TextPicture, TextTable
from forms.editing.entry import LINE_BREAK, entry_value
from forms.figures import figure

_BREAKS = re.compile(rf"([\n{LINE_BREAK}])")


@record
class Spot:
    """Where something is put into the text at `place`: what stands before it, and after."""

    place: Place
    before: str
    after: str


def width_of(table: TextTable) -> int:
    """How many columns a table has."""
    return max((len(row.cells) for row in (*table.head, *table.rows)), default=0)


def object_words(item: PlacedObject, number: str = "") -> str:
    """What stands in a text, in one line; `number` is a formula's."""
    if isinstance(item, TextTable):
        size = f"{width_of(item)} คอลัมน์ {len(item.rows):,} แถว"
        return f"ตาราง: {item.title} ({size})" if item.title else f"ตาราง ({size})"
    if isinstance(item, TextPicture):
        return f"รูปภาพ: {item.caption}" if item.caption else "รูปภาพ"
    return f"สูตรที่ {number}: {item.label or _fraction(item)}"


def noun_of(found: Marker) -> str:
    """What a marker stands for, as a noun."""
    return {"table": "ตาราง", "picture": "รูปภาพ", "formula": "สูตร"}[found.kind]


def in_words(text: str, objects: Objects) -> str:
    """A text as one reads it elsewhere: what stands in it in words."""
    lines = []
    for line in lines_of(text):
        found = objects.live(line)
        named = objects.named(found) if found else None
        lines.append(object_words(named, found.key) if found and named else bare(line))
    return "".join(lines)


def lines_of(text: str) -> list[str]:
    """The lines of a text and, every second item, what parts them."""
    return _BREAKS.split(text)


def with_object(
    package: Package, spot: Spot, item: TextTable | TextPicture
) -> tuple[Package, Marker]:
    """The package with a table or picture in a text, on a line of its own, and its marker.

    Raises:
        PictureError: the plan would hold more pictures than one takes.
    """
    grown, line = placing(package, item)
    return with_lines(grown, spot, line), _marker(line)


def with_lines(package: Package, spot: Spot, lines: str) -> Package:
    """The package with more in a text, between what stands before and after.

    What stands for something keeps a line of its own.
    """
    objects = objects_at(package, spot.place)
    text = _glued(_glued(spot.before, lines, objects), spot.after, objects)
    value = entry_value(spec_at(spot.place), text, package)
    return edits.replaced(package, spot.place, value)


def _glued(head: str, tail: str, objects: Objects | None) -> str:
    """Two texts as one, with a line's end between them where one of their lines is an object's."""
    last, first = lines_of(head)[-1], lines_of(tail)[0]
    alone = objects is not None and (objects.live(last) or objects.live(first))
    return f"{head}\n{tail}" if alone and last and first else f"{head}{tail}"


def pasted(package: Package, spot: Spot, text: str, source: Package, home: Place) -> Package:
    """The package with a text that was copied at the place `home` of `source` in another.

    What was cut out keeps its key where nothing else places it; of what still stands
    elsewhere there is a copy under a new one. A formula goes along into another measure,
    and stands in words where there is none.

    Raises:
        PictureError: the plan would hold more pictures than one takes.
    """
    # What the paste takes the place of places nothing any more.
    package = with_lines(package, spot, "")
    lines, objects = lines_of(text), objects_at(source, home)
    for at, line in enumerate(lines):
        found = objects.live(line) if objects else None
        if found is None or objects is None:
            lines[at] = kept(line) if marker(line) else line
        elif found.kind == "formula":
            package, lines[at] = _pasted_formula(package, spot.place, found, source, home)
        elif not _is_loose(package, found, objects):
            lines[at], package = carried(line, source.plan, package)
    return with_lines(package, spot, "".join(lines))


def measure_of(place: Place) -> Place | None:
    """The place of the measure that a text belongs to; None where it is of none."""
    return place[: place.index("measure") + 1] if "measure" in place else None


def _pasted_formula(
    package: Package, place: Place, found: Marker, source: Package, home: Place
) -> tuple[Package, str]:
    """The package with a copied formula for the text at a place, and the line it is there."""
    own, other = measure_of(place), measure_of(home)
    formula: Formula = value_at(source, (*(other or ()), "formulas", int(found.key) - 1))
    if own is None:
        return package, object_words(formula, found.key)
    known = value_at(package, (*own, "formulas"))
    if own == other and formula in known:
        return package, Marker("formula", str(known.index(formula) + 1)).line
    grown = edits.inserted(package, (*own, "formulas"), len(known), [formula])
    return grown, Marker("formula", str(len(known) + 1)).line


def _is_loose(package: Package, found: Marker, objects: Objects) -> bool:
    """Whether a plan still has what was cut out of it, and no line that places it."""
    if found not in unplaced(package.plan):
        return False
    records = package.plan.tables if found.kind == "table" else package.plan.pictures
    return any(item is objects.named(found) for item in records)


def _marker(line: str) -> Marker:
    found = marker(line)
    assert found is not None  # noqa: S101 - the line was made of one
    return found


def _fraction(formula: Formula) -> str:
    factor = "" if formula.multiplier is None else f" × {figure(formula.multiplier)}"
    return f"({formula.numerator}) / ({formula.denominator}){factor}"
