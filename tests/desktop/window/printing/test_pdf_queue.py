"""Pages through a real CUPS to a queue that makes PDF files: text stays text, and is small."""

import os
import re
import time
from uuid import uuid4

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter

from db.package.file import read_package
from desktop.window.printing.cups_queue import queue_of
from forms import printing
from forms.printing import silent
from forms.resources import RESOURCES
from tests.desktop.parts import job_of
from tests.desktop.window.printing import cups
from tests.forms.pdf.pdf_readers import squashed

pytestmark = [
    pytest.mark.skipif("PHAEN_CUPS" not in os.environ, reason="in `python -m tests.long printing`"),
    pytest.mark.skipif(not cups.is_here(), reason="needs root, cups and printer-driver-cups-pdf"),
]


@pytest.fixture(scope="module")
def book():
    """Twelve pages full of text, upright and lying."""
    package = read_package(RESOURCES / "sample" / "plan.json")
    rendering = printing.lay_out(job_of(package), silent)
    full = [number for number, page in enumerate(rendering.pages) if page.form == "table-a"]
    return printing.pages_alone(rendering.data, (0, 1, 2, 3, *full[:8]))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A CUPS runs in it: one for all, since Qt asks but once which there is."""
    folder = tmp_path_factory.mktemp("cups")
    for each in (folder, *folder.parents[:2]):
        each.chmod(0o755)  # what CUPS starts is not root
    with cups.queues(folder) as socket, pytest.MonkeyPatch.context() as patch:
        patch.setenv("CUPS_SERVER", socket)
        yield folder


def pages_of(data):
    document = pypdfium2.PdfDocument(data)
    try:
        return [squashed(page.get_textpage().get_text_bounded()) for page in document]
    finally:
        document.close()


@pytest.mark.parametrize(
    ("queue", "kept"),
    # By way of PostScript some marks above and below letters are no characters any more.
    [(cups.TAKES_PDF, str), (cups.BY_POSTSCRIPT, lambda text: re.sub("[^ก-ฮ]", "", text))],
)
def test_printed_pages_are_text_small_and_soon_there(qapp, queue, kept, book, folder):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(queue)
    title = f"plan-{uuid4().hex}"
    begun = time.perf_counter()
    queue_of(printer).send(book, title, silent)
    seconds = time.perf_counter() - begun
    data = cups.printed(folder, title)
    print(f"{len(book):,} bytes sent in {seconds:.2f} s, {len(data):,} bytes printed")  # noqa: T201
    wanted, found = pages_of(book), pages_of(data)
    assert len(found) == len(wanted) == 12
    for before, after in zip(wanted, found, strict=True):
        assert sorted(kept(after)) == sorted(kept(before))
        assert kept(before)
    assert len(data) < 1_000_000
    assert seconds < 1
