"""A workbook that came back, cell by cell: what stands in it, and of which records and fields.

Nothing is taken for granted of it: rows may have been moved, sheets renamed, cells pasted over.
Sheets are known by a mark, columns by the paths above their headings, rows by identities.
"""

from __future__ import annotations

import datetime as dt
import io
import warnings
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from db.files import read_bytes
from db.letters import usable
from forms.excel.looked_through import LookError, look_through
from forms.filling.kinds import BY_ID
from forms.filling.layout import FillError
from forms.filling.writing import ABOUT_NAME, FIRST_COLUMN, FIRST_ROW, PATHS_ROW, TITLE_ROW

_LARGEST = 40 * 1024**2
_MOST_COLUMNS = 60
_MOST_ROWS = 20_000
_LONGEST_ABOUT = 1_000
_UNFIT = "ไม่ใช่สมุดงาน Excel (.xlsx) ที่สมบูรณ์ โปรดเปิดใน Excel หรือ LibreOffice บันทึกเป็น .xlsx แล้วอ่านอีกครั้ง"
_NOT_OURS = "ไม่ใช่สมุดงานให้กรอกของโปรแกรมแผน หรือแผ่นงานที่ซ่อนไว้ถูกลบ โปรดใช้แฟ้มที่ส่งออกจากโปรแกรมและกรอกแล้ว"


class FilledCell(NamedTuple):
    """A cell: its text as the program reads what is typed, its reference, why it is unfit."""

    text: str
    ref: str
    trouble: str = ""


class FilledRow(NamedTuple):
    """A row: which record it is, its number, the cells of its fields by path, and the others."""

    record: str
    number: int
    cells: dict[str, FilledCell]
    shown: tuple[FilledCell, ...]


class FilledSheet(NamedTuple):
    """A sheet: its kind, what it is called now, and its rows."""

    kind: str
    name: str
    rows: tuple[FilledRow, ...]


class FilledBook(NamedTuple):
    """A workbook that came back: its file's name, what it says of itself, and its sheets."""

    file: str
    said: dict[str, str]
    sheets: tuple[FilledSheet, ...]


def read_filled(path: Path) -> FilledBook:
    """What stands in a workbook to fill in.

    Raises:
        FillError: it is none of ours, damaged, or beyond the bounds.
        FileError: it cannot be read.
    """
    data = read_bytes(path, at_most=_LARGEST)
    if len(data) > _LARGEST:
        raise FillError(f"อ่าน {path.name} ไม่ได้: แฟ้มใหญ่เกิน 40 เมกะไบต์")
    try:
        return _book(path.name, data)
    except LookError as error:
        raise FillError(f"อ่าน {path.name} ไม่ได้: {str(error) or _UNFIT}") from error


def _book(name: str, data: bytes) -> FilledBook:
    from openpyxl import load_workbook  # noqa: PLC0415 - it is slow to import

    if not data.startswith(b"PK"):
        raise FillError(f"อ่าน {name} ไม่ได้: {_UNFIT}")
    # Of a formula that was typed what it comes to is read; one without a result is refused.
    look_through(data, _MOST_COLUMNS)
    try:
        with warnings.catch_warnings():
            # What openpyxl does not know of a workbook is no part of its cells.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    except Exception as error:
        raise FillError(f"อ่าน {name} ไม่ได้: {_UNFIT}") from error
    if ABOUT_NAME not in book.sheetnames:
        raise FillError(f"อ่าน {name} ไม่ได้: {_NOT_OURS}")
    said = {
        str(cells[0].value): str(cells[1].value or "")
        for cells in book[ABOUT_NAME].iter_rows(max_row=_LONGEST_ABOUT, max_col=2)
        if len(cells) > 1 and cells[0].value
    }
    if "plan" not in said or "base" not in said:
        raise FillError(f"อ่าน {name} ไม่ได้: {_NOT_OURS}")
    sheets = tuple(found for sheet in book.worksheets if (found := _sheet(sheet)) is not None)
    return FilledBook(name, said, sheets)


def _sheet(sheet: Any) -> FilledSheet | None:
    kind = str(sheet.cell(TITLE_ROW + 1, 1).value or "")
    if kind not in BY_ID:
        return None
    paths = {
        at: str(cell.value)
        for at, cell in enumerate(
            next(sheet.iter_rows(PATHS_ROW + 1, PATHS_ROW + 1, max_col=_MOST_COLUMNS), ())
        )
        if cell.value
    }
    before = range(FIRST_COLUMN, min(paths, default=FIRST_COLUMN))
    rows = [
        FilledRow(
            str(cells[0].value or ""),
            cells[0].row,
            {path: _cell(cells[at]) for at, path in paths.items() if at < len(cells)},
            tuple(_cell(cells[at]) for at in before if at < len(cells)),
        )
        for cells in sheet.iter_rows(
            FIRST_ROW + 1, min(sheet.max_row, _MOST_ROWS), max_col=_MOST_COLUMNS
        )
    ]
    return FilledSheet(kind, str(sheet.title), tuple(rows))


def _cell(cell: Any) -> FilledCell:
    value, ref = cell.value, str(cell.coordinate)
    if value is None:
        return FilledCell("", ref)
    if cell.data_type == "e":
        return FilledCell(str(value), ref, f"ผลของสูตรเป็น {value} โปรดแก้สูตรหรือกรอกค่าเอง")
    if isinstance(value, bool):
        return FilledCell("ใช่" if value else "ไม่", ref)
    if isinstance(value, int | float):
        return FilledCell(_figure(value, str(cell.number_format or "")), ref)
    if isinstance(value, dt.datetime | dt.date):
        return FilledCell(f"{value.year:04}-{value.month:02}-{value.day:02}", ref)
    text = usable(str(value).replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", ""))
    return FilledCell(text.strip(), ref)


def _figure(value: float, number_format: str) -> str:
    """A figure as it is read by people: 0.5 that is shown as 50 % is 50."""
    number = Decimal(repr(value))
    if number_format.endswith("%"):
        number *= 100
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
