"""Workbooks that came back: exactly what was changed, and what cannot be read is told."""

import datetime as dt
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl.cell.cell import MergedCell

from db.differences import differences
from db.identity import identities_in
from db.merging.difference import Side
from db.merging.merge import merge
from db.places import dotted, value_at
from forms.filling.kinds import KINDS, columns_of
from forms.filling.layout import FillError, fill_book
from forms.filling.reading import read_filled
from forms.filling.taking import taken
from forms.filling.writing import FIRST_ROW, render_fill_book
from tests.forms.filling.books import (
    QUARTER,
    cell_at,
    changed,
    division,
    edition,
    new_rows,
    sample,
    sent,
    taken_back,
)


def places(found):
    return [dotted(place) for place in differences(sample(), found.state.package)]


def put(sheet, key, row, value):
    def change(book):
        cell_at(book[sheet], key, row).value = value

    return change


def only(found, *values):
    """The values at the places that differ: as many as were changed, and no remark."""
    assert found.remarks == ()
    there = differences(sample(), found.state.package)
    assert [value_at(found.state.package, place) for place in there] == list(values)


def test_workbook_that_nobody_touched_changes_nothing(tmp_path):
    found = taken_back(sent(), tmp_path)
    assert found.state.package == sample()
    assert (found.changed, found.added, found.remarks) == (0, 0, ())


def other_of(column, value, choices):
    """Something else that a cell may hold, and what it is as a value."""
    if choices:
        return next(each for each in choices if each != value)
    kind = column.spec.kind.value
    if kind in {"number", "integer"}:
        return 7.5 if column.spec.maximum == 100 else 12345
    return "รหัส 99" if column.spec.in_digits else "P001" if kind == "texts" else "คำใหม่"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_each_field_that_is_asked_for_comes_back_and_no_other(tmp_path, kind):
    """Every column is changed once, in a row of its own as far as there are rows."""
    book = fill_book(sample(), edition(), division(), QUARTER)
    sheet = next(each for each in book.sheets if each.kind is kind)
    rows = [n for n, each in enumerate(sheet.rows) if each.record != "new"]
    wanted = []

    def change(book):
        for at, column in enumerate(sheet.columns):
            free = [n for n in rows if not sheet.rows[n].cells[at].locked]
            row = free[at % len(free)]
            value = other_of(column, sheet.rows[row].cells[at].value, sheet.choices[column.key])
            put(kind.name, column.key, row, value)(book)
            wanted.append(".".join(str(part) for part in column.path if not isinstance(part, int)))

    found = taken_back(changed(change), tmp_path)
    assert found.remarks == ()
    assert found.changed == len(sheet.columns)
    # What names a step by its number follows it.
    there = [each for each in places(found) if not each.endswith(".step")]
    assert len(there) <= len(sheet.columns) + 1
    for field in wanted:
        bare = field.partition("spans")[0] + "spans" if "spans" in field else field
        assert any(each.replace("[0]", "").endswith((field, bare)) for each in there), field


def test_sheets_ask_for_each_column_by_its_declaration():
    for kind in KINDS:
        for column in columns_of(kind, edition()):
            assert column.spec.label


def put_in_rows(sheet, key, typed):
    """One workbook with these values in the first rows that have others."""
    book = fill_book(sample(), edition(), division(), QUARTER)
    kind = next(each for each in book.sheets if each.kind.name == sheet)
    at = [column.key for column in kind.columns].index(key)
    cells = [row.cells[at] for row in kind.rows]
    rows = (n for n, c in enumerate(cells) if c.value and not c.locked and c.value not in typed)

    def change(book):
        for row, value in zip(rows, typed, strict=False):
            put(sheet, key, row, value)(book)

    return changed(change)


def test_money_is_read_as_people_write_it(tmp_path):
    typed = {
        "๑,๒๕๐,๐๐๐": Decimal(1250000),
        "1.5 ล้านบาท": Decimal(1500000),
        980000: Decimal(980000),
        980000.25: Decimal("980000.25"),
        "980,000.-": Decimal(980000),
    }
    found = taken_back(put_in_rows("โครงการ", "budget.amount", typed), tmp_path)
    only(found, *typed.values())


def test_month_is_read_as_text_or_date_of_either_era(tmp_path):
    typed = (
        "ส.ค. 2568",
        "สิงหาคม 2568",
        "8/2568",
        "ส.ค. 68",
        dt.date(2568, 8, 1),
        dt.date(2025, 8, 31),
        "2025-08-01",
        "๘/๒๕๖๘",
    )
    found = taken_back(put_in_rows("ขั้นตอน", "spans.0.end", typed), tmp_path)
    only(found, *["2568-08"] * len(typed))


def test_share_that_is_shown_as_percent_is_of_a_hundred(tmp_path):
    def change(book):
        cell = cell_at(book["ผลขั้นตอน"], "done", 0)
        cell.value, cell.number_format = 0.25, "0%"

    found = taken_back(changed(change), tmp_path)
    assert found.remarks == ()
    place = next(p for p in differences(sample(), found.state.package) if p[-1] == "done")
    assert value_at(found.state.package, place) == 25


def test_pasted_text_with_breaks_is_one_line_where_the_field_is(tmp_path):
    data = changed(put("โครงการ", "budget.note", 0, "\r\nเงินงบประมาณ\r\nปี 2568\n"))
    only(taken_back(data, tmp_path), "เงินงบประมาณ ปี 2568")


def test_text_that_looks_like_a_formula_stays_a_text(tmp_path):
    def change(book):
        cell = cell_at(book["โครงการ"], "note", 1)
        cell.value = "=ดูเอกสารแนบ"
        cell.data_type = "s"

    only(taken_back(changed(change), tmp_path), "=ดูเอกสารแนบ")


def test_result_of_a_formula_that_was_typed_is_taken(tmp_path):
    data = changed(put("โครงการ", "budget.amount", 0, 7654321))
    only(taken_back(with_formula(data, "7000000+654321", 7654321), tmp_path), Decimal(7654321))


def with_formula(data: bytes, formula: str, result: int) -> bytes:
    """The workbook in which a figure is what a formula came to, as office programs save it."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            plain = f"<v>{result}</v>".encode()
            typed = f"<f>{formula}</f><v>{result}</v>".encode()
            new.writestr(name, old.read(name).replace(plain, typed))
    return out.getvalue()


def test_what_is_no_value_is_told_with_its_cell_and_kept_as_typed(tmp_path):
    cases = (
        ("โครงการ", "budget.amount", "ประมาณสิบล้าน", "ไม่ใช่ตัวเลข"),
        ("โครงการ", "budget.amount", -5, "น้อยไป"),
        ("โครงการ", "kind", "แผนงาน", "ไม่อยู่ในตัวเลือก"),
        ("ขั้นตอน", "weight", 101, "มากไป"),
        ("ขั้นตอน", "spans.0.start", "ไตรมาสแรก", "ไม่ใช่เดือน"),
        ("การเบิกจ่าย", "amount", "1,5", "มากกว่าหนึ่งแบบ"),
    )

    def change(book):
        rows = Counter()
        for sheet, key, typed, _reason in cases:
            put(sheet, key, rows[sheet], typed)(book)
            rows[sheet] += 1

    found = taken_back(changed(change), tmp_path)
    assert [remark.sheet for remark in found.remarks] == [sheet for sheet, *_ in cases]
    for remark, (_sheet, _key, typed, reason) in zip(found.remarks, cases, strict=True):
        assert remark.ref.startswith("ช่อง ")
        assert remark.text == str(typed)
        assert reason in remark.reason
    assert places(found) == []
    assert sorted(found.state.drafts.values()) == sorted(str(typed) for _, _, typed, _ in cases)


def test_row_that_was_emptied_stays_and_is_told(tmp_path):
    def change(book):
        for cell in book["โครงการ"][7][2:]:
            cell.value = None

    found = taken_back(changed(change), tmp_path)
    assert found.state.package == sample()
    (remark,) = found.remarks
    assert "ถูกล้าง" in remark.reason
    assert remark.ref == "แถวที่ 7"


def test_months_that_were_emptied_are_gone_and_one_alone_is_told(tmp_path):
    def empty(*keys):
        def change(book):
            for key in keys:
                cell_at(book["ขั้นตอน"], key, 0).value = None

        return changed(change)

    found = taken_back(empty("spans.0.start", "spans.0.end"), tmp_path)
    only(found, ())
    found = taken_back(empty("spans.0.start"), tmp_path)
    (remark,) = found.remarks
    assert "ต้องกรอก" in remark.reason
    assert places(found) == []


def test_row_that_was_taken_out_stays_and_one_that_is_there_twice_is_told(tmp_path):
    def change(book):
        book["โครงการ"].delete_rows(6)
        for at, cell in enumerate(book["ขั้นตอน"][6], 1):
            book["ขั้นตอน"].cell(120, at).value = cell.value

    found = taken_back(changed(change), tmp_path)
    assert found.state.package == sample()
    reasons = [remark.reason for remark in found.remarks]
    assert len(reasons) == 2
    assert any("ถูกลบ" in reason for reason in reasons)
    assert any("ซ้ำ" in reason for reason in reasons)


def test_rows_that_were_moved_and_sheets_that_were_renamed_are_known(tmp_path):
    def change(book):
        sheet = book["โครงการ"]
        cell_at(sheet, "note", 0).value = "เลื่อนไปปีหน้า"
        sheet.move_range("A5:K6", rows=20)
        sheet.title = "งานของเรา"

    found = taken_back(changed(change), tmp_path)
    assert [each for each in places(found) if "note" in each] == places(found)
    assert found.changed == 1


def test_new_rows_are_new_records_with_identities_of_their_own(tmp_path):
    def change(book):
        projects, steps, indicators = book["โครงการ"], book["ขั้นตอน"], book["ตัวชี้วัด"]
        row = next(iter(new_rows(projects)))
        cell_at(projects, "name", row).value = "โครงการอ่านยามเช้า"
        cell_at(projects, "budget.amount", row).value = 250000
        at = next(iter(new_rows(steps)))
        steps.cell(5 + at, 2).value = sample().plan.projects[0].name
        cell_at(steps, "number", at).value = "9"
        cell_at(steps, "text", at).value = "สรุปบทเรียน"
        cell_at(steps, "spans.0.start", at).value = "ก.ย. 68"
        cell_at(indicators, "name", next(iter(new_rows(indicators)))).value = "จำนวนผู้อ่านยามเช้า"

    found = taken_back(changed(change), tmp_path)
    assert found.remarks == ()
    assert found.added == 3
    plan = found.state.package.plan
    project, step, indicator = (
        plan.projects[-1],
        plan.projects[0].activities[-1].steps[-1],
        plan.indicators[-1],
    )
    assert (project.name, project.budget.amount) == ("โครงการอ่านยามเช้า", 250000)
    assert project.divisions == (division().key,)
    assert project.key not in {each.key for each in sample().plan.projects}
    assert (step.number, step.text) == ("9", "สรุปบทเรียน")
    # Work of one month says it once.
    assert [(span.start, span.end) for span in step.spans] == [("2568-09", "2568-09")]
    assert indicator.name == "จำนวนผู้อ่านยามเช้า"
    identities = list(identities_in(found.state.package))
    assert all(identities)
    assert len(identities) == len(set(identities))


@pytest.mark.parametrize(
    ("project", "text", "reason"),
    [
        ("", "ขั้นตอนลอย", "ยังไม่ได้เลือกโครงการ"),
        ("โครงการที่ไม่มี", "ขั้นตอนลอย", "ไม่พบโครงการ"),
        (None, "", "ต้องกรอก"),
    ],
)
def test_new_row_that_lacks_what_it_needs_is_told_and_not_added(tmp_path, project, text, reason):
    def change(book):
        steps = book["ขั้นตอน"]
        at = next(iter(new_rows(steps)))
        steps.cell(5 + at, 2).value = sample().plan.projects[0].name if project is None else project
        cell_at(steps, "text", at).value = text
        cell_at(steps, "number", at).value = "9"

    found = taken_back(changed(change), tmp_path)
    assert found.state.package == sample()
    (remark,) = found.remarks
    assert reason in remark.reason


def test_row_that_the_report_lacks_comes_into_being_where_it_is_filled_in(tmp_path):
    report = next(each for each in sample().reports if each.quarter == QUARTER)
    at = sample().reports.index(report)
    bare = replace(report, steps=report.steps[:3], spending=(), results=report.results[:1])
    reports = (*sample().reports[:at], bare, *sample().reports[at + 1 :])
    base = replace(sample(), reports=reports)
    data = render_fill_book(fill_book(base, edition(), division(), QUARTER))
    assert taken_back(data, tmp_path, base).state.package == base

    def change(book):
        cell_at(book["การเบิกจ่าย"], "amount", 0).value = 4321

    found = taken_back(changed(change, data), tmp_path, base)
    (row,) = found.state.package.reports[at].spending
    assert row.amount == 4321
    assert row.id
    assert found.state.package.reports[at].steps == bare.steps


def test_workbook_of_another_plan_is_refused(tmp_path):
    other = replace(sample(), plan=replace(sample().plan, id="another"))
    (tmp_path / "a.xlsx").write_bytes(sent())
    with pytest.raises(FillError, match="แผนอื่น"):
        taken(read_filled(tmp_path / "a.xlsx"), other, edition())


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF", b"a,b\n1,2\n"])
def test_file_that_is_no_workbook_of_ours_is_refused(tmp_path, data):
    (tmp_path / "a.xlsx").write_bytes(data)
    with pytest.raises(FillError, match="อ่าน a"):
        read_filled(tmp_path / "a.xlsx")


def test_workbook_without_its_hidden_sheet_is_refused(tmp_path):
    data = changed(lambda book: book.remove(book["_phaen"]))
    (tmp_path / "a.xlsx").write_bytes(data)
    with pytest.raises(FillError, match="ไม่ใช่สมุดงานให้กรอก"):
        read_filled(tmp_path / "a.xlsx")


def test_file_that_is_read_again_brings_the_same_records(tmp_path):
    steps = len(sample().plan.projects[0].activities[-1].steps)

    def fill(book):
        sheet = book["ขั้นตอน"]
        for row in list(new_rows(book["โครงการ"]))[:2]:
            put("โครงการ", "name", row, "โครงการชื่อเดียวกัน")(book)
        row = first_new(book)
        put("ขั้นตอน", "text", row, "ขั้นตอนใหม่")(book)
        put("ขั้นตอน", "spans.0.start", row, "ต.ค. 67")(book)
        # As it is copied from the row of another step.
        sheet.cell(FIRST_ROW + 1 + row, 2).value = sheet.cell(FIRST_ROW + 1, 2).value

    data = changed(fill)
    first, again = taken_back(data, tmp_path), taken_back(data, tmp_path)
    assert (first.added, first.remarks) == (3, ())
    assert len(first.state.package.plan.projects[0].activities[-1].steps) == steps + 1
    identities = list(identities_in(first.state.package))
    assert len(set(identities)) == len(identities)
    assert first.state.package == again.state.package
    # Of a correction that came later only what was corrected is asked about.
    late = changed(lambda book: put("ขั้นตอน", "weight", first_new(book), 5)(book), data)
    found = merge(sample(), first.state.package, taken_back(late, tmp_path).state.package)
    assert [each.place[-1] for each in found.differences if each.by is not Side.OURS] == ["weight"]


def first_new(book):
    """The first of the rows for new steps."""
    return next(iter(new_rows(book["ขั้นตอน"])))


def test_months_that_are_typed_twice_are_there_once(tmp_path):
    spans = ("plan", "projects", 0, "activities", 0, "steps", 5, "spans")
    assert value_at(sample(), spans) == ()
    data = changed(put("ขั้นตอน", "spans.0.start", 5, "ต.ค. 67"))
    first, again = taken_back(data, tmp_path), taken_back(data, tmp_path)
    made = merge(sample(), first.state.package, again.state.package).decided()
    assert len(value_at(made, spans)) == 1


def test_sheet_that_is_not_found_is_told(tmp_path):
    def take_out(book):
        del book["ขั้นตอน"]

    for change in (take_out, lambda book: book["ขั้นตอน"].insert_rows(1)):
        found = taken_back(changed(change), tmp_path)
        assert found.state.package == sample()
        ((sheet, reason),) = [(each.sheet, each.reason) for each in found.remarks]
        assert sheet == "ขั้นตอน"
        assert "ไม่ได้อ่าน" in reason


@pytest.mark.parametrize("kind", ["โครงการ", "ขั้นตอน", "ผลขั้นตอน", "การเบิกจ่าย"])
def test_sheet_that_was_emptied_changes_nothing(tmp_path, kind):
    def clear(book):
        for row in book[kind].iter_rows(FIRST_ROW + 1, min_col=2):
            for cell in row:
                if not isinstance(cell, MergedCell):
                    cell.value = None

    found = taken_back(changed(clear), tmp_path)
    assert found.state.package == sample()
    assert found.remarks
