"""What of a list somebody has entered in an online system: ticks, kept with the plan."""

from __future__ import annotations

from typing import Literal

from db import edits
from db.content_code import digest_of
from db.records import Entered, Package
from forms.editing.acts import Act
from forms.editing.states import State, with_package
from forms.listing.mapping import ListMapping
from forms.listing.table import ListedRow

_PLACE = ("plan", "entered")

# Not entered, entered as it is now, or entered as it was before it changed.
Standing = Literal["open", "entered", "changed"]


def standing(package: Package, mapping: ListMapping, row: ListedRow) -> Standing:
    """Whether a row has been entered, as it is now or as it was."""
    found = next((each for each in package.plan.entered if _is_of(each, mapping, row)), None)
    if found is None:
        return "open"
    return "entered" if found.content == _content(row) else "changed"


def entered(state: State, mapping: ListMapping, row: ListedRow, date: str) -> Act:
    """A row ticked as entered on a day, as it says now."""
    of, others = row.row, _others(state.package, mapping, row)
    tick = Entered(mapping.name, of.identity, _content(row), of.quarter, date)
    after = edits.replaced(state.package, _PLACE, (*others, tick))
    return Act("ทำเครื่องหมายว่ากรอกแล้ว", with_package(state, after))


def not_entered(state: State, mapping: ListMapping, row: ListedRow) -> Act:
    """A row without its tick."""
    after = edits.replaced(state.package, _PLACE, _others(state.package, mapping, row))
    return Act("เอาเครื่องหมายว่ากรอกแล้วออก", with_package(state, after))


def _others(package: Package, mapping: ListMapping, row: ListedRow) -> tuple[Entered, ...]:
    return tuple(each for each in package.plan.entered if not _is_of(each, mapping, row))


def _is_of(tick: Entered, mapping: ListMapping, row: ListedRow) -> bool:
    of = row.row
    return (tick.mapping, tick.record, tick.quarter) == (mapping.name, of.identity, of.quarter)


def _content(row: ListedRow) -> str:
    return digest_of(row.texts)
