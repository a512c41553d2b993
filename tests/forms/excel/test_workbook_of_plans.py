"""Whole plans as workbooks: every text is there."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from openpyxl import load_workbook

from db.package.file import read_package
from db.records import Package
from forms.build import build
from forms.editions.opening import opened_edition
from forms.excel import render_workbook
from tests.forms.build.conftest import ROOT, case
from tests.forms.build.test_completeness import squeezed
from tests.forms.everything import everything
from tests.forms.pdf.test_pdf_of_plans import lines_of, pieces


def assert_written(package: Package) -> None:
    edition = opened_edition(package.plan).edition
    # As programs see it that do not compute: what formulas come to is in the file.
    data = render_workbook(build(package, edition))
    book = load_workbook(BytesIO(data), data_only=True)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    # Down the columns: a cell too tall for a spreadsheet goes on in the one below it.
    columns = [column for sheet in book for column in sheet.iter_cols(values_only=True)]
    whole = squeezed("".join(str(value) for column in columns for value in column if value))
    by_rows = squeezed("".join(str(cell.value) for cell in cells if cell.value is not None))
    # A figure is a number there, written by its format.
    wanted = [line for line in lines_of(package) if not re.fullmatch(r"[0-9.,-]+", line)]
    missing = [line for line in wanted if not pieces(line, whole) and not pieces(line, by_rows)]
    assert missing == []


@pytest.mark.parametrize("name", ["resources/sample/plan.json", "tests/data/small-2566.json"])
def test_every_text_of_a_plan_is_in_its_workbook(name: str) -> None:
    assert_written(read_package(ROOT / name))


@pytest.mark.parametrize("edition", ["2567", "2566"])
def test_every_text_of_a_plan_with_everything_is_in_its_workbook(edition: str) -> None:
    assert_written(everything(edition))


@pytest.mark.cases
@pytest.mark.parametrize(
    "name", ["secretariat-2567.json", "inspectorate-2566.json", "council-2563-q1.json"]
)
def test_every_text_of_a_shared_case_is_in_its_workbook(name: str) -> None:
    assert_written(read_package(case(name)))
