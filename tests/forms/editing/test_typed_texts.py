"""What typed and pasted texts mean: the table of cases, each beside its nearest that is none."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from db.fields import specs
from db.records import (
    Budget,
    Division,
    Indicator,
    Memo,
    Organisation,
    Package,
    Plan,
    Project,
    Span,
    Staffing,
    Step,
)
from forms.editing.entry import entry_text, entry_value
from forms.editing.entry_error import EntryError
from forms.editing.states import State, with_texts
from forms.editions.opening import opened_edition

DIVISIONS = (
    Division("d1", "ฝ่ายบริหารงานทั่วไป", "ฝบท."),
    Division("d2", "กลุ่มงานพิธีการ"),
    Division("d3", "ฝ่ายการคลัง/พัสดุ"),
    Division("d4", "กลุ่มงานแผน และประเมินผล"),
)
PACKAGE = Package(
    Plan(
        2568,
        "2567",
        unit=Organisation("กอง"),
        divisions=DIVISIONS,
        projects=(Project("p1", "งาน"),),
    )
)


def read(record: type[Any], field: str, text: str) -> Any:
    return entry_value(specs(record)[field], text, PACKAGE)


def refused(record: type[Any], field: str, text: str) -> str:
    with pytest.raises(EntryError) as told:
        read(record, field, text)
    return str(told.value)


FIGURES = [
    ("80", "80"),
    ("๘๐", "80"),
    ("1,500", "1500"),
    ("1,500,000", "1500000"),
    ("1,500,000.25", "1500000.25"),
    ("1 500 000", "1500000"),
    ("1\u00a0500", "1500"),
    ("20,000,000.-", "20000000"),
    ("20,000,000. -", "20000000"),
    ("20,000,000.–", "20000000"),
    ("20,000,000.- บาท", "20000000"),
    ("20,000,000 บาท.-", "20000000"),
    ("1,000 บาทถ้วน", "1000"),
    ("1,000บาท", "1000"),
    ("฿1,000", "1000"),
    ("฿ 1,000.50", "1000.50"),
    ("จำนวน 1,000 บาท", "1000"),
    ("จำนวนเงิน 1,000 บาท", "1000"),
    ("งบประมาณ 621,200.- บาท", "621200"),
    ("1.5 ล้านบาท", "1500000"),
    ("2 ล้าน", "2000000"),
    ("ร้อยละ 80", "80"),
    ("ร้อยละ ๘๐.๕", "80.5"),
    ("ระดับ 5", "5"),
    ("80%", "80"),
    ("80 %", "80"),
    ("80 เปอร์เซ็นต์", "80"),
    (".5", "0.5"),
    ("0.5", "0.5"),
    ("+5", "5"),
    ("  7  ", "7"),
    ("7\n", "7"),
]


@pytest.mark.parametrize(("text", "figure"), FIGURES)
def test_a_figure_is_read_as_people_write_it(text: str, figure: str) -> None:
    assert read(Indicator, "target_value", text) == Decimal(figure)


@pytest.mark.parametrize("text", ["-", "–", "—", " - ", ""])
def test_a_dash_is_no_figure(text: str) -> None:
    assert read(Indicator, "target_value", text) is None
    assert read(Staffing, "civil_servants", text) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1,500,000\n300,000", "มี 2 จำนวน"),
        ("10\n20\n30", "มี 3 จำนวน"),
        ("1,5", "อ่านได้มากกว่าหนึ่งแบบ"),
        ("15,00", "อ่านได้มากกว่าหนึ่งแบบ"),
        ("1,50,000", "อ่านได้มากกว่าหนึ่งแบบ"),
        ("1,,500", "อ่านได้มากกว่าหนึ่งแบบ"),
        ("1500,000", "อ่านได้มากกว่าหนึ่งแบบ"),
        ("1 50", "ไม่ใช่ตัวเลข"),
        ("1.5.2", "ไม่ใช่ตัวเลข"),
        ("80 - 90", "ไม่ใช่ตัวเลข"),
        ("ร้อยละ 80 ขึ้นไป", "ไม่ใช่ตัวเลข"),
        ("ไม่น้อยกว่า 80", "ไม่ใช่ตัวเลข"),
        ("ห้าแสน", "ไม่ใช่ตัวเลข"),
        ("80 คน", "ไม่ใช่ตัวเลข"),
        ("1.5E+07", "Excel ย่อไว้"),
        ("#####", "Excel ย่อไว้"),
        ("nan", "ไม่ใช่ตัวเลข"),
        ("9" * 31, "มีหลักมากเกินไป"),
        ("=SUM(A1:A3)", "ไม่ใช่ตัวเลข"),
        ("#REF!", "ไม่ใช่ตัวเลข"),
    ],
)
def test_what_is_no_figure_or_more_than_one_is_marked(text: str, why: str) -> None:
    assert why in refused(Indicator, "target_value", text)


@pytest.mark.parametrize(
    ("record", "field", "text", "why"),
    [
        (Budget, "amount", "-5", "ต้องไม่น้อยกว่า 0"),
        (Budget, "amount", "−5", "ต้องไม่น้อยกว่า 0"),
        (Step, "weight", "100.5", "ต้องไม่เกิน 100"),
        (Staffing, "civil_servants", "2.5", "ต้องเป็นจำนวนเต็ม"),
    ],
)
def test_a_figure_out_of_its_bounds_is_told_the_rule(
    record: type[Any], field: str, text: str, why: str
) -> None:
    assert why in refused(record, field, text)


@pytest.mark.parametrize(
    ("record", "field", "text"),
    [
        (Budget, "amount", "0"),
        (Step, "weight", "100"),
        (Staffing, "civil_servants", "2.0"),
        (Indicator, "target_value", "9" * 30),
    ],
)
def test_a_figure_at_its_bounds_is_taken(record: type[Any], field: str, text: str) -> None:
    assert read(record, field, text) is not None


OCTOBER = [
    "ต.ค. 67", "ต.ค.67", "ตค 67", "ตค.67", "ต.ค.-67", "ต.ค. 2567", "ตุลาคม 2567", "ตุลาคม 67",
    "เดือนตุลาคม 2567", "เดือนตุลาคม พ.ศ. 2567", "ตุลาคม พ.ศ.2567", "ตุลาคม พ.ศ. ๒๕๖๗",
    "ตุลาคม ค.ศ. 2024", "10/2567", "10/67", "10-67", "10.2567", "๑๐/๖๗", "2567-10", "2024-10",
    "10/2024", "ต.ค. 24", "ต.ค. 2024", "Oct-24", "Oct 24", "oct-2024", "October 2024",
    "1 ต.ค. 2567", "1 ต.ค. 67", "1.10.2567", "1/10/2567", "01/10/2024", "2024-10-01",
    "2024-10-01 00:00:00", "2024-10-01T00:00:00", "31 ต.ค. 67", "31/10/2567",
]  # fmt: skip


@pytest.mark.parametrize("text", OCTOBER)
def test_a_month_is_read_in_either_era(text: str) -> None:
    assert read(Span, "start", text) == "2567-10"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("ต.ค. 99", "ไม่แน่ว่าเป็นปีใด"),
        ("10/95", "ไม่แน่ว่าเป็นปีใด"),
        ("15 ต.ค. 67", "กรอกเฉพาะเดือน"),
        ("30/10/67", "กรอกเฉพาะเดือน"),
        ("เดือนสิบ", "ไม่ใช่เดือน"),
        ("ต.ค.", "ไม่ใช่เดือน"),
        ("13/67", "ไม่ใช่เดือน"),
        ("0/67", "ไม่ใช่เดือน"),
        ("ต.ค. 256", "ไม่ใช่เดือน"),
        ("ต.ค. 9999", "ไม่ใช่เดือน"),
        ("ต.ค. 1899", "ไม่ใช่เดือน"),
        ("Oc-24", "ไม่ใช่เดือน"),
        ("ต.ค. 67 - ก.ย. 68", "ไม่ใช่เดือน"),
        ("2024-10-01 13:30:00", "ไม่ใช่เดือน"),
    ],
)
def test_what_is_no_certain_month_is_marked(text: str, why: str) -> None:
    assert why in refused(Span, "start", text)


@pytest.mark.parametrize(
    "text",
    ["9 ม.ค. 68", "๙ มกราคม ๒๕๖๘", "9มค68", "วันที่ 9 มกราคม พ.ศ. 2568", "9/1/68", "09-01-2568",
     "9.1.2568", "9/1/2025", "2568-01-09", "2025-01-09", "9 Jan 2025", "9-Jan-25"],
)  # fmt: skip
def test_a_date_is_read_in_either_era(text: str) -> None:
    assert read(Memo, "date", text) == "2568-01-09"


@pytest.mark.parametrize("text", ["วันนี้", "32/1/68", "ม.ค. 68", "9 ม.ค.", "9/13/68", "0/1/68"])
def test_what_is_no_date_is_marked(text: str) -> None:
    assert "ไม่ใช่วันที่" in refused(Memo, "date", text)


@pytest.mark.parametrize("value", ["2540-10", "2583-10", "2567-10", "2600-01", "2699-12"])
def test_a_month_far_from_the_plan_is_written_so_that_it_reads_as_itself(value: str) -> None:
    text = entry_text(specs(Span)["start"], value, PACKAGE)
    assert read(Span, "start", text) == value


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("ฝบท.", ("d1",)),
        ("ฝบท. กลุ่มงานพิธีการ".replace(" ", "\n"), ("d1", "d2")),
        ("ฝบท., กลุ่มงานพิธีการ", ("d1", "d2")),
        ("ฝบท.,กลุ่มงานพิธีการ", ("d1", "d2")),
        ("ฝบท./กลุ่มงานพิธีการ", ("d1", "d2")),
        ("ฝบท. / กลุ่มงานพิธีการ", ("d1", "d2")),
        ("ฝบท. และกลุ่มงานพิธีการ", ("d1", "d2")),
        ("1. ฝบท.\n2. กลุ่มงานพิธีการ", ("d1", "d2")),
        ("1) ฝบท.\n2) กลุ่มงานพิธีการ", ("d1", "d2")),
        ("- ฝบท.\n- กลุ่มงานพิธีการ", ("d1", "d2")),
        ("• ฝบท.", ("d1",)),
        ("ฝบท.; d2", ("d1", "d2")),
        ("ฝ่ายการคลัง/พัสดุ", ("d3",)),
        ("ฝ่ายการคลัง / พัสดุ", ("d3",)),
        ("ฝบท., ฝ่ายการคลัง/พัสดุ", ("d1", "d3")),
        ("ฝ่ายการคลัง/พัสดุ/ฝบท.", ("d3", "d1")),
        ("กลุ่มงานแผน และประเมินผล", ("d4",)),
        ("กลุ่มงานแผนและประเมินผล, ฝบท.", ("d4", "d1")),
        ("กลุ่มงาน  พิธีการ", ("d2",)),
        ("ฝบท.\nฝบท.", ("d1",)),
        ("ฝบท.\n\n", ("d1",)),
    ],
)
def test_several_divisions_stand_in_one_cell(text: str, keys: tuple[str, ...]) -> None:
    assert read(Project, "divisions", text) == keys


def test_every_name_that_is_not_there_is_told_of_at_once() -> None:
    told = refused(Project, "divisions", "ฝบท., ฝ่ายลึกลับ\nกลุ่มงานอื่น, ฝ่ายลึกลับ")
    assert "“ฝ่ายลึกลับ” “กลุ่มงานอื่น”" in told
    assert "ฝบท." not in told


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("P001", ("P001",)),
        ("P001, P002", ("P001", "P002")),
        ("P001,P002", ("P001", "P002")),
        ("P001 P002", ("P001", "P002")),
        ("P001/P002", ("P001", "P002")),
        ("P001; P002", ("P001", "P002")),
        ("P001\nP002", ("P001", "P002")),
        ("P๐๐๑", ("P001",)),
        ("P001, P001", ("P001",)),
        ("-", ("-",)),
        ("P107 โปร่งใสไม่ส่วย", ("P107 โปร่งใสไม่ส่วย",)),
        ("ยังไม่กำหนด", ("ยังไม่กำหนด",)),
        ("P001\n\n", ("P001",)),
    ],
)
def test_codes_of_policies_stand_in_one_cell(text: str, codes: tuple[str, ...]) -> None:
    assert read(Project, "policies", text) == codes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("060101", "060101"),
        ("๐๖๐๑๐๑", "060101"),
        ("06-01-01", "060101"),
        ("06.01.01", "060101"),
        ("06 01 01", "060101"),
        ("06/01/01", "060101"),
        ("-", "-"),
        ("เพิ่มเติมปี 2568", "เพิ่มเติมปี 2568"),
        ("เพิ่มเติม 1-2", "เพิ่มเติม 1-2"),
    ],
)
def test_a_code_of_digits_is_written_as_the_forms_print_it(text: str, code: str) -> None:
    assert read(Project, "strategy_code", text) == code


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("กบท.\n", "กบท."),
        ("กอง\nบริหาร", "กอง บริหาร"),
        ("กอง \r\n บริหาร".replace("\r", ""), "กอง บริหาร"),
        ("กอง\u2028บริหาร", "กอง บริหาร"),
    ],
)
def test_a_field_of_one_line_keeps_no_line_break(text: str, line: str) -> None:
    assert read(Organisation, "abbreviation", text) == line


def test_a_field_of_several_lines_keeps_its_breaks() -> None:
    assert read(Project, "note", "บน\nล่าง") == "บน\nล่าง"


AMOUNT = ("plan", "projects", 0, "budget", "amount")
BUDGETS = [
    ("20,000,000.-", Decimal(20_000_000), "", ""),
    ("-", None, "none", ""),
    ("-ไม่มี-", None, "none", ""),
    ("ไม่ใช้งบประมาณ", None, "none", ""),
    ("(ไม่ใช้งบประมาณ)", None, "none", ""),
    ("ไม่มีงบประมาณ", None, "none", ""),
    ("*ไม่ได้รับงบประมาณ", None, "not_granted", ""),
    ("9,950,000.-\n*ไม่ได้รับงบประมาณ", Decimal(9_950_000), "not_granted", ""),
    ("งบประมาณ 9,950,000.- บาท *ไม่ได้รับงบประมาณ", Decimal(9_950_000), "not_granted", ""),
    ("9,950,000 (ไม่ได้รับจัดสรร)", Decimal(9_950_000), "not_granted", ""),
    ("20,000,000.-\n*อยู่ระหว่างขอจัดสรรงบประมาณ", Decimal(20_000_000), "requested", ""),
    ("20,000,000.-*อยู่ระหว่างการขอจัดสรร", Decimal(20_000_000), "requested", ""),
    ("อยู่ระหว่างขอจัดสรรงบประมาณ\n20,000,000", Decimal(20_000_000), "requested", ""),
    ("500,000 ได้รับงบประมาณ", Decimal(500_000), "granted", ""),
    ("เงินนอกงบประมาณ", None, "off_budget", ""),
    (
        "เบิกจ่ายจากเงินบำรุง (เงินนอกงบประมาณ)", None, "off_budget",
        "เบิกจ่ายจากเงินบำรุง (เงินนอกงบประมาณ)",
    ),
    (
        "300,000.-\nเงินบำรุงโรงพยาบาล (เงินนอกงบประมาณ)", Decimal(300_000), "off_budget",
        "เงินบำรุงโรงพยาบาล (เงินนอกงบประมาณ)",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "amount", "status", "note"), BUDGETS)
def test_the_forms_own_notation_sets_amount_and_status(
    text: str, amount: Decimal | None, status: str, note: str
) -> None:
    state = with_texts(State(PACKAGE, {}), opened_edition(PACKAGE.plan).edition, {AMOUNT: text})
    budget = state.package.plan.projects[0].budget
    assert (budget.amount, budget.status, budget.note) == (amount, status, note)
    assert not state.drafts


@pytest.mark.parametrize("text", ["ไม่ใช้งบประมาณหลายแสน", "ราวสองล้าน", "1,5", "10\n20"])
def test_a_budget_that_is_no_such_notation_is_marked_as_it_stands(text: str) -> None:
    state = with_texts(State(PACKAGE, {}), opened_edition(PACKAGE.plan).edition, {AMOUNT: text})
    assert state.drafts == {AMOUNT: text}
    assert state.package.plan.projects[0].budget == Budget()


def test_a_status_that_is_pasted_beside_goes_before_the_notation() -> None:
    status = (*AMOUNT[:-1], "status")
    edition = opened_edition(PACKAGE.plan).edition
    state = with_texts(
        State(PACKAGE, {}), edition, {AMOUNT: "5,000 *ไม่ได้รับงบประมาณ", status: "อยู่ระหว่างขอจัดสรร"}
    )
    assert state.package.plan.projects[0].budget.status == "requested"
    blank = with_texts(State(PACKAGE, {}), edition, {AMOUNT: "5,000 *ไม่ได้รับงบประมาณ", status: ""})
    assert blank.package.plan.projects[0].budget.status == "not_granted"
