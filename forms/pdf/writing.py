"""Pages laid out to a PDF file, through ReportLab's canvas."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from forms.document import Document
from forms.pdf.composition import Composition
from forms.pdf.embedding import NO_FONT, register_no_font
from forms.pdf.figures import readers
from forms.pdf.ink import RULE, Bookmark, Link, Sheet
from forms.pdf.rendering import PageInfo, Rendering

_CREATOR = "แผน (Phaen)"
_VERSION = (1, 5)
# Page streams as plain bytes: turning them into letters takes a fourth more time and room.
rl_config.useA85 = 0


def write(
    document: Document, composition: Composition, progress: Callable[[int, int], None]
) -> Rendering:
    """The file of a composition. `progress` goes from half of its total to the end."""
    register_no_font()
    stream = BytesIO()
    canvas = Canvas(
        stream, pageCompression=1, pdfVersion=_VERSION, initialFontName=NO_FONT, lang="th-TH"
    )
    canvas.setTitle(document.title)
    canvas.setAuthor(document.author)
    canvas.setSubject(document.subject or document.title)
    canvas.setCreator(_CREATOR)
    canvas.setProducer(_CREATOR)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    outline = _Outline(canvas)
    sheets = composition.sheets
    pictures = readers(
        (mark.file, mark.width)
        for sheet in sheets
        for mark in sheet.pictures
        if isinstance(mark.file, bytes)
    )
    for number, sheet in enumerate(sheets):
        outline.add(sheet, new_form=number == 0 or sheets[number - 1].form is not sheet.form)
        _draw(canvas, sheet, pictures)
        progress(len(sheets) + number + 1, 2 * len(sheets))
    if sheets:
        canvas.showOutline()
    _label_pages(canvas, sheets)
    # The canvas leads to its document; a font joins it as ReportLab's own do.
    pdf: Any = canvas._doc  # noqa: SLF001
    pdf.delayedFonts += composition.fonts.fonts.values()
    canvas.save()
    return Rendering(stream.getvalue(), tuple(_info(sheet) for sheet in sheets))


def _draw(canvas: Any, sheet: Sheet, pictures: dict[bytes, Any]) -> None:
    """One page: its frame, then what is read, pictures and links."""
    canvas.setPageSize((sheet.width, sheet.height))
    canvas.addLiteral("\n".join((f"{RULE} w", *sheet.operators)))
    for picture in sheet.pictures:
        lower = sheet.height - picture.top - picture.height
        file = picture.file if isinstance(picture.file, str) else pictures[picture.file]
        canvas.drawImage(file, picture.left, lower, picture.width, picture.height, mask="auto")
    for link in sheet.links:
        canvas.linkAbsolute("", link.key, Rect=_rectangle(link, sheet.height))
    canvas.showPage()


def _rectangle(link: Link, page_height: float) -> tuple[float, float, float, float]:
    return link.left, page_height - link.bottom, link.right, page_height - link.top


class _Outline:
    """The bookmarks: each form, and the headings in it below."""

    def __init__(self, canvas: Any) -> None:
        self.canvas = canvas
        self.form = 0
        self.form_title = ""
        self.level = 0

    def add(self, sheet: Sheet, *, new_form: bool) -> None:
        """The bookmarks of a page, while it is the canvas's page."""
        if new_form:
            self.form += 1
            self.form_title = sheet.form.title
            form = Bookmark(f"form-{self.form}", sheet.form.title, 0, 0.0)
            self._entry(sheet, form, 0)
        for mark in sheet.bookmarks:
            if mark.title == self.form_title:
                self._spot(sheet, mark)
            else:
                self._entry(sheet, mark, min(mark.level, self.level + 1))

    def _entry(self, sheet: Sheet, mark: Bookmark, level: int) -> None:
        self._spot(sheet, mark)
        self.canvas.addOutlineEntry(mark.title, mark.key, level)
        self.level = level

    def _spot(self, sheet: Sheet, mark: Bookmark) -> None:
        """Where a bookmark leads: the page at that height, at the reader's own zoom."""
        top = sheet.height - mark.top + 6
        self.canvas.bookmarkHorizontalAbsolute(mark.key, min(top, sheet.height))


def _label_pages(canvas: Any, sheets: Sequence[Sheet]) -> None:
    """Tell viewers what number stands on each page."""
    expected = ""
    for index, sheet in enumerate(sheets):
        if sheet.label.isascii() and sheet.label.isdigit():
            if sheet.label != expected:
                canvas.addPageLabel(index, style="ARABIC", start=int(sheet.label))
            expected = str(int(sheet.label) + 1)
        else:
            canvas.addPageLabel(index, prefix=sheet.label or sheet.form.title)
            expected = ""


def _info(sheet: Sheet) -> PageInfo:
    return PageInfo(sheet.form.id, sheet.label, sheet.width, sheet.height, tuple(sheet.rows))
