"""Runs the self-test in a folder of its own: the user's plans and settings are not touched."""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from db.user_folders import VARIABLE
from desktop.session.plans import Plans
from desktop.session.session import Session
from desktop.session.tasks import TaskQueue
from desktop.window.app import build_window, made_application, start
from desktop.window.memory import Memory
from desktop.window.selftest.steps import BEFORE_WINDOW, Step, in_window
from desktop.window.selftest.trial import Failed, Trial
from desktop.window.widgets.theme import Theme

Say = Callable[[str], object]
# Seconds after which the whole test is given up.
_LIMIT = 120


def run(say: Say) -> bool:
    """Do every step and say a line of each; whether all went well."""
    with tempfile.TemporaryDirectory(prefix="phaen-selftest-", ignore_cleanup_errors=True) as name:
        os.environ[VARIABLE] = name
        guard = threading.Timer(_LIMIT, _give_up, [say])
        guard.daemon = True
        guard.start()
        begun = time.monotonic()
        try:
            failed = _run(Trial(Path(name)), say)
        finally:
            guard.cancel()
            del os.environ[VARIABLE]
    seconds = time.monotonic() - begun
    say(f"{'ไม่ผ่าน ' + str(failed) + ' ขั้น' if failed else 'ผ่านทุกขั้น'} ใช้เวลา {seconds:.1f} วินาที")
    return not failed


def _run(trial: Trial, say: Say) -> int:
    failed = _do(BEFORE_WINDOW, trial, say)
    app = made_application()
    hook = sys.excepthook
    sys.excepthook = lambda _kind, error, _trace: trial.failures.append(error)
    queues = [TaskQueue(trial.failures.append) for _ in range(3)]
    try:
        _open_window(trial, queues, Theme(app))
        failed += _do(in_window(), trial, say)
        trial.window.close()
    except Failed as error:
        say(f"ไม่ผ่าน เปิดหน้าต่าง: {error}")
        failed += 1
    finally:
        for queue in queues:
            queue.close()
        trial.session.end()
        trial.plans.close_store()
        sys.excepthook = hook
    return failed


def _open_window(trial: Trial, queues: list[TaskQueue], theme: Theme) -> None:
    """The window as `app.run` makes it, painted, with the store of the trial open."""
    trial.plans = Plans(trial.store)
    trial.session = Session(trial.plans)
    tasks, drawing_tasks, backup_tasks = queues
    memory = Memory(trial.folder / "window.ini")
    memory.folder = trial.folder
    trial.window = build_window(
        plans=trial.plans,
        session=trial.session,
        tasks=tasks,
        drawing_tasks=drawing_tasks,
        backup_tasks=backup_tasks,
        theme=theme,
        memory=memory,
    )
    painted: list[bool] = []
    trial.window.painted.connect(lambda: painted.append(True))
    trial.window.show()
    trial.until(lambda: painted)
    start(trial.window, trial.plans, trial.session, tasks)
    trial.until(lambda: trial.plans.is_ready and trial.window.page_name)


def _do(steps: Iterable[Step], trial: Trial, say: Say) -> int:
    """Do steps, whatever comes of those before; how many failed."""
    failed = 0
    for name, act in steps:
        begun = time.monotonic()
        try:
            word, figures = "ผ่าน", act(trial)
        except Exception as error:  # whatever it is, the others are tried as well
            word, figures = "ไม่ผ่าน", f"{type(error).__name__} {error} {error.__cause__ or ''}"
            failed += 1
        say(f"{word:<8}{name} ({time.monotonic() - begun:.1f} วินาที): {figures}")
    return failed


def _give_up(say: Say) -> None:
    say(f"ไม่ผ่าน ใช้เวลาเกิน {_LIMIT} วินาที จึงเลิกทดสอบ")
    if sys.stdout is not None:
        sys.stdout.flush()
    os._exit(1)
