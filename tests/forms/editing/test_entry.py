from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from db.fields import specs
from db.records import (
    Budget,
    Division,
    Memo,
    Organisation,
    Package,
    Part1Entry,
    Plan,
    Project,
    Span,
    Spending,
    Staffing,
    Step,
    TextPicture,
)
from forms.editing.entry import entry_text, entry_value
from forms.editing.entry_error import EntryError

DIVISIONS = (Division("d1", "ฝ่ายบริหารงานทั่วไป", "ฝบท."), Division("d2", "กลุ่มงานพิธีการ"))
PACKAGE = Package(Plan(2567, "2567", unit=Organisation("กอง"), divisions=DIVISIONS))


def read(record: type[Any], field: str, text: str) -> Any:
    return entry_value(specs(record)[field], text, PACKAGE)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("20000000", "20000000"),
        ("20,000,000.-", "20000000"),
        ("๒๐,๐๐๐ บาท", "20000"),
        (" 256 400.50 ", "256400.50"),
        ("", None),
    ],
)
def test_money_is_read_as_people_write_it(text: str, amount: str | None) -> None:
    assert read(Budget, "amount", text) == (None if amount is None else Decimal(amount))


@pytest.mark.parametrize("text", ["0.1", "257"])
def test_figures_may_be_as_near_to_their_bounds_as_that(text: str) -> None:
    assert read(TextPicture, "width_mm", text) == Decimal(text)


@pytest.mark.parametrize(
    ("record", "field", "text", "told"),
    [
        (Budget, "amount", "ห้าแสน", "“ห้าแสน” ไม่ใช่ตัวเลข"),
        (Budget, "amount", "-5", "ต้องไม่น้อยกว่า 0"),
        (TextPicture, "width_mm", "0", "0 น้อยไป ต้องมากกว่า 0"),
        (TextPicture, "width_mm", "257.1", "ต้องไม่เกิน 257"),
        (Budget, "amount", "nan", "ไม่ใช่ตัวเลข"),
        (Step, "weight", "120", "120 มากไป ต้องไม่เกิน 100"),
        (Staffing, "civil_servants", "2.5", "จำนวนเต็ม"),
        (Budget, "status", "ขอแล้ว", "ไม่อยู่ในตัวเลือก"),
        (Span, "start", "เดือนสิบ", "ไม่ใช่เดือน"),
        (Span, "start", "13/67", "ไม่ใช่เดือน"),
        (Span, "start", "ต.ค. 9999", "ไม่ใช่เดือน"),
        (Span, "start", "ต.ค. 256", "ไม่ใช่เดือน"),
        (Memo, "date", "วันนี้", "ไม่ใช่วันที่"),
        (Memo, "date", "32/1/68", "ไม่ใช่วันที่"),
        (Memo, "date", "ม.ค. 68", "ไม่ใช่วันที่"),
        (Project, "divisions", "ฝ่ายลึกลับ", "ไม่พบ “ฝ่ายลึกลับ”"),
        (Project, "dropped", "อาจจะ", "ใช่ หรือ ไม่"),
    ],
)
def test_what_cannot_be_right_is_told_in_thai(
    record: type[Any], field: str, text: str, told: str
) -> None:
    with pytest.raises(EntryError, match=told):
        read(record, field, text)


@pytest.mark.parametrize(
    "text", ["ต.ค. 67", "ต.ค.67", "ตุลาคม 2567", "ตค 67", "10/2567", "๑๐/๖๗", "2567-10", "10-67"]
)
def test_a_month_is_read_as_people_write_it(text: str) -> None:
    assert read(Span, "start", text) == "2567-10"


@pytest.mark.parametrize(
    "text",
    ["9 ม.ค. 68", "๙ มกราคม ๒๕๖๘", "9มค68", "9/1/68", "09-01-2568", "9/01/2568", "2568-01-09"],
)
def test_a_date_is_read_as_people_write_it(text: str) -> None:
    assert read(Memo, "date", text) == "2568-01-09"


def test_a_line_break_in_a_text_is_one_whatever_it_was_typed_as() -> None:
    assert read(Project, "name", "บน\u2028ล่าง") == "บน\nล่าง"


def test_choices_and_names_are_read_by_their_words_or_keys() -> None:
    assert read(Budget, "status", "ไม่ใช้งบประมาณ") == "none"
    assert read(Budget, "status", "none") == "none"
    assert read(Part1Entry, "dimension", "๒") == 2
    assert read(Project, "divisions", "ฝบท.\nกลุ่มงาน พิธีการ; d1") == ("d1", "d2")
    assert read(Project, "dropped", "ใช่") is True


@pytest.mark.parametrize(
    ("record", "field", "value"),
    [
        (Budget, "amount", Decimal("1234567.5")),
        (Budget, "status", "off_budget"),
        (Step, "weight", Decimal("12.5")),
        (Span, "end", "2568-09"),
        (Memo, "date", "2568-01-09"),
        (Memo, "date", "2567-02-31"),
        (Project, "divisions", ("d2", "d1")),
        (Project, "policies", ("P101", "P102")),
        (Plan, "preface", ("ย่อหน้าที่\nมีสองบรรทัด", "ต่อ")),
        (Project, "dropped", False),
        (Project, "name", "ชื่อ"),
        (Staffing, "year", 2567),
        (Staffing, "division", "d1"),
        (Part1Entry, "dimension", 1),
    ],
)
def test_the_text_of_a_value_reads_as_that_value_again(
    record: type[Any], field: str, value: Any
) -> None:
    spec = specs(record)[field]
    assert entry_value(spec, entry_text(spec, value, PACKAGE), PACKAGE) == value


def test_a_year_is_written_without_a_comma() -> None:
    assert entry_text(specs(Staffing)["year"], 2567, PACKAGE) == "2567"


@pytest.mark.parametrize(
    ("record", "field", "amount", "text"),
    [
        (Spending, "amount", "280044.8", "280,044.80"),
        (Budget, "amount", "256400", "256,400"),
        (Step, "weight", "12.5", "12.5"),
    ],
)
def test_satang_has_two_decimals_and_no_other_figure_has(
    record: type[Any], field: str, amount: str, text: str
) -> None:
    assert entry_text(specs(record)[field], Decimal(amount), PACKAGE) == text
