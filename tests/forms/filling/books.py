"""Workbooks to fill in, of the sample plan, and what is typed into them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from db.package.file import read_package
from db.records import Division, Package
from db.settling import taken_in
from forms.editions.edition import Edition
from forms.editions.opening import opened_edition
from forms.filling.layout import fill_book
from forms.filling.reading import read_filled
from forms.filling.taking import Taken, taken
from forms.filling.writing import FIRST_ROW, HEAD_ROW, PATHS_ROW, render_fill_book
from forms.resources import RESOURCES

QUARTER = 2


@cache
def sample() -> Package:
    """The sample plan, its reports not issued yet."""
    found = taken_in(read_package(RESOURCES / "sample" / "plan.json"))
    reports = tuple(replace(report, issuances=()) for report in found.reports)
    return replace(found, reports=reports)


def edition() -> Edition:
    """Its set of forms."""
    return opened_edition(sample().plan).edition


def division(name: str = "ส่วนบริการห้องสมุด") -> Division:
    """A division of the sample."""
    return next(each for each in sample().plan.divisions if each.name == name)


@cache
def sent() -> bytes:
    """The workbook of a division with the results of a quarter."""
    return render_fill_book(fill_book(sample(), edition(), division(), QUARTER))


def cell_at(sheet: Any, key: str, row: int) -> Any:
    """The cell of a field by its path, in the nth row of a sheet, from 0."""
    paths = [cell.value for cell in sheet[PATHS_ROW + 1]]
    return sheet.cell(FIRST_ROW + 1 + row, paths.index(key) + 1)


def heading_at(sheet: Any, key: str) -> Any:
    """The heading of a field by its path."""
    paths = [cell.value for cell in sheet[PATHS_ROW + 1]]
    return sheet.cell(HEAD_ROW + 1, paths.index(key) + 1)


def new_rows(sheet: Any) -> Iterable[int]:
    """The rows for new records, counted as `cell_at` does."""
    for number, cells in enumerate(sheet.iter_rows(FIRST_ROW + 1)):
        if cells[0].value == "new":
            yield number


def changed(change: Callable[[Any], object], data: bytes | None = None) -> bytes:
    """The workbook after something was done to it."""
    book = load_workbook(BytesIO(sent() if data is None else data))
    change(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def taken_back(data: bytes, folder: Path, base: Package | None = None) -> Taken:
    """What comes of a workbook."""
    path = folder / "กรอกแล้ว.xlsx"
    path.write_bytes(data)
    return taken(read_filled(path), base or sample(), edition())
