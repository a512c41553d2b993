"""A plan that was read beside one that is open: field by field, and what is wanted taken over.

Records are one where they have the same code or number, or names that are alike. What only the
open plan has stays; a record that only the other has comes whole, with what it names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from db.carrying import carried
from db.edits import free_key, inserted, replaced
from db.fields import Kind, Spec, is_empty, specs
from db.places import Place, spec_at, value_at
from db.records import Package
from forms.reading.comparing import likeness, squeezed

_ALIKE = 0.86
# What records are told apart by, in this order, and what they are called.
_CODES = ("code", "number", "level", "year", "month", "quarter", "quadrant")
_NAMES = ("name", "text", "title", "heading", "programme", "abbreviation")
# What belongs to one plan alone.
_OWN = frozenset(
    {
        *("id", "previous", "edition", "fiscal_year", "decisions", "acceptances"),
        # They come with the texts that place them.
        *("tables", "pictures"),
    }
)
_NOT_COMPARED = frozenset({Kind.KEY, Kind.DATA})


class Change(NamedTuple):
    """What taking over would do: a field gets another value, or a record comes whole.

    `place` is that in the plan that was read; `there` that of the field, or of the list that
    the record comes into, in the open one.
    """

    place: Place
    there: Place
    is_record: bool


def changes(own: Package, read: Package) -> tuple[Change, ...]:
    """All that the plan that was read has otherwise, in the order of its fields."""
    return tuple(_Comparison(own, read).in_record(("plan",), ("plan",)))


def with_changes(own: Package, read: Package, wanted: Collection[Change]) -> Package:
    """The open plan with what is wanted of the other, and the records that it names."""
    return _Taking(own, read, wanted).package


class _Comparison:
    """Goes through both plans; each step has its place in the open one and in the other."""

    def __init__(self, own: Package, read: Package) -> None:
        self._own, self._read = own, read

    def in_record(self, there: Place, place: Place) -> Iterator[Change]:
        """What the record at a place of the other has otherwise."""
        ours, theirs = value_at(self._own, there), value_at(self._read, place)
        for name, spec in specs(type(theirs)).items():
            new = getattr(theirs, name)
            if name in _OWN or spec.kind in _NOT_COMPARED or is_empty(new):
                continue
            here, at = (*there, name), (*place, name)
            if spec.kind is Kind.RECORD:
                yield from self.in_record(here, at)
            elif spec.kind is Kind.RECORDS:
                yield from self._in_list(here, at)
            elif _said(self._own, spec, getattr(ours, name)) != _said(self._read, spec, new):
                yield Change(at, here, is_record=False)

    def _in_list(self, there: Place, place: Place) -> Iterator[Change]:
        pairs = _pairs(value_at(self._own, there), value_at(self._read, place))
        for at, to in enumerate(pairs):
            if to is None:
                yield Change((*place, at), there, is_record=True)
            else:
                yield from self.in_record((*there, to), (*place, at))


def _pairs(ours: Sequence[Any], theirs: Sequence[Any]) -> list[int | None]:
    """For each record of theirs the one of ours that it is."""
    free = dict(enumerate(ours))
    found: list[int | None] = []
    for record in theirs:
        to = next((at for at, each in free.items() if _is_same(each, record)), None)
        if to is not None:
            del free[to]
        found.append(to)
    return found


def _is_same(one: Any, other: Any) -> bool:
    names = [squeezed(str(_first(each, _NAMES))) for each in (one, other)]
    codes = [tuple(getattr(each, n, "") for n in _CODES) for each in (one, other)]
    if all(names):
        # A number is given anew each year; a name is not.
        return names[0] == names[1] or likeness(*names) >= _ALIKE
    if any(map(str, codes[0])):
        return codes[0] == codes[1]
    return bool(replace(one, **_bare(one)) == replace(other, **_bare(other)))


def _bare(record: Any) -> dict[str, str]:
    return {name: "" for name in ("id", "key") if hasattr(record, name)}


def _first(record: Any, names: Sequence[str]) -> Any:
    return next((v for name in names if (v := getattr(record, name, ""))), "")


def _said(package: Package, spec: Spec, value: Any) -> Any:
    """A value as both plans say it: of what names records, their names."""
    if spec.kind is Kind.REF:
        return _name(package, spec, value)
    if spec.kind is Kind.REFS:
        return tuple(_name(package, spec, each) for each in value)
    if isinstance(value, str):
        return squeezed(value) or value
    if isinstance(value, tuple):
        return tuple(squeezed(each) if isinstance(each, str) else each for each in value)
    return value


def _name(package: Package, spec: Spec, key: str) -> str:
    records = value_at(package, tuple(spec.target.split(".")))
    return next((squeezed(str(_first(r, _NAMES))) for r in records if r.key == key), "")


class _Taking:
    """Changes taken over one after another."""

    def __init__(self, own: Package, read: Package, wanted: Collection[Change]) -> None:
        self._read = read
        self._keys: dict[tuple[str, str], str] = {}
        self.package = own
        for change in sorted(wanted, key=lambda each: not each.is_record):
            if change.is_record:
                self._add(change.place, change.there)
            else:
                value = self._translated(spec_at(change.place), value_at(read, change.place))
                self._set(change.there, value)

    def _set(self, place: Place, value: Any) -> None:
        package = self.package
        if isinstance(value, str | tuple):
            value, package = carried(value, self._read.plan, package)
        self.package = replaced(package, place, value)

    def _add(self, place: Place, there: Place) -> None:
        record = value_at(self._read, place)
        named = _list_of(place)
        if self._keys.get((named, getattr(record, "key", ""))):
            return
        if hasattr(record, "key"):
            taken = {each.key for each in value_at(self.package, there)}
            prefix = specs(type(record))["key"].prefix
            self._keys[named, record.key] = free_key(taken, prefix)
        made, package = carried(self._record(record, named), self._read.plan, self.package)
        at = len(value_at(package, there))
        self.package = inserted(package, there, at, [made])

    def _record(self, record: Any, named: str = "") -> Any:
        """A record as the open plan has it: under another key, and naming records of that."""
        values: dict[str, Any] = {}
        for name, spec in specs(type(record)).items():
            value = getattr(record, name)
            if spec.kind is Kind.KEY:
                values[name] = self._keys.get((named, value), value)
            elif spec.kind is Kind.RECORD and value is not None:
                values[name] = self._record(value)
            elif spec.kind is Kind.RECORDS:
                values[name] = tuple(self._record(each) for each in value)
            else:
                values[name] = self._translated(spec, value)
        return replace(record, **values)

    def _translated(self, spec: Spec, value: Any) -> Any:
        if spec.kind is Kind.REF:
            return self._key(spec, value) if value else value
        if spec.kind is Kind.REFS:
            return tuple(filter(None, (self._key(spec, each) for each in value)))
        return value

    def _key(self, spec: Spec, key: str) -> str:
        """The key of the same record in the open plan; one that is not there comes along."""
        known = self._keys.get((spec.target, key))
        if known is not None:
            return known
        place = tuple(spec.target.split("."))
        theirs = value_at(self._read, place)
        at = next((n for n, each in enumerate(theirs) if each.key == key), None)
        if at is None:
            return ""
        ours = value_at(self.package, place)
        same = next((each for each in ours if _is_same(each, theirs[at])), None)
        if same is not None:
            self._keys[spec.target, key] = same.key
        else:
            self._add((*place, at), place)
        return self._keys[spec.target, key]


def _list_of(place: Place) -> str:
    return ".".join(part for part in place if isinstance(part, str))
