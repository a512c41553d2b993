"""Waits for a server beside the window, which lives on: what it is about, and a way out of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic, TypeVar

from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from db.errors import StoreError, StoreTrouble
from desktop.window.widgets.controls import progress_bar
from desktop.window.widgets.fitting_dialog import FittingDialog
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em, px
from desktop.window.widgets.tokens import GAP_4

T = TypeVar("T")

# What is there sooner is shown without a word before it.
_CALM_MS = 300
_LOOK_MS = 5
_CANCELLED = "ยกเลิกแล้ว ไม่มีสิ่งใดเปลี่ยนแปลง ลองใหม่ได้ทุกเมื่อ"


class _Work(Generic[T]):
    """Work on a thread of its own: one that waits for a network hinders nobody else's.

    It has nothing of Qt: the thread may outlive who waits, and what Qt has is not to end there.
    """

    def __init__(self, work: Callable[[], T], drop: Callable[[T], object] | None) -> None:
        self._work, self._drop = work, drop
        self._guard = threading.Lock()
        self._found: Future[T] = Future()
        self._is_wanted = True

    def begin(self) -> None:
        threading.Thread(target=self._perform, daemon=True).start()

    def is_done(self) -> bool:
        return self._found.done()

    def give_up(self) -> bool:
        """Want the result no more; False where it is there."""
        with self._guard:
            self._is_wanted = self.is_done()
        return not self._is_wanted

    def result(self) -> T:
        return self._found.result()

    def _perform(self) -> None:
        try:
            found = self._work()
        except Exception as error:  # whatever it is, who waits for the result must hear of it
            self._found.set_exception(error)
            return
        with self._guard:
            if self._is_wanted:
                self._found.set_result(found)
        if not self._is_wanted and self._drop is not None:
            self._drop(found)


class WaitingDialog(FittingDialog):
    """Says what is waited for, until it is there or nobody wants it any more."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("โปรดรอสักครู่")
        self.words = Label(words)
        self.words.setWordWrap(True)
        bar = progress_bar()
        bar.setRange(0, 0)
        box = QDialogButtonBox()
        box.addButton("ยกเลิก", QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        margin = px(GAP_4)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(em(self, 0.8))
        column.addWidget(self.words)
        column.addWidget(bar)
        column.addWidget(box)
        self.setMinimumWidth(em(self, 28))


def waited(
    parent: QWidget, work: Callable[[], T], words: str, drop: Callable[[T], object] | None = None
) -> T:
    """Does work beside the window and gives its result; nothing else can be done meanwhile.

    `drop` lets go of a result that comes when it is wanted no more.

    Raises:
        StoreError: it was cancelled (GIVEN_UP).
    """
    order = _Work(work, drop)
    order.begin()
    soon, since = QEventLoop(), QElapsedTimer()
    since.start()
    watch = QTimer(interval=_LOOK_MS)
    watch.timeout.connect(
        lambda: soon.quit() if order.is_done() or since.elapsed() > _CALM_MS else None
    )
    watch.start()
    soon.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    if not order.is_done():
        dialog = WaitingDialog(words, parent)
        watch.timeout.connect(lambda: dialog.accept() if order.is_done() else None)
        dialog.exec()
        watch.stop()
        dialog.deleteLater()
        if order.give_up():
            raise StoreError(_CANCELLED, StoreTrouble.GIVEN_UP)
    return order.result()
