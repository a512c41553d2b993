"""Scores so far and as foreseen, against figures worked out by hand."""

from dataclasses import replace
from decimal import Decimal

import pytest

from db.records import (
    Activity,
    Component,
    Framework,
    Indicator,
    Package,
    Plan,
    Project,
    Report,
    Result,
    Span,
    Step,
)
from forms.build import build
from forms.build.charts import StandingWords
from forms.editions.opening import load_edition
from forms.reporting.scores import foreseen_level, foreseen_percent, score_sheet
from forms.reporting.standing import Standing
from tests.forms.build.documents import cell_under, form, lines, rows, tables
from tests.forms.checks.sound import RULES, rubric

SHARES: dict[int, tuple[str, ...]] = {n: (f"งานแล้วเสร็จร้อยละ {n * 20}",) for n in range(1, 6)}
STAGES: dict[int, tuple[str, ...]] = {n: (f"ถึงขั้นที่ {n}",) for n in range(1, 6)}
# Half of the work by the end of the second quarter, all of it by the end of the fourth.
EVEN = Project(
    "p1",
    "ทำทั้งปี",
    activities=(Activity(steps=(Step("1", "ทำ", Decimal(100), (Span("2567-10", "2568-09"),)),)),),
)
LATE = Project(
    "p2",
    "ทำปลายปี",
    activities=(Activity(steps=(Step("1", "ทำ", Decimal(100), (Span("2568-07", "2568-09"),)),)),),
)


def indicator(key: str, component: str, weight: int, projects: tuple[str, ...] = ()) -> Indicator:
    return Indicator(
        key,
        key,
        f"ตัวชี้วัด {key}",
        component,
        unit_of_measure="ร้อยละ",
        weight=Decimal(weight),
        rubrics=(rubric(weight, SHARES if key == "k1" else STAGES),),
        projects=projects,
    )


def decimals(*figures: int | None) -> tuple[Decimal | None, ...]:
    return tuple(None if figure is None else Decimal(figure) for figure in figures)


def result(
    key: str, progress: int | None, value: int | None = None, level: int | None = None
) -> Result:
    done, measured, reached = decimals(progress, value, level)
    return Result(key, done, measured, level=reached)


PACKAGE = Package(
    Plan(
        2568,
        "2567",
        framework=Framework(components=(Component("1.1", "ภารกิจหลัก"), Component("1.2", "ร่วมกัน"))),
        projects=(EVEN, LATE),
        indicators=(
            indicator("k1", "1.1", 10, ("p1",)),
            indicator("k2", "1.2", 20),
            indicator("k3", "1.1", 10, ("p2",)),
            indicator("k4", "1.2", 5),
        ),
    ),
    (
        Report(1, results=(result("k1", 20), result("k2", 15, level=3))),
        Report(2, results=(result("k1", 45, 70), result("k3", 0))),
    ),
)


def foreseen(key: str, quarter: int, package: Package = PACKAGE) -> Decimal | None:
    found = next(item for item in package.plan.indicators if item.key == key)
    return foreseen_percent(package, found, quarter)


def test_a_line_has_level_points_and_points_between_levels_when_figures_allow() -> None:
    (first, _) = score_sheet(PACKAGE, 2, RULES).components[0].lines
    # 70 bears level 3, half of the way to level 4.
    assert (first.value, first.level, first.points, first.interpolated) == decimals(70, 3, 6, 7)


def test_the_level_given_stands_when_a_later_quarter_has_none() -> None:
    (second, _) = score_sheet(PACKAGE, 2, RULES).components[1].lines
    assert (second.level, second.points, second.interpolated) == decimals(3, 12, None)


def test_sums_are_by_component_and_in_all_when_components_are_mixed() -> None:
    sheet = score_sheet(PACKAGE, 2, RULES)
    assert [part.component for part in sheet.components] == ["1.1", "1.2"]
    one, other, total = (*(part.total for part in sheet.components), sheet.total)
    assert (one.weight, one.points, one.interpolated) == decimals(20, 6, 7)
    assert (other.weight, other.points, other.interpolated) == decimals(25, 12, 12)
    # k1 4 × 2, k3 10; k2 no less than the level reached, k4 nothing.
    assert (one.foreseen_points, other.foreseen_points) == decimals(18, 12)
    assert (total.weight, total.points, total.interpolated) == decimals(45, 18, 19)
    assert total.foreseen_points == 30
    assert total.percent(total.points) == 40


def test_what_is_foreseen_is_progress_over_the_plan_when_there_are_steps() -> None:
    # 20 of the 25 planned by December, then 45 of the 50 planned by March.
    assert foreseen("k1", 1) == 80
    assert foreseen("k1", 2) == 90


def test_what_is_foreseen_is_whole_when_the_plan_has_thirds_of_months() -> None:
    # A third of 50 and of 60: 36⅔ are planned, and 60 percent of that is done.
    steps = (
        Step("1", "ทำ", Decimal(50), (Span("2567-12", "2568-02"),)),
        Step("2", "ทำ", Decimal(20), (Span("2567-10", "2567-10"),)),
        Step("3", "ทำ", Decimal(30), (Span("2568-07", "2568-09"),)),
    )
    project = replace(EVEN, activities=(Activity(steps=steps),))
    plan = replace(PACKAGE.plan, projects=(project, LATE))
    told = (Report(1, results=(result("k1", 22),)),)
    package = Package(plan, told)
    assert foreseen("k1", 1, package) == 60
    line = score_sheet(package, 1, RULES).components[0].lines[0]
    assert line.foreseen_level == 3


def test_the_pace_is_that_of_the_quarter_reported_when_the_last_has_no_figure() -> None:
    assert foreseen("k1", 4) == 90


def test_the_share_of_the_year_is_the_plan_when_there_are_no_steps() -> None:
    assert foreseen("k2", 1) == 60
    no_year = replace(PACKAGE, plan=replace(PACKAGE.plan, fiscal_year=None))
    assert foreseen("k1", 1, no_year) == 80


def test_all_goes_as_planned_when_the_plan_has_not_begun_or_is_passed() -> None:
    assert foreseen("k3", 2) == 100
    ahead = replace(PACKAGE, reports=(Report(1, results=(result("k1", 60),)),))
    assert foreseen("k1", 1, ahead) == 100


def test_nothing_is_foreseen_when_nothing_is_reported() -> None:
    assert foreseen("k4", 4) is None
    line = score_sheet(PACKAGE, 2, RULES).components[1].lines[1]
    assert (line.level, line.points, line.foreseen_level, line.foreseen_points) == (None,) * 4


@pytest.mark.parametrize(
    ("percent", "reached", "level"),
    [
        ("100", None, 5),
        ("99.99", None, 4),
        ("80", 3, 4),
        ("59", 3, 3),
        ("19", None, 0),
        (None, 2, 2),
    ],
)
def test_the_level_is_the_one_whose_percent_is_foreseen(
    percent: str | None, reached: int | None, level: int
) -> None:
    figure = None if percent is None else Decimal(percent)
    before = None if reached is None else Decimal(reached)
    assert foreseen_level(figure, before, RULES) == level


def test_the_form_has_lines_and_sums_when_it_is_printed() -> None:
    made = form(build(PACKAGE, load_edition("2567"), forms=["score"], quarter=2), "score")
    (table,) = tables(made)
    assert rows(table) == [
        ["1.1 ภารกิจหลัก"],
        ["1", "ตัวชี้วัด k1", "10", "70.00", "3", "6.00", "7.00", "90.00", "4", "8.00"],
        ["2", "ตัวชี้วัด k3", "10", "-", "-", "-", "-", "100.00", "5", "10.00"],
        ["", "รวม 1.1", "20", "", "", "6.00", "7.00", "", "", "18.00"],
        ["1.2 ร่วมกัน"],
        ["1", "ตัวชี้วัด k2", "20", "-", "3", "12.00", "-", "60.00", "3", "12.00"],
        ["2", "ตัวชี้วัด k4", "5", "-", "-", "-", "-", "-", "-", "-"],
        ["", "รวม 1.2", "25", "", "", "12.00", "12.00", "", "", "12.00"],
        ["", "รวมทั้งสิ้น", "45", "", "", "18.00", "19.00", "", "", "30.00"],
        ["", "คิดเป็นร้อยละของน้ำหนัก", "", "", "", "40.00", "42.22", "", "", "66.67"],
    ]
    assert table.body[1].place == ("plan", "indicators", 0)
    assert cell_under(table, table.body[1], "คะแนนเทียบสัดส่วน").number == 7
    assert any("ความก้าวหน้าล่าสุด ÷ ความก้าวหน้าตามแผน" in line for line in lines(made))


def weighing(*weights: int | None, component: str = "1.1") -> Package:
    """The indicators with other weights, those without one without rubrics."""
    shown = tuple(
        replace(
            item,
            weight=None if weight is None else Decimal(weight),
            rubrics=item.rubrics if weight is not None else (),
            component=item.component and component,
        )
        for item, weight in zip(PACKAGE.plan.indicators, weights, strict=True)
    )
    return replace(PACKAGE, plan=replace(PACKAGE.plan, indicators=shown))


def test_what_does_not_weigh_is_in_no_sum_and_listed_apart() -> None:
    package = weighing(10, None, 10, None)
    sheet = score_sheet(package, 2, RULES)
    assert [line.indicator.key for line in sheet.lines] == ["k1", "k3"]
    assert [item.key for item in sheet.unscored] == ["k2", "k4"]
    assert sheet.total.weight == 20
    made = form(build(package, load_edition("2567"), forms=["score"], quarter=2), "score")
    (table,) = tables(made)
    shown = [row for row in table.body if len(row.cells) > 1][:2]
    assert [cell_under(table, row, "ตัวชี้วัด").text for row in shown] == [
        "ตัวชี้วัด k1",
        "ตัวชี้วัด k3",
    ]
    found = lines(made)
    at = found.index("ตัวชี้วัดที่ไม่มีน้ำหนัก ไม่รวมในตารางนี้")
    assert found[at + 1 : at + 3] == ["- ตัวชี้วัด k2", "- ตัวชี้วัด k4"]


def test_what_was_not_negotiated_is_no_part_of_the_score() -> None:
    package = weighing(10, None, 10, None, component="")
    sheet = score_sheet(package, 2, RULES)
    assert [line.indicator.key for line in sheet.lines] == ["k1", "k3"]
    assert sheet.unscored == ()
    made = form(build(package, load_edition("2567"), forms=["score"], quarter=2), "score")
    assert not any("ไม่มีน้ำหนัก" in line for line in lines(made))


def test_top_points_weigh_when_there_is_no_weight() -> None:
    shown = tuple(replace(item, weight=None) for item in PACKAGE.plan.indicators)
    package = replace(PACKAGE, plan=replace(PACKAGE.plan, indicators=shown))
    before, after = (score_sheet(each, 2, RULES) for each in (PACKAGE, package))
    assert [line.weight for line in after.lines] == [line.weight for line in before.lines]
    assert after.total == before.total
    assert after.unscored == ()


def ids(package: Package, quarter: int = 2) -> set[str]:
    return {made.id for made in build(package, load_edition("2567"), quarter=quarter).forms}


def test_the_form_is_printed_when_there_is_something_to_score() -> None:
    assert "score" in ids(PACKAGE)
    assert "score" in ids(weighing(10, None, None, None))
    assert "score" not in ids(weighing(None, None, None, None))
    # Nothing is told of the only one that weighs, and then its progress.
    assert "score" not in ids(weighing(None, None, None, 10))
    told = (*PACKAGE.reports, Report(3, results=(result("k4", 10),)))
    assert "score" in ids(replace(weighing(None, None, None, 10), reports=told), 3)


@pytest.mark.parametrize(
    ("package", "said"),
    [
        (
            PACKAGE,
            "18.00 คะแนน (ร้อยละ 40.00) จาก 45 คาดการณ์สิ้นปี 30.00 คะแนน (ร้อยละ 66.67)",
        ),
        (weighing(None, None, 10, None), "ยังไม่มีคะแนน จาก 10 คาดการณ์สิ้นปี 10.00 คะแนน (ร้อยละ 100.00)"),
        (weighing(None, None, None, 10), "ยังไม่มีผลที่คิดคะแนนได้"),
        (weighing(None, None, None, None), "ไม่มีตัวชี้วัดที่มีน้ำหนัก"),
    ],
)
def test_score_in_words_says_what_there_is(package: Package, said: str) -> None:
    assert StandingWords(Standing(package, 2, RULES)).score == said


def test_the_form_is_blank_when_it_is_asked_for_without_scores() -> None:
    package = weighing(None, None, None, None)
    made = form(build(package, load_edition("2567"), forms=["score"], quarter=2), "score")
    assert rows(tables(made)[0]) == [["-"] * 10]
