"""What pages must keep to, measured on the finished file: nothing lonely, nothing torn."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any

from forms.document import Document, Form, Group, Heading, Item, PageBreak, Table
from forms.pdf import PlacedRow, Rendering
from tests.forms.pdf.pdf_readers import pdfplumber, squashed

MM = 72 / 25.4
# A page of no more lines than this is a page of a few lines.
FEW = 3
# A cell of no more lines than this is never torn.
SHORT = 5


@dataclass(frozen=True)
class Line:
    """Letters on one baseline, from left to right."""

    text: str
    top: float
    bottom: float
    bold: bool


class PrintedPage:
    """A page of a rendering as a reader of the file finds it."""

    def __init__(self, rendering: Rendering, number: int, page: Any, form: Form) -> None:
        self.number = number
        self.form = form
        self.rows: Sequence[PlacedRow] = rendering.pages[number].rows
        self.top = form.margins.top * MM
        self.foot = float(page.height) - form.margins.bottom * MM
        self.letters = [
            letter
            for letter in page.chars
            if letter["text"].strip() and self.top - 1 < letter["bottom"] < self.foot + 3
        ]
        drawn = [*page.lines, *page.rects]
        self.uprights = [each for each in drawn if abs(each["x1"] - each["x0"]) < 1]
        self.levels = [each for each in drawn if abs(each["bottom"] - each["top"]) < 1]
        self.lines = list(lines_of(self.letters))

    @property
    def body(self) -> list[Line]:
        """The lines that are not bold throughout, as headings and header rows are."""
        return [line for line in self.lines if not line.bold]

    @property
    def free(self) -> float:
        """How much room is left at the foot."""
        ends = [line.bottom for line in self.lines]
        ends += [each["bottom"] for each in self.levels]
        return self.foot - max(ends, default=self.top)

    def columns(self, row: PlacedRow) -> list[list[Line]]:
        """The lines of a row, in each of its columns that has a line above it."""
        edges = sorted(
            {
                round(each["x0"], 1)
                for each in self.uprights
                if each["top"] < row.top + 1 and each["bottom"] > row.bottom - 1
            }
        )
        return [
            list(lines_of([each for each in self.letters if _inside(each, left, right, row)]))
            for left, right in pairwise(edges)
            if any(
                each["x0"] < right - 1 and each["x1"] > left + 1 and abs(each["top"] - row.top) < 1
                for each in self.levels
            )
        ]


def _inside(letter: Any, left: float, right: float, row: PlacedRow) -> bool:
    middle = (letter["top"] + letter["bottom"]) / 2
    return bool(left <= letter["x0"] < right and row.top < middle < row.bottom)


def lines_of(letters: Sequence[Any]) -> Iterator[Line]:
    """Letters by their baselines, top to bottom."""
    by_baseline: dict[float, list[Any]] = {}
    for letter in sorted(letters, key=lambda letter: -letter["matrix"][5]):
        baseline = letter["matrix"][5]
        near = next((each for each in reversed(by_baseline) if abs(each - baseline) < 3), baseline)
        by_baseline.setdefault(near, []).append(letter)
    for found in by_baseline.values():
        ordered = sorted(found, key=lambda letter: letter["x0"])
        yield Line(
            "".join(letter["text"] for letter in ordered),
            min(letter["top"] for letter in found),
            max(letter["bottom"] for letter in found),
            all("Bold" in letter["fontname"] for letter in found),
        )


def printed_pages(document: Document, rendering: Rendering) -> list[PrintedPage]:
    """The pages of a rendering of a document."""
    forms = {form.id: form for form in document.forms}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pdfplumber.open(BytesIO(rendering.data)) as opened:
            return [
                PrintedPage(rendering, number, page, forms[info.form])
                for number, (page, info) in enumerate(
                    zip(opened.pages, rendering.pages, strict=True)
                )
            ]


def flat(items: Sequence[Item]) -> Iterator[Item]:
    """Items, those of groups among them."""
    for item in items:
        if isinstance(item, Group):
            yield from flat(item.items)
        else:
            yield item


def followed(pages: Sequence[PrintedPage]) -> Iterator[tuple[PrintedPage, PrintedPage]]:
    """Pages and those that their forms go on with of themselves, no new page being asked for."""
    for page, following in pairwise(pages):
        if page.form is following.form and not _is_asked_for(following):
            yield page, following


def _is_asked_for(page: PrintedPage) -> bool:
    """Whether a page begins with what a page break stands before."""
    found = list(flat(page.form.items))
    first = page.lines[0].text if page.lines else ""
    return any(
        isinstance(item, PageBreak) and _begins(after, first) for item, after in pairwise(found)
    )


def _begins(item: Item, line: str) -> bool:
    if isinstance(item, Heading):
        item = item.paragraphs[0]
    text = squashed(getattr(item, "text", ""))
    return not text or sorted(squashed(line)) == sorted(text[: len(squashed(line))])


def torn_cells(pages: Sequence[PrintedPage]) -> Iterator[str]:
    """Cells that go on overleaf with a line or a heading alone, or that are short."""
    for page, following in followed(pages):
        if page.rows and following.rows:
            row = max(page.rows, key=lambda row: row.bottom)
            other = min(following.rows, key=lambda row: row.top)
            if row.place == other.place:
                yield from _torn(page, following, row, other)


def _torn(
    page: PrintedPage, following: PrintedPage, row: PlacedRow, other: PlacedRow
) -> Iterator[str]:
    for before, after in zip(page.columns(row), following.columns(other), strict=False):
        if not before or not after:
            continue
        lonely = min(len(before), len(after)) < 2 or len(before) + len(after) <= SHORT
        if lonely or (before[-1].bold and not after[0].bold):
            yield (
                f"page {page.number + 1}: {len(before)} + {len(after)} lines of {row.place}: "
                f"{before[-1].text} | {after[0].text}"
            )


def lonely_headings(pages: Sequence[PrintedPage]) -> Iterator[str]:
    """Headings and header rows that stand last on a page."""
    for page, _ in followed(pages):
        last = page.lines[-1] if page.lines else None
        if last is None or not last.bold:
            continue
        letters = sorted(squashed(last.text))
        for text in (*_headings(page.form), *_headers(page.form)):
            if sorted(text[-len(letters) :]) == letters:
                yield f"page {page.number + 1}: {last.text}"
                break


def _headings(form: Form) -> Iterator[str]:
    for item in flat(form.items):
        if isinstance(item, Heading):
            yield from (squashed(paragraph.text) for paragraph in item.paragraphs)


def _headers(form: Form) -> Iterator[str]:
    for item in flat(form.items):
        if isinstance(item, Table) and item.header:
            yield squashed("".join(cell.text for cell in item.header[-1].cells))


def needless_pages(pages: Sequence[PrintedPage]) -> Iterator[str]:
    """Pages of a few lines that found room on the page before."""
    for page, following in followed(pages):
        lines = following.body
        if 0 < len(lines) <= FEW:
            height = lines[-1].bottom - lines[0].top
            if page.free > height + 2 * MM:
                yield f"page {following.number + 1}: {len(lines)} lines, {page.free:.0f} pt before"
