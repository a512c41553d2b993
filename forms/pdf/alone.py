"""Some pages of a PDF as a PDF of their own: text stays text, fonts stand in it once."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pypdfium2

from forms.pdfium import PDFIUM


def pages_alone(data: bytes, pages: Sequence[int]) -> bytes:
    """The pages with these numbers, from 0, in this order; all of them are the file as it is."""
    with PDFIUM:
        whole, part = pypdfium2.PdfDocument(data), pypdfium2.PdfDocument.new()
        try:
            if list(pages) == list(range(len(whole))):
                return data
            part.import_pages(whole, list(pages))
            stream = BytesIO()
            part.save(stream)
            return stream.getvalue()
        finally:
            part.close()
            whole.close()
