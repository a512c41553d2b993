"""What becomes of a plan that is being written when it is changed: from state to state."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from typing import Any

from db import edits
from db.fields import Kind
from db.places import Place, spec_at, stands, value_at
from db.record_classes import record
from db.records import Package
from db.settling import settled
from forms.editing.entry import entry_text, entry_value
from forms.editing.entry_error import EntryError
from forms.editing.typed_budgets import with_budgets
from forms.editions import labels
from forms.editions.edition import Edition

# What is read by what the plan says elsewhere: by names of records, or by its year.
_READ_LAST = {Kind.REF, Kind.REFS, Kind.MONTH, Kind.DATE}


@record
class State:
    """A plan as it is being written: its package, and what stands in fields and is no value.

    A draft is the text that was typed or pasted at a place and cannot be its value.
    """

    package: Package
    drafts: Mapping[Place, str] = field(default_factory=dict)


def text_at(state: State, edition: Edition, place: Place) -> str:
    """What stands in the field at a place: its draft, else its value as text.

    The words of choices are those of the edition.
    """
    draft = state.drafts.get(place)
    if draft is not None:
        return draft
    spec = spec_at(place)
    spec = labels.declared_at(edition, place) if spec.choices else spec
    return entry_text(spec, value_at(state.package, place), state.package)


def trouble_at(state: State, edition: Edition, place: Place) -> str:
    """Why the draft at a place is no value; empty where there is none."""
    draft = state.drafts.get(place)
    if draft is None:
        return ""
    try:
        _kept(edition, draft, state.package, place)
    except EntryError as error:
        return str(error)
    return ""


def with_texts(state: State, edition: Edition, texts: Mapping[Place, str]) -> State:
    """The state with texts in fields: as values, or as drafts where they are none.

    What is read by what the plan says elsewhere comes last: the other texts may say it.
    """
    package, drafts = state.package, dict(state.drafts)
    written = with_budgets(texts, package)
    last = {place for place in written if spec_at(place).kind in _READ_LAST}
    wrong: set[Place] = set()
    for places in (written.keys() - last, last):
        values = {}
        for place in places:
            try:
                values[place] = _kept(edition, written[place], package, place)
            except EntryError:
                wrong.add(place)
        package = _put_all(package, values)
    for place, text in written.items():
        drafts.pop(place, None)
        if place in wrong:
            drafts[place] = text
    return State(package, drafts)


def with_value(state: State, place: Place, value: Any) -> State:
    """The state with a value in a field."""
    drafts = {where: text for where, text in state.drafts.items() if where != place}
    return State(_put(state.package, place, value), drafts)


def _put(package: Package, place: Place, value: Any) -> Package:
    return _put_all(package, {place: value})


def _put_all(package: Package, values: Mapping[Place, Any]) -> Package:
    """The package with values that somebody has put in: figures that were carried are theirs."""
    carried = {
        (*place[:-1], "carried"): None
        for place in values
        if place[-1] != "carried" and getattr(value_at(package, place[:-1]), "carried", None)
    }
    return edits.with_values(package, {**carried, **values})


def with_items(state: State, place: Place, index: int, items: Sequence[Any]) -> State:
    """The state with items put into a list before its item `index`."""
    package = edits.inserted(state.package, place, index, items)
    drafts = _shifted(state.drafts, place, lambda at: at + len(items) * (at >= index))
    return State(package, drafts)


def without_items(state: State, place: Place, index: int, count: int) -> State:
    """The state without items of a list and without every reference to their keys."""
    package = edits.removed(state.package, place, index, count)

    def after(at: int) -> int | None:
        return at if at < index else None if at < index + count else at - count

    return State(package, _shifted(state.drafts, place, after))


def with_moved(state: State, place: Place, index: int, count: int, to: int) -> State:
    """The state with items of a list moved so that the first stands at `to`."""
    package = edits.moved(state.package, place, index, count, to)
    order = list(range(len(value_at(state.package, place))))
    taken, rest = order[index : index + count], order[:index] + order[index + count :]
    order = rest[:to] + taken + rest[to:]
    return State(package, _shifted(state.drafts, place, order.index))


def with_package(state: State, package: Package) -> State:
    """The state with another package; drafts stay where there are still fields for them."""
    drafts = {place: text for place, text in state.drafts.items() if stands(package, place)}
    return State(package, drafts)


def settled_state(after: State, before: State) -> State:
    """A state that was made of another one, with all that the change owes to the plan."""
    package = settled(after.package, before.package)
    return after if package is after.package else State(package, after.drafts)


def _kept(edition: Edition, text: str, package: Package, place: Place) -> Any:
    """The value of a text; a field that must hold something refuses to be empty.

    Names may be empty as long as the plan is being written: the store and files take them.
    """
    spec = labels.declared_at(edition, place)
    value = entry_value(spec, text, package)
    if spec.required and spec.kind is not Kind.TEXT and value in ("", None):
        what = labels.place_words(edition, place)
        raise EntryError(f"{what} {'ต้องเลือก' if spec.choices else 'ต้องกรอก'}")
    return value


def _shifted(
    drafts: Mapping[Place, str], place: Place, moved: Callable[[int], int | None]
) -> dict[Place, str]:
    """Drafts where they stand after the items of a list have moved; those gone are left out."""
    depth = len(place)
    found: dict[Place, str] = {}
    for where, text in drafts.items():
        at = where[depth] if len(where) > depth and where[:depth] == place else None
        if not isinstance(at, int):
            found[where] = text
        elif (now := moved(at)) is not None:
            found[(*place, now, *where[depth + 1 :])] = text
    return found
