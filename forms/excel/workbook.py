"""The workbook of a document: a sheet for each form, the contents with links before them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from forms.document import Contents, Document, Form, Item
from forms.excel.blocks import Headings
from forms.excel.cells import cells_xml
from forms.excel.form_sheet import Entry, lay_out
from forms.excel.names import sheet_names
from forms.excel.page import page_xml, set_up_sheet, view_xml
from forms.excel.styles import Styles

_CONTENTS_TITLE = "สารบัญ"
# Programs count column widths in digits of the first font. In this one they are eight
# pixels wide to the dot, so that no program rounds them its own way.
_COUNTING_FONT = Font(name="Times New Roman", size=12, family=1)
# The date that every part of the file bears, so that the same plan gives the same file.
_PART_DATE = (1980, 1, 1, 0, 0, 0)
# All that openpyxl writes of a worksheet, beside the link to its pictures.
_EMPTY = b"<sheetData></sheetData>"
# Files are a seventh larger than with zip's usual level, and packed in half the time.
_COMPRESSION = 4


def render_workbook(
    document: Document, *, progress: Callable[[int, int], None] | None = None
) -> bytes:
    """The document as an .xlsx file: a contents sheet, then a sheet for each form.

    `progress` is called now and then with how many sheets are done and how many there are;
    what it raises ends the work. The same document gives the same bytes.
    """
    forms = _with_contents_first(document.forms)
    names = sheet_names([form.sheet or form.title for form in forms])
    workbook = _new_workbook(document)
    worksheets = [workbook.create_sheet(name) for name in names]
    styles = Styles(worksheets[0])
    first = next((n for n, form in enumerate(forms) if form.numbering == "figures"), None)
    headings: list[Headings] = []
    texts: list[str] = []

    def report() -> None:
        if progress:
            progress(len(texts), len(forms))

    # The contents come last: they say where everything else stands.
    for number, form in [*enumerate(forms[1:], 1), (0, forms[0])]:
        entries = () if number else _entries(forms[1:], names, headings)
        sheet, found = lay_out(form, entries, report)
        headings.append(found)
        set_up_sheet(worksheets[number], sheet)
        page = page_xml(sheet, form, first_page=number == first)
        texts.append(f"{view_xml(sheet)}{cells_xml(sheet, styles, names)}{page}")
        report()
    return _saved(workbook, [texts[-1], *texts[:-1]])


def _with_contents_first(forms: tuple[Form, ...]) -> list[Form]:
    """The forms, the one that holds the contents first; one is made where there is none."""
    for form in forms:
        if any(_is_contents(item) for item in form.items):
            return [form, *(other for other in forms if other is not form)]
    contents = Contents(_CONTENTS_TITLE, "")
    return [Form("contents", _CONTENTS_TITLE, (contents,), numbering="none"), *forms]


def _is_contents(item: Item) -> bool:
    return isinstance(item, Contents)


def _entries(forms: list[Form], names: list[str], headings: list[Headings]) -> list[Entry]:
    """A line for every heading to be listed, and for every sheet that has none."""
    entries: list[Entry] = []
    for number, (form, found) in enumerate(zip(forms, headings, strict=True), 1):
        listed = [(heading, row) for heading, row in found if heading.entry]
        if not listed:
            entries.append(Entry(form.title, 1, number, names[number], 0))
        for heading, row in listed:
            entries.append(Entry(heading.entry, heading.level, number, names[number], row))
    return entries


def _new_workbook(document: Document) -> Any:
    workbook = Workbook(write_only=True)
    # openpyxl has no public way to say which font column widths are counted in.
    workbook._fonts = IndexedList([_COUNTING_FONT])  # noqa: SLF001
    properties = workbook.properties
    properties.title = document.title
    properties.creator = document.author
    properties.subject = document.subject or None
    properties.language = "th-TH"
    properties.created = properties.modified = datetime(*_PART_DATE)  # noqa: DTZ001 - zip has no zones
    return workbook


class _FrameWriter(WorksheetWriter):  # type: ignore[misc]
    """Writes a worksheet without content, in memory.

    openpyxl's own takes a temporary file for each, and a tree of elements for all it says.
    """

    def __init__(self, worksheet: Any) -> None:
        super().__init__(worksheet, BytesIO())

    def write_tail(self) -> None:
        """Write the link to the pictures after the rows."""
        self.write_drawings()

    def cleanup(self) -> None:
        """Leave nothing behind: there is no file."""


class _Archive(ZipFile):
    """A workbook's zip file, whose parts all bear one date.

    openpyxl writes worksheets without content into it; theirs comes in on the way.
    """

    def __init__(self, file: BytesIO, texts: Sequence[str]) -> None:
        super().__init__(file, "w", ZIP_DEFLATED)
        self._texts = iter(texts)

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        """Write a part that openpyxl holds; a picture that stands in several places once."""
        if zinfo_or_arcname in self.NameToInfo:
            return
        info = ZipInfo(zinfo_or_arcname, _PART_DATE)
        super().writestr(info, data, ZIP_DEFLATED, _COMPRESSION)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        """Write a worksheet from what its `_FrameWriter` wrote into: they come in order."""
        before, after = filename.getvalue().split(_EMPTY)
        self.writestr(arcname, b"".join([before, next(self._texts).encode(), after]))


def _saved(workbook: Any, texts: Sequence[str]) -> bytes:
    for worksheet in workbook.worksheets:
        # A worksheet makes a writer of its own where it has none.
        worksheet._writer = _FrameWriter(worksheet)  # noqa: SLF001
    buffer = BytesIO()
    ExcelWriter(workbook, _Archive(buffer, texts)).save()
    return buffer.getvalue()
