"""One waits for a server with the window alive, and may stop waiting."""

import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from db.errors import StoreError
from desktop.window.widgets import waiting
from desktop.window.widgets.waiting import WaitingDialog, waited

PATIENCE = 10  # seconds


@pytest.fixture
def parent(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


@pytest.fixture
def slow():
    """Work that ends when it is let go."""
    end = threading.Event()
    yield lambda: end.wait(PATIENCE) and "ผล", end.set
    end.set()


@pytest.fixture
def dialog():
    """Does something with the dialog once it is in sight."""

    def when_shown(act):
        found = QApplication.activeModalWidget()
        if isinstance(found, WaitingDialog):
            seen.append(found.words.text())
            act(found)
        else:
            QTimer.singleShot(10, lambda: when_shown(act))

    when_shown.seen = seen = []  # type: ignore[attr-defined]
    return when_shown


def test_what_is_there_soon_is_given_without_a_dialog(parent, monkeypatch):
    monkeypatch.setattr(waiting, "WaitingDialog", None)
    assert waited(parent, lambda: 7, "กำลังเปิด…") == 7


def test_dialog_says_what_is_waited_for_until_it_is_there(parent, slow, dialog):
    work, end = slow
    dialog(lambda _found: end())
    assert waited(parent, work, "กำลังเปิดแผน…") == "ผล"
    assert dialog.seen == ["กำลังเปิดแผน…"]


def test_window_lives_while_one_waits(parent, slow):
    work, end = slow
    turns = []

    def turn():
        turns.append(1)
        (end if len(turns) == 3 else lambda: QTimer.singleShot(5, turn))()

    QTimer.singleShot(5, turn)
    assert waited(parent, work, "กำลังเปิด…") == "ผล"
    assert len(turns) == 3


def test_one_may_stop_waiting_and_what_comes_later_is_let_go(parent, slow, dialog):
    work, end = slow
    dropped = threading.Event()
    dialog(lambda found: found.findChild(QPushButton).click())
    with pytest.raises(StoreError, match="ยกเลิกแล้ว"):
        waited(parent, work, "กำลังเปิด…", lambda found: found == "ผล" and dropped.set())
    assert not dropped.is_set()
    end()
    assert dropped.wait(PATIENCE)


def test_what_went_wrong_is_raised_where_one_waits(parent):
    def fail():
        raise StoreError("ติดต่อไม่ได้")

    with pytest.raises(StoreError, match="ติดต่อไม่ได้"):
        waited(parent, fail, "กำลังเปิด…")
