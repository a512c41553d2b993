"""`phaen edition`: what there is, whether it is sound, sending and taking in."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.commandline.cli import main
from forms.editions import library
from tests.forms.editions.own import own_edition

Run = Callable[..., tuple[int, Any]]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office's own folder of editions, with one in it."""
    folder = tmp_path / "editions"
    monkeypatch.setattr(library, "own_folder", lambda: folder)
    own_edition(folder)
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `phaen edition …`; its exit code, and what it said as JSON or on the error stream."""

    def act(*arguments: object) -> tuple[int, Any]:
        capsys.readouterr()
        code = main(["edition", *map(str, arguments), "--json"])
        said = capsys.readouterr()
        return code, json.loads(said.out) if said.out else said.err

    return act


def test_editions_are_listed_with_whose_they_are(own: Path, run: Run) -> None:
    code, listed = run("list")
    assert code == 0
    assert {each["id"]: each["own"] for each in listed} == {
        "2563": False, "2566": False, "2567": False, "2570": True,
    }  # fmt: skip
    assert listed[-1]["own_fields"] == ["2570/risk", "2570/staff", "2570/ready"]
    (own / "2570.toml").write_text("name =")
    code, listed = run("list")
    assert (code, listed[-1]["forms"]) == (0, [])
    assert "ใช้ไม่ได้" in listed[-1]["trouble"]


def test_an_edition_is_checked_by_its_id_or_its_file(own: Path, run: Run) -> None:
    code, found = run("check", "2570")
    assert (code, found["sound"]) == (0, True)
    # The field of indicators is in no column.
    assert ["วันที่พร้อม" in each for each in found["unprinted"]] == [True]
    assert run("check", own / "2570.toml")[1]["sound"]
    text = (own / "2570.toml").read_text()
    (own / "2570.toml").write_text(text.replace("{project_own.risk}", "{project_own.rusk}"))
    code, found = run("check", "2570")
    assert (code, found["sound"]) == (1, False)
    assert [fault["form"] for fault in found["faults"]] == ["part1", "part2"]
    assert all(fault["line"] > 1 and fault["where"] for fault in found["faults"])


def test_an_edition_goes_to_another_office(own: Path, tmp_path: Path, run: Run) -> None:
    sent = tmp_path / "ปีใหม่.phaenforms"
    assert run("send", "2570", "--to", sent) == (0, {"file": str(sent)})
    assert run("take", sent)[1]["taken"] is False
    (own / "2570.toml").unlink()
    code, found = run("take", sent)
    assert (code, found["taken"], found["differences"]) == (0, True, [])
    # Another one under the same id is only told of until it is to be replaced.
    text = (own / "2570.toml").read_text()
    (own / "2570.toml").write_text(text.replace("weight_sum = 70", "weight_sum = 65"))
    code, found = run("take", sent)
    assert (code, found["taken"]) == (1, False)
    assert [(each["before"], each["after"]) for each in found["differences"]] == [("65", "70")]
    assert run("take", sent, "--replace")[1]["taken"]
    assert (own / "2570.toml").read_text() == text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("send", "1999", "--to", "x.phaenforms"), "ไม่มีชุดแบบฟอร์ม"),
        (("send", "2567", "--to", "x.toml"), "ต้องลงท้ายด้วย .phaenforms"),
        (("take", "nothing.phaenforms"), "ไม่พบ"),
        (("check", "nothing.phaenforms"), "ไม่พบ"),
    ],
)
def test_what_cannot_be_is_refused(
    own: Path, run: Run, arguments: tuple[str, ...], said: str
) -> None:
    code, words = run(*arguments)
    assert code == 2
    assert said in words
