"""The open plan is let go only when all of it is saved, or when what is not is given up."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from PySide6.QtWidgets import QApplication

from db.errors import StoreError
from desktop.window.start.leaving import AGAIN, GIVE_UP, STAY, may_leave
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
    assert "จะหายไป" in said[1]
    assert said[2] == AGAIN


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
        window._plan_commands.open(1)
        assert session.number == 2
        assert session.package.plan.title == "ชื่อใหม่"


def test_another_plan_is_opened_when_what_is_not_saved_is_given_up(full_disk, session, store):
    answer(press(GIVE_UP))
    with full_disk() as window:
        window._plan_commands.open(1)
    assert session.number == 1
    assert title_in_store(store) == "แผนทดสอบ 2567"


def test_file_is_not_taken_in_while_this_plan_is_kept(full_disk, session, package_file, store):
    answer(press(STAY))
    with full_disk() as window:
        window._plan_commands.import_file(package_file)
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
        window._plan_commands.remove(2)
    assert not session.is_open
    assert isinstance(window.page, StartPage)
    assert [entry.number for entry in store.entries] == [1]


def test_what_is_being_typed_is_saved_before_the_window_closes(full_window, store):
    full_window.activateWindow()
    full_window.go_to(TITLE)
    type_text(QApplication.focusWidget(), "ใหม่")
    assert full_window.close()
    assert "ใหม่" in title_in_store(store)
