import faulthandler
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.faults import FaultLog
from desktop.window.crash import CrashReporter
from tests.desktop.dialogs import answer

ROOT = Path(__file__).parents[3]


@pytest.fixture
def told(qapp, monkeypatch):
    """What the user was told; nothing is written to the log."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(FaultLog, "__init__", lambda *_: None)
    monkeypatch.setattr(FaultLog, "record", lambda _, error: f"ขัดข้อง {type(error).__name__}")
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


# In a process of its own: what was wrong here ended it. The override is called by Qt while Python
# calls Qt, as most are.
FAULTY = """
import sys
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete
from desktop.window import crash

def of_qt():
    gone = QObject()
    delete(gone)
    gone.objectName()

def deeper():
    deeper()

FAULTS = {
    "ZeroDivisionError": lambda: 1 // 0,
    "ValueError": lambda: int("x"),
    "IndexError": lambda: [][0],
    "KeyError": lambda: {}["x"],
    "StopIteration": lambda: next(iter([])),
    "AttributeError": lambda: None.x,
    "MemoryError": lambda: bytearray(1 << 60),
    "RuntimeError": of_qt,
    "TypeError": lambda: QTimer("x"),
    "RecursionError": deeper,
}

class Faulty(QWidget):
    def sizeHint(self):
        FAULTS[self.kind]()

class Log:
    def record(self, error):
        return f"{type(error).__name__} {error.__context__}"

app = QApplication([])
reporter = crash.CrashReporter(lambda words: print(words, flush=True))
reporter._log = Log()
reporter.install()
faulty = Faulty()
for kind in FAULTS:
    def ask(kind=kind):
        faulty.kind = kind
        faulty.adjustSize()
    QTimer.singleShot(0, ask)
QTimer.singleShot(200, app.quit)
sys.exit(crash.run_events(app))
"""


def test_fault_of_any_kind_in_an_override_is_told_and_the_program_goes_on():
    run = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", FAULTY],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    kinds = re.findall(r'^    "(\w+Error|StopIteration)"', FAULTY, re.MULTILINE)
    assert len(kinds) == 10
    # By itself: not as one that came while another was handled.
    assert {*run.stdout.splitlines()} == {f"{kind} None" for kind in kinds}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    folder = tmp_path / "log"
    monkeypatch.setattr("platformdirs.user_log_path", lambda *_, **__: folder)
    return folder


@pytest.mark.parametrize("unsaved", ["", "พื้นที่ดิสก์ไม่พอ"])
def test_dialog_never_says_that_all_is_saved_where_it_is_not(qtbot, folder, monkeypatch, unsaved):
    reporter = CrashReporter()
    reporter.unsaved = lambda: unsaved
    opened = []
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", opened.append)
    said = []

    def look(box):
        said.append((box.text(), box.informativeText()))
        buttons = box.findChildren(QPushButton)
        next(button for button in buttons if button.text() == "เปิดโฟลเดอร์").click()

    answer(look)
    reporter.report(ValueError("ในแผน"))
    reporter.close()
    (words, advice) = said[0]
    assert str(folder / "phaen-faults.log") in words
    assert ("อย่าเพิ่งปิดโปรแกรม" in advice) == bool(unsaved)
    assert unsaved in advice
    assert "ไม่เสียหาย" not in words + advice
    assert [url.toLocalFile() for url in opened] == [str(folder)]


def test_record_has_what_qt_and_the_screens_are(qtbot, folder, monkeypatch):
    # The test run keeps its own.
    monkeypatch.setattr(faulthandler, "enable", lambda _file: None)
    monkeypatch.setattr(faulthandler, "disable", lambda: None)
    reporter = CrashReporter(lambda _words: None)
    assert reporter.prepare() == ""
    reporter.report(ValueError())
    reporter.close()
    text = (folder / "phaen-faults.log").read_text(encoding="utf-8")
    for name in ("Qt 6.", "PySide6 6.", "platform offscreen", "screens "):
        assert name in text
    assert [path.name for path in folder.iterdir()] == ["phaen-faults.log"]
