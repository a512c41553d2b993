"""Values read against the figures of rubrics, rising, falling, and open at the bottom."""

from decimal import Decimal

import pytest

from db.records import Rubric, RubricLevel
from forms.rubric_figures import FAR, bare_figures, figures_asked, rate_base
from forms.scales import Scale, read_on, rubric_scale


def rubric(*criteria: str | tuple[str, ...]) -> Rubric:
    """Levels 5 down to 1, or to the last that has criteria."""
    rows = zip(range(5, 0, -1), criteria, strict=False)
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


RATE = "ครั้งต่อ 1,000 วันนอน"


@pytest.mark.parametrize(
    ("text", "unit", "low", "high"),
    [
        ("ร้อยละ ๘๐", "ร้อยละ", "80", "80"),
        ("ร้อยละ 70 ถึง ร้อยละ 79.99", "ร้อยละ", "70", "79.99"),
        ("ร้อยละ 80 ขึ้นไป", "ร้อยละ", "80", FAR),
        ("ไม่น้อยกว่าร้อยละ 60", "ร้อยละ", "60", FAR),
        ("อย่างน้อยร้อยละ 60", "ร้อยละ", "60", FAR),
        ("มากกว่าร้อยละ 60", "ร้อยละ", "60.01", FAR),
        ("ต่ำกว่าร้อยละ 60", "ร้อยละ", -FAR, "59.99"),
        ("น้อยกว่าร้อยละ 5", "ร้อยละ", -FAR, "4.99"),
        ("น้อยกว่าหรือเท่ากับร้อยละ 5", "ร้อยละ", -FAR, "5"),
        ("ร้อยละไม่เกิน 5", "ร้อยละ", -FAR, "5"),
        ("< 5%", "ร้อยละ", -FAR, "4.99"),
        ("≤ 5 เปอร์เซ็นต์", "%", -FAR, "5"),
        ("70 - 79.99 %", "%", "70", "79.99"),
        ("มากกว่าร้อยละ 5 แต่ไม่ถึงร้อยละ 10", "ร้อยละ", "5.01", "9.99"),
        ("มากกว่าร้อยละ 5 แต่ไม่เกินร้อยละ 10", "ร้อยละ", "5.01", "10"),
        ("ระหว่างร้อยละ 5 และร้อยละ 10", "ร้อยละ", "5", "10"),
        ("มากกว่า 1,000 คน", "คน", "1000.01", FAR),
        ("ไม่น้อยกว่า 10 แห่ง", "แห่ง", "10", FAR),
        ("ไม่น้อยกว่าจำนวน 10 แห่ง", "แห่ง", "10", FAR),
        ("ไม่เกิน 3 เรื่อง", "เรื่อง", -FAR, "3"),
        ("3 เรื่องลงมา", "เรื่อง", -FAR, "3"),
        ("3 เรื่องหรือน้อยกว่า", "เรื่อง", -FAR, "3"),
        ("≤ 2 ครั้ง", "ครั้ง", -FAR, "2"),
        ("> 2 ครั้ง", "ครั้ง", "2.01", FAR),
        ("5 ครั้ง - 10 ครั้ง", "ครั้ง", "5", "10"),
        ("มากกว่า 3 แต่ไม่เกิน 5 เรื่อง", "เรื่อง", "3.01", "5"),
        ("ภายใน 15 วันทำการ", "วัน", -FAR, "15"),
        ("ไม่ช้ากว่า 15 วัน", "วัน", -FAR, "15"),
        ("ไม่น้อยกว่า 1.5 ล้านบาท", "บาท", "1500000", FAR),
        ("ไม่น้อยกว่า 1.5 ล้านบาท", "ล้านบาท", "1.5", FAR),
        ("500,000 บาท ถึง 1 ล้านบาท", "บาท", "500000", "1000000"),
        ("เพิ่มขึ้น 2.5 จุดเปอร์เซ็นต์", "จุดเปอร์เซ็นต์", "2.5", "2.5"),
        ("ไม่เกิน 3.5 ครั้งต่อ 1,000 วันนอน", RATE, -FAR, "3.5"),
        ("๓.๕๑ - ๔.๕๐ ครั้ง/๑,๐๐๐ วันนอน", RATE, "3.51", "4.50"),
        ("มากกว่า 4.5 ครั้ง ต่อ 1000 วันนอน", RATE, "4.51", FAR),
        ("อัตรา 2 ต่อพันวันนอน", RATE, "2", "2"),
        ("2 ครั้งต่อ 1,000 วันนอน", "อัตรา (ต่อ ๑,๐๐๐ วันนอน)", "2", "2"),
        ("ไม่เกิน 12 รายต่อประชากร 100,000 คน", "รายต่อประชากรแสนคน", -FAR, "12"),
        ("ไม่เกิน 12 รายต่อแสนประชากร", "ต่อ 100,000 ประชากร", -FAR, "12"),
        ("1.2 กิโลกรัม/คน/วัน", "กิโลกรัมต่อคนต่อวัน", "1.2", "1.2"),
    ],
)
def test_a_criterion_asks_for_its_figures_when_it_names_the_unit(
    text: str, unit: str, low: Decimal | str, high: Decimal | str
) -> None:
    (asked,) = figures_asked(f"ดำเนินการได้{text} (ปีละ 2 รอบ)", unit)
    assert (asked.low, asked.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        # The number of a rate is no figure of what it counts by.
        ("ไม่เกิน 3.5 ครั้งต่อ 1,000 วันนอน", "วันนอน"),
        ("ไม่เกิน 3.5 ครั้ง/1,000 วันนอน", "วันนอน"),
        ("ไม่เกิน 12 รายต่อประชากร 1,000 คน", "คน"),
        # Nor is one rate another.
        ("ไม่เกิน 3.5 ครั้งต่อ 100 วันนอน", RATE),
        ("ไม่เกิน 3.5 ครั้งต่อ 1,000 ราย", RATE),
        ("ทำได้ 24 แห่ง", "ร้อยละ"),
        ("ทำได้ 80", "ร้อยละ"),
    ],
)
def test_a_figure_of_another_unit_is_not_asked_for(text: str, unit: str) -> None:
    assert figures_asked(text, unit) == ()


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("ไม่เกิน 3.5", -FAR, "3.5"),
        ("อัตราการติดเชื้อไม่เกิน ๓.๕", -FAR, "3.5"),
        ("3.51 - 4.50", "3.51", "4.50"),
        ("ตั้งแต่ 80 ขึ้นไป", "80", FAR),
        ("> 5", "5.01", FAR),
        ("3", "3", "3"),
    ],
)
def test_a_figure_needs_no_unit_when_a_criterion_ends_with_it(
    text: str, low: Decimal | str, high: Decimal | str
) -> None:
    (asked,) = bare_figures(text)
    assert (asked.low, asked.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    "text",
    [
        "ดำเนินการถึงขั้นตอนที่ 3",
        "แผนของปี 2566 - 2570",
        "เบิกจ่ายในปีงบประมาณ พ.ศ. 2568",
        "ทำได้ 3",
        "ไม่เกิน 3.5 ครั้ง",
        "ภายใน 30 กันยายน 2568",
        "คำสั่งเลขที่ 1/2567",
    ],
)
def test_a_number_that_names_or_has_a_unit_is_no_bare_figure(text: str) -> None:
    assert bare_figures(text) == ()


@pytest.mark.parametrize(
    ("unit", "base"),
    [
        (RATE, "1000"),
        ("ต่อ ๑,๐๐๐ คน", "1000"),
        ("ครั้ง/100 วันนอน", "100"),
        ("รายต่อแสนประชากร", "100000"),
        ("รายต่อประชากรแสนคน", "100000"),
        ("รายต่อประชากร 1,000 คน", "1000"),
        ("ต้นต่อพันธุ์", "1"),
        ("ครั้งต่อปี", "1"),
        ("ครั้ง", None),
    ],
)
def test_a_rate_counts_by_the_number_in_its_unit(unit: str, base: str | None) -> None:
    assert rate_base(unit) == (None if base is None else Decimal(base))


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


INFECTIONS = {
    "in full": rubric(
        "ไม่เกิน 3.50 ครั้งต่อ 1,000 วันนอน",
        "3.51 - 4.50 ครั้งต่อ 1,000 วันนอน",
        "4.51 - 5.50 ครั้งต่อ 1,000 วันนอน",
        "5.51 - 6.50 ครั้งต่อ 1,000 วันนอน",
        "มากกว่า 6.50 ครั้งต่อ 1,000 วันนอน",
    ),
    "unit said once": rubric(
        "ไม่เกิน ๓.๕๐ ครั้ง/๑,๐๐๐ วันนอน", "๓.๕๑ - ๔.๕๐", "๔.๕๑ - ๕.๕๐", "๕.๕๑ - ๖.๕๐", "มากกว่า ๖.๕๐"
    ),
    "bounds alone": rubric("≤ 3.5", "≤ 4.5", "≤ 5.5", "≤ 6.5", "> 6.5"),
}


@pytest.mark.parametrize("form", INFECTIONS)
@pytest.mark.parametrize(
    ("value", "level", "between"),
    [
        ("0", 5, "5"),
        ("3.5", 5, "5"),
        ("3.504", 5, "5"),
        ("3.505", 4, "4.99"),
        ("4", 4, "4.5"),
        ("4.5", 4, "4"),
        ("4.51", 3, "3.99"),
        ("6.5", 2, "2"),
        ("6.51", 1, "1"),
        ("1000", 1, "1"),
    ],
)
def test_less_is_better_when_a_rate_falls(form: str, value: str, level: int, between: str) -> None:
    scale = rubric_scale(INFECTIONS[form], RATE)
    assert scale is not None
    reading = read_on(scale, Decimal(value))
    assert (reading.level, reading.between) == (Decimal(level), Decimal(between))


@pytest.mark.parametrize(
    ("criteria", "unit", "value", "level"),
    [
        (("ภายใน 15 วัน", "16 - 20 วัน", "21 - 25 วัน", "26 - 30 วัน", "เกิน 30 วัน"), "วัน", "15", 5),
        (("ภายใน 15 วัน", "16 - 20 วัน", "21 - 25 วัน", "26 - 30 วัน", "เกิน 30 วัน"), "วัน", "15.01", 4),
        (("น้อยกว่าร้อยละ 5", "ร้อยละ 5 - 9", "ร้อยละ 10 - 14"), "ร้อยละ", "4.99", 5),
        (("น้อยกว่าร้อยละ 5", "ร้อยละ 5 - 9", "ร้อยละ 10 - 14"), "ร้อยละ", "5", 4),
        (("ไม่น้อยกว่า 10 แห่ง", "8 - 9 แห่ง", "6 - 7 แห่ง"), "แห่ง", "10", 5),
        (("ไม่น้อยกว่า 10 แห่ง", "8 - 9 แห่ง", "6 - 7 แห่ง"), "แห่ง", "9.99", 4),
        (("80 ขึ้นไป", "70 - 79.99", "60 - 69.99", "50 - 59.99", "น้อยกว่า 50"), "%", "79.99", 4),
        (("80 ขึ้นไป", "70 - 79.99", "60 - 69.99", "50 - 59.99", "น้อยกว่า 50"), "%", "80", 5),
    ],
)
def test_the_direction_is_that_of_the_figures(
    criteria: tuple[str, ...], unit: str, value: str, level: int
) -> None:
    scale = rubric_scale(rubric(*criteria), unit)
    assert scale is not None
    assert read_on(scale, Decimal(value)).level == level


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
