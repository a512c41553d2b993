"""Workbooks, CSV files, pages and files that are none: what they read as, or why they do not."""

import datetime as dt
import io
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.styles import Border, Font, PatternFill, Side

from db.errors import FileError
from forms.reading.opening import open_outline, outline_of
from forms.reading.outline import Grid, Text
from forms.reading.reading import read_outline
from forms.reading.refusals import MOST_COLUMNS, ReadRefusedError
from forms.reading.sources.page import page_outline
from tests.forms.reading.test_word_constructs import lines_of
from tests.forms.reading.word_files import cell, paragraph, table, word_file
from tests.forms.reading.word_files import row as word_row

_THIN = Side(style="thin")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
ROWS = "ลำดับที่,ชื่อโครงการ/กิจกรรมสำคัญ,งบประมาณ,ส่วนราชการที่รับผิดชอบ\n1,โครงการก,2500000,ฝ่าย ก.\n"


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "utf-16"])
@pytest.mark.parametrize("parting", [",", ";", "\t"])
def test_csv_in_any_encoding_of_thai_offices(encoding, parting):
    data = ROWS.replace(",", parting).encode(encoding)
    (grid,) = outline_of(data, ".csv").blocks
    assert isinstance(grid, Grid)
    assert grid.texts()[1] == ("1", "โครงการก", "2500000", "ฝ่าย ก.")


def test_a_list_of_projects_is_read_by_its_headings():
    read = read_outline(outline_of(ROWS.encode("cp874"), ".csv"), this_year=2500 + 70)
    (project,) = read.package.plan.projects
    assert (project.name, project.budget.amount) == ("โครงการก", 2_500_000)
    assert read.package.plan.fiscal_year == 2500 + 70
    assert any("ปีงบประมาณ" in each.doubt for each in read.doubtful)


def test_cells_of_a_workbook_are_those_its_lines_make():
    book = Workbook()
    sheet = book.active
    sheet["A1"] = "หัวเรื่อง"
    sheet.merge_cells("A1:D1")
    for at, values in enumerate((("ก", None, "ข", "ค"), ("1", None, 2, 3.5)), 3):
        for column, value in enumerate(values, 1):
            sheet.cell(at, column, value).border = _BOX
    for at in (3, 4):
        sheet.cell(at, 1).border = Border(left=_THIN, top=_THIN, bottom=_THIN)
        sheet.cell(at, 2).border = Border(right=_THIN, top=_THIN, bottom=_THIN)
    sheet["A6"] = "ท้าย"
    outline = outline_of(saved(book), ".xlsx")
    assert lines_of(outline.blocks) == ["หัวเรื่อง", "ก|ข|ค", "1|2|3.5", "ท้าย"]


def test_values_of_a_workbook_read_as_they_are_seen():
    book = Workbook()
    sheet = book.active
    sheet.append(["วันที่", "ร้อยละ", "บาท", "ใช่"])
    sheet.append([dt.date(2026, 1, 31), 0.5, 1234.5, True])
    sheet["B2"].number_format = "0%"
    (grid,) = outline_of(saved(book), ".xlsx").blocks
    assert isinstance(grid, Grid)
    assert grid.texts()[1] == ("2569-01-31", "ร้อยละ 50", "1234.5", "ใช่")


def test_what_is_hidden_in_a_workbook_is_not_read_and_said():
    book = Workbook()
    book.active["A1"] = "เห็น"
    book.active["A2"] = "ซ่อน"
    book.active.row_dimensions[2].hidden = True
    book.create_sheet("ลับ")["A1"] = "ลับ"
    book["ลับ"].sheet_state = "hidden"
    outline = outline_of(saved(book), ".xlsx")
    assert lines_of(outline.blocks) == ["เห็น"]
    assert "ซ่อน" in outline.notices[0]


def test_bold_and_shaded_cells_are_known():
    book = Workbook()
    for at in (1, 2):
        for column in (1, 2):
            book.active.cell(at, column, f"{at}{column}").border = _BOX
    book.active["A1"].font = Font(bold=True)
    book.active["B2"].fill = PatternFill("solid", fgColor="FFDDDDDD")
    (grid,) = outline_of(saved(book), ".xlsx").blocks
    assert isinstance(grid, Grid)
    cells = {cell.text: cell for cell in grid.cells}
    assert cells["11"].texts[0].bold
    assert not cells["12"].texts[0].bold
    assert [text for text, cell in cells.items() if cell.shaded] == ["22"]


def test_a_formula_without_a_result_is_a_blank_cell():
    book = Workbook()
    book.active.append(["ก", "ข"])
    book.active.append(["=A9", "ค"])
    (grid,) = outline_of(saved(book), ".xlsx").blocks
    assert isinstance(grid, Grid)
    assert grid.texts()[1] == ("", "ค")


def test_a_page_is_read_as_a_document():
    page = (
        "<html><body><h1>ส่วนที่ ๑</h1><p>ย่อหน้า<br>ต่อ <b>หนา</b></p><ol><li>หนึ่ง<li>สอง</ol>"
        "<table><tr><td rowspan=2>ก<td colspan=2>ข</tr><tr><td>ค<td>ง</tr></table>"
        "<script>ทิ้ง()</script><style>ทิ้ง{}</style></body></html>"
    )
    outline = page_outline(page)
    assert lines_of(outline.blocks) == [
        "ส่วนที่ ๑",
        "ย่อหน้า ต่อ หนา",
        "1. หนึ่ง",
        "2. สอง",
        "ก|ข|",
        "|ค|ง",
    ]
    heading = outline.blocks[0]
    assert isinstance(heading, Text)
    assert heading.level == 1


def test_a_page_from_the_clipboard_has_a_head_of_its_own():
    fragment = (
        "Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000200\r\n"
        "<html><body><!--StartFragment--><p class=MsoNormal>คำ</p><!--EndFragment--></body></html>"
    )
    assert lines_of(page_outline(fragment).blocks) == ["คำ"]


def _zip(names: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as file:
        for name, data in names.items():
            file.writestr(name, data)
    return held.getvalue()


_OLD = bytes.fromhex("d0cf11e0a1b11ae1")
_BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document xmlns:w="x"/>'


@pytest.mark.parametrize(
    ("data", "suffix", "words"),
    [
        (b"%PDF-1.7 ...", ".pdf", "PDF"),
        (rb"{\rtf1 x}", ".rtf", "RTF"),
        (_OLD + b"x" * 600, ".xls", ".xlsx"),
        (_OLD + b"x" * 600, ".docx", "รหัสผ่าน"),
        (b"PK\x03\x04broken", ".docx", "โปรด"),
        (_zip({"mimetype": b"x", "content.xml": b"<a/>"}), ".odt", "OpenDocument"),
        (_zip({"word/document.xml": b"<broken"}), ".docx", "โปรด"),
        (_zip({"word/document.xml": _BOMB}), ".docx", "โปรด"),
        (_zip({"other.txt": b"x"}), ".docx", ".docx"),
        (_zip({"xl/workbook.xml": b"<broken"}), ".xlsx", ".xlsx"),
        (word_file("")[:700], ".docx", "โปรด"),
    ],
)
def test_what_is_not_read_is_refused_with_what_to_do(data, suffix, words):
    with pytest.raises(ReadRefusedError, match=words):
        outline_of(data, suffix)


def test_an_empty_file_and_one_that_is_not_there(tmp_path):
    path = tmp_path / "ว่าง.docx"
    path.write_bytes(b"")
    with pytest.raises(ReadRefusedError, match="ว่างเปล่า"):
        open_outline(path)
    with pytest.raises(FileError):
        open_outline(tmp_path / "ไม่มี.docx")


def test_what_is_packed_too_small_to_be_true_is_refused(monkeypatch):
    data = word_file(paragraph("คำ") * 50)
    monkeypatch.setattr("forms.reading.sources.word.document.MOST_BLOCKS", 49)
    with pytest.raises(ReadRefusedError, match="มากเกินไป"):
        outline_of(data, ".docx")
    monkeypatch.setattr("forms.reading.sources.zipped.LARGEST_PART", 2_000)
    with pytest.raises(ReadRefusedError, match="ใหญ่เกินไป"):
        outline_of(data, ".docx")
    monkeypatch.setattr("forms.reading.sources.zipped.MOST_PARTS", 3)
    with pytest.raises(ReadRefusedError, match="มากเกินไป"):
        outline_of(data, ".docx")


def test_cell_of_word_is_over_so_many_columns_and_no_more():
    def across(columns: int) -> bytes:
        return word_file(table(word_row(cell("คำ", f'<w:gridSpan w:val="{columns}"/>'))))

    (grid,) = outline_of(across(MOST_COLUMNS), ".docx").blocks
    assert grid.width == MOST_COLUMNS
    for columns in (MOST_COLUMNS + 1, 10 * MOST_COLUMNS):
        with pytest.raises(ReadRefusedError, match="คอลัมน์"):
            outline_of(across(columns), ".docx")


def test_reading_tells_how_far_it_is_and_can_be_broken_off():
    data = word_file(paragraph("คำ") * 200)
    told: list[float] = []
    read_outline(outline_of(data, ".docx", told.append), told.append)
    assert told == sorted(told[: told.index(1.0) + 1]) + told[told.index(1.0) + 1 :]
    assert told[-1] == 1.0

    class BrokenOffError(Exception):
        pass

    def break_off(_share: float) -> None:
        raise BrokenOffError

    with pytest.raises(BrokenOffError):
        read_outline(outline_of(data, ".docx"), break_off)
