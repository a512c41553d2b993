"""Values read against the figures of rubrics, rising, falling, and open at the bottom."""

from decimal import Decimal

import pytest

from db.records import Rubric, RubricLevel
from forms.rubric_figures import FAR, figures_asked
from forms.scales import Scale, read_on, rubric_scale


def rubric(*criteria: str | tuple[str, ...]) -> Rubric:
    """Levels 5 down to 1."""
    rows = zip(range(5, 0, -1), criteria, strict=True)
    levels = (RubricLevel(n, None, (text,) if isinstance(text, str) else text) for n, text in rows)
    return Rubric("", tuple(levels))


RISING = rubric(
    ("ใช้บริการเพิ่มขึ้นตั้งแต่ร้อยละ 10.00 ขึ้นไป", "เสนอรายงานต่อผู้บริหาร"),
    "ใช้บริการเพิ่มขึ้นร้อยละ ๘.๐๐ - ๙.๙๙",
    "ใช้บริการเพิ่มขึ้นร้อยละ 6.00 - 7.99",
    "ใช้บริการเพิ่มขึ้นร้อยละ 4.00 - 5.99",
    ("มีแผน", "ใช้บริการเพิ่มขึ้นน้อยกว่าร้อยละ 4.00"),
)
FALLING = rubric("ไม่เกิน 5 วัน", "6 - 10 วัน", "11 - 15 วัน", "16 - 20 วัน", "เกิน 20 วัน")
COUNTED = rubric("ทำแล้ว 12 ครั้ง", "ทำแล้ว 11 ครั้ง", "ทำแล้ว 10 ครั้ง", "ทำแล้ว 9 ครั้ง", "มีแผน")


@pytest.mark.parametrize(
    ("text", "unit", "low", "high"),
    [
        ("ร้อยละ ๘๐", "ร้อยละ", 80, 80),
        ("ร้อยละ 70 ถึง ร้อยละ 79.99", "ร้อยละ", 70, Decimal("79.99")),
        ("ไม่น้อยกว่าร้อยละ 60", "ร้อยละ", 60, FAR),
        ("ต่ำกว่าร้อยละ 60", "ร้อยละ", -FAR, Decimal("59.99")),
        ("มากกว่า 1,000 คน", "คน", Decimal("1000.01"), FAR),
        ("ไม่เกิน 3 เรื่อง", "เรื่อง", -FAR, 3),
        ("3 เรื่องลงมา", "เรื่อง", -FAR, 3),
    ],
)
def test_a_criterion_asks_for_its_figures_when_it_names_the_unit(
    text: str, unit: str, low: Decimal, high: Decimal
) -> None:
    (asked,) = figures_asked(f"ดำเนินการได้{text} (ปีละ 2 รอบ)", unit)
    assert (asked.low, asked.high) == (low, high)


@pytest.mark.parametrize(
    ("value", "level", "between"),
    [
        ("12", 5, "5"),
        ("10", 5, "5"),
        ("9.999", 5, "5"),
        ("9.99", 4, "4.995"),
        ("7", 3, "3.5"),
        ("4", 2, "2"),
        ("3.99", 1, "1"),
        ("-2", 1, "1"),
    ],
)
def test_the_level_is_the_highest_reached_when_figures_rise(
    value: str, level: int, between: str
) -> None:
    scale = rubric_scale(RISING, "ร้อยละ")
    assert scale is not None
    reading = read_on(scale, Decimal(value))
    assert (reading.level, reading.between, reading.sure) == (
        Decimal(level),
        Decimal(between),
        True,
    )


@pytest.mark.parametrize(
    ("value", "level", "between"),
    [("4", 5, "5"), ("5", 5, "5"), ("7", 4, "4.6"), ("20", 2, "2"), ("21", 1, "1")],
)
def test_less_is_better_when_figures_fall(value: str, level: int, between: str) -> None:
    scale = rubric_scale(FALLING, "วัน")
    assert scale is not None
    reading = read_on(scale, Decimal(value))
    assert (reading.level, reading.between) == (Decimal(level), Decimal(between))


def test_the_level_is_not_sure_when_a_value_is_below_all_figures() -> None:
    scale = rubric_scale(COUNTED, "ครั้ง")
    assert scale is not None
    assert read_on(scale, Decimal(9)).sure
    reading = read_on(scale, Decimal(8))
    assert (reading.level, reading.sure) == (Decimal(1), False)


def test_hundredths_are_compared_when_a_share_has_no_end() -> None:
    shares = rubric("ร้อยละ 100", "ร้อยละ 91.67", "ร้อยละ 83.33", "ร้อยละ 75.00", "ไม่เกินร้อยละ 66.67")
    scale = rubric_scale(shares, "ร้อยละ")
    assert scale is not None
    assert read_on(scale, Decimal(11) / 12 * 100).level == 4


def test_the_figures_in_the_same_words_count_when_a_level_has_several() -> None:
    several = rubric(
        ("พอใจร้อยละ 85", "ทำได้ร้อยละ 100"), "ทำได้ร้อยละ 80", "ทำได้ร้อยละ 60", "ทำได้ร้อยละ 40", "มีแผน"
    )
    scale = rubric_scale(several, "ร้อยละ")
    assert scale is not None
    assert scale.figures[-1] == (Decimal(100), Decimal(5))


@pytest.mark.parametrize(
    "criteria",
    [
        ("ร้อยละ 100", "ร้อยละ 80", "ทำสัญญา", "ประกาศ", "มีแผน"),
        ("ร้อยละ 80", "ร้อยละ 90", "ร้อยละ 60", "ร้อยละ 40", "ร้อยละ 20"),
        ("ร้อยละ 80", "ร้อยละ 80", "ร้อยละ 80", "ร้อยละ 80", "ร้อยละ 80"),
        ("ทำครบ", "ทำสาม", "ทำสอง", "ทำหนึ่ง", "มีแผน"),
    ],
)
def test_there_is_no_scale_when_figures_are_few_or_in_no_order(criteria: tuple[str, ...]) -> None:
    assert rubric_scale(rubric(*criteria), "ร้อยละ") is None


def test_a_level_is_read_when_a_value_is_beyond_all_bounds() -> None:
    scale = Scale(((Decimal(1), Decimal(1)), (Decimal(2), Decimal(2))))
    assert read_on(scale, Decimal(10) ** 40).level == 2
