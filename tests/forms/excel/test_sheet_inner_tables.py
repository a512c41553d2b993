from __future__ import annotations

from dataclasses import replace

import pytest

from forms.document import Cell, Figure, Row, Table, plain
from forms.excel.measure import height_needed, usable_width
from tests.forms.excel.sheets import (
    SENTENCE,
    block,
    cell,
    find,
    height,
    pixels,
    row,
    sheet_of,
    table,
    texts,
)
from tests.forms.pictures import picture_file

HEAD = (
    Row((cell("ข้อคำถาม", rows=2, middle=True), cell("ระดับ", columns=2))),
    row("มาก", "น้อย"),
)


def inner(count: int, **options) -> Table:
    body = tuple(row(f"ถาม {n}", f"มาก {n}", f"น้อย {n}") for n in range(count))
    return Table((2, 1, 1), HEAD, body, **options)


def within(*flow, **options) -> Table:
    beside = Row((cell("ที่หนึ่ง"), Cell(flow), cell("ท้าย")))
    return table(
        beside,
        row("2", "ต่อ", "จบ"),
        header=("ที่", "นิยาม", "โครงการ"),
        widths=(0.2, 0.6, 0.2),
        **options,
    )


def test_a_table_in_a_cell_stands_in_rows_and_columns_of_its_own():
    sheet = sheet_of(within(plain("ก่อน", size=14), inner(3), plain("หลัง", size=14)))
    rows = [find(sheet, words).row for words in ("ก่อน", "ข้อคำถาม", "ถาม 0", "ถาม 2", "หลัง", "ต่อ")]
    assert rows == sorted(set(rows))
    for number in range(3):
        line = [find(sheet, f"{kind} {number}") for kind in ("ถาม", "มาก", "น้อย")]
        assert len({c.row for c in line}) == 1
        assert [c.column for c in line] == sorted({c.column for c in line})
        assert all(c.border.left.style == "thin" for c in line)
    left, _, right, _ = block(sheet, find(sheet, "ก่อน"))
    first, last = find(sheet, "ถาม 0"), find(sheet, "น้อย 0")
    assert first.column == left
    assert block(sheet, last)[2] == right
    whole = pixels(sheet, left, right)
    assert pixels(sheet, left, block(sheet, first)[2]) == pytest.approx(whole / 2, abs=3)


def test_its_header_cells_span_and_cells_beside_stand_over_all_its_rows():
    sheet = sheet_of(within(inner(3)))
    question = block(sheet, find(sheet, "ข้อคำถาม"))
    level = block(sheet, find(sheet, "ระดับ"))
    assert question[3] > question[1]
    assert level[2] > level[0]
    beside = block(sheet, find(sheet, "ท้าย"))
    assert beside[1] <= question[1]
    assert beside[3] >= find(sheet, "ถาม 2").row


def test_every_word_of_it_is_shown_however_long_its_cells_are():
    long = Table((1, 1), (), (row(SENTENCE * 9, "สั้น"), row("สอง", SENTENCE * 60)))
    sheet = sheet_of(within(long))
    for words in (SENTENCE * 9, SENTENCE * 60):
        found = find(sheet, words)
        left, top, right, bottom = block(sheet, found)
        need = height_needed((plain(words, size=14),), usable_width(pixels(sheet, left, right)))
        assert height(sheet, top, bottom) >= need
    assert max(d.height for d in sheet.row_dimensions.values()) <= 409


def test_a_long_one_goes_on_over_pages_between_its_rows():
    sheet = sheet_of(within(inner(60)), orientation="landscape")
    starts = {find(sheet, f"ถาม {n}").row for n in range(60)}
    breaks = {b.id + 1 for b in sheet.row_breaks.brk}
    assert [c.value for c in sheet["A"]].count("ที่หนึ่ง") == 1
    inside = {r for r in breaks if min(starts) < r < max(starts)}
    assert inside <= starts


def test_no_page_ends_between_its_header_and_its_first_row():
    for count in range(2, 14):
        lead = plain("\n".join(["ข้อความ"] * count), size=14)
        sheet = sheet_of(within(lead, inner(9)), orientation="landscape")
        breaks = {b.id + 1 for b in sheet.row_breaks.brk}
        assert not breaks & {find(sheet, "มาก").row, find(sheet, "ถาม 0").row}


def test_merged_blocks_never_overlap():
    flow = (plain("ก่อน"), inner(2), Figure(picture_file(), "คำบรรยาย"), inner(2, title=plain("ชื่อ")))
    sheet = sheet_of(within(*flow), within(inner(1)), orientation="landscape")
    merged = [r.bounds for r in sheet.merged_cells.ranges]
    places = {(x, y) for a, b, c, d in merged for x in range(a, c + 1) for y in range(b, d + 1)}
    assert len(places) == sum((c - a + 1) * (d - b + 1) for a, b, c, d in merged)


def test_columns_of_tables_without_one_keep_their_widths():
    sheet = sheet_of(within(inner(1)), within(plain("ก่อน")))
    whole = 160 / 25.4 * 96
    for words, share in (("ที่หนึ่ง", 0.2), ("ก่อน", 0.6), ("ท้าย", 0.2)):
        left, _, right, _ = block(sheet, find(sheet, words))
        assert pixels(sheet, left, right) == pytest.approx(whole * share, abs=7)


def test_a_title_stands_above_in_a_cell_and_among_the_items():
    titled = replace(within(inner(1, title=plain("ชื่อในช่อง", size=14))), title=plain("ชื่อตาราง"))
    sheet = sheet_of(titled)
    assert find(sheet, "ชื่อในช่อง").row == find(sheet, "ข้อคำถาม").row - 1
    assert find(sheet, "ชื่อตาราง").row < find(sheet, "ที่").row
    assert find(sheet, "ชื่อตาราง").column == 1


def test_a_table_in_a_header_or_within_another_is_written_as_lines():
    deep = Table((1,), (), (Row((Cell((inner(1),)),)),))
    sheet = sheet_of(within(deep), Table((1,), (Row((Cell((inner(1),)),)),), (row("แถว"),)))
    lines = [value for value in texts(sheet) if "│" in str(value)]
    assert len(lines) == 2
    for value in lines:
        assert value.split("\n") == ["ข้อคำถาม │ ระดับ", "มาก │ น้อย", "ถาม 0 │ มาก 0 │ น้อย 0"]


def test_rows_that_say_less_than_there_are_columns_have_all_their_cells():
    sheet = sheet_of(table(row("ก", "ข"), row("ค"), header=("หัว",)))
    for number in (1, 2, 3):
        assert sheet.cell(number, 2).border.right.style == "thin"
