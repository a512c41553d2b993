from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from forms.document import Cell, Document, Figure, Fraction, Picture, Row, plain
from forms.excel import render_workbook
from tests.forms.excel.sheets import (
    SENTENCE,
    cell,
    find,
    form,
    height,
    pixels,
    row,
    sheet_of,
    table,
    texts,
)
from tests.forms.pictures import picture_file

EMU = 12_700
PIXEL_EMU = 9_525


def parts_of(*items, **options) -> ZipFile:
    data = render_workbook(Document("ก", "ข", (form(*items, **options),)))
    return ZipFile(BytesIO(data))


def drawings(*items, **options) -> list[dict[str, int]]:
    """Column, offset, row, offset and size of each picture on the sheet of these items."""
    with parts_of(*items, **options) as parts:
        xml = parts.read("xl/drawings/drawing1.xml").decode()
    anchors = re.findall(r"<(?:\w+:)?from>.*?</(?:\w+:)?from>.*?<(?:\w+:)?ext cx[^>]*>", xml, re.S)
    found = []
    for anchor in anchors:
        start = anchor.split("from>")[1]
        numbers = dict(re.findall(r"<(?:\w+:)?(col|colOff|row|rowOff)>(\d+)<", start))
        numbers |= dict(re.findall(r'(cx|cy)="(\d+)"', anchor))
        found.append({name: int(value) for name, value in numbers.items()})
    return found


def test_a_picture_stands_in_the_middle_of_the_sheet_in_a_row_as_high():
    items = (plain("ก่อน"), Figure(picture_file(192, 96), "คำบรรยาย", width=60), plain("หลัง"))
    sheet = sheet_of(*items)
    (drawing,) = drawings(*items)
    assert drawing["row"] == 1
    assert drawing["cx"] / EMU == pytest.approx(60 / 25.4 * 72, rel=0.01)
    assert drawing["cy"] / EMU == pytest.approx(30 / 25.4 * 72, rel=0.01)
    assert sheet.row_dimensions[2].height >= drawing["cy"] / EMU + drawing["rowOff"] / EMU
    whole = pixels(sheet, 1, sheet.max_column - 1) * PIXEL_EMU
    assert drawing["colOff"] + drawing["cx"] / 2 == pytest.approx(whole / 2, rel=0.02)
    assert texts(sheet) == ["ก่อน", "คำบรรยาย", "หลัง"]


def test_a_picture_higher_than_a_row_may_be_stands_over_several():
    items = (Figure(picture_file(400, 1200)), plain("หลัง"))
    sheet = sheet_of(*items)
    (drawing,) = drawings(*items)
    end = find(sheet, "หลัง").row
    assert end > 2
    assert max(d.height for d in sheet.row_dimensions.values()) <= 409
    assert height(sheet, 1, end - 1) >= drawing["cy"] / EMU
    # No higher than the page: 297 mm less margins of 25 and 20.
    assert drawing["cy"] / EMU < (297 - 45) / 25.4 * 72


def test_a_picture_in_a_cell_has_a_row_of_its_own_between_the_texts():
    flow = (plain("ก่อน", size=14), Figure(picture_file(), "คำบรรยาย"), plain("หลัง", size=14))
    items = (table(Row((cell("1"), Cell(flow))), row("2", "ต่อไป")),)
    sheet = sheet_of(*items)
    (drawing,) = drawings(*items)
    rows = {words: find(sheet, words).row for words in ("ก่อน", "คำบรรยาย", "หลัง", "ต่อไป")}
    assert list(rows.values()) == sorted(rows.values())
    assert drawing["row"] == rows["คำบรรยาย"] - 1
    assert drawing["col"] == 1
    assert height(sheet, rows["คำบรรยาย"], rows["คำบรรยาย"]) > drawing["cy"] / EMU + 10
    picture_row = sheet.cell(rows["คำบรรยาย"], 2)
    assert (picture_row.border.left.style, picture_row.border.top.style) == ("thin", None)
    assert sheet.cell(rows["ก่อน"], 2).border.top.style == "thin"


def test_a_picture_is_no_wider_than_its_cell():
    items = (table(Row((cell("1"), Cell((Figure(picture_file(2000, 400)),)))), widths=(0.7, 0.3)),)
    sheet = sheet_of(*items)
    (drawing,) = drawings(*items)
    assert drawing["colOff"] + drawing["cx"] <= pixels(sheet, 2, 2) * PIXEL_EMU


def test_pictures_move_down_with_their_rows_when_headers_are_put_in_again():
    long = table(*[row(str(n), SENTENCE * 3) for n in range(40)])
    items = (long, table(row("1", "2")), plain("ก่อนรูป"), Figure(picture_file()))
    sheet = sheet_of(*items)
    (drawing,) = drawings(*items)
    assert drawing["row"] == find(sheet, "ก่อนรูป").row


def test_the_same_picture_is_in_the_file_once():
    data = picture_file()
    items = (Figure(data), Figure(bytes(bytearray(data)), width=20), Figure(picture_file(30, 31)))
    with parts_of(*items) as parts:
        media = [name for name in parts.namelist() if "/media/" in name]
        assert parts.testzip() is None
    assert len(media) == len(set(media)) == 2
    assert len(drawings(*items)) == 3


def test_the_same_bytes_come_out_with_pictures():
    document = Document("ก", "ข", (form(Figure(picture_file()), Figure(picture_file())),))
    assert render_workbook(document) == render_workbook(document)


@pytest.mark.parametrize("broken", [b"", b"\x89PNG\r\n\x1a\nnothing", picture_file()[:60]])
def test_a_broken_picture_is_words_that_say_so(broken):
    inside = table(Row((cell("1"), Cell((Figure(broken, "ใต้รูปในช่อง"),)))))
    sheet = sheet_of(Figure(broken, "ใต้รูป"), inside)
    whole = "\n".join(map(str, texts(sheet)))
    assert whole.count("เปิดรูปนี้ไม่ได้") == 2
    assert "ใต้รูป\n" in whole
    assert "ใต้รูปในช่อง" in whole


def test_a_picture_of_a_form_and_one_of_a_plan_stand_on_one_sheet(tmp_path):
    path = tmp_path / "emblem.png"
    path.write_bytes(picture_file(40, 80))
    one, other = drawings(Picture(str(path), 15), plain("บันทึก"), Figure(picture_file()))
    assert one["row"] == 0
    assert other["row"] == 1


def test_a_formula_among_the_items_is_whole_in_one_cell():
    fraction = Fraction("จำนวนที่ทำได้", "จำนวนทั้งหมด", label="ร้อยละ =", factor="× 100")
    sheet = sheet_of(plain("ก่อน"), fraction, plain("หลัง"))
    value = str(sheet["A2"].value)
    assert [line.strip(" ─") for line in value.split("\n")] == [
        "ร้อยละ =",
        "จำนวนที่ทำได้",
        "× 100",
        "จำนวนทั้งหมด",
    ]
    assert sheet["A3"].value == "หลัง"
