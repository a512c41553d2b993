"""Heights reckoned without setting text are those of the layout."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from forms.document import Cell, Document, Form, Fraction, Group, Paragraph, Row, Table
from forms.heights import BodyHeights, HeaderHeight, cell_height
from forms.pages import PageCount
from forms.pdf import render
from forms.pdf.flows import flow_strips
from forms.pdf.tables import TableLayout
from forms.thai.setting import LEADING
from tests.forms.random_tables import form, joined, table, text


def reckoned(given: Table, width: float) -> float:
    whole = sum(given.widths)
    widths = tuple(share * width / whole for share in given.widths)
    header = HeaderHeight(given.header, given.size).height(widths)
    return header + sum(BodyHeights(given).heights(widths))


@pytest.mark.parametrize("seed", range(30))
def test_a_table_is_as_high_as_its_layout_in_any_width(seed):
    rng = random.Random(seed)
    given = table(rng)
    if seed % 2:
        given = joined(rng, given)
    for width in (300.0, 455.5, 700.0):
        expected = TableLayout(given, 0, width, flow_strips).height()
        assert reckoned(given, width) == pytest.approx(expected, abs=0.5)


def test_headings_over_several_columns_and_rows_count():
    header = (
        Row(
            (Cell((text("ขั้นตอนการปฏิบัติงานของโครงการ " * 4),), rows=2), Cell((text("ปี"),), columns=2))
        ),
        Row((Cell((text("ต.ค."),)), Cell((text("พ.ย."),)))),
    )
    given = Table((1, 1, 1), header, (Row((Cell((Fraction("ก", "ข", "ค"),)), Cell(), Cell())),))
    for width in (150.0, 400.0):
        assert reckoned(given, width) == pytest.approx(
            TableLayout(given, 0, width, flow_strips).height()
        )


def test_rows_that_may_be_parted_need_room_for_their_short_cells_alone():
    def least(lines: int, beside: int) -> float:
        row = Row(tuple(Cell((text("\n".join("ก" * count)),)) for count in (lines, beside)))
        ((_, found),) = BodyHeights(Table((1, 1), (), (row,))).rows((200.0, 200.0))
        return (found - cell_height((), 1)) / (14 * LEADING)

    assert round(least(5, 1)) == 5
    assert round(least(6, 1)) == 2
    assert round(least(20, 7)) == 7
    assert round(least(20, 8)) == 2


@pytest.mark.parametrize("seed", range(25))
def test_pages_are_those_of_the_layout_or_nearly_so(seed):
    made = form(random.Random(seed))
    # Nothing is set closer in a form that has settings of its own.
    usual = replace(made, tighter=(made.items,))
    pages = len(render(Document("ท", "", (usual,))).pages)
    count = PageCount(made)
    assert count.pages() <= pages + 1
    assert count.pages(lost=1) >= pages - 1


@pytest.mark.parametrize("lines", range(28, 46))
def test_texts_that_stay_together_do_so_where_a_page_holds_them_below_its_head(lines):
    def line(words: str) -> Paragraph:
        return text(words, size=16)

    # The head of every further page takes some lines from what it holds.
    made = Form(
        "t",
        "แบบ",
        (line("ก่อนหน้า"), Group(tuple(line(f"บรรทัดที่ {n}") for n in range(lines)))),
        running=tuple(line(f"หัวแบบ {n}") for n in range(4)),
    )
    assert PageCount(made).pages() == len(render(Document("ท", "", (made,))).pages)
