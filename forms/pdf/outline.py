"""The bookmarks of a file, the spots that they and the contents lead to, the numbers of pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from forms.pdf.file import PdfFile, text_string
from forms.pdf.ink import Bookmark, Sheet

# A spot shows what stands so much above it, too (points).
_ABOVE = 6.0


class Spot(NamedTuple):
    """A place on a page: the page's object, and how far from its lower edge (points)."""

    page: int
    top: float

    @property
    def destination(self) -> str:
        """The place, to be shown at the reader's own zoom."""
        return f"[{self.page} 0 R/XYZ 0 {self.top:.2f} 0]"


class Entry(NamedTuple):
    """A bookmark; `level` is 0 for the outermost, and at most one more than the one before."""

    title: str
    spot: Spot
    level: int


def spots(sheets: Sequence[Sheet], pages: Sequence[int]) -> dict[str, Spot]:
    """Where each heading stands, by its key."""
    return {
        mark.key: _spot(sheet, mark, page)
        for sheet, page in zip(sheets, pages, strict=True)
        for mark in sheet.bookmarks
    }


def _spot(sheet: Sheet, mark: Bookmark, page: int) -> Spot:
    return Spot(page, min(sheet.height - mark.top + _ABOVE, sheet.height))


def entries(sheets: Sequence[Sheet], pages: Sequence[int]) -> Iterator[Entry]:
    """The bookmarks: each form, and the headings in it below."""
    part = None
    level = 0
    for sheet, page in zip(sheets, pages, strict=True):
        if sheet.part is not part:
            part, level = sheet.part, 0
            yield Entry(part.title, Spot(page, sheet.height), 0)
        for mark in sheet.bookmarks:
            if mark.title != part.title:
                level = min(mark.level, level + 1)
                yield Entry(mark.title, _spot(sheet, mark, page), level)


def write_outline(file: PdfFile, found: Sequence[Entry]) -> int:
    """Put the bookmarks into a file, all open; the number of their root."""
    root = file.reserve()
    first = file.reserve(len(found))
    # The entries that may get more below them, each as its number and what is below it.
    below: dict[int, list[int]] = {root: []}
    parents: list[int] = [root]
    for number, entry in enumerate(found, first):
        del parents[entry.level + 1 :]
        below[parents[-1]].append(number)
        below[number] = []
        parents.append(number)
    counts = _counts(below)
    for parent, kids in below.items():
        for at, number in enumerate(kids):
            before = f"/Prev {kids[at - 1]} 0 R" if at else ""
            after = f"/Next {kids[at + 1]} 0 R" if at + 1 < len(kids) else ""
            entry = found[number - first]
            file.add(
                f"<</Title{text_string(entry.title)}/Parent {parent} 0 R{before}{after}"
                f"{_ends(below[number], counts[number])}/Dest{entry.spot.destination}>>",
                number,
            )
    return file.add(f"<</Type/Outlines{_ends(below[root], counts[root])}>>", root)


def _counts(below: dict[int, list[int]]) -> dict[int, int]:
    """How many entries there are below each."""
    counts: dict[int, int] = {}
    for number in reversed(below):
        counts[number] = sum(1 + counts[kid] for kid in below[number])
    return counts


def _ends(kids: Sequence[int], count: int) -> str:
    """The first and the last entry below one, and how many there are in all."""
    return f"/First {kids[0]} 0 R/Last {kids[-1]} 0 R/Count {count}" if kids else ""


def page_labels(sheets: Sequence[Sheet]) -> str:
    """What tells viewers the number that stands on each page."""
    found: list[str] = []
    expected = ""
    for index, sheet in enumerate(sheets):
        if sheet.label.isascii() and sheet.label.isdigit():
            if sheet.label != expected:
                found.append(f"{index}<</S/D/St {int(sheet.label)}>>")
            expected = str(int(sheet.label) + 1)
        else:
            label = text_string(sheet.label or sheet.form.title)
            found.append(f"{index}<</P{label}>>")
            expected = ""
    return f"<</Nums[{' '.join(found)}]>>"
