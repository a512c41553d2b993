"""The open plan is let go only when all of it is saved, or when what is not is given up."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from db.errors import StoreError
from db.package.file import parse_with_drafts, read_with_drafts, write_package
from db.rescue.rescue import parse
from desktop.window.app import leave_session
from desktop.window.start.leaving import AGAIN, AS_FILE, GIVE_UP, STAY, may_leave
from desktop.window.start.same_plan import REPLACE
from desktop.window.start.start_page import StartPage
from tests.desktop.dialogs import answer, press
from tests.desktop.keyboard import type_text

TITLE = ("plan", "title")


@pytest.fixture
def full_disk(full_window, store, session, monkeypatch):
    """While one is in it nothing can be saved: the window has a change that is not."""

    @contextmanager
    def begin():
        with monkeypatch.context() as patch:
            patch.setattr(store._store, "save", fail)
            session.set_texts({TITLE: "ชื่อใหม่"})
            assert session.unsaved == "แผ่นดิสก์เต็ม"
            yield full_window

    return begin


def fail(*_args, **_named):
    raise StoreError("แผ่นดิสก์เต็ม")


def title_in_store(store):
    return store.load(2).plan.title


def test_saved_plan_is_let_go_without_a_question(full_window, session):
    session.set_texts({TITLE: "ชื่อใหม่"})
    assert may_leave(session, full_window)
    assert session.is_open


def test_question_says_why_and_what_would_be_lost(full_disk, session):
    said = []

    def look(box):
        said.extend((box.text(), box.informativeText(), box.defaultButton().text()))
        press(STAY)(box)

    answer(look)
    with full_disk() as window:
        assert not may_leave(session, window)
    assert said[0] == "แผ่นดิสก์เต็ม"
    assert "นำกลับมาได้ที่หน้าเริ่มต้น" in said[1]
    assert said[2] == AGAIN


def test_question_says_that_it_would_be_lost_where_it_can_be_kept_nowhere(
    full_disk, session, monkeypatch, tmp_path
):
    (tmp_path / "way").write_bytes(b"")
    monkeypatch.setattr("db.rescue.places.rescue_folders", lambda _store: (tmp_path / "way/x",))
    said = []

    def look(box):
        said.append(box.informativeText())
        press(STAY)(box)

    answer(look)
    with full_disk() as window:
        assert not may_leave(session, window)
    assert "จะหายไป" in said[0]


def test_plan_is_saved_as_a_file_with_what_stands_marked(full_disk, session, tmp_path, monkeypatch):
    path = tmp_path / "ของฉัน.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    answer(press(AS_FILE))
    with full_disk() as window:
        session.set_texts({("plan", "fiscal_year"): "ปีหน้า"})
        assert window.close()
    package, drafts = read_with_drafts(path)
    assert package.plan.title == "ชื่อใหม่"
    assert drafts == {"plan.fiscal_year": "ปีหน้า"}


def test_file_gives_back_what_stood_marked_when_it_is_taken_in(
    full_window, session, store, tmp_path
):
    path = tmp_path / "a.json"
    write_package(session.package, path, drafts={"plan.fiscal_year": "ปีหน้า"})
    # What stands marked differs, though the values are the same.
    answer(lambda dialog: dialog.choose(REPLACE))
    full_window.plan_commands.import_file(path)
    assert len(store.entries) == 2
    assert session.state.drafts == {("plan", "fiscal_year"): "ปีหน้า"}


def test_plan_stays_when_no_file_is_chosen(full_disk, session, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))

    def choose_then_stay(box):
        answer(press(STAY))
        press(AS_FILE)(box)

    answer(choose_then_stay)
    with full_disk() as window:
        assert not window.close()
    assert session.number == 2


def test_file_that_cannot_be_written_is_said_and_asked_again(full_disk, tmp_path, monkeypatch):
    path = tmp_path / "no folder" / "a.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    said = []

    def look(box):
        said.append(box.text())
        press(STAY)(box)

    def choose(box):
        answer(look)
        press(AS_FILE)(box)

    answer(choose)
    with full_disk() as window:
        assert not window.close()
    assert str(path) in said[0]


def test_other_file_is_not_overwritten_unasked_where_the_ending_was_left_out(
    full_disk, tmp_path, monkeypatch
):
    (tmp_path / "a.phaen").write_bytes(b"mine")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a"), ""))

    def choose(box):
        def keep(question):
            answer(press(STAY))
            press("ยกเลิก")(question)

        answer(keep)
        press(AS_FILE)(box)

    answer(choose)
    with full_disk() as window:
        assert not window.close()
    assert (tmp_path / "a.phaen").read_bytes() == b"mine"


def test_window_closes_when_the_store_is_free_before_anyone_answers(full_disk, session, store):
    real = store._store.save

    def saved_meanwhile(box):
        store._store.save = real
        session.save()
        assert not box.isVisible()

    answer(saved_meanwhile)
    with full_disk() as window:
        assert window.close()
        assert title_in_store(store) == "ชื่อใหม่"


class Manager:
    """What the system's session manager lets a program do when the user logs off."""

    def __init__(self, *, asks):
        self.asks = asks
        self.cancelled = False

    def allowsInteraction(self):  # noqa: N802 - the name is from Qt
        return self.asks

    def cancel(self):
        self.cancelled = True

    def release(self):
        pass


@pytest.mark.parametrize(("chosen", "cancelled"), [(STAY, True), (GIVE_UP, False)])
def test_log_off_asks_where_it_may(full_disk, session, chosen, cancelled):
    answer(press(chosen))
    manager = Manager(asks=True)
    with full_disk() as window:
        leave_session(session, window, manager)
    assert manager.cancelled is cancelled


def test_log_off_that_may_not_ask_keeps_what_is_not_saved(full_disk, session, store):
    manager = Manager(asks=False)
    with full_disk() as window:
        leave_session(session, window, manager)
    assert not manager.cancelled
    path = store.store_path
    (found,) = path.with_name(f"{path.name}.rescue").glob("*.json")
    package, _drafts = parse_with_drafts(parse(found.read_bytes()).package)
    assert package.plan.title == "ชื่อใหม่"


def test_log_off_asks_nothing_when_all_is_saved(full_window, session):
    manager = Manager(asks=True)
    session.set_texts({TITLE: "ชื่อใหม่"})
    leave_session(session, full_window, manager)
    assert not manager.cancelled


def test_window_stays_with_all_that_is_not_saved(full_disk, session):
    answer(press(STAY))
    with full_disk() as window:
        assert not window.close()
        assert window.isVisible()
        assert session.package.plan.title == "ชื่อใหม่"


def test_window_closes_when_it_is_saved_at_another_try(full_disk, session, store):
    real, tries = store._store.save, []

    def again(box):
        tries.append(box)
        store._store.save = real
        press(AGAIN)(box)

    answer(again)
    with full_disk() as window:
        assert window.close()
        assert title_in_store(store) == "ชื่อใหม่"
    assert len(tries) == 1


def test_window_closes_when_what_is_not_saved_is_given_up(full_disk, store, memory):
    answer(press(GIVE_UP))
    with full_disk() as window:
        assert window.close()
    assert title_in_store(store) == "แผนทดสอบ 2567"
    # It is the plan to begin with the next time.
    assert memory.plan(store.store_name) == 2


def test_another_plan_is_not_opened_while_this_one_is_kept(full_disk, session):
    answer(press(STAY))
    with full_disk() as window:
        window.plan_commands.open(1)
        assert session.number == 2
        assert session.package.plan.title == "ชื่อใหม่"


def test_another_plan_is_opened_when_what_is_not_saved_is_given_up(full_disk, session, store):
    answer(press(GIVE_UP))
    with full_disk() as window:
        window.plan_commands.open(1)
    assert session.number == 1
    assert title_in_store(store) == "แผนทดสอบ 2567"


def test_file_is_not_taken_in_while_this_plan_is_kept(full_disk, session, package_file, store):
    answer(press(STAY))
    with full_disk() as window:
        window.plan_commands.import_file(package_file)
    assert session.number == 2
    assert len(store.entries) == 2


def test_session_itself_lets_no_unsaved_plan_go(full_disk, session):
    with full_disk():
        assert not session.open(1)
        assert not session.close()
    assert session.number == 2


def test_plan_that_is_taken_out_is_let_go_though_it_is_not_saved(full_disk, session, store):
    answer(press("ลบแผน"))
    with full_disk() as window:
        window.plan_commands.remove(2)
    assert not session.is_open
    assert isinstance(window.page, StartPage)
    assert [entry.number for entry in store.entries] == [1]


def test_what_is_being_typed_is_saved_before_the_window_closes(full_window, store):
    full_window.activateWindow()
    full_window.go_to(TITLE)
    type_text(QApplication.focusWidget(), "ใหม่")
    assert full_window.close()
    assert "ใหม่" in title_in_store(store)
