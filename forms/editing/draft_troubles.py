"""Why texts that stand in fields cannot be their values, and what the forms print meanwhile."""

from __future__ import annotations

from typing import Any, NamedTuple

from db.places import Place, spec_at, value_at
from db.records import Package
from forms.editing.entry import entry_text
from forms.editing.states import State, trouble_at
from forms.editions.edition import Edition


class _Known(NamedTuple):
    """Why a draft is no value, and what it was reckoned from."""

    draft: str
    edition: Edition
    # The records that the field names, and the year that dates are near to.
    named: Any
    year: int | None
    trouble: str


class DraftTroubles:
    """Says why drafts are no values; what does not depend on a change is not reckoned anew."""

    def __init__(self) -> None:
        self._known: dict[Place, _Known] = {}

    def at(self, state: State, edition: Edition, place: Place) -> str:
        """Why the draft at a place is no value; empty where there is none."""
        draft = state.drafts.get(place)
        if draft is None:
            self._known.pop(place, None)
            return ""
        known, named = self._known.get(place), _named(state.package, place)
        year = state.package.plan.fiscal_year
        if (
            known is None
            or (known.draft, known.year) != (draft, year)
            or known.edition is not edition
            or known.named is not named
        ):
            trouble = trouble_at(state, edition, place)
            known = self._known[place] = _Known(draft, edition, named, year, trouble)
        return known.trouble

    def forget(self) -> None:
        """Another plan is open."""
        self._known.clear()


def printed_meanwhile(state: State, place: Place) -> str:
    """What the forms say of a field as long as its text is no value."""
    value = entry_text(spec_at(place), value_at(state.package, place), state.package)
    if not value:
        return "ระหว่างนี้แบบฟอร์มจะเว้นว่างไว้"
    return f"ระหว่างนี้แบบฟอร์มจะพิมพ์ค่าเดิม “{value}”"


def _named(package: Package, place: Place) -> Any:
    """The list whose records the field at a place names; None where it names none."""
    target = spec_at(place).target
    return value_at(package, tuple(target.split("."))) if target else None
