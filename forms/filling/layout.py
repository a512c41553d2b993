"""A workbook to fill in as plain values: its sheets, what stands in each cell, what may be typed.

The first column of a sheet, which is not seen, says which record a row is: an identity, `+N`
for the Nth row that the report lacks yet, `new` for one that is blank.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from db.content_code import content_code
from db.errors import PhaenError
from db.fields import Kind
from db.package.json_text import dump
from db.package.record_writer import as_object
from db.places import stands, value_at
from db.records import Division, Indicator, Package, Project
from forms.calendar import fiscal_months, shifted, short_month_and_year
from forms.editing.own_entry import shown
from forms.editing.states import State, text_at
from forms.editions.edition import Edition
from forms.editions.own_fields import OwnField
from forms.filling.kinds import KINDS, Column, SheetKind, columns_of, on_the_way
from forms.filling.scope import HEADINGS, Scope, Subject, project_names
from forms.own_values import fits, number_in, text_of
from forms.reporting.quarters import is_locked, report_index

NEW, LACKING = "new", "lacking."
# What a cell of a workbook holds at most; longer texts are written in the program.
LONGEST_CELL = 32_000
# Months that can be chosen: those of the year, and so many before and after it.
_MONTHS_AROUND = 12
Value = str | Decimal | None


class FillError(PhaenError):
    """A workbook that cannot be made or taken back; says in Thai why, and what to do."""


class FillCell(NamedTuple):
    """A cell of a field: its value, and whether it may be filled in."""

    value: Value
    locked: bool = False


class FillRow(NamedTuple):
    """A row: which record it is, what is shown before its fields, and the fields."""

    record: str
    shown: tuple[str, ...]
    cells: tuple[FillCell, ...]


class FillSheet(NamedTuple):
    """A sheet: its kind, headings before its fields, columns and rows.

    `choices` are what can be chosen in a column, by its key; of `project`, where a row is
    new, in the first of those before the fields.
    """

    kind: SheetKind
    headings: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[FillRow, ...]
    choices: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class FillBook:
    """A workbook to fill in: for whom, of which plan and quarter, and its sheets.

    `said` is what it has to say of itself when it comes back, as texts by name.
    """

    title: str
    unit: str
    division: str
    quarter: int | None
    sheets: tuple[FillSheet, ...]
    said: dict[str, str]


def fill_book(
    package: Package, edition: Edition, division: Division | None, quarter: int | None
) -> FillBook:
    """The workbook for a division, or for all, of the plan and of a quarter's report.

    Raises:
        FillError: the quarter has no report, or it is issued; nothing of the plan is its own.
    """
    if quarter is not None and report_index(package, quarter) is None:
        raise FillError(f"แผนนี้ยังไม่มีรายงานไตรมาส {quarter} โปรดเริ่มรายงานไตรมาสนี้ในโปรแกรมก่อน")
    if quarter is not None and is_locked(package, quarter):
        raise FillError(f"รายงานไตรมาส {quarter} ออกแล้ว จึงให้กรอกอีกไม่ได้ ถ้าต้องแก้ โปรดเปิดแก้ไขก่อน")
    scope = Scope(package, division, quarter)
    name = division.name if division else ""
    if not scope.projects and not scope.indicators:
        raise FillError(f"{name or 'แผนนี้'} ไม่มีโครงการและตัวชี้วัด จึงไม่มีสิ่งที่จะให้กรอก")
    lacking: list[str] = []
    sheets = [
        _sheet(kind, scope, edition, lacking)
        for kind in KINDS
        if quarter is not None or not kind.of_quarter
    ]
    plan = package.plan
    said = {
        "plan": plan.id,
        "base": content_code(package),
        "edition": plan.edition,
        "quarter": str(quarter or ""),
        "division": division.id if division else "",
        **{f"{LACKING}{number}": text for number, text in enumerate(lacking)},
    }
    return FillBook(
        plan.title or f"แผนปฏิบัติราชการประจำปี พ.ศ. {plan.fiscal_year or ''}",
        plan.unit.name,
        name,
        quarter,
        tuple(sheet for sheet in sheets if sheet.rows),
        said,
    )


def _sheet(kind: SheetKind, scope: Scope, edition: Edition, lacking: list[str]) -> FillSheet:
    subjects = scope.subjects(kind.id)
    columns = columns_of(kind, edition)
    if not any(getattr(subject.record, "carried", None) for subject in subjects):
        # Nothing was carried from another quarter: there is nothing to confirm.
        columns = tuple(column for column in columns if column.path != ("carried",))
    state = State(scope.package)
    rows = [_row(subject, columns, state, edition, lacking) for subject in subjects]
    headings = HEADINGS[kind.id]
    choices = {column.key: _choices(column, scope.package) for column in columns}
    if kind.blank:
        names = project_names(scope.package)
        choices["project"] = tuple(names[project.key] for _, project in scope.projects)
        blank = FillRow(NEW, ("",) * len(headings), (FillCell(None),) * len(columns))
        rows += [blank] * kind.blank
    return FillSheet(kind, headings, columns, tuple(rows), choices)


def _row(
    subject: Subject,
    columns: tuple[Column, ...],
    state: State,
    edition: Edition,
    lacking: list[str],
) -> FillRow:
    if subject.place is None:
        lacking.append(dump(as_object(subject.record)))
        cells = tuple(_unreported(subject, column) for column in columns)
        return FillRow(f"+{len(lacking) - 1}", subject.shown, cells)
    cells = tuple(cell_of(subject, column, state, edition) for column in columns)
    return FillRow(subject.record.id, subject.shown, cells)


def _unreported(subject: Subject, column: Column) -> FillCell:
    """What stands in a field of a row that the report lacks yet."""
    value = getattr(subject.record, str(column.path[0]))
    if column.spec.kind is Kind.FLAG:
        return FillCell("ใช่" if value else "")
    return FillCell(value)


def cell_of(subject: Subject, column: Column, state: State, edition: Edition) -> FillCell:
    """What stands in the field of a record, as its cell holds it."""
    assert subject.place is not None  # noqa: S101 - the caller has looked
    if column.own is not None:
        return _own_cell(subject.record, column.own, state.package)
    place = (*subject.place, *column.path)
    through = on_the_way(column.path, type(subject.record))
    if through is not None:
        items = (*subject.place, *through[0])
        count = len(value_at(state.package, items))
        if count > 1:
            # Several months of work are drawn in the program, not written in one cell.
            rest = column.path[len(through[0]) + 1 :]
            texts = (text_at(state, edition, (*items, at, *rest)) for at in range(count))
            return FillCell(", ".join(texts), locked=True)
    if not stands(state.package, place):
        return FillCell(None)
    value = value_at(state.package, place)
    if column.spec.kind in {Kind.NUMBER, Kind.INTEGER}:
        return FillCell(None if value is None else Decimal(value))
    text = text_at(state, edition, place)
    if len(text) > LONGEST_CELL:
        return FillCell(f"{text[:LONGEST_CELL]}…", locked=True)
    return FillCell(text)


def _own_cell(record: Project | Indicator, field: OwnField, package: Package) -> FillCell:
    """What stands in a field that the edition has added."""
    kept = text_of(record, field)
    if field.kind == "number" and kept and fits(field, kept):
        return FillCell(number_in(kept))
    return FillCell(shown(record, field, package) or None)


def _choices(column: Column, package: Package) -> tuple[str, ...]:
    """What can be chosen in a column; none where anything may be typed."""
    spec = column.spec
    if spec.kind is Kind.CHOICE:
        return spec.words
    if spec.kind is Kind.FLAG:
        return ("ใช่", "ไม่")
    if spec.kind is Kind.MONTH and package.plan.fiscal_year:
        months = fiscal_months(package.plan.fiscal_year)
        around = range(-_MONTHS_AROUND, len(months) + _MONTHS_AROUND)
        return tuple(short_month_and_year(shifted(months[0], by)) for by in around)
    return ()
