"""Files are written whole or not at all, and every trouble is said in Thai."""

import errno
import os

import pytest

from db import files
from db.errors import PhaenError


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_file_is_replaced_whole(tmp_path):
    path = tmp_path / "แผน.json"
    files.write_atomically(path, b"one")
    files.write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert names(tmp_path) == ["แผน.json"]


@pytest.mark.parametrize("step", ["write", "replace"])
def test_old_file_stays_and_nothing_is_left_when_the_disk_is_full(tmp_path, monkeypatch, step):
    path = tmp_path / "แผน.pdf"
    path.write_bytes(b"old")

    def fail(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync" if step == "write" else "replace", fail)
    with pytest.raises(PhaenError, match="ที่เก็บข้อมูลเต็ม"):
        files.write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["แผน.pdf"]


def windows_error(number):
    error = PermissionError(errno.EACCES, "The process cannot access the file")
    error.winerror = number
    return error


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (windows_error(32), "เปิดอยู่ในโปรแกรมอื่น"),
        (windows_error(5), "เปิดอยู่ในโปรแกรมอื่น"),
        (PermissionError(errno.EACCES, "Permission denied"), "ไม่มีสิทธิ์"),
        (OSError(errno.EROFS, "Read-only file system"), "อ่านได้อย่างเดียว"),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), "เต็มโควตา"),
        (OSError(errno.EIO, "Input/output error"), "ระบบปฏิบัติการแจ้งข้อขัดข้อง"),
    ],
)
def test_trouble_is_said_in_thai_with_the_name_of_the_file(tmp_path, error, said):
    path = tmp_path / "แผน.xlsx"
    sentence = str(files.file_error(error, path, "บันทึก"))
    assert said in sentence
    assert str(path) in sentence


def test_missing_folder_is_said_in_thai(tmp_path):
    with pytest.raises(PhaenError, match="ไม่พบแฟ้มหรือโฟลเดอร์"):
        files.write_atomically(tmp_path / "ไม่มี" / "แผน.pdf", b"")


def test_file_in_place_of_a_folder_is_said_in_thai(tmp_path):
    (tmp_path / "แฟ้ม").write_bytes(b"")
    with pytest.raises(PhaenError, match=r"แทนโฟลเดอร์|ไม่พบ"):
        files.write_atomically(tmp_path / "แฟ้ม" / "แผน.pdf", b"")
    with pytest.raises(PhaenError, match="สร้างโฟลเดอร์"):
        files.make_folder(tmp_path / "แฟ้ม" / "ใน")


def test_folder_in_place_of_a_file_is_said_in_thai(tmp_path):
    (tmp_path / "แผน.pdf").mkdir()
    with pytest.raises(PhaenError, match=r"แผน\.pdf"):
        files.write_atomically(tmp_path / "แผน.pdf", b"data")
    assert names(tmp_path) == ["แผน.pdf"]


def test_name_that_no_system_takes_is_said_in_thai(tmp_path):
    with pytest.raises(PhaenError, match=r"อักขระที่ใช้ไม่ได้|ไม่พบ"):
        files.write_atomically(tmp_path / "แผน\0.pdf", b"")
    assert names(tmp_path) == []


@pytest.mark.skipif(os.name == "nt", reason="Wine cuts such a name")
def test_name_that_is_too_long_is_said_in_thai(tmp_path):
    with pytest.raises(PhaenError, match="ยาวเกินไป"):
        files.write_atomically(tmp_path / ("ก" * 300), b"")
    assert names(tmp_path) == []


def test_path_beyond_the_limit_of_windows_is_said_to_be_too_long(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "_PATH_LIMIT", 259)
    missing = FileNotFoundError(errno.ENOENT, "No such file or directory")
    assert "ยาวเกินไป" in str(files.file_error(missing, tmp_path / ("ก" * 260), "บันทึก"))
    assert "ไม่พบ" in str(files.file_error(missing, tmp_path / "ก", "บันทึก"))


def test_folder_that_windows_says_may_not_be_read_is_said_to_be_a_folder(tmp_path):
    sentence = str(files.file_error(windows_error(None), tmp_path, "อ่าน"))
    assert "เป็นโฟลเดอร์" in sentence


def test_longest_name_can_be_written(tmp_path):
    # The name of the temporary file must not be built from it.
    path = tmp_path / ("ก" * 83 + ".pdf")
    files.write_atomically(path, b"x")
    assert names(tmp_path) == [path.name]


def test_no_more_is_read_than_asked_for(tmp_path):
    (tmp_path / "big").write_bytes(b"x" * 100)
    assert files.read_bytes(tmp_path / "big", at_most=10) == b"x" * 11


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("แผนปฏิบัติการ 2567", "แผนปฏิบัติการ 2567"),
        ('ก<ข>ค:ง"จ/ฉ\\ช|ซ?ฌ*', "ก ข ค ง จ ฉ ช ซ ฌ"),
        ("สำนัก\n\tงาน\x00", "สำนัก งาน"),
        ("สสส.กทม.", "สสส.กทม"),
        ("../..", "แผน"),
        ("", "แผน"),
        ("CON", "_CON"),
        ("nul.2567", "_nul.2567"),
        ("lpt1 .x", "_lpt1 .x"),
        ("console", "console"),
    ],
)
def test_name_is_made_safe_for_every_system(text, name):
    assert files.safe_name(text).lstrip(". ") == name.lstrip(". ")


def test_long_name_is_cut_before_a_letter_that_stands_by_itself():
    marks = "ัิีึืฺุู็่้๊๋์ํ๎ำ"
    for filler in range(60):
        whole = "ก" * filler + "น้ำที่นี่" * 30
        cut = files.safe_name(whole)
        assert 170 < len(cut.encode()) <= 180
        assert whole[len(cut)] not in marks
