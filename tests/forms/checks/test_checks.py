"""Every check finds its slip, alone, where it was planted, and nothing in a sound plan."""

import datetime as dt
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from db.package import read_package
from db.places import thai, value_at
from db.records import Formula, Issuance, IssuedFigure, Package, StepDone
from forms import checks
from forms.checks import MODULES, check
from forms.checks.problem import Slip
from forms.edition import edition_for, load_edition
from forms.memo import money_facts
from tests.forms.checks import (
    planted_lists,
    planted_plan,
    planted_reports,
    planted_rubrics,
    planted_steps,
    planted_texts,
)
from tests.forms.checks.sound import RULES, Planted, parsed, put, sound

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


EDITION = replace(load_edition("2567"), rules=RULES)


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


def test_each_quarter_that_is_over_is_told_when_it_has_no_report() -> None:
    due = [p.message for p in found(sound(), dt.date(2025, 10, 1)) if p.code == "REPORT-DUE"]
    assert [message[:8] for message in due] == ["ไตรมาส 3", "ไตรมาส 4"]


def test_a_step_under_way_is_not_early_when_its_first_month_is_in_the_quarter() -> None:
    done = StepDone("p2", None, "2", Decimal(1))
    assert found(put(sound(), parsed("reports[0].steps[2]"), done)) == ()


def test_a_level_is_right_when_it_is_no_higher_than_the_figures_bear() -> None:
    assert found(put(sound(), parsed("reports[1].results[0].level"), Decimal(1))) == ()
    assert found(put(sound(), parsed("reports[1].results[0].level"), Decimal(0))) == ()


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
        ("plan.preface[0]", "สำนักงานวางแผนและประเมินผลตัวอย่าง เป็นอีกหน่วยงานหนึ่ง"),
        ("plan.swot_conclusions[0].paragraphs[0]", "กลยุทธ์ SO1 และ WT2 ใช้ S1"),
        ("plan.projects[0].strategy_code", "เพิ่มเติมปี 2568"),
        ("plan.projects[3].name", "โครงการเปิดเผยชุดข้อมูลเมือง ระยะที่ 2"),
        ("plan.indicators[1].target", "ระดับ 5 ภายใน 30 วัน"),
        ("plan.policy_links[0].budget_text", "0.25 ล้านบาท"),
        ("reports[1].memo.facts[3]", "ไตรมาสที่ ๒ (ตุลาคม ๒๕๖๗ - มีนาคม ๒๕๖๘)"),
        (
            "plan.indicators[0].rubrics[0].levels[3].criteria[0]",
            "ได้ออกแบบกระดานและทดลองใช้กับสองฝ่าย",
        ),
        ("plan.indicators[0].rubrics[0].levels[1].criteria[0]", "แล้วเสร็จขั้นตอนที่ 1-2 ร้อยละ 50"),
        ("plan.indicators[0].rubrics[0].levels[1].criteria[0]", "ขั้นตอนที่ 1, 2 และ 3.1 ร้อยละ 60"),
        ("plan.indicators[0].rubrics[0].levels[1].criteria[0]", "ทำขั้นตอนที่ 2 ครบร้อยละ 100"),
        ("plan.projects[2].activities[0].title", "ตัวชี้วัดที่ 2 (5.1.2.1) อบรมในห้อง"),
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


def test_one_advice_is_given_when_a_package_holds_a_report_alone() -> None:
    package = sound()
    bare = tuple(
        replace(item, weight=None, rubrics=(), measure=type(item.measure)(), component="")
        for item in package.plan.indicators
    )
    plan = replace(
        package.plan,
        part1=(),
        part2=(),
        part3=(),
        preface=(),
        vision="",
        missions=(),
        situation=(),
        headline_indicators=(),
        policy_links=(),
        supporting_indicators=(),
        indicators=bare,
    )
    plan = replace(plan, projects=plan.projects[1:3])
    reports = tuple(replace(report, spending=()) for report in package.reports)
    assert [p.code for p in found(Package(plan, reports))] == ["IND-BARE"]


@pytest.mark.parametrize(
    ("case", "codes"),
    [
        (
            "secretariat-2567",
            {
                "SWOT-CITE": "plan.swot_conclusions[2].paragraphs[0]",
                "SWOT-TEXT": "plan.swot_conclusions[2].paragraphs[0]",
                "LINK-POLICY": "plan.policy_links[0].project",
                "LINK-MISSING": "plan.projects[0].policies",
                "LINK-TARGET": "plan.policy_links[0].target",
                "UNIT-LEVEL": "plan.indicators[1].target",
                "SPAN-PERIOD": "plan.projects[3].activities[0].steps[2].spans[0].end",
                "SPAN-YEAR": "plan.projects[5].activities[0].steps[0].spans[0]",
                "KPI-DEFINITION": "plan.framework.tactic_kpis[0].measure.definition",
                "HEADLINE-NAME": "plan.headline_indicators[4].text",
            },
        ),
        (
            "council-2563-q1",
            {
                "SIGN-NAME": "reports[0].signatures[0].name",
                "SIGN-SAME": "reports[0].signatures[1].name",
                "UNIT-SPELLING": "plan.projects[12].name",
                "CODE-NOLIST": "plan.framework.tactics",
            },
        ),
    ],
)
def test_the_known_slips_are_found_when_a_printed_plan_is_checked(
    case: str, codes: dict[str, str]
) -> None:
    path = CASES / f"{case}.json"
    if not path.exists():
        pytest.skip("the shared cases are not here")
    package = read_package(path)
    problems = check(package, edition_for(package.plan))
    places = {(problem.code, problem.place) for problem in problems}
    for code, place in codes.items():
        assert (code, parsed(place)) in places
    # What the printed plans' readers found right must not be told as wrong.
    wrong = {"STEP-SUM", "RUBRIC-POINTS", "WEIGHT-SUM", "MEMO-COUNT", "HEADLINE-TARGET"}
    assert not wrong & {problem.code for problem in problems}
    assert len(problems) <= 25
    json.dumps([problem.message for problem in problems], ensure_ascii=False)
