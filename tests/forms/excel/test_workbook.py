"""What stands in the cells of a workbook, and how."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from defusedxml.ElementTree import fromstring
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText
from PIL import Image

from forms.document import (
    Arrow,
    Cell,
    Chart,
    Document,
    Fraction,
    Heading,
    Leaders,
    Paragraph,
    Picture,
    Row,
    Run,
    Series,
    Table,
    plain,
)
from forms.excel import render_workbook
from forms.excel.measure import height_needed, usable_width
from tests.forms.excel.sheets import (
    SENTENCE,
    block,
    cell,
    cells,
    figure,
    find,
    form,
    height,
    opened,
    pixels,
    row,
    sheet_of,
    table,
    texts,
)


def test_header_cells_are_merged_when_they_span():
    header = (
        Row((cell("ชื่อ", rows=2), cell("ค่าเป้าหมาย", columns=2))),
        Row((cell("ปีก่อน"), cell("ปีนี้"))),
    )
    sheet = sheet_of(Table((0.4, 0.3, 0.3), header, (row("โครงการ", "1", "2"),)))
    assert {str(r) for r in sheet.merged_cells.ranges} == {"A1:A2", "B1:C1"}
    assert find(sheet, "ปีก่อน").coordinate == "B2"
    assert find(sheet, "โครงการ").coordinate == "A3"


def test_empty_cell_is_merged_as_well_when_it_spans():
    whole = row("รวม", Cell(columns=2))
    sheet = sheet_of(table(whole, header=("ก", "ข", "ค"), widths=(0.4, 0.3, 0.3)))
    place = find(sheet, "รวม")
    spans = [each for each in sheet.merged_cells.ranges if each.min_row == place.row]
    assert [each.min_col > place.column and each.size["columns"] > 1 for each in spans] == [True]


def test_figure_is_a_number_with_its_format_when_cell_has_one():
    sheet = sheet_of(table(row(figure(20_000_000, '#,##0".-"'), figure("12.50", "0.00"))))
    money = sheet["A2"]
    assert (money.value, money.number_format, money.data_type) == (20_000_000, '#,##0".-"', "n")
    assert sheet["B2"].value == 12.5


def test_figure_stays_text_when_it_has_more_digits_than_a_sheet_keeps():
    digits = "12345678901234567"
    sheet = sheet_of(table(row(figure(digits), "x")))
    assert sheet["A2"].value == digits


@pytest.mark.parametrize("text", ["=1+1", "+66 2", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0", "#N/A"])
def test_text_never_becomes_formula_when_it_looks_like_one(text):
    sheet = sheet_of(table(row(text, "ข")), plain(text))
    found = [c for line in sheet.iter_rows() for c in line if c.value == text]
    assert len(found) == 2
    assert all(c.data_type == "s" for c in found)
    assert all(c.quotePrefix == (text[0] in "=+-@") for c in found)


def test_no_text_becomes_a_formula_when_written():
    data = render_workbook(Document("ก", "ข", (form(plain("=A1"), table(row("=1", "-2"))),)))
    with ZipFile(BytesIO(data)) as parts:
        sheets = [parts.read(n).decode() for n in parts.namelist() if "worksheets/sheet" in n]
    assert sheets
    assert not any(re.search(r"<f[ >]", sheet) for sheet in sheets)


def test_control_characters_become_spaces_when_xml_has_no_way_to_write_them():
    sheet = sheet_of(plain("ก\x00ข\x0bค\ud800ง\ufffeจ\x1f"), plain("หนึ่ง\r\nสอง"))
    assert texts(sheet) == ["ก ข ค ง จ ", "หนึ่ง\nสอง"]


def test_text_keeps_its_letters_when_it_looks_like_an_escape_or_markup():
    data = render_workbook(Document("ก", "ข", (form(plain("_x0041_ <b>&amp;")),)))
    with ZipFile(BytesIO(data)) as parts:
        xml = parts.read("xl/sharedStrings.xml").decode()
    assert "_x005F_x0041_ &lt;b&gt;&amp;amp;" in xml


def test_spaces_stay_when_text_starts_or_ends_with_them():
    assert texts(sheet_of(plain("  ก  "))) == ["  ก  "]


def test_every_part_is_valid_xml_when_written():
    data = render_workbook(Document("ก<&>", "ข", (form(plain("<&>\x07"), title="<&>'\"[]"),)))
    with ZipFile(BytesIO(data)) as parts:
        assert parts.testzip() is None
        for name in parts.namelist():
            fromstring(parts.read(name))


def test_same_bytes_come_out_when_rendered_twice():
    document = Document("ก", "ข", (form(plain("ก"), table(row("1", "2"))),))
    assert render_workbook(document) == render_workbook(document)


def test_properties_name_plan_and_unit_when_written():
    document = Document("แผนทดลอง", "หน่วยงาน", (form(plain("ก")),), subject="เรื่อง")
    document = replace(document, date=dt.date(2024, 9, 30))
    properties = load_workbook(BytesIO(render_workbook(document))).properties
    assert (properties.title, properties.creator) == ("แผนทดลอง", "หน่วยงาน")
    assert (properties.subject, properties.created.date()) == ("เรื่อง", dt.date(2024, 9, 30))


def test_progress_is_told_of_each_sheet_when_asked_for():
    seen = []
    document = Document("ก", "ข", (form(plain("ก")), form(plain("ข"))))
    render_workbook(document, progress=lambda done, total: seen.append((done, total)))
    assert list(dict.fromkeys(seen)) == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert seen == sorted(seen)


def test_work_ends_when_progress_raises():
    def cancel(done, total):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        render_workbook(Document("ก", "ข", (form(plain("ก")),)), progress=cancel)


def test_heights_show_all_text_when_cells_wrap_and_merge():
    body = (
        row("1", SENTENCE * 2, figure(5)),
        row("2", SENTENCE * 9, cell(SENTENCE)),
        row("3", cell(SENTENCE * 3, columns=2)),
    )
    sheet = sheet_of(
        plain(SENTENCE * 4, bold=True),
        table(*body, header=("ที่", "นิยาม", "จำนวน"), widths=(0.1, 0.6, 0.3)),
        table(row(SENTENCE, SENTENCE * 2), widths=(0.23, 0.77)),
    )
    checked = 0
    for c in cells(sheet):
        if isinstance(c.value, str):
            left, top, right, bottom = block(sheet, c)
            text = plain(c.value, bold=c.font.b, size=c.font.sz)
            need = height_needed((text,), usable_width(pixels(sheet, left, right)))
            assert height(sheet, top, bottom) >= need - 0.02, c.value
            assert c.alignment.wrap_text or c.alignment.shrink_to_fit
            checked += 1
    assert checked > 10


def test_merged_rows_show_all_text_when_a_cell_goes_on_over_several():
    long = cell(SENTENCE)
    body = (row(long, "1"), row(Cell(joined=True), "2"), row(Cell(joined=True), "3"))
    sheet = sheet_of(table(*body, widths=(0.3, 0.7)))
    first = find(sheet, SENTENCE)
    left, top, right, bottom = block(sheet, first)
    assert (left, top, right, bottom) == (1, 2, 1, 4)
    need = height_needed(long.flow, usable_width(pixels(sheet, 1, 1)))
    assert height(sheet, top, bottom) >= need - 0.02


def test_text_is_cut_when_a_cell_that_goes_on_is_taller_than_a_row_may_be():
    long = SENTENCE * 500
    body = (row(cell(long), "1"), row(Cell(joined=True), "2"), row("ก", "3"))
    sheet = sheet_of(table(*body))
    end = find(sheet, "2").row
    assert "".join(sheet.cell(r, 1).value or "" for r in range(2, end)) == long
    assert max(len(v) for v in texts(sheet)) <= 32_767
    below = sheet.cell(end, 1)
    assert (below.border.left.style, below.border.top.style) == ("thin", None)


def test_no_line_stands_between_when_a_cell_with_text_is_joined():
    body = (row("ก", "1"), row(Cell((plain("ต่อ"),), joined=True), "2"))
    sheet = sheet_of(table(*body))
    assert sheet["A2"].border.bottom.style is None
    assert sheet["A3"].border.top.style is None
    assert sheet["B2"].border.bottom.style == "thin"


@pytest.mark.parametrize("words", [1, 40, 900])
def test_no_text_is_lost_when_a_cell_is_taller_than_a_row_may_be(words):
    long = "".join(f"ข้อ {n} {SENTENCE}" for n in range(words))
    sheet = sheet_of(table(row("1", long), widths=(0.5, 0.5)), plain(long))
    column = [sheet.cell(r, 2).value or "" for r in range(2, sheet.max_row + 1)]
    below = [sheet.cell(r, 1).value or "" for r in range(3, sheet.max_row + 1)]
    assert "".join(column) == long
    assert "".join(below) == long
    assert max(d.height for d in sheet.row_dimensions.values()) <= 409
    assert max(len(v) for v in texts(sheet)) <= 32_767
    need = height_needed((plain(long, size=14),), usable_width(pixels(sheet, 2, 2)))
    last = max(r for r in range(2, sheet.max_row + 1) if sheet.cell(r, 2).value)
    assert height(sheet, 2, block(sheet, sheet.cell(last, 2))[3]) >= need


def test_runs_keep_their_looks_when_a_cut_cell_is_partly_bold():
    runs = (Run("หัวข้อ ", bold=True), Run(SENTENCE * 60), Run("จบ", bold=True))
    sheet = sheet_of(table(row("1", Cell((Paragraph(runs, size=14),)))), rich=True)
    parts = [sheet.cell(r, 2).value for r in range(2, sheet.max_row + 1)]
    parts = [part for part in parts if part]
    assert "".join(str(part) for part in parts) == "".join(run.text for run in runs)
    assert isinstance(parts[0], CellRichText)
    assert [bool(piece.font.b) for piece in parts[0]] == [True, False]


def test_cell_is_rich_text_when_its_runs_differ():
    paragraph = Paragraph((Run("นิยาม", bold=True), Run(" คือ"), Run("เส้น", underline=True)))
    sheet = sheet_of(paragraph, rich=True)
    value = sheet["A1"].value
    assert [(p.text, bool(p.font.b), p.font.u) for p in value] == [
        ("นิยาม", True, None),
        (" คือ", False, None),
        ("เส้น", False, "single"),
    ]
    assert all((p.font.rFont, p.font.sz) == ("TH SarabunPSK", 16) for p in value)


def test_text_is_set_in_the_offices_font_when_written():
    sheet = sheet_of(plain("หัวเรื่อง", bold=True, align="center", size=18))
    font = sheet["A1"].font
    assert (font.name, font.sz, font.b) == ("TH SarabunPSK", 18, True)
    assert sheet["A1"].alignment.horizontal == "center"


def test_fraction_stands_on_three_lines_when_printed():
    fraction = Fraction("จำนวนที่ทำได้", "จำนวนทั้งหมด", label="ร้อยละ", factor="× 100")
    sheet = sheet_of(table(row("1", Cell((fraction,)))))
    lines = [line.strip() for line in str(sheet["B2"].value).split("\n")]
    assert lines[:2] == ["ร้อยละ", "จำนวนที่ทำได้"]
    assert re.fullmatch("─+ × 100", lines[2])
    assert lines[3] == "จำนวนทั้งหมด"


def months_table(*spans, count=12):
    header = Row((cell("ขั้นตอน"), *(cell(f"ด{n}") for n in range(count))))
    body = row("1", *[Cell() for _ in range(count)], arrows=spans)
    return Table((0.4, *[0.6 / count] * count), (header,), (body, row("2", *[""] * count)))


@pytest.mark.parametrize("count", [12, 21, 24])
def test_arrow_covers_its_months_when_drawn(count):
    sheet = sheet_of(months_table(Arrow(1, 3), Arrow(6, 6), Arrow(9, 12), count=count))
    arrows = {c.coordinate: c.value for c in sheet[2] if c.value and c.column > 1}
    assert list(arrows) == ["B2", "G2", "J2"]
    assert not sheet.merged_cells.ranges
    for column in "BCDJKLM":
        assert sheet[f"{column}2"].fill.fgColor.rgb == "FFD9D9D9"
        assert sheet[f"{column}2"].alignment.horizontal == "centerContinuous"
    assert arrows["B2"][0] + arrows["B2"][-1] == "◄►"
    assert set(arrows["G2"]) <= set("◄─►↔")
    assert sheet["B2"].border.left.style == sheet["D2"].border.right.style == "thin"
    assert sheet["C2"].border.top.style == sheet["C2"].border.bottom.style == "thin"
    assert (sheet["E2"].value, sheet["E2"].fill.patternType) == (None, None)
    assert sheet["E2"].border.left.style == "thin"
    assert all(c.value is None for c in sheet[3][1:])


def test_arrow_fills_its_months_and_no_more_when_drawn():
    sheet = sheet_of(months_table(Arrow(1, 8)))
    letters = len(sheet["B2"].value) * sheet["B2"].font.sz * 0.6
    room = usable_width(pixels(sheet, 2, 9))
    assert room - 2 * sheet["B2"].font.sz < letters <= room
    assert not sheet["B2"].alignment.wrap_text


def test_arrows_are_one_when_they_overlap():
    sheet = sheet_of(months_table(Arrow(2, 5), Arrow(4, 7)))
    shaded = [c.coordinate for c in sheet[2] if c.fill.patternType]
    assert shaded == ["C2", "D2", "E2", "F2", "G2", "H2"]
    assert sum(c.value is not None for c in sheet[2][1:]) == 1


def test_no_cell_of_a_row_is_joined_when_tables_of_other_columns_share_a_sheet():
    one, other = (0.1, 0.3, 0.2, 0.4), (0.1, 0.2, 0.55, 0.15)
    sheet = sheet_of(
        table(*[row("1", SENTENCE, "ก3", SENTENCE * 3)] * 9, header=tuple("1234"), widths=one),
        table(*[row("5", "ร้อยละ", SENTENCE, "9")] * 5, header=tuple("5678"), widths=other),
        orientation="landscape",
    )
    assert not [r for r in sheet.merged_cells.ranges if r.min_row > 1 and r.min_row != 12]
    assert pixels(sheet, 1, sheet.max_column - 1) == round((297 - 50) / 25.4 * 96)


def test_digits_are_thai_when_the_form_says_so():
    items = (plain("ปี 2567"), table(row(figure(5, "#,##0"), "1")))
    sheet = sheet_of(*items, digits="thai")
    assert sheet["A1"].value == "ปี ๒๕๖๗"
    figures = find(sheet, 5)
    assert figures.number_format == "[$-D00041E]#,##0"
    assert find(sheet, "๑")


def test_digits_are_arabic_when_the_form_says_so():
    assert texts(sheet_of(plain("ปี ๒๕๖๗"), digits="arabic")) == ["ปี 2567"]


def test_values_stand_on_dots_when_a_memo_has_leaders():
    line = Leaders((("ที่", "กท 1", 0.5), ("วันที่", "5 มกราคม", 0.5)))
    sheet = sheet_of(line)
    label, value = find(sheet, "วันที่"), find(sheet, "5 มกราคม")
    assert (label.font.b, label.font.sz) == (True, 20)
    assert value.border.bottom.style == "dotted"
    assert label.border.bottom.style is None
    assert (value.font.b, value.font.sz) == (False, 16)


def test_space_stays_blank_when_the_picture_has_no_file(tmp_path):
    broken = tmp_path / "emblem.png"
    broken.write_bytes(b"no picture")
    for path in ("", str(tmp_path / "none.png"), str(broken)):
        sheet = sheet_of(Picture(path, 15), plain("บันทึกข้อความ", size=10))
        assert sheet.row_dimensions[1].height >= 15 / 25.4 * 72 - 0.01


def test_picture_stands_at_its_height_when_the_file_is_there(tmp_path):
    path = tmp_path / "emblem.png"
    Image.new("RGB", (40, 80), "red").save(path)
    data = render_workbook(Document("ก", "ข", (form(Picture(str(path), 15), plain("บันทึกข้อความ")),)))
    with ZipFile(BytesIO(data)) as parts:
        drawing = parts.read("xl/drawings/drawing1.xml").decode()
    (width, tall) = map(int, re.search(r'cx="(\d+)" cy="(\d+)"', drawing).groups())
    assert tall == pytest.approx(15 * 36_000, rel=0.03)
    assert tall == pytest.approx(2 * width, rel=0.03)


def test_word_is_made_smaller_when_its_column_is_too_narrow_for_it():
    sheet = sheet_of(table(row("กรกฎาคม", SENTENCE), widths=(0.04, 0.96)))
    assert sheet["A2"].alignment.shrink_to_fit
    assert not sheet["A2"].alignment.wrap_text
    assert sheet["B2"].alignment.wrap_text


def test_signature_stands_in_the_right_half_when_it_is_indented_and_centred():
    sheet = sheet_of(Paragraph((Run("(ผู้ลงนาม)"),), align="center", indent=80))
    left, _, right, _ = block(sheet, find(sheet, "(ผู้ลงนาม)"))
    assert pixels(sheet, 1, left - 1) == pytest.approx(80 / 25.4 * 96, abs=2)
    assert pixels(sheet, left, right) == pytest.approx(80 / 25.4 * 96, abs=2)


def test_workbook_has_a_contents_sheet_when_the_document_is_empty():
    book = load_workbook(BytesIO(render_workbook(Document("ก", "ข", ()))))
    assert book.sheetnames == ["สารบัญ"]


def test_a_day_is_a_date_that_thai_programs_write_as_the_form_does():
    day = Cell((plain("5 มกราคม 2567", size=14),), date=dt.date(2024, 1, 5))
    sheet = sheet_of(table(row(day, "ข")))
    assert sheet["A2"].value.date() == dt.date(2024, 1, 5)
    assert sheet["A2"].number_format == "[$-107041E]d mmmm yyyy"


def test_every_sheet_leads_back_to_the_contents_from_beside_its_paper():
    book = opened(form(plain("ก")), form(table(row("1", "2"))))
    for sheet in book.worksheets[1:]:
        (link,) = (c for line in sheet for c in line if c.hyperlink)
        assert link.hyperlink.location == "'สารบัญ'!A1"
        assert link.coordinate not in sheet.print_area
        assert link.row == 1


def test_tables_have_names_and_rows_below_lesser_headings_are_groups():
    parts = [(Heading((plain(f"โครงการ {n}"),), level=3), table(row("1", "2"))) for n in range(4)]
    items = [item for part in parts for item in part]
    book = opened(form(Heading((plain("ตาราง"),), entry="ตาราง"), *items, id="table-x"))
    assert [f"table_x_{n}" for n in range(1, 5)] == list(book.defined_names)
    sheet = book.worksheets[1]
    levels = [sheet.row_dimensions[n].outlineLevel for n in range(1, sheet.max_row + 1)]
    headings = [c.row for c in sheet["A"] if str(c.value).startswith("โครงการ")]
    assert all(levels[row - 1] == 0 and levels[row] == 1 for row in headings)


def test_months_are_one_column_each_when_tables_have_different_ones():
    def grid(first, count, arrow):
        months = tuple(f"2566-{month:02}" for month in range(first, first + count))
        header = (
            Row((cell("ขั้น", rows=2), cell("เวลา", columns=count))),
            Row(tuple(cell(f"ด{month[-2:]}") for month in months)),
        )
        body = row("1", *[Cell() for _ in months], arrows=(arrow,))
        total = Row((cell("รวม"), Cell(columns=count)))
        widths = (0.4, *[0.6 / count] * count)
        return Table(widths, header, (body, total), months=("", *months))

    sheet = sheet_of(
        Heading((plain("ตาราง"),), entry="ตาราง"),
        plain("หนึ่ง"),
        grid(1, 3, Arrow(1, 2)),
        plain("สอง"),
        grid(3, 4, Arrow(2, 4)),
        orientation="landscape",
    )
    names = {c.value: c.column for line in sheet for c in line if str(c.value).startswith("ด0")}
    assert names == {f"ด0{month}": month + 1 for month in range(1, 7)}
    shaded = [[c.column for c in line if c.fill.patternType] for line in sheet.iter_rows()]
    assert [line for line in shaded if line] == [[2, 3], [5, 6, 7]]
    assert sheet.print_title_rows


def test_tables_with_the_figures_of_charts_have_headings_of_their_own_where_they_stand():
    kinds = (("บาท", "เบิกจ่าย", 2), ("คน", "ผู้ร่วม", 9), ("บาท", "เบิกจ่าย", 3))
    charts = tuple(
        Chart("bars", tuple(map(str, range(count))), (Series(name, values, "actual"),), unit)
        for unit, name, count in kinds
        for values in ((Decimal(1),) * count,)
    )
    sheet = sheet_of(*charts)
    assert sheet.freeze_panes is None
    assert texts(sheet).count("รายการ (บาท)") == 2
    assert texts(sheet).count("รายการ (คน)") == 1
