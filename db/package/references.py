"""Keys that point at nothing, and divisions that stand under themselves or too deep."""

from __future__ import annotations

from collections.abc import Set

from db.fields import specs
from db.package.record_reader import Findings, Reference, list_path
from db.places import Place
from db.records import Package

# Departments, divisions, sections and groups are four; no page has room for many more.
_DEEPEST = 12


def refuse_dangling(found: Findings) -> None:
    """Names every reference whose key no record of its list bears."""
    for reference in found.references:
        if reference.key not in found.keys.get(reference.target, {}):
            label = list_label(reference.target)
            found.refuse(reference.place, f'อ้างถึงรหัส "{reference.key}" ซึ่งไม่มีในรายการ{label}')


def refuse_circles(found: Findings) -> None:
    """Names every record that stands under itself, through the list that holds it."""
    above = _above_in_list(found)
    cleared: set[Place] = set()
    for start in above:
        way = _climb(start, above, found, cleared)
        cleared.update(way)
        if way and (last := _above(way[-1], above, found)) in way:
            circle = way[way.index(last) :]
            keys = [above[place].key for place in (circle[-1], *circle)]
            found.refuse(
                above[circle[0]].place, f"อยู่ใต้ตัวเอง เพราะอ้างถึงกันเป็นวง ({' → '.join(keys)})"
            )


def refuse_too_deep(found: Findings) -> None:
    """Names the first record that stands under too many others of its own list."""
    above = _above_in_list(found)
    depths: dict[Place, int] = {}
    for start in above:
        way = _climb(start, above, found, depths.keys())
        last = _above(way[-1], above, found) if way else None
        depth = depths.get(last, 0) if last is not None else 0
        for place in reversed(way):
            depth += 1
            depths[place] = depth
        if depth > _DEEPEST:
            found.refuse(above[start].place, f"อยู่ใต้หน่วยอื่นซ้อนกันเกิน {_DEEPEST} ชั้น โปรดลดชั้นลง")
            return


def list_label(path: str) -> str:
    """The Thai name of the list at a dotted path: `โครงการ` of `plan.projects`."""
    record, label = Package, ""
    for name in path.split("."):
        spec = specs(record)[name]
        record, label = spec.record or record, spec.label
    return label


def _above_in_list(found: Findings) -> dict[Place, Reference]:
    """By place of a record, its reference to one that it stands under in its own list."""
    return {
        reference.place[:-1]: reference
        for reference in found.references
        if list_path(reference.place[:-1]) == reference.target
    }


def _climb(
    start: Place, above: dict[Place, Reference], found: Findings, cleared: Set[Place]
) -> list[Place]:
    """The records from `start` upward, until the top, one again, or one that was cleared."""
    way: dict[Place, None] = {}
    place: Place | None = start
    while place in above and place not in way and place not in cleared:
        way[place] = None
        place = _above(place, above, found)
    return list(way)


def _above(place: Place, above: dict[Place, Reference], found: Findings) -> Place | None:
    reference = above[place]
    return found.keys.get(reference.target, {}).get(reference.key)
