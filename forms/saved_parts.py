"""In which parts of a plan something was saved, by the lists and fields of a server's history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from db.places import Place
from db.store.table_layout import PLANS, ListTable
from forms.plan_parts import PARTS, part_of

# What is written of the plan as such: when it was removed, or brought back.
_OF_PLAN = "ข้อมูลทั่วไปของแผน"


def parts_of(lists: Sequence[str]) -> tuple[str, ...]:
    """The parts in which lists lie, or fields of the plan (`plans.vision`), in their order."""
    changed = {part_of(place).name for name in lists if (place := _PLACES.get(name))}
    return tuple(part.title for part in PARTS if part.name in changed) or (_OF_PLAN,)


def lists_called(words: str) -> tuple[str, ...]:
    """The lists, and fields of the plan itself, in the parts that are called by some words."""
    called = words.casefold()
    return tuple(
        name
        for name, place in _PLACES.items()
        if called and called in part_of(place).title.casefold()
    )


def _places(layout: ListTable, path: Place) -> Iterator[tuple[str, Place]]:
    for below, each in layout.lists:
        yield each.name, (*path, *below)
        yield from _places(each, (*path, *below))


_PLACES: dict[str, Place] = {
    **{f"{PLANS.name}.{column}": field.path for field in PLANS.fields for column in field.columns},
    **dict(_places(PLANS, ())),
}
