import sys
import threading

import pytest

from desktop import faults
from desktop.window.crash import CrashReporter


@pytest.fixture
def told(qapp, monkeypatch):
    """What the user was told; nothing is written to the log."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(faults, "record_fault", lambda error: f"ขัดข้อง {type(error).__name__}")
    return []


def test_fault_is_written_down_and_told_when_nobody_caught_it(told):
    reporter = CrashReporter(told.append)
    reporter.install()
    error = ValueError()
    sys.excepthook(ValueError, error, None)
    assert told == ["ขัดข้อง ValueError"]


def test_fault_of_another_thread_is_told_on_the_gui_thread(qtbot, told):
    threads = []
    reporter = CrashReporter(lambda _words: threads.append(threading.current_thread()))
    worker = threading.Thread(target=lambda: reporter.report(ValueError()))
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: threads == [threading.main_thread()])


def test_one_dialog_is_enough_when_faults_come_while_it_is_open(told):
    def tell(words):
        told.append(words)
        reporter.report(KeyError())

    reporter = CrashReporter(tell)
    reporter.report(ValueError())
    assert told == ["ขัดข้อง ValueError"]
    reporter.report(ValueError())
    assert len(told) == 2


def test_exhausted_stack_is_told_when_it_has_been_left(qtbot, told):
    reporter = CrashReporter(told.append)
    reporter.install()

    def deeper():
        try:
            deeper()
        except RecursionError as error:
            # As Qt's calls have it: at the bottom, with hardly a frame left.
            sys.excepthook(RecursionError, error, None)

    deeper()
    qtbot.waitUntil(lambda: told != [])
    assert set(told) == {"ขัดข้อง RecursionError"}
