from __future__ import annotations

import pytest

from forms.editing.pasted_tables import pasted_table

HEADINGS = ("ชื่อโครงการ/กิจกรรม", "ส่วนราชการ", "งบประมาณ (บาท)", "หมายเหตุ")


def test_a_table_with_the_grids_headings_goes_to_the_columns_of_those_names():
    block = (
        ("ลำดับที่", "งบประมาณ", "ชื่อโครงการ / กิจกรรม", "ผู้ประสานงาน"),
        ("1", "5,000", "อบรม", "สมชาย"),
    )
    table = pasted_table(block, HEADINGS)
    assert table.rows == block[1:]
    assert table.columns == (None, 2, 0, None)
    assert table.unplaced == ("ผู้ประสานงาน",)


@pytest.mark.parametrize(
    "first",
    [
        ("อบรม", "งบประมาณ", "5,000", ""),  # one of them only
        ("ชื่อโครงการ/กิจกรรม",),
        ("งบประมาณ", "งบประมาณ (บาท)"),  # one column twice
        ("ชื่อโครงการ/กิจกรรม", "ส่วนราชการ", "ก", "ข", "ค"),  # fewer than half
    ],
)
def test_a_row_that_is_hardly_headings_is_a_record(first: tuple[str, ...]):
    block = (first, tuple("x" for _ in first))
    table = pasted_table(block, HEADINGS)
    assert table.rows == block
    assert table.columns == ()


@pytest.mark.parametrize(
    "row",
    [
        ("รวม", "", "25,000"),
        ("รวมทั้งสิ้น", "25,000", ""),
        ("รวมงบประมาณทั้งสิ้น", "", "25,000.-"),
        ("", "รวม", "๒๕,๐๐๐"),
        ("รวม 3 โครงการ", "", "25000"),
        ("Total", "", "25,000"),
    ],
)
def test_rows_of_sums_are_told_apart(row: tuple[str, ...]):
    block = (("อบรม", "ฝบท.", "25,000"), row)
    table = pasted_table(block, HEADINGS)
    assert table.sums == (1,)
    assert table.without_sums() == block[:1]


@pytest.mark.parametrize(
    "row",
    [
        ("รวมพลังอาสา", "ฝบท.", "25,000"),  # a project of that name
        ("รวม", "", ""),
        ("โครงการรวม", "", "25,000"),
        ("รวม",),
    ],
)
def test_records_that_only_look_like_sums_are_records(row: tuple[str, ...]):
    assert pasted_table((("อบรม", "ฝบท.", "25,000"), row), HEADINGS).sums == ()


def test_a_sum_alone_is_what_one_wants_to_paste():
    assert pasted_table((("รวม", "25,000"),), HEADINGS).sums == ()


def test_blank_rows_at_the_end_are_left_out_and_those_between_are_not():
    block = (("ก",), ("",), ("ข",), (" ",), ("",))
    assert pasted_table(block, HEADINGS).rows == block[:3]
    assert pasted_table((("",), (" ",)), HEADINGS).rows == ()
