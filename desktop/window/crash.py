"""Faults of the program: written to the log, told in one plain dialog, the work goes on."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication


class CrashReporter(QObject):
    """Takes what nobody caught, on any thread; one dialog at a time tells the user."""

    _recorded = Signal(str)
    _exhausted = Signal(object)

    def __init__(self, tell: Callable[[str], None] | None = None) -> None:
        super().__init__()
        self._tell = tell or _tell
        self._telling = False
        self._recorded.connect(self._on_recorded)
        self._exhausted.connect(self.report, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take uncaught exceptions from now on."""
        sys.excepthook = self._on_uncaught
        threading.excepthook = lambda hook: self.report(hook.exc_value)

    def report(self, error: BaseException | None) -> None:
        """Write an error down with where it came from, and tell the user; from any thread."""
        if error is not None:
            # Faults are rare: what tells of them is not imported before there is one.
            from desktop.faults import record_fault  # noqa: PLC0415

            self._recorded.emit(record_fault(error))

    def _on_uncaught(
        self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
        elif issubclass(kind, RecursionError):
            # There is no room on the stack to write it down: not before it has been left.
            self._exhausted.emit(error)
        else:
            self.report(error)

    def _on_recorded(self, sentence: str) -> None:
        # A fault in painting comes back with every frame: one dialog is enough.
        if self._telling:
            return
        self._telling = True
        try:
            self._tell(sentence)
        finally:
            self._telling = False


def _tell(sentence: str) -> None:
    from PySide6.QtGui import QPalette  # noqa: PLC0415 - see above
    from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415

    from desktop.window.widgets.dialogs import message_box  # noqa: PLC0415

    box = message_box(
        QApplication.activeWindow(),
        "แผนขัดข้อง",
        sentence,
        "ทำงานต่อได้ หากยังขัดข้องให้ปิดแล้วเปิดโปรแกรมใหม่",
        picture="error",
        tone=QPalette.ColorRole.BrightText,
    )
    box.addButton("ทำงานต่อ", QMessageBox.ButtonRole.AcceptRole)
    box.exec()
