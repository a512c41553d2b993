"""The workbook of a document: its contents with links, a sheet for each form, and its lists."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range_abs

from db.version import MADE_BY
from forms.document import Contents, Document, Form, Item, Progress, RecordList
from forms.excel.blocks import Headings
from forms.excel.form_parts import Part, parts_of
from forms.excel.form_sheet import Entry, lay_out
from forms.excel.formats import Formats
from forms.excel.names import sheet_names
from forms.excel.record_tables import write_list
from forms.excel.references import References
from forms.excel.sheet import Sheet
from forms.excel.writing import SheetWriter
from forms.thai.digits import form_in_its_digits

_CONTENTS_TITLE = "สารบัญ"
# Programs count column widths in digits of the first font. In this one they are eight
# pixels wide to the dot, so that no program rounds them its own way; a column that nobody
# set is 72 pixels wide in it.
COUNTING_FONT = {"font_name": "Times New Roman", "font_size": 12}
BOOK_OPTIONS: dict[str, Any] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_column_width": 72,
}
# What a workbook of no date is dated.
_NO_DATE = dt.date(2000, 1, 1)


def render_workbook(document: Document, *, progress: Progress | None = None) -> bytes:
    """The document as an .xlsx file: a contents sheet, a sheet for each form, and its lists.

    `progress` is called now and then with how many sheets are done and how many there are;
    what it raises ends the work. The same document gives the same bytes on every computer.
    """
    with warnings.catch_warnings():
        # What the library warns of it has not written.
        warnings.simplefilter("error")
        return _Book(document, progress).bytes()


class _Book:
    """A workbook on its way."""

    def __init__(self, document: Document, progress: Progress | None) -> None:
        self._document = document
        self._lists: Sequence[RecordList] = document.lists
        forms = [form_in_its_digits(form) for form in _with_contents_first(document.forms)]
        self._parts = [part for form in forms for part in parts_of(form)]
        wanted = [part.name for part in self._parts] + [each.title for each in document.lists]
        self._names = sheet_names(wanted)
        self._progress = progress
        self._done = 0

    def bytes(self) -> bytes:
        """The file."""
        buffer = BytesIO()
        # The library writes into the font that it is given.
        options = {**BOOK_OPTIONS, "default_format_properties": dict(COUNTING_FONT)}
        with Workbook(buffer, options) as book:
            self._set_properties(book)
            worksheets = [book.add_worksheet(name) for name in self._names]
            self._write_forms(book, worksheets)
            for each, worksheet in zip(self._lists, worksheets[len(self._parts) :], strict=True):
                write_list(book, worksheet, each)
                self._report(done=1)
        return buffer.getvalue()

    def _report(self, *, done: int = 0) -> None:
        self._done += done
        if self._progress:
            self._progress(self._done, len(self._names))

    def _entries(self, headings: Sequence[Headings]) -> list[Entry]:
        """A line for every heading to be listed, and for every sheet that has none."""
        entries: list[Entry] = []
        for number, (part, found) in enumerate(zip(self._parts[1:], headings, strict=True), 1):
            name = self._names[number]
            listed = [(heading, row) for heading, row in found if heading.entry]
            if not listed:
                further = part.form is self._parts[number - 1].form
                title = found[0][0].text if further and found else part.form.title
                entries.append(Entry(title, 2 if further else 1, number, name, 0))
            for heading, row in listed:
                entries.append(Entry(heading.entry, heading.level, number, name, row))
        for number, each in enumerate(self._lists, len(self._parts)):
            entries.append(Entry(each.title, 1, number, self._names[number], 0))
        return entries

    def _set_properties(self, book: Workbook) -> None:
        made = self._document.date or _NO_DATE
        properties = {
            "title": self._document.title,
            "author": self._document.author,
            "subject": self._document.subject,
            "keywords": self._document.keywords,
            "created": dt.datetime(made.year, made.month, made.day, tzinfo=dt.UTC),
        }
        book.set_properties({name: value for name, value in properties.items() if value})
        book.set_custom_property("Language", "th-TH")
        book.set_custom_property("Generator", MADE_BY)

    def _write_forms(self, book: Workbook, worksheets: Sequence[Any]) -> None:
        """Lay each sheet out and write it; the contents come last: they say where all stands."""
        formats = Formats(book)
        numbered = (n for n, part in enumerate(self._parts) if part.form.numbering == "figures")
        first = next(numbered, None)
        headings: list[Headings] = []
        for number in (*range(1, len(self._parts)), 0):
            part = self._parts[number]
            entries = () if number else self._entries(headings)
            sheet, found = lay_out(part, entries, self._report)
            headings.append(found)
            writer = SheetWriter(worksheets[number], sheet, formats, self._names)
            writer.write(References(sheet), back=number > 0)
            writer.set_up(part.form, first_page=number == first)
            self._name_ranges(book, number, part, sheet)
            self._report(done=1)

    def _name_ranges(self, book: Workbook, number: int, part: Part, sheet: Sheet) -> None:
        """Give every table's rows a name: that of its form, and its number on the sheet."""
        form = "".join(letter if letter.isalnum() else "_" for letter in part.form.id)
        before = sum(1 for each in self._parts[:number] if each.form is part.form)
        start = f"{form}_{before + 1}" if before else form
        for at, block in enumerate(sheet.tables, 1):
            area = xl_range_abs(block.body, 0, block.bottom, block.last)
            book.define_name(f"{start}_{at}", f"={_quoted(self._names[number])}!{area}")


def _quoted(name: str) -> str:
    return "'{}'".format(name.replace("'", "''"))


def _with_contents_first(forms: tuple[Form, ...]) -> list[Form]:
    """The forms, the one that holds the contents first; one is made where there is none."""
    for form in forms:
        if any(_is_contents(item) for item in form.items):
            return [form, *(other for other in forms if other is not form)]
    contents = Contents(_CONTENTS_TITLE, "")
    return [Form("contents", _CONTENTS_TITLE, (contents,), numbering="none"), *forms]


def _is_contents(item: Item) -> bool:
    return isinstance(item, Contents)
