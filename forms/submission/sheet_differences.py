"""What the cells of a workbook say otherwise than those of the one made of its package."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from forms.excel.looked_through import LookError, look_through
from forms.reading.refusals import MOST_COLUMNS, ReadRefusedError
from forms.submission.places import Difference, Where

_UNFIT = "ไม่ใช่สมุดงาน Excel (.xlsx) ที่สมบูรณ์"
# How many rows headings may have.
_HEADING_ROWS = 4


class Cells(NamedTuple):
    """A sheet: what its cells say, by row and column, and in which rows tables begin and end."""

    texts: Mapping[tuple[int, int], str]
    bodies: Sequence[tuple[int, int]]


def sheet_differences(given: bytes, made: bytes) -> tuple[Difference, ...]:
    """The cells that say something else, in the order of the sheets.

    Raises:
        ReadRefusedError: the given file is no workbook, is damaged, or is beyond the bounds.
    """
    return tuple(_between(_sheets(made), _sheets(given)))


def _between(made: Mapping[str, Cells], given: Mapping[str, Cells]) -> Iterator[Difference]:
    for name, sheet in made.items():
        if name not in given:
            yield Difference(Where(f"แผ่นงาน {name}"), name, "")
            continue
        theirs = given[name].texts
        for place in sorted({*sheet.texts, *theirs}):
            stood, stands = sheet.texts.get(place, ""), theirs.get(place, "")
            if stood != stands:
                yield Difference(_where(name, sheet, place), stood, stands)
    for name in given:
        if name not in made:
            yield Difference(Where(f"แผ่นงาน {name}"), "", name)


def _where(name: str, sheet: Cells, place: tuple[int, int]) -> Where:
    """A cell by its reference; in a table by its row and the heading of its column, too."""
    from openpyxl.utils.cell import get_column_letter  # noqa: PLC0415 - it is slow to import

    row, column = place
    where = Where(f"แผ่นงาน {name}", cell=f"{get_column_letter(column)}{row}")
    tables = enumerate(sheet.bodies, 1)
    found = next(((number, at) for number, (at, end) in tables if at <= row <= end), None)
    if found is None:
        return where
    number, first = found
    texts = sheet.texts
    above = (texts.get((at, column), "") for at in range(first - 1, first - _HEADING_ROWS, -1))
    beside = (texts.get((row, at), "") for at in range(1, column))
    return where._replace(
        table=number,
        row=row - first + 1,
        column=next(filter(None, above), ""),
        named=next((text for text in beside if text and not _is_figure(text)), ""),
    )


def _is_figure(text: str) -> bool:
    return text.replace(",", "").replace(".", "").replace("-", "").isdigit()


def _sheets(data: bytes) -> dict[str, Cells]:
    from openpyxl import load_workbook  # noqa: PLC0415 - it is slow to import

    try:
        look_through(data, MOST_COLUMNS, blanks=True)
        with warnings.catch_warnings():
            # What openpyxl does not know of a workbook is no part of its cells.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
        bodies = _bodies(book)
        return {
            str(sheet.title): Cells(_texts(sheet), bodies.get(str(sheet.title), ()))
            for sheet in book.worksheets
        }
    except LookError as error:
        raise ReadRefusedError(str(error) or _UNFIT) from error
    except Exception as error:
        raise ReadRefusedError(_UNFIT) from error


def _bodies(book: Any) -> dict[str, list[tuple[int, int]]]:
    """The rows of the tables of each sheet: our workbooks name them, and make lists tables."""
    found: dict[str, list[tuple[int, int]]] = {}
    for name in book.defined_names.values():
        for sheet, area in name.destinations:
            rows = [int(each) for each in re.findall(r"[0-9]+", area)]
            if len(rows) == 2:
                found.setdefault(sheet, []).append((rows[0], rows[1]))
    for sheet in book.worksheets:
        for table in sheet.tables.values():
            first, last = (int(each) for each in re.findall(r"[0-9]+", table.ref))
            found.setdefault(str(sheet.title), []).append((first + 1, last))
    return {sheet: sorted(rows) for sheet, rows in found.items()}


def _texts(sheet: Any) -> dict[tuple[int, int], str]:
    return {
        (cell.row, cell.column): _shown(cell.value)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value not in (None, "")
    }


def _shown(value: object) -> str:
    """A value, figures alike however programs write them."""
    if isinstance(value, float):
        return f"{value:.10g}"
    return str(value)
