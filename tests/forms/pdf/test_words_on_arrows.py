from __future__ import annotations

import re

import pytest
from pdf_readers import READERS, picture
from test_pages import document, form
from test_tables import cell

from forms.document import Arrow, Cell, Row, Table
from forms.pdf import render
from forms.pdf.arrows import arrows_height, row_labels
from forms.pdf.flows import flow_strips
from forms.pdf.tables import TableLayout
from forms.thai.setting import LEADING

MONTHS = (
    *("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค."),
    *("เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย."),
)
LONG = "ประชุมคณะทำงานร่วมกับทุกส่วนราชการเพื่อติดตามความก้าวหน้า"


def grid(*rows, header: bool = True) -> Table:
    """A grid of two columns and twelve months."""
    above = Row((cell("ขั้นตอน", rows=2), cell("ร้อยละ", rows=2), cell("ระยะเวลา", columns=12)))
    heading = (above, Row(tuple(cell(month) for month in MONTHS))) if header else ()
    body = tuple(
        Row((cell("ขั้น"), Cell(), *(Cell() for _ in MONTHS)), arrows=arrows) for arrows in rows
    )
    return Table((8, 2, *[1] * 12), heading, body)


def labels_of(*arrows: Arrow, header: bool = True):
    table = grid(arrows, header=header)
    layout = TableLayout(table, 50, 660, flow_strips)
    return row_labels(table, table.body[0], layout.edges), layout.edges


def test_short_words_stand_over_the_middle_of_their_arrow():
    labels, edges = labels_of(Arrow(4, 9, "ทุกเดือน"))
    (label,) = labels.labels
    assert (label.left + label.right) / 2 == pytest.approx((edges[4] + edges[10]) / 2)
    assert edges[4] < label.left < label.right < edges[10]
    assert len(label.lines) == 1
    assert label.size < 14


@pytest.mark.parametrize("at", [2, 7, 13])
def test_words_wider_than_their_arrow_stay_among_the_months(at):
    labels, edges = labels_of(Arrow(at, at, LONG))
    (label,) = labels.labels
    assert edges[2] <= label.left
    assert label.right <= edges[14]
    assert "".join(line.text for line in label.lines) == LONG
    assert label.size >= 9


def test_words_stay_out_of_columns_that_are_no_months_when_no_heading_tells():
    labels, edges = labels_of(Arrow(3, 3, LONG), header=False)
    (label,) = labels.labels
    assert edges[3] <= label.left
    assert label.right <= edges[4]
    assert len(label.lines) > 1
    assert "".join(line.text for line in label.lines) == LONG


def test_two_arrows_share_the_months_between_them():
    labels, edges = labels_of(Arrow(3, 4, LONG), Arrow(8, 9, LONG))
    one, other = labels.labels
    assert one.right < (edges[5] + edges[8]) / 2 < other.left
    assert one.tier == other.tier == 0
    for label in (one, other):
        assert "".join(line.text for line in label.lines) == LONG


def test_words_do_not_stand_over_the_arrow_beside():
    labels, edges = labels_of(Arrow(3, 3, LONG), Arrow(5, 9))
    (label,) = labels.labels
    assert label.right <= edges[5]


def test_words_on_arrows_that_overlap_stand_one_above_the_other():
    labels, _ = labels_of(Arrow(3, 8, "งานแรกของหน่วยงาน"), Arrow(4, 9, "งานที่สองของหน่วยงาน"))
    assert {label.tier for label in labels.labels} == {0, 1}
    assert len(labels.tiers) == 2


def test_a_row_is_high_enough_for_its_words():
    table = grid((Arrow(3, 3),), (Arrow(3, 3, LONG),), header=False)
    layout = TableLayout(table, 50, 660, flow_strips)
    plain_row, words_row = (layout.natural(r, layout.slots(n)) for n, r in enumerate(table.body))
    (label,) = row_labels(table, table.body[1], layout.edges).labels
    assert words_row == arrows_height(table, table.body[1], layout.edges)
    assert words_row > len(label.lines) * label.size * LEADING
    assert plain_row < 14 * LEADING + 5


@pytest.mark.parametrize("reader", READERS)
def test_words_are_read_with_their_row(reader):
    table = grid((Arrow(4, 9, "ทุกเดือน"),), (Arrow(13, 13, "ไตรมาสสุดท้าย"),))
    text = "".join(READERS[reader](render(document(form(table, orientation="landscape"))).data))
    found = re.findall("ขั้น(?!ตอน)|ทุกเดือน|ไตรมาสสุดท้าย", text)
    assert found == ["ขั้น", "ทุกเดือน", "ขั้น", "ไตรมาสสุดท้าย"]


def test_no_line_of_the_grid_crosses_words():
    """The ink between two months, with words over them and without."""
    images = [
        picture(
            render(document(form(grid((Arrow(4, 9, words),)), orientation="landscape"))).data,
            scale=4,
        )
        for words in ("", "อออออออออออออออออ")
    ]
    edges = TableLayout(grid(()), 0, 1, flow_strips).edges
    left, width = 30 / 25.4 * 72 * 4, 247 / 25.4 * 72 * 4
    x = round(left + edges[7] * width)
    heights = []
    for image in images:
        box = image.point(lambda grey: 255 if grey < 128 else 0).getbbox()
        column = [image.getpixel((x, y)) < 128 for y in range(box[3] - 80, box[3])]
        heights.append(column.count(True))
    assert heights[0] > 70
    assert heights[1] < heights[0] - 20


def test_words_that_need_no_room_leave_the_arrow_where_it_was():
    images = [
        picture(render(document(form(grid((arrow,)), orientation="landscape"))).data, scale=2)
        for arrow in (Arrow(4, 9), Arrow(4, 9, ""))
    ]
    assert images[0].tobytes() == images[1].tobytes()
