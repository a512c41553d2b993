"""A fault is recorded so that the record can be sent, whatever is short when it comes."""

import errno
import os
import stat
import subprocess
import sys
import threading

import pytest

from db.errors import PhaenError
from desktop import faults
from desktop.faults import FaultLog, record_fault
from tests.test_architecture import ROOT

TYPED = "ความลับของแผน"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    folder = tmp_path / "log"
    monkeypatch.setattr("platformdirs.user_log_path", lambda *_, **__: folder)
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "temp"))
    return folder


def raised(act, *arguments):
    try:
        act(*arguments)
    except BaseException as error:
        return error
    raise AssertionError


def text_of(folder):
    return (folder / faults.NAME).read_text(encoding="utf-8")


def fail_with_words(secret):
    local = f"{secret} ในตัวแปร"
    try:
        {}[local]
    except KeyError as error:
        raise PhaenError(f"{secret} ในข้อความ") from error


def test_record_says_what_ran_and_where_it_failed(folder):
    said = FaultLog({"Qt": "6.9"}).record(raised(fail_with_words, TYPED))
    text = text_of(folder)
    assert str(folder / faults.NAME) in said
    for name in ("Phaen ", "Python ", "SQLite ", "system ", "Qt 6.9"):
        assert name in text
    assert "db.errors.PhaenError" in text
    assert "builtins.KeyError" in text
    assert "tests/desktop/test_faults.py:" in text
    assert "fail_with_words" in text


def test_record_says_nothing_of_the_plan_nor_of_whose_machine_it_is(folder):
    record_fault(raised(fail_with_words, TYPED))
    record_fault(raised(open, f"{TYPED}/no"))
    text = text_of(folder)
    assert TYPED not in text
    assert str(ROOT) not in text
    assert f"builtins.FileNotFoundError {errno.ENOENT}" in text


def deeper(count=0):
    return deeper(count + 1) + 1


def test_endless_recursion_is_recorded_from_both_its_ends(folder):
    record_fault(raised(deeper))
    text = text_of(folder)
    assert "builtins.RecursionError" in text
    assert "…" in text
    assert 40 < len(text.splitlines()) < 80


def test_lack_of_memory_is_recorded(folder):
    record_fault(raised(bytearray, sys.maxsize))
    assert "builtins.MemoryError" in text_of(folder)


def test_lack_of_memory_while_it_is_recorded_is_told_all_the_same(folder, monkeypatch):
    log = FaultLog()

    def fail(*_):
        raise MemoryError

    monkeypatch.setattr(faults, "_told", fail)
    assert "หน่วยความจำไม่พอ" in log.record(ValueError())


def test_fault_of_another_thread_is_recorded(folder):
    log = FaultLog()
    worker = threading.Thread(target=lambda: log.record(raised(deeper)))
    worker.start()
    worker.join()
    assert "builtins.RecursionError" in text_of(folder)


def test_record_needs_no_further_handle(folder):
    resource = pytest.importorskip("resource")
    log = FaultLog()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (log._handle + 1, hard))
    try:
        with pytest.raises(OSError, match="Too many open files"):
            os.open(os.devnull, os.O_RDONLY)
        log.record(ValueError())
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert "builtins.ValueError" in text_of(folder)


def test_full_disk_leaves_kind_and_place_in_the_sentence(folder, monkeypatch):
    log = FaultLog()

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    said = log.record(raised(fail_with_words, TYPED))
    assert "db.errors.PhaenError" in said
    assert "test_faults.py:" in said
    assert TYPED not in said


def test_log_lies_elsewhere_where_the_folder_cannot_be_made(folder, tmp_path):
    (tmp_path / "temp").mkdir()
    folder.write_bytes(b"")
    said = record_fault(ValueError())
    assert str(tmp_path / "temp" / faults.NAME) in said


def test_nothing_can_be_written_and_the_sentence_is_said_all_the_same(folder):
    folder.write_bytes(b"")
    assert "builtins.ValueError" in record_fault(ValueError())


def test_a_log_keeps_what_earlier_runs_wrote(folder):
    for error in (KeyError(), ValueError(), TypeError()):
        record_fault(error)
    kinds = [line for line in text_of(folder).splitlines() if line.startswith("builtins.")]
    assert kinds == ["builtins.KeyError", "builtins.ValueError", "builtins.TypeError"]


def test_a_log_that_has_grown_becomes_the_older_one_whole(folder, monkeypatch):
    monkeypatch.setattr(faults, "_LONGEST", 300)
    record_fault(KeyError())
    before = text_of(folder)
    # As long as it may be, it is gone on with; a letter more, and another is begun.
    monkeypatch.setattr(faults, "_LONGEST", len(before.encode()))
    record_fault(ValueError())
    both = text_of(folder)
    assert both.startswith(before)
    assert "ValueError" in both
    record_fault(TypeError())
    assert (folder / "phaen-faults.1.log").read_text(encoding="utf-8") == both
    assert "ValueError" not in text_of(folder)


def test_log_does_not_grow_without_end(folder, monkeypatch):
    monkeypatch.setattr(faults, "_LONGEST", 4000)
    monkeypatch.setattr(faults, "_MOST_OF_A_RUN", 2000)
    for _run in range(8):
        log = FaultLog()
        for _ in range(50):
            assert faults.NAME in log.record(ValueError())
        log.close()
    sizes = {path.name: path.stat().st_size for path in folder.iterdir()}
    assert set(sizes) == {faults.NAME, "phaen-faults.1.log"}
    assert max(sizes.values()) <= 6000


@pytest.mark.skipif(os.name == "nt", reason="a profile is closed by access lists")
def test_log_is_its_owners_alone(folder):
    record_fault(ValueError())
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / faults.NAME).stat().st_mode) == 0o600


def test_nothing_is_imported_when_a_fault_comes(tmp_path):
    code = (
        "import sys\n"
        "from desktop.faults import FaultLog\n"
        "log = FaultLog()\n"
        "before = set(sys.modules)\n"
        "try:\n    [][0]\n"
        "except IndexError as error:\n    log.record(error)\n"
        "assert set(sys.modules) == before, set(sys.modules) - before\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "XDG_STATE_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
