"""Whether what was printed on Windows is what is printed here: pages, sheets and packages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import zip_longest
from pathlib import Path

import openpyxl
import pypdfium2


class Different(Exception):  # noqa: N818 - it names a finding, not a fault of this script
    """Two outputs that should be one; says where they part."""


def same_folder(here: Path, there: Path) -> str:
    """Compare all files of two folders by their names; the figures of what was compared."""
    ours, theirs = ({path.name: path for path in folder.iterdir()} for folder in (here, there))
    if ours.keys() != theirs.keys():
        raise Different(f"files: {sorted(ours)} here, {sorted(theirs)} there")
    return ", ".join(same_file(ours[name], theirs[name]) for name in sorted(ours))


def same_file(here: Path, there: Path) -> str:
    """Compare two files of one kind; the figures of what was compared."""
    parts, unit = READERS[here.suffix]
    count = 0
    for ours, theirs in zip_longest(parts(here), parts(there)):
        if ours != theirs:
            raise Different(f"{here.name}: {ours!r} here, {theirs!r} there")
        count += 1
    return f"{count} {unit}"


def _pdf_lines(path: Path) -> Iterator[tuple[str, str]]:
    """A PDF's pages by number and size in points, each followed by its lines of text."""
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document, start=1):
            width, height = page.get_size()
            where = f"page {number} of {width:.1f} x {height:.1f}"
            yield where, ""
            for line in page.get_textpage().get_text_bounded().splitlines():
                yield where, line


def _sheet_rows(path: Path) -> Iterator[tuple[str, object]]:
    """A workbook's sheets: the values and the height of each row, and what is merged."""
    for sheet in openpyxl.load_workbook(path):
        yield sheet.title, sorted(str(each) for each in sheet.merged_cells.ranges)
        for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
            yield f"{sheet.title} {number}", (row, sheet.row_dimensions[number].height)


def _package_parts(path: Path) -> Iterator[tuple[str, object]]:
    """A package's parts with their keys in order."""
    package = json.loads(path.read_text(encoding="utf-8"))
    for key, value in package.items():
        yield key, json.dumps(value, ensure_ascii=False)


READERS: dict[str, tuple[Callable[[Path], Iterator[tuple[str, object]]], str]] = {
    ".pdf": (_pdf_lines, "lines"),
    ".xlsx": (_sheet_rows, "rows"),
    ".json": (_package_parts, "parts"),
}
