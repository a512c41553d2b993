"""Documents as PDF: pages laid out, drawn and put into a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from db.places import Place
from forms.document import Document

# Called now and then with how much is done and how much there is; what it raises goes
# through, so that the caller can cancel.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """Where on a page a record stands: points from the page's left and top edges."""

    place: Place
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PageInfo:
    """A page of a rendering: its form, the number printed on it, its size in points."""

    form: str
    label: str
    width: float
    height: float
    rows: tuple[PlacedRow, ...]


@dataclass(frozen=True, slots=True)
class Rendering:
    """A PDF file and what its pages show."""

    data: bytes
    pages: tuple[PageInfo, ...]


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
