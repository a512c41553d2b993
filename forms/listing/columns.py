"""A column of a list: named by the path of its field, called and read as that is declared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from db.fields import Kind, Spec, specs
from db.places import value_at
from db.record_classes import record
from db.records import Package
from forms.editing.typed_names import title_of

# A value of a list: a text, a figure, a whole number or a flag; None where nothing is said.
# Months and dates are texts of the Buddhist era, as plans have them, choices their Thai words.
Value = str | Decimal | int | bool | None

_SEVERAL = {Kind.TEXTS, Kind.REFS}
# What is called alike in every record.
_NAMES = {"key", "name", "number"}
_NO_COLUMNS = {Kind.RECORDS, Kind.MAP, Kind.DATA}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list: what its columns' names begin with, and what stands for that.

    `identity` is that of the record it speaks of, in the report of a `quarter`, if in one.
    """

    package: Package
    identity: str
    records: Mapping[str, Any]
    quarter: int | None = None


@record
class Column:
    """A column that a list may have: `name` is the path of its field, `label` its heading."""

    name: str
    label: str
    spec: Spec

    @property
    def is_year(self) -> bool:
        """Whether its figures are years of the Buddhist era."""
        return self.spec.kind is Kind.INTEGER and (self.spec.minimum or 0) >= 2500

    def of(self, row: Row) -> Value:
        """What a row says here."""
        first, *rest = self.name.split(".")
        found = row.records[first]
        for part in rest:
            found = getattr(found, part)
        return _value(self.spec, found, row.package)


def fields_of(
    path: str, kind: type[Any], *names: str, owner: str = "", within: str = ""
) -> Iterator[Column]:
    """Columns of the fields of a record at a path: those named, or all that fit a cell.

    `owner` is what the record is called, `within` what it is called inside another.
    """
    for name, spec in specs(kind).items():
        if (names and name not in names) or spec.beside:
            continue
        if spec.kind is Kind.RECORD and spec.record is not None:
            yield from fields_of(f"{path}.{name}", spec.record, within=spec.label)
        elif spec.kind not in _NO_COLUMNS:
            yield Column(f"{path}.{name}", _label(name, spec.label, owner, within), spec)


def _label(name: str, label: str, owner: str, within: str) -> str:
    """What a column is called: as its field, and whose it is where that does not say it."""
    if within:
        return label if within in label else f"{within}: {label}"
    return f"{label}{owner}" if name in _NAMES else label


def _value(spec: Spec, found: Any, package: Package) -> Value:
    if found is None or found in ("", ()):
        return None
    if spec.kind is Kind.CHOICE:
        return dict(zip(spec.choices, spec.words, strict=True)).get(found, str(found))
    if spec.target:
        found = [_title(spec.target, key, package) for key in _listed(found)]
    if spec.kind in _SEVERAL or spec.target:
        return _lines("\n".join(found))
    return _lines(found) if isinstance(found, str) else found


def _listed(found: Any) -> tuple[str, ...]:
    return found if isinstance(found, tuple) else (found,)


def _title(target: str, key: str, package: Package) -> str:
    """What a record is called that is named by its key: of divisions in short."""
    for each in value_at(package, tuple(target.split("."))):
        if each.key == key:
            return getattr(each, "abbreviation", "") or title_of(each)
    return key


def _lines(text: str) -> str:
    """A text with the line ends that a cell keeps."""
    return str(text.replace("\r\n", "\n").replace("\r", "\n"))
