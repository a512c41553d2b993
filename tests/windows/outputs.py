"""Whether what was printed on Windows is what is printed here: pages, sheets and packages."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import zip_longest
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pypdfium2

# What a file holds, in order: each thing with the page, sheet or part in which it stands.
Parts = Iterator[tuple[str, object]]


class Different(Exception):  # noqa: N818 - it names a finding, not a fault of this script
    """Two outputs that should be one; says where they part."""


def same_folder(here: Path, there: Path) -> str:
    """Compare all files of two folders by their names; the figures of what was compared."""
    ours, theirs = ({path.name: path for path in folder.iterdir()} for folder in (here, there))
    if ours.keys() != theirs.keys():
        raise Different(f"files: {sorted(ours)} here, {sorted(theirs)} there")
    return ", ".join(same_file(ours[name], theirs[name]) for name in sorted(ours))


def same_file(here: Path, there: Path) -> str:
    """Compare two files of one kind; how many pages (sheets) and lines (rows) are the same."""
    parts = READERS[here.suffix]
    ours, theirs = list(parts(here)), list(parts(there))
    same_lines(here.name, ours, theirs)
    groups = len({where for where, _ in ours})
    return f"{here.suffix[1:]} {groups}/{len(ours)}"


def same_lines(name: str, here: Iterable[object], there: Iterable[object]) -> None:
    """Raise Different at the first line of something that is not the same in both."""
    for one, other in zip_longest(here, there):
        if one != other:
            raise Different(f"{name}: {one!r} here, {other!r} there")


def _pdf_lines(path: Path) -> Parts:
    """A PDF's pages by number and size in points, each with its lines of text."""
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document, start=1):
            width, height = page.get_size()
            where = f"page {number} of {width:.1f} x {height:.1f}"
            yield where, ""
            for line in page.get_textpage().get_text_bounded().splitlines():
                yield where, line


def _sheet_rows(path: Path) -> Parts:
    """A workbook's sheets, each with what is merged and its rows' values and heights."""
    for sheet in openpyxl.load_workbook(path):
        yield sheet.title, sorted(str(each) for each in sheet.merged_cells.ranges)
        for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
            yield sheet.title, (number, row, sheet.row_dimensions[number].height)


def _word_parts(path: Path) -> Parts:
    """A Word file's parts, each as its exact bytes."""
    with ZipFile(path) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)


def _package_parts(path: Path) -> Parts:
    """A package's parts, each as its exact text."""
    package = json.loads(path.read_text(encoding="utf-8"), parse_float=str)
    for key, value in package.items():
        yield key, json.dumps(value, ensure_ascii=False)


def _store_tables(path: Path) -> Parts:
    """A store's tables, each with the number of its rows."""
    with closing(sqlite3.connect(path)) as store:
        for (table,) in store.execute("SELECT name FROM sqlite_schema WHERE type = 'table'"):
            yield table, store.execute(f'SELECT count(*) FROM "{table}"').fetchone()  # noqa: S608


READERS: dict[str, Callable[[Path], Parts]] = {
    ".db": _store_tables,
    ".json": _package_parts,
    ".phaen": _package_parts,
    ".pdf": _pdf_lines,
    ".xlsx": _sheet_rows,
    ".docx": _word_parts,
}
