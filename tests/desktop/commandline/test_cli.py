"""The command line, run as a user runs it."""

import datetime as dt
import io
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import docx
import pypdf
import pytest
from openpyxl import load_workbook

from db.package.file import read_package, write_package
from db.records import Acceptance, Issuance
from db.settling import settled, taken_in
from db.store.store import Store
from desktop.commandline import commands
from desktop.commandline.cli import main
from desktop.commandline.editions import edition_of
from forms import build
from forms.checks import Problem
from forms.formats import DOCUMENTS, FORMATS, USUAL, suffixes
from forms.printing import prepare_issue, silent
from forms.reporting.issuing import issued
from forms.resources import RESOURCES
from tests.db.packages import as_bytes, small_value
from tests.desktop.parts import package
from tests.forms.everything import everything
from tests.forms.pdf.pdf_readers import pdfium

ROOT = Path(__file__).parents[3]
COMMANDS = [
    *("import", "list", "export", "forms", "check", "doctor"),
    *("backup", "backups", "restore", "edition-reference", "demo"),
]


@pytest.fixture
def file(tmp_path) -> Path:
    path = tmp_path / "แฟ้มแผน ๑.json"
    path.write_bytes(as_bytes(small_value()))
    return path


@pytest.fixture
def db(tmp_path, file) -> Path:
    path = tmp_path / "ฐาน.db"
    assert main(["import", str(file), "--db", str(path)]) == 0
    return path


@pytest.fixture(autouse=True)
def _nobody_sees(monkeypatch, tmp_path):
    """No window is opened by accident, and no user's folder is touched."""
    monkeypatch.setenv("CI", "1")
    for folder in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(folder, str(tmp_path / "home"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))


def run(*arguments: object, **options) -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own."""
    command = [sys.executable, "-m", "desktop", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, **options)


def test_package_is_imported_and_listed(file, tmp_path, capsys):
    db = tmp_path / "phaen.db"
    assert main(["import", str(file), "--db", str(db)]) == 0
    assert "แผนหมายเลข 1: หน่วยทดลอง" in capsys.readouterr().out
    assert main(["list", "--db", str(db)]) == 0
    assert "2568  หน่วยทดลอง  แผนทดลอง" in capsys.readouterr().out


def test_list_is_json_when_asked_for(db, capsys):
    capsys.readouterr()
    assert main(["list", "--json", "--db", str(db)]) == 0
    (entry,) = json.loads(capsys.readouterr().out)
    assert (entry["number"], entry["unit"], entry["projects"]) == (1, "หน่วยทดลอง", 2)


def test_database_may_be_named_before_the_command(db, capsys):
    capsys.readouterr()
    assert main(["--db", str(db), "list"]) == 0
    assert "หน่วยทดลอง" in capsys.readouterr().out


def test_own_store_is_used_when_none_is_named(file, capsys):
    assert main(["list"]) == 0
    assert "ยังไม่มีแผน" in capsys.readouterr().out
    assert main(["import", str(file)]) == 0
    capsys.readouterr()
    assert main(["forms", "1"]) == 0
    assert "part1" in capsys.readouterr().out


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


@pytest.mark.parametrize("of", ["store", "file"])
def test_plan_is_exported_in_every_kind(db, file, tmp_path, of):
    plan = ["1", "--db", str(db)] if of == "store" else [str(file)]
    for ending in ("pdf", "xlsx", "docx", "phaen", "json"):
        assert main(["export", *plan, "--to", str(tmp_path / f"ออก.{ending}")]) == 0
    assert len(pypdf.PdfReader(tmp_path / "ออก.pdf").pages) > 3
    assert load_workbook(tmp_path / "ออก.xlsx").sheetnames
    assert len(docx.Document(str(tmp_path / "ออก.docx")).tables) > 3
    assert read_package(tmp_path / "ออก.phaen") == read_package(file)
    assert (tmp_path / "ออก.json").read_bytes() == (tmp_path / "ออก.phaen").read_bytes()


@pytest.mark.parametrize("of", ["store", "file"])
def test_marked_field_is_found_by_the_checks_and_left_out_of_files(file, tmp_path, capsys, of):
    value = small_value()
    value["drafts"] = [{"place": "plan.projects[0].budget.amount", "text": "ห้าแสน"}]
    file.write_bytes(as_bytes(value))
    db = tmp_path / "phaen.db"
    assert main(["import", str(file), "--db", str(db)]) == 0
    plan = ["1", "--db", str(db)] if of == "store" else [str(file)]
    capsys.readouterr()
    assert main(["check", *plan]) == 1
    said = capsys.readouterr().out
    assert "“ห้าแสน” ไม่ใช่ตัวเลข" in said
    assert "ระหว่างนี้แบบฟอร์มจะ" in said
    assert main(["export", *plan, "--to", str(tmp_path / "ออก.phaen")]) == 0
    assert "ไม่รวมข้อความใน 1 ช่องที่ยังไม่ถูกต้อง" in capsys.readouterr().out
    assert main(["export", str(tmp_path / "ออก.phaen"), "--to", str(tmp_path / "อีก.phaen")]) == 0
    assert "ไม่รวม" not in capsys.readouterr().out


@pytest.mark.parametrize("edition", ["2566", "2567"])
def test_plan_with_tables_and_pictures_comes_through_the_store_to_the_last_byte(tmp_path, edition):
    brought, left, db = tmp_path / "มา.json", tmp_path / "ไป.json", tmp_path / "phaen.db"
    package = taken_in(everything(edition))
    write_package(package, brought)
    assert main(["import", str(brought), "--db", str(db)]) == 0
    assert main(["export", "1", "--db", str(db), "--to", str(left)]) == 0
    assert left.read_bytes() == brought.read_bytes()
    assert read_package(left).plan.pictures == package.plan.pictures
    assert len(package.plan.pictures) == 2


@pytest.mark.parametrize("there", [True, False])
def test_folder_gets_every_kind_named_after_unit_and_year(file, tmp_path, there):
    folder = tmp_path / "ผลงาน"
    if there:
        folder.mkdir()
    assert main(["export", str(file), "--to", str(folder)]) == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        "หน่วยทดลอง 2568.docx",
        "หน่วยทดลอง 2568.pdf",
        "หน่วยทดลอง 2568.phaen",
        "หน่วยทดลอง 2568.xlsx",
    ]


def test_package_under_a_password_leaves_and_comes_back(file, tmp_path, capsys, monkeypatch):
    sealed, secret, wrong = tmp_path / "ส่ง.age", tmp_path / "รหัส.txt", tmp_path / "ผิด.txt"
    secret.write_text("รหัสผ่านยาว\nบรรทัดอื่น", encoding="utf-8")
    wrong.write_text("อื่น", encoding="utf-8")
    export = ["export", str(file), "--to", str(sealed)]
    assert main([*export, "--password-file", str(secret)]) == 0
    assert b"bma-plan-package" not in sealed.read_bytes()
    given = ["--db", str(tmp_path / "a.db"), "--password-file"]
    assert main(["import", str(sealed), *given, str(wrong)]) == 2
    assert "รหัสผ่านไม่ถูกต้อง" in capsys.readouterr().err
    # Typed, where there is somebody to type.
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert main(["forms", str(sealed)]) == 2
    assert "--password-file" in capsys.readouterr().err
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda _prompt: "รหัสผ่านยาว")
    assert main(["import", str(sealed), "--db", str(tmp_path / "a.db")]) == 0
    assert "แผนหมายเลข 1: หน่วยทดลอง" in capsys.readouterr().out


@pytest.mark.parametrize("text", [b"", b"\n\n", b"\xff\xfe", b"x" * 2000])
def test_password_file_without_a_password_is_refused(file, tmp_path, capsys, text):
    secret = tmp_path / "รหัส.txt"
    secret.write_bytes(text)
    out = tmp_path / "ส่ง.age"
    assert main(["export", str(file), "--to", str(out), "--password-file", str(secret)]) == 2
    assert str(secret) in capsys.readouterr().err
    assert not out.exists()


def test_new_password_is_typed_twice_alike(file, tmp_path, capsys, monkeypatch):
    typed = iter(["หนึ่งหนึ่ง", "สองสอง"])
    monkeypatch.setattr("sys.stdin", io.StringIO())
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(typed))
    assert main(["export", str(file), "--to", str(tmp_path / "ส่ง.age")]) == 2
    assert "ไม่เหมือนกัน" in capsys.readouterr().err


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


def test_some_forms_in_a_folder_do_not_take_the_place_of_the_whole_plan(file, tmp_path):
    export = ["export", str(file), "--to", str(tmp_path / "ออก")]
    for chosen in ([], ["--form", "table-e"], ["--form", "cover", "table-a"], ["--quarter", "1"]):
        assert main([*export, *chosen]) == 0
    names = {path.stem for path in (tmp_path / "ออก").glob("*.pdf")}
    assert names >= {
        "หน่วยทดลอง 2568",
        "หน่วยทดลอง 2568 cover table-a",
        "หน่วยทดลอง 2568 ไตรมาส 1",
    }
    assert len(names) == 4
    assert len(list((tmp_path / "ออก").glob("*.phaen"))) == 1


def test_folder_with_a_point_in_its_name_is_a_folder_when_it_ends_with_a_slash(file, tmp_path):
    assert main(["export", str(file), "--to", f"{tmp_path}/สสส.กทม/"]) == 0
    assert len(list((tmp_path / "สสส.กทม").iterdir())) == len(USUAL)


def test_only_chosen_forms_are_printed(file, tmp_path):
    whole, some = tmp_path / "a.pdf", tmp_path / "b.pdf"
    assert main(["export", str(file), "--to", str(whole)]) == 0
    assert main(["export", str(file), "--to", str(some), "--form", "cover", "table-e"]) == 0
    assert len(pypdf.PdfReader(some).pages) < len(pypdf.PdfReader(whole).pages)


def test_digits_are_thai_when_asked_for(file, tmp_path):
    out = tmp_path / "a.pdf"
    options = ["--form", "part1", "--digits", "thai"]
    assert main(["export", str(file), "--to", str(out), *options]) == 0
    text = "".join(page.extract_text() for page in pypdf.PdfReader(out).pages)
    assert "๒๕๖๘" in text
    assert "2568" not in text


@pytest.mark.parametrize("options", [[], ["--notes"]])
def test_footnotes_are_printed_when_asked_for_and_kept_out_of_the_package(
    file, tmp_path, monkeypatch, options
):
    value = small_value()
    del value["plan"]["print_choices"]
    file.write_bytes(as_bytes(value))
    built, whole = [], build.build

    def watched(package, *arguments, **options):
        built.append(package.plan.print_choices.footnotes)
        return whole(package, *arguments, **options)

    monkeypatch.setattr(build, "build", watched)
    assert main(["export", str(file), "--to", str(tmp_path / "ออก"), *options]) == 0
    assert built == [True if options else None] * len(DOCUMENTS)
    (package,) = (tmp_path / "ออก").glob("*.phaen")
    assert "print_choices" not in json.loads(package.read_text(encoding="utf-8"))["plan"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--form", "table-z"], "table-a"),
        (["--quarter", "3", "--form", "memo"], "ไม่มีรายงานของไตรมาส 3"),
    ],
)
def test_what_is_not_there_is_refused_with_what_there_is(file, tmp_path, capsys, options, said):
    out = tmp_path / "a.pdf"
    assert main(["export", str(file), "--to", str(out), *options]) == 2
    assert said in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--to", "แผน.odt"], f"ต้องลงท้ายด้วย {suffixes(FORMATS, 'หรือ')}"),
        (["--to", "แผน.json", "--form", "cover"], "เก็บทั้งแผนเสมอ"),
        (["--to", "แผน.phaen", "--notes"], "เก็บทั้งแผนเสมอ"),
        (["--to", "แผน.pdf", "--package-version", "1"], "ใช้กับแฟ้มแผนเท่านั้น"),
        (["--to", "แผน.pdf", "--no-data"], "--no-data ใช้กับ .xlsx เท่านั้น"),
        (["--to", "แผน.json", "--package-version", "3"], "ต้องเป็น 1 หรือ 2 แต่ได้ “3”"),
    ],
)
def test_output_that_makes_no_sense_is_refused(file, monkeypatch, capsys, options, said):
    monkeypatch.chdir(file.parent)
    assert main(["export", str(file), *options]) == 2
    assert said in capsys.readouterr().err
    assert list(file.parent.iterdir()) == [file]


def test_ending_may_be_in_capitals(file, tmp_path):
    assert main(["export", str(file), "--to", str(tmp_path / "A.JSON")]) == 0
    assert read_package(tmp_path / "A.JSON") == read_package(file)


@pytest.mark.parametrize("plan", ["7", "๗", "99999999999999999999", "ไม่มี.json"])
@pytest.mark.parametrize("command", ["forms", "check"])
def test_plan_that_is_not_there_is_refused(db, capsys, command, plan):
    assert main([command, plan, "--db", str(db)]) == 2
    assert "ไม่" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["list"], ["forms", "1"], ["check", "1"]])
def test_store_that_is_not_there_is_not_made_by_reading(tmp_path, capsys, command):
    db = tmp_path / "ไม่มี.db"
    assert main([*command, "--db", str(db)]) == 2
    assert "ไม่พบฐานข้อมูล" in capsys.readouterr().err
    assert not db.exists()


def test_check_ends_with_1_when_there_is_an_error_or_a_warning(file, capsys, monkeypatch):
    value = small_value()
    value["plan"]["projects"][0]["activities"][0]["steps"][0]["weight"] = 1
    file.write_bytes(as_bytes(value))
    assert main(["check", str(file), "--json"]) == 1
    problems = json.loads(capsys.readouterr().out)
    fields = {"code", "severity", "form", "place", "where", "message", "advice", "accepted"}
    assert all(set(problem) == fields for problem in problems)
    assert any("75.5" in problem["message"] for problem in problems)
    assert all(problem["where"] and "แผน ›" not in problem["where"] for problem in problems)
    assert any(problem["place"].startswith("plan.projects[0]") for problem in problems)


def test_check_ends_with_0_when_there_is_advice_only(file, capsys, monkeypatch):
    advice = Problem(
        "a-code", "advice", "cover", ("plan", "title"), "ข้อความ", "คำแนะนำ", "ปก › ชื่อแผน"
    )
    monkeypatch.setattr("forms.checks.check", lambda *_: (advice,))
    assert main(["check", str(file)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "ข้อแนะนำ: ข้อความ",
        "    วิธีแก้: คำแนะนำ",
        "    ตำแหน่ง: ปก › ชื่อแผน",
        "พบ ข้อผิดพลาด 0 ข้อ ข้อควรระวัง 0 ข้อ ข้อแนะนำ 1 ข้อ",
    ]


def test_check_tells_problems_of_one_kind_together(file, capsys, monkeypatch):
    def problem(code: str, message: str, advice: str, where: str) -> Problem:
        return Problem(code, "warning", "cover", ("plan", "title"), message, advice, where)

    found = (
        problem("a", "เขียน ก", "แก้", "ปก"),
        problem("b", "ไม่มี ค", "เพิ่ม ค", "คำนำ"),
        problem("a", "เขียน ข", "แก้", "สารบัญ"),
        problem("a", "เขียน ก", "แก้", "ตาราง ค"),
        problem("b", "ไม่มี ค", "เพิ่ม ง", "ตาราง ง"),
    )
    monkeypatch.setattr("forms.checks.check", lambda *_: found)
    assert main(["check", str(file)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "ข้อควรระวัง: เขียน ก และอีก 2 แห่ง",
        "    วิธีแก้: แก้",
        "    1. ปก",
        "    2. สารบัญ: เขียน ข",
        "    3. ตาราง ค",
        "ข้อควรระวัง: ไม่มี ค และอีก 1 แห่ง",
        "    1. คำนำ",
        "       วิธีแก้: เพิ่ม ค",
        "    2. ตาราง ง",
        "       วิธีแก้: เพิ่ม ง",
        "พบ ข้อผิดพลาด 0 ข้อ ข้อควรระวัง 5 ข้อ ข้อแนะนำ 0 ข้อ",
    ]


def test_package_is_written_for_older_programs_when_that_is_asked_for(tmp_path, file):
    db, old, new = tmp_path / "a.db", tmp_path / "เก่า.json", tmp_path / "ใหม่.json"
    assert main(["import", str(file), "--db", str(db)]) == 0
    export = ["export", "1", "--db", str(db), "--to"]
    assert main([*export, str(old), "--package-version", "1"]) == 0
    assert main([*export, str(new)]) == 0
    assert json.loads(old.read_bytes())["version"] == 1
    assert '"id"' not in old.read_text(encoding="utf-8")
    assert json.loads(new.read_bytes())["version"] == 2
    assert read_package(old) == read_package(new) == read_package(file)


@pytest.fixture
def issued_db(tmp_path):
    """A store with the sample, whose latest quarter was issued before an indicator was renamed."""
    sample = read_package(RESOURCES / "sample" / "plan.json")
    reports = tuple(replace(report, issuances=()) for report in sample.reports)
    path = tmp_path / "ออกแล้ว.db"
    with Store.open(path, create=True) as store:
        number = store.add(replace(sample, reports=reports))
        before = store.load(number)
        made = prepare_issue(before, edition_of(before), 1, dt.date(2025, 4, 9), silent)
        sent = {"by": "ผู้ออก", "date": "2568-04-09", "identity": made.papers.issuance}
        after = issued(before, 1, **sent)
        first, *others = after.plan.indicators
        renamed = (replace(first, name="ชื่อที่ตั้งทีหลัง"), *others)
        after = replace(after, plan=replace(after.plan, indicators=renamed))
        store.save(number, before, settled(after, before), papers=made.papers)
    return path, made.papers


@pytest.mark.parametrize("quarter", [(), ("--quarter", "2")])
def test_issued_quarter_is_exported_as_it_was_issued(issued_db, tmp_path, quarter):
    db, papers = issued_db
    out = tmp_path / "สยป3.pdf"
    export = ["export", "1", "--db", str(db), "--to", str(out), "--form", "progress", *quarter]
    assert main(export) == 0
    assert out.read_bytes() == papers.paper("progress").pdf
    assert main([*export, "--today"]) == 0
    today = "".join("".join(pdfium(out.read_bytes())).split())
    assert "ชื่อที่ตั้งทีหลัง" in today
    assert "ต่างจากฉบับที่ออกรายงาน" in today


def test_issued_paper_is_not_exported_in_other_digits(issued_db, tmp_path, capsys):
    db, _ = issued_db
    out = tmp_path / "สยป3.pdf"
    export = ["export", "1", "--db", str(db), "--to", str(out), "--form", "memo"]
    assert main([*export, "--digits", "thai"]) == 2
    assert "--today" in capsys.readouterr().err
    assert not out.exists()
    assert main([*export, "--digits", "thai", "--today"]) == 0


def test_check_leaves_out_what_was_accepted_and_says_how_many(file, capsys, monkeypatch):
    def problem(message, accepted=None):
        return Problem("X", "warning", "", ("plan",), message, "แก้", accepted=accepted)

    acceptance = Acceptance("X", content="0", reason="ถูกแล้ว", by="ผู้ตรวจ", date="2568-01-09")
    found = (problem("ที่คงไว้แล้ว", acceptance),)
    monkeypatch.setattr("forms.checks.check", lambda *_: found)
    assert main(["check", str(file)]) == 0
    said = capsys.readouterr().out
    assert "ที่คงไว้แล้ว" not in said
    assert "คงไว้แล้ว 1 ข้อ" in said
    assert main(["check", str(file), "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert told["accepted"] == {"by": "ผู้ตรวจ", "date": "2568-01-09", "reason": "ถูกแล้ว"}


def test_demo_leaves_a_store_and_every_kind_of_file(tmp_path, capsys):
    folder = tmp_path / "ตัวอย่าง"
    assert main(["demo", "--out", str(folder)]) == 0
    assert "ไม่มีจอภาพ" in capsys.readouterr().out
    kinds = sorted(path.suffix for path in folder.iterdir())
    assert kinds == sorted([".db", *(each.suffix for each in USUAL)])
    with Store.open(folder / "phaen.db") as store:
        assert len(store.plans()) == 1


def test_demo_takes_a_new_store_when_one_lies_there(tmp_path, file):
    folder = tmp_path / "demo"
    folder.mkdir()
    own = folder / "phaen.db"
    assert main(["import", str(file), "--db", str(own)]) == 0
    before = own.read_bytes()
    assert main(["demo", "--out", str(folder)]) == 0
    assert own.read_bytes() == before
    assert (folder / "phaen-2.db").exists()


def test_demo_opens_the_window_where_it_is_seen(tmp_path, monkeypatch):
    opened = []
    monkeypatch.delenv("CI")
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("DISPLAY", ":0")

    def run_window(db, show=None):
        opened.append((db, show))
        return 0

    monkeypatch.setattr(commands, "_run_window", run_window)
    assert main(["demo", "--out", str(tmp_path)]) == 0
    assert opened == [(tmp_path / "phaen.db", 1)]


def test_window_is_opened_when_no_command_is_given(tmp_path, monkeypatch):
    opened = []
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(commands, "_run_window", lambda db, file: opened.append((db, file)) or 0)
    assert main(["--db", str(tmp_path / "a.db")]) == 0
    assert main([]) == 0
    assert opened == [(tmp_path / "a.db", None), (None, None)]


@pytest.mark.parametrize("words", [["แผน ปี 2568.phaen"], ["open", "แผน ปี 2568.phaen"]])
def test_file_alone_is_opened_in_the_window(monkeypatch, words):
    opened = []
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(commands, "_run_window", lambda _db, file: opened.append(file) or 0)
    assert main(words) == 0
    assert opened == [Path("แผน ปี 2568.phaen")]


@pytest.mark.parametrize("words", [["แผน.pdf"], ["list.phaenx"]])
def test_file_that_is_no_package_is_no_command(words, capsys):
    assert main(words) == 2
    assert capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_window_is_refused_when_there_is_no_display(monkeypatch, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 2
    assert "ไม่มีจอภาพ" in capsys.readouterr().err


def english(text: str) -> list[str]:
    """The words of argparse's own that stand in a text."""
    words = ["usage", "error", "argument", "option", "positional", "required", "invalid", "choose",
             "show this", "exit", "expected", "unrecognized", "default"]  # fmt: skip
    return [word for word in words if word in text.lower()]


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)], ids=str)
def test_help_is_thai(command, capsys):
    assert main([*command, "--help"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert "วิธีใช้: phaen" in said.out
    assert "แสดงวิธีใช้นี้" in said.out
    assert english(said.out) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("nonsense", "ไม่รู้จักคำสั่ง 'nonsense'"),
        ("import", "ยังไม่ได้ระบุ FILE"),
        ("export", "ยังไม่ได้ระบุ PLAN, --to"),
        ("export 1", "ยังไม่ได้ระบุ --to"),
        ("export 1 --to", "ต้องระบุค่าหลัง --to"),
        ("export 1 --to a.pdf --form", "ต้องระบุค่าหลัง --form"),
        ("export 1 --to a.pdf --quarter 5", "--quarter: ต้องเป็น 1 2 3 หรือ 4 แต่ได้ “5”"),
        ("export 1 --to a.pdf --digits roman", "--digits: ต้องเป็น thai หรือ arabic"),
        ("export 1 --to a.pdf --dig thai", "ไม่รู้จัก --dig thai"),
        ("list extra", "ไม่รู้จัก extra"),
        ("list --json=yes", "--json ไม่รับค่า 'yes'"),
        ("check 1 2", "ไม่รู้จัก 2"),
        ("--db", "ต้องระบุค่าหลัง --db"),
    ],
)
def test_wrong_command_line_is_refused_in_thai(capsys, line, said):
    assert main(line.split()) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert said in captured.err
    assert "วิธีใช้: phaen" in captured.err
    assert english(captured.err) == []


def test_fault_of_the_program_is_told_in_a_sentence_and_written_down(
    file, tmp_path, capsys, monkeypatch
):
    def fail(*_):
        raise RuntimeError("ของโปรแกรมเอง")

    monkeypatch.setattr("forms.build.form_entries", fail)
    monkeypatch.setattr("platformdirs.user_log_path", lambda *_, **__: tmp_path / "log")
    assert main(["forms", str(file)]) == 2
    said = capsys.readouterr().err
    log = tmp_path / "log" / "phaen-faults.log"
    assert str(log) in said
    assert "Traceback" not in said
    text = log.read_text(encoding="utf-8")
    assert "builtins.RuntimeError" in text
    assert "ของโปรแกรมเอง" not in text


def test_program_works_without_streams(file, monkeypatch):
    # A Windows program without a console has none.
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["forms", str(file)]) == 0
    assert main(["forms", "ไม่มี.json"]) == 2


def test_module_and_script_are_the_same_program(file):
    done = run("forms", file)
    assert done.returncode == 0
    assert done.stderr == b""
    assert "part1" in done.stdout.decode()
    assert run("nonsense").returncode == 2


@pytest.mark.parametrize("encoding", ["ascii", "cp874", "latin-1"])
def test_thai_comes_out_whole_whatever_the_code_page_is(file, encoding):
    surroundings = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = run("check", file, "--json", env=surroundings)
    assert json.loads(done.stdout.decode("utf-8"))
    refused = run("forms", "ไม่มี.json", env=surroundings)
    assert "ไม่พบแฟ้ม" in refused.stderr.decode("utf-8")


def test_output_may_be_cut_off_by_its_reader(file):
    with subprocess.Popen(
        [sys.executable, "-m", "desktop", "check", file, "--json"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.close()
        said = process.stderr.read().decode()
        process.wait()
    assert said == ""


def test_export_of_a_file_needs_no_database_and_no_window(file, tmp_path):
    code = (
        "import sys; from desktop.commandline.cli import main\n"
        "assert main(['export', sys.argv[1], '--to', sys.argv[2]]) == 0\n"
        "print(*sorted({'sqlalchemy', 'PySide6', 'alembic'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, file, tmp_path / "a.pdf"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    assert done.stderr.split() == []
