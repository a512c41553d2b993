"""The last memo as the memo of another quarter: its words, with that quarter's figures."""

from dataclasses import replace
from decimal import Decimal

import pytest

from db.package.file import read_package
from db.records import (
    Budget,
    Component,
    Framework,
    Indicator,
    Memo,
    Organisation,
    Package,
    Plan,
    Project,
    Report,
    Result,
    Signature,
    Spending,
)
from forms.checks.memos import CHECKS
from forms.checks.problem import Subject
from forms.editions.opening import load_edition, opened_edition
from forms.reporting.memo_carried import carried
from forms.resources import RESOURCES
from forms.thai.digits import arabic_digits, thai_digits
from tests.forms.build.conftest import case

EDITION = load_edition("2567")


def indicator(key: str, component: str, *projects: str) -> Indicator:
    return Indicator(key, key, f"ตัวชี้วัด {key}", component, projects=projects)


def package(spent: tuple[str, str], *, budget: int = 4000, missing: int = 0) -> Package:
    """Three indicators of one group and one of another; five projects, two of them with money.

    The second quarter tells of one indicator less for each that is `missing`.
    """
    plan = Plan(
        2568,
        "2567",
        unit=Organisation("กองทดลอง"),
        framework=Framework(
            components=(Component("1", "งานยุทธศาสตร์"), Component("2", "งานประจำ (ทั่วไป)"))
        ),
        projects=tuple(
            Project(f"p{n}", f"โครงการ {n}", budget=Budget(Decimal(budget // 2), "granted"))
            if n < 3
            else Project(f"p{n}", f"โครงการ {n}")
            for n in range(1, 6)
        ),
        indicators=(
            indicator("k1", "1", "p1", "p2"),
            indicator("k2", "1", "p3"),
            indicator("k3", "1", "p4"),
            indicator("k4", "2", "p5"),
        ),
    )
    keys = [item.key for item in plan.indicators]
    reports = tuple(
        Report(
            quarter,
            results=tuple(Result(key) for key in keys[: len(keys) - missing * (quarter - 1)]),
            spending=(Spending("p1", Decimal(amount)),),
        )
        for quarter, amount in enumerate(spent, 1)
    )
    return Package(plan, reports)


def facts(held: Package, *texts: str) -> tuple[str, ...]:
    """Lines of the first quarter's memo as the second has them."""
    before = replace(held.reports[0], memo=Memo(facts=texts))
    return carried(before, held, held.reports[1], EDITION).facts


@pytest.fixture(scope="module")
def sample():
    return read_package(RESOURCES / "sample" / "plan.json")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("รวม 5 โครงการ 4 ตัวชี้วัด", "รวม 4 โครงการ 3 ตัวชี้วัด"),
        ("จำนวน ๕ โครงการ/กิจกรรม", "จำนวน ๔ โครงการ/กิจกรรม"),
        ("ล่าช้า 2 โครงการ", "ล่าช้า 2 โครงการ"),
        ("- งานยุทธศาสตร์ จำนวน 3 ตัวชี้วัด", "- งานยุทธศาสตร์ จำนวน 3 ตัวชี้วัด"),
        ("- งานประจำ จำนวน 1 ตัวชี้วัด", "- งานประจำ จำนวน 0 ตัวชี้วัด"),
        ("- งานประจำ จำนวน 2 ตัวชี้วัด", "- งานประจำ จำนวน 2 ตัวชี้วัด"),
        ("- องค์ประกอบที่ ๒ จำนวน ๑ ตัวชี้วัด", "- องค์ประกอบที่ ๒ จำนวน ๐ ตัวชี้วัด"),
        # In words of one's own a group is known by its number, where no other has it.
        ("- ของเรา จำนวน 1 ตัวชี้วัด", "- ของเรา จำนวน 0 ตัวชี้วัด"),
        ("- ของเรา จำนวน 4 ตัวชี้วัด", "- ของเรา จำนวน 4 ตัวชี้วัด"),
        ("ครั้งที่ 1/5 โครงการ", "ครั้งที่ 1/5 โครงการ"),
    ],
)
def test_counts_are_those_of_the_quarter(before: str, after: str) -> None:
    assert facts(package(("500", "900"), missing=1), before) == (after,)


def test_groups_in_the_order_of_the_report_are_known_by_it() -> None:
    held = package(("500", "900"), missing=1)
    same = replace(held.plan.indicators[1], component="2")
    plan = replace(held.plan, indicators=(held.plan.indicators[0], same, *held.plan.indicators[2:]))
    both = replace(held, plan=plan)
    told = ("- ของหนึ่ง 2 ตัวชี้วัด", "- ของสอง 2 ตัวชี้วัด")
    assert facts(both, *told) == ("- ของหนึ่ง 2 ตัวชี้วัด", "- ของสอง 1 ตัวชี้วัด")
    # Out of that order two groups of one size cannot be told apart.
    assert facts(both, told[1]) == (told[1],)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("เบิกจ่าย 500 บาท จากงบประมาณ 4,000 บาท", "เบิกจ่าย 1,234.50 บาท จากงบประมาณ 4,000 บาท"),
        ("เบิกจ่าย ๕๐๐.๐๐ บาท", "เบิกจ่าย ๑,๒๓๔.๕๐ บาท"),
        ("เบิกจ่ายร้อยละ 12.50", "เบิกจ่ายร้อยละ 30.86"),
        ("เบิกจ่ายร้อยละ 12.5", "เบิกจ่ายร้อยละ 30.9"),
        ("คะแนนร้อยละ 12.50", "คะแนนร้อยละ 12.50"),
        # Of another budget that the sentence itself gives.
        ("ใช้ไป 500 บาท จาก 5,000 บาท ร้อยละ 10.00", "ใช้ไป 1,234.50 บาท จาก 5,000 บาท ร้อยละ 24.69"),
        ("ค้างจ่าย 501 บาท", "ค้างจ่าย 501 บาท"),
    ],
)
def test_money_is_that_of_the_quarter(before: str, after: str) -> None:
    assert facts(package(("500", "1234.50")), before) == (after,)


def test_nothing_spent_is_a_sum_where_there_is_a_budget() -> None:
    said = "เบิกจ่าย 0 บาท จากงบประมาณ 4,000 บาท คิดเป็นร้อยละ 0"
    assert facts(package(("0", "900")), said) == (
        "เบิกจ่าย 900 บาท จากงบประมาณ 4,000 บาท คิดเป็นร้อยละ 22.50",
    )
    assert facts(package(("0", "0"), budget=0), said) == (said,)


def test_all_spent_is_told_from_the_budget_by_its_words() -> None:
    said = "เบิกจ่ายงบประมาณ 4,000 บาท จากงบประมาณ 4,000 บาท"
    held = package(("4000", "3000"))
    assert facts(held, said) == ("เบิกจ่ายงบประมาณ 3,000 บาท จากงบประมาณ 4,000 บาท",)


def test_millions_are_written_as_they_were() -> None:
    held = package(("13150520", "35378800"), budget=94_000_000)
    assert facts(held, "เบิกจ่าย 13.15 ล้านบาท จาก 94 ล้านบาท") == (
        "เบิกจ่าย 35.38 ล้านบาท จาก 94 ล้านบาท",
    )


def test_words_addressee_and_signers_stay_and_number_and_date_do_not() -> None:
    held = package(("500", "900"))
    memo = Memo("กอง", "1", "กท 1/1", "2568-01-02", "เรื่อง", "ผู้อำนวยการ", closing="ลงท้าย")
    memo = replace(memo, signatures=(Signature(name="นายหนึ่ง"),))
    new = replace(held.reports[1], memo=Memo(number="กท 1/2", date="2568-04-02"))
    made = carried(replace(held.reports[0], memo=memo), held, new, EDITION)
    assert made == replace(memo, number="กท 1/2", date="2568-04-02")


def test_memo_of_a_plan_without_a_year_keeps_its_months() -> None:
    held = package(("500", "900"), missing=1)
    held = replace(held, plan=replace(held.plan, fiscal_year=None))
    assert facts(held, "ไตรมาสที่ 1 รวม 4 ตัวชี้วัด") == ("ไตรมาสที่ 1 รวม 3 ตัวชี้วัด",)


def test_memo_written_by_hand_becomes_the_next_one_written_by_hand(sample) -> None:
    edition = opened_edition(sample.plan).edition
    first, second = sample.reports
    made = carried(first, sample, second, edition)
    assert (made.subject, made.facts) == (second.memo.subject, second.memo.facts)
    back = carried(replace(second, memo=made), sample, first, edition)
    assert back == first.memo


@pytest.mark.parametrize("quarter", [2, 3, 4])
def test_checks_find_nothing_in_a_carried_memo(sample, quarter: int) -> None:
    first, second = sample.reports
    edition = opened_edition(sample.plan).edition
    later = replace(second, quarter=quarter, memo=Memo(), issuances=())
    held = replace(sample, reports=(first, later))
    memo = carried(first, held, later, edition)
    held = replace(held, reports=(first, replace(later, memo=memo)))
    subject = Subject(held, edition)
    assert [problem for check in CHECKS for problem in check(subject)] == []


def test_councils_memo_is_the_next_quarters_but_for_what_changes() -> None:
    council = read_package(case("council-2563-q1.json"))
    edition = opened_edition(council.plan).edition
    first = council.reports[0]
    second = replace(first, quarter=2, memo=Memo())
    made = carried(first, council, second, edition)
    wanted = arabic_digits(str(replace(first.memo, number="", date="")))
    for before, after in (
        ("ไตรมาสที่ 1", "ไตรมาสที่ 2"),
        ("ตุลาคม 2562 - ธันวาคม 2562", "มกราคม 2563 - มีนาคม 2563"),
    ):
        assert before in wanted
        wanted = wanted.replace(before, after)
    assert thai_digits(str(made)) == thai_digits(wanted)
