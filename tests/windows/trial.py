"""What a store owes to Windows alone, tried there: locks, files that others hold, kills, drives.

Run by `tests.windows.keeping` on a Windows Python, in a new folder; prints a line for each thing
that was tried, and ends with 1 where one of them failed.
"""

from __future__ import annotations

import ctypes
import datetime as dt
import os
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from db.backups.backups import Backups
from db.backups.names import Reason
from db.errors import FileError
from db.files import make_private_folder, write_atomically
from db.files.writing import PATIENCE
from db.processes import is_running, this_process
from db.records import Organisation, Package, Plan
from db.rescue.journal import Journal
from db.rescue.rescue import Rescue
from db.rescue.shelf import left_behind
from db.store.folder_kinds import FolderKind, folder_found, system_facts
from db.store.lock import StoreLock, lock_path
from db.store.sqlite.backend import check_integrity
from db.store.store import Store

_LOCK = """
import sys
from pathlib import Path
from db.store.lock import StoreLock
print(StoreLock(Path(sys.argv[1])).take(), flush=True)
sys.stdin.read()
"""
_HOLD = """
import ctypes, sys, time
from ctypes import wintypes
create = ctypes.windll.kernel32.CreateFileW
create.restype = wintypes.HANDLE
handle = create(sys.argv[1], 0x80000000, 0, None, 3, 0, None)  # to read, and shared with nobody
print(handle not in (None, wintypes.HANDLE(-1).value), flush=True)
time.sleep(float(sys.argv[2]))
"""
_WRITE = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE plans SET title = 'half'")
connection.execute("CREATE TABLE junk (x)")
connection.executemany("INSERT INTO junk VALUES (?)", [("x" * 4000,)] * 500)
print("in the midst", flush=True)
sys.stdin.read()
"""
_KEEP = """
import sys
from pathlib import Path
from db.processes import this_process
from db.rescue.journal import Journal
from db.rescue.rescue import Rescue
journal = Journal("plan", [Path(sys.argv[1])])
journal.write(Rescue("plan", "words", "store", "2026-01-01T00:00:00+00:00", this_process()))
print("written", flush=True)
sys.stdin.read()
"""
_WINDOW = """
import sys
from pathlib import Path
from desktop.window import app
from desktop.window.frame.main_window import MainWindow
def come(window, come=MainWindow.come_to_front):
    come(window)
    print("came", flush=True)
    window.close()
def painted(window, begin=MainWindow.begin):
    begin(window)
    print("open", flush=True)
MainWindow.come_to_front = come
MainWindow.begin = lambda window, page="": painted(window)
sys.exit(app.run(Path(sys.argv[1])))
"""
_FIXED = 3  # of GetDriveTypeW


def main() -> int:
    """Try everything in the folder that is named."""
    folder = Path(sys.argv[1])
    failed = 0
    for number, trial in enumerate(_TRIALS):
        own = folder / f"ที่ {number}"
        own.mkdir(parents=True)
        start = time.perf_counter()
        try:
            state, words = "ok", trial(own)
        except Exception:  # whatever it is, the others are tried as well
            state, words, failed = "FAILED", traceback.format_exc(), failed + 1
        name = trial.__name__.strip("_").replace("_", " ")
        sys.stdout.write(f"{state} {name} ({time.perf_counter() - start:.1f} s): {words}\n")
    return 1 if failed else 0


@contextmanager
def _other(code: str, *words: object) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Another process, and the first line it says; it is killed at the end."""
    command = [sys.executable, "-X", "utf8", "-c", code, *map(str, words)]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, encoding="utf-8")
    assert process.stdout is not None
    try:
        yield process, process.stdout.readline().strip()
    finally:
        process.kill()
        process.wait()


def _plan(title: str) -> Package:
    return Package(Plan(2567, "2567", title, Organisation("หน่วยทดลอง")))


def _store(folder: Path) -> Path:
    path = folder / "คลัง แผน.db"
    with Store.open(path, create=True) as store:
        store.add(_plan("เดิม"))
    return path


def _titles(path: Path) -> list[str]:
    check_integrity(path)
    with Store.open(path) as store:
        return [store.load(entry.number).plan.title for entry in store.plans()]


def _process_is_known_by_its_beginning(_folder: Path) -> str:
    with _other("print('here', flush=True); input()") as (process, _said):
        begun = this_process().rsplit(" ", 1)[1]
        assert begun, "this system tells no beginning"
        assert is_running(this_process()), "this process is said to have gone"
        host = this_process().rsplit(" ", 2)[0]
        assert not is_running(f"{host} {process.pid} 1"), "another beginning counts as the same"
    return begun


def _lock_of_a_process_that_has_gone_is_taken_over(folder: Path) -> str:
    path = _store(folder)
    lock = StoreLock(path)
    with _other(_LOCK, path) as (_process, said):
        assert said == "None", said
        holder = lock.take()
        assert holder is not None, "two have the lock"
        assert (holder.is_here, holder.is_stale) == (True, False), holder
    assert lock.take() is None, lock.holder()
    assert lock.beat()
    lock.release()
    assert not lock_path(path).exists()
    return f"{holder.user} at {holder.host}"


def _second_start_brings_the_first_window_to_the_front(folder: Path) -> str:
    path = _store(folder)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with _other(_WINDOW, path) as (first, said):
        assert said == "open", said
        command = [sys.executable, "-X", "utf8", "-c", _WINDOW, str(path)]
        second = subprocess.run(command, capture_output=True, check=False, timeout=90)
        assert (second.returncode, second.stdout) == (0, b""), second.stderr.decode()
        assert first.stdout is not None
        came = first.stdout.readline().strip()
        assert (came, first.wait(60)) == ("came", 0), came
    assert not lock_path(path).exists()
    return came


def _file_that_is_held_for_a_moment_is_written_then(folder: Path) -> str:
    path = folder / "แผน.pdf"
    path.write_bytes(b"old")
    with _other(_HOLD, path, 1.5) as (_process, said):
        assert said == "True", "it could not be held"
        tries: list[float] = []
        write_atomically(path, b"new", between_tries=lambda: tries.append(time.monotonic()))
    assert tries, "nothing held it"
    assert path.read_bytes() == b"new"
    assert [each.name for each in folder.iterdir()] == [path.name]
    return f"{len(tries)} tries"


def _file_that_stays_held_is_told_and_left_as_it_was(folder: Path) -> str:
    path = folder / "แผน.xlsx"
    path.write_bytes(b"old")
    begun = time.monotonic()
    with _other(_HOLD, path, 60) as (_process, said):
        assert said == "True", "it could not be held"
        try:
            write_atomically(path, b"new")
        except FileError as error:
            told = str(error)
        else:
            raise AssertionError("written over a file that another holds")
    took = time.monotonic() - begun
    assert "เปิดอยู่ในโปรแกรมอื่น" in told, told
    assert PATIENCE <= took < 3 * PATIENCE + 5, took
    assert path.read_bytes() == b"old"
    assert [each.name for each in folder.iterdir()] == [path.name]
    return f"told after {took:.1f} s"


def _backup_is_made_and_restored(folder: Path) -> str:
    path = _store(folder)
    backups = Backups(path)
    made = backups.make(Reason.ASKED)
    assert made is not None
    with Store.open(path) as store:
        store.add(_plan("ใหม่"))
    restored = backups.restore_all(made)
    assert _titles(path) == ["เดิม"]
    assert restored.before is not None
    backups.restore_all(restored.before)
    assert _titles(path) == ["เดิม", "ใหม่"]
    path.write_bytes(path.read_bytes()[:-4096])
    restored = backups.restore_all(made)
    assert restored.aside is not None
    assert restored.aside.exists()
    assert _titles(path) == ["เดิม"]
    return f"{len(backups.entries())} backups"


def _half_a_write_of_a_killed_process_is_taken_back(folder: Path) -> str:
    path = _store(folder)
    with _other(_WRITE, path) as (_process, said):
        assert said == "in the midst", said
    journal = path.with_name(f"{path.name}-journal")
    assert journal.exists(), "it left no journal"
    half = path.stat().st_size
    assert _titles(path) == ["เดิม"]
    assert not journal.exists()
    assert half > path.stat().st_size, "nothing was written in the midst"
    return f"{half:,} bytes, then {path.stat().st_size:,}"


def _journal_of_a_killed_process_is_found(folder: Path) -> str:
    now = dt.datetime.now(dt.UTC)
    with _other(_KEEP, folder / "rescue") as (_process, said):
        assert said == "written", said
        assert left_behind([folder / "rescue"], now) == (), "one that still runs is offered"
    (found,) = left_behind([folder / "rescue"], now)
    own = Journal("plan", [folder / "rescue"], found=found.path)
    own.write(Rescue("plan", "words", "store", now.isoformat(), this_process()))
    own.empty()
    assert not list((folder / "rescue").iterdir())
    return found.path.name


def _own_folder_is_made_where_modes_say_nothing(folder: Path) -> str:
    own = folder / "ของตน" / "ใน"
    make_private_folder(own)
    write_atomically(own / "a", b"a")
    write_atomically(own / "a", b"b")
    assert (own / "a").read_bytes() == b"b"
    return f"{(own / 'a').stat().st_mode:o}"


def _kind_of_a_drive_is_told(folder: Path) -> str:
    """The drives N: and R: are a network's and a stick's where `keeping` has set them up."""
    facts = system_facts()
    assert folder_found(folder, facts).kind is FolderKind.LOCAL, folder
    assert ctypes.windll.kernel32.GetDriveTypeW("C:\\") == _FIXED  # type: ignore[attr-defined]
    assert folder_found(Path("//server/share/x"), facts).kind is FolderKind.NETWORK
    assert folder_found(Path("N:/x"), facts).kind is FolderKind.NETWORK, facts.drive_type(
        Path("N:/")
    )
    assert folder_found(Path("R:/x"), facts).kind is FolderKind.REMOVABLE, facts.drive_type(
        Path("R:/")
    )
    return "C: N: R: and a share"


_TRIALS: tuple[Callable[[Path], str], ...] = (
    _process_is_known_by_its_beginning,
    _lock_of_a_process_that_has_gone_is_taken_over,
    _file_that_is_held_for_a_moment_is_written_then,
    _file_that_stays_held_is_told_and_left_as_it_was,
    _backup_is_made_and_restored,
    _half_a_write_of_a_killed_process_is_taken_back,
    _journal_of_a_killed_process_is_found,
    _own_folder_is_made_where_modes_say_nothing,
    _kind_of_a_drive_is_told,
    _second_start_brings_the_first_window_to_the_front,
)


if __name__ == "__main__":
    sys.exit(main())
