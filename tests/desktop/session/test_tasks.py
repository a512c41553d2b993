import threading

import pytest
from PySide6.QtWidgets import QLabel
from shiboken6 import delete

from db.errors import PhaenError
from desktop.session.tasks import TaskQueue
from tests.desktop.parts import WaitingExecutor


@pytest.fixture
def errors():
    return []


@pytest.fixture
def tasks(qapp, errors):
    queue = TaskQueue(errors.append)
    yield queue
    queue.close()


def test_result_comes_on_the_gui_thread_when_work_is_done(qtbot, tasks):
    threads = []

    def work(_progress):
        threads.append(threading.current_thread())
        return 7

    results = []
    tasks.run(work, done=lambda value: results.append((value, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(results))
    assert results == [(7, threading.main_thread())]
    assert threads[0] is not threading.main_thread()


def test_progress_comes_before_the_result_when_work_reports(qtbot, tasks):
    seen = []

    def work(progress):
        progress(1, 2)
        progress(2, 2)

    tasks.run(
        work,
        progress=lambda *report: seen.append(report),
        done=lambda _: seen.append("done"),
        ended=lambda: seen.append("ended"),
    )
    qtbot.waitUntil(lambda: "ended" in seen)
    assert seen == [(0, 0), (1, 2), (2, 2), "done", "ended"]


def test_known_trouble_goes_to_its_asker_when_it_wants_it(qtbot, tasks, errors):
    def work(_progress):
        raise PhaenError("ดิสก์เต็ม")

    seen = []
    tasks.run(work, done=seen.append, failed=seen.append, ended=lambda: seen.append("ended"))
    qtbot.waitUntil(lambda: "ended" in seen)
    assert [str(item) for item in seen] == ["ดิสก์เต็ม", "ended"]
    assert errors == []


@pytest.mark.parametrize("error", [PhaenError("ดิสก์เต็ม"), ZeroDivisionError()])
def test_other_errors_go_to_the_queue_when_nobody_takes_them(qtbot, tasks, errors, error):
    def work(_progress):
        raise error

    failed = None if isinstance(error, PhaenError) else pytest.fail
    tasks.run(work, done=pytest.fail, failed=failed)
    qtbot.waitUntil(lambda: errors == [error])


def test_work_stops_at_its_next_report_when_cancelled(qtbot, tasks):
    started, go_on, seen = threading.Event(), threading.Event(), []

    def work(progress):
        started.set()
        go_on.wait(5)
        progress(1, 2)
        seen.append("not reached")

    task = tasks.run(work, done=pytest.fail, ended=lambda: seen.append("ended"))
    assert started.wait(5)
    task.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["ended"]
    assert not task.running


def test_result_is_dropped_when_it_is_cancelled_on_its_way(qtbot, tasks):
    finished, seen = threading.Event(), []

    def work(_progress):
        finished.set()

    task = tasks.run(work, done=pytest.fail, ended=lambda: seen.append("ended"))
    assert finished.wait(5)
    task.cancel()
    qtbot.waitUntil(lambda: seen == ["ended"])


def test_only_the_latest_is_answered_when_wishes_replace_each_other(qtbot, tasks):
    go_on, seen = threading.Event(), []

    def work(number):
        go_on.wait(5)
        return number

    for number in range(5):
        tasks.run(lambda _p, number=number: work(number), done=seen.append, replaces="same")
    tasks.run(lambda _p: work("other"), done=seen.append, replaces="another")
    go_on.set()
    qtbot.waitUntil(lambda: "other" in seen)
    assert seen == [4, "other"]


def test_nothing_is_answered_when_the_queue_was_closed(qtbot, qapp):
    queue = TaskQueue(pytest.fail)
    started = threading.Event()

    def work(progress):
        started.set()
        while True:
            progress(0, 0)

    queue.run(work, done=pytest.fail)
    queue.run(lambda _progress: 1, done=pytest.fail)
    assert started.wait(5)
    queue.close()
    qapp.processEvents()


def test_work_begins_after_what_is_painted_when_that_comes_first(qtbot, tasks):
    seen = []
    tasks.run(lambda _: seen.append("work"), done=lambda _: None, after_paint=True)
    label = QLabel("ก")
    qtbot.addWidget(label)
    label.paintEvent = lambda _event: seen.append("paint")
    label.show()
    qtbot.waitUntil(lambda: "work" in seen)
    assert seen[0] == "paint"


def test_work_is_not_begun_when_it_is_cancelled_before(qtbot, tasks):
    seen = []
    task = tasks.run(lambda _: seen.append("work"), done=lambda _: None, after_paint=True)
    tasks.close()
    qtbot.waitUntil(lambda: not task.running)
    assert seen == []


@pytest.mark.parametrize("gone", [False, True])
def test_who_has_gone_meanwhile_hears_nothing(qapp, errors, gone):
    executor, heard, ended = WaitingExecutor(), [], []
    label = QLabel()
    queue = TaskQueue(errors.append, executor=executor)
    queue.run(lambda _: 7, done=heard.append, ended=lambda: ended.append(True), asker=label)
    if gone:
        delete(label)
    executor.go()
    assert heard == ([] if gone else [7])
    assert ended == [True]
