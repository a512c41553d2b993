"""A store on a server in the window: asked for by address and password, opened, and left again."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from db.errors import StoreError, StoreTrouble
from db.store.postgresql import passwords
from db.store.postgresql.address import parsed
from db.store.store import Store
from desktop.session.plans import Plans
from desktop.session.session import Session
from desktop.window.app import build_window, start
from desktop.window.start.server_dialog import OWN, ServerDialog, remember, remembered
from tests.db.server_fixtures import PASSWORD
from tests.desktop.parts import ImmediateExecutor, package


@pytest.fixture(autouse=True)
def own_data(monkeypatch, tmp_path):
    monkeypatch.setenv("PHAEN_FOLDER", str(tmp_path))


@pytest.fixture
def answer():
    """Answers the next dialog: what is typed into it, and its button pressed."""

    def given(**typed):
        def fill():
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, ServerDialog):
                # The server is being asked, beside the window.
                QTimer.singleShot(10, fill)
                return
            seen.append((dialog.where.currentText(), dialog.trouble.text()))
            if "where" in typed:
                dialog.where.setCurrentText(typed["where"])
            for name in ("user", "password"):
                if name in typed:
                    getattr(dialog, name).setText(typed[name])
            if typed:
                dialog.open_button.click()
            if dialog.isVisible():
                seen.append((dialog.where.currentText(), dialog.trouble.text()))
                dialog.reject()

        QTimer.singleShot(0, fill)

    given.seen = seen = []  # type: ignore[attr-defined]
    return given


def test_store_on_a_server_takes_the_place_of_ones_own_and_back(window, answer, visitor, memory):
    plans = window.tools.plans
    own = plans.store_path
    with Store.open(own) as store:
        store.add(package("หน่วย ก"))
    bare = visitor.of_user("")
    answer(where=str(bare), user="visitor", password=PASSWORD)
    window.commands.ask_server()
    assert plans.server == visitor
    assert plans.entries == ()
    assert visitor.words in window.notice.words
    plans.add(package("หน่วย ข"))
    assert remembered(memory) == [str(visitor)]
    window.show_page("start")
    assert window.page.list.accessibleName() == "แผนบนเซิร์ฟเวอร์"
    answer(where=OWN)
    window.commands.ask_server()
    assert plans.server is None
    assert window.page.list.accessibleName() == "แผนในเครื่องนี้"
    memory.save()
    assert PASSWORD not in memory.path.read_text(encoding="utf-8")


def test_dialog_that_has_gone_hears_no_more(window, visitor, memory):
    order = {}
    tasks = SimpleNamespace(run=lambda _work, **given: order.update(given))
    dialog = ServerDialog(memory, tasks, window, address=visitor)  # type: ignore[arg-type]
    dialog.open_button.click()
    assert not dialog.isEnabled()
    order["done"](None)
    assert dialog.result() == ServerDialog.DialogCode.Accepted
    assert order["asker"] is dialog
    delete(dialog)
    order["ended"]()


def test_password_is_typed_again_and_enter_opens_after_a_wrong_one(window, memory, qtbot):
    asked = []
    tasks = SimpleNamespace(run=lambda _work, **given: asked.append(given))
    dialog = ServerDialog(memory, tasks, window, address=parsed("postgresql://a@b/c"))  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    asked[-1]["failed"](StoreError("รหัสผ่านไม่ถูกต้อง", StoreTrouble.LOGIN))
    asked[-1]["ended"]()
    assert dialog.password.hasFocus()
    # What Enter is.
    assert dialog.open_button.isDefault()


def test_what_the_server_says_is_shown_and_the_store_stays(window, answer, visitor):
    plans = window.tools.plans
    before = plans.store_path
    answer(where=str(visitor), password="ผิด")  # noqa: S106
    window.commands.ask_server()
    assert "รหัสผ่านไม่ถูกต้อง" in answer.seen[-1][1]
    assert passwords.known(visitor) is None
    answer(where="postgresql://a:b@c/d", password="x")  # noqa: S106
    window.commands.ask_server()
    assert "อย่าเขียนรหัสผ่าน" in answer.seen[-1][1]
    assert plans.store_path == before
    assert plans.is_ready


@pytest.fixture
def started(qtbot, visitor, memory, tasks, theme):
    """A window that was started with the address of a server, before its store is opened."""
    plans = Plans(visitor)
    session = Session(plans, executor=ImmediateExecutor())
    window = build_window(
        plans=plans, session=session, tasks=tasks, drawing_tasks=tasks, backup_tasks=tasks,
        theme=theme, memory=memory,
    )  # fmt: skip
    qtbot.addWidget(window)
    window.show()
    yield lambda: start(window, plans, session, tasks), window
    session.end()
    plans.close_store()


def test_window_of_an_address_asks_for_the_password_alone(started, answer, visitor):
    begin, window = started
    answer(password=PASSWORD)
    begin()
    assert answer.seen[0][0] == str(visitor)
    assert window.tools.plans.is_ready
    number = window.tools.plans.add(package("หน่วย ก"))
    assert window.session.open(number)
    window.session.set_value(("plan", "vision"), "ใหม่")
    assert window.session.unsaved == ""
    with Store.open(visitor) as store:
        assert store.load(number).plan.vision == "ใหม่"


def test_window_says_why_there_is_no_store(started, answer):
    begin, window = started
    answer()
    begin()
    assert not window.tools.plans.is_ready
    assert "รหัสผ่านไม่ถูกต้อง" in window.notice.words


def test_backups_of_a_server_are_not_made_here(started, answer):
    begin, window = started
    answer(password=PASSWORD)
    begin()
    window.backup_commands.show()
    assert "ผู้ดูแลเซิร์ฟเวอร์" in window.notice.words


def test_store_that_cannot_be_opened_leaves_the_other_open(plans, running):
    plans.open_store()
    before = plans.store_path
    empty = running.empty_database()
    try:
        with pytest.raises(StoreError) as caught:
            plans.switch(empty)
        assert caught.value.trouble is StoreTrouble.MISSING
    finally:
        running.drop(empty)
    assert plans.store_path == before
    assert plans.is_ready


def test_addresses_of_late_come_first_and_no_more_than_ten(memory, visitor):
    for at in range(12):
        remember(memory, visitor.of_user(f"u{at}"))
    remember(memory, visitor.of_user("u5"))
    found = remembered(memory)
    assert len(found) == 10
    assert "u5@" in found[0]
    assert "u11@" in found[1]
