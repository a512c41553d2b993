"""`phaen send`, `verify`, `fill-out` and `fill-in`, run as a user runs them."""

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from db import edits
from db.identity import new_identity
from db.package.file import package_bytes, read_package
from db.records import Issuance
from db.store.store import Store
from desktop.commandline.cli import main
from forms.resources import RESOURCES
from tests.db.packages import as_bytes, small_value
from tests.forms.filling.books import cell_at
from tests.forms.submission.sets import sample as small_plan

DIVISION = "ฝ่ายบริหารงานทั่วไป"


@pytest.fixture(autouse=True)
def _nobody_sees(monkeypatch, tmp_path):
    monkeypatch.setenv("CI", "1")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))


@pytest.fixture
def db(tmp_path):
    """A store with the sample, nothing of it issued."""
    sample = read_package(RESOURCES / "sample" / "plan.json")
    reports = tuple(replace(report, issuances=()) for report in sample.reports)
    path = tmp_path / "ฐาน.db"
    with Store.open(path, create=True) as store:
        store.add(replace(sample, reports=reports))
    return path


def run(capsys, *words):
    code = main([str(word) for word in words])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_quarter_of_a_plan_in_the_store_is_sent_as_a_zip_and_verified(tmp_path, capsys):
    db, out = tmp_path / "ฐาน.db", tmp_path / "ชุดส่ง.zip"
    with Store.open(db, create=True) as store:
        store.add(small_plan())
    code, said, err = run(capsys, "send", 1, "--db", db, "--to", out, "--quarter", 1, "--json")
    assert code == 0, err
    told = json.loads(said)
    assert len(told["files"]) == 5
    code, said, _ = run(capsys, "verify", out, "--code", told["code"].replace(" ", "-"))
    assert code == 0
    assert "แฟ้มทั้งหมดตรงกัน" in said
    assert "ไม่ใช่ลายมือชื่อ" in said
    # What went out is the base, should it come back.
    with Store.open(db) as store:
        (sent,) = store.exchanged(1)
    assert sent.whom == "ต้นสังกัด"


def test_plan_with_errors_is_not_sent(tmp_path, capsys):
    file, out = tmp_path / "แผน.phaen", tmp_path / "ชุดส่ง"
    file.write_bytes(as_bytes(small_value()))
    code, _, err = run(capsys, "send", file, "--to", out)
    assert code == 2
    assert "ข้อผิดพลาด 2 ข้อ" in err
    assert not out.exists()


def test_set_of_a_file_is_in_a_folder_that_must_be_empty(tmp_path, capsys):
    file, out = tmp_path / "แผน.phaen", tmp_path / "ชุดส่ง"
    file.write_bytes(package_bytes(small_plan()))
    send = ("send", file, "--to", out, "--quarter", 1)
    code, said, err = run(capsys, *send, "--no-code")
    assert code == 0, err
    assert "รหัสเนื้อหา" in said
    assert len(list(out.iterdir())) == 5
    code, _, err = run(capsys, *send)
    assert code == 2
    assert "มีแฟ้มอยู่แล้ว" in err
    package = next(out.glob("*.phaen"))
    package.write_bytes(package.read_bytes() + b" ")
    code, said, _ = run(capsys, "verify", out, "--json")
    assert code == 1
    told = json.loads(said)
    assert not told["belongs"]
    assert not told["signature"]
    assert [each["file"] for each in told["files"] if each["state"] == "altered"] == [package.name]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("verify", "ไม่มี.pdf"), "อ่านไม่ได้"),
        (("verify", "a.pdf", "--code", "1234"), "ไม่ใช่รหัสเนื้อหา"),
        (("fill-out", "a.phaen", "--to", "x"), "หมายเลขแผน"),
        (("fill-in", "a.phaen", "b.xlsx"), "หมายเลขแผน"),
    ],
)
def test_what_cannot_be_done_is_said(tmp_path, monkeypatch, capsys, words, said):
    monkeypatch.chdir(tmp_path)
    code, out, err = run(capsys, *words)
    assert code in {1, 2}
    assert said in out + err


def filled(path: Path, sheet: str, key: str, value: object, row: int = 0) -> None:
    book = load_workbook(path)
    cell_at(book[sheet], key, row).value = value
    out = BytesIO()
    book.save(out)
    path.write_bytes(out.getvalue())


def test_workbook_goes_out_is_filled_in_and_comes_back(db, tmp_path, capsys):
    out = tmp_path / "ให้กรอก"
    code, said, err = run(
        capsys, "fill-out", 1, "--db", db, "--division", DIVISION, "--to", out, "--quarter", 2
    )
    assert code == 0, err
    (path,) = out.glob("*.xlsx")
    assert path.name in said
    filled(path, "โครงการ", "note", "เลื่อนไปไตรมาส 3")
    code, said, err = run(capsys, "fill-in", 1, path, "--db", db, "--json")
    assert code == 0, err
    told = json.loads(said)
    assert told["saved"]
    assert [each["changed"] for each in told["files"]] == [1]
    with Store.open(db) as store:
        plan = store.load(1).plan
    assert "เลื่อนไปไตรมาส 3" in {project.note for project in plan.projects}
    # Once more changes nothing.
    code, said, _ = run(capsys, "fill-in", 1, path, "--db", db, "--json")
    assert not json.loads(said)["saved"]


def test_field_that_both_changed_is_a_conflict_until_somebody_decides(db, tmp_path, capsys):
    out = tmp_path / "ให้กรอก"
    run(capsys, "fill-out", 1, "--db", db, "--division", DIVISION, "--to", out)
    (path,) = out.glob("*.xlsx")
    filled(path, "โครงการ", "note", "ของส่วนราชการ")
    identity = load_workbook(path)["โครงการ"].cell(5, 1).value
    with Store.open(db) as store:
        before = store.load(1)
        at = next(i for i, each in enumerate(before.plan.projects) if each.id == identity)
        place = ("plan", "projects", at, "note")
        store.save(1, before, edits.replaced(before, place, "ของผู้จัดทำแผน"))

    def note():
        with Store.open(db) as store:
            return store.load(1).plan.projects[at].note

    code, said, _ = run(capsys, "fill-in", 1, path, "--db", db)
    assert code == 1
    assert "ของผู้จัดทำแผน" in said
    assert "ของส่วนราชการ" in said
    assert "--take" in said
    assert note() == "ของผู้จัดทำแผน"
    code, _, _ = run(capsys, "fill-in", 1, path, "--db", db, "--take", "theirs")
    assert code == 0
    assert note() == "ของส่วนราชการ"


@pytest.mark.parametrize("quarter", [2, 1])
def test_result_of_a_report_that_was_issued_meanwhile_is_told_and_changes_nothing(
    db, tmp_path, capsys, quarter
):
    run(capsys, "fill-out", 1, "--db", db, "--to", tmp_path, "--quarter", 2)
    (path,) = tmp_path.glob("*.xlsx")
    filled(path, "การเบิกจ่าย", "amount", 4321)
    with Store.open(db) as store:
        before = store.load(1)
        sent_up = (Issuance(id=new_identity(), date="2568-04-01", by="ก"),)
        reports = tuple(
            replace(each, issuances=sent_up if each.quarter == quarter else ())
            for each in before.reports
        )
        store.save(1, before, replace(before, reports=reports))
    code, said, _ = run(capsys, "fill-in", 1, path, "--db", db)
    with Store.open(db) as store:
        taken = {each.amount for report in store.load(1).reports for each in report.spending}
    # Its nearest neighbour: another quarter's report was issued.
    assert (code, "รายงานไตรมาส 2 ออกแล้ว" in said) == ((1, True) if quarter == 2 else (0, False))
    assert (4321 in taken) == (quarter != 2)


def test_text_that_is_no_value_stays_as_a_draft_and_ends_with_one(db, tmp_path, capsys):
    out = tmp_path / "ให้กรอก"
    run(capsys, "fill-out", 1, "--db", db, "--division", DIVISION, "--to", out, "--package")
    (path,) = out.glob("*.xlsx")
    assert len(list(out.glob("*.phaen"))) == 1
    filled(path, "ขั้นตอน", "weight", "ครึ่งหนึ่ง")
    code, said, _ = run(capsys, "fill-in", 1, path, "--db", db)
    assert code == 1
    assert "แผ่นงาน ขั้นตอน ช่อง" in said
    with Store.open(db) as store:
        assert list(store.look(1)[1].values()) == ["ครึ่งหนึ่ง"]


def test_division_that_is_not_there_is_told_with_those_that_are(db, tmp_path, capsys):
    code, _, err = run(capsys, "fill-out", 1, "--db", db, "--division", "กองอื่น", "--to", tmp_path)
    assert code == 2
    assert "กองอื่น" in err
    assert DIVISION in err
