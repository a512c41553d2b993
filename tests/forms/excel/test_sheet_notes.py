from __future__ import annotations

import pytest
from openpyxl.cell.rich_text import CellRichText

from forms.document import Cell, Heading, Paragraph, Row, Run, Table, plain
from forms.excel.text import cut
from tests.forms.excel.sheets import SENTENCE, cell, find, form, opened, row, sheet_of, table

NOTE = "หมายถึงสิ่งที่หน่วยงานต้องการ"


def noted(text: str, number: str, note: str, rest: str = "") -> Paragraph:
    return Paragraph((Run(text), Run(number, note=note), Run(rest)), size=14)


def column(sheet) -> list[str]:
    return [str(c.value) for c in sheet["A"] if c.value is not None]


def test_a_number_is_raised_and_its_note_stands_at_the_end_of_the_sheet():
    sheet = sheet_of(noted("คำ", "1", NOTE, " ต่อ"), plain("เนื้อความ"), rich=True)
    assert column(sheet) == ["คำ1 ต่อ", "เนื้อความ", f"1 {NOTE}"]
    parts = sheet["A1"].value
    assert isinstance(parts, CellRichText)
    assert [(str(part), part.font.vertAlign) for part in parts] == [
        ("คำ", None),
        ("1", "superscript"),
        (" ต่อ", None),
    ]


def test_notes_of_a_heading_and_its_table_stand_below_the_table():
    header = (Row((Cell((noted("ตัวชี้วัด", "2", "สอง"),)), cell("ค่า"))),)
    body = (row("แถวหนึ่ง", Cell((noted("หนึ่ง", "3", "สาม"),))), row("แถวสอง", "2"))
    heading = Heading((noted("ยุทธศาสตร์", "1", "หนึ่ง"),), entry="ยุทธศาสตร์")
    one = Table((0.5, 0.5), header, body)
    sheet = sheet_of(heading, one, plain("ย่อหน้าต่อไป"))
    assert column(sheet) == [
        "ยุทธศาสตร์1",
        "ตัวชี้วัด2",
        "แถวหนึ่ง",
        "แถวสอง",
        "1 หนึ่ง",
        "2 สอง",
        "3 สาม",
        "ย่อหน้าต่อไป",
    ]


def test_a_note_stands_once_when_a_header_is_repeated_on_pages():
    header = (Row((Cell((noted("ที่", "7", NOTE),)), cell("ผล"))),)
    long = Table((0.5, 0.5), header, tuple(row(str(n), SENTENCE * 3) for n in range(40)))
    sheet = sheet_of(long, table(row("1", "2")))
    texts = column(sheet)
    assert texts.count("ที่7") == 1
    assert texts.count(f"7 {NOTE}") == 1


def test_notes_within_tables_in_cells_are_not_lost():
    inner = Table((1, 1), (), (Row((Cell((noted("ใน", "4", NOTE),)), cell("ข"))),))
    sheet = sheet_of(table(Row((cell("1"), Cell((inner,))))))
    assert f"4 {NOTE}" in column(sheet)


def test_contents_have_no_numbers_of_notes():
    heading = Heading((noted("ส่วน", "9", NOTE),), entry="ส่วน")
    contents = opened(form(heading)).worksheets[0]
    assert [c.value for c in contents["A"]] == ["สารบัญ", "ส่วน"]


def test_numbers_and_notes_are_in_the_digits_of_the_form():
    sheet = sheet_of(noted("คำ", "12", "พ.ศ. 2567"), digits="thai")
    assert column(sheet) == ["คำ๑๒", "๑๒ พ.ศ. ๒๕๖๗"]


@pytest.mark.parametrize(("end", "first"), [(2, "กข"), (3, "กขค"), (4, "กขค1ง")])
def test_a_number_stays_with_what_it_hangs_on_when_a_paragraph_is_cut(end, first):
    paragraph = noted("กขค", "1", NOTE, "งจ")
    parts = list(cut(paragraph, [end, 5]))
    assert "".join(run.text for run in parts[0].runs) == (first + "1" if end == 3 else first)
    assert "".join(run.text for part in parts for run in part.runs) == "กขค1งจ"
    assert [run.note for part in parts for run in part.runs if run.note] == [NOTE]


def test_text_of_a_very_long_noted_cell_is_cut_without_loss():
    runs = (Run(SENTENCE * 40), Run("5", note=NOTE), Run(SENTENCE * 40))
    sheet = sheet_of(table(row("1", Cell((Paragraph(runs, size=14),)))))
    parts = [sheet.cell(r, 2).value for r in range(2, sheet.max_row + 1)]
    assert "".join(part for part in parts if part).startswith(SENTENCE * 40 + "5" + SENTENCE)
    assert find(sheet, f"5 {NOTE}")
