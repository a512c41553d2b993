"""What the bench holds our renderers against: the libraries used as they come."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from xml.sax.saxutils import escape

from openpyxl import Workbook, load_workbook
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Table,
)
from reportlab.platypus import Paragraph as PlainParagraph

from forms import document
from forms.document import Document, Form, flow_text
from forms.resources import RESOURCES

_FONTS = RESOURCES / "fonts"


def plain_pdf(made: Document) -> bytes:
    """The same cells in the same widths as plain ReportLab tables, unshaped."""
    for name in ("Laksaman", "Laksaman-Bold"):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(_FONTS / f"{name}.ttf")))
    story: list[Flowable] = []
    for form in made.forms:
        story += [NextPageTemplate(form.orientation), PageBreak()]
        story += _flowables(form)
    buffer = BytesIO()
    template = BaseDocTemplate(buffer, pagesize=A4)
    template.addPageTemplates([_page("portrait", A4), _page("landscape", landscape(A4))])
    template.build(story)
    return buffer.getvalue()


def _page(name: str, size: tuple[float, float]) -> PageTemplate:
    width, height = size
    frame = Frame(20 * mm, 15 * mm, width - 35 * mm, height - 35 * mm, 0, 0, 0, 0)
    return PageTemplate(id=name, frames=[frame], pagesize=size)


def _width(form: Form) -> float:
    return (262 if form.orientation == "landscape" else 160) * mm


def _flowables(form: Form) -> Iterator[Flowable]:
    for item in form.items:
        yield from _item(item, _width(form))


def _item(item: document.Item, width: float) -> Iterator[Flowable]:
    if isinstance(item, document.Table):
        yield _table(item, width)
    elif isinstance(item, document.Paragraph):
        yield _paragraph(item.text, item.size)
    elif isinstance(item, document.Heading):
        for paragraph in item.paragraphs:
            yield _paragraph(paragraph.text, paragraph.size)
    elif isinstance(item, document.Group):
        for inner in item.items:
            yield from _item(inner, width)


_styles: dict[float, ParagraphStyle] = {}


def _paragraph(text: str, size: float) -> PlainParagraph:
    if size not in _styles:
        name = f"plain{size}"
        _styles[size] = ParagraphStyle(name, fontName="Laksaman", fontSize=size, leading=size * 1.3)
    return PlainParagraph(escape(text), _styles[size])


def _table(table: document.Table, width: float) -> Table:
    share = width / sum(table.widths)
    rows, spans = [], []
    for row in (*table.header, *table.body):
        cells: list[list[PlainParagraph] | str] = []
        for cell in row.cells:
            cells.append([_paragraph(flow_text(flow), table.size) for flow in cell.flow])
            cells += [""] * (cell.columns - 1)
            if cell.columns > 1:
                at = (len(cells) - cell.columns, len(rows))
                spans.append(("SPAN", at, (len(cells) - 1, len(rows))))
        rows.append(cells + [""] * (len(table.widths) - len(cells)))
    lines = [("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    return Table(
        rows,
        colWidths=[share * part for part in table.widths],
        repeatRows=len(table.header),
        style=lines + spans,
        splitInRow=1,
    )


# The cells of each sheet, row by row; None where there is no cell.
Cells = list[list[list[object]]]


def cells_of(data: bytes) -> Cells:
    """The cells of a workbook; those that only have lines hold a space."""
    book = load_workbook(BytesIO(data), data_only=True)
    return [
        [
            [" " if cell.value is None and cell.has_style else cell.value for cell in row]
            for row in sheet.iter_rows()
        ]
        for sheet in book
    ]


def plain_workbook(cells: Cells) -> bytes:
    """The same cells as values by openpyxl's write-only mode, without any look."""
    book = Workbook(write_only=True)
    for number, rows in enumerate(cells):
        sheet = book.create_sheet(f"sheet{number}")
        for row in rows:
            sheet.append(row)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()
