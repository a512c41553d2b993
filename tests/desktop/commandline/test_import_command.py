"""`phaen import`: a plan taken in, refused, replaced or kept beside."""

import json
import re
from dataclasses import replace

import pytest

from db.content_code import content_code
from db.package.file import read_package, write_package
from db.records import Issuance
from db.settling import taken_in
from db.store.store import Store
from desktop.commandline.cli import main
from tests.db.packages import as_bytes, small_value
from tests.desktop.parts import package
from tests.forms.everything import everything


def test_package_is_imported_and_listed(file, tmp_path, capsys):
    db = tmp_path / "phaen.db"
    assert main(["import", str(file), "--db", str(db)]) == 0
    assert "แผนหมายเลข 1: หน่วยทดลอง" in capsys.readouterr().out
    assert main(["list", "--db", str(db)]) == 0
    assert "2568  หน่วยทดลอง  แผนทดลอง" in capsys.readouterr().out


def test_damaged_package_is_refused_with_every_reason(file, tmp_path, capsys):
    value = small_value()
    value["plan"]["projects"][0]["budget"]["amount"] = "ห้าแสน"
    value["plan"]["fiscal_year"] = 5
    file.write_bytes(as_bytes(value))
    assert main(["import", str(file), "--db", str(tmp_path / "phaen.db")]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "แผน › ปีงบประมาณ: ต้องเป็นจำนวนเต็ม" in said.err
    assert 'แผน › โครงการ 1 › งบประมาณ › จำนวนเงิน: ต้องเป็นตัวเลขตั้งแต่ 0 ขึ้นไป แต่ได้ "ห้าแสน"' in said.err
    assert not (tmp_path / "phaen.db").exists()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.phaenlib", "แฟ้มรายการกลาง ไม่ใช่แฟ้มแผน โปรดรับด้วยคำสั่ง phaen library add"),
        ("a.PHAENFORMS", "แฟ้มชุดแบบฟอร์ม ไม่ใช่แฟ้มแผน โปรดรับด้วยคำสั่ง phaen edition take"),
    ],
)
def test_file_of_something_else_is_named_with_what_takes_it(tmp_path, capsys, name, words):
    path = tmp_path / name
    path.write_bytes(as_bytes(small_value()))
    assert main(["import", str(path), "--db", str(tmp_path / "phaen.db")]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert words in line
    assert not (tmp_path / "phaen.db").exists()


@pytest.mark.parametrize("edition", ["2566", "2567"])
def test_plan_with_tables_and_pictures_comes_through_the_store_to_the_last_byte(tmp_path, edition):
    brought, left, db = tmp_path / "มา.json", tmp_path / "ไป.json", tmp_path / "phaen.db"
    package = taken_in(everything(edition))
    write_package(package, brought)
    assert main(["import", str(brought), "--db", str(db)]) == 0
    assert main(["export", "1", "--db", str(db), "--to", str(left)]) == 0
    # All that it says besides is from which package it has come.
    write_package(package, brought, descends_from=[content_code(package)])
    assert left.read_bytes() == brought.read_bytes()
    assert read_package(left).plan.pictures == package.plan.pictures
    assert len(package.plan.pictures) == 2


def plans_in(db):
    with Store.open(db) as store:
        return {entry.number: store.load(entry.number) for entry in store.plans()}


def test_same_plan_imported_again_changes_nothing_where_it_is_alike(db, file, capsys):
    before = plans_in(db)
    capsys.readouterr()
    assert main(["import", str(file), "--db", str(db)]) == 0
    assert "แผนหมายเลข 1 และเหมือนในแฟ้มทุกแห่ง" in capsys.readouterr().out
    assert plans_in(db) == before


def changed_file(file):
    """The same plan with another vision, and a text in a field that is no value."""
    value = json.loads(file.read_bytes())
    value["plan"]["vision"] = "ใหม่"
    value["drafts"] = [{"place": "plan.fiscal_year", "text": "ปีหน้า"}]
    file.write_bytes(as_bytes(value))


def test_same_plan_that_differs_is_not_imported_unasked(db, file, capsys):
    before = plans_in(db)
    changed_file(file)
    capsys.readouterr()
    assert main(["import", str(file), "--db", str(db)]) == 2
    said = capsys.readouterr().err
    assert "มีอยู่แล้วเป็นแผนหมายเลข 1" in said
    assert "--replace" in said
    assert "--keep-both" in said
    assert plans_in(db) == before


def test_same_plan_is_replaced_where_asked_for_and_that_taken_back(db, file, capsys):
    (before,) = plans_in(db).values()
    changed_file(file)
    capsys.readouterr()
    assert main(["import", str(file), "--replace", "--db", str(db)]) == 0
    back = re.search(r"phaen (restore \d+)", capsys.readouterr().out)[1].split()
    with Store.open(db) as store:
        package, drafts = store.load_with_drafts(1)
    assert package.plan.vision == "ใหม่"
    assert package.plan.id == before.plan.id
    assert drafts == {"plan.fiscal_year": "ปีหน้า"}
    assert main([*back, "--db", str(db)]) == 0
    assert plans_in(db) == {1: before}


def test_both_are_kept_where_asked_for(db, file):
    changed_file(file)
    assert main(["import", str(file), "--keep-both", "--db", str(db)]) == 0
    plans = plans_in(db)
    assert [plan.plan.vision for plan in plans.values()][1] == "ใหม่"
    assert len({package.plan.id for package in plans.values()}) == 2


def test_replacing_and_keeping_both_is_no_command(db, file, capsys):
    assert main(["import", str(file), "--replace", "--keep-both", "--db", str(db)]) == 2
    assert "พร้อมกับ" in capsys.readouterr().err


def test_what_was_issued_is_not_replaced(tmp_path, capsys):
    db, file = tmp_path / "a.db", tmp_path / "แผน.json"
    plan = package("หน่วย ก", quarters=(1,))
    sent = replace(plan.reports[0], issuances=(Issuance("2567-01-09", "ผู้ออก"),))
    issued = replace(plan, reports=(sent,))
    with Store.open(db, create=True) as store:
        store.add(issued)
    changed = replace(issued, reports=(replace(sent, memo=replace(sent.memo, subject="อื่น")),))
    write_package(changed, file)
    before = plans_in(db)
    assert main(["import", str(file), "--replace", "--db", str(db)]) == 2
    assert "ออกแล้ว" in capsys.readouterr().err
    assert plans_in(db) == before
