"""Charts as pictures: drawn as the PDF draws them, in the resolution of paper."""

from __future__ import annotations

from io import BytesIO

import pypdfium2

from forms.charts import drawing
from forms.document import Chart, Document, Form
from forms.drawn_pictures import Size
from forms.page_setup import Margins
from forms.pdf import render_pdf
from forms.pdfium import PDFIUM
from forms.thai.strips import POINTS

_DOTS_AN_INCH = 300
_PAPER_WIDTH = 210.0


def chart_picture(chart: Chart, width: float) -> tuple[bytes, Size]:
    """The file of a picture of a chart that is so many points wide, and its size."""
    drawn = drawing(chart, width / POINTS)
    size = Size(width, drawn.height * POINTS)
    margins = Margins(0, _PAPER_WIDTH - width / POINTS, 0, 0)
    page = Form("chart", "", (chart,), numbering="none", margins=margins)
    data = render_pdf(Document("", "", (page,)))
    stream = BytesIO()
    with PDFIUM:
        paper = pypdfium2.PdfDocument(data)
        sheet = paper[0]
        below = sheet.get_height() - size.height
        right = sheet.get_width() - size.width
        shown = sheet.render(scale=_DOTS_AN_INCH / 72, crop=(0, below, right, 0))
        shown.to_pil().save(stream, "PNG")
        paper.close()
    return stream.getvalue(), size
