"""Garbage that holds something of Qt is freed on the window's thread, whatever thread makes it."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject, QTimer

from desktop.window.garbage import GarbageSearch


@pytest.fixture
def freed():
    """The threads on which something of Qt was freed."""
    return []


class Dialog(QObject):
    """With a timer that runs, and held by what it holds."""

    def __init__(self):
        super().__init__()
        self.itself = self
        self.timer = QTimer(self, interval=50)
        self.timer.start()


def let_go_of_a_dialog(freed):
    weakref.finalize(Dialog(), lambda: freed.append(threading.current_thread()))


def make_much():
    """On a worker's thread, so much that Python's own search would come to all generations."""
    made = []
    worker = threading.Thread(target=lambda: made.extend([each] for each in range(200_000)))
    worker.start()
    worker.join()
    return made


def test_worker_frees_nothing_of_qt_and_the_window_does(qtbot, freed):
    search = GarbageSearch()
    let_go_of_a_dialog(freed)
    made = make_much()
    assert freed == []
    qtbot.waitUntil(lambda: bool(freed))
    assert freed == [threading.main_thread()]
    assert made
    search.deleteLater()


@pytest.mark.usefixtures("real_freezing")
def test_what_outlived_the_start_is_looked_at_when_another_plan_is_opened(qtbot, freed):
    let_go_of_a_dialog(freed)
    search = GarbageSearch()
    gc.collect()
    assert freed == []
    search.search_all()
    qtbot.waitUntil(lambda: bool(freed))
    assert freed == [threading.main_thread()]
    search.deleteLater()


def test_search_waits_until_the_hand_rests(qtbot, freed):
    search = GarbageSearch()
    let_go_of_a_dialog(freed)
    made = [[each] for each in range(5_000)]
    search.defer()
    search._search()
    assert freed == []
    search._moved.invalidate()
    search._search()
    assert len(freed) == 1
    assert made
    search.deleteLater()


def test_search_waits_no_longer_where_much_was_made(qtbot, freed):
    search = GarbageSearch()
    let_go_of_a_dialog(freed)
    made = [[each] for each in range(250_000)]
    search.defer()
    search._search()
    assert len(freed) == 1
    assert made
    search.deleteLater()
