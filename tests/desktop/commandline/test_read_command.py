"""`phaen read`, run as a user runs it."""

import json

import pytest

from db.package.file import read_package
from desktop.commandline.cli import main
from forms.build import build
from forms.editions.opening import opened_edition
from forms.reading.sources import old_word
from forms.word import render_word
from tests.forms.everything import ROOT
from tests.forms.reading.word_files import paragraph, row, table, word_file

PLAN = ROOT / "tests/data/small-2566.json"
HEADS = ("ลำดับที่", "ชื่อโครงการ/กิจกรรมสำคัญ", "งบประมาณ", "ส่วนราชการที่รับผิดชอบ", "รหัสนโยบาย (3 หลัก)")


def written(path, body: str):
    path.write_bytes(word_file(body))
    return path


def test_a_word_file_becomes_a_package_and_a_report(tmp_path, capsys):
    package = read_package(PLAN)
    file, target, report = (tmp_path / name for name in ("แผน.docx", "แผน.json", "รายงาน.json"))
    file.write_bytes(render_word(build(package, opened_edition(package.plan).edition)))
    code = main(["read", str(file), "--to", str(target), "--report", str(report)])
    # Some of it is doubtful: what has no code on paper.
    assert code == 1
    assert "อ่านแล้ว" in capsys.readouterr().out
    read = read_package(target)
    assert read.plan.unit.name == package.plan.unit.name
    assert {each.name for each in read.plan.projects} >= {p.name for p in package.plan.projects}
    told = json.loads(report.read_text(encoding="utf-8"))
    counts = told["counts"]
    assert counts["taken"] > 400
    assert len(told["left_over"]) == counts["left_over"]
    assert told["doubtful"]
    assert all(each["where"] for each in told["left_over"])


def test_a_file_of_which_all_is_sure_ends_with_nothing(tmp_path):
    body = (
        paragraph("แผนปฏิบัติการประจำปี พ.ศ. 2567")
        + paragraph("กองทดลอง")
        + paragraph("สรุปโครงการและงบประมาณที่หน่วยงานได้รับจัดสรร ประจำปีงบประมาณ พ.ศ. 2567")
    )
    rows = (row("1.", "โครงการทดลอง", "25,000.-", "กทล.", "-"),)
    file = written(tmp_path / "แผน.docx", body + table(row(*HEADS), *rows, columns=5))
    target = tmp_path / "แผน.json"
    assert main(["read", str(file), "--to", str(target)]) == 0
    plan = read_package(target).plan
    assert [each.name for each in plan.projects] == ["โครงการทดลอง"]
    assert plan.fiscal_year == int("2567")


def test_what_is_left_over_is_told(tmp_path, capsys):
    body = paragraph("แผนปฏิบัติการประจำปี พ.ศ. 2567") + paragraph("กองทดลอง")
    odd = table(row("วันที่", "ทะเบียนรถ"), row("ก", "ข"), columns=2)
    odd += table(row(*HEADS), row("1.", "โครงการทดลอง", "25,000.-", "กทล.", "-"), columns=5)
    file, report = written(tmp_path / "ก.docx", body + odd), tmp_path / "r.json"
    arguments = ["read", str(file), "--to", str(tmp_path / "ก.json")]
    assert main(arguments) == 1
    assert "--report" in capsys.readouterr().out
    assert main([*arguments, "--report", str(report)]) == 1
    left = json.loads(report.read_text(encoding="utf-8"))["left_over"]
    assert {"ทะเบียนรถ", "ข"} <= {each["text"] for each in left}


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("ก.pdf", b"%PDF-1.4", "PDF"),
        ("ก.docx", b"", "ว่างเปล่า"),
        ("ก.docx", b"PK\x03\x04", "โปรด"),
        ("ก.docx", word_file(paragraph("ข้อความที่ไม่ใช่แผน")), "ไม่พบส่วนใดของแผน"),
        ("ก.xls", bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 600, ".xlsx"),
    ],
)
def test_what_is_no_plan_is_refused(tmp_path, capsys, name, data, words):
    file, target = tmp_path / name, tmp_path / "ออก.json"
    file.write_bytes(data)
    assert main(["read", str(file), "--to", str(target)]) == 2
    assert words in capsys.readouterr().err
    assert not target.exists()


def test_an_old_word_file_without_its_converter_says_what_to_do(tmp_path, capsys, monkeypatch):
    file = tmp_path / "เก่า.doc"
    file.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 600)
    monkeypatch.setattr(old_word, "is_installed", lambda: False)
    assert main(["read", str(file), "--to", str(tmp_path / "ก.json")]) == 2
    assert ".docx" in capsys.readouterr().err


def test_an_old_word_file_that_is_damaged_is_refused(tmp_path, capsys):
    if not old_word.is_installed():
        pytest.skip("the converter is not installed")
    file = tmp_path / "เก่า.doc"
    file.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 600)
    assert main(["read", str(file), "--to", str(tmp_path / "ก.json")]) == 2
    assert "โปรด" in capsys.readouterr().err
