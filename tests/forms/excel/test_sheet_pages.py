"""Sheets on paper: set up, headers that repeat, breaks, contents and links."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from forms.document import (
    Chart,
    Contents,
    Group,
    Heading,
    Item,
    PageBreak,
    Series,
    plain,
)
from tests.forms.excel.sheets import SENTENCE, find, form, opened, pixels, row, sheet_of, table


def test_page_is_set_up_as_the_form_says_when_written():
    sheet = sheet_of(table(row("1", "2")), orientation="landscape")
    setup = sheet.page_setup
    assert (setup.paperSize, setup.orientation) == (9, "landscape")
    assert (setup.fitToWidth or 1, setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_margins.left == pytest.approx(30 / 25.4)
    assert sheet.print_options.horizontalCentered
    assert sheet.print_area == "'แบบทดลอง'!$A$1:$B$2"
    assert sheet.oddFooter.center.text == "&P"
    assert sheet.oddFooter.center.font == "TH SarabunPSK,Regular"
    assert not sheet.sheet_view.showGridLines


def test_columns_fill_the_paper_when_laid_out():
    sheet = sheet_of(table(row("1", "2")))
    assert pixels(sheet, 1, 2) == pytest.approx(160 / 25.4 * 96, abs=1)


def test_footer_is_empty_when_the_form_has_no_figures():
    sheet = sheet_of(plain("ก"), numbering="letters")
    assert sheet.oddFooter.center.text is None


def test_first_numbered_sheet_starts_at_one_when_others_come_before():
    book = opened(form(plain("ปก"), numbering="none"), form(plain("ก")), form(plain("ข")))
    firsts = [bool(s.page_setup.useFirstPageNumber) for s in book.worksheets]
    assert firsts == [False, False, True, False]
    assert book.worksheets[2].page_setup.firstPageNumber in (None, 1)


def test_header_repeats_and_stays_in_view_when_it_is_the_only_one():
    rows = [row(str(n), SENTENCE) for n in range(60)]
    sheet = sheet_of(plain("หัวเรื่อง"), table(*rows))
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.freeze_panes == "A4"


def test_running_title_repeats_with_the_header_when_the_form_has_one():
    title = plain("รายงาน", bold=True)
    sheet = sheet_of(Heading((title,)), table(row("1", "2")), running=(title,))
    assert sheet.print_title_rows == "$1:$3"


def test_one_block_of_headings_is_in_view_and_repeated_when_tables_are_of_a_kind():
    tables = [table(*[row(str(n), SENTENCE * 3) for n in range(9)], header=("ที่", "ผล"))] * 9
    items = [item for each in tables for item in (plain("โครงการ"), each)]
    sheet = sheet_of(Heading((plain("ตาราง"),), entry="ตาราง"), *items)
    assert [c.row for c in sheet["A"] if c.value == "ที่"] == [3]
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.freeze_panes == "A4"


def test_headings_stand_below_the_title_when_the_first_table_follows_it_at_once():
    one = table(row("1", SENTENCE), header=("ที่", "ผล"))
    sheet = sheet_of(Heading((plain("ตาราง ค"),), entry="ตาราง ค"), one, plain("ก"), one)
    assert [c.value for c in sheet["A"] if c.value] == ["ตาราง ค", "ที่", "1", "ก", "1"]
    assert sheet.print_title_rows == "$3:$3"


def test_other_tables_bring_their_own_headings_when_kinds_share_a_sheet():
    long = table(*[row(str(n), SENTENCE * 3) for n in range(40)], header=("ที่", "ผล"))
    other = table(row("1", "2"), header=("ระดับ", "เกณฑ์"))
    sheet = sheet_of(long, other, long)
    assert sheet.print_title_rows == "$1:$1"
    assert [c.value for c in sheet["A"]].count("ระดับ") == 1
    # Where a table of the chief kind follows another it says so, but not at a page's top.
    (again,) = (c.row for c in sheet["A"] if c.value == "ที่" and c.row > 1)
    breaks = {b.id + 1 for b in sheet.row_breaks.brk}
    assert bool(sheet.row_dimensions[again].hidden) == bool({again - 1, again} & breaks)


def test_headings_that_follow_a_title_at_a_pages_top_are_not_shown_twice():
    long = table(*[row(str(n), SENTENCE * 3) for n in range(20)], header=("ที่", "ผล"))
    other = table(row("1", "2"), header=("ระดับ", "เกณฑ์"))
    hidden = []
    for count in range(1, 24):
        blank = [plain("ก")] * count
        sheet = sheet_of(long, other, *blank, Heading((plain("ต่อ"),)), long)
        (again,) = (c.row for c in sheet["A"] if c.value == "ที่" and c.row > 1)
        title = find(sheet, "ต่อ").row
        breaks = {b.id + 1 for b in sheet.row_breaks.brk}
        hidden.append(bool(sheet.row_dimensions[again].hidden))
        assert hidden[-1] == (title in breaks), count
        assert not breaks & set(range(title + 1, again + 2))
    assert any(hidden)
    assert not all(hidden)


def test_last_row_of_a_table_does_not_begin_a_page():
    ends = set()
    for count in range(20, 60):
        sheet = sheet_of(table(*[row(str(n), "ผล") for n in range(count)], row("รวม", "1")))
        total = find(sheet, "รวม").row
        breaks = {b.id + 1 for b in sheet.row_breaks.brk}
        assert total not in breaks
        ends |= {total - each for each in breaks}
    assert 1 in ends


def test_page_starts_with_what_follows_when_the_document_breaks_it():
    sheet = sheet_of(plain("ก"), PageBreak(), plain("ข"))
    assert [b.id for b in sheet.row_breaks.brk] == [1]


@pytest.mark.parametrize(("lines", "one_page"), [(10, False), (38, True), (60, False)])
def test_form_with_tighter_settings_is_made_smaller_where_a_page_nearly_holds_it(lines, one_page):
    roomy, tight = (
        tuple(replace(plain(str(n)), before=before) for n in range(lines)) for before in (9, 0)
    )
    sheet = sheet_of(*roomy, tighter=(tight,))
    assert (sheet.page_setup.fitToHeight != 0) is one_page
    assert bool(sheet.row_breaks.brk) is (lines == 60)


def test_group_stays_on_one_page_when_it_would_be_torn():
    groups = [Group(tuple(plain(f"ลงชื่อ {n}") for n in range(7))) for _ in range(20)]
    breaks = [b.id for b in sheet_of(*groups).row_breaks.brk]
    assert breaks
    assert all(row % 7 == 0 for row in breaks)


def test_table_of_a_group_stays_on_one_page_when_a_page_can_hold_it():
    heading = Heading((plain("เกณฑ์", bold=True),))
    groups = [Group((heading, table(*[row(SENTENCE, "5")] * 5))) for _ in range(12)]
    sheet = sheet_of(*groups)
    breaks = {b.id for b in sheet.row_breaks.brk}
    assert breaks
    starts = {c.row - 1 for c in sheet["A"] if c.value == "เกณฑ์"}
    assert len(starts) == 12
    assert breaks <= starts


def test_heading_stands_on_the_page_of_what_follows_when_near_the_foot():
    rows = [row(SENTENCE * 9, SENTENCE * 9) for _ in range(6)]
    items: list[Item] = []
    for number in range(9):
        items += [Heading((plain(f"หัวเรื่อง {number}", bold=True),)), table(*rows[: number % 3 + 1])]
    sheet = sheet_of(*items)
    breaks = {b.id for b in sheet.row_breaks.brk}
    assert breaks
    filled = [c.row for c in sheet["A"] if c.value is not None]
    headings = [c.row for c in sheet["A"] if str(c.value).startswith("หัวเรื่อง")]
    for heading in headings[1:]:
        after = filled[filled.index(heading) + 1]
        assert not breaks & set(range(heading, after))


def test_contents_leads_to_every_sheet_when_no_form_holds_one():
    book = opened(form(plain("ก"), title="หนึ่ง"), form(plain("ข"), title="สอง"))
    assert book.sheetnames == ["สารบัญ", "หนึ่ง", "สอง"]
    links = [c.hyperlink.location for line in book["สารบัญ"] for c in line if c.hyperlink]
    assert links == ["'หนึ่ง'!A1", "'สอง'!A1"]


def test_contents_lists_headings_with_links_when_a_form_holds_it():
    heading = Heading((plain("ตาราง ก"),), level=2, entry="ตาราง ก แสดงตัวชี้วัด")
    book = opened(
        form(plain("ปก"), title="ปก"),
        form(Contents("สารบัญ", "หน้า"), title="สารบัญ"),
        form(plain("นำ"), heading, title="it's [ก]: 1/2"),
    )
    assert book.sheetnames == ["สารบัญ", "ปก", "it's ก 1 2"]
    sheet = book.worksheets[0]
    assert [c.value for c in sheet["A"]] == ["สารบัญ", "ปก", "ตาราง ก แสดงตัวชี้วัด"]
    locations = [c.hyperlink.location for line in sheet for c in line if c.hyperlink]
    assert locations == ["'ปก'!A1", "'it''s ก 1 2'!A2"]


def test_links_lead_to_their_headings_when_pages_put_headers_in_between():
    long = table(*[row(str(n), SENTENCE * 3) for n in range(40)])
    last = Heading((plain("ท้ายเล่ม"),), entry="ท้ายเล่ม")
    book = opened(form(long, table(row("1", "2")), last, title="ก"))
    link = next(c.hyperlink for line in book.worksheets[0] for c in line if c.hyperlink)
    assert book["ก"][link.location.split("!")[1]].value == "ท้ายเล่ม"


def test_chart_is_a_table_of_its_figures_when_written():
    series = (
        Series("งบประมาณ", (Decimal(300), Decimal("12.5")), "planned"),
        Series("เบิกจ่าย", (Decimal(120), None), "actual"),
    )
    chart = Chart("bars", ("ฝ่ายหนึ่ง", "ฝ่ายสอง"), series, "บาท")
    sheet = sheet_of(chart)
    found = [
        [value.value for value in line if value.value is not None]
        for line in sheet.iter_rows(max_col=3)
    ]
    assert [line for line in found if line] == [
        ["รายการ (บาท)", "งบประมาณ", "เบิกจ่าย"],
        ["ฝ่ายหนึ่ง", 300, 120],
        ["ฝ่ายสอง", 12.5, "-"],
    ]
