"""Lists out of files that others made: the cells of CSV files and of workbooks, as text."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from db.errors import PhaenError
from db.files import read_bytes

Rows = tuple[tuple[str, ...], ...]

_MOST_BYTES = 20_000_000
_MOST_UNPACKED = 200_000_000
_MOST_ROWS = 5000
_MOST_COLUMNS = 60
# Excel on Thai Windows writes CSV in cp874.
_ENCODINGS = ("utf-8-sig", "utf-16", "cp874")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a file: its name, empty for a CSV file, and its rows without empty ones."""

    name: str
    rows: Rows


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """The sheets of a CSV file or workbook that hold something.

    Raises:
        PhaenError: it cannot be read, is too large, of another kind, or empty.
    """
    data = read_bytes(path, at_most=_MOST_BYTES)
    if len(data) > _MOST_BYTES:
        raise PhaenError(f"อ่าน {path} ไม่ได้: แฟ้มใหญ่เกิน 20 ล้านไบต์ โปรดแยกเฉพาะรายการที่ต้องการ")
    sheets = _of_workbook(data, path) if data[:2] == b"PK" else _of_text(data, path)
    filled = tuple(sheet for sheet in sheets if sheet.rows)
    if not filled:
        raise PhaenError(f"อ่าน {path} ไม่ได้: ไม่มีข้อมูลในแฟ้ม")
    return filled


def _of_text(data: bytes, path: Path) -> tuple[Sheet, ...]:
    text = _decoded(data, path)
    try:
        dialect: Any = csv.Sniffer().sniff(text[:20_000], delimiters=",;\t")
    except csv.Error:
        dialect = csv.excel
    try:
        return (Sheet("", _tidy(list(csv.reader(io.StringIO(text, newline=""), dialect)))),)
    except csv.Error:
        raise _unfit(path) from None


def _decoded(data: bytes, path: Path) -> str:
    wide = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    for encoding in _ENCODINGS:
        if (encoding == "utf-16") is not wide:
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise _unfit(path)


def _of_workbook(data: bytes, path: Path) -> tuple[Sheet, ...]:
    from openpyxl import load_workbook  # noqa: PLC0415 - it is slow to import

    try:
        _refuse_if_huge(data, path)
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            return tuple(
                Sheet(
                    str(sheet.title),
                    _tidy(
                        [_shown(value) for value in row]
                        for row in sheet.iter_rows(
                            max_row=_MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True
                        )
                    ),
                )
                for sheet in book.worksheets
            )
        finally:
            book.close()
    except PhaenError:
        raise
    except Exception as error:
        raise _unfit(path) from error


def _refuse_if_huge(data: bytes, path: Path) -> None:
    """A small file can unpack to more than the machine has room for."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        if sum(member.file_size for member in packed.infolist()) > _MOST_UNPACKED:
            raise _unfit(path)


def _shown(value: Any) -> str:
    """A cell as its reader sees it, about: figures exact, no idle zeros."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ใช่" if value else "ไม่"
    if isinstance(value, float):
        return f"{Decimal(repr(value)):f}".removesuffix(".0")
    if isinstance(value, dt.datetime | dt.date):
        return f"{value:%Y-%m-%d}"
    return str(value)


def _tidy(rows: Any) -> Rows:
    """Rows of one width, without the empty rows and the empty columns at the right."""
    kept = []
    for row in rows:
        texts = [str(text).replace("\r\n", "\n").replace("\r", "\n").strip() for text in row]
        if any(texts):
            kept.append(texts[:_MOST_COLUMNS])
        if len(kept) == _MOST_ROWS:
            break
    width = max((at + 1 for row in kept for at, text in enumerate(row) if text), default=0)
    return tuple(tuple((*row, *[""] * width)[:width]) for row in kept)


def _unfit(path: Path) -> PhaenError:
    return PhaenError(
        f"อ่าน {path} ไม่ได้: ไม่ใช่แฟ้ม CSV หรือ Excel (.xlsx) ที่สมบูรณ์ โปรดบันทึกใหม่จาก Excel แล้วลองอีกครั้ง"
    )
