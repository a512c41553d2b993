"""Editions opened: which one a plan is printed on, and what is told of a faulty file."""

from __future__ import annotations

import os
import shutil
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from db.records import Organisation, Package, Plan
from forms.build import build, form_entries
from forms.editions.faults import EditionError
from forms.editions.library import BUILT_IN, edition_files, program_files
from forms.editions.opening import OpenedEdition, load_edition, opened_edition
from forms.editions.sources import Sources
from tests.forms.editions.faulty import KINDS, written


def plan(edition: str, year: int = 2567) -> Plan:
    return Plan(fiscal_year=year, edition=edition, unit=Organisation(name="กองทดสอบ"))


def opened(edition: str) -> OpenedEdition:
    return opened_edition(plan(edition))


@pytest.mark.parametrize(
    ("wanted", "found"), [("2567", "2567"), ("2568", "2567"), ("2565", "2563"), ("2500", "2563")]
)
def test_a_plan_is_printed_on_the_newest_edition_that_is_not_later(wanted: str, found: str) -> None:
    assert opened(wanted) == OpenedEdition(load_edition(found))


def test_an_office_can_copy_and_change_an_edition(own: Path) -> None:
    text = (BUILT_IN / "2567.toml").read_text(encoding="utf-8")
    changed = text.replace("ตาราง ก แสดงตัวชี้วัด", "ตาราง ก (ปรับปรุง) แสดงตัวชี้วัด")
    (own / "2568.toml").write_text(changed, encoding="utf-8")
    found = opened_edition(plan("2568", year=2568))
    assert (found.edition.id, found.trouble) == ("2568", "")
    package = Package(plan=plan("2568", 2568))
    titles = [entry.title for entry in form_entries(package, found.edition)]
    assert any(title.startswith("ตาราง ก (ปรับปรุง)") and "2568" in title for title in titles)


def test_a_file_as_windows_writes_it_reads_alike(own: Path) -> None:
    text = (BUILT_IN / "2563.toml").read_text(encoding="utf-8")
    (own / "2570.toml").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert opened("2570").edition.forms == load_edition("2563").forms
    broken = text.replace("step_sum = 100", "step_sum = true")
    (own / "2570.toml").write_bytes(b"\xef\xbb\xbf" + broken.replace("\n", "\r\n").encode())
    line = broken[: broken.index("step_sum")].count("\n") + 1
    assert f"บรรทัด {line} rules.step_sum" in opened("2570").trouble


def test_an_unknown_edition_is_refused_with_those_there_are() -> None:
    with pytest.raises(EditionError, match=r"ไม่มีชุดแบบฟอร์ม “1999”.*2567"):
        load_edition("1999")


@pytest.mark.parametrize("edition_id", program_files())
def test_the_programs_own_have_no_faults_and_are_not_checked_again(edition_id: str) -> None:
    assert Sources(program_files()).edition(edition_id) == load_edition(edition_id)


@pytest.mark.parametrize("kind", KINDS)
def test_only_what_is_sound_with_all_it_uses_is_not_checked_again(own: Path, kind: str) -> None:
    path, _line = written(own, kind, "2563")
    files = program_files() | {"2563": path}
    # The newest uses the oldest.
    with pytest.raises(EditionError, match="2563"):
        Sources(files, sound=program_files().values()).edition("2567")


@pytest.mark.parametrize("kind", KINDS)
def test_a_faulty_file_is_told_of_with_line_and_place_and_the_programs_stands_in(
    own: Path, kind: str
) -> None:
    path, line = written(own, kind, "2568")
    found = opened("2568")
    assert found.edition == load_edition("2567")
    assert str(path) in found.trouble
    # TOML itself breaks where what follows no longer fits: at that line or the next.
    near = {line, line + 1} if "TOML" in found.trouble else {line}
    assert any(f"บรรทัด {each}" in found.trouble for each in near), found.trouble
    for words in KINDS[kind].told:
        assert words in found.trouble
    assert "จึงใช้ชุดแบบฟอร์ม 2567 ของโปรแกรมแทน โปรดแก้แฟ้มนี้" in found.trouble
    with pytest.raises(EditionError):
        load_edition("2568")


def test_the_programs_own_edition_of_that_id_stands_in_for_an_offices(own: Path) -> None:
    written(own, "unknown hole", "2566")
    found = opened("2566")
    assert found.trouble
    assert found.edition.forms == Sources(program_files()).edition("2566").forms


def test_what_uses_a_faulty_file_is_not_used_and_the_file_itself_is_told_of(own: Path) -> None:
    path, line = written(own, "unknown hole", "2563")
    found = opened("2567")
    assert f"แฟ้มชุดแบบฟอร์ม {path} ใช้ไม่ได้\nบรรทัด {line} " in found.trouble
    assert {form.id for form in found.edition.forms} >= {"cover", "memo"}


@pytest.mark.parametrize("circle", [("2570", "2570"), ("2570", "2571", "2570")])
def test_editions_that_use_one_another_in_a_circle_are_told_of(
    own: Path, circle: tuple[str, ...]
) -> None:
    for name, used in pairwise(circle):
        text = (BUILT_IN / "2563.toml").read_text(encoding="utf-8")
        (own / f"{name}.toml").write_text(f'uses = ["{used}"]\n{text}', encoding="utf-8")
    assert f"บรรทัด 1 uses[1]: ชุดแบบฟอร์มใช้กันเป็นวง: {' → '.join(circle)}" in opened("2570").trouble


def test_several_faults_are_told_in_the_order_of_their_lines(own: Path) -> None:
    text = (BUILT_IN / "2563.toml").read_text(encoding="utf-8")
    (own / "2570.toml").write_text(text.replace("{year}", "{yeer}"), encoding="utf-8")
    _file, *faults, further, _instead = opened("2570").trouble.split("\n")
    lines = [int(fault.split()[1]) for fault in faults]
    wanted = [n for n, line in enumerate(text.split("\n"), 1) if "{year}" in line]
    assert lines == wanted[:5]
    assert further == f"และอีก {len(wanted) - 5} แห่ง"


def test_a_file_that_is_no_text_is_told_of(own: Path) -> None:
    (own / "2570.toml").write_bytes("name = 'แผนปฏิบัติราชการ'\n".encode("cp874"))
    assert "บรรทัด 1: มีตัวอักษรที่อ่านไม่ได้ โปรดบันทึกแฟ้มเป็น UTF-8" in opened("2570").trouble


def test_a_folder_in_a_files_place_is_told_of(own: Path) -> None:
    (own / "2570.toml").mkdir()
    assert "เปิดแฟ้มไม่ได้" in opened("2570").trouble


def test_an_offices_edition_stands_before_the_programs_own(own: Path) -> None:
    shutil.copy(BUILT_IN / "2563.toml", own / "2563.toml")
    assert edition_files()["2563"] == own / "2563.toml"


def test_a_file_that_is_mended_is_read_anew(own: Path) -> None:
    path, _line = written(own, "unknown hole", "2570")
    assert opened("2570").trouble
    shutil.copy(BUILT_IN / "2563.toml", path)
    assert opened("2570").trouble == ""


def test_an_edition_that_was_opened_prints(own: Path) -> None:
    written(own, "unknown show", "2568")
    document = build(Package(plan=plan("2568")), opened("2568").edition)
    assert document.forms


def nowhere(path: Path) -> None:
    path.symlink_to(path.with_name("gone"))


UNREADABLE = {
    "leads nowhere": (nowhere, "ไม่พบแฟ้ม"),
    "a folder": (Path.mkdir, "ไม่ใช่แฟ้ม"),
    "a pipe": (os.mkfifo if hasattr(os, "mkfifo") else nowhere, ""),
    "too large": (lambda path: path.write_bytes(b"#" * 2_000_001), "ใหญ่เกิน"),
    "brackets without end": (lambda path: path.write_text("a = " + "[" * 100_000), "ซ้อนกันลึก"),
}


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are made otherwise there")
@pytest.mark.parametrize("what", UNREADABLE)
def test_a_plan_opens_whatever_lies_there_in_place_of_an_edition_file(own: Path, what: str) -> None:
    make, said = UNREADABLE[what]
    make(own / "2567.toml")
    found = opened("2567")
    assert found.edition.id == "2567"
    assert str(own / "2567.toml") in found.trouble
    assert said in found.trouble


def test_a_plan_on_another_edition_is_told_nothing_of_it(own: Path) -> None:
    (own / "2570.toml").mkdir()
    assert opened("2567") == OpenedEdition(load_edition("2567"))
