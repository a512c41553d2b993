"""Lists that are no table of a form are read by the names of their columns."""

from decimal import Decimal

import pytest

from db.package.file import read_package
from forms.build import build
from forms.editions.opening import opened_edition
from forms.excel import render_workbook
from forms.reading.gathering.ledger import Fate
from forms.reading.opening import outline_of
from forms.reading.reading import ReadPlan, read_outline
from tests.forms.everything import ROOT

_YEAR = 2500 + 68


def _read(text: str) -> ReadPlan:
    return read_outline(outline_of(text.encode("cp874"), ".csv"), this_year=_YEAR)


def test_projects_by_the_names_of_fields_in_any_order():
    read = _read(
        "สถานะงบประมาณ,ชื่อโครงการ,จำนวนเงน,ส่วนราชการ,แผนงานบูรณาการ,ทะเบียนรถ\n"
        'ได้รับงบประมาณ,โครงการก่อสร้างทางเดินริมคลอง,"1,250,000",ฝ่ายโยธา,แผนน้ำ,1กข\n'
        "ไม่ใช้งบประมาณ,กิจกรรมเยี่ยมชุมชน,,ฝ่ายพัฒนาชุมชน,,\n"
    )
    first, second = read.package.plan.projects
    assert (first.name, first.budget.amount) == ("โครงการก่อสร้างทางเดินริมคลอง", Decimal(1_250_000))
    assert (first.budget.status, first.integrated_programme) == ("granted", "แผนน้ำ")
    assert (second.kind, second.budget.amount) == ("activity", None)
    names = {each.key: each.name for each in read.package.plan.divisions}
    assert [names[key] for key in first.divisions] == ["ฝ่ายโยธา"]
    # A column of no field is left over, cell by cell.
    assert [each.text for each in read.leftovers] == ["1กข"]


def test_divisions_and_indicators():
    read = _read("ชื่อส่วนราชการ,ชื่อย่อ,รหัสส่วนราชการ\nฝ่ายบริหารงานทั่วไป,ฝบท.,0101\n")
    (division,) = read.package.plan.divisions
    assert (division.abbreviation, division.code) == ("ฝบท.", "0101")
    read = _read("ชื่อตัวชี้วัด,หน่วยนับ,น้ำหนักคะแนน,เป้าหมาย\nร้อยละความพึงพอใจ,ร้อยละ,10,ร้อยละ 90\n")
    (indicator,) = read.package.plan.indicators
    assert (indicator.name, indicator.weight) == ("ร้อยละความพึงพอใจ", Decimal(10))


@pytest.mark.parametrize("heads", ["วันที่,ทะเบียนรถ,เลขไมล์", "ชื่อ,เบอร์โทรศัพท์,อีเมล"])
def test_another_list_is_left_over(heads):
    read = _read(f"{heads}\n1,2,3\n")
    assert set(read.fates.values()) == {Fate.LEFT}


def test_lists_of_our_own_workbook_say_again_what_its_forms_say():
    package = read_package(ROOT / "tests/data/small-2566.json")
    made = build(package, opened_edition(package.plan).edition, lists=True)
    read = read_outline(outline_of(render_workbook(made), ".xlsx"))
    assert {p.name for p in read.package.plan.projects} == {p.name for p in package.plan.projects}
    assert len(read.package.plan.indicators) == len(package.plan.indicators)
    repeated = [fate for spot, fate in read.fates.items() if len(spot) == 3]
    assert repeated.count(Fate.LEFT) < len(repeated) / 20
