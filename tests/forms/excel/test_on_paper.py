"""Workbooks printed by LibreOffice, in a font of the office's name and measures."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from forms.document import Document
from forms.excel import render_workbook
from forms.pdf import render_pdf
from tests.forms.build.test_completeness import squeezed
from tests.forms.excel.office import PROGRAM, converted
from tests.forms.excel.plans import PRINTED, document

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed")
# Its rows are the tallest: where a sheet cannot break them more paper is left blank.
TALL = "table-c"


def only(made: Document, *, tall: bool) -> Document:
    """The document with the form of the tallest rows alone, or with all others."""
    forms = tuple(form for form in made.forms if (form.id == TALL) is tall)
    return replace(made, forms=forms, lists=())


def printed(made: Document, folder: Path) -> list[str]:
    """The text of each page of its workbook, but for the contents that no form holds."""
    folder.mkdir()
    file = pypdfium2.PdfDocument(converted(render_workbook(made), folder, "pdf"))
    texts = [page.get_textpage().get_text_range() for page in file]
    file.close()
    own = not any(form.id == "contents" for form in made.forms)
    return texts[own:]


def pages(made: Document) -> int:
    return len(PdfReader(BytesIO(render_pdf(made))).pages)


def headings(made: Document) -> list[str]:
    """What stands in the rows that pages of its one form repeat."""
    sheet = load_workbook(BytesIO(render_workbook(made))).worksheets[1]
    first, last = (int(row) for row in sheet.print_title_rows.replace("$", "").split(":"))
    rows = sheet.iter_rows(first, last, values_only=True)
    return [squeezed(str(value)) for row in rows for value in row if value]


@pytest.mark.parametrize("name", PRINTED)
def test_a_plan_takes_about_as_many_pages_as_its_pdf(name, tmp_path):
    others = only(document(name), tall=False)
    texts = printed(others, tmp_path / "others")
    assert len(texts) <= 1.25 * pages(others)
    assert not any("###" in text for text in texts)


@pytest.mark.parametrize("name", PRINTED)
def test_the_form_of_tall_rows_does_and_says_its_headings_on_every_page(name, tmp_path):
    tall = only(document(name), tall=True)
    if not tall.forms:
        pytest.skip("the plan has none")
    texts = printed(tall, tmp_path / "tall")
    assert len(texts) <= 1.5 * pages(tall)
    wanted = headings(tall)
    assert wanted
    for text in texts:
        assert all(heading in squeezed(text) for heading in wanted), text
        assert "###" not in text
