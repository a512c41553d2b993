"""Waits for a restore that is done beside the window: how far it is, and a way to stop it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from db.backups.restoring import Phase, Tell
from db.errors import PhaenError
from desktop.session.tasks import Progress, TaskQueue
from desktop.window.widgets.controls import progress_bar
from desktop.window.widgets.dialog_layout import dialog_column
from desktop.window.widgets.fitting_dialog import FittingDialog
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em

T = TypeVar("T")

_WAITING = "กำลังรองานสำรองข้อมูลที่ทำอยู่ก่อน"
_WORDS = {
    Phase.CHECKING: "กำลังตรวจแฟ้มสำรอง",
    Phase.BACKING_UP: "กำลังสำรองแผนที่มีอยู่ตอนนี้ไว้ก่อน",
    Phase.WRITING: "กำลังนำแผนกลับมา ขั้นนี้หยุดกลางทางไม่ได้ โปรดรอสักครู่",
}
_STOPPING = "กำลังยกเลิก แผนที่มีอยู่ไม่ถูกเปลี่ยนแปลง"


class StoppedError(PhaenError):
    """The user stopped the work; nothing was changed."""


class RestoreDialog(FittingDialog):
    """Keeps all else of the window waiting, which is painted and answers as ever.

    Nothing may come between a restore and the plans in sight: no other plan is opened, and
    the window is not closed. Where the whole program ends meanwhile, the work is stopped, or
    done to its end where it is being written.
    """

    _told = Signal(object)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self._stopped = threading.Event()
        self._is_running = True
        self._result: Any = None
        self._error: PhaenError | None = None
        self._words = Label(_WAITING)
        self._words.setWordWrap(True)
        bar = progress_bar()
        bar.setRange(0, 0)
        self.stop_button = QPushButton("ยกเลิก")
        self.stop_button.clicked.connect(self.reject)
        column = dialog_column(self)
        column.addWidget(self._words)
        column.addWidget(bar)
        column.addStretch(1)
        column.addWidget(self.stop_button, 0, Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(em(self, 32))
        self._told.connect(self._on_told)

    @property
    def words(self) -> str:
        """What it says of the work."""
        return self._words.text()

    def wait_for(self, tasks: TaskQueue, work: Callable[[Tell], T]) -> T | None:
        """Do some work on the thread of `tasks`; None where the program ends before it does.

        Raises:
            PhaenError: it failed, or was stopped.
        """
        tasks.run(
            lambda progress: self._perform(work, progress),
            done=self._on_done,
            failed=self._on_failed,
            ended=self._on_ended,
        )
        if self._is_running:
            self.exec()
        self.deleteLater()
        if self._error is not None:
            raise self._error
        result: T | None = self._result
        return result

    def _perform(self, work: Callable[[Tell], T], progress: Progress) -> T:
        """Do the work, on the worker's thread."""

        def tell(phase: Phase) -> None:
            progress(0, 0)  # where the program ends, it goes no further
            if self._stopped.is_set():
                raise StoppedError("ยกเลิกการกู้คืนแล้ว แผนที่มีอยู่ไม่ถูกเปลี่ยนแปลง")
            self._told.emit(phase)

        return work(tell)

    def _on_told(self, phase: Phase) -> None:
        if not self._stopped.is_set():
            self._words.setText(_WORDS[phase])
            self.stop_button.setEnabled(phase is not Phase.WRITING)

    def _on_done(self, result: object) -> None:
        self._result = result

    def _on_failed(self, error: PhaenError) -> None:
        self._error = error

    def _on_ended(self) -> None:
        self._is_running = False
        super().accept()

    # Qt's own names from here on.

    def reject(self) -> None:
        """Stop the work where that can be done; the dialog stays until it has ended."""
        if self.stop_button.isEnabled():
            self._stopped.set()
            self.stop_button.setEnabled(False)
            self._words.setText(_STOPPING)
