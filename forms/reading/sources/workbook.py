"""Workbooks as outlines: what is seen of each sheet, with its merged cells."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from decimal import Decimal
from typing import Any

from forms.calendar import ERA_OFFSET
from forms.excel.looked_through import LookError, look_through
from forms.figures import figure
from forms.reading.outline import Block, Outline, Text
from forms.reading.refusals import MOST_COLUMNS, ReadRefusedError
from forms.reading.sources.ruled import BOTTOM, LEFT, RIGHT, TOP, Row, SheetCell
from forms.reading.sources.sheets import sheet_blocks
from forms.reading.sources.typed import Run

Progress = Callable[[float], None]
_UNFIT = "แฟ้มนี้ไม่ใช่สมุดงาน Excel (.xlsx) ที่สมบูรณ์ โปรดบันทึกใหม่จาก Excel แล้วอ่านอีกครั้ง"
# A cell that begins so and leads within the workbook is a button.
_BUTTONS = ("◄", "◀", "←", "<<", "«")
# A part of a sheet from its first column on.
_AREA = re.compile(r"A[0-9]*:([A-Z]{1,3})[0-9]*")
_WHITE = frozenset({"00000000", "FFFFFFFF", "00FFFFFF"})


def workbook_outline(data: bytes, progress: Progress = lambda _share: None) -> Outline:
    """The outline of a workbook; hidden sheets, rows and columns are not read.

    Raises:
        ReadRefusedError: it is none, is damaged, or is beyond the bounds.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 - it is slow to import

    try:
        look_through(data, MOST_COLUMNS, blanks=True)
        with warnings.catch_warnings():
            # What openpyxl does not know of a workbook is no part of its cells.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), data_only=True, keep_links=False, rich_text=True)
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
        if _is_contents(sheet, len(rows)):
            found: list[Block] = list(_contents(rows, len(blocks)))
        else:
            found = sheet_blocks(rows, width, len(blocks))
        if found:
            sheets.append((len(blocks), str(sheet.title)))
            blocks += found
    progress(1.0)
    notices = ("สมุดงานมีแผ่นงานหรือแถวที่ซ่อนไว้ ซึ่งไม่ได้อ่าน",) if hidden else ()
    return Outline(tuple(blocks), notices, tuple(sheets))


def _is_contents(sheet: Any, rows: int) -> bool:
    """Whether a sheet only leads to the others."""
    leading = sum(
        any(_leads(cell) and not _leads_away(cell) for cell in cells) for cells in sheet.iter_rows()
    )
    return leading > rows / 2


def _contents(rows: Sequence[Row], start: int) -> Iterator[Text]:
    """The lines of contents: they are no headings, nothing begins with them."""
    lines = (" ".join(cell.text for cell in row.values() if cell.text) for row in rows)
    for at, line in enumerate(filter(str.strip, lines)):
        yield Text((start + at,), line, contents=True)


def _rows(sheet: Any) -> tuple[list[Row], int, int]:
    """The rows of a sheet that are seen, its width, and how many rows are not seen."""
    merged = list(sheet.merged_cells.ranges)
    areas = {(area.min_row, area.min_col): area for area in merged}
    covered = {
        (row, column)
        for area in merged
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
        if (row, column) != (area.min_row, area.min_col)
    }
    rows: list[Row] = []
    width = hidden = 0
    printed = _printed(sheet)
    headings: dict[int, str] = {}
    seen: set[tuple[str, ...]] = set()
    for cells in sheet.iter_rows():
        number = cells[0].row if cells else 0
        dimension = sheet.row_dimensions.get(number)
        said = tuple(str(cell.value) for cell in cells[:printed] if cell.value is not None)
        # A program may hide the headings of a table that it repeats for pages.
        if dimension is not None and dimension.hidden and said not in seen:
            hidden += bool(said)
            continue
        if len(said) > 1:
            seen.add(said)
        row = Row(_row(sheet, cells[:printed], areas, covered))
        if printed is not None:
            row.beside = tuple(_beside(cells[printed:], headings))
        rows.append(row)
        width = max(width, *(at + cell.columns for at, cell in row.items() if cell.text), 0, 0)
    return rows, width, hidden


def _row(
    sheet: Any, cells: Sequence[Any], areas: Mapping[Any, Any], covered: Set[Any]
) -> Iterator[tuple[int, SheetCell]]:
    """The cells of a row that say or show anything, by their columns."""
    upto = 0
    for at, cell in enumerate(cells):
        place = cell.row, cell.column
        if place in covered or at < upto or _leads_away(cell):
            continue
        text, shaded, lines = _shown(cell), _is_shaded(cell), _lines(cell)
        down = across = 1
        if (area := areas.get(place)) is not None:
            down, across = area.max_row - area.min_row + 1, area.max_col - area.min_col + 1
            lines |= _lines(sheet.cell(area.max_row, area.max_col)) & (RIGHT | BOTTOM)
        elif text and _is_across(cell):
            upto = at + 1
            while upto < len(cells) and cells[upto].value is None and _is_across(cells[upto]):
                upto += 1
            across = upto - at
            lines |= _lines(cells[upto - 1]) & RIGHT
        if text or shaded or lines or across > 1 or down > 1:
            bold = bool(cell.has_style and cell.font and cell.font.b)
            made = SheetCell(text, bold, shaded, down, across, lines, _runs(cell, bold=bold))
            yield cell.column - 1, made


def _printed(sheet: Any) -> int | None:
    """How many columns of a sheet are printed, from its first; None if all are."""
    area = str(sheet.print_area or "").rpartition("!")[2].replace("$", "")
    found = _AREA.fullmatch(area)
    if found is None:
        return None
    from openpyxl.utils import column_index_from_string  # noqa: PLC0415 - it is slow to import

    return int(column_index_from_string(found[1]))


def _beside(cells: Sequence[Any], headings: dict[int, str]) -> Iterator[tuple[str, str]]:
    """What stands beside the printed part; the first words of a column are over the others."""
    for cell in cells:
        text = "" if _leads_away(cell) else _shown(cell).strip()
        if text and cell.column in headings:
            yield headings[cell.column], text
        elif text:
            headings[cell.column] = text


def _runs(cell: Any, *, bold: bool) -> tuple[Run, ...]:
    """The words of a cell by their looks, where they differ."""
    if isinstance(cell.value, str) or not hasattr(cell.value, "as_list"):
        return ()
    return tuple(
        Run(part, bold)
        if isinstance(part, str)
        else Run(str(part.text), bool(part.font is not None and part.font.b))
        for part in cell.value
    )


def _leads_away(cell: Any) -> bool:
    """Whether a cell only leads to another sheet, as a button would."""
    return _leads(cell) and str(cell.value).startswith(_BUTTONS)


def _leads(cell: Any) -> bool:
    """Whether a cell leads elsewhere within the workbook."""
    link = getattr(cell, "hyperlink", None)
    return bool(link is not None and link.location)


def _is_across(cell: Any) -> bool:
    return bool(cell.has_style and cell.alignment.horizontal == "centerContinuous")


def _lines(cell: Any) -> int:
    """The lines around a cell."""
    if not cell.has_style or cell.border is None:
        return 0
    border = cell.border
    sides = (border.left, LEFT), (border.right, RIGHT), (border.top, TOP), (border.bottom, BOTTOM)
    return sum(bit for side, bit in sides if side is not None and side.style)


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
