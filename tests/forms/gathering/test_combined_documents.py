"""The combined forms: their figures are those of the units, and every format holds them."""

import io
import zipfile
from decimal import Decimal

import openpyxl
import pytest

from db.errors import PhaenError
from db.package.file import read_package
from forms.build import build
from forms.document import Chart, Table
from forms.editions.opening import opened_edition
from forms.formats import DOCUMENTS
from forms.formulas import FactRow, value
from forms.gathering.board import board
from forms.gathering.documents import COMBINED_FORMS, Board, combined_document
from forms.gathering.writing import write_combined
from forms.printing import silent
from tests.forms.build.documents import cell_under
from tests.forms.gathering import units


@pytest.fixture(scope="module")
def gathered_board(twenty):
    return Board(twenty.gathered, board(twenty.gathered, ["เขตที่ขาด"]))


def form(board_, name, **more):
    return combined_document(board_, forms=[name], **more).forms[0]


def table(form_):
    return next(item for item in form_.items if isinstance(item, Table))


def test_every_form_is_made_and_has_rows(gathered_board):
    document = combined_document(gathered_board)
    assert [each.id for each in document.forms] == [each.id for each in COMBINED_FORMS]
    for each in document.forms:
        assert any(isinstance(item, Table | Chart) for item in each.items), each.id


def test_sums_of_the_table_of_units_are_those_of_the_packages_and_formulas_say_so(
    gathered_board, twenty
):
    made = table(form(gathered_board, "units"))
    *rows, total = made.body
    said = [
        FactRow({cell.fact: cell.number for cell in row.cells if cell.fact and cell.number})
        for row in rows
    ]
    reckoned = [cell for cell in total.cells if cell.formula is not None]
    assert len(reckoned) == 7
    for cell in reckoned:
        assert (value(cell.formula, said) or 0) == cell.number
    every = [(v, p) for v in twenty.values for p in units.kept_projects(v)]
    assert cell_under(made, total, "งบประมาณที่นับรวม (บาท)").number == sum(
        units.money(project) for _, project in every
    )
    assert cell_under(made, total, "เบิกจ่าย (บาท)").number == sum(
        units.spent(v, project) for v, project in every
    )


def test_the_combined_report_has_each_unit_s_own_rows_under_its_name(gathered_board, twenty):
    for name, rows in (("progress", "results"), ("score", "scores")):
        (made,) = (i for i in form(gathered_board, name).items if isinstance(i, Table))
        expected = []
        for plan in twenty.gathered.units:
            if not plan.quarter:
                continue
            package = read_package(plan.path)
            edition = opened_edition(package.plan).edition
            own = build(package, edition, forms=[edition.form_with(rows)], quarter=plan.quarter)
            expected.append([plan.unit])
            expected += [[cell.text for cell in row.cells] for row in table(own.forms[0]).body]
        shown = [[cell.text for cell in row.cells] for row in made.body]
        assert [row[0].partition(" (")[0] if len(row) == 1 else row for row in shown] == [
            row[0] if len(row) == 1 else row for row in expected
        ]


def test_a_unit_without_the_quarter_s_report_says_whose_figures_stand(gathered_board, twenty):
    made = table(form(gathered_board, "progress"))
    bands = {row.cells[0].text for row in made.body if len(row.cells) == 1}
    for plan in twenty.gathered.units:
        if 0 < plan.quarter < twenty.gathered.quarter:
            note = f"แสดงข้อมูลไตรมาส {plan.quarter}"
            assert any(plan.unit in band and note in band for band in bands)


def test_a_policy_s_form_says_which_units_serve_it_and_with_what(gathered_board, twenty):
    answer = combined_document(gathered_board, forms=["board"], policies=["p๐52"]).forms[1]
    made = table(answer)
    expected = [
        (project["name"].strip(), units.done(v, project))
        for v in sorted(twenty.values, key=lambda v: v["plan"]["unit"]["name"])
        for project in units.kept_projects(v)
        if "P052" in project["policies"]
    ]
    rows = [row for row in made.body if len(row.cells) > 1]
    shown = [
        (
            cell_under(made, row, "โครงการ/กิจกรรม").text.strip(),
            cell_under(made, row, "ความก้าวหน้า (ร้อยละ)").number,
        )
        for row in rows
    ]
    assert sorted(shown, key=str) == sorted(
        ((name, done if done is None else Decimal(f"{done:.2f}")) for name, done in expected),
        key=str,
    )
    assert "P052" in answer.title


def test_a_policy_that_nobody_serves_says_so(gathered_board):
    answer = combined_document(gathered_board, forms=["board"], policies=["P999"]).forms[1]
    assert "ไม่มีหน่วยงานใด" in answer.items[-1].text


def test_an_unknown_form_is_refused(gathered_board):
    with pytest.raises(PhaenError, match="strategies"):
        combined_document(gathered_board, forms=["tables"])


def test_every_format_holds_the_combined_tables(gathered_board, tmp_path):
    forms = ["units", "charts", "progress"]
    for each in DOCUMENTS:
        write_combined(gathered_board, tmp_path / f"all{each.suffix}", silent, forms=forms)
    assert (tmp_path / "all.pdf").read_bytes().startswith(b"%PDF")
    sheets = openpyxl.load_workbook(tmp_path / "all.xlsx")
    shown = [cell for row in sheets["หน่วยงาน"].iter_rows(values_only=True) for cell in row]
    assert any(isinstance(cell, str) and cell.startswith("=SUM") for cell in shown)
    with zipfile.ZipFile(io.BytesIO((tmp_path / "all.docx").read_bytes())) as word:
        assert "สำนักงานเขตทดลองที่ 1" in word.read("word/document.xml").decode()


def test_a_workbook_of_all_has_every_unit_s_projects_as_records(gathered_board, twenty):
    (listed,) = combined_document(gathered_board, lists=True).lists
    assert len(listed.rows) == sum(len(plan.projects) for plan in twenty.gathered.units)
    amounts = [column.heading for column in listed.columns].index("งบประมาณที่นับรวม (บาท)")
    assert sum(row[amounts] or 0 for row in listed.rows) == sum(
        units.money(project) for v in twenty.values for project in units.kept_projects(v)
    )


def test_a_format_without_tables_is_refused(gathered_board, tmp_path):
    for name in ("all.phaen", "all.txt"):
        with pytest.raises(PhaenError, match="ลงท้ายด้วย"):
            write_combined(gathered_board, tmp_path / name, silent)
