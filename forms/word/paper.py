"""A document as Word will set it: which page each heading is on, as near as we can tell.

The layout is that of the PDF with Word's way from line to line. Word breaks some lines
elsewhere, so that a number of the contents may be off by a page within a form; a field
updated in Word is right.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from forms.document import (
    Cell,
    Document,
    Form,
    Group,
    Heading,
    Leaders,
    Paragraph,
    Progress,
    Row,
    Table,
)
from forms.page_setup import Numbering
from forms.pdf.pagination import compose
from forms.thai.setting import LEADING as PAPER_LEADING
from forms.word.looks import LEADING


class Paper(NamedTuple):
    """The forms as they are put on paper, the page of each heading in order, and of forms.

    `starts` has for each form what number its first page has among those numbered alike.
    """

    forms: tuple[Form, ...]
    heading_pages: tuple[str, ...]
    starts: tuple[int, ...]


def paper_of(document: Document, progress: Progress) -> Paper:
    """How a document stands on paper; `progress` gets to half of its total here."""
    spaced = replace(document, forms=tuple(map(_in_words_lines, document.forms)))
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


def _in_words_lines(form: Form) -> Form:
    """The form with the lines of Word.

    One that may be tightened to save a page, as a memo, has those of the PDF where it takes
    no fewer pages otherwise.
    """
    spaced = _spaced(form, LEADING / PAPER_LEADING)
    if form.tighter and _pages(spaced) > _pages(form):
        return _spaced(form, 1.0)
    return spaced


def _pages(form: Form) -> int:
    """How many pages a form takes by itself."""
    return len(compose(Document("", "", (form,)), lambda _done, _total: None).sheets)


def _spaced(form: Form, share: float) -> Form:
    """The form with lines so many times as far apart."""
    lines = _Lines(share)
    items, *tighter = (tuple(map(lines.of, items)) for items in (form.items, *form.tighter))
    return replace(form, items=items, tighter=tuple(tighter))


class _Lines:
    """Sets what a form holds in lines so many times as far apart."""

    def __init__(self, share: float) -> None:
        self._share = share

    def of(self, value: Any) -> Any:
        """An item or a flow."""
        match value:
            case Paragraph() | Leaders():
                return _led(value, self._share)
            case Heading():
                return replace(value, paragraphs=tuple(map(self.of, value.paragraphs)))
            case Group():
                return replace(value, items=tuple(map(self.of, value.items)))
            case Table():
                return replace(
                    value,
                    title=value.title and self.of(value.title),
                    header=tuple(map(self._row, value.header)),
                    body=tuple(map(self._row, value.body)),
                )
            case _:
                return value

    def _row(self, row: Row) -> Row:
        return replace(row, cells=tuple(map(self._cell, row.cells)))

    def _cell(self, cell: Cell) -> Cell:
        return replace(cell, flow=tuple(map(self.of, cell.flow))) if cell.flow else cell


_Led = TypeVar("_Led", Paragraph, Leaders)


@lru_cache(maxsize=4096)
def _led(value: _Led, share: float) -> _Led:
    return replace(value, leading=round((value.leading or PAPER_LEADING) * share, 3))
