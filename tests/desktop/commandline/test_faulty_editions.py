"""Editions on the command line: a faulty one is told of, and what a file may hold."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from db.package.file import read_package, write_package
from desktop.commandline.cli import main
from forms.editions import library
from forms.resources import RESOURCES
from tests.forms.editions.faulty import KINDS, written


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office's own folder of editions."""
    folder = tmp_path / "editions"
    folder.mkdir()
    monkeypatch.setattr(library, "own_folder", lambda: folder)
    return folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A package of a plan on the edition of the program."""
    path = tmp_path / "plan.json"
    write_package(read_package(RESOURCES / "sample" / "plan.json"), path)
    return path


@pytest.mark.parametrize("kind", KINDS)
def test_forms_are_listed_on_the_programs_edition_whatever_is_wrong_with_the_offices(
    own: Path, file: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    assert main(["forms", str(file)]) == 0
    wanted = capsys.readouterr()
    assert wanted.err == ""
    path, _line = written(own, kind, "2567")
    assert main(["forms", str(file)]) == 0
    found = capsys.readouterr()
    assert found.out == wanted.out
    assert found.err.startswith(f"phaen: แฟ้มชุดแบบฟอร์ม {path} ใช้ไม่ได้\nบรรทัด ")
    assert "จึงใช้ชุดแบบฟอร์ม 2567 ของโปรแกรมแทน" in found.err
    assert "Traceback" not in found.err


def test_checks_and_print_go_on_and_tell_once(
    own: Path, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(file)]) == 0
    wanted = capsys.readouterr().out
    written(own, "unknown hole", "2567")
    assert main(["check", str(file)]) == 0
    found = capsys.readouterr()
    assert found.out == wanted
    assert found.err.count("ใช้ไม่ได้") == 1
    out = tmp_path / "plan.pdf"
    assert main(["export", str(file), "--to", str(out), "--form", "cover"]) == 0
    assert capsys.readouterr().err.count("ใช้ไม่ได้") == 1
    assert len(pypdf.PdfReader(out).pages) == 1


def test_a_units_memo_that_names_what_is_not_there_is_found_by_the_checks(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = file.read_text(encoding="utf-8")
    assert "{ไตรมาส}" in text
    slip = tmp_path / "slip.json"
    slip.write_text(text.replace("{ไตรมาส}", "{ไตรมาศ}", 1), encoding="utf-8")
    assert main(["check", str(slip)]) == 1
    assert "ใช้ {ไตรมาศ} ซึ่งไม่มีในคำเติมอัตโนมัติ" in capsys.readouterr().out


def test_the_reference_is_said_or_written(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["edition-reference"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("# สิ่งที่เขียนในแฟ้มชุดแบบฟอร์มได้\n")
    assert str(own) in said
    path = tmp_path / "อ้างอิง.md"
    assert main(["edition-reference", "--to", str(path)]) == 0
    assert capsys.readouterr().out == f"บันทึกแล้ว: {path}\n"
    assert path.read_text(encoding="utf-8") == said
