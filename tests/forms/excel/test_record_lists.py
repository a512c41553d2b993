"""The records of a plan as tables of the workbook, behind its forms."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

from openpyxl import load_workbook

from db.package.file import read_package
from forms.build import build
from forms.document import Document, ListColumn, RecordList
from forms.editions.opening import opened_edition
from forms.excel import render_workbook
from forms.resources import RESOURCES
from tests.forms.everything import everything


def book_of(package, *, lists: bool = True):
    made = build(package, opened_edition(package.plan).edition, lists=lists)
    return load_workbook(BytesIO(render_workbook(made)))


def sample():
    return read_package(RESOURCES / "sample" / "plan.json")


def tables(book):
    return {name: (sheet, sheet.tables[name]) for sheet in book for name in sheet.tables}


def column(listed, heading):
    """The values of a list under the heading that begins so, record by record."""
    sheet, table = listed
    (at,) = [n for n, each in enumerate(table.tableColumns) if each.name.startswith(heading)]
    return [row[at] for row in sheet.iter_rows(min_row=2, values_only=True)]


def test_every_list_is_a_table_of_its_own_sheet_with_a_filter_and_no_joined_cells():
    found = tables(book_of(sample()))
    assert len(found) == 12
    for sheet, table in found.values():
        assert table.ref.startswith("A1:")
        assert table.autoFilter.ref == table.ref
        assert not sheet.merged_cells.ranges
        headings = [c.value for c in sheet[1] if c.value]
        assert headings == [column.name for column in table.tableColumns]
        assert len({heading.casefold() for heading in headings}) == len(headings)


def test_records_are_rows_of_values_that_can_be_added_up_and_joined():
    package = sample()
    book = book_of(package)
    found = tables(book)
    keys = column(found["projects"], "รหัสอ้างอิง")
    assert keys == [project.key for project in package.plan.projects]
    amounts = column(found["projects"], "จำนวนเงิน")
    assert all(value is None or isinstance(value, int | float) for value in amounts)
    joined = set(column(found["steps"], "โครงการ"))
    assert joined
    assert joined <= {*keys}
    dates = [value for value in column(found["steps"], "เดือนเริ่ม") if value]
    assert dates
    assert all(isinstance(value, dt.datetime) and value.day == 1 for value in dates)


def test_lists_without_records_have_one_empty_row():
    package = everything("2567")
    book = book_of(package.__class__())
    for sheet, table in tables(book).values():
        assert table.ref.endswith("2")
        assert [c.value for c in sheet[2] if c.value is not None] == []


def test_lists_are_left_out_where_they_are_not_wanted():
    assert not tables(book_of(sample(), lists=False))


def test_columns_are_as_wide_as_what_is_in_them_and_headings_stand_whole():
    columns = (ListColumn("รหัส"), ListColumn("ชื่อ"), ListColumn("ความเห็นที่ยาวมากของผู้รับผิดชอบทุกฝ่าย"))
    rows = (("p1", "โครงการปรับปรุงสวน", "ดี"), ("p2", "ข" * 200, None))
    records = RecordList("a", "รายการ", columns, rows)
    data = render_workbook(Document("ก", "ข", (), lists=(records,)))
    (sheet, _) = tables(load_workbook(BytesIO(data)))["a"]
    code, name, note = (sheet.column_dimensions[letter].width for letter in "ABC")
    assert code < note < name
    assert sheet.row_dimensions[1].height > 2 * 14
    assert sheet["B3"].alignment.wrap_text
    assert not sheet["A2"].alignment.wrap_text
