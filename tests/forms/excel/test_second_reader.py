"""Workbooks read by a reader of another make: what it finds is what the first one does."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import pytest
from openpyxl import load_workbook

from forms.excel import render_workbook
from tests.forms.excel.plans import COMPUTED, document

calamine = pytest.importorskip("python_calamine")


def comparable(value):
    """A value as both readers give it; nothing is an empty text."""
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date()
    if isinstance(value, int | float):
        return round(float(value), 9)
    return "" if value is None else value


@pytest.mark.parametrize("name", COMPUTED)
def test_every_cell_is_the_same_to_a_second_reader(name):
    data = render_workbook(document(name))
    one = load_workbook(BytesIO(data), data_only=True)
    other = calamine.CalamineWorkbook.from_filelike(BytesIO(data))
    assert other.sheet_names == one.sheetnames
    seen = 0
    for title in one.sheetnames:
        rows = other.get_sheet_by_name(title).to_python(skip_empty_area=False)
        for number, line in enumerate(one[title].iter_rows(values_only=True)):
            found = rows[number] if number < len(rows) else []
            padded = [*found, *[""] * (len(line) - len(found))]
            assert [*map(comparable, padded)] == [*map(comparable, line)], (title, number)
            seen += sum(value is not None for value in line)
    assert seen > 100


def test_lists_are_tables_to_a_second_reader():
    made = document("sample")
    book = calamine.load_workbook(BytesIO(render_workbook(made)), load_tables=True)
    assert set(book.table_names) == {each.name for each in made.lists}
    for each in made.lists:
        table = book.get_table_by_name(each.name)
        assert table.columns == [column.heading for column in each.columns]
        assert len(table.to_python()) == max(len(each.rows), 1)
