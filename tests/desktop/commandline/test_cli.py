"""The command line, run as a user runs it."""

import json

import pytest

from desktop.commandline.cli import main

COMMANDS = [
    *("import", "merge", "list", "export", "forms", "check", "doctor"),
    *("backup", "backups", "restore", "edition", "edition-reference", "demo"),
    *("send", "verify", "fill-out", "fill-in"),
]


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
        ("export 1 --to a.pdf --digits roman", "--digits: ต้องเป็น typed thai หรือ arabic"),
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


def test_a_file_may_be_called_as_a_command_is(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for words in (["demo", "--out", "demo"], ["--db", "list", "list"], ["forms", "check"]):
        main(words)
        said = capsys.readouterr()
        assert "ทำงานผิดพลาด" not in said.err, words
    assert (tmp_path / "demo" / "phaen.db").exists()
