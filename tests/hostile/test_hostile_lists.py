"""CSV files and workbooks that nobody means well with."""

import os

import pytest

from db.errors import PhaenError
from forms.excel.lists import read_sheets
from tests.hostile.limits import within_limits
from tests.hostile.workbooks import (
    SHEET,
    changed,
    sheet,
    styled,
    text_cell,
    with_parts,
    with_strings,
    workbook,
)

TAKEN = None
MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
BILLION = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


def rows(count, cell):
    return b"".join(b'<row r="%d">%s</row>' % (at, cell(at)) for at in range(1, count + 1))


def strings(text, before=b""):
    return with_strings(before + b"<sst " + MAIN + b">" + text + b"</sst>")


CSVS = {
    "nothing": (b"", "ไม่มีข้อมูล"),
    "line ends": (b"\n" * 5_000_000, "ไม่มีข้อมูล"),
    "commas": (b"," * 15_000_000, "ช่องมากเกินไป"),
    "too many bytes": (b"a" * 20_000_001, "ใหญ่เกิน"),
    "6,000 rows": (b"1,a\n" * 6_000, "เกิน 5,000 แถว"),
    "5,000 rows": (b"1,a\n" * 5_000, TAKEN),
    "100,000 columns": (b"a," * 100_000, "100,000 คอลัมน์"),
    "sixty columns": (b"a," * 59 + b"a", TAKEN),
    "a million blank rows after two": (b"1,a\n2,b\n" + b",,\n" * 1_000_000, TAKEN),
    "quotes without an end": (b'"' + b"a" * 1_000_000, "ไม่ใช่แฟ้ม CSV"),
    "quotes that tire a guesser": (b",'" * 10_000 + b"\n", "คอลัมน์"),
    "quotes and spaces": (b"' '," * 50_000, "คอลัมน์"),
    "NUL": (b"a\x00b,c\n", "ไม่ใช่แฟ้ม CSV"),
    "a control": ("1,ก\x07ข\n".encode(), "U+0007"),
    "no text in any encoding": (b"\xff\xfe\xff\xff\xd8\x00", "U+FFFF"),
    "half a letter": (b"\xff\xfe" + b"\x00\xd8" * 50, "ไม่ใช่แฟ้ม CSV"),
    "a cell of a book": (b"1," + b"a" * 100_000, "เกิน 5,000 ตัวอักษร"),
    "marks on a letter": (("1,ก" + "้" * 500).encode(), "ซ้อนกันเกิน 20"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5_000), "ไม่ใช่แฟ้ม CSV"),
    "formulas are text": (b"1,=cmd|'/c calc'!A1\n", TAKEN),
}
WORKBOOKS = {
    "6,000 rows": (
        lambda: sheet(rows(6_000, lambda at: text_cell(f"A{at}"))),
        "เกิน 5,000 แถว",
    ),
    "a cell far to the right": (
        lambda: sheet(b'<row r="1">' + text_cell("A1") + text_cell("XFD1") + b"</row>"),
        "เกินคอลัมน์ที่ 60",
    ),
    "16,000 cells without places": (
        lambda: sheet(b"<row>" + text_cell("").replace(b' r=""', b"") * 16_000 + b"</row>"),
        "เกินคอลัมน์ที่ 60",
    ),
    "a cell in the last row": (
        lambda: sheet(b'<row r="1048576">' + text_cell("A1048576") + b"</row>"),
        TAKEN,
    ),
    "100,000 empty cells far to the right": (
        lambda: sheet(rows(100_000, lambda at: b'<c r="XFD%d"/>' % at)),
        "ไม่มีข้อมูล",
    ),
    "a million elements": (
        lambda: sheet(b'<row r="1">' + b"<c/>" * 1_000_000 + b"</row>"),
        "มากเกินไป",
    ),
    "a bomb of looks": (lambda: styled(400_000), "มากเกินไป"),
    "8,000 looks": (lambda: styled(8_000), TAKEN),
    "a bomb of texts": (lambda: strings(b"<si><t>a</t></si>" * 700_000), "มากเกินไป"),
    "a text of a hundred megabytes": (
        lambda: strings(b"<si><t>" + b"a" * 100_000_000 + b"</t></si>"),
        "มากเกินไป",
    ),
    "a part of a hundred megabytes": (
        lambda: with_parts({"xl/x.xml": b"<a>" + b" " * 100_000_000 + b"</a>"}),
        "มากเกินไป",
    ),
    "10,000 parts": (
        lambda: with_parts({f"xl/{at}.xml": b"<a/>" for at in range(10_000)}),
        "มากเกินไป",
    ),
    "entities that grow": (
        lambda: changed(SHEET, lambda old: BILLION + old),
        "ไม่ใช่แฟ้ม CSV",
    ),
    "an entity of a file": (
        lambda: strings(
            b"<si><t>&a;</t></si>",
            before=b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        ),
        "ไม่ใช่แฟ้ม CSV",
    ),
    "a formula without its result": (
        lambda: workbook(("1", "=1+1"), ("2", "=SUM(A1:A2)")),
        "สูตรที่ยังไม่มีผลลัพธ์",
    ),
    "a formula with its result": (
        lambda: sheet(b'<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>'),
        TAKEN,
    ),
    "a formula of an empty text": (
        lambda: sheet(
            b'<row r="1"><c r="A1" t="str"><f>""</f><v></v></c>' + text_cell("B1") + b"</row>"
        ),
        TAKEN,
    ),
    "elements in elements": (
        lambda: sheet(b"<a>" * 100_000 + b"</a>" * 100_000),
        "",
    ),
    "no XML": (lambda: changed(SHEET, lambda _old: b"\xff\xfe<"), "ไม่ใช่แฟ้ม CSV"),
    "a zip of something else": (lambda: b"PK\x03\x04" + bytes(100), "ไม่ใช่แฟ้ม CSV"),
    "a zip cut off": (lambda: workbook()[:-100], "ไม่ใช่แฟ้ม CSV"),
    "a number of 5,000 digits": (
        lambda: sheet(b'<row r="1"><c r="A1"><v>' + b"9" * 5_000 + b"</v></c></row>"),
        "",
    ),
    "a date beyond all calendars": (
        lambda: sheet(b'<row r="1"><c r="A1" t="d"><v>99999-99-99</v></c></row>'),
        "",
    ),
    "a text that there is not": (
        lambda: sheet(b'<row r="1"><c r="A1" t="s"><v>999999</v></c></row>'),
        "ไม่ใช่แฟ้ม CSV",
    ),
}


def judge(path, data, words):
    path.write_bytes(data)
    with within_limits():
        if words is TAKEN:
            assert read_sheets(path)
            return
        said = refused(path)
    assert words in said
    assert len(said) < 2_000
    assert said or not words


def refused(path):
    """What a list is refused with; empty where it is taken."""
    try:
        read_sheets(path)
    except PhaenError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("name", CSVS)
def test_csv_is_refused_in_thai_or_taken_within_bounds(tmp_path, name):
    judge(tmp_path / "รายการ.csv", *CSVS[name])


@pytest.mark.parametrize("name", WORKBOOKS)
def test_workbook_is_refused_in_thai_or_taken_within_bounds(tmp_path, name):
    make, words = WORKBOOKS[name]
    judge(tmp_path / "รายการ.xlsx", make(), words)


def test_cells_are_text_whatever_they_look_like(tmp_path):
    path = tmp_path / "รายการ.csv"
    path.write_text("=1+1,+1,-1,@x\n<b>ก</b>,{x},%s,\\n\n", encoding="utf-8")
    (found,) = read_sheets(path)
    assert found.rows == (("=1+1", "+1", "-1", "@x"), ("<b>ก</b>", "{x}", "%s", "\\n"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes of that kind")
def test_pipe_is_no_list(tmp_path):
    os.mkfifo(tmp_path / "ท่อ.csv")
    with pytest.raises(PhaenError, match="ไม่ใช่แฟ้ม"):
        read_sheets(tmp_path / "ท่อ.csv")
