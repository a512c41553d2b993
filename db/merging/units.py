"""The fields of a record as a merge takes them: those decided together, and lists of records."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from db.fields import PATTERNS, Kind, Spec, identities, specs
from db.records import StepDone, TextPicture

Path = tuple[str, ...]

# Fields that go with another one, since neither says anything without it: a picture's kind with
# its data, where a step stands with what step it is.
_ALONG: dict[type[Any], dict[str, tuple[str, ...]]] = {
    TextPicture: {"data": ("media_type",)},
    StepDone: {"step": ("project", "activity")},
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A field by its path in a record, with those that are taken `along` with it."""

    path: Path
    spec: Spec
    along: tuple[Path, ...] = ()

    @property
    def paths(self) -> tuple[Path, ...]:
        """Its own path and those of what is taken along."""
        return (self.path, *self.along)


@dataclass(frozen=True, slots=True)
class RecordList:
    """A list of records with identities, by its path in the record that holds it."""

    path: Path
    spec: Spec


@dataclass(frozen=True, slots=True)
class Layout:
    """What a record is made of: fields, with those of records inside it, and lists of records."""

    units: tuple[Unit, ...]
    lists: tuple[RecordList, ...]


_known: dict[type[Any], Layout] = {}


def layout_of(record: type[Any]) -> Layout:
    """The fields and lists of a record type, in the order of their declaration."""
    if record not in _known:
        units: list[Unit] = []
        lists: list[RecordList] = []
        _collect(record, (), units, lists)
        _known[record] = Layout(tuple(units), tuple(lists))
    return _known[record]


def value_in(record: Any, path: Path) -> Any:
    """What stands at a path in a record."""
    for name in path:
        record = getattr(record, name)
    return record


def with_values(record: Any, values: dict[Path, Any]) -> Any:
    """The record with other values at some paths; itself where all stand there already."""
    changes: dict[str, Any] = {}
    inner: dict[str, dict[Path, Any]] = {}
    for path, value in values.items():
        if len(path) == 1:
            changes[path[0]] = value
        else:
            inner.setdefault(path[0], {})[path[1:]] = value
    changes |= {name: with_values(getattr(record, name), below) for name, below in inner.items()}
    changes = {name: new for name, new in changes.items() if new is not getattr(record, name)}
    return replace(record, **changes) if changes else record


def _collect(record: type[Any], path: Path, units: list[Unit], lists: list[RecordList]) -> None:
    along = _ALONG.get(record, {})
    beside = {name for names in along.values() for name in names}
    for name, spec in specs(record).items():
        here = (*path, name)
        if name in beside:
            continue
        if spec.kind is Kind.RECORD and spec.record is not None and not _is_whole(spec.record):
            _collect(spec.record, here, units, lists)
        elif spec.kind is Kind.RECORDS and spec.record is not None and identities(spec.record):
            lists.append(RecordList(here, spec))
        else:
            units.append(Unit(here, spec, tuple((*path, other) for other in along.get(name, ()))))


def _is_whole(record: type[Any]) -> bool:
    """Whether a record inside another says nothing unless it is complete, as a span of months."""
    return any(spec.required and spec.kind in PATTERNS for spec in specs(record).values())
