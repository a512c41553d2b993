"""Lists that came back otherwise than they left, and such as are none of the mapping's."""

import csv
import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from db.errors import PhaenError
from forms.listing.forms import Forms
from forms.listing.reading import read_rows
from forms.listing.table import listed_rows
from forms.listing.troubles import ListError
from forms.listing.writing import written
from tests.forms.listing.lists import expected, mapping_of, random_plan

PLAN = random_plan(3)
MAPPING = mapping_of("steps", Forms())


def rows_of_csv(mapping=MAPPING):
    text = written(mapping, listed_rows(PLAN, mapping), ".csv").decode(mapping.forms.encoding)
    return list(csv.reader(io.StringIO(text, newline="")))


def put(path, rows, encoding="utf-8"):
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def test_columns_are_found_by_their_headings_in_any_order(tmp_path):
    rows = [[*row[::-1], "ของเขา"] for row in rows_of_csv()]
    found = read_rows(put(tmp_path / "ก.csv", rows), MAPPING)
    assert [dict(row.values) for row in found] == list(expected(PLAN, MAPPING))


def test_rows_that_say_nothing_are_none(tmp_path):
    rows = rows_of_csv()
    empty = [""] * len(rows[0])
    path = put(tmp_path / "ก.csv", [rows[0], empty, *rows[1:], empty, []])
    found = read_rows(path, MAPPING)
    assert [row.number for row in found] == list(range(3, len(rows) + 2))


@pytest.mark.parametrize("encoding", ["cp874", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("saved", ["cp874", "utf-8", "utf-8-sig", "utf-16"])
def test_file_that_was_saved_in_another_encoding_is_read(tmp_path, encoding, saved):
    mapping = replace(MAPPING, forms=Forms(encoding=encoding))
    path = put(tmp_path / "ก.csv", rows_of_csv(), saved)
    assert [dict(row.values) for row in read_rows(path, mapping)] == list(expected(PLAN, mapping))


def test_missing_and_doubled_headings_are_refused(tmp_path):
    rows = rows_of_csv()
    with pytest.raises(ListError, match="ไม่มีหัวคอลัมน์ “ปีงบประมาณ” “หน่วยงาน”"):
        read_rows(put(tmp_path / "ก.csv", [row[2:] for row in rows]), MAPPING)
    with pytest.raises(ListError, match="มีหัวคอลัมน์ “ปีงบประมาณ” ซ้ำกัน"):
        read_rows(put(tmp_path / "ข.csv", [[*row, row[0]] for row in rows]), MAPPING)


def test_every_cell_that_is_no_value_is_told_of(tmp_path):
    rows = rows_of_csv()
    rows[1][0], rows[2][rows[0].index("น้ำหนัก (ร้อยละ)")] = "ปีนี้", "มาก"
    with pytest.raises(ListError, match="แถวที่ 2 คอลัมน์ “ปีงบประมาณ”: “ปีนี้” ไม่ใช่ตัวเลข") as told:
        read_rows(put(tmp_path / "ก.csv", rows), MAPPING)
    assert [(cell.row, cell.heading) for cell in told.value.cells] == [
        (2, "ปีงบประมาณ"),
        (3, "น้ำหนัก (ร้อยละ)"),
    ]


def test_workbook_that_was_saved_by_another_program_is_read(tmp_path):
    path = tmp_path / "ก.xlsx"
    path.write_bytes(written(MAPPING, listed_rows(PLAN, MAPPING), ".xlsx"))
    book = load_workbook(path)
    book.worksheets[0].append([None] * 3)
    book.save(path)
    assert [dict(row.values) for row in read_rows(path, MAPPING)] == list(expected(PLAN, MAPPING))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04nothing", b"\xff\xfe\x00", b"\x00\x01\x02"])
def test_what_is_no_list_is_refused(tmp_path, data):
    path = tmp_path / "ก.csv"
    path.write_bytes(data)
    with pytest.raises(PhaenError, match=r"ก\.csv"):
        read_rows(path, MAPPING)
