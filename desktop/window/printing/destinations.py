"""Where pages go to be printed: each kind of place takes a PDF of just those pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from db.errors import PhaenError
from db.files import write_atomically

if TYPE_CHECKING:
    from desktop.session.tasks import Progress


class PrintError(PhaenError):
    """The pages were not taken."""


class Destination(Protocol):
    """What takes pages."""

    def send(self, pdf: bytes, title: str, progress: Progress) -> None:
        """Hand a PDF over, all of its pages; what `progress` raises ends it.

        Raises:
            PhaenError: it is not taken.
        """

    def words(self, title: str, pages: int) -> str:
        """What is said once it has been handed over."""


class PdfFile(NamedTuple):
    """A file that is printed into: it has all the pages, or is as it was."""

    path: Path

    def send(self, pdf: bytes, title: str, progress: Progress) -> None:  # noqa: ARG002
        """Write the PDF itself."""
        write_atomically(self.path, pdf, between_tries=lambda: progress(0, 0))

    def words(self, title: str, pages: int) -> str:
        """Which file has it."""
        return f"บันทึก “{title}” {pages} หน้าแล้ว: {self.path}"


class Chosen(NamedTuple):
    """What was chosen in the system's dialog: a destination, and pages from 0 of those offered."""

    destination: Destination
    pages: tuple[int, ...]


def sent_words(title: str, pages: int) -> str:
    """That a printer has the pages."""
    return f"ส่ง “{title}” ไปที่เครื่องพิมพ์แล้ว {pages} หน้า"
