"""Every check finds its slip, alone, where it was planted, and nothing in a sound plan."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from db.places import thai, value_at
from db.records import Formula, Issuance, IssuedFigure, Package, Span
from forms import checks
from forms.checks import MODULES, check
from forms.checks.problem import Slip
from forms.editions.opening import load_edition
from forms.reporting.memo import money_facts
from tests.forms.checks import (
    planted_lists,
    planted_plan,
    planted_reports,
    planted_rubrics,
    planted_steps,
    planted_texts,
)
from tests.forms.checks.sound import OWN_FIELDS, RULES, Planted, parsed, put, rubric, sound, step

PLANTED = (
    *planted_plan.PLANTED,
    *planted_lists.PLANTED,
    *planted_rubrics.PLANTED,
    *planted_steps.PLANTED,
    *planted_texts.PLANTED,
    *planted_reports.PLANTED,
)
CASES = Path(__file__).parents[3] / "../shared/cases"
FORMS = {
    "cover",
    "preface",
    "contents",
    "essentials",
    "part1",
    "part2",
    "part3",
    "progress",
    "memo",
}
FORMS |= {f"table-{letter}" for letter in "abcdef"}
SLIPS = {
    value.code: value
    for module in MODULES
    for value in vars(module).values()
    if isinstance(value, Slip)
}


def found(package: Package, today: dt.date | None = None) -> tuple[checks.Problem, ...]:
    return check(package, EDITION, today)


EDITION = replace(load_edition("2567"), rules=RULES, own_fields=OWN_FIELDS)


def test_no_problem_is_found_when_the_plan_is_sound() -> None:
    assert found(sound()) == ()
    assert found(sound(), dt.date(2024, 11, 30)) == ()


def test_no_problem_is_found_in_what_was_issued_and_cannot_be_mended() -> None:
    figure = IssuedFigure(place="results/k1/narrative", what="ผล ๑  ๒", value="c]h; กท ๐๑๐๑")
    issuance = Issuance(date="2567-01-09", by="c]h;", number="กท ๐๑๐๑  ", figures=(figure,))
    first, *more = sound().reports
    reports = (replace(first, issuances=(issuance,)), *more)
    assert found(replace(sound(), reports=reports)) == ()


@pytest.mark.parametrize("slip", PLANTED, ids=[slip.code for slip in PLANTED])
def test_a_slip_is_found_alone_when_it_is_planted(slip: Planted) -> None:
    package = slip.package()
    problems = found(package, slip.today)
    assert [(p.code, p.place) for p in problems] == [(slip.code, parsed(slip.place))]
    (problem,) = problems
    for word in slip.words:
        assert word in f"{problem.where}: {problem.message}"
    assert problem.severity == SLIPS[slip.code].severity
    assert problem.form in FORMS
    assert problem.advice
    value_at(package, problem.place)
    thai(problem.place)


NEAR = [(slip, number) for slip in PLANTED for number in range(len(slip.near))]


@pytest.mark.parametrize(
    ("slip", "number"), NEAR, ids=[f"{slip.code}-{number}" for slip, number in NEAR]
)
def test_nothing_is_found_at_the_nearest_right_value(slip: Planted, number: int) -> None:
    assert found(slip.package(slip.near[number]), slip.today) == ()


@pytest.mark.parametrize("day", [dt.date(2024, 9, 30), dt.date(2026, 1, 1)])
def test_nothing_is_late_when_the_year_has_not_begun_or_is_closed(day: dt.date) -> None:
    assert found(sound(), day) == ()


def test_what_is_late_is_told_once_for_the_steps_of_an_activity() -> None:
    late = [p.message for p in found(sound(), dt.date(2025, 12, 31)) if p.code == "DONE-LATE"]
    assert len(late) == 3
    assert "ขั้นตอนที่ 2, 3.1, 3.2, 4 " in late[0]
    assert "ร้อยละ 0, 0, 0, 0" in late[0]


@pytest.mark.parametrize(("day", "late"), [(dt.date(2024, 10, 1), 1), (dt.date(2024, 9, 30), 0)])
def test_what_was_to_be_done_before_the_year_is_late_from_its_first_day(
    day: dt.date, late: int
) -> None:
    package = put(sound(), parsed("plan.projects[1].activities[0].steps[0].weight"), Decimal(20))
    early = (Span("2567-08", "2567-09"),)
    package = put(package, parsed("plan.projects[1].activities[0].steps[0].spans"), early)
    package = put(package, parsed("reports[1].steps[0].done"), Decimal(50))
    assert [p.code for p in found(package, day)].count("DONE-LATE") == late


def test_a_quarter_is_due_once_its_last_month_is_over() -> None:
    package = replace(sound(), reports=())
    assert found(package, dt.date(2024, 12, 31)) == ()
    assert [p.code for p in found(package, dt.date(2025, 1, 1))] == ["REPORT-DUE"]


def test_each_quarter_that_is_over_is_told_when_it_has_no_report() -> None:
    due = [p.message for p in found(sound(), dt.date(2025, 10, 1)) if p.code == "REPORT-DUE"]
    assert [message[:8] for message in due] == ["ไตรมาส 3", "ไตรมาส 4"]


MONEY = "เบิกจ่าย {เบิกจ่าย} บาท จาก {งบประมาณ} บาท"


@pytest.mark.parametrize(
    "text",
    ["เบิกจ่าย ๑๘๐,๐๐๐ บาท จาก {budget} บาท", "โครงการหนึ่งเบิกจ่าย 5 บาท จาก 9 บาท"],
    ids=["what the data say", "words of one's own"],
)
def test_money_of_a_memo_is_right_when_the_data_say_it_or_the_words_are_others(text: str) -> None:
    package = put(sound(), parsed("plan.memo_template.facts"), (MONEY,))
    (line,) = money_facts(package, package.reports[1], EDITION)
    budget = line.split()[4]
    told = put(package, parsed("reports[1].memo.facts[4]"), text.format(budget=budget))
    assert found(told) == ()


def test_money_of_a_memo_stays_when_it_was_sent_up() -> None:
    package = put(sound(), parsed("plan.memo_template.facts"), (MONEY,))
    package = put(package, parsed("reports[1].memo.facts[4]"), "เบิกจ่าย 1 บาท จาก 2 บาท")
    assert [problem.code for problem in found(package)] == ["MEMO-MONEY"]
    issuance = Issuance("2568-04-03", "นางสาวสมใจ ตั้งมั่น")
    assert found(put(package, parsed("reports[1].issuances"), (issuance,))) == ()


def test_a_value_is_no_ratio_when_it_is_the_level_itself() -> None:
    package = put(sound(), parsed("plan.indicators[1].measure.formulas"), (Formula(),))
    for name, figure in (("value", 2), ("numerator", 3), ("denominator", 4)):
        package = put(package, ("reports", 1, "results", 1, name), Decimal(figure))
    assert "RESULT-RATIO" not in {problem.code for problem in found(package)}
    package = put(package, parsed("plan.indicators[1].unit_of_measure"), "คน")
    (ratio,) = (problem for problem in found(package) if problem.code == "RESULT-RATIO")
    assert "3 / 4 × 1 เป็น 0.75" in ratio.message


@pytest.mark.parametrize(("count", "codes"), [(40, ["STEP-SWAP"]), (41, ["RUBRIC-STEPS"])])
def test_two_weights_are_looked_for_among_no_more_steps_than_that(
    count: int, codes: list[str]
) -> None:
    weights = [3, 2] + [1] * (count - 3) + [95 - (count - 3)]
    steps = tuple(step(str(n), f"งานที่ {n}", w, "2567-10") for n, w in enumerate(weights, 1))
    package = put(sound(), parsed("plan.projects[1].activities[0].steps"), steps)
    package = replace(package, reports=())
    for level, text in ((3, "ขั้นตอนที่ 1 ร้อยละ 2"), (2, "ขั้นตอนที่ 2 ร้อยละ 5")):
        place = f"plan.indicators[0].rubrics[0].levels[{5 - level}].criteria"
        package = put(package, parsed(place), (f"แล้วเสร็จถึง{text}",))
    assert [problem.code for problem in found(package)] == codes


def test_quantities_that_are_all_the_works_own_percents_are_held_against_the_steps() -> None:
    texts = {n: (f"ปรับปรุง {60 * n} ห้อง คิดเป็นร้อยละ {n * 20}",) for n in range(1, 6)}
    package = put(sound(), parsed("plan.indicators[0].rubrics[0]"), rubric(40, texts))
    steps = tuple(
        step(str(n), f"ทำ {60 * n} ห้อง", w, "2567-10") for n, w in enumerate((25, 20, 55), 1)
    )
    package = put(package, parsed("plan.projects[1].activities[0].steps"), steps)
    problems = found(replace(package, reports=()))
    assert [problem.code for problem in problems] == ["RUBRIC-AMOUNTS"] * 3
    assert "60 ห้อง เป็นร้อยละ 20 แต่ในขั้นตอนเป็นร้อยละ 25" in problems[-1].message


def test_an_edition_of_the_plans_own_year_is_no_later_one() -> None:
    package = put(sound(), parsed("plan.edition"), "2568")
    assert check(package, replace(EDITION, id="2568")) == ()


def test_a_code_that_is_left_out_among_others_is_told_as_such() -> None:
    package = put(sound(), parsed("plan.swot[1].code"), "S3")
    package = put(package, parsed("plan.swot_conclusions[0].paragraphs[0]"), "ใช้ S2 กับ O1")
    messages = {problem.code: problem.message for problem in found(package)}
    assert messages["SWOT-CITE"] == "อ้างรหัส S2 แต่จุดแข็งไม่มีรหัสนี้"
    assert "ไม่มี S2" in messages["SWOT-GAP"]


def test_every_code_has_a_planted_slip_when_checks_are_added() -> None:
    assert {slip.code for slip in PLANTED} == set(SLIPS)


def test_codes_are_declared_once_when_modules_are_read() -> None:
    declared = [
        value.code
        for module in MODULES
        for value in vars(module).values()
        if isinstance(value, Slip)
    ]
    assert len(declared) == len(set(declared))


def test_problems_come_in_the_order_of_the_plan_when_there_are_several() -> None:
    package = put(sound(), parsed("plan.projects[1].activities[0].steps[0].weight"), None)
    package = put(package, parsed("plan.vision"), "")
    package = put(package, parsed("reports[1].signatures"), ())
    package = put(package, parsed("plan.part2[1].number"), "1")
    places = [problem.place[:2] for problem in found(package)]
    assert places == [
        ("plan", "vision"),
        ("plan", "part2"),
        ("plan", "projects"),
        ("plan", "projects"),
        ("reports", 1),
    ]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("plan.vision", "ใช้ระบบ e-Document และ Traffy Fondue ที่ https://bangkok.go.th/p?a=1;b=2"),
        ("plan.vision", "ส่งที่ plan.unit@bangkok.go.th (CCTV, KPI, R&D) P101 และ ISO9001:2015"),
        ("plan.vision", "ฝึกซ้อม disk, ski; lit and/or sum [1] {a} it's"),
        ("plan.vision", "สิทธิ์ พันธุ์ น้ำ ป้ำ ฎีกา ณ ฯลฯ ต่าง ๆ เกาะ เสื้อ เปี๊ยะ ก๋วยเตี๋ยว ฤๅษี"),
        ("reports[1].memo.facts[3]", "ไตรมาสที่ ๒ (ตุลาคม ๒๕๖๗ - มีนาคม ๒๕๖๘)"),
        ("plan.indicators[0].rubrics[0].levels[1].criteria[0]", "แล้วเสร็จขั้นตอนที่ 1-2 ร้อยละ 50"),
        ("plan.indicators[0].rubrics[0].levels[1].criteria[0]", "ขั้นตอนที่ 1, 2 และ 3.1 ร้อยละ 60"),
    ],
)
def test_nothing_is_found_when_the_words_are_right(place: str, text: str) -> None:
    assert found(put(sound(), parsed(place), text)) == ()


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("c]h;", "แล้ว"),
        ("(8;k,legiH0)", "ความสำเร็จ"),
        ("soj;p'ko", "หน่วยงาน"),
        ("fegobodki", "ดำเนินการ"),
        (".sh", "ให้"),
        ("xit=6,", "ประชุม"),
        ("-hv,^]", "ข้อมูล"),
    ],
)
def test_the_word_is_named_when_thai_was_typed_on_latin_keys(keys: str, word: str) -> None:
    (problem,) = found(put(sound(), parsed("plan.vision"), f"แผนที่ {keys} ใช้ได้จริง"))
    assert problem.code == "KEYS-THAI"
    assert f"เป็น “{word}”" in problem.advice
