"""Where the shapes of charts stand: what is drawn is what the figures say."""

from decimal import Decimal
from itertools import pairwise

import pytest

from forms.charts import Box, Drawing, Marker, Words, drawing
from forms.charts.table import chart_table
from forms.document import PERCENT, Chart, Series
from forms.thai.measuring import text_width
from forms.thai.strips import POINTS

MONTHS = ("ต.ค.", "พ.ย.", "ธ.ค.")
WIDTH = 170.0


def figures(*values: int | None) -> tuple[Decimal | None, ...]:
    return tuple(None if value is None else Decimal(value) for value in values)


def lines(planned=(10, 50, 100), actual=(None, 40, None)) -> Chart:
    series = (
        Series("ตามแผน", figures(*planned), "planned"),
        Series("ผลงานจริง", figures(*actual), "actual"),
    )
    return Chart("lines", MONTHS, series, PERCENT)


def bars(names=("ฝ่ายหนึ่ง", "ฝ่ายสอง"), whole=(80, 40), part=(20, 40), unit="บาท") -> Chart:
    series = (
        Series("งบประมาณ", figures(*whole), "planned"),
        Series("เบิกจ่าย", figures(*part), "actual"),
    )
    return Chart("bars", names, series, unit, tuple("หมายเหตุ" for _ in names))


def shares(*counts: int) -> Chart:
    names = ("สำเร็จ", "ตามแผน", "ช้ากว่าแผน", "ช้ากว่าแผนมาก", "ยังไม่มีผล")
    return Chart("shares", names, (Series("ตัวชี้วัด", figures(*counts), "actual"),), "ตัวชี้วัด")


def words_of(made: Drawing) -> list[str]:
    return [shape.text for shape in made.shapes if isinstance(shape, Words)]


def edges(words: Words) -> tuple[float, float]:
    width = text_width(words.text, words.size, bold=words.bold) / POINTS
    left = words.x - {"left": 0.0, "center": width / 2, "right": width}[words.anchor]
    return left, left + width


@pytest.mark.parametrize("chart", [lines(), bars(), shares(3, 2, 1, 0, 4)])
def test_everything_stands_within_the_drawing(chart):
    made = drawing(chart, WIDTH)
    for shape in made.shapes:
        if isinstance(shape, Words):
            left, right = edges(shape)
            assert left >= -0.1
            assert right <= WIDTH + 0.1
            assert 0 < shape.baseline <= made.height
        if isinstance(shape, Box):
            assert shape.left >= 0
            assert shape.left + shape.width <= WIDTH + 0.01
            assert shape.top + shape.height <= made.height


def test_marker_stands_as_high_as_its_figure():
    made = drawing(lines(planned=(0, 50, 100), actual=(None,) * 3), WIDTH)
    low, middle, high = [s for s in made.shapes if isinstance(s, Marker)][-3:]
    assert low.y > middle.y > high.y
    assert middle.y == pytest.approx((low.y + high.y) / 2)
    assert low.x < middle.x < high.x


def test_month_without_a_figure_has_no_marker():
    made = drawing(lines(planned=(None,) * 3, actual=(None, 40, None)), WIDTH)
    key = drawing(lines(planned=(None,) * 3, actual=(None,) * 3), WIDTH)
    markers = [s for s in made.shapes if isinstance(s, Marker)]
    assert len(markers) == len([s for s in key.shapes if isinstance(s, Marker)]) + 1


def test_last_figures_never_stand_on_one_another():
    made = drawing(lines(planned=(10, 50, 52), actual=(None, None, 51)), WIDTH)
    last = [s for s in made.shapes if isinstance(s, Words) and s.bold]
    assert [s.text for s in last] == ["52", "51"]
    assert abs(last[0].baseline - last[1].baseline) > 3


def test_series_differ_by_more_than_colour():
    made = drawing(lines(actual=(10, 40, 60)), WIDTH)
    rounds = {s.ink: s.round for s in made.shapes if isinstance(s, Marker)}
    assert rounds == {"planned": True, "actual": False}


def test_bars_are_as_long_as_their_figures():
    made = drawing(bars(), WIDTH)
    boxes = [s for s in made.shapes if isinstance(s, Box)][2:]
    whole_1, part_1, whole_2, part_2 = (box.width for box in boxes)
    assert whole_1 == pytest.approx(2 * whole_2)
    assert part_1 == pytest.approx(whole_1 / 4)
    assert part_2 == pytest.approx(whole_2)


def test_percent_bars_are_parts_of_a_hundred():
    whole = drawing(bars(whole=(100, 50), part=(0, 0), unit=PERCENT), WIDTH)
    half = drawing(bars(whole=(50, 25), part=(0, 0), unit=PERCENT), WIDTH)
    longest = [max(s.width for s in d.shapes if isinstance(s, Box)) for d in (whole, half)]
    assert longest[0] == pytest.approx(2 * longest[1])


def test_long_names_take_two_lines_and_say_that_they_go_on():
    name = "กลุ่มงานส่งเสริมการอ่านและกิจกรรมการเรียนรู้ตลอดชีวิตของประชาชนในพื้นที่เขตชั้นในและชั้นนอก"
    made = drawing(bars(names=(name, "ฝ่ายสอง")), WIDTH)
    told = [text for text in words_of(made) if text.rstrip("…") in name]
    assert len(told) == 2
    assert told[1].endswith("…")


def test_shares_part_the_bar_by_the_counts():
    made = drawing(shares(3, 0, 1, 0, 0), WIDTH)
    boxes = [s for s in made.shapes if isinstance(s, Box) and s.top == 0]
    assert [round(box.width) for box in boxes] == [round(WIDTH * 3 / 4), round(WIDTH / 4)]
    assert {"สำเร็จ 3", "ตามแผน 0", "ช้ากว่าแผน 1"} <= set(words_of(made))


def test_every_share_has_a_pattern_of_its_own():
    made = drawing(shares(1, 1, 1, 1, 1), WIDTH)
    patterns = [s.pattern for s in made.shapes if isinstance(s, Box) and s.top == 0]
    assert len(set(patterns)) == 5


def test_nothing_is_drawn_of_no_figures():
    assert drawing(shares(0, 0, 0, 0, 0), WIDTH).height > 0
    assert drawing(bars(names=(), whole=(), part=()), WIDTH).height > 0


def test_table_of_a_chart_has_its_figures():
    table = chart_table(bars())
    assert [cell.text for cell in table.header[0].cells] == [
        *("รายการ (บาท)", "งบประมาณ", "เบิกจ่าย", "หมายเหตุ")
    ]
    assert [[cell.number for cell in row.cells][1:3] for row in table.body] == [
        [Decimal(80), Decimal(20)],
        [Decimal(40), Decimal(40)],
    ]


@pytest.mark.parametrize("width", [60.0, 110.0, 118.0, 125.0, WIDTH])
def test_key_of_the_shares_has_room_between_its_entries_on_every_width(width):
    made = drawing(shares(3, 2, 1, 0, 4), width)
    rows: dict[float, list[tuple[float, float]]] = {}
    for words in (shape for shape in made.shapes if isinstance(shape, Words)):
        rows.setdefault(words.baseline, []).append(edges(words))
    samples = [shape for shape in made.shapes if isinstance(shape, Box)][-5:]
    assert sum(map(len, rows.values())) == len(samples) == 5
    gaps = [
        after[0] - before[1] for row in rows.values() for before, after in pairwise(sorted(row))
    ]
    assert gaps == pytest.approx([gaps[0]] * len(gaps)) if gaps else width == 60.0
    assert all(gap > 2 * samples[0].width for gap in gaps)
    assert all(right <= width + 0.1 for row in rows.values() for _, right in row)
