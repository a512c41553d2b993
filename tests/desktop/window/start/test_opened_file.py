"""A file that is opened from outside: shown as what it is, taken in, only looked at, or left."""

import shutil
import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from db.errors import PhaenError
from db.settings.declared import SECOND_PLACE, THEME
from db.settings.settings import Settings
from db.store.store import Store
from db.user_folders import VARIABLE
from desktop.commandline.cli import main
from desktop.session.lock_keeper import LockKeeper
from desktop.window import app, look_window
from desktop.window.start import looking
from desktop.window.start.opened_file import LOOK, NOTHING, TAKE
from tests.desktop.dialogs import answer, press
from tests.desktop.parts import package


@pytest.fixture
def shown(monkeypatch, tmp_path):
    """The folders and names that a window beside this one was asked to show."""
    found = []
    monkeypatch.setattr(looking, "show", lambda *given: found.append(given))
    yield found
    for folder, _name in found:
        shutil.rmtree(folder)


def test_file_is_shown_as_what_it_is_and_taken_in(window, plans, package_file):
    seen = []

    def take(box):
        seen.append(f"{box.text()}\n{box.informativeText()}")
        press(TAKE)(box)

    answer(take)
    window.plan_commands.offer_file(package_file)
    assert [entry.unit for entry in plans.entries] == ["หน่วย ข"]
    for words in ("แผน.json", "หน่วย ข", "2567", "ยังไม่มีแผนนี้"):
        assert words in seen[0]
    again = []
    answer(lambda box: again.append(box.informativeText()))
    window.plan_commands.offer_file(package_file)
    assert "มีแผนนี้ในเครื่องแล้ว" in again[0]


def test_nothing_changes_where_the_file_is_left(window, plans, package_file, shown):
    answer(press(NOTHING))
    window.plan_commands.offer_file(package_file)
    assert plans.entries == ()
    assert shown == []


def test_plan_that_is_only_looked_at_lies_in_a_store_of_its_own(
    window, plans, package_file, shown, memory
):
    memory.set_text("scheme", "dark")
    memory.save()
    answer(press(LOOK))
    window.plan_commands.offer_file(package_file)
    assert plans.entries == ()
    ((folder, name),) = shown
    assert name == package_file.name
    assert (folder / "window.ini").exists()
    with Store.open(folder / "phaen.db") as store:
        assert [entry.unit for entry in store.plans()] == ["หน่วย ข"]


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a script here")
def test_program_is_started_once_more_on_that_store(qtbot, monkeypatch, tmp_path):
    folder = looking.prepare(package(), tmp_path / "window.ini")
    said, program = tmp_path / "said.txt", tmp_path / "phaenw"
    lines = ["#!/bin/sh", f'echo "$PHAEN_FOLDER $*" > {said}.part', f"mv {said}.part {said}"]
    program.write_text("\n".join(lines) + "\n", encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    looking.show(folder, "แผน.phaen")
    qtbot.waitUntil(said.exists)
    words = said.read_text(encoding="utf-8").strip()
    assert words == f"{folder} --db {folder / 'phaen.db'} look แผน.phaen"
    assert folder.exists()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "none"))
    with pytest.raises(PhaenError):
        looking.show(folder, "แผน.phaen")
    assert not folder.exists()


def test_window_for_looking_is_started_on_that_store_and_leaves_nothing(monkeypatch, tmp_path):
    folder = looking.prepare(package(), tmp_path / "window.ini")
    monkeypatch.setenv(VARIABLE, str(folder))
    ran = []
    monkeypatch.setattr(look_window, "run", lambda db, **named: ran.append((db, named)) or 0)
    assert look_window.look(folder / "phaen.db", "แผน.phaen") == 0
    ((db, named),) = ran
    assert db == folder / "phaen.db"
    assert "แผน.phaen" in named["read_only"]
    assert not folder.exists()
    # A store that was not made for this stays, whatever is asked.
    own = tmp_path / "own"
    own.mkdir()
    look_window.look(own / "phaen.db", "แผน.phaen")
    assert own.exists()


def test_nothing_can_be_written_while_one_only_looks(window, store, session):
    store.close_store()
    store.lock.keep_read_only("ดูอย่างเดียว")
    store.open_store()
    session.open(1)
    window.frame.read_only.refresh()
    assert session.read_only == "ดูอย่างเดียว"
    assert window.frame.read_only.isVisible()
    assert not window.frame.read_only._again.isVisible()
    assert not (store.store_path.with_name(f"{store.store_path.name}.lock")).exists()


def test_keeper_that_is_told_nothing_keeps_nobody_from_writing(qapp):
    keeper = LockKeeper()
    keeper.keep_read_only("")
    assert keeper.may_change
    assert keeper.read_only == ""


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_window_takes_a_file_over_and_says_so(window, package_file, plans):
    answer(press(TAKE))
    app._take_over(window, str(package_file))
    assert len(plans.entries) == 1
    words = []
    answer(lambda _box: words.append(window.notice.words))
    app._take_over(window, str(package_file))
    assert words == [f"รับแฟ้ม {package_file.name} มาเปิดในหน้าต่างนี้แล้ว"]


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_file_waits_while_another_question_is_in_sight(qtbot, window, package_file, plans):
    answers = []

    def first(box):
        app._take_over(window, str(package_file))
        answers.append(QApplication.activeModalWidget() is box)

    answer(first)
    window.plan_commands.offer_file(package_file)
    assert answers == [True]

    def take():
        box = QApplication.activeModalWidget()
        if box is not None:
            press(TAKE)(box)

    timer = QTimer(interval=50)
    timer.timeout.connect(take)
    timer.start()
    qtbot.waitUntil(lambda: bool(plans.entries))


def test_file_that_is_refused_is_told_of(window, tmp_path):
    path = tmp_path / "ไม่มี.phaen"
    window.plan_commands.offer_file(path)
    assert "ไม่มี.phaen" in window.notice.words


def test_window_for_looking_looks_as_this_one_and_keeps_no_backups_elsewhere(tmp_path):
    ours = Settings(tmp_path)
    ours.set(THEME, "dark")
    ours.set(SECOND_PLACE, str(tmp_path / "ที่สอง"))
    its = Settings(looking.prepare(package(), tmp_path / "window.ini"))
    assert its.value(THEME) == "dark"
    assert its.value(SECOND_PLACE) == SECOND_PLACE.default


def test_window_for_a_plan_as_it_was_says_of_when_it_is_and_how_to_bring_it_back(
    monkeypatch, tmp_path
):
    folder = looking.prepare(package(), tmp_path / "window.ini")
    monkeypatch.setenv(VARIABLE, str(folder))
    said = []
    monkeypatch.setattr(look_window, "run", lambda _db, **named: said.append(named["read_only"]))
    words = ["--db", str(folder / "phaen.db"), "look", "3 ธ.ค. 2569 เวลา 14.05.11 น.", "--moment"]
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    main(words)
    assert "เมื่อ 3 ธ.ค. 2569 เวลา 14.05.11 น." in said[0]
    assert "“นำกลับมา…”" in said[0]
