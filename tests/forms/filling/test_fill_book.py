"""The workbook as a division gets it: what may be typed, what is checked, how it looks."""

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from db import edits
from db.fields import specs
from db.records import Activity, Division, Project, Step
from forms.filling.kinds import KINDS
from forms.filling.layout import FillError, fill_book
from forms.filling.sending import Outgoing, divisions_to_fill, outgoing_files
from forms.filling.writing import FIRST_ROW, PATHS_ROW, render_fill_book
from tests.forms.filling.books import (
    QUARTER,
    cell_at,
    division,
    edition,
    heading_at,
    new_rows,
    sample,
    sent,
    taken_back,
)

# Fields of what a division is asked for that it is not asked for, and why.
LEFT_OUT = {
    "key": "names the record",
    "divisions": "it is the division's own",
    "integrated_programme": "of the unit's planning",
    "activities": "steps have a sheet",
    "grid": "follows from the steps",
    "online": "what other systems ask, and no form",
    "own_values": "asked for as columns of the edition that has added them",
    "dropped": "nobody gives up a project in a cell",
    "component": "of the unit's planning",
    "baseline": "years of their own",
    "link": "of the unit's planning",
    "measure": "long texts",
    "rubrics": "tables of their own",
    "remarks": "long texts",
    "projects": "of the unit's planning",
    "division_code": "it is the division's own",
    "annexes": "long texts",
    "indicator": "shown, not asked for",
    "project": "shown, not asked for",
    "activity": "shown, not asked for",
    "step": "shown, not asked for",
}


@pytest.fixture(scope="module")
def book():
    return load_workbook(BytesIO(sent()))


def test_rows_for_new_ones_stand_where_a_division_may_add_some():
    assert {kind.id for kind in KINDS if kind.blank} == {"projects", "steps", "indicators"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_every_declared_field_is_asked_for_or_left_out_for_a_reason(kind):
    asked = {each.path[0] for each in kind.fields}
    assert asked.isdisjoint(LEFT_OUT)
    assert set(specs(kind.record)) - asked <= LEFT_OUT.keys()


def test_only_cells_of_fields_are_open_and_sheets_are_locked_without_a_password(book):
    for kind in KINDS:
        sheet = book[kind.name]
        assert sheet.protection.sheet
        assert not sheet.protection.password
        fields = {at for at, cell in enumerate(sheet[PATHS_ROW + 1]) if cell.value}
        for cells in sheet.iter_rows():
            for at, cell in enumerate(cells):
                if not cell.protection.locked:
                    new = cells[0].value == "new" and at == 1
                    assert cell.row > FIRST_ROW
                    assert at in fields or new


def test_what_is_not_to_be_seen_is_hidden(book):
    assert book["_phaen"].sheet_state == "veryHidden"
    said = {row[0].value: row[1].value for row in book["_phaen"].iter_rows()}
    assert said["plan"] == sample().plan.id
    assert said["division"] == division().id
    assert said["quarter"] == str(QUARTER)
    for kind in KINDS:
        sheet = book[kind.name]
        assert sheet.column_dimensions["A"].hidden
        assert sheet.row_dimensions[PATHS_ROW + 1].hidden


def test_fields_are_called_checked_and_explained_as_they_are_declared(book):
    sheet = book["โครงการ"]
    assert heading_at(sheet, "budget.status").value == "สถานะงบประมาณ"
    assert heading_at(sheet, "name").value == "ชื่อ *"
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}

    def rule_of(key):
        cell = cell_at(sheet, key, 0)
        return next(rule for rule in rules.values() if cell.coordinate in rule.cells)

    assert rule_of("kind").type == "list"
    assert rule_of("budget.amount").type == "decimal"
    assert rule_of("budget.amount").formula1 == "0"
    assert rule_of("name").type == "textLength"
    steps = book["ขั้นตอน"]
    weights = [r for r in steps.data_validations.dataValidation if r.operator in {None, "between"}]
    assert any((r.formula1, r.formula2) == ("0", "100") for r in weights)
    noted = [cell for kind in KINDS for cell in book[kind.name][4] if cell.comment]
    assert len(noted) > 10


def test_lists_to_choose_from_hold_the_words_of_the_declaration(book):
    lists = book["_รายการ"]
    columns = [[cell.value for cell in column if cell.value] for column in lists.iter_cols()]
    assert ["โครงการ", "กิจกรรม"] in columns
    assert any("ต.ค. 2567" in column for column in columns)


def test_division_gets_what_is_its_own_and_that_of_divisions_under_it(book):
    keys = {"d2", "d21", "d22"}
    # What was given up is not asked for.
    own = [p for p in sample().plan.projects if keys.intersection(p.divisions)]
    names = {p.name for p in own if not p.dropped}
    assert len(names) < len(own)
    sheet = book["โครงการ"]
    shown = {cell_at(sheet, "name", row).value for row in range(20)} - {None}
    assert shown == names


def test_every_row_is_high_enough_for_its_texts(book):
    sheet = book["ผลตัวชี้วัด"]
    for row in range(FIRST_ROW + 1, sheet.max_row + 1):
        narrative = cell_at(sheet, "narrative", row - FIRST_ROW - 1).value or ""
        assert sheet.row_dimensions[row].height >= 20 * max(1, len(narrative) // 90)


def test_first_sheet_says_what_to_do_and_leads_to_the_others(book):
    front = book.worksheets[0]
    said = [cell.value for cell in front["B"] if cell.value]
    assert any("เฉพาะช่องสีเหลือง" in line for line in said)
    links = [cell for cell in front["B"] if cell.hyperlink]
    assert len(links) == len(KINDS)


def test_without_a_quarter_only_the_plan_is_asked_for():
    made = fill_book(sample(), edition(), division(), None)
    assert [sheet.kind.id for sheet in made.sheets] == ["projects", "steps", "indicators"]


def test_quarter_without_a_report_or_issued_is_refused():
    bare = replace(sample(), reports=())
    with pytest.raises(FillError, match="ยังไม่มีรายงานไตรมาส 2"):
        fill_book(bare, edition(), division(), 2)


def test_division_without_anything_is_refused():
    empty = Division("d99", "ฝ่ายใหม่", id="new-division")
    with pytest.raises(FillError, match="ฝ่ายใหม่ ไม่มีโครงการ"):
        fill_book(sample(), edition(), empty, None)


def test_all_divisions_with_projects_get_a_workbook_each(tmp_path):
    found = divisions_to_fill(sample())
    assert len(found) > 1
    names = []
    for each in found[:2]:
        asked = Outgoing(sample(), edition(), each, None, with_package=True)
        names += outgoing_files(asked, tmp_path)
    assert len(set(names)) == len(names) == 4
    assert sum(name.endswith(".phaen") for name in names) == 2


def test_long_names_and_many_rows_go_out_and_come_back(tmp_path):
    long = "ฝ่ายส่งเสริมการเรียนรู้ตลอดชีวิตและพัฒนาคุณภาพบริการห้องสมุด/สาขา [กรุงเทพมหานคร]: เขตพื้นที่ฝั่งธนบุรี"
    steps = tuple(Step(str(n), f"ขั้นตอนที่ {n} ของงาน", id=f"s{n}") for n in range(1, 151))
    project = Project(
        "px",
        "ชื่อเดียวกัน " * 30,
        divisions=("dx",),
        activities=(Activity(steps=steps, id="a1"),),
        id="px1",
    )
    twin = replace(project, key="py", id="py1", activities=())
    base = edits.replaced(
        sample(), ("plan", "divisions"), (*sample().plan.divisions, Division("dx", long, id="dx1"))
    )
    base = edits.replaced(base, ("plan", "projects"), (*base.plan.projects, project, twin))
    data = render_fill_book(fill_book(base, edition(), base.plan.divisions[-1], None))
    assert taken_back(data, tmp_path, base).state.package == base
    book = load_workbook(BytesIO(data))
    assert all(len(name) <= 31 for name in book.sheetnames)
    assert len(list(new_rows(book["ขั้นตอน"]))) == 15
    assert book["ขั้นตอน"].max_row == FIRST_ROW + 150 + 15
