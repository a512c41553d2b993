"""Some pages of a PDF as a file of their own."""

import subprocess
from io import BytesIO

import pypdf
import pytest

from forms.pdf.alone import pages_alone
from forms.printing import lay_out, silent
from tests.desktop.parts import job_of, package


@pytest.fixture(scope="module")
def book():
    return lay_out(job_of(package(), forms=("cover", "preface", "table-c")), silent).data


def texts_of(data):
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages]


def test_pages_stand_in_the_order_that_is_asked_for(book):
    texts = texts_of(book)
    assert texts_of(pages_alone(book, (2, 0))) == [texts[2], texts[0]]


def test_all_pages_are_the_file_as_it_is(book):
    assert pages_alone(book, range(len(texts_of(book)))) == book


def test_fonts_stand_in_it_once(book, tmp_path):
    path = tmp_path / "บางหน้า.pdf"
    path.write_bytes(pages_alone(book, (0, 2)))
    told = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout
    names = [line.split()[0] for line in told.splitlines()[2:]]
    assert names
    assert len(set(names)) == len(names)
