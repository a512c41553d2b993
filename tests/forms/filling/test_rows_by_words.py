"""Rows that no longer say which record they are: told by their words, and marked."""

import pytest

from db import edits
from db.differences import differences
from db.identity import identities_in
from db.places import value_at
from db.settling import settled
from forms.filling.layout import fill_book
from forms.filling.scope import Scope
from forms.filling.writing import FIRST_ROW, render_fill_book
from tests.forms.filling.books import (
    cell_at,
    changed,
    division,
    edition,
    new_rows,
    sample,
    taken_back,
)

CHANGED = [
    ("โครงการ", "note", "เลื่อนไปปีหน้า"),
    ("ขั้นตอน", "weight", 7),
    ("ตัวชี้วัด", "target", "ร้อยละ 99"),
    ("ผลตัวชี้วัด", "narrative", "เปิดบริการถึงค่ำแล้ว"),
    ("ผลขั้นตอน", "done", 33),
    ("การเบิกจ่าย", "amount", 4321),
]


def without_identities(sheet, said=None):
    for row in sheet.iter_rows(FIRST_ROW + 1, max_col=1):
        if row[0].value != "new":
            row[0].value = said


@pytest.mark.parametrize("said", [None, "ก1", "new"])
def test_cleared_column_keeps_no_row_from_its_record(tmp_path, said):
    """Whether the column was cleared, pasted over, or the rows were written into blank ones."""

    def change(book):
        for sheet, key, value in CHANGED:
            without_identities(book[sheet], said)
            cell_at(book[sheet], key, 1).value = value

    found = taken_back(changed(change), tmp_path)
    there = differences(sample(), found.state.package)
    values = [value_at(found.state.package, place) for place in there]
    assert sorted(map(str, values)) == sorted(str(value) for _sheet, _key, value in CHANGED)
    assert (found.changed, found.added) == (len(CHANGED), 0)
    assert [remark.sheet for remark in found.remarks] == [sheet for sheet, *_ in CHANGED]
    assert {remark.ref for remark in found.remarks} == {"แถวที่ 6"}
    assert all("ชื่อตรงกัน" in remark.reason for remark in found.remarks)
    known = set(identities_in(sample()))
    assert len(found.by_words) >= len(CHANGED)
    assert found.by_words <= known


def test_cleared_column_alone_changes_nothing_and_is_not_told(tmp_path):
    def change(book):
        for sheet, _key, _value in CHANGED:
            without_identities(book[sheet])

    found = taken_back(changed(change), tmp_path)
    assert found.state.package == sample()
    assert (found.remarks, found.by_words) == ((), frozenset())


def test_row_with_another_name_is_new_and_told_to_be_so(tmp_path):
    def change(book):
        sheet = book["โครงการ"]
        sheet.cell(FIRST_ROW + 1, 1).value = None
        cell_at(sheet, "name", 0).value = "โครงการที่แก้ชื่อ"

    found = taken_back(changed(change), tmp_path)
    assert found.added == 1
    new, lacking = found.remarks
    assert "รายการใหม่" in new.reason
    assert "ถูกลบ" in lacking.reason
    assert found.by_words == frozenset()


def test_record_that_has_its_row_is_no_other_rows(tmp_path):
    def change(book):
        sheet = book["โครงการ"]
        row = next(iter(new_rows(sheet)))
        cell_at(sheet, "name", row).value = cell_at(sheet, "name", 0).value

    found = taken_back(changed(change), tmp_path)
    assert (found.added, found.remarks) == (1, ())


def test_names_that_several_have_are_told_by_their_numbers_else_not(tmp_path):
    name = "โครงการชื่อเดียวกัน"
    own = [at for at, _ in Scope(sample(), division()).projects][:2]
    base = sample()
    for at in own:
        base = settled(edits.replaced(base, ("plan", "projects", at, "name"), name), base)
    data = render_fill_book(fill_book(base, edition(), division(), None))

    def without(*, numbers):
        def change(book):
            sheet = book["โครงการ"]
            without_identities(sheet)
            cell_at(sheet, "note", 1).value = "เลื่อนไปปีหน้า"
            for row in (FIRST_ROW + 1, FIRST_ROW + 2):
                if not numbers:
                    sheet.cell(row, 2).value = None

        return taken_back(changed(change, data), tmp_path, base)

    found = without(numbers=True)
    (place,) = differences(base, found.state.package)
    assert place == ("plan", "projects", own[1], "note")
    found = without(numbers=False)
    assert found.added == 2
    assert all("รายการใหม่" in remark.reason for remark in found.remarks[:2])
