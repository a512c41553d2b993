"""Text of a PDF as several readers give it, and its pages as pictures."""

from __future__ import annotations

import os
import shutil
import subprocess
import warnings
from io import BytesIO
from typing import Any

with warnings.catch_warnings():
    # What these libraries warn of on import is theirs to mend.
    warnings.simplefilter("ignore")
    import pdfplumber
    import pymupdf
    import pypdf
    import pypdfium2


def pdfium(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    pages = []
    for page in document:
        text = page.get_textpage()
        pages.append(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return pages


def poppler(data: bytes) -> list[str]:
    done = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True
    )
    return done.stdout.decode("utf-8").split("\f")[:-1]


def mupdf(data: bytes) -> list[str]:
    with pymupdf.open(stream=data, filetype="pdf") as document:
        return [page.get_text() for page in document]


def pure_python(data: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages]


def miner(data: bytes) -> list[str]:
    with pdfplumber.open(BytesIO(data)) as document:
        return [page.extract_text() or "" for page in document.pages]


# The slowest reads in `python -m tests.long readers`.
READERS = {
    "pdfium": pdfium,
    "mupdf": mupdf,
    "pypdf": pure_python,
    **({"pdfplumber": miner} if os.environ.get("PHAEN_READERS") else {}),
    **({"poppler": poppler} if shutil.which("pdftotext") else {}),
}


def squashed(text: str) -> str:
    return "".join(text.split())


def whole(data: bytes, reader: str = "pdfium") -> str:
    return "\n".join(READERS[reader](data))


def picture(data: bytes, page: int = 0, scale: float = 4) -> Any:
    """The page in grey, as a Pillow image."""
    document = pypdfium2.PdfDocument(data)
    image = document[page].render(scale=scale).to_pil().convert("L")
    document.close()
    return image
