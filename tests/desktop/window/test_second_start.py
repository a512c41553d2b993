"""A second start brings the first window to the front; where that cannot be, it opens to read."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow

from db.store.lock import StoreLock, lock_path
from db.store.store import Store, default_path
from desktop.window import second_start
from desktop.window.second_start import Requests, ask, brings_to_front, own_folder

ROOT = Path(__file__).parents[3]


def test_own_folder_is_that_of_the_store(monkeypatch, tmp_path):
    if sys.platform == "linux":
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert own_folder() / "phaen.db" == default_path()


def test_request_is_heard_and_answered(qtbot, tmp_path):
    window = QMainWindow()
    qtbot.addWidget(window)
    requests = Requests(window)
    requests.listen("token", tmp_path)
    answers = []
    asking = threading.Thread(target=lambda: answers.append(ask("token", tmp_path)))
    with qtbot.waitSignal(requests.asked):
        asking.start()
    asking.join()
    assert answers == [True]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["แผน ปี 2568.phaen", ""])
def test_first_window_is_left_the_file_that_was_opened(qtbot, tmp_path, name):
    window = QMainWindow()
    qtbot.addWidget(window)
    requests = Requests(window)
    requests.listen("token", tmp_path)
    file = tmp_path.parent / name if name else None
    asking = threading.Thread(target=lambda: ask("token", tmp_path, file))
    with qtbot.waitSignal(requests.asked) as asked:
        asking.start()
    asking.join()
    assert asked.args == [str(file) if file else ""]


def test_window_that_does_not_answer_is_not_waited_for(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(second_start, "_PATIENCE", 0.1)
    assert not ask("token", tmp_path)
    assert not ask("token", tmp_path / "none")
    assert list(tmp_path.iterdir()) == []


def test_nobody_is_asked_when_the_store_is_free_or_its_window_has_gone(tmp_path):
    store = tmp_path / "phaen.db"
    assert not brings_to_front(store)
    lock_path(store).write_text("{}", encoding="utf-8")
    assert not brings_to_front(store)


WINDOW = """
import sys
from pathlib import Path
from desktop.window import app
from desktop.window.frame.main_window import MainWindow
def come(window, come=MainWindow.come_to_front):
    come(window)
    print("came", window.isActiveWindow(), flush=True)
    window.close()
MainWindow.come_to_front = come
sys.exit(app.run(Path(sys.argv[1])))
"""


def test_second_start_ends_and_the_first_window_comes(tmp_path):
    store = tmp_path / "store.db"
    Store.open(store, create=True).close()
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONUTF8": "1",
        **{f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CONFIG", "DATA", "STATE")},
    }
    command = [sys.executable, "-c", WINDOW, store]
    first = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        end = time.monotonic() + 30
        while not (tmp_path / "DATA" / "Phaen" / "requests").is_dir():
            assert time.monotonic() < end
            assert first.poll() is None, first.stderr.read()
        second = subprocess.run(
            command,
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
        )
        out, trouble = first.communicate(timeout=30)
    finally:
        first.kill()
    assert (second.returncode, second.stdout) == (0, ""), second.stderr
    assert out.startswith("came"), trouble
    assert first.returncode == 0
    assert not lock_path(store).exists()


def test_bar_says_who_has_the_store_until_it_is_free(qtbot, plans, window, session, store):
    other = StoreLock(store.store_path)
    store.close_store()
    assert other.take() is None
    store.open_store()
    bar = window.frame.read_only
    assert bar.isVisible()
    assert bar._words.text() == store.read_only
    assert not bar._take_over.isVisible()
    session.open(1)
    other.release()
    store.lock.look()
    assert not bar.isVisible()
    assert "แก้ไขได้แล้ว" in window.notice.words


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
@pytest.mark.parametrize("minimised", [True, False])
def test_window_comes_to_the_front(qtbot, window, minimised):
    if minimised:
        window.showMinimized()
    window.come_to_front()
    assert not window.isMinimized()
    assert window.isVisible()
