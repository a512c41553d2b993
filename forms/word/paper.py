"""A document as Word will set it: which page each heading is on, as near as we can tell.

The layout is that of the PDF with Word's way from line to line. Word breaks some lines
elsewhere, so that a number of the contents may be off by a page within a form; a field
updated in Word is right.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

from forms.document import (
    Cell,
    Document,
    Form,
    Group,
    Heading,
    Numbering,
    Paragraph,
    Progress,
    Row,
    Table,
)
from forms.pdf.pagination import compose
from forms.word.paragraphs import LEADING


class Paper(NamedTuple):
    """The forms as they are put on paper, the page of each heading in order, and of forms.

    `starts` has for each form what number its first page has among those numbered alike.
    """

    forms: tuple[Form, ...]
    heading_pages: tuple[str, ...]
    starts: tuple[int, ...]


def paper_of(document: Document, progress: Progress) -> Paper:
    """How a document stands on paper; `progress` gets to half of its total here."""
    spaced = replace(document, forms=tuple(map(_spaced, document.forms)))
    made = compose(spaced, progress)
    pages = tuple(sheet.label for sheet in made.sheets for _ in sheet.bookmarks)
    counts: dict[Numbering, int] = {}
    starts: list[int] = []
    last: Form | None = None
    for sheet in made.sheets:
        if sheet.form is not last:
            last = sheet.form
            starts.append(counts.get(last.numbering, 0) + 1)
        counts[last.numbering] = counts.get(last.numbering, 0) + 1
    return Paper(tuple(made.forms), pages, tuple(starts))


def _spaced(form: Form) -> Form:
    """The form with the lines of Word."""
    items, *tighter = (tuple(map(_with_leading, items)) for items in (form.items, *form.tighter))
    return replace(form, items=items, tighter=tuple(tighter))


def _with_leading(value: Any) -> Any:
    match value:
        case Paragraph():
            return _led(value)
        case Heading():
            return replace(value, paragraphs=tuple(map(_led, value.paragraphs)))
        case Group():
            return replace(value, items=tuple(map(_with_leading, value.items)))
        case Table():
            return replace(
                value,
                title=value.title and _led(value.title),
                header=tuple(map(_row, value.header)),
                body=tuple(map(_row, value.body)),
            )
        case _:
            return value


def _row(row: Row) -> Row:
    return replace(row, cells=tuple(map(_cell, row.cells)))


def _cell(cell: Cell) -> Cell:
    return replace(cell, flow=tuple(map(_with_leading, cell.flow))) if cell.flow else cell


@lru_cache(maxsize=4096)
def _led(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, leading=LEADING)
