"""Lists out of files that others made: the cells of CSV files and of workbooks, as text."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from db.errors import PhaenError
from db.files import read_bytes
from db.letters import why_unfit
from db.package.wording import shown
from forms.excel.looked_through import LookError, look_through

Rows = tuple[tuple[str, ...], ...]

MOST_ROWS = 5_000
MOST_COLUMNS = 60
_MOST_BYTES = 20_000_000
# Of cells, empty ones counted: programs write out rows and columns that were once used.
_MOST_CELLS = 5_000_000
_LONGEST_CELL = 5_000
# Excel on Thai Windows writes CSV in cp874.
_ENCODINGS = ("utf-8-sig", "utf-16", "cp874")
# So much of a text tells what parts its cells.
_SAMPLE_LETTERS, _SAMPLE_LINES = 20_000, 20


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
        raise _refused(path, "แฟ้มใหญ่เกิน 20 เมกะไบต์ โปรดแยกเฉพาะรายการที่ต้องการ")
    sheets = _of_workbook(data, path) if data[:2] == b"PK" else _of_text(data, path)
    filled = tuple(sheet for sheet in sheets if sheet.rows)
    if not filled:
        raise _refused(path, "ไม่มีข้อมูลในแฟ้ม")
    return filled


def _of_text(data: bytes, path: Path) -> tuple[Sheet, ...]:
    text = decoded(data)
    if text is None:
        raise _unfit(path)
    parting = parting_of(text)
    if text.count(parting) > _MOST_CELLS:
        raise _refused(path, "มีช่องมากเกินไป โปรดแยกเฉพาะรายการที่ต้องการ")
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=parting)
        return (Sheet("", _tidy(rows, "", path)),)
    except csv.Error:
        raise _unfit(path) from None


def parting_of(text: str) -> str:
    """The sign that parts most of the first lines into the same number of cells."""
    lines = text[:_SAMPLE_LETTERS].splitlines()[:_SAMPLE_LINES]

    def evenness(sign: str) -> int:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=sign) if len(row) > 1)
        return max(widths.values(), default=0)

    return max(",;\t", key=evenness)


def decoded(data: bytes) -> str | None:
    """The text of a file in an encoding that Thai offices use; None where it is in none."""
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
    return None


def _of_workbook(data: bytes, path: Path) -> tuple[Sheet, ...]:
    from openpyxl import load_workbook  # noqa: PLC0415 - it is slow to import

    try:
        look_through(data, MOST_COLUMNS)
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            return tuple(
                Sheet(str(sheet.title), _tidy(_rows(sheet), str(sheet.title), path))
                for sheet in book.worksheets
            )
        finally:
            book.close()
    except PhaenError:
        raise
    except LookError as error:
        raise (_refused(path, str(error)) if str(error) else _unfit(path)) from error
    except Exception as error:
        raise _unfit(path) from error


def _rows(sheet: Any) -> Iterator[list[str]]:
    # What a file says of its size need not be so.
    sheet.reset_dimensions()
    for row in sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True):
        blank = row.count(None) == len(row)
        yield [] if blank else [_shown(value) for value in row]


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


def _tidy(rows: Iterable[Sequence[str]], name: str, path: Path) -> Rows:
    """Rows of one width, without the empty rows and the empty columns at the right."""
    kept: list[list[str]] = []
    for number, row in enumerate(rows, 1):
        if not any(row):
            continue
        texts = [text.replace("\r\n", "\n").replace("\r", "\n").strip() for text in row]
        while texts and not texts[-1]:
            texts.pop()
        if not texts:
            continue
        _refuse_beyond(len(kept) + 1, number, texts, name, path)
        kept.append(texts)
    width = max(map(len, kept), default=0)
    return tuple((*row, *[""] * (width - len(row))) for row in kept)


def _refuse_beyond(count: int, number: int, texts: Sequence[str], name: str, path: Path) -> None:
    """Refuses a list of more rows or columns than are read, or a text that no plan takes."""
    sheet = f"แผ่นงาน “{shown(name)}” " if name else ""
    if count > MOST_ROWS:
        raise _refused(path, f"{sheet}มีเกิน {MOST_ROWS:,} แถว โปรดแบ่งเป็นหลายแฟ้ม")
    if len(texts) > MOST_COLUMNS:
        raise _refused(
            path,
            f"{sheet}แถวที่ {number:,} มี {len(texts):,} คอลัมน์ โปรดลดให้เหลือไม่เกิน {MOST_COLUMNS} คอลัมน์",
        )
    for column, text in enumerate(texts, 1):
        if reason := why_unfit(text, _LONGEST_CELL):
            raise _refused(path, f"{sheet}แถวที่ {number:,} คอลัมน์ที่ {column} {reason}")


def _refused(path: Path, reason: str) -> PhaenError:
    return PhaenError(f"อ่าน {path} ไม่ได้: {reason}")


def _unfit(path: Path) -> PhaenError:
    return _refused(path, "ไม่ใช่แฟ้ม CSV หรือ Excel (.xlsx) ที่สมบูรณ์ โปรดบันทึกใหม่จาก Excel แล้วลองอีกครั้ง")
