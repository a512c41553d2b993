"""Values, levels and points of indicators, against figures worked out by hand."""

from dataclasses import replace
from decimal import Decimal

import pytest

from db.records import Formula, Indicator, Measure, Package, Plan, Report, Result
from forms.reporting import results
from tests.forms.checks.sound import RULES, rubric

SHARES: dict[int, tuple[str, ...]] = {n: (f"งานแล้วเสร็จร้อยละ {n * 20}",) for n in range(1, 6)}
SHARE = Indicator(
    "k1",
    "1",
    "ร้อยละของงานที่แล้วเสร็จ",
    unit_of_measure="ร้อยละ",
    weight=Decimal(10),
    rubrics=(rubric(10, SHARES),),
)
SURVEY = Indicator("k2", "2", "ระดับความพึงพอใจของผู้ใช้", unit_of_measure="คะแนน", weight=Decimal(10))
RATES: dict[int, tuple[str, ...]] = {
    5: ("ไม่เกิน 3.5 ครั้งต่อ 1,000 วันนอน",),
    4: ("3.51 - 4.50 ครั้งต่อ 1,000 วันนอน",),
    3: ("4.51 - 5.50 ครั้งต่อ 1,000 วันนอน",),
    2: ("5.51 - 6.50 ครั้งต่อ 1,000 วันนอน",),
    1: ("มากกว่า 6.50 ครั้งต่อ 1,000 วันนอน",),
}
INFECTIONS = Indicator(
    "k4",
    "4",
    "อัตราการติดเชื้อ",
    unit_of_measure="ครั้งต่อ 1,000 วันนอน",
    weight=Decimal(10),
    rubrics=(rubric(10, RATES),),
)
STAGES = Indicator("k3", "3", "ระดับความสำเร็จ", unit_of_measure="ระดับ", weight=Decimal(20))


def result(value: str | None = None, above: int | None = None, below: int | None = None) -> Result:
    def figure(number: int | str | None) -> Decimal | None:
        return None if number is None else Decimal(number)

    return Result("k1", None, figure(value), figure(above), figure(below))


def with_formula(indicator: Indicator, multiplier: int | None) -> Indicator:
    times = None if multiplier is None else Decimal(multiplier)
    measure = Measure(formulas=(Formula("", "ก", "ข", times), Formula("", "ค", "ง", Decimal(7))))
    return replace(indicator, measure=measure)


@pytest.mark.parametrize(
    ("indicator", "found", "value"),
    [
        (SHARE, result(None, 3, 4), 75),
        (with_formula(SHARE, 100), result(None, 3, 4), 75),
        (with_formula(SHARE, 1000), result(None, 3, 4), 750),
        (with_formula(SURVEY, None), result(None, 9, 2), Decimal("4.5")),
        (SHARE, result("70", 3, 4), 70),
        (SHARE, result(None, 3, 0), None),
        (SHARE, result(None, None, 4), None),
        (SHARE, result(None, 0, 4), 0),
        (replace(SHARE, unit_of_measure="%"), result(None, 3, 4), 75),
        (INFECTIONS, result(None, 7, 2000), Decimal("3.5")),
        (with_formula(INFECTIONS, None), result(None, 7, 2000), Decimal("3.5")),
        (with_formula(INFECTIONS, 100), result(None, 7, 2000), Decimal("0.35")),
    ],
)
def test_the_value_is_typed_or_by_the_formula_when_it_is_measured(
    indicator: Indicator, found: Result, value: Decimal | None
) -> None:
    assert results.measured_value(indicator, found) == value


@pytest.mark.parametrize(
    ("mean", "level"), [("5", 5), ("4.51", 5), ("4.505", 5), ("4.50", 4), ("2.51", 3), ("1", 1)]
)
def test_a_mean_becomes_its_level_when_an_indicator_is_a_survey(mean: str, level: int) -> None:
    assert results.level_of(SURVEY, result(mean), RULES) == level


def test_a_share_is_no_mean_when_an_indicator_is_a_survey_in_percent() -> None:
    share = replace(SHARE, name="ร้อยละความพึงพอใจของผู้ใช้")
    assert results.level_of(share, result("5"), RULES) == 0
    assert results.level_of(share, result("85"), RULES) == 4


def test_a_value_is_the_level_when_it_is_measured_in_levels() -> None:
    assert results.level_of(STAGES, result("3"), RULES) == 3
    assert results.level_of(STAGES, result("60"), RULES) is None


def test_a_value_is_percent_when_an_indicator_in_levels_has_a_formula() -> None:
    stages = replace(with_formula(STAGES, 100), rubrics=SHARE.rubrics)
    assert results.level_of(stages, result(None, 1, 20), RULES) == 0
    assert results.level_of(stages, result(None, 13, 20), RULES) == 3


def test_no_level_is_told_when_there_is_nothing_to_measure_by() -> None:
    assert results.level_of(SHARE, result(), RULES) is None
    assert results.level_of(replace(SHARE, rubrics=()), result("80"), RULES) is None


@pytest.mark.parametrize(("level", "points"), [("5", "10"), ("3", "6"), ("2.5", "5"), ("0", "0")])
def test_points_are_the_weight_by_the_percent_of_the_level(level: str, points: str) -> None:
    bare = replace(SHARE, rubrics=())
    assert results.points_of(SHARE, Decimal(level), RULES) == Decimal(points)
    assert results.points_of(bare, Decimal(level), RULES) == Decimal(points)


def test_points_add_up_when_an_indicator_has_several_rubrics() -> None:
    stages: dict[int, tuple[str, ...]] = {n: (f"งานขั้นที่ {n}",) for n in range(1, 6)}
    both = replace(SHARE, rubrics=(rubric(4, stages), rubric(6, SHARES)))
    assert results.points_of(both, Decimal(4), RULES) == 8
    # 3.2 of the stages at level 4, and of the shares 4.8 and half of the way to 6.
    found = results.interpolated_points_of(both, Decimal(90), Decimal(4), RULES)
    assert found == Decimal("8.6")


def test_there_are_no_points_when_nothing_weighs() -> None:
    assert results.points_of(Indicator("k9", "9", "ก"), Decimal(5), RULES) is None


def test_points_stand_between_levels_when_a_value_does() -> None:
    interpolated = results.interpolated_points_of
    assert interpolated(SHARE, Decimal(70), Decimal(3), RULES) == 7
    assert interpolated(SURVEY, Decimal("4.01"), Decimal(4), RULES) == 9
    # The level that was given is not the one that the value bears.
    assert interpolated(SHARE, Decimal(70), Decimal(2), RULES) is None
    assert interpolated(replace(SHARE, rubrics=()), Decimal(70), Decimal(3), RULES) is None


def test_less_earns_more_when_the_criteria_fall() -> None:
    assert results.level_of(INFECTIONS, result(None, 7, 2000), RULES) == 5
    assert results.level_of(INFECTIONS, result("4"), RULES) == 4
    # Half of the way from 8 to 10 points.
    assert results.interpolated_points_of(INFECTIONS, Decimal(4), Decimal(4), RULES) == 9


def test_the_newest_figures_stand_when_a_quarter_has_none() -> None:
    reports = (
        Report(1, results=(Result("k1", value=Decimal(40)), Result("k2", level=Decimal(1)))),
        Report(2, results=(Result("k1", level=Decimal(3)),)),
        Report(3, results=(Result("k1", progress=Decimal(70), narrative="เป็นไปตามแผน"),)),
    )
    package = Package(Plan(2568, "2567", indicators=(SHARE, SURVEY)), reports)
    newest = results.newest_result(package, "k1", 3)
    assert newest == reports[1].results[0]
    assert results.newest_result(package, "k2", 4) == reports[0].results[1]
    assert results.newest_result(package, "k3", 4) is None


@pytest.mark.parametrize(
    ("mean", "word"),
    [
        ("5", "มากที่สุด"),
        ("4.51", "มากที่สุด"),
        ("4.504", "มาก"),
        ("4.505", "มากที่สุด"),
        ("3.51", "มาก"),
        ("2.51", "ปานกลาง"),
        ("1.51", "น้อย"),
        ("1.00", "น้อยที่สุด"),
        ("0.99", ""),
        ("5.01", ""),
    ],
)
def test_a_mean_has_its_word(mean: str, word: str) -> None:
    assert results.satisfaction_word(Decimal(mean), RULES) == word


def test_only_the_mean_of_a_survey_names_its_level():
    four = Decimal(4)
    assert results.mean_word(SURVEY, four, RULES) == "มาก"
    assert results.mean_word(SURVEY, None, RULES) == ""
    assert results.mean_word(STAGES, four, RULES) == ""
    assert results.mean_word(replace(SURVEY, unit_of_measure="ร้อยละ"), four, RULES) == ""


@pytest.mark.parametrize(
    ("unit", "told", "note"),
    [
        ("คะแนน", result("4.2"), "ระดับมาก"),
        ("คะแนน", result(None, 9, 2), "ระดับมาก"),
        ("คะแนน", result(), ""),
        ("ร้อยละ", result(), "3.51"),
    ],
)
def test_figures_of_a_survey_say_what_they_are_of(unit, told, note):
    said = results.satisfaction_note(replace(SURVEY, unit_of_measure=unit), told, RULES)
    assert note in said if note else said == ""


def test_other_figures_say_nothing_of_satisfaction():
    assert results.satisfaction_note(SHARE, result("80", 4, 5), RULES) == ""
