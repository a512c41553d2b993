"""Workbooks as outlines: what is seen of each sheet, with its merged cells."""

from __future__ import annotations

import datetime as dt
import io
import warnings
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from forms.calendar import ERA_OFFSET
from forms.excel.looked_through import LookError, look_through
from forms.figures import figure
from forms.reading.outline import Block, Outline
from forms.reading.refusals import MOST_COLUMNS, ReadRefusedError
from forms.reading.sources.sheets import Row, SheetCell, sheet_blocks

Progress = Callable[[float], None]
_UNFIT = "แฟ้มนี้ไม่ใช่สมุดงาน Excel (.xlsx) ที่สมบูรณ์ โปรดบันทึกใหม่จาก Excel แล้วอ่านอีกครั้ง"
_WHITE = frozenset({"00000000", "FFFFFFFF", "00FFFFFF"})


def workbook_outline(data: bytes, progress: Progress = lambda _share: None) -> Outline:
    """The outline of a workbook; hidden sheets, rows and columns are not read.

    Raises:
        ReadRefusedError: it is none, is damaged, or is beyond the bounds.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 - it is slow to import

    try:
        look_through(data, MOST_COLUMNS)
        with warnings.catch_warnings():
            # What openpyxl does not know of a workbook is no part of its cells.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    except LookError as error:
        raise ReadRefusedError(str(error) or _UNFIT) from error
    except Exception as error:
        raise ReadRefusedError(_UNFIT) from error
    blocks: list[Block] = []
    sheets: list[tuple[int, str]] = []
    hidden = 0
    for at, sheet in enumerate(book.worksheets):
        progress(at / max(len(book.worksheets), 1))
        if sheet.sheet_state != "visible":
            hidden += 1
            continue
        rows, width, unseen = _rows(sheet)
        hidden += unseen
        found = sheet_blocks(rows, width, len(blocks))
        if found:
            sheets.append((len(blocks), str(sheet.title)))
            blocks += found
    progress(1.0)
    notices = ("สมุดงานมีแผ่นงานหรือแถวที่ซ่อนไว้ ซึ่งไม่ได้อ่าน",) if hidden else ()
    return Outline(tuple(blocks), notices, tuple(sheets))


def _rows(sheet: Any) -> tuple[list[Row], int, int]:
    """The rows of a sheet that are seen, its width, and how many rows are not seen."""
    spans = {
        (area.min_row, area.min_col): (
            area.max_row - area.min_row + 1,
            area.max_col - area.min_col + 1,
        )
        for area in sheet.merged_cells.ranges
    }
    covered = {
        (row, column)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
        if (row, column) != (area.min_row, area.min_col)
    }
    rows: list[Row] = []
    width = hidden = 0
    for cells in sheet.iter_rows():
        number = cells[0].row if cells else 0
        dimension = sheet.row_dimensions.get(number)
        if dimension is not None and dimension.hidden:
            hidden += any(cell.value is not None for cell in cells)
            continue
        row: dict[int, SheetCell] = {}
        for cell in cells:
            place = cell.row, cell.column
            if place in covered:
                continue
            down, across = spans.get(place, (1, 1))
            text, shaded = _shown(cell), _is_shaded(cell)
            if text or shaded or across > 1 or down > 1:
                bold = bool(cell.has_style and cell.font and cell.font.b)
                row[cell.column - 1] = SheetCell(text, bold, shaded, down, across)
                if text:
                    width = max(width, cell.column - 1 + across)
        rows.append(row)
    return rows, width, hidden


def _shown(cell: Any) -> str:
    """A cell as its reader sees it, about: figures exact, dates of the Buddhist era."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ใช่" if value else "ไม่"
    if isinstance(value, int | float | Decimal):
        number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        if "%" in (cell.number_format or "").replace('"%"', ""):
            return f"ร้อยละ {figure(number * 100)}"
        return f"{number:f}".removesuffix(".0")
    if isinstance(value, dt.datetime | dt.date):
        return f"{value.year + ERA_OFFSET:04}-{value:%m-%d}"
    return str(value).replace("\r\n", "\n").replace("\r", "\n")


def _is_shaded(cell: Any) -> bool:
    if not cell.has_style or cell.fill is None or cell.fill.patternType in {None, "none"}:
        return False
    color = cell.fill.fgColor
    return color is None or color.type != "rgb" or str(color.rgb).upper() not in _WHITE
