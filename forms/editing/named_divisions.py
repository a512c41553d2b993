"""Divisions that typed or pasted texts name and the plan does not have."""

from __future__ import annotations

from collections.abc import Iterable

from db.edits import fresh_key, inserted
from db.fields import Kind
from db.places import Place, spec_at
from db.records import DIVISIONS, Division
from forms.editing.acts import Act
from forms.editing.states import State, with_package, with_texts
from forms.editing.typed_names import unknown_names
from forms.editions.edition import Edition

_LIST: Place = tuple(DIVISIONS.split("."))


def unknown_divisions(state: State, places: Iterable[Place]) -> tuple[str, ...]:
    """The names in the drafts at some places that no division has, in order, each once."""
    drafts = ((place, state.drafts.get(place)) for place in places)
    names = (
        name
        for place, text in drafts
        if text and _names_divisions(place)
        for name in unknown_names(spec_at(place), text, state.package)
    )
    return tuple(dict.fromkeys(names))


def adding_divisions(state: State, edition: Edition, names: Iterable[str]) -> Act:
    """Add divisions with these names, and let every draft that named them name them now."""
    package = state.package
    known = {division.name for division in package.plan.divisions}
    new = [name for name in names if name not in known]
    for name in new:
        division = Division(fresh_key(package, DIVISIONS, "d"), name)
        package = inserted(package, _LIST, len(package.plan.divisions), [division])
    texts = {place: text for place, text in state.drafts.items() if _names_divisions(place)}
    after = with_texts(with_package(state, package), edition, texts)
    return Act(f"เพิ่มส่วนราชการ {len(new)} รายการ", after)


def _names_divisions(place: Place) -> bool:
    spec = spec_at(place)
    return spec.kind is Kind.REFS and spec.target == DIVISIONS
