"""`phaen list-out`, `list-in` and `mappings`: lists by the command line."""

import json

import pytest

from db.store.store import Store
from desktop.commandline.cli import main

PROJECTS = "โครงการ (พร้อมใช้)"


def test_list_goes_out_of_the_store_and_comes_in(db, tmp_path, capsys):
    out = tmp_path / "โครงการ.xlsx"
    arguments = ["list-out", "1", "--db", str(db), "--mapping", PROJECTS, "--to", str(out)]
    assert main(arguments) == 0
    assert f"บันทึกแล้ว: {out}" in capsys.readouterr().out
    assert main(["list-in", str(out), "--mapping", PROJECTS, "--json"]) == 0
    (row, *_) = json.loads(capsys.readouterr().out)
    assert row["plan.fiscal_year"] == 2568
    assert row["project.name"]
    assert main(["list-in", str(out), "--mapping", PROJECTS]) == 0
    assert "ทุกช่องถูกต้อง" in capsys.readouterr().out
    values = tmp_path / "ค่า.json"
    assert main(["list-in", str(out), "--mapping", PROJECTS, "--to", str(values)]) == 0
    assert json.loads(values.read_bytes())[0] == row


def test_mapping_is_written_changed_and_used_as_a_file(file, tmp_path, capsys):
    path, out = tmp_path / "แบบ.json", tmp_path / "ก.csv"
    assert main(["mappings", "--list", "steps", "--to", str(path)]) == 0
    mapping = json.loads(path.read_bytes())
    mapping |= {"name": "ของเขต", "encoding": "cp874", "columns": mapping["columns"][:2]}
    path.write_text(json.dumps(mapping), encoding="utf-8")
    assert main(["list-out", str(file), "--mapping", str(path), "--to", str(out)]) == 0
    assert out.read_bytes().decode("cp874").startswith("ปีงบประมาณ,หน่วยงาน\r\n")
    assert main(["list-in", str(out), "--mapping", str(path), "--list", "steps"]) == 0
    path.write_text("{}", encoding="utf-8")
    capsys.readouterr()
    assert main(["list-out", str(file), "--mapping", str(path), "--to", str(out)]) == 2
    assert "ไม่ใช่แบบรายการ" in capsys.readouterr().err


def test_mappings_are_listed(capsys):
    assert main(["mappings"]) == 0
    assert f"{PROJECTS}  (โครงการ 20 คอลัมน์)" in capsys.readouterr().out
    assert main(["mappings", "--json"]) == 0
    assert [each["list"] for each in json.loads(capsys.readouterr().out)] == [
        "projects",
        "indicators",
        "progress",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--list", "people"], "ไม่มีรายการ “people”"),
        ([], "โปรดระบุ --mapping"),
        (["--mapping", "ไม่มี"], "ไม่มีแบบรายการชื่อ “ไม่มี”"),
        (["--mapping", PROJECTS, "--list", "steps"], "เป็นของรายการ projects ไม่ใช่ steps"),
    ],
)
def test_what_there_is_not_is_refused(file, tmp_path, capsys, arguments, said):
    out = str(tmp_path / "ก.csv")
    assert main(["list-out", str(file), "--to", out, *arguments]) == 2
    assert said in capsys.readouterr().err


def test_other_kinds_of_files_are_refused(file, tmp_path, capsys):
    out = str(tmp_path / "ก.txt")
    assert main(["list-out", str(file), "--list", "projects", "--to", out]) == 2
    assert "ต้องลงท้ายด้วย .xlsx หรือ .csv" in capsys.readouterr().err


def test_cells_that_are_no_values_are_told_of(file, tmp_path, capsys):
    out = tmp_path / "ก.csv"
    assert main(["list-out", str(file), "--list", "projects", "--to", str(out)]) == 0
    out.write_bytes(out.read_bytes().replace(b"\n2568,", "\nปีนี้,".encode()))
    assert main(["list-in", str(out), "--list", "projects"]) == 2
    assert "แถวที่ 2 คอลัมน์ “ปีงบประมาณ”: “ปีนี้” ไม่ใช่ตัวเลข" in capsys.readouterr().err


def test_a_list_that_comes_back_is_compared_and_taken_on_demand(db, tmp_path, capsys):
    out = tmp_path / "โครงการ.csv"
    listed = ["--list", "projects"]
    assert main(["list-out", "1", "--db", str(db), *listed, "--to", str(out)]) == 0
    back = ["list-in", str(out), "--db", str(db), *listed, "--plan", "1"]
    assert main(back) == 0
    assert "เหมือนกันทุกแห่ง" in capsys.readouterr().out
    with Store.open(db) as store:
        name = store.load(1).plan.projects[0].name
    text = out.read_text(encoding="utf-8-sig").replace(name, "ชื่อจากระบบ")
    out.write_text(text, encoding="utf-8-sig")
    assert main(back) == 1
    assert "ยังไม่ได้แก้แผน" in capsys.readouterr().out
    assert main([*back, "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [each["theirs"] for each in found["differences"]] == ["ชื่อจากระบบ"]
    assert (found["merged"], found["remarks"]) == (False, [])
    assert main([*back, "--take", "theirs"]) == 0
    assert "phaen restore" in capsys.readouterr().out
    with Store.open(db) as store:
        assert store.load(1).plan.projects[0].name == "ชื่อจากระบบ"


@pytest.mark.parametrize("more", [["--take", "ours"], ["--plan", "1", "--to", "out.json"]])
def test_what_does_not_go_together_is_refused(db, more, capsys):
    assert main(["list-in", "list.csv", "--db", str(db), "--list", "projects", *more]) == 2
    assert "--plan" in capsys.readouterr().err
