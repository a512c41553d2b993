"""An entry of a library as a record of a plan: its names are the plan's, and so are its keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from db.carrying import compared
from db.fields import Kind, Spec, is_empty, specs
from db.identity import new_identity
from db.markers import markers
from db.references import target_of
from forms.checks.words import squeezed
from forms.library.pairing import PLACES

_LISTS = {".".join(str(part) for part in place) for place in PLACES}

# By list and what an entry is called in the library: what its record is called in the plan.
Names = Mapping[tuple[str, str], str]


class Mixed(NamedTuple):
    """A record as it was given out and as it is given out now, with all else as the plan has it.

    `changes` is how many of its fields differ from what the plan has.
    """

    base: Any
    theirs: Any
    changes: int


def fitted(entry: Any, names: Names) -> Any:
    """A record that names what the plan calls so; what it has nothing for is left out."""
    changes = {
        name: _named(spec, getattr(entry, name), names)
        for name, spec in specs(type(entry)).items()
        if target_of(spec)
    }
    return replace(entry, **changes) if changes else entry


def is_at_home(entry: Any, names: Names) -> bool:
    """Whether the plan has what an entry stands under."""
    return all(
        not getattr(entry, name) or (spec.target, getattr(entry, name)) in names
        for name, spec in specs(type(entry)).items()
        if spec.kind is Kind.REF and spec.target in _LISTS
    )


def mixed(own: Any, was: Any, now: Any) -> Mixed:
    """What changed between two fitted entries, upon a record of the plan.

    Without `was`, what the plan says otherwise is to be decided: both have changed it. What the
    entry does not say, and did not say before, is the plan's own.
    """
    base, theirs, count = {}, {}, 0
    for name, spec in specs(type(own)).items():
        if spec.kind is Kind.KEY or (spec.target and spec.target not in _LISTS):
            continue
        said, before, after = getattr(own, name), getattr(was, name, None), getattr(now, name)
        if spec.kind is Kind.RECORD:
            below = mixed(said, before, after)
            base[name], theirs[name], count = below.base, below.theirs, count + below.changes
        elif after not in (said, before) and not (before is None and is_empty(after)):
            base[name] = _with_identities(said, _empty(after) if was is None else before)
            theirs[name] = _with_identities(said, after)
            count += 1
    return Mixed(replace(own, **base), replace(own, **theirs), count)


def as_printed(
    records: tuple[Any, Any, Any], plans: tuple[Any, Any, Any], carry: Callable[[Any], Any]
) -> tuple[Any, Any]:
    """The entry before and now of three records; where a text prints alike, it is the same text.

    The texts of a measure place tables and pictures, which each plan calls otherwise. `records`
    and `plans` are those of the plan, of the library then, and of the library now; `carry` gives
    the entry of now with what its texts place in the plan, where one of them is another text.
    """
    own, was, now = records
    if not any(hasattr(each, "measure") and any(markers(each)) for each in records):
        return was, now
    seen = [
        None if each is None or plan is None else compared(each.measure, plan)
        for each, plan in zip(records, plans, strict=True)
    ]
    then_texts, now_texts = {}, {}
    for name in specs(type(now.measure)):
        said, before, after = (getattr(each, name, None) for each in seen)
        if before == said:
            then_texts[name] = getattr(own.measure, name)
        if after == said:
            now_texts[name] = getattr(own.measure, name)
        elif was is not None and after == before:
            now_texts[name] = getattr(was.measure, name)
    if len(now_texts) < len(specs(type(now.measure))):
        now = carry(now)
    if was is not None:
        was = replace(was, measure=replace(was.measure, **then_texts))
    return was, replace(now, measure=replace(now.measure, **now_texts))


def _named(spec: Spec, value: Any, names: Names) -> Any:
    """A field's value with the names that the plan has; of keys it has none for, none."""
    target = target_of(spec)
    if target not in _LISTS:
        return value if spec.coded else () if isinstance(value, tuple) else ""

    def name(text: str) -> str:
        if spec.coded:
            return names.get((target, squeezed(text)), text)
        return names.get((target, text), "")

    if isinstance(value, tuple):
        return tuple(filter(None, map(name, value)))
    return name(value) if value else value


def _empty(value: Any) -> Any:
    if isinstance(value, str):
        return ""
    return () if isinstance(value, tuple) else None


def _with_identities(own: Any, items: Any) -> Any:
    """Records of a list that are, one by one, those that the plan has."""
    if not (isinstance(items, tuple) and items and hasattr(items[0], "id")):
        return items
    known = [item.id for item in own]
    return tuple(
        replace(item, id=known[at] if at < len(known) else new_identity())
        for at, item in enumerate(items)
    )
