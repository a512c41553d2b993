"""`phaen gather`: files, a list of those expected, what changed, and what a program may read."""

import json

import pytest

from desktop.commandline.cli import main
from tests.forms.gathering import units


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "units"
    made.mkdir()
    units.write_units(made, 3)
    return made


def run(capsys, *arguments):
    code = main(["gather", *map(str, arguments)])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_folder_becomes_a_file_of_each_kind_and_a_record(capsys, folder, tmp_path):
    out = tmp_path / "out"
    code, said, _ = run(capsys, folder, "--to", out, "--form", "board")
    assert code == 0
    assert {path.suffix for path in out.iterdir()} == {".pdf", ".xlsx", ".docx", ".json"}
    assert "ได้รับ 3 หน่วยงาน" in said
    # The record beside them is no plan, and says what has changed when it is gathered again.
    code, said, _ = run(capsys, folder, out, "--to", out, "--form", "board", "--json")
    assert code == 0
    assert [line["change"] for line in json.loads(said)["units"]] == ["เหมือนเดิม"] * 3


def test_what_is_missing_and_what_is_broken_end_it_with_1(capsys, folder, tmp_path):
    listed = tmp_path / "names.txt"
    target = tmp_path / "a.xlsx"
    listed.write_text("เขตทดลองที่ 1\nเขตทดลองที่ 2\nเขตทดลองที่ 3\n", encoding="utf-8")
    given = (folder, "--to", target, "--form", "board")
    assert run(capsys, *given, "--expected", listed)[0] == 0
    listed.write_text("เขตทดลองที่ 1\nเขตที่ขาด\n", encoding="utf-8")
    code, said, _ = run(capsys, *given, "--expected", listed)
    assert code == 1
    assert "ยังไม่ได้รับ: เขตที่ขาด" in said
    (folder / "broken.phaen").write_text("{", encoding="utf-8")
    code, said, _ = run(capsys, *given)
    assert code == 1
    assert "อ่านไม่ได้: broken.phaen" in said


def test_nothing_that_can_be_read_is_refused(capsys, tmp_path):
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    code, _, told = run(capsys, broken, "--to", tmp_path / "a.pdf")
    assert code == 2
    assert "broken.json" in told
    assert not (tmp_path / "a.pdf").exists()
    assert run(capsys, tmp_path / "none", "--to", tmp_path / "a.pdf")[0] == 2


def test_json_says_which_units_serve_a_policy_and_all_sums(capsys, folder, tmp_path):
    given = (folder, "--to", tmp_path / "a.xlsx", "--form", "board", "--json")
    code, said, _ = run(capsys, *given, "--policy", "P052")
    value = json.loads(said)
    packages = [json.loads(path.read_text(encoding="utf-8")) for path in folder.iterdir()]
    expected = {}
    for package in packages:
        serving = [p for p in units.kept_projects(package) if "P052" in p["policies"]]
        if serving:
            expected[package["plan"]["unit"]["name"]] = sum(map(units.money, serving))
    assert code == 0
    assert {each["name"]: each["budget"] for each in value["answers"]["P052"]} == expected
    assert expected
    total = sum(units.money(p) for package in packages for p in units.kept_projects(package))
    assert value["total"]["budget"] == total
    assert {each["unit"] for each in value["units"]} == {
        package["plan"]["unit"]["name"] for package in packages
    }
