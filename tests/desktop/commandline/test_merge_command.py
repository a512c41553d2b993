"""`phaen merge`: says what differs from another copy of a plan, and takes it in as one change."""

import json
from dataclasses import replace

import pytest

from db.content_code import content_code
from db.errors import StoreError, StoreTrouble
from db.exchanges import Direction
from db.identity import renewed
from db.package.file import read_file, write_package
from db.records import Issuance, Package
from db.settling import settled, taken_in
from db.store.store import Store
from desktop.commandline.cli import main
from tests.desktop.parts import package


def titled(made: Package, title: str, **more: str) -> Package:
    return settled(replace(made, plan=replace(made.plan, title=title, **more)), made)


@pytest.fixture
def base() -> Package:
    return taken_in(package(quarters=(1,), projects=("p1",)))


@pytest.fixture
def db(tmp_path, base):
    """A store in which the plan was changed since it was sent."""
    path = tmp_path / "store.db"
    with Store.open(path, create=True) as store:
        number = store.add(base)
        store.keep_exchanged(number, base, direction=Direction.SENT, whom="ฝ่าย")
        old = store.load(number)
        store.save(number, old, titled(old, "ชื่อของเรา", vision="วิสัยทัศน์ของเรา"))
    return path


@pytest.fixture
def file(tmp_path, base):
    """The copy that comes back: one field of both, one of its own."""
    path = tmp_path / "back.json"
    theirs = titled(base, "ชื่อจากฝ่าย", part3_heading="หัวข้อจากฝ่าย")
    write_package(theirs, path, descends_from=(content_code(base),))
    return path


def merged(db, *arguments) -> int:
    return main(["--db", str(db), "merge", "1", *map(str, arguments)])


def plan(db):
    with Store.open(db) as store:
        return store.load(1).plan


def test_differences_are_said_and_nothing_is_changed(db, file, capsys):
    before = plan(db)
    assert merged(db, file) == 1
    said = capsys.readouterr().out
    assert "แก้ทั้งสองที่: แก้ หน่วยงาน › ชื่อแผน" in said
    assert "แก้ในแฟ้ม: แก้ ส่วนที่ 3" in said
    assert "แก้ในเครื่องนี้: แก้ สาระสำคัญ › วิสัยทัศน์" in said
    assert "ต่างกัน 3 แห่ง ต้องตัดสินใจ 1 แห่ง" in said
    assert plan(db) == before


@pytest.mark.parametrize(("side", "title"), [("theirs", "ชื่อจากฝ่าย"), ("ours", "ชื่อของเรา")])
def test_side_is_taken_where_both_changed_and_all_else_is_merged(db, file, side, title):
    assert merged(db, file, "--take", side) == 0
    made = plan(db)
    assert (made.title, made.vision, made.part3_heading) == (
        title, "วิสัยทัศน์ของเรา", "หัวข้อจากฝ่าย",
    )  # fmt: skip
    with Store.open(db) as store:
        newest = store.exchanged(1)[0]
        assert (newest.direction, newest.whom) == (Direction.RECEIVED, "back.json")
    # What was taken in is the base now: nothing is left to decide.
    assert merged(db, file) == 0


def test_programs_read_the_differences(db, file, capsys):
    assert merged(db, file, "--json") == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["has_base"], found["conflicts"], found["merged"]) == (True, 1, False)
    (title,) = [each for each in found["differences"] if each["conflict"]]
    assert title["place"] == "plan.title"
    assert (title["base"], title["ours"], title["theirs"], title["take"]) == (
        "แผนทดสอบ 2567", "ชื่อของเรา", "ชื่อจากฝ่าย", None,
    )  # fmt: skip
    assert merged(db, file, "--take", "theirs", "--json") == 0
    assert json.loads(capsys.readouterr().out)["merged"] is True


def test_base_can_be_a_file(db, file, base, tmp_path, capsys):
    write_package(read_file(file).package, file)
    assert merged(db, file, "--json") == 1
    assert json.loads(capsys.readouterr().out)["has_base"] is False
    write_package(base, tmp_path / "base.json")
    assert merged(db, file, "--base", tmp_path / "base.json", "--json") == 1
    assert json.loads(capsys.readouterr().out)["has_base"] is True


def test_other_plans_are_refused_and_so_is_what_is_not_there(db, base, tmp_path, capsys):
    write_package(renewed(base), tmp_path / "other.json")
    assert merged(db, tmp_path / "other.json", "--take", "theirs") == 2
    assert "แผนอื่น" in capsys.readouterr().err
    assert merged(db, tmp_path / "none.json") == 2
    assert main(["--db", str(db), "merge", "x", str(tmp_path / "other.json")]) == 2
    assert main(["--db", str(db), "merge", "1", "f.json", "--take", "all"]) == 2


def test_issued_report_stays_as_it_was_sent(db, base, tmp_path):
    with Store.open(db) as store:
        old = store.load(1)
        report = replace(old.reports[0], issuances=(Issuance("2567-01-09", "ผู้ออก"),))
        store.save(1, old, settled(replace(old, reports=(report,)), old))
    report = replace(base.reports[0], heading="จากฝ่าย")
    write_package(replace(base, reports=(report,)), tmp_path / "back.json")
    assert merged(db, tmp_path / "back.json", "--take", "theirs") == 0
    with Store.open(db) as store:
        assert store.load(1).reports[0].heading == ""


def test_what_is_exported_is_the_base_of_what_comes_back(tmp_path, base, capsys):
    """From one office to another and back, by the command line alone."""
    write_package(base, tmp_path / "plan.json")
    here, there = tmp_path / "here.db", tmp_path / "there.db"
    assert main(["--db", str(here), "import", str(tmp_path / "plan.json")]) == 0
    assert main(["--db", str(here), "export", "1", "--to", str(tmp_path / "sent.json")]) == 0
    assert main(["--db", str(there), "import", str(tmp_path / "sent.json")]) == 0
    for db, field in ((here, {"title": "ที่นี่"}), (there, {"vision": "ที่นั่น"})):
        with Store.open(db) as store:
            old = store.load(1)
            store.save(1, old, replace(old, plan=replace(old.plan, **field)))
    assert main(["--db", str(there), "export", "1", "--to", str(tmp_path / "back.json")]) == 0
    capsys.readouterr()
    assert merged(here, tmp_path / "back.json", "--take", "ours") == 0
    assert (plan(here).title, plan(here).vision) == ("ที่นี่", "ที่นั่น")


def test_export_of_a_store_that_cannot_be_written_goes_on(db, tmp_path, monkeypatch, capsys):
    def fail(*_arguments, **_named):
        raise StoreError("อ่านได้อย่างเดียว", StoreTrouble.READ_ONLY)

    monkeypatch.setattr(Store, "keep_exchanged", fail)
    assert main(["--db", str(db), "export", "1", "--to", str(tmp_path / "plan.json")]) == 0
    assert "อ่านได้อย่างเดียว" in capsys.readouterr().out
    assert (tmp_path / "plan.json").exists()
