"""Sheets and columns of a workbook that came back: which are read, and what is said of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from db.records import Indicator, Project
from forms.filling.kinds import BY_ID, Column
from forms.filling.reading import FilledSheet
from forms.filling.remarks import Remarks
from forms.filling.scope import Subject
from forms.own_values import text_of


def sheets_to_read(sheets: Iterable[FilledSheet], remarks: Remarks) -> Iterator[FilledSheet]:
    """One sheet of each kind: the one with its own name, else the first; copies are told of."""
    by_kind: dict[str, list[FilledSheet]] = {}
    for sheet in sheets:
        by_kind.setdefault(sheet.kind, []).append(sheet)
    for kind, found in by_kind.items():
        read = next((each for each in found if each.name == BY_ID[kind].name), found[0])
        for each in found:
            if each is not read:
                remarks.of_copied_sheet(each, read)
        yield read


def tell_columns(
    sheet: FilledSheet,
    columns: Mapping[str, Column],
    subjects: Iterable[Subject],
    remarks: Remarks,
) -> None:
    """Tell of columns that are gone and had something in them, and of those of other programs."""
    there = {key for row in sheet.rows for key in row.cells}
    records = [subject.record for subject in subjects]
    for key, column in columns.items():
        if there and key not in there and any(_value_at(each, column) for each in records):
            remarks.of_lacking_column(sheet, column.spec.label)
    filled = {key for row in sheet.rows for key, cell in row.cells.items() if cell.text}
    for key in sorted(filled - columns.keys()):
        remarks.of_unknown_column(sheet, key)


def _value_at(record: object, column: Column) -> object:
    """What a record has in a column; None where a list on the way is empty."""
    if column.own is not None and isinstance(record, Project | Indicator):
        return text_of(record, column.own)
    found: object = record
    for part in column.path:
        if isinstance(part, int):
            found = found[part] if isinstance(found, tuple) and len(found) > part else None
        elif found is not None:
            found = getattr(found, part)
    return found
