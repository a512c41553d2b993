"""Lists that are no table of a form: a record a row, its columns called as fields are.

Offices keep such lists in workbooks, and our own workbooks have them beside the forms.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from db.fields import Kind, Spec, specs
from db.records import Budget, Division, Indicator, Measure, Organisation, Package, Plan, Project
from forms.build.record_lists import record_lists
from forms.reading.comparing import likeness, squeezed
from forms.reading.gathering.subjects import Subject
from forms.reading.outline import Cell, Grid
from forms.reading.placing import cells, things
from forms.reading.placing.context import Context

_ALIKE = 0.86
# So many columns must be known, and so large a share of all.
_FEWEST, _MOST_OF = 3, 0.6
_DIVISIONS = "divisions"
_KINDS = frozenset({Kind.TEXT, Kind.NUMBER, Kind.CHOICE, Kind.FLAG})


@dataclass(frozen=True, slots=True)
class _Listed:
    """A kind of record that lists may be of: its fields by the words that columns have."""

    listed: str
    fields: Mapping[str, str]


def read_list(context: Context, grid: Grid) -> bool:
    """Takes a list of records; False where a table is none."""
    heads = [squeezed(text) for text in grid.texts()[0]] if len(grid.rows) > 1 else []
    if len([head for head in heads if head]) < _FEWEST:
        return False
    kind, columns = max(
        ((each, _columns(each, heads)) for each in _kinds()), key=lambda found: len(found[1])
    )
    known = len(columns) >= max(_FEWEST, _MOST_OF * len([head for head in heads if head]))
    if known and "name" in columns.values():
        context.ledger.take(cell.spot for cell in grid.rows[0] if cell is not None)
        for row in grid.rows[1:]:
            _row(context, kind, columns, row)
        return True
    if tuple(heads) in _printed():
        doubt = "รายการข้อมูลของสมุดงานที่พิมพ์จากแผน ซ้ำกับแบบฟอร์ม จึงไม่ได้อ่าน"
        context.ledger.take((cell.spot for cell in grid.cells), doubt)
        return True
    return False


def _columns(kind: _Listed, heads: Sequence[str]) -> dict[int, str]:
    """The columns that are fields, each field once; the most alike first."""
    near = sorted(
        (
            (likeness(head, words), at, path)
            for at, head in enumerate(heads)
            for words, path in kind.fields.items()
            if head
        ),
        key=lambda found: -found[0],
    )
    columns: dict[int, str] = {}
    for alike, at, path in near:
        if alike >= _ALIKE and at not in columns and path not in columns.values():
            columns[at] = path
    return columns


def _row(
    context: Context, kind: _Listed, columns: Mapping[int, str], row: Sequence[Cell | None]
) -> None:
    said = {at: cell for at, cell in enumerate(row) if cell is not None and not cell.is_blank}
    name = next((said[at] for at, path in columns.items() if path == "name" and at in said), None)
    subject = _subject(context, kind.listed, name) if name is not None else None
    for at, cell in said.items():
        path = columns.get(at)
        if subject is None or path is None or not _said(context, subject, path, cell):
            context.ledger.leave(cell.spot, cell.text, "ไม่มีช่องในแผนสำหรับช่องนี้ของรายการ")


def _subject(context: Context, listed: str, name: Cell) -> Subject | None:
    words, spots = cells.plain(name.text), (name.spot,)
    if listed == "projects":
        return things.project(context, words, spots)
    if listed == "indicators":
        return things.indicator(context, words, spots)
    return things.division(context, words, spots)


def _said(context: Context, subject: Subject, path: str, cell: Cell) -> bool:
    """Says a field; False where a cell is none of its values."""
    spots, words = (cell.spot,), cells.plain(cell.text)
    if path in {"name", "key"} or not words:
        context.ledger.take(spots)
        return True
    if path == _DIVISIONS:
        for each in words.split(","):
            division = things.division(context, each, spots)
            if division is not None:
                context.add(subject, _DIVISIONS, division, spots)
        return True
    if path == "policies":
        cells.policies(context, subject, cell.text, spots)
        return True
    spec = subject.spec(path)
    value = _value(spec, cell.text.strip() if spec.long else words)
    if value is None:
        return False
    context.say(subject, path, value, spots)
    return True


def _value(spec: Spec, words: str) -> Any:
    if spec.kind is Kind.NUMBER:
        return cells.figure(words)
    if spec.kind is Kind.CHOICE:
        return dict(zip(spec.words, spec.choices, strict=True)).get(words)
    if spec.kind is Kind.FLAG:
        return True if words == "ใช่" else None
    return words if spec.kind is Kind.TEXT else None


@lru_cache(maxsize=1)
def _kinds() -> tuple[_Listed, ...]:
    projects = dict(_labels(Project, "")) | dict(_labels(Budget, "budget."))
    projects[squeezed("ส่วนราชการ")] = projects[squeezed("ส่วนราชการที่รับผิดชอบ")] = _DIVISIONS
    projects[squeezed("รหัสนโยบาย")] = projects[squeezed("รหัสนโยบาย (3 หลัก)")] = "policies"
    projects[squeezed("งบประมาณ")] = projects[squeezed("จำนวนเงิน (บาท)")] = "budget.amount"
    indicators = dict(_labels(Measure, "measure.")) | dict(_labels(Indicator, ""))
    divisions = dict(_labels(Division, ""))
    named = (
        ("projects", projects, ("ชื่อโครงการ", "โครงการ", "ชื่อโครงการ/กิจกรรม", "โครงการ/กิจกรรม")),
        ("indicators", indicators, ("ชื่อตัวชี้วัด", "ตัวชี้วัด")),
        (_DIVISIONS, divisions, ("ชื่อส่วนราชการ", "ส่วนราชการ")),
    )
    return tuple(
        _Listed(listed, fields | {squeezed(word): "name" for word in words})
        for listed, fields, words in named
    )


def _labels(record: type[Any], before: str) -> Iterator[tuple[str, str]]:
    for name, spec in specs(record).items():
        if spec.kind in _KINDS and not spec.beside:
            yield squeezed(spec.label), f"{before}{name}"
        elif name == "key":
            yield squeezed(spec.label), name


@lru_cache(maxsize=1)
def _printed() -> frozenset[tuple[str, ...]]:
    """The headings of the lists that our own workbooks have."""
    empty = Package(Plan(unit=Organisation(name="-")))
    return frozenset(
        tuple(squeezed(column.heading) for column in each.columns) for each in record_lists(empty)
    )
