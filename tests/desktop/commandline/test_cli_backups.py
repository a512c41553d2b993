"""The commands for backups, run as a user runs them."""

import json

import pytest

from db.backups.backups import Backups
from db.package.file import write_package
from db.store.store import Store
from desktop.commandline.cli import main
from tests.desktop.parts import package


@pytest.fixture(autouse=True)
def _own_home(monkeypatch, tmp_path):
    for folder in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(folder, str(tmp_path / "home"))


@pytest.fixture
def db(tmp_path):
    path = tmp_path / "ฐาน.db"
    with Store.open(path, create=True) as store:
        store.add(package("หน่วย ก", year=2566))
    return path


@pytest.fixture
def run(db, capsys):
    """Runs a command on the store; what it said, and its exit code."""

    def running(*arguments):
        code = main([*map(str, arguments), "--db", str(db)])
        said = capsys.readouterr()
        return code, said.out + said.err

    return running


def units(db):
    with Store.open(db) as store:
        return [entry.unit for entry in store.plans()]


def test_backup_is_made_listed_and_copied_elsewhere(run, db, tmp_path):
    assert "ยังไม่มีแฟ้มสำรอง" in run("backups")[1]
    stick = tmp_path / "stick.db.gz"
    code, said = run("backup", "--to", stick)
    assert (code, str(stick) in said) == (0, True)
    (made,) = Backups(db).entries()
    assert stick.read_bytes() == made.path.read_bytes()
    (listed,) = json.loads(run("backups", "--json")[1])
    assert listed["number"] == 1
    assert listed["file"] == str(made.path)
    assert "สั่งสำรองเอง" in run("backups")[1]


def test_all_is_restored_and_that_taken_back(run, db):
    run("backup")
    with Store.open(db) as store:
        store.add(package("หน่วย ข"))
    code, said = run("restore", 1)
    assert (code, units(db)) == (0, ["หน่วย ก"])
    assert "phaen restore 2" in said
    run("restore", 2)
    assert units(db) == ["หน่วย ก", "หน่วย ข"]


def test_one_plan_is_restored_out_of_a_file(run, db, tmp_path):
    stick = tmp_path / "stick.db.gz"
    run("backup", "--to", stick)
    with Store.open(db) as store:
        store.remove(1)
        store.add(package("หน่วย ข"))
    code, said = run("restore", stick, "--plan", 1)
    assert (code, units(db)) == (0, ["หน่วย ก", "หน่วย ข"])
    assert "แผนหมายเลข 1" in said


def test_lost_store_is_restored_from_its_backups(run, db):
    run("backup")
    db.unlink()
    assert run("restore", 1)[0] == 0
    assert units(db) == ["หน่วย ก"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["restore", "7"], "ไม่มีแฟ้มสำรองหมายเลข 7"),
        (["restore", "1", "--plan", "9"], "ไม่มีแผนหมายเลข 9"),
        (["restore", "1", "--plan", "ก"], "ต้องเป็นหมายเลขแผน"),
        (["restore", "ไม่มี.db.gz"], "ไม่มี.db.gz"),
        (["restore"], "ยังไม่ได้ระบุ"),
    ],
)
def test_what_cannot_be_restored_is_said(run, db, arguments, said):
    run("backup")
    code, words = run(*arguments)
    assert code == 2
    assert said in words
    assert units(db) == ["หน่วย ก"]


def test_store_that_is_not_there_is_not_made(tmp_path, capsys):
    path = tmp_path / "none.db"
    assert main(["backup", "--db", str(path)]) == 2
    assert "ไม่พบฐานข้อมูล" in capsys.readouterr().err
    assert not path.exists()


def test_backup_is_made_before_an_import(run, db, tmp_path):
    file = tmp_path / "แผน.json"
    write_package(package("หน่วย ข"), file)
    assert run("import", file)[0] == 0
    (made,) = Backups(db).entries()
    assert [entry.unit for entry in Backups(db).plans(made)] == ["หน่วย ก"]
