"""Indicators, key results, definitions and rubrics as they reach the document."""

from __future__ import annotations

from decimal import Decimal

import pytest

from db.records import (
    Baseline,
    Component,
    Division,
    Formula,
    Framework,
    Indicator,
    KeyResult,
    Measure,
    Objective,
    Part1Entry,
    Part1Tactic,
    Part2Issue,
    Rubric,
    RubricLevel,
    SupportingIndicator,
    TacticKpi,
    YearTarget,
)
from forms.build import build
from forms.document import Fraction
from forms.editions.opening import load_edition
from tests.forms.build.documents import cell_under, columns, form, headings, rows, tables, under
from tests.forms.build.part1 import indicator, plan


@pytest.mark.parametrize(
    ("result", "printed"),
    [
        (KeyResult("k", "o", "KR 4", "ร้อยละ 80", policy="P052"), "KR 4 : ร้อยละ 80 (P052)"),
        (
            KeyResult("k", "o", "", "KR 4 : ร้อยละ 80 (P052)", policy="P052"),
            "KR 4 : ร้อยละ 80 (P052)",
        ),
        (KeyResult("k", "o", "", "ร้อยละ 80"), "KR : ร้อยละ 80"),
    ],
)
def test_a_key_result_says_its_code_and_its_policy_once(result: KeyResult, printed: str) -> None:
    entry = Part1Entry(dimension=1, objective="o", key_results=(result.key,))
    framework = Framework(objectives=(Objective("o", text="วัตถุประสงค์"),), key_results=(result,))
    made = form(build(plan(part1=(entry,), framework=framework), load_edition("2567")), "part1")
    assert under(tables(made)[0], "ตัววัดผลหลัก")[0] == printed


def test_targets_of_this_year_and_last_are_told_apart() -> None:
    kpi = TacticKpi(
        code="1.1.1.1",
        tactic="1.1.1",
        text="ตัวชี้วัด",
        targets=(YearTarget("2567", "ร้อยละ 80"), YearTarget("2566", "ร้อยละ 70")),
    )
    entry = Part1Entry(dimension=1, tactics=(Part1Tactic("1.1.1", kpis=("1.1.1.1", "9.9")),))
    package = plan(part1=(entry,), framework=Framework(tactic_kpis=(kpi,)))
    table = tables(form(build(package, load_edition("2567")), "part1"))[1]
    assert [[cell.text for cell in row.cells] for row in table.header] == [
        ["ตัวชี้วัด (KPI)", "ค่าเป้าหมาย"],
        ["2566", "2567"],
    ]
    assert columns(table, "ตัวชี้วัด (KPI)", "2566", "2567") == [
        ["KPI 1.1.1.1 : ตัวชี้วัด", "ร้อยละ 70", "ร้อยละ 80"],
        ["KPI 9.9 : ", "-", "-"],
    ]


def test_an_objective_stands_once_beside_its_key_results() -> None:
    framework = Framework(
        objectives=(Objective("o1", "1.1", "วัตถุประสงค์"),),
        key_results=(
            KeyResult("r1", "o1", "1", "ผลหนึ่ง", "5 แห่ง", ("กอง ก",), ("กอง ข", "กอง ค")),
            KeyResult("r2", "o1", "", "ผลสอง"),
        ),
    )
    entry = Part1Entry(dimension=1, objective="o1", key_results=("r1", "r2"))
    table = tables(
        form(build(plan(part1=(entry,), framework=framework), load_edition("2567")), "part1")
    )[0]
    named = ("วัตถุประสงค์หลัก", "ตัววัดผลหลัก", "ค่าเป้าหมาย", "รับผิดชอบหลัก", "สนับสนุน")
    assert columns(table, *named) == [
        ["วัตถุประสงค์", "KR 1 : ผลหนึ่ง", "5 แห่ง", "กอง ก", "กอง ข\nกอง ค"],
        ["", "KR : ผลสอง", "-", "-", "-"],
    ]
    assert cell_under(table, table.body[1], "วัตถุประสงค์หลัก").joined


def table_c(shown: Indicator, edition: str = "2567") -> list[list[list[str]]]:
    made = form(build(plan(indicators=(shown,)), load_edition(edition)), "table-c")
    return [rows(table) for table in tables(made)]


def test_a_definition_has_its_sections_under_their_headings() -> None:
    measure = Measure(
        definition="ข้อหนึ่ง\nข้อสอง",
        method="นับตามจริง",
        formulas=(Formula("สูตร", "ก", "ข", Decimal(100)), Formula(numerator="ค", denominator="ง")),
    )
    made = form(
        build(plan(indicators=(indicator(measure=measure),)), load_edition("2567")), "table-c"
    )
    table = tables(made)[0]
    flow = cell_under(table, table.body[0], "นิยาม").flow
    texts = [part if isinstance(part, Fraction) else part.text for part in flow]
    assert texts == [
        "นิยาม",
        "ข้อหนึ่ง",
        "ข้อสอง",
        "วิธีคำนวณ/วัดผลการดำเนินงาน/สูตรคำนวณ",
        "นับตามจริง",
        Fraction("ก", "ข", "สูตร =", "× 100", 14),
        Fraction("ค", "ง", "", "", 14),
    ]


def test_baselines_are_printed_a_year_a_line() -> None:
    baseline = (Baseline(2565, "10 แห่ง"), Baseline(2566, ""), Baseline(text="ไม่มี"))
    package = plan(indicators=(indicator(baseline=baseline),))
    table = tables(form(build(package, load_edition("2567")), "table-c"))[0]
    assert under(table, "ข้อมูลพื้นฐาน") == ["พ.ศ. 2565 : 10 แห่ง\nพ.ศ. 2566 : -\nไม่มี"]


def test_a_rubric_is_printed_from_the_highest_level_with_its_points() -> None:
    levels = (
        RubricLevel(1, criteria=("น้อย",)),
        RubricLevel(5, Decimal(100), ("หนึ่ง", "สอง"), Decimal(15)),
        RubricLevel(4, Decimal(80)),
    )
    assert table_c(indicator(rubrics=(Rubric(levels=levels),)))[1] == [
        ["5", "ร้อยละ 100", "- หนึ่ง\n- สอง", "15 คะแนน"],
        ["4", "ร้อยละ 80", "-", "12 คะแนน"],
        ["1", "ร้อยละ 20", "น้อย", "3 คะแนน"],
    ]


def test_components_are_headed_where_an_indicator_enters_them() -> None:
    framework = Framework(
        components=(Component("1", "หนึ่ง"), Component("1.1", "หนึ่งหนึ่ง"), Component("1.2", "สองสอง"))
    )
    shown = (
        indicator(component="1.1"),
        indicator(key="k2", component="1.1"),
        indicator(key="k3", component="1.2"),
    )
    made = form(build(plan(indicators=shown, framework=framework), load_edition("2567")), "table-c")
    assert [text for text in headings(made) if text.startswith("องค์ประกอบ")] == [
        "องค์ประกอบที่ 1 หนึ่ง 1.1 หนึ่งหนึ่ง",
    ]


def test_supporting_indicators_stand_under_their_component() -> None:
    rows_of = (
        SupportingIndicator("2", "", "นวัตกรรม", "ตามเกณฑ์", "กิจกรรมหนึ่ง", ("d1",)),
        SupportingIndicator("3", "3.1", "เบิกจ่าย"),
    )
    package = plan(divisions=(Division("d1", "ฝ่ายหนึ่ง"),), supporting_indicators=rows_of)
    made = form(build(package, load_edition("2567")), "table-f")
    assert [rows(table) for table in tables(made)] == [
        [["นวัตกรรม", "ตามเกณฑ์", "กิจกรรมหนึ่ง\n(ฝ่ายหนึ่ง)"]],
        [["3.1 เบิกจ่าย", "-", "-"]],
    ]


@pytest.mark.parametrize(
    ("own", "printed"), [("", "ทุกเขตภายในปี"), ("ร้อยละ 80", "ร้อยละ 80")], ids=["none", "its own"]
)
def test_the_target_of_an_issue_stands_where_its_indicator_has_none(own: str, printed: str) -> None:
    package = plan(
        part2=(Part2Issue(number="1", title="ประเด็น", target="ทุกเขตภายในปี", indicators=("i",)),),
        indicators=(Indicator(key="i", name="ตัวชี้วัด", target=own),),
    )
    (table,) = tables(form(build(package, load_edition("2567")), "table-b"))
    assert under(table, "ค่าเป้าหมาย")[0] == printed
