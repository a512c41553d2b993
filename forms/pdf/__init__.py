"""Documents as PDF: pages laid out, drawn and put into a file."""

from __future__ import annotations

from forms.document import Document, Progress
from forms.pdf.rendering import PageInfo, PlacedRow, Rendering

__all__ = ["PageInfo", "PlacedRow", "Rendering", "render", "render_pdf"]


def render(document: Document, *, progress: Progress | None = None) -> Rendering:
    """The document as a PDF file, and where on its pages the records stand."""
    from forms.pdf.pagination import compose  # noqa: PLC0415 - not needed until something is drawn
    from forms.pdf.writing import write  # noqa: PLC0415

    return write(document, compose(document, progress or _silent), progress or _silent)


def render_pdf(document: Document, *, progress: Progress | None = None) -> bytes:
    """The document as a PDF file."""
    return render(document, progress=progress).data


def _silent(_done: int, _total: int) -> None:
    """Progress that nobody watches."""
