"""The journal of a plan: where it is written, and when it goes."""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
import subprocess
import sys
from dataclasses import replace

import pytest

from db.errors import PhaenError
from db.package.file import package_bytes, parse_with_drafts
from db.records import Organisation, Package, Plan, Project
from db.rescue.journal import Journal
from db.rescue.places import rescue_folders
from db.rescue.processes import is_running, this_process
from db.rescue.rescue import Rescue, Typed, parse
from db.rescue.shelf import is_over, keep, left_behind, put_by, thin
from db.settling import taken_in

ENDED = f"{platform.node()} 99999999 1"
NOW = dt.datetime(2026, 11, 30, 12, tzinfo=dt.UTC)
TODAY = NOW.date()


@pytest.fixture
def folders(tmp_path):
    (tmp_path / "near").mkdir()
    return tuple(tmp_path / name for name in ("near/store.db.rescue", "own/rescue", "temporary"))


def rescue(**more):
    known = {"plan": "p-1", "words": "หน่วย ก", "store": "s", "moment": NOW.isoformat()}
    return Rescue(**{**known, "writer": ENDED, **more})


def a_plan():
    projects = (Project("p1", "โครงการ 1"), Project("p2", "โครงการ 2"))
    return taken_in(Package(Plan(2567, "2567", unit=Organisation("หน่วย"), projects=projects)))


def test_rescue_is_read_as_it_was_written():
    data = package_bytes(a_plan(), drafts={"plan.projects[0].budget.amount": "ห้าแสน"})
    typed = Typed("r-1", "name", "ก\n“\u200b😀", "")
    written = rescue(page="projects", typed=typed, package=data)
    assert parse(written.as_bytes()) == written
    assert parse_with_drafts(written.package) == (
        a_plan(),
        {"plan.projects[0].budget.amount": "ห้าแสน"},
    )


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b"[" * 100_000, b'{"format": "phaen-rescue"}', b"\xff"],
)
def test_what_is_no_rescue_is_said_to_be_none(data):
    with pytest.raises(PhaenError):
        parse(data)


def test_rescue_with_parts_of_other_kinds_is_none():
    value = json.loads(rescue(typed=Typed("", "plan.title", "ก", "")).as_bytes())
    for name in [each for each in value if each != "version"]:
        with pytest.raises(PhaenError):
            parse(json.dumps({**value, name: 5}).encode())


def test_typed_text_is_found_where_its_record_has_moved():
    package = a_plan()
    typed = Typed.at(package, ("plan", "projects", 1, "name"), text="ใหม่", before="โครงการ 2")
    plan = package.plan
    moved = replace(package, plan=replace(plan, projects=plan.projects[::-1]))
    assert typed.place_in(moved) == ("plan", "projects", 0, "name")
    gone = replace(package, plan=replace(plan, projects=plan.projects[:1]))
    assert typed.place_in(gone) is None


def test_typed_text_of_a_row_that_is_only_being_made_keeps_its_place():
    place = ("plan", "projects", 2, "name")
    assert Typed.at(a_plan(), place, text="ใหม่", before="").place_in(a_plan()) == place


def test_journal_is_written_beside_the_store_and_goes(folders):
    journal = Journal("p-1", folders)
    assert journal.is_empty
    journal.write(rescue())
    journal.write(rescue(words="อีกครั้ง"))
    assert [path.parent for path in (journal.path,)] == [folders[0]]
    assert len(list(folders[0].iterdir())) == 1
    assert parse(journal.path.read_bytes()).words == "อีกครั้ง"
    journal.empty()
    assert journal.is_empty
    assert list(folders[0].iterdir()) == []


@pytest.mark.parametrize("blocked", [1, 2])
def test_journal_goes_where_it_can_be_written(folders, blocked):
    for folder in folders[:blocked]:
        folder.parent.mkdir(exist_ok=True)
        folder.write_bytes(b"in the way")
    journal = Journal("p-1", folders)
    journal.write(rescue())
    assert journal.path.parent == folders[blocked]


def test_folder_of_a_store_that_has_gone_is_not_made(folders):
    folders[0].parent.rmdir()
    journal = Journal("p-1", folders)
    journal.write(rescue())
    assert journal.path.parent == folders[1]
    assert not folders[0].parent.exists()


def test_journal_that_nothing_takes_keeps_what_it_has(folders):
    journal = Journal("p-1", folders)
    journal.write(rescue())
    path = journal.path
    blocked = Journal("p-1", [path / "x"], found=path)
    path.chmod(0o400)
    blocked.write(rescue(words="ใหม่"))  # beside it a name is free
    assert parse(path.read_bytes()).words == "ใหม่"
    with pytest.raises(PhaenError):
        Journal("p-1", [path / "x"]).write(rescue())


def test_journal_that_was_found_goes_on_and_goes(folders):
    first = Journal("p-1", folders)
    first.write(rescue())
    second = Journal("p-1", folders, found=first.path)
    second.write(rescue(words="ต่อ"))
    assert [parse(path.read_bytes()).words for path in folders[0].iterdir()] == ["ต่อ"]
    second.empty()
    assert list(folders[0].iterdir()) == []


def test_two_processes_write_two_journals(folders):
    for _ in range(2):
        Journal("p-1", folders).write(rescue())
    assert len(left_behind(folders, NOW)) == 2


def test_only_what_no_running_process_writes_is_left_behind(folders):
    marks = {"own": this_process(), "ended": ENDED, "elsewhere": "another-pc 12 34"}
    for words, writer in marks.items():
        Journal("p-1", folders).write(rescue(words=words, writer=writer))
    assert [each.rescue.words for each in left_behind(folders, NOW)] == ["ended"]
    later = NOW + dt.timedelta(days=2)
    assert {each.rescue.words for each in left_behind(folders, later)} == {"ended", "elsewhere"}


def test_what_cannot_be_read_stays(folders):
    Journal("p-1", folders).write(rescue())
    (folders[0] / "x.json").write_bytes(b"\x00")
    assert len(left_behind(folders, NOW)) == 1
    assert (folders[0] / "x.json").exists()


def test_what_is_put_by_is_not_offered_and_can_be_found(folders):
    for words in "กข":
        journal = Journal("p-1", folders)
        journal.write(rescue(words=words))
        path = journal.path.rename(folders[0] / "same.json")
        kept = keep(path, TODAY)
        assert kept.parent == folders[0] / "kept" / TODAY.isoformat()
    assert left_behind(folders, NOW) == ()
    assert {each.rescue.words for each in put_by(folders)} == {"ก", "ข"}


@pytest.mark.parametrize(("days", "over"), [(0, False), (90, False), (91, True), (-400, False)])
def test_three_months_are_kept(days, over):
    assert is_over((TODAY - dt.timedelta(days=days)).isoformat(), TODAY) is over


def test_folder_that_is_no_day_is_never_over():
    assert not is_over("mine", TODAY)


def test_only_what_is_over_is_taken_away(folders):
    for days in (10, 100):
        journal = Journal("p-1", folders)
        journal.write(rescue(words=str(days)))
        keep(journal.path, TODAY - dt.timedelta(days=days))
    thin(folders, TODAY)
    assert [each.rescue.words for each in put_by(folders)] == ["10"]
    assert len(list(folders[0].glob("kept/*"))) == 1


def test_process_is_told_from_one_that_ended():
    assert is_running(this_process()) is True
    code = "from db.rescue.processes import this_process; print(this_process())"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert is_running(ended.stdout.strip()) is False
    host, number, _began = this_process().rsplit(" ", 2)
    assert is_running(f"{host} {number} 1") is False
    assert is_running("another 1 2") is None
    assert is_running(f"{host} {os.getpid()}") is not True
    assert not is_running("")


def test_folders_are_beside_the_store_and_the_users_own(tmp_path):
    near, own, last = rescue_folders(tmp_path / "phaen.db")
    assert near == tmp_path / "phaen.db.rescue"
    assert len({near, own, last}) == 3


@pytest.mark.skipif(os.name == "nt", reason="a profile is closed by access lists")
def test_rescues_are_as_private_as_the_store_and_elsewhere_private(folders):
    beside, own, _ = folders
    for mode in (0o755, 0o700):
        beside.parent.chmod(mode)
        path = written_by(Journal("p-1", folders))
        kept = keep(path, TODAY)
        for each in (beside, kept.parent, kept.parent.parent):
            assert each.stat().st_mode & 0o777 == mode
        kept.unlink()
        for each in (kept.parent, kept.parent.parent, beside):
            each.rmdir()
    beside.parent.rmdir()
    written_by(Journal("p-1", folders))
    assert own.stat().st_mode & 0o777 == 0o700


def written_by(journal):
    """Where a journal writes."""
    journal.write(rescue())
    return journal.path
