"""Lists out of files that others made."""

import zipfile

import openpyxl
import pytest

from db.errors import PhaenError
from forms.excel.lists import read_sheets

TEXT = 'รหัส,ชื่อ\n1,"เมือง, ปลอดภัย"\n,\n2,"บรรทัด\nสอง"\n'
ROWS = (("รหัส", "ชื่อ"), ("1", "เมือง, ปลอดภัย"), ("2", "บรรทัด\nสอง"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "utf-16"])
def test_csv_is_read_in_the_encodings_that_thai_machines_write(tmp_path, encoding):
    path = tmp_path / "ก.csv"
    path.write_bytes(TEXT.encode(encoding))
    (sheet,) = read_sheets(path)
    assert sheet.rows == ROWS


@pytest.mark.parametrize("separator", [";", "\t"])
def test_csv_is_read_when_its_separator_is_another(tmp_path, separator):
    path = tmp_path / "ก.csv"
    path.write_text(f"1{separator}หนึ่ง\n2{separator}สอง\n", encoding="utf-8")
    assert read_sheets(path)[0].rows == (("1", "หนึ่ง"), ("2", "สอง"))


def test_workbook_gives_the_sheets_that_hold_something(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "ว่าง"
    sheet = book.create_sheet("รายการ")
    sheet.append(["รหัส", None, "ชื่อ"])
    sheet.append([1.1, None, "หนึ่ง"])
    sheet.append([])
    sheet.append([2, True, 0.1])
    path = tmp_path / "ก.xlsx"
    book.save(path)
    (found,) = read_sheets(path)
    assert found.name == "รายการ"
    assert found.rows == (("รหัส", "", "ชื่อ"), ("1.1", "", "หนึ่ง"), ("2", "ใช่", "0.1"))


def test_file_is_refused_in_thai_when_it_is_no_list(tmp_path):
    path = tmp_path / "ก.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("ก.txt", "ก")
    with pytest.raises(PhaenError, match="ไม่ใช่แฟ้ม CSV หรือ Excel"):
        read_sheets(path)
    path.write_bytes(b"\x00\x01\x02\xff")
    with pytest.raises(PhaenError, match="ไม่ใช่แฟ้ม CSV หรือ Excel"):
        read_sheets(path)
    path.write_bytes(b"")
    with pytest.raises(PhaenError, match="ไม่มีข้อมูล"):
        read_sheets(path)
    with pytest.raises(PhaenError, match="ไม่พบแฟ้ม"):
        read_sheets(tmp_path / "ไม่มี.csv")
