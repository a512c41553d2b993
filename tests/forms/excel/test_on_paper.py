"""Workbooks printed by LibreOffice, in a font of the office's name and measures."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
from pypdf import PdfReader

from db.package.file import read_package
from forms.build import build
from forms.editions.opening import opened_edition
from forms.excel import render_workbook
from forms.pdf import render_pdf
from forms.resources import RESOURCES
from tests.forms.build.conftest import case
from tests.forms.excel.office import PROGRAM, converted

CASES = ("secretariat-2567.json", "inspectorate-2566.json", "council-2563-q1.json")


def assert_printed(package, folder) -> None:
    made = build(package, opened_edition(package.plan).edition)
    paper = len(PdfReader(BytesIO(render_pdf(made))).pages)
    printed = pypdfium2.PdfDocument(converted(render_workbook(made), folder, "pdf"))
    texts = [page.get_textpage().get_text_range() for page in printed]
    # The contents with their links come before the forms where no form holds any.
    own = not any(each.id == "contents" for each in made.forms)
    assert len(texts) - own <= 1.25 * paper
    assert not any("###" in text for text in texts)
    printed.close()


@pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed")
def test_the_sample_takes_about_as_many_pages_as_its_pdf(tmp_path):
    assert_printed(read_package(RESOURCES / "sample" / "plan.json"), tmp_path)


@pytest.mark.cases
@pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", CASES)
def test_a_shared_case_takes_about_as_many_pages_as_its_pdf(name, tmp_path):
    assert_printed(read_package(case(name)), tmp_path)
