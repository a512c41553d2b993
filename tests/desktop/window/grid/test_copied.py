"""What is copied: figures are figures in spreadsheets, codes stay codes, texts come back."""

import os
import shutil
import subprocess

import openpyxl
import pytest

from desktop.window.grid.clipboard import read_html, read_tabbed
from desktop.window.grid.copied import CopiedCell, tabbed, table_html

BLOCK = (
    (CopiedCell("ชื่อ"), CopiedCell("จำนวนเงิน")),
    (CopiedCell("งาน <1>\nสอง"), CopiedCell("1,500,000.50", is_figure=True)),
    (CopiedCell("06-01-01"), CopiedCell("12", is_figure=True)),
    (CopiedCell("0123"), CopiedCell("หมื่น", is_figure=True)),
    (CopiedCell('เขาว่า "ดี"'), CopiedCell("-3.5", is_figure=True)),
)
PLAIN = tuple(tuple(cell.text for cell in row) for row in BLOCK)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("1,500,000.50", "1500000.50"),
        ("12", "12"),
        ("-3.5", "-3.5"),
        ("1,50", ""),
        ("หมื่น", ""),
        ("", ""),
        ("1.500.000", ""),
        ("1e5", ""),
    ],
)
def test_figure_of_a_cell(text, figure):
    assert CopiedCell(text, is_figure=True).figure == figure
    # What only looks like one is a code, or a number in a text.
    assert CopiedCell(text).figure == ""


def test_page_reads_back_as_it_was():
    assert read_html(table_html(BLOCK)) == PLAIN


def test_lines_read_back_with_figures_without_separators():
    found = read_tabbed(tabbed(BLOCK))
    assert found[1] == ("งาน <1>\nสอง", "1500000.50")
    assert [row[0] for row in found] == [row[0] for row in PLAIN]


@pytest.mark.skipif(
    not (os.environ.get("PHAEN_OFFICE_CASES") and shutil.which("soffice")),
    reason="python -m tests.long office",
)
def test_libreoffice_takes_figures_for_figures_and_codes_for_texts(tmp_path):
    page = tmp_path / "ตาราง.html"
    page.write_text(table_html(BLOCK), encoding="utf-8")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [
            "soffice",
            profile,
            "--headless",
            "--infilter=HTML (StarCalc)",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(tmp_path),
            str(page),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    rows = list(openpyxl.load_workbook(tmp_path / "ตาราง.xlsx").active.iter_rows(values_only=True))
    assert [row[1] for row in rows] == ["จำนวนเงิน", 1500000.5, 12, "หมื่น", -3.5]
    assert [row[0] for row in rows[2:4]] == ["06-01-01", "0123"]
