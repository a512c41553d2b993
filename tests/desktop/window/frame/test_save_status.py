"""What the menu row says of saving, and that it is so."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.errors import StoreError
from db.store.store import Store
from desktop.session.session import Session
from desktop.window.frame.save_status import SaveStatus
from tests.desktop.keyboard import type_text
from tests.desktop.parts import WaitingExecutor, package

TITLE = ("plan", "title")


def status(window):
    return window.findChild(SaveStatus)


def test_status_says_that_all_is_saved(full_window, store, session):
    assert status(full_window).isVisible()
    assert status(full_window).words == "บันทึกไว้ครบแล้ว"
    session.close()
    assert not status(full_window).isVisible()


def test_status_says_when_it_was_saved(full_window):
    full_window.session.set_texts({TITLE: "ชื่อใหม่"})
    assert status(full_window).words.startswith("บันทึกแล้ว ")


def test_failure_stays_until_it_is_saved(full_window, store, monkeypatch):
    def fail(*_args, **_named):
        raise StoreError("เขียนไม่ได้")

    with monkeypatch.context() as patch:
        patch.setattr(store._store, "save", fail)
        full_window.session.set_texts({TITLE: "ชื่อใหม่"})
        assert status(full_window).words.startswith("ยังบันทึกไม่ได้")
        full_window.notice.show_result("อย่างอื่น")
        assert status(full_window).isVisible()
        assert status(full_window).words.startswith("ยังบันทึกไม่ได้")
    full_window.session.save()
    assert status(full_window).words.startswith("บันทึกแล้ว ")


def test_another_plan_begins_afresh(full_window, store, session):
    full_window.session.set_texts({TITLE: "ชื่อใหม่"})
    session.open(1)
    assert status(full_window).words == "บันทึกไว้ครบแล้ว"


def test_what_is_typed_is_in_the_store_a_second_later(qtbot, full_window, store, session):
    full_window.go_to(("plan", "title"))
    box = QApplication.focusWidget()
    type_text(box, "ใหม่")
    number = session.number

    def is_stored():
        with Store.open(store.store_path) as other:
            assert "ใหม่" in other.load(number).plan.title

    # The focus stays: it is a pause in typing that saves.
    qtbot.waitUntil(is_stored, timeout=20_000)
    assert box.hasFocus()


def test_ctrl_s_says_that_it_is_saved_and_when(qtbot, full_window):
    full_window.activateWindow()
    qtbot.waitUntil(full_window.isActiveWindow)
    qtbot.keyClick(full_window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert re.match(r"บันทึกแล้ว \d{1,2}[.:]\d{2}", status(full_window).words)


def test_opening_every_page_writes_nothing(full_window, store):
    before = store.store_path.read_bytes()
    for name in full_window.specs:
        full_window.show_page(name)
        QApplication.processEvents()
    assert full_window.session.history.count() == 0
    assert store.store_path.read_bytes() == before


def test_ctrl_s_saves_what_is_being_typed_in_a_cell(qtbot, open_page, store, session):
    open_page(package(projects=("p1",)), "projects").grid.show_place(
        ("plan", "projects", 0, "name")
    )
    type_text(QApplication.focusWidget(), "ก")
    editor = QApplication.focusWidget()
    type_text(editor, "ข")
    qtbot.keyClick(editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert store.load(session.number).plan.projects[0].name == "กข"


def test_saving_that_takes_a_while_is_told_of_and_nothing_is_called_saved_before(
    qtbot, store, theme
):
    executor = WaitingExecutor()
    session = Session(store, executor=executor)
    session.open(2)
    shown = SaveStatus(theme, session)
    qtbot.addWidget(shown)
    session.set_texts({TITLE: "ชื่อใหม่"})
    assert not shown.words.startswith("บันทึกแล้ว")
    qtbot.waitUntil(lambda: shown.words.startswith("กำลังบันทึก"))
    assert store.load(2).plan.title != "ชื่อใหม่"
    executor.go()
    assert shown.words.startswith("บันทึกแล้ว ")
    assert store.load(2).plan.title == "ชื่อใหม่"
