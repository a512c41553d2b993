"""Restoring beside the window: it lives, says how far that is, and stops where it can."""

import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from db.backups.names import Reason
from db.backups.restoring import Phase
from db.errors import PhaenError
from db.store.store import Store
from desktop.session.backup_keeper import BackupKeeper
from desktop.session.tasks import TaskQueue
from desktop.window.backups.backup_commands import BackupCommands
from desktop.window.backups.restore_dialog import RestoreDialog, StoppedError
from desktop.window.widgets.notice import Notice
from tests.desktop.session.test_saver import held

UNDO = "เลิกการกู้คืน"


@pytest.fixture
def worker(qapp, errors):
    """A thread of its own, as in the program."""
    queue = TaskQueue(errors.append)
    yield queue
    queue.close()


@pytest.fixture
def notice(qtbot, theme):
    notice = Notice(theme)
    qtbot.addWidget(notice)
    return notice


@pytest.fixture
def commands(store, session, worker, *, notice, theme, memory):
    """Of a store with a backup, whose plan has been changed since and is open."""
    store.backups.make(Reason.ASKED)
    session.open(2)
    session.set_texts({("plan", "vision"): "ใหม่"})
    return BackupCommands(
        plans=store,
        session=session,
        keeper=BackupKeeper(store, session, worker, session),
        tasks=worker,
        notice=notice,
        theme=theme,
        memory=memory,
    )


@pytest.fixture
def seen(qapp):
    """What the dialog said, looked at again and again by the thread of the window."""
    said = []

    def look():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, RestoreDialog):
            said.append(dialog.words)

    timer = QTimer(interval=10)
    timer.timeout.connect(look)
    timer.start()
    yield said
    timer.stop()


def undo(notice):
    next(b for b in notice.findChildren(QPushButton) if b.text() == UNDO).click()


@pytest.mark.parametrize("whole", [True, False])
def test_window_lives_while_another_program_holds_the_store(
    commands, store, session, *, seen, notice, whole
):
    (backup,) = store.backups.entries()

    def restore():
        if whole:
            commands.restore_all(backup)
        else:
            commands.restore_plan(backup, session.package.plan.id)

    def while_held(act):
        seen.clear()
        with held(store.store_path) as let_go:
            QTimer.singleShot(400, let_go)
            act()
        assert len(seen) > 10
        assert any(words.startswith("กำลัง") for words in seen)

    while_held(restore)
    assert (session.number, session.package.plan.vision) == (2, "")
    while_held(lambda: undo(notice))
    assert session.package.plan.vision == "ใหม่"
    assert store.load(2).plan.vision == "ใหม่"


def dialog_of(qtbot, work, worker, act):
    """What came of work for which a dialog waited, in which something was done."""
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = RestoreDialog("กำลังกู้คืน", parent)
    QTimer.singleShot(0, lambda: act(dialog))
    return dialog.wait_for(worker, work)


def test_stopping_before_it_is_written_changes_nothing(qtbot, worker):
    go_on, written = threading.Event(), []

    def work(tell):
        tell(Phase.CHECKING)
        go_on.wait(5)
        tell(Phase.WRITING)
        written.append("all")

    def stop(dialog):
        dialog.stop_button.click()
        assert dialog.isVisible()
        assert "ยกเลิก" in dialog.words
        go_on.set()

    with pytest.raises(StoppedError):
        dialog_of(qtbot, work, worker, stop)
    assert written == []


def test_what_is_being_written_is_not_stopped_by_closing_the_dialog(qtbot, worker):
    writing, go_on = threading.Event(), threading.Event()

    def work(tell):
        tell(Phase.WRITING)
        writing.set()
        go_on.wait(5)
        return "all"

    def close(dialog):
        assert writing.wait(5)
        qtbot.waitUntil(lambda: not dialog.stop_button.isEnabled())
        dialog.close()
        assert dialog.isVisible()
        go_on.set()

    assert dialog_of(qtbot, work, worker, close) == "all"


def test_fault_of_the_work_is_said(qtbot, worker):
    def work(_tell):
        raise PhaenError("ดิสก์เต็ม")

    with pytest.raises(PhaenError, match="ดิสก์เต็ม"):
        dialog_of(qtbot, work, worker, lambda _dialog: None)


def test_program_that_ends_meanwhile_leaves_a_whole_store(commands, store, worker):
    """It waits for what is being written, and begins nothing more."""
    (backup,) = store.backups.entries()

    def end():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RestoreDialog)
        dialog.done(0)  # as where all loops of the program end

    with held(store.store_path) as let_go:
        QTimer.singleShot(50, end)
        QTimer.singleShot(60, let_go)
        commands.restore_all(backup)
        let_go()
        worker.close()
    with Store.open(store.store_path) as there:
        assert [entry.fiscal_year for entry in there.plans()] == [2566, 2567]
        assert there.load(2).plan.vision in {"", "ใหม่"}


def test_restore_that_is_stopped_leaves_the_plan_as_it_was(
    commands, store, session, *, notice, monkeypatch
):
    (backup,) = store.backups.entries()
    monkeypatch.setattr(RestoreDialog, "exec", lambda dialog: (dialog.reject(), _wait(dialog)))
    commands.restore_all(backup)
    assert session.package.plan.vision == "ใหม่"
    assert "ยกเลิกการกู้คืนแล้ว" in notice.words


def _wait(dialog):
    while dialog._is_running:
        QApplication.processEvents()
