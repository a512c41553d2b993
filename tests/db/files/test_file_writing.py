"""Files are written whole or not at all, and every trouble is said in Thai."""

import errno
import os
import time

import pytest

from db import files
from db.errors import FileError, PhaenError
from db.files import troubles, writing
from db.files.temporary import temporary_in
from db.files.writing import put_new


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
    with pytest.raises(PhaenError, match="พื้นที่ดิสก์ไม่พอ"):
        files.write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["แผน.pdf"]


def windows_error(number):
    error = PermissionError(errno.EACCES, "The process cannot access the file")
    error.winerror = number  # type: ignore[attr-defined]
    return error


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (windows_error(32), "เปิดอยู่ในโปรแกรมอื่น"),
        (windows_error(5), "เปิดอยู่ในโปรแกรมอื่น"),
        (PermissionError(errno.EACCES, "Permission denied"), "ไม่มีสิทธิ์"),
        (OSError(errno.EROFS, "Read-only file system"), "อ่านได้อย่างเดียว"),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), "พื้นที่ดิสก์ที่ได้รับเต็ม"),
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
    with pytest.raises(PhaenError, match=r"ชื่อเดียวกับโฟลเดอร์|ไม่พบ"):
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
    monkeypatch.setattr(troubles, "PATH_LIMIT", 259)
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


@pytest.fixture
def held(monkeypatch):
    """Lets files be held by another program so many times; gives how often it was tried."""
    tries = []
    replace = os.replace

    def hold(times, error):
        def refuse(*names):
            tries.append(names)
            if len(tries) <= times:
                raise error
            replace(*names)

        monkeypatch.setattr(os, "replace", refuse)
        return tries

    monkeypatch.setattr(time, "sleep", lambda _seconds: None)
    return hold


HELD = [windows_error(5), windows_error(32), windows_error(33), OSError(errno.EBUSY, "busy")]


@pytest.mark.parametrize("error", HELD, ids=str)
def test_file_that_is_held_for_a_moment_is_written_after_it(tmp_path, held, error):
    path = tmp_path / "แผน.xlsx"
    path.write_bytes(b"old")
    waited = []
    tries = held(3, error)
    files.write_atomically(path, b"new", between_tries=lambda: waited.append(path.read_bytes()))
    assert len(tries) == 4
    assert waited == [b"old"] * 3
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["แผน.xlsx"]


@pytest.mark.parametrize("error", HELD, ids=str)
def test_file_that_stays_held_is_said_to_be_open_and_left_as_it_is(
    tmp_path, held, monkeypatch, error
):
    path = tmp_path / "แผน.xlsx"
    path.write_bytes(b"old")
    monkeypatch.setattr(writing, "PATIENCE", 0.05)
    tries = held(10**6, error)
    with pytest.raises(FileError, match=r"เปิดอยู่ในโปรแกรมอื่น.*ลองใหม่ หรือบันทึกเป็นชื่ออื่น"):
        files.write_atomically(path, b"new")
    assert len(tries) > 1
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["แผน.xlsx"]


def test_nothing_is_tried_again_where_it_cannot_help(tmp_path, held):
    (tmp_path / "แผน.pdf").mkdir()
    tries = held(10**6, windows_error(5))
    with pytest.raises(FileError, match="เป็นโฟลเดอร์"):
        files.write_atomically(tmp_path / "แผน.pdf", b"new")
    assert len(tries) == 1


def test_waiting_ends_at_once_when_the_file_is_not_wanted_any_more(tmp_path, held):
    class GoneError(BaseException):
        pass

    def stop():
        raise GoneError

    tries = held(10**6, windows_error(32))
    with pytest.raises(GoneError):
        files.write_atomically(tmp_path / "แผน.pdf", b"new", between_tries=stop)
    assert len(tries) == 1
    assert names(tmp_path) == []


def test_new_file_takes_no_place_that_another_has(tmp_path):
    made, path = temporary_in(tmp_path), tmp_path / "แผน.db"
    made.write_bytes(b"new")
    path.write_bytes(b"old")
    with pytest.raises(FileExistsError):
        put_new(made, path)
    assert (made.read_bytes(), path.read_bytes()) == (b"new", b"old")
    path.unlink()
    put_new(made, path)
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["แผน.db"]


def test_what_a_killed_program_left_is_swept_away_after_a_day(tmp_path):
    old, young, other = (
        tmp_path / name for name in (".phaen-0a.tmp", ".phaen-0b.tmp", "phaen-0c.tmp")
    )
    for left in (old, young, other):
        left.write_bytes(b"half")
    long_ago = time.time() - 25 * 3600
    for left in (old, other):
        os.utime(left, (long_ago, long_ago))
    files.write_atomically(tmp_path / "แผน.pdf", b"new")
    assert names(tmp_path) == [".phaen-0b.tmp", "phaen-0c.tmp", "แผน.pdf"]


def test_file_written_by_name_takes_its_place_only_when_it_is_whole(tmp_path):
    path = tmp_path / "แผน.pdf"
    path.write_bytes(b"old")

    def fail(temporary):
        temporary.write_bytes(b"half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), files.replacing(path) as temporary:
        fail(temporary)
    assert path.read_bytes() == b"old"
    with files.replacing(path) as temporary:
        temporary.write_bytes(b"whole")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"whole"
    assert names(tmp_path) == ["แผน.pdf"]
