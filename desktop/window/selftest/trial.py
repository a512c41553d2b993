"""What the steps of a self-test share: a folder of its own, a window, and how to wait for it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from db.records import Package
    from desktop.session.plans import Plans
    from desktop.session.session import Session
    from desktop.window.frame.main_window import MainWindow

# Seconds after which what was asked for is said not to come.
_PATIENCE = 30.0
_KEY_EVENTS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


class Failed(Exception):  # noqa: N818 - a step that failed is no fault of the program's code
    """A step did not come to what it should; says in Thai what came instead."""


class Trial:
    """One self-test: `folder` is its own, `store` the store in it that the window has open.

    `failures` gathers what nobody caught while a step was under way.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = folder / "ทดสอบ แผน.db"
        self.failures: list[BaseException] = []
        self.plans: Plans
        self.session: Session
        self.window: MainWindow

    @property
    def package(self) -> Package:
        """The open plan."""
        return self.session.package

    def until(self, holds: Callable[[], object]) -> None:
        """Let the window work until something holds.

        Raises:
            Failed: it takes too long, or something went wrong meanwhile.
        """
        end = time.monotonic() + _PATIENCE
        while not holds():
            self.work()
            if time.monotonic() > end:
                raise Failed("รอนานเกินไป")
            time.sleep(0.005)

    def work(self) -> None:
        """Let the window do what it has been asked for.

        Raises:
            Failed: something went wrong in it.
        """
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        if self.failures:
            raise Failed("โปรแกรมทำงานผิดพลาด") from self.failures.pop(0)


def press(letters: str) -> None:
    """Type letters where the cursor is, each as a keyboard sends it."""
    for letter in letters:
        _send(Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)


def press_key(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press one key that stands for no letter."""
    _send(key, held, "")


def _send(key: Qt.Key, held: Qt.KeyboardModifier, text: str) -> None:
    widget = QApplication.focusWidget()
    if widget is None:
        raise Failed("ไม่มีช่องใดรับแป้นพิมพ์")
    for kind in _KEY_EVENTS:
        QApplication.sendEvent(widget, QKeyEvent(kind, key, held, text))
