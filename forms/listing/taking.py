"""A list that comes back, as another copy of the plan: to be compared with it, field by field.

Each row is told by the columns that say what it speaks of. What only tells that, what is reckoned
and what is not in the plan is not taken; an empty cell says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from db.edits import with_values
from db.fields import Kind, Spec
from db.merging.index import Index, index_of
from db.places import Place, value_at
from db.records import Package
from db.settling import settled
from forms.editing.typed_names import title_of
from forms.listing.columns import Column, Row, Value
from forms.listing.mapping import ListMapping, MappingError
from forms.listing.reading import ReadRow
from forms.shortened import shortened

# What a row speaks of: by columns of its own, and by the first of these that tells it.
_OWN = {
    "steps": ("activity_number", "step.number"),
    "rubric_levels": ("rubric_number", "level.level"),
    "results": ("report.quarter",),
    "spending": ("report.quarter",),
    "progress": ("report.quarter",),
}
_OWNERS = (
    ("project.key",),
    ("project.online.code",),
    ("project.name",),
    ("indicator.key",),
    ("indicator.number", "indicator.name"),
    ("indicator.name",),
)
_RECORDS = ("project", "activity", "step", "indicator", "rubric", "level", "result", "spending")


class TakenList(NamedTuple):
    """A plan with what a list says; `unknown` and `unclear` are rows of the file, by number.

    Of those the plan has no record, or several; of `untold` cells (row, heading, text) none that
    is so called.
    """

    package: Package
    unknown: tuple[int, ...]
    unclear: tuple[int, ...]
    untold: tuple[tuple[int, str, str], ...]

    @property
    def remarks(self) -> tuple[str, ...]:
        """What was not taken, in lines."""
        said = []
        if self.unknown:
            said.append(f"ไม่พบรายการนี้ในแผน จึงไม่ได้นำมา: แถวที่ {_numbers(self.unknown)}")
        if self.unclear:
            said.append(f"แผนมีหลายรายการที่ตรงกัน จึงไม่รู้ว่าเป็นรายการใด: แถวที่ {_numbers(self.unclear)}")
        said += [
            f"แถวที่ {row:,} คอลัมน์ “{heading}”: แผนไม่มี “{text}”" for row, heading, text in self.untold
        ]
        return tuple(said)


def taken(package: Package, mapping: ListMapping, rows: Sequence[ReadRow]) -> TakenList:
    """The plan with what the rows of a list say.

    Raises:
        MappingError: the mapping has no columns that say what a row speaks of.
    """
    return _Taking(package, mapping).all_of(rows)


@dataclass
class _Taking:
    package: Package
    mapping: ListMapping

    def __post_init__(self) -> None:
        self._columns = [self.mapping.column(each) for each in self.mapping.columns]
        self._headings = {each.name: each.heading for each in self.mapping.columns}
        self._ways = _ways(self.mapping)
        self._index: Index = index_of(self.package)
        self._values: dict[Place, Any] = {}
        self._untold: list[tuple[int, str, str]] = []

    def all_of(self, rows: Sequence[ReadRow]) -> TakenList:
        """The plan with all that the rows say."""
        known = [self._known(way) for way in self._ways]
        unknown: list[int] = []
        unclear: list[int] = []
        for read in rows:
            found: list[Row] = []
            for way, rows_by in zip(self._ways, known, strict=True):
                found = rows_by.get(way.said(read), []) or found
                if len(found) == 1:
                    break
            if len(found) == 1:
                self._take(found[0], read)
            else:
                (unclear if found else unknown).append(read.number)
        made = settled(with_values(self.package, self._values), self.package)
        return TakenList(made, tuple(unknown), tuple(unclear), tuple(self._untold))

    def _known(self, way: _Way) -> Mapping[tuple[str, ...], list[Row]]:
        """The rows of the plan by what tells them in a way; those it tells nothing of are out."""
        found = defaultdict(list)
        for row in self.mapping.kind.rows(self.package):
            if said := way.of(row):
                found[said].append(row)
        return found

    def _take(self, row: Row, read: ReadRow) -> None:
        for column in self._columns:
            value = read.values.get(column.name)
            place = self._place(row, column)
            if value in (None, "") or place is None or value == column.of(row):
                continue
            said = self._said(column.spec, value, value_at(self.package, place))
            if said is None:
                self._untold.append((read.number, self._headings[column.name], str(value)))
            else:
                self._values[place] = said

    def _place(self, row: Row, column: Column) -> Place | None:
        """Where a column's field stands; None for what is not to be taken."""
        if column.spec.kind is Kind.KEY or column.name in _OWN.get(self.mapping.list, ()):
            return None
        first, *rest = column.name.split(".")
        if first == "online_quarter":
            owner, rest = row.records["project"], ["online", f"quarter{row.quarter}", *rest]
        elif first == "span" and len(row.records["step"].spans) == 1:
            owner = row.records["step"].spans[0]
        elif first in _RECORDS:
            owner = row.records[first]
        else:
            return None
        place = self._index.place(owner.id) if owner.id else None
        return None if place is None else (*place, *rest)

    def _said(self, spec: Spec, value: Value, before: Any) -> Any:
        """A value as a plan has it; None where the plan has nothing that is so called."""
        if spec.kind is Kind.CHOICE:
            return dict(zip(spec.words, spec.choices, strict=True)).get(str(value))
        if spec.target:
            keys = [self._key(spec.target, each) for each in str(value).split("\n")]
            if not all(keys):
                return None
            return tuple(keys) if isinstance(before, tuple) else keys[0]
        return tuple(str(value).split("\n")) if isinstance(before, tuple) else value

    def _key(self, target: str, called: str) -> str:
        """The key of the record that is called so in a list; empty where there is none."""
        records = value_at(self.package, tuple(target.split(".")))
        return next((each.key for each in records if called in set(_names(each))), "")


class _Way(NamedTuple):
    """A way in which rows are told: by columns of their own, and of what they belong to."""

    own: tuple[Column, ...]
    owner: tuple[Column, ...]

    def of(self, row: Row) -> tuple[str, ...]:
        """What tells a row of the plan; empty where nothing does."""
        return self._told(lambda column: column.of(row))

    def said(self, read: ReadRow) -> tuple[str, ...]:
        """What tells a row of a file."""
        return self._told(lambda column: read.values.get(column.name))

    def _told(self, value: Callable[[Column], Value]) -> tuple[str, ...]:
        owner = tuple(_told(value(each)) for each in self.owner)
        return (*(_told(value(each)) for each in self.own), *owner) if any(owner) else ()


def _ways(mapping: ListMapping) -> tuple[_Way, ...]:
    """The ways in which the columns of a mapping tell which record a row speaks of."""
    kind, names = mapping.kind, {each.name for each in mapping.columns}
    own = tuple(_columns(mapping, [each for each in _OWN.get(kind.name, ()) if each in names]))
    ways = tuple(
        _Way(own, tuple(_columns(mapping, owner))) for owner in _OWNERS if names.issuperset(owner)
    )
    if not ways:
        raise MappingError(
            f"แบบรายการ “{mapping.name}” ไม่มีคอลัมน์ที่บอกว่าแถวเป็นของรายการใด จึงนำกลับเข้าแผนไม่ได้ "
            "โปรดเลือกแบบรายการที่มีรหัสหรือชื่อ"
        )
    return ways


def _columns(mapping: ListMapping, names: Iterable[str]) -> Iterator[Column]:
    columns = (mapping.kind.column(each) for each in names)
    return (each for each in columns if each is not None)


def _told(value: Value) -> str:
    return "" if value is None else "".join(str(value).split())


def _names(record: Any) -> Iterator[str]:
    yield from filter(None, (getattr(record, "abbreviation", ""), title_of(record), record.key))


def _numbers(rows: Sequence[int]) -> str:
    return shortened([f"{each:,}" for each in rows], 10, "แถว")
