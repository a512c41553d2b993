"""Backups while one works: when they are made, and what is said where they cannot be."""

import pytest
from PySide6.QtCore import QTimer

from db.backups.names import Reason
from db.backups.packing import unpacked
from db.errors import PhaenError
from db.store.sqlite.backend import SqliteBackend
from desktop.session.backup_keeper import BackupKeeper
from tests.desktop.parts import package


@pytest.fixture
def said():
    return []


@pytest.fixture
def keeper(qapp, plans, session, tasks, said):
    keeper = BackupKeeper(plans, session, tasks)
    keeper.failed.connect(said.append)
    return keeper


@pytest.fixture
def filled(plans):
    """The file of a store with two plans, which no keeper has seen."""
    plans.open_store()
    for year in (2566, 2567):
        plans.add(package("หน่วย ก", year=year))
    plans.close_store()
    return plans


def reasons(plans):
    return [backup.reason for backup in plans.backups.entries()]


def soon(timer: QTimer):
    """Let the while that a timer waits be over."""
    assert timer.isActive()
    timer.stop()
    timer.timeout.emit()


def test_opened_store_is_backed_up_once_a_day(filled, keeper):
    filled.open_store()
    assert reasons(filled) == [Reason.DAY]
    filled.close_store()
    filled.open_store()
    assert reasons(filled) == [Reason.DAY]


def test_store_without_plans_is_not_backed_up(keeper, plans):
    plans.open_store()
    assert reasons(plans) == []


def test_work_is_backed_up_after_a_while_and_rest_is_not(filled, keeper, session):
    filled.open_store()
    assert not keeper.due.isActive()
    session.open(1)
    session.set_texts({("plan", "title"): "ชื่อใหม่"})
    assert keeper.due.interval() == 20 * 60 * 1000
    soon(keeper.due)
    assert reasons(filled) == [Reason.REGULAR, Reason.DAY]
    assert not keeper.due.isActive()
    newest, before = filled.backups.entries()
    titles = [filled.backups.plans(each)[0].title for each in (newest, before)]
    assert titles == ["ชื่อใหม่", "แผนทดสอบ 2566"]


def test_trouble_is_told_once_until_all_is_well_again(filled, keeper, session, said, monkeypatch):
    filled.open_store()
    session.open(1)
    with monkeypatch.context() as patch:

        def fail(*_):
            raise PhaenError("ดิสก์เต็ม")

        patch.setattr(SqliteBackend, "back_up", fail)
        session.set_texts({("plan", "title"): "หนึ่ง"})
        for _ in range(3):
            soon(keeper.due)
        assert said == ["ดิสก์เต็ม"]
        assert keeper.trouble == "ดิสก์เต็ม"
    soon(keeper.due)
    assert keeper.trouble == ""
    assert reasons(filled)[0] is Reason.REGULAR
    monkeypatch.setattr(SqliteBackend, "back_up", fail)
    session.set_texts({("plan", "title"): "สอง"})
    soon(keeper.due)
    assert said == ["ดิสก์เต็ม"] * 2


def test_second_place_that_is_away_is_told_and_the_backup_is_there(
    filled, keeper, session, said, tmp_path
):
    stick = tmp_path / "stick"
    filled.open_store()
    filled.backups.set_second_place(stick)
    session.open(1)
    session.set_texts({("plan", "title"): "หนึ่ง"})
    soon(keeper.due)
    assert [str(stick) in words for words in said] == [True]
    assert len(reasons(filled)) == 2
    stick.mkdir()
    soon(keeper.due)
    assert keeper.trouble == ""
    copies = sorted(stick.glob("*/*.db.gz"))
    assert [copy.name for copy in copies] == sorted(
        backup.path.name for backup in filled.backups.entries()
    )
    with unpacked(copies[-1]) as copy:
        assert SqliteBackend(copy).unreadable_plans() == ()
