"""`phaen doctor` on stores that are well, damaged, left behind and not there."""

import json
import os
import sqlite3
import time
from contextlib import closing

import pytest

from db.backups.backups import Backups
from db.backups.names import Reason
from db.package.file import parse_package
from db.settings import files
from db.store import examining
from db.store.lock import STALE, StoreLock
from db.store.setting_aside import journal_of
from db.store.store import Store
from desktop.commandline import doctor as doctor_command
from desktop.commandline.cli import main
from tests.db.packages import as_bytes, small_value


@pytest.fixture(autouse=True)
def _own_home(monkeypatch, tmp_path):
    for folder in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(folder, str(tmp_path / "home"))


@pytest.fixture
def db(tmp_path):
    path = tmp_path / "store" / "แผน.db"
    path.parent.mkdir()
    with Store.open(path, create=True) as store:
        for _ in range(2):
            store.add(parse_package(as_bytes(small_value())))
    return path


@pytest.fixture
def doctor(capsys):
    """Runs the command; gives its exit code and the findings by area and state."""

    def run(*arguments):
        capsys.readouterr()
        code = main(["doctor", "--json", *map(str, arguments)])
        value = json.loads(capsys.readouterr().out)
        assert {"Python", "SQLite", "SQLAlchemy"} <= set(value["versions"])
        found = {}
        for each in value["findings"]:
            found.setdefault((each["area"], each["state"]), []).append(each["words"])
        return code, found

    return run


def kinds(found, state):
    return {area for area, its in found if its == state}


def test_store_that_is_well_is_said_to_be(db, doctor, capsys):
    before = db.read_bytes()
    code, found = doctor("--db", db)
    assert code == 0
    assert kinds(found, "look") == kinds(found, "mended") == set()
    assert kinds(found, "well") == {
        "store", "plan", "lock", "backups", "disk", "fonts", "editions",
    }  # fmt: skip
    assert len(found["plan", "well"]) == 2
    assert db.read_bytes() == before
    assert [each.name for each in db.parent.iterdir()] == [db.name]
    assert main(["doctor", "--db", str(db)]) == 0
    said = capsys.readouterr().out
    assert "ปกติ: " in said
    assert "SQLite " in said


def test_store_that_was_never_there_is_no_trouble_and_is_not_made(doctor, tmp_path):
    code, found = doctor()
    assert code == 0
    assert "store" in kinds(found, "well")
    assert list(tmp_path.rglob("*.db")) == []


def test_store_that_is_gone_is_to_be_looked_at(db, doctor):
    db.unlink()
    journal_of(db).write_bytes(b"of what is gone")
    code, found = doctor("--db", db)
    assert code == 1
    assert {"store", "journal"} <= kinds(found, "look")
    assert not db.exists()
    assert journal_of(db).exists()


def test_damaged_plan_is_named(db, doctor):
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute("UPDATE plans SET title = 'อื่น' WHERE number = 2")
    code, found = doctor("--db", db)
    assert code == 1
    (words,) = found["plan", "look"]
    assert "แผนหมายเลข 2" in words
    assert len(found["plan", "well"]) == 1


def test_damaged_file_is_said(db, doctor):
    data = bytearray(db.read_bytes())
    data[4096 * 3 : 4096 * 3 + 64] = b"\xff" * 64
    db.write_bytes(data)
    code, found = doctor("--db", db)
    assert code == 1
    assert "เสียหาย" in found["store", "look"][0]


def test_what_was_left_behind_is_mended_and_said(db, doctor):
    lock = StoreLock(db)
    lock.take()
    value = json.loads(lock.path.read_text(encoding="utf-8"))
    value |= {"host": "OTHER-PC", "process": "OTHER-PC 1 1"}
    lock.path.write_text(json.dumps(value), encoding="utf-8")
    old, new = db.parent / ".phaen-0a.tmp", db.parent / ".phaen-0b.tmp"
    for path in (old, new):
        path.touch()
    for path, age in ((old, 2 * 86_400), (lock.path, STALE + 60)):
        os.utime(path, (time.time() - age,) * 2)
    code, found = doctor("--db", db)
    assert code == 0
    assert kinds(found, "mended") == {"lock", "files"}
    assert {each.name for each in db.parent.iterdir()} == {db.name, new.name}


def test_lock_of_a_window_that_is_open_is_left(db, doctor):
    lock = StoreLock(db)
    lock.take()
    code, found = doctor("--db", db)
    assert code == 0
    assert "เปิดอยู่โดย" in found["lock", "well"][0]
    assert lock.path.exists()


def test_disk_without_room_is_to_be_looked_at(db, doctor, monkeypatch):
    usage = type("Usage", (), {"free": 1000})
    monkeypatch.setattr(examining.shutil, "disk_usage", lambda _: usage)  # type: ignore[attr-defined]
    code, found = doctor("--db", db)
    assert code == 1
    assert "น้อยเกินไป" in found["disk", "look"][0]


def test_edition_with_a_fault_is_to_be_looked_at(db, doctor, tmp_path):
    if os.name == "nt":
        pytest.skip("the folder of editions is the user's own")
    folder = tmp_path / "home" / "Phaen" / "editions"
    folder.mkdir(parents=True)
    (folder / "2999.toml").write_text("nonsense = [", encoding="utf-8")
    code, found = doctor("--db", db)
    assert code == 1
    assert "2999.toml" in found["editions", "look"][0]


def test_policy_is_said_to_be_in_force_or_why_not(db, doctor, tmp_path, monkeypatch):
    policy = tmp_path / "policy.json"
    for module in (doctor_command, files):
        monkeypatch.setattr(module, "policy_file", lambda: policy)
    assert "policy" not in {area for area, _state in doctor("--db", db)[1]}
    policy.write_text('{"window.theme": "dark"}')
    assert ("policy", "well") in doctor("--db", db)[1]
    policy.write_text('{"window.theme": "pink", "more": 1}')
    assert ("policy", "look") in doctor("--db", db)[1]
    assert ("policy", "well") not in doctor("--db", db)[1]


def test_backups_are_counted_wherever_they_lie(db, doctor):
    assert "ยังไม่มี" in doctor("--db", db)[1]["backups", "well"][0]
    made = Backups(db).make(Reason.ASKED)
    (words,) = doctor("--db", db)[1]["backups", "well"]
    assert "1 ชุด" in words
    assert str(made.path) in words
