"""The forms of 2570 made in the window by hand, and a plan printed on them in all formats."""

import io
from dataclasses import replace

import docx
import openpyxl
import pypdf
import pytest

from db.package.file import package_bytes, parse_package
from db.records import OwnValue
from desktop.window.editions.edition_window import EditionWindow
from forms.checks import check
from forms.editions.opening import load_edition, opened_edition
from forms.printing import Job, export, silent
from tests.desktop.parts import package
from tests.desktop.window.called import column_called
from tests.desktop.window.editions import hands
from tests.forms.checks.sound import sound
from tests.forms.editions.own import own_edition

_TABLE = "ตารางโครงการทั้งหมดของส่วนที่ 2"


@pytest.fixture
def sample(window, plans, session):
    """A small plan without problems, open in the whole window."""
    session.open(plans.add(sound()))
    return session.package


def make_by_hand(editions):
    """Make 2570 of 2567 and save it."""
    editions.copy_to("2570")
    # Another heading of a form, wherever the form says it.
    hands.form(editions, "ส่วนที่ 2")
    hands.write(editions.body.outline.values, "ชื่อย่อ", "ตอนที่ 2")
    # A field that the plan does not have.
    hands.form(editions, "ช่องที่เพิ่มเอง")
    part = editions.body.own_fields
    part.label.setText("ระดับความเสี่ยง")
    part.name.setText("risk")
    hands.click(part.add)
    # Columns: one of that, one of a fact that there is, one with another heading and width.
    hands.form(editions, "ตอนที่ 2")
    hands.thing(editions, "คอลัมน์: งบประมาณ", under=_TABLE)
    hands.click(editions.body.outline.add_column)
    hands.write(editions.body.outline.values, "หัวคอลัมน์", "ความเสี่ยง")
    hands.click(editions.body.outline.add_column)
    editions.body.outline.content.choose("โครงการ › แผนงานบูรณาการ")
    hands.write(editions.body.outline.values, "หัวคอลัมน์", "แผนงาน")
    hands.thing(editions, "คอลัมน์: ลำดับที่", under=_TABLE)
    hands.write(editions.body.outline.values, "หัวคอลัมน์", "ที่")
    hands.write(editions.body.outline.values, "ความกว้าง", "6")
    # What weights come to.
    hands.form(editions, "กติกา")
    hands.write(editions.body.whole.values, next(iter(editions.body.whole.values.controls)), "65")
    # A form that this year does without.
    hands.printed(editions, "ตาราง ง", checked=False)
    hands.click(editions.bar.save)
    return load_edition("2570")


def test_the_forms_of_a_new_year_are_made_in_the_window_and_printed_in_every_format(
    own, sample, window, session, tmp_path
):
    editions = EditionWindow(window.commands._tools, window)
    editions.show()
    made = make_by_hand(editions)
    assert [path.name for path in own.iterdir()] == ["2570.toml"]
    assert not editions.bar.save.isEnabled()
    assert made.rules.weight_sum == 65
    assert not made.prints("table-d")
    assert [field.key for field in made.own_fields] == ["2570/risk"]
    (form,) = [form for form in made.forms if form.id == "part2"]
    table = form.blocks[-1]
    assert [column.heading for column in table.columns] == [
        "ที่",
        "ชื่อโครงการ/กิจกรรมสำคัญตามภารกิจของหน่วยงาน",
        "งบประมาณ",
        "ความเสี่ยง",
        "แผนงาน",
        "ส่วนราชการที่รับผิดชอบ",
        "รหัสนโยบาย (3 หลัก) (ถ้ามี)",
    ]
    assert table.columns[0].width == 6
    before = load_edition("2567")
    assert before.rules.weight_sum == 70
    assert before.prints("table-d")
    editions.close()
    follow_and_print(made, window, session, tmp_path)


def follow_and_print(made, window, session, tmp_path):
    """Fields, checks and every format follow the edition at once."""
    session.set_texts({("plan", "edition"): "2570"})
    window.show_page("projects")
    page = window.page
    at = column_called(page.grid, "ระดับความเสี่ยง")
    listed = session.package.plan.part2[0].projects[0]
    row = next(n for n, each in enumerate(session.package.plan.projects) if each.key == listed)
    assert page.grid.model.setData(page.grid.model.index(row, at), "สูงมากเป็นพิเศษ")
    assert session.edition == made
    found = {problem.code: problem.message for problem in check(session.package, made)}
    assert "65" in found["WEIGHT-SUM"]
    for suffix in (".pdf", ".xlsx", ".docx"):
        export(Job(session.package, made), tmp_path / f"plan{suffix}", silent)
    pages = pypdf.PdfReader(tmp_path / "plan.pdf").pages
    text = "".join("".join(page.extract_text() for page in pages).split())
    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "plan.xlsx").read_bytes()))
    cells = {str(c.value) for sheet in book for cells in sheet.iter_rows() for c in cells}
    tables = docx.Document(str(tmp_path / "plan.docx")).tables
    words = {cell.text for table in tables for row in table.rows for cell in row.cells}
    for said in ("สูงมากเป็นพิเศษ", "ความเสี่ยง"):
        assert said in text
        assert said in cells
        assert said in words
    assert "ตอนที่ 2" in book.sheetnames
    assert "ตาราง ง" not in book.sheetnames


def test_a_plan_with_such_a_field_loses_nothing_where_the_edition_is_not(
    own, window, session, plans
):
    own_edition(own)
    session.open(plans.add(package(projects=("p1", "p2"))))
    session.set_texts({("plan", "edition"): "2570"})
    first, *others = session.package.plan.projects
    said = replace(first, own_values=(OwnValue("2570/risk", "สูงมากเป็นพิเศษ"),))
    plan = replace(session.package.plan, projects=(said, *others))
    sent = package_bytes(replace(session.package, plan=plan))
    # Another PC: it has the program's editions alone.
    (own / "2570.toml").unlink()
    session.open(plans.add_beside(parse_package(sent)))
    assert session.edition.id == "2567"
    assert "ชุดแบบฟอร์ม 2570 เพิ่มไว้" in window.notice.words
    assert "ข้อมูลยังอยู่ครบในแผน" in window.notice.words
    session.set_texts({("plan", "vision"): "แก้ที่เครื่องอื่น"})
    back = parse_package(package_bytes(plans.load(session.number)))
    assert back.plan.projects[0].own_values == said.own_values
    assert opened_edition(back.plan).trouble
