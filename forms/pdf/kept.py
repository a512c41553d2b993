"""Papers that were kept as PDF, given again as they are: one as it was, several one after another.

Nothing is laid out anew: the pages are those of the files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import NamedTuple

import pypdfium2

from forms.pdf.rendering import PageInfo, Rendering
from forms.pdfium import PDFIUM


class KeptForm(NamedTuple):
    """The PDF file of one form."""

    form: str
    data: bytes


def kept_rendering(papers: Sequence[KeptForm]) -> Rendering:
    """The pages of kept files; one file is given byte for byte."""
    with PDFIUM:
        infos = tuple(info for paper in papers for info in _infos(paper))
        data = papers[0].data if len(papers) == 1 else _joined(paper.data for paper in papers)
    return Rendering(data, infos)


def _infos(paper: KeptForm) -> Iterator[PageInfo]:
    document = pypdfium2.PdfDocument(paper.data)
    try:
        for number in range(len(document)):
            width, height = document.get_page_size(number)
            yield PageInfo(paper.form, document.get_page_label(number), width, height, ())
    finally:
        document.close()


def _joined(files: Iterable[bytes]) -> bytes:
    whole = pypdfium2.PdfDocument.new()
    try:
        for data in files:
            part = pypdfium2.PdfDocument(data)
            try:
                whole.import_pages(part)
            finally:
                part.close()
        stream = BytesIO()
        whole.save(stream)
        return stream.getvalue()
    finally:
        whole.close()
