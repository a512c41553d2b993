"""What a file of somebody's says of its content: the mark that stands among its keywords."""

from __future__ import annotations

import pypdfium2

from forms.content_marks import ContentMark, mark_in
from forms.formats import PDF, DocumentFormat
from forms.pdfium import PDFIUM
from forms.reading.refusals import ReadRefusedError
from forms.reading.sources.zipped import Zipped

_PROPERTIES = "docProps/core.xml"
_KEYWORDS = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}keywords"


def mark_of(data: bytes, chosen: DocumentFormat) -> ContentMark | None:
    """The mark of a file; None where it bears none.

    Raises:
        ReadRefusedError: it is damaged, or none of its kind.
    """
    return mark_in(_pdf_keywords(data) if chosen is PDF else _office_keywords(data))


def _pdf_keywords(data: bytes) -> str:
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise ReadRefusedError("ไม่ใช่แฟ้ม PDF ที่สมบูรณ์ เปิดไม่ได้") from error
        try:
            return str(document.get_metadata_value("Keywords"))
        finally:
            document.close()


def _office_keywords(data: bytes) -> str:
    root = Zipped(data).xml(_PROPERTIES)
    return "" if root is None else str(root.findtext(_KEYWORDS) or "")
