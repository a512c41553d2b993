"""`phaen check`: what it says, and how it ends."""

import json

import pytest

from db.records import Acceptance
from desktop.commandline.cli import main
from forms.checks import Problem
from tests.db.packages import as_bytes, small_value


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
