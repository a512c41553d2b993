"""Word files printed by LibreOffice, in a font of the office's name and measures."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from forms.build import build, form_entries
from forms.editions.opening import opened_edition
from forms.pdf import render_pdf
from forms.word import render_word
from tests.forms.excel.office import PROGRAM, converted
from tests.forms.excel.plans import PRINTED, THOROUGH, document, plan

# The program for text is a part of its own, which may be missing where that for tables is.
WRITER = Path("/usr/lib/libreoffice/program/libswlo.so")
pytestmark = pytest.mark.skipif(
    PROGRAM is None or not WRITER.is_file(), reason="LibreOffice Writer is not installed"
)


@pytest.mark.parametrize("name", PRINTED)
def test_a_plan_takes_about_as_many_pages_as_its_pdf(name: str, tmp_path: Path) -> None:
    made = document(name)
    printed = PdfReader(converted(render_word(made), tmp_path, "pdf", "docx")).pages
    assert len(printed) <= 1.25 * len(PdfReader(BytesIO(render_pdf(made))).pages)


@pytest.mark.parametrize("name", [*PRINTED] if THOROUGH else ["sample"])
def test_a_memo_is_on_one_page_where_that_of_the_pdf_is(name: str, tmp_path: Path) -> None:
    package = plan(name)
    edition = opened_edition(package.plan).edition
    if "memo" not in {entry.id for entry in form_entries(package, edition)}:
        pytest.skip("the plan has no memo")
    memo = build(package, edition, forms=["memo"])
    assert len(PdfReader(BytesIO(render_pdf(memo))).pages) == 1
    printed = converted(render_word(memo), tmp_path, "pdf", "docx")
    assert len(PdfReader(printed).pages) == 1
