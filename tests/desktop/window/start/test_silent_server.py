"""A server that says nothing for a while: the window lives, and one may stop waiting."""

import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from db.errors import StoreError, StoreTrouble
from db.exchanges import Direction
from db.store.store import Store
from desktop.session.plans import Plans
from desktop.session.session import Session
from desktop.window.widgets import waiting
from desktop.window.widgets.waiting import WaitingDialog, waited
from tests.desktop.parts import package

VISION = ("plan", "vision")
# Everything of a store but what is done beside the window anyway, and what asks nobody.
NAMES = (
    "add", "base_for", "bring_back", "descent", "entries", "exchanged_package",
    "forget_exchanged", "forget_library", "framework", "keep_exchanged", "keep_library",
    "libraries", "library", "load_with_drafts", "look", "may_write", "newer", "number_of",
    "papers", "remove", "save",
)  # fmt: skip
READ = {
    "base_for": lambda plans: plans.base_for(1, package("หน่วย ก"), ()),
    "descent": lambda plans: plans.descent(1),
    "exchanged_package": lambda plans: plans.exchanged_package(1, "รหัส"),
    "framework": lambda plans: plans.framework(1),
    "libraries": lambda plans: plans.libraries(),
    "library": lambda plans: plans.library("รหัส"),
    "look": lambda plans: plans.look(1),
    "number_of": lambda plans: plans.number_of("รหัส"),
    "papers": lambda plans: plans.papers(1, "รหัส"),
    "refresh": lambda plans: plans.refresh(),
}
CHANGED = {
    "add": lambda plans: plans.add(package("หน่วย ข")),
    "bring_back": lambda plans: plans.bring_back(1),
    "keep_exchanged": lambda plans: plans.keep_exchanged(
        1, package("หน่วย ก"), Direction.SENT, "ใคร"
    ),
    "remove": lambda plans: plans.remove(1),
}


class Server:
    """Answers only while it is not `silent`; `threads` are those on which it was asked."""

    def __init__(self, monkeypatch):
        self.speaks = threading.Event()
        self.speaks.set()
        self.threads = set()
        for name in NAMES:
            monkeypatch.setattr(Store, name, self._held_up(getattr(Store, name)))

    def _held_up(self, method):
        def asked(*given, **named):
            self.threads.add(threading.current_thread())
            self.speaks.wait(10)
            return method(*given, **named)

        return asked


@pytest.fixture
def plans(qtbot, monkeypatch, tmp_path, address):
    """The plans of a server, over which a window waits."""
    monkeypatch.setenv("PHAEN_FOLDER", str(tmp_path))
    monkeypatch.setattr(waiting, "_CALM_MS", 20)
    with Store.open(address) as store:
        store.add(package("หน่วย ก"))
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    plans = Plans(address)
    plans.wait = lambda *given: waited(window, *given)
    plans.open_store()
    yield plans
    plans.close_store()


@pytest.fixture
def server(plans, monkeypatch):
    made = Server(monkeypatch)
    yield made
    made.speaks.set()


@pytest.fixture
def give_up(server):
    """While it is silent, presses the button of the dialog that waits; keeps what that says."""

    def look():
        found = QApplication.activeModalWidget()
        is_up = isinstance(found, WaitingDialog) and found.isVisible()
        if is_up and not server.speaks.is_set():
            said.append(found.words.text())
            found.findChild(QPushButton).click()
        else:
            QTimer.singleShot(5, look)

    said = []
    QTimer.singleShot(5, look)
    return said


@pytest.mark.parametrize("name", [*READ, *CHANGED])
def test_one_may_stop_waiting_whatever_is_wanted(plans, server, give_up, name):
    server.speaks.clear()
    with pytest.raises(StoreError) as told:
        (READ | CHANGED)[name](plans)
    assert told.value.trouble is StoreTrouble.GIVEN_UP
    assert ("อาจยังทำ" in str(told.value)) == (name in CHANGED)
    assert give_up
    assert threading.main_thread() not in server.threads


def test_plan_is_opened_saved_sealed_and_let_go_beside_the_window(plans, server, qtbot):
    session = Session(plans)
    assert session.open(1)
    session.set_texts({VISION: "ใหม่"})
    session.seal(session.package)
    assert session.unsaved == ""
    session.set_texts({VISION: "ใหม่กว่า"})
    assert session.close()
    assert plans.load(1).plan.vision == "ใหม่กว่า"
    assert threading.main_thread() not in server.threads
    session.end()


def test_plan_is_not_let_go_where_one_stops_waiting_for_its_saving(plans, server, give_up):
    session = Session(plans)
    session.open(1)
    server.speaks.clear()
    session.set_texts({VISION: "ใหม่"})
    assert not session.release()
    assert give_up
    server.speaks.set()
    assert session.release()
    session.end()


def test_what_was_given_up_and_done_all_the_same_is_listed(plans, server, give_up, qtbot):
    server.speaks.clear()
    with pytest.raises(StoreError):
        plans.add(package("หน่วย ข"))
    server.speaks.set()
    qtbot.waitUntil(lambda: "หน่วย ข" in {entry.unit for entry in plans.entries}, timeout=10_000)
