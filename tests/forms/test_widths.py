"""Widths chosen within limits: the fewest pages, and no change for nothing."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from forms.cells import PAD_X
from forms.document import Cell, Document, Form, Group, Item, PageBreak, Row, Run, Table
from forms.pdf import render
from forms.thai.measuring import widest_word
from forms.thai.strips import POINTS
from forms.widths import with_chosen_widths
from tests.forms.random_tables import form as random_form
from tests.forms.random_tables import text, words

HEADER = ("ตัวชี้วัด", "นิยาม", "โครงการ")
# The text width of the forms below, in millimetres.
WIDE = 297 - 30 - 20
LIMITS = ((10.0, 30.0), (30.0, 80.0), (10.0, 30.0))


def row(*contents: str) -> Row:
    return Row(tuple(Cell((text(content),)) for content in contents))


def header(*headings: str) -> tuple[Row, ...]:
    return (Row(tuple(Cell((text(each, bold=True),)) for each in headings)),)


def table(*rows: Row, limits=LIMITS) -> Table:
    return Table((30.0, 40.0, 30.0), header(*HEADER), rows, limits=limits)


def long_table(count: int) -> Table:
    rng = random.Random(count)
    return table(row("ตัวชี้วัดที่หนึ่ง", words(rng, count), "โครงการ"))


def form(*items: Item) -> Form:
    return Form("t", "แบบ", items, orientation="landscape", numbering="none")


def tables_of(made: Form) -> list[Table]:
    inner = [
        part for item in made.items for part in (item.items if isinstance(item, Group) else (item,))
    ]
    return [part for part in inner if isinstance(part, Table)]


def chosen(*items: Item) -> list[tuple[float, ...]]:
    return [each.widths for each in tables_of(with_chosen_widths(form(*items)))]


def pages(made: Form) -> int:
    return len(render(Document("ท", "", (made,))).pages)


def unlimited(made: Form) -> Form:
    def own(item: Item) -> Item:
        if isinstance(item, Group):
            return Group(tuple(own(inner) for inner in item.items))
        return replace(item, limits=()) if isinstance(item, Table) else item

    return replace(made, items=tuple(own(item) for item in made.items))


def test_a_table_has_the_widths_of_its_edition_when_it_fits_a_page():
    assert chosen(long_table(20)) == [(30.0, 40.0, 30.0)]


def test_a_table_has_the_widths_of_its_edition_when_no_choice_saves_a_page():
    # A page and a half of one column, which no width within its limits makes one of.
    narrow = ((29.0, 30.0), (40.0, 42.0), (29.0, 30.0))
    made = replace(long_table(150), limits=narrow)
    assert pages(unlimited(form(made))) == 2
    assert chosen(made) == [made.widths]


def test_the_column_that_makes_a_table_long_gets_width_when_that_saves_a_page():
    made = long_table(150)
    ((name, definition, project),) = chosen(made)
    assert definition > 40
    assert name < 30
    assert project < 30
    assert name + definition + project == pytest.approx(100)
    assert pages(form(made)) < pages(unlimited(form(made)))


def test_widths_are_no_further_from_the_edition_s_than_a_saved_page_needs():
    made = long_table(150)
    ((_, definition, _),) = chosen(made)
    fewest = pages(form(replace(made, widths=(10.0, 80.0, 10.0), limits=())))
    assert fewest == pages(form(made))
    # Half the way from the edition's width is not enough.
    between = 40 + (definition - 40) / 2
    side = (100 - between) / 2
    assert pages(form(replace(made, widths=(side, between, side), limits=()))) > fewest


@pytest.mark.parametrize("seed", range(40))
def test_no_form_takes_more_pages_with_chosen_widths(seed):
    made = random_form(random.Random(seed), limited=True)
    found = with_chosen_widths(made)
    assert pages(made) == pages(found) <= pages(unlimited(made))
    for before, after in zip(tables_of(made), tables_of(found), strict=True):
        assert after.limits == ()
        assert sum(after.widths) == pytest.approx(sum(before.widths))
        for width, (least, most) in zip(after.widths, before.limits, strict=True):
            assert least - 1e-6 <= width <= most + 1e-6
        share = sum(before.widths) / text_width(made)
        for column, width in enumerate(after.widths):
            words = max(widest(line.cells[column]) for line in before.body)
            need = (words + 2 * PAD_X) * share
            assert width >= min(before.widths[column], need) - 0.01


def text_width(made: Form) -> float:
    wide = 297 if made.orientation == "landscape" else 210
    return (wide - made.margins.left - made.margins.right) * POINTS


def widest(cell: Cell) -> float:
    return max((widest_word(each.runs, each.size) for each in cell.flow), default=0.0)


def test_forms_take_fewer_pages_than_with_the_widths_of_the_edition():
    made = [random_form(random.Random(seed), limited=True) for seed in range(100, 120)]
    assert sum(map(pages, made)) < sum(pages(unlimited(each)) for each in made) - 10


def test_tables_of_one_kind_have_the_same_columns_when_only_one_is_long():
    other = Table((50.0, 50.0), header("ระดับ", "วิธี"), (row("5", "ครบ"),))
    grouped = Group((text("เกณฑ์"), long_table(3)))
    after = (PageBreak(), other, long_table(2), grouped)
    first, second, third, fourth = chosen(long_table(150), *after)
    assert first == third == fourth != (30.0, 40.0, 30.0)
    assert second == (50.0, 50.0)


def test_tables_whose_headings_bear_other_footnotes_have_the_same_columns():
    def noted(made: Table, number: str) -> Table:
        _name, *others = made.header[0].cells
        runs = (Run("ตัวชี้วัด", bold=True), Run(number, note=f"หมายเหตุที่ {number}"))
        cell = Cell((replace(text(""), runs=runs),))
        return replace(made, header=(Row((cell, *others)),))

    first, second = chosen(noted(long_table(150), "1"), PageBreak(), noted(long_table(2), "2"))
    assert first == second != (30.0, 40.0, 30.0)


def test_tables_of_other_limits_have_columns_of_their_own():
    fixed = replace(long_table(2), limits=((30.0, 30.0), (40.0, 40.0), (30.0, 30.0)))
    first, second = chosen(long_table(150), fixed)
    assert first != second == (30.0, 40.0, 30.0)


def test_neighbours_under_one_heading_stay_as_wide_as_each_other():
    months = tuple(Cell((text(name, bold=True),)) for name in ("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค."))
    head = (
        Row((Cell((text("ขั้นตอน"),), rows=2), Cell((text("เวลา"),), columns=4))),
        Row(months),
    )
    body = tuple(row(words(random.Random(n), 12), *[""] * 4) for n in range(14))
    limits = ((30.0, 70.0), *[(5.0, 15.0)] * 4)
    ((step, *found),) = chosen(Table((40.0, *[15.0] * 4), head, body, limits=limits))
    assert step > 40
    assert found == [found[0]] * 4


def test_words_of_headings_stay_whole_within_the_limits():
    word = "น้ำหนักคะแนน"
    need = (widest_word(text(word, bold=True).runs, 14) / POINTS + 2) / WIDE * 100
    head = header("ตัวชี้วัด", word, "นิยาม")
    body = (row("ชื่อ", "10", "นิยาม"),)
    made = Table((40.0, 4.0, 56.0), head, body, limits=((20.0, 40.0), (4.0, 12.0), (40.0, 60.0)))
    ((_, weight, _),) = tight = chosen(made)
    assert sum(tight[0]) == pytest.approx(100)
    assert weight == pytest.approx(need, abs=0.05)
    # Beyond its limit no column goes for the sake of a word.
    ((_, weight, _),) = chosen(replace(made, limits=((20.0, 40.0), (4.0, 5.0), (40.0, 60.0))))
    assert weight == pytest.approx(5)


def test_a_column_is_made_no_narrower_than_its_words():
    word = "20,000,000.-"
    need = (widest_word(text(word).runs, 14) + 2 * PAD_X) / POINTS / WIDE * 100
    limits = ((1.0, 30.0), (30.0, 95.0), (1.0, 30.0))
    made = table(row(word, words(random.Random(1), 300), "ก"), limits=limits)
    ((name, _, project),) = chosen(made)
    assert name >= need - 0.01
    assert project >= 1


def test_a_form_without_limits_is_left_as_it_is():
    made = unlimited(form(long_table(150)))
    assert with_chosen_widths(made) is made
    found = with_chosen_widths(form(long_table(150)))
    assert with_chosen_widths(found) is found


def test_tighter_items_of_a_form_have_the_same_widths():
    made = replace(form(long_table(150)), tighter=((long_table(150),),))
    found = with_chosen_widths(made)
    assert found.tighter[0][0].widths == found.items[0].widths != (30.0, 40.0, 30.0)
