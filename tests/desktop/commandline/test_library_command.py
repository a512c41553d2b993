"""`phaen library`: issued, taken in, compared with plans, given on and taken away."""

import json

import pytest

from db.package.file import write_package
from db.package.library_file import library_bytes, read_library, write_library
from db.store.store import Store
from desktop.commandline.cli import main
from forms.library.sides import drawn_from
from tests.forms.library.plans import ISSUER, issued, issuers_plan, units_plan, with_first


@pytest.fixture
def source():
    return issuers_plan()


@pytest.fixture
def files(tmp_path, source):
    """Two libraries of an issuer as files, the older one first."""
    newer = with_first(source, "people", name="นางสอง ใจงาม")
    older, later = tmp_path / "a.phaenlib", tmp_path / "b.phaenlib"
    write_library(issued(source), older)
    write_library(issued(newer, "2569-12-01"), later)
    return older, later


@pytest.fixture
def db(tmp_path, files):
    """A store with a plan that has drawn on the older one, and both."""
    path = tmp_path / "phaen.db"
    with Store.open(path, create=True) as store:
        store.add(drawn_from(units_plan(), read_library(files[0]))[0])
        for each in files:
            store.keep_library(read_library(each))
    return path


def run(db, *arguments) -> int:
    return main(["--db", str(db), "library", *map(str, arguments)])


def said(capsys):
    return json.loads(capsys.readouterr().out)


def test_lists_of_a_plan_are_issued_as_a_file(tmp_path, source, capsys):
    plan, out = tmp_path / "plan.phaen", tmp_path / "out.phaenlib"
    write_package(source, plan)
    arguments = ["library", "issue", str(plan), "--issuer", "สำนักของเรา", "--to", str(out)]
    assert main([*arguments, "--issued", "2569-10-01", "--only", "divisions", "people"]) == 0
    assert "ส่วนราชการ 2 · ผู้ลงนามของหน่วยงาน 1" in capsys.readouterr().out
    made = read_library(out)
    assert (made.issuer, made.fiscal_year, made.issued) == ("สำนักของเรา", 2570, "2569-10-01")
    assert made.plan.framework == type(made.plan.framework)()
    assert main([*arguments, "--year", "2571", "--json"]) == 0
    assert said(capsys)["fiscal_year"] == 2571


def test_what_is_issued_of_a_plan_of_the_store_is_kept_there(db, tmp_path):
    out = tmp_path / "out.phaenlib"
    with Store.open(db) as store:
        before = store.libraries()
    assert run(db, "issue", 1, "--issuer", "สำนักของเรา", "--to", out) == 0
    with Store.open(db) as store:
        (kept,) = {each.content_code for each in store.libraries()} - {
            each.content_code for each in before
        }
        assert library_bytes(store.library(kept)) == out.read_bytes()


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (["--to", "out.json"], ".phaenlib"),
        (["--to", "o.phaenlib", "--issued", "2569-02-31"], "ปี-เดือน-วัน"),
        (["--to", "o.phaenlib", "--only", "projects"], "divisions people หรือ framework"),
    ],
)
def test_what_cannot_be_issued_is_refused(tmp_path, source, capsys, more, words):
    plan = tmp_path / "plan.phaen"
    write_package(source, plan)
    assert main(["library", "issue", str(plan), "--issuer", "ก", *more]) == 2
    assert words in capsys.readouterr().err


def test_files_are_taken_in_all_or_none(tmp_path, files, capsys):
    db, bad = tmp_path / "new.db", tmp_path / "bad.phaenlib"
    bad.write_bytes(library_bytes(read_library(files[0]))[:-9])
    assert run(db, "add", files[0], bad) == 2
    assert "ไม่รับ bad.phaenlib" in capsys.readouterr().err
    assert not db.exists()
    assert run(db, "add", *files, "--json") == 0
    assert [each["issuer"] for each in said(capsys)] == [ISSUER, ISSUER]
    assert run(db, "list", "--json") == 0
    assert [each["issued"] for each in said(capsys)] == ["2569-12-01", "2569-10-01"]


def test_what_is_newer_is_said_and_taken(db, capsys):
    assert run(db, "compare", 1) == 0
    lines = capsys.readouterr().out
    assert "เปลี่ยน 1 ช่อง" in lines
    assert "ในรายการกลาง: นางสอง ใจงาม" in lines
    assert run(db, "compare", 1, "--json") == 0
    (found,) = said(capsys)
    assert (found["conflicts"], found["merged"], found["gone"]) == (0, False, [])
    assert [each["take"] for each in found["differences"]] == ["theirs"]
    assert run(db, "compare", 1, "--take", "ours") == 0
    assert "phaen restore" in capsys.readouterr().out
    with Store.open(db) as store:
        assert store.load(1).plan.people[0].name == "นางสอง ใจงาม"
    assert run(db, "compare", 1) == 0
    assert "ไม่มีรายการกลางที่ใหม่กว่า" in capsys.readouterr().out


def test_what_both_have_changed_ends_with_1_until_it_is_decided(db, capsys):
    with Store.open(db) as store:
        plan = store.load(1)
        store.save(1, plan, with_first(plan, "people", name="นางสาม"))
    assert run(db, "compare", 1) == 1
    assert run(db, "compare", 1, "--take", "ours") == 0
    with Store.open(db) as store:
        assert store.load(1).plan.people[0].name == "นางสาม"
    capsys.readouterr()
    assert run(db, "compare", 1) == 0
    assert "ไม่มีรายการกลางที่ใหม่กว่า" in capsys.readouterr().out


def test_a_plan_takes_all_of_a_library(db, capsys):
    with Store.open(db) as store:
        number = store.add(units_plan())
    assert run(db, "compare", number, "--library", ISSUER, "--whole", "--take", "theirs") == 0
    with Store.open(db) as store:
        assert store.load(number).plan.people[0].name == "นางสอง ใจงาม"


def test_a_library_is_given_on_and_taken_away_by_its_code(db, files, tmp_path, capsys):
    code, out = read_library(files[0]).content_code, tmp_path / "on.phaenlib"
    assert run(db, "export", code[:8], "--to", out) == 0
    assert out.read_bytes() == files[0].read_bytes()
    assert run(db, "remove", code[:8]) == 0
    capsys.readouterr()
    assert run(db, "remove", code[:8]) == 2
    assert f"ไม่มีรายการกลาง “{code[:8]}”" in capsys.readouterr().err
