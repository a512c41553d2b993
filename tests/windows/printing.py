"""Whether pages printed on Windows are outlines, small, and look as the PDF does.

They go through Wine to a PDF queue of a CUPS of their own; where that cannot be set up here,
nothing is tried.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2

from db.package.file import read_package
from forms import printing
from forms.printing import silent
from forms.resources import RESOURCES
from tests.desktop.parts import job_of
from tests.desktop.window.printing import cups
from tests.windows.install import PROJECT
from tests.windows.outputs import Different
from tests.windows.wine import Windows

_PAGES = 12
_MOST_BYTES, _MOST_SECONDS = 3_000_000, 1.0
_TITLE = "printed-on-windows"
# A picture of a page at so many pixels a point; of its dark ones so many may lie elsewhere.
_SCALE, _ELSEWHERE = 0.5, 0.1
_PICTURE = 3  # what pdfium calls one


def print_pages(windows: Windows) -> str:
    """Print twelve pages full of text, upright and lying; their size and time.

    Raises:
        Different: a page is a picture, looks otherwise, or takes too long or too much.
    """
    if not cups.is_here():
        return "not tried: needs root, cups and printer-driver-cups-pdf"
    package = read_package(RESOURCES / "sample" / "plan.json")
    book = printing.lay_out(job_of(package), silent)
    full = [number for number, page in enumerate(book.pages) if page.form == "table-a"]
    pdf = printing.pages_alone(book.data, (0, 1, 2, 3, *full[: _PAGES - 4]))
    path = windows.drive / f"{_TITLE}.pdf"
    path.write_bytes(pdf)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        with cups.queues(folder) as socket, _server(socket):
            windows.stop()  # Wine asks but once which printers there are
            command = windows.python_module("tests.windows.printed")
            done = windows.run(*command, path, cups.BY_POSTSCRIPT, cwd=PROJECT, minutes=3)
            if done.code:
                raise Different(f"printing ended with {done.code}:\n{done.said}")
            printed = cups.printed(folder, _TITLE)
            windows.stop()
    seconds = float(done.said.strip().splitlines()[-1])
    _compare(pdf, printed)
    if len(printed) > _MOST_BYTES or seconds > _MOST_SECONDS:
        raise Different(f"{len(printed):,} bytes in {seconds} s")
    return f"{_PAGES} pages, {len(printed):,} bytes, {seconds} s"


def _compare(pdf: bytes, printed: bytes) -> None:
    before, after = pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument(printed)
    if len(before) != len(after):
        raise Different(f"{len(after)} pages")
    for number in range(len(before)):
        page = after[number]
        if any(item.type == _PICTURE for item in page.get_objects()):
            raise Different(f"page {number + 1} is a picture")
        wanted, found = before[number].render(scale=_SCALE), page.render(scale=_SCALE)
        ours, theirs = wanted.to_pil().convert("L"), found.to_pil().convert("L")
        if (ours.width > ours.height) != (theirs.width > theirs.height):
            theirs = theirs.rotate(-90, expand=True)
        pairs = list(zip(ours.tobytes(), theirs.resize(ours.size).tobytes(), strict=True))
        dark = sum(one < 160 for one, _other in pairs)
        elsewhere = sum(one < 160 and other > 240 for one, other in pairs)
        if elsewhere > dark * _ELSEWHERE:
            raise Different(f"page {number + 1}: {elsewhere} of {dark} dark pixels lie elsewhere")


@contextmanager
def _server(socket: str) -> Iterator[None]:
    """Let what is started meanwhile print there."""
    before = os.environ.get("CUPS_SERVER")
    os.environ["CUPS_SERVER"] = socket
    try:
        yield
    finally:
        del os.environ["CUPS_SERVER"]
        if before is not None:
            os.environ["CUPS_SERVER"] = before
