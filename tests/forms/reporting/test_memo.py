"""The memo of a quarter: its words from a template, its counts from the report."""

from dataclasses import replace
from decimal import Decimal

import pytest

from db.package.file import read_package
from db.records import Component, Memo, Signature, Spending
from forms.editions.opening import load_edition, opened_edition
from forms.editions.vocabulary.memos import PLACEHOLDERS
from forms.reporting.memo import Counts, compose, template_of, unknown_placeholders
from forms.reporting.standing import Standing
from forms.resources import RESOURCES
from forms.thai.digits import arabic_digits
from tests.forms.build.conftest import case

PEOPLE = (
    Signature("ผู้รายงาน", "นายทดลอง รายงานดี", ("นักจัดการงานทั่วไปชำนาญการ",)),
    Signature("หัวหน้าหน่วยงาน", "นางสาวตรวจ ลงนามแล้ว", ("ผู้อำนวยการกองทดลอง",)),
)


@pytest.fixture(scope="module")
def sample():
    return read_package(RESOURCES / "sample" / "plan.json")


def with_template(package, **fields):
    plan = replace(package.plan, memo_template=Memo(**fields), people=PEOPLE)
    return replace(package, plan=plan)


def composed(package, quarter=0):
    return compose(package, package.reports[quarter], opened_edition(package.plan).edition)


def test_memo_without_a_template_is_in_the_editions_words(sample):
    memo = composed(replace(sample, plan=replace(sample.plan, memo_template=Memo())))
    assert all((memo.office, memo.subject, memo.to, memo.background, memo.facts, memo.proposal))
    assert f"ประจำปี พ.ศ. {sample.plan.fiscal_year} ไตรมาสที่ 1" in memo.subject
    assert "{" not in str(memo)


def test_counts_are_those_of_the_report(sample):
    counts = Counts(sample, sample.reports[0])
    package = with_template(
        sample, facts=("{จำนวนโครงการ} โครงการ {จำนวนตัวชี้วัด} ตัวชี้วัด", "{กลุ่ม}: {จำนวนในกลุ่ม}")
    )
    head, *groups = composed(package).facts
    assert head == f"{len(counts.projects)} โครงการ {len(counts.indicators)} ตัวชี้วัด"
    sizes = [int(group.rpartition(": ")[2]) for group in groups]
    assert sum(sizes) == len(counts.indicators)
    assert len(sizes) == len({item.component for item in counts.indicators})


def test_counts_follow_when_a_result_is_taken_away(sample):
    package = with_template(sample, subject="{จำนวนตัวชี้วัด}")
    fewer = replace(package.reports[0], results=package.reports[0].results[1:])
    package = replace(package, reports=(fewer, *package.reports[1:]))
    assert composed(package).subject == str(len(fewer.results))


def test_count_is_of_some_rows_when_the_template_says_which(sample):
    counts = Counts(sample, sample.reports[0])
    code = counts.indicators[0].component
    inside = counts.of_component(code)
    package = with_template(
        sample,
        facts=(
            f"{{จำนวนตัวชี้วัด องค์ประกอบ {code}}}",
            f"{{จำนวนตัวชี้วัด องค์ประกอบ {code} ลำดับ 2-๓}}",
            f"{{จำนวนตัวชี้วัด องค์ประกอบ {code} ลำดับ 1}}",
        ),
    )
    assert composed(package).facts == (str(len(inside)), str(len(inside[1:3])), "1")


def test_quarter_has_its_months_and_its_last_day(sample):
    year = sample.plan.fiscal_year
    package = with_template(sample, facts=("{ช่วงเดือน}", "{วันสิ้นไตรมาส}"))
    assert composed(package, 1).facts == (
        f"มกราคม {year} - มีนาคม {year}",
        f"31 มีนาคม {year}",
    )


def test_spending_is_that_of_the_quarter_beside_the_budget(sample):
    package = with_template(sample, facts=("{เบิกจ่าย}", "{งบประมาณ}", "{ร้อยละเบิกจ่าย}"))
    spent, budget, percent = composed(package).facts
    total = sum(item.amount for item in sample.reports[0].spending)
    assert spent == f"{total:,.0f}"
    whole = int(budget.replace(",", ""))
    assert percent == f"{total / whole * 100:.2f}"


def test_money_is_that_of_the_executives_page_when_some_is_spent_off_budget(sample):
    first = sample.reports[0]
    outside = next(p.key for p in sample.plan.projects if p.budget.status == "off_budget")
    others = tuple(row for row in first.spending if row.project != outside)
    spending = (*others, Spending(outside, Decimal(77)))
    package = replace(sample, reports=(replace(first, spending=spending), *sample.reports[1:]))
    package = with_template(package, facts=("{เบิกจ่าย}", "{ร้อยละเบิกจ่าย}"))
    money = Standing(package, 1, opened_edition(package.plan).edition.rules).money()
    assert composed(package).facts == (f"{money.spent:,.0f}", f"{money.percent:.2f}")
    counted = {"granted", "requested"}
    status = {p.key: p.budget.status for p in package.plan.projects}
    assert money.spent == sum(r.amount for r in spending if status[r.project] in counted)


def test_number_and_date_that_were_given_stay(sample):
    memo = composed(with_template(sample, number="กท 0000/"))
    assert (memo.number, memo.date) == (
        sample.reports[0].memo.number,
        sample.reports[0].memo.date,
    )


def test_people_of_the_plan_sign_in_their_order(sample):
    memo = composed(with_template(sample, to="{หัวหน้าหน่วยงาน}"))
    assert [person.name for person in memo.signatures] == [person.name for person in PEOPLE]
    assert not any(person.role for person in memo.signatures)
    assert memo.to == "ผู้อำนวยการกองทดลอง"


def test_those_who_signed_sign_again_when_the_plan_has_no_people(sample):
    plan = replace(sample.plan, people=(), memo_template=Memo(to="{หัวหน้าหน่วยงาน}"))
    memo = composed(replace(sample, plan=plan))
    assert memo.signatures == sample.reports[0].memo.signatures
    assert memo.to == memo.signatures[-1].position[-1]


def test_fields_that_the_unit_did_not_word_are_the_editions(sample):
    edition = opened_edition(sample.plan).edition
    template = template_of(with_template(sample, subject="เรื่องของเรา"), edition)
    assert (template.subject, template.closing) == ("เรื่องของเรา", edition.memo.closing)


def test_name_that_stands_for_nothing_stays_to_be_seen(sample):
    package = with_template(sample, subject="ไตรมาส {ไตรมาศ} ปี {ปี}")
    assert composed(package).subject == f"ไตรมาส {{ไตรมาศ}} ปี {sample.plan.fiscal_year}"
    assert unknown_placeholders(package.plan.memo_template) == ("ไตรมาศ",)


def test_name_of_what_the_unit_has_not_leaves_nothing_behind(sample):
    plan = replace(sample.plan, unit=replace(sample.plan.unit, phone=""))
    assert composed(with_template(replace(sample, plan=plan), phone="{โทร.}")).phone == ""


@pytest.mark.parametrize("edition", ["2563", "2566", "2567"])
def test_wording_of_an_edition_names_only_what_is_known(edition):
    memo = load_edition(edition).memo
    assert memo.facts
    assert unknown_placeholders(memo) == ()


@pytest.mark.parametrize("name", PLACEHOLDERS)
def test_every_placeholder_is_filled(sample, name):
    plan = replace(sample.plan, unit=replace(sample.plan.unit, phone="0 2000 0000"))
    package = with_template(replace(sample, plan=plan), facts=(f"<{{{name}}}> {{กลุ่ม}}",))
    text = composed(package).facts[0]
    assert text.startswith("<")
    assert not text.startswith(("<>", "<{"))


def test_councils_memo_counts_what_the_printed_one_says():
    package = read_package(case("council-2563-q1.json"))
    printed = arabic_digits(package.reports[0].memo.facts[1])
    package = with_template(
        package,
        facts=(
            "จำนวน {จำนวนโครงการ} โครงการ {จำนวนตัวชี้วัด} ตัวชี้วัด",
            "{จำนวนตัวชี้วัด องค์ประกอบ 1}",
            "{จำนวนตัวชี้วัด องค์ประกอบ 2 ลำดับ 9}",
            "{จำนวนตัวชี้วัด องค์ประกอบ 2 ลำดับ 1-8}",
        ),
    )
    whole, *groups = composed(package).facts
    assert whole in printed
    assert groups == ["6", "1", "8"]


def test_indicators_of_no_component_are_named_as_such(sample):
    bare = tuple(replace(item, component="") for item in sample.plan.indicators)
    package = replace(sample, plan=replace(sample.plan, indicators=bare))
    facts = composed(with_template(package, facts=("- {กลุ่ม} {จำนวนในกลุ่ม}",))).facts
    assert facts == (f"- ไม่ระบุองค์ประกอบ {len(bare)}",)


def without_money(package):
    """The package with neither budget nor spending."""
    projects = tuple(
        replace(p, budget=replace(p.budget, amount=None)) for p in package.plan.projects
    )
    reports = tuple(replace(report, spending=()) for report in package.reports)
    return replace(package, plan=replace(package.plan, projects=projects), reports=reports)


def test_line_about_money_is_left_out_where_there_is_none(sample):
    bare = without_money(replace(sample, plan=replace(sample.plan, memo_template=Memo())))
    with_money = composed(replace(sample, plan=replace(sample.plan, memo_template=Memo())))
    memo = composed(bare)
    assert any("บาท" in text for text in with_money.facts)
    assert not any("บาท" in text for text in memo.facts)
    # What is left of the list is one item, and needs no number.
    assert [text for text in with_money.facts if text.startswith("1. ")] == [
        f"1. {text}" for text in memo.facts if text.startswith("โครงการ/กิจกรรม")
    ]
    assert len(memo.facts) == len(with_money.facts) - 1


def test_numbers_of_a_list_close_up_where_a_line_is_left_out(sample):
    package = without_money(
        with_template(
            sample,
            facts=("เกริ่น", "๑. หนึ่ง", "๒. เบิกจ่าย {เบิกจ่าย} บาท", "๓. สาม", "- ย่อย", "๔) สี่"),
        )
    )
    assert composed(package).facts == ("เกริ่น", "๑. หนึ่ง", "๒. สาม", "- ย่อย", "๓) สี่")


def test_line_that_counts_too_stays_where_there_is_no_money(sample):
    package = without_money(
        with_template(sample, facts=("1. {จำนวนตัวชี้วัด} ตัวชี้วัด {เบิกจ่าย} บาท", "2. สอง"))
    )
    count = len(Counts(sample, sample.reports[0]).indicators)
    assert composed(package).facts == (f"1. {count} ตัวชี้วัด 0 บาท", "2. สอง")


def test_nothing_is_left_out_where_there_is_a_budget_and_no_spending(sample):
    package = replace(sample, reports=(replace(sample.reports[0], spending=()),))
    facts = composed(with_template(package, facts=("1. หนึ่ง", "2. {เบิกจ่าย} บาท"))).facts
    assert facts == ("1. หนึ่ง", "2. 0 บาท")


def test_plan_is_called_what_its_title_calls_it(sample):
    def said(title):
        plan = replace(sample.plan, title=title, memo_template=Memo(subject="ตาม{ชื่อแผน}"))
        return composed(replace(sample, plan=plan)).subject

    assert said("แผนปฏิบัติการประจำปี") == "ตามแผนปฏิบัติการ"
    assert said("แผนประจำปี") == "ตามแผนปฏิบัติราชการ"


def test_indicators_of_no_component_are_the_last_group_beside_others(sample):
    first, *more = sample.plan.indicators
    plan = replace(sample.plan, indicators=(replace(first, component=""), *more))
    facts = composed(
        with_template(replace(sample, plan=plan), facts=("- {กลุ่ม} {จำนวนในกลุ่ม}",))
    ).facts
    assert facts[-1] == "- ตัวชี้วัดตามภารกิจของหน่วยงาน 1"
    assert len(facts) == len({item.component for item in plan.indicators})


def test_group_that_begins_with_its_noun_has_it_once(sample):
    framework = replace(sample.plan.framework, components=(Component("1.1", "ตัวชี้วัดเชิงรุก"),))
    first = replace(sample.plan.indicators[0], component="1.1")
    plan = replace(sample.plan, framework=framework, indicators=(first,))
    package = with_template(replace(sample, plan=plan), facts=("- ตัวชี้วัด{กลุ่ม}", "- {กลุ่ม}"))
    assert composed(package).facts == ("- ตัวชี้วัดเชิงรุก", "- ตัวชี้วัดเชิงรุก")


def test_groups_are_not_announced_when_there_are_none(sample):
    bare = tuple(replace(item, component="") for item in sample.plan.indicators)
    plan = replace(sample.plan, indicators=bare, memo_template=Memo())
    facts = composed(replace(sample, plan=plan)).facts
    assert f"{len(bare)} ตัวชี้วัด" in facts[1]
    assert not any(text.endswith("ประกอบด้วย") for text in facts)
    assert not any("ไม่ระบุ" in text for text in facts)
