"""A list read in again by the mapping that it was written by: the same values."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from db import files
from db.errors import PhaenError
from db.fields import Kind
from db.letters import why_unfit
from db.record_classes import record
from forms.calendar import buddhist_date
from forms.excel.lists import decoded
from forms.excel.looked_through import LookError
from forms.excel.plain_sheets import cells_of
from forms.listing.columns import Column, Value
from forms.listing.forms import FormError, Forms
from forms.listing.mapping import MOST_COLUMNS, ListMapping
from forms.listing.troubles import CellTrouble, ListError

_MOST_BYTES = 50_000_000
_LONGEST = 100_000
# Beside the mapping's columns a file may have some of its own.
_MOST_READ = 4 * MOST_COLUMNS
_SPREADSHEET_DAYS = (dt.date(1899, 12, 30), 200_000)

# A cell as its file has it: a text, or what a workbook reckons with.
_Cell = Any


@record
class ReadRow:
    """A row of a file: its number there (the headings are 1), and its values by column."""

    number: int
    values: Mapping[str, Value]


def read_rows(path: Path, mapping: ListMapping) -> tuple[ReadRow, ...]:
    """The rows of a CSV file or a workbook, its columns found by their headings, in any order.

    Raises:
        PhaenError: the file cannot be read, lacks a heading, or has cells that are no values of
            their columns (`ListError`, which tells them all).
    """
    data = files.read_bytes(path, at_most=_MOST_BYTES)
    if len(data) > _MOST_BYTES:
        raise ListError(f"อ่าน {path} ไม่ได้: แฟ้มใหญ่เกิน 50 เมกะไบต์ โปรดแบ่งเป็นหลายแฟ้ม")
    try:
        table = list(cells_of(data, _MOST_READ) if data[:2] == b"PK" else _csv(data, mapping.forms))
    except LookError as error:
        raise ListError(f"อ่าน {path} ไม่ได้: {error}" if str(error) else _unfit(path)) from error
    except PhaenError:
        raise
    except Exception as error:  # whatever a damaged file brings a reader to
        raise ListError(_unfit(path)) from error
    return _Reader(mapping).rows(table, path)


def _unfit(path: Path) -> str:
    return f"อ่าน {path} ไม่ได้: ไม่ใช่แฟ้ม CSV หรือ Excel (.xlsx) ที่สมบูรณ์ โปรดบันทึกใหม่แล้วลองอีกครั้ง"


class _Reader:
    """Reads the cells of a table by a mapping, and keeps what is wrong with them."""

    def __init__(self, mapping: ListMapping) -> None:
        self._mapping = mapping
        self._troubles: list[CellTrouble] = []

    def rows(self, table: Sequence[Sequence[_Cell]], path: Path) -> tuple[ReadRow, ...]:
        places = self._places(table[0] if table else (), path)
        # A row that says nothing is none: spreadsheets keep such below a list.
        found = [
            ReadRow(number, self._values(number, places, cells))
            for number, cells in enumerate(table[1:], 2)
            if any(cell not in {None, ""} for cell in cells)
        ]
        if self._troubles:
            count = len(self._troubles)
            raise ListError(f"{path} มี {count:,} ช่องที่อ่านตามแบบรายการไม่ได้", self._troubles)
        return tuple(found)

    def _places(self, heads: Sequence[_Cell], path: Path) -> list[tuple[int, str, Column]]:
        said = [str(head).strip() if head is not None else "" for head in heads]
        counts = Counter(said)
        wanted = [each.heading.strip() for each in self._mapping.columns]
        if missing := [head for head in wanted if not counts[head]]:
            heads_words = " ".join(f"“{head}”" for head in missing)
            raise ListError(
                f"{path} ไม่มีหัวคอลัมน์ {heads_words} ของแบบรายการ “{self._mapping.name}” "
                "โปรดเลือกแบบรายการที่แฟ้มนี้เขียนออกมา"
            )
        if twice := [head for head in wanted if counts[head] > 1]:
            raise ListError(f"{path} มีหัวคอลัมน์ “{twice[0]}” ซ้ำกัน โปรดลบคอลัมน์ที่เกิน")
        columns = zip(wanted, self._mapping.columns, strict=True)
        return [(said.index(head), head, self._mapping.column(each)) for head, each in columns]

    def _values(
        self, number: int, places: Sequence[tuple[int, str, Column]], cells: Sequence[_Cell]
    ) -> dict[str, Value]:
        return {
            column.name: self._value(number, at, head, column, cells) for at, head, column in places
        }

    def _value(
        self, number: int, at: int, heading: str, column: Column, cells: Sequence[_Cell]
    ) -> Value:
        cell = cells[at] if at < len(cells) else None
        try:
            return _value(self._mapping.forms, column, cell)
        except FormError as error:
            self._troubles.append(CellTrouble(number, heading, str(error)))
            return None


def _value(forms: Forms, column: Column, cell: _Cell) -> Value:
    """The value of a cell, which a workbook may hold as a figure or a day."""
    kind = column.spec.kind
    if kind in {Kind.DATE, Kind.MONTH} and isinstance(cell, int | float):
        cell = _day_of(cell)
    if isinstance(cell, dt.date):
        day = buddhist_date(cell.date() if isinstance(cell, dt.datetime) else cell)
        if kind in {Kind.DATE, Kind.MONTH}:
            return day if kind is Kind.DATE else day[:7]
        cell = day
    if isinstance(cell, bool):
        cell = forms.text(column, cell)
    if isinstance(cell, int | float):
        cell = f"{Decimal(repr(cell)):f}"
        cell = cell.removesuffix(".0")
    text = "" if cell is None else str(cell).replace("\r\n", "\n").replace("\r", "\n")
    if why := why_unfit(text, _LONGEST):
        raise FormError(why)
    return forms.value(column, text)


def _day_of(serial: float) -> dt.date | float:
    """The day that a spreadsheet's number of it is; the number where it is none."""
    first, most = _SPREADSHEET_DAYS
    whole = serial == int(serial) and 0 < serial < most
    return first + dt.timedelta(days=int(serial)) if whole else serial


def _csv(data: bytes, forms: Forms) -> Iterator[Sequence[str]]:
    text = _text(data, forms.encoding)
    if text is None:
        raise LookError("ไม่ใช่แฟ้มข้อความในรหัสอักษรที่รู้จัก โปรดบันทึกใหม่เป็น CSV UTF-8")
    text = text.removeprefix("\ufeff")
    yield from csv.reader(io.StringIO(text, newline=""), delimiter=forms.separator)


def _text(data: bytes, encoding: str) -> str | None:
    """The text of a file in the mapping's encoding, or in another that it was saved in since."""
    found = decoded(data)
    if encoding != "cp874" or (found is not None and any("ก" <= each <= "๛" for each in found)):
        return found
    return data.decode("cp874", errors="strict")
