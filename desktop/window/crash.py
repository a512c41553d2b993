"""Faults of the program: a log for its makers, one plain dialog for its user."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QMessageBox

_log = logging.getLogger("phaen")


class CrashReporter(QObject):
    """Takes what nobody caught, on any thread; tells the user once at a time."""

    _raised = Signal(object)

    def __init__(self, log_path: Path, tell: Callable[[Path], None] | None = None) -> None:
        super().__init__()
        self._log_path = log_path
        self._tell = tell or _tell
        self._telling = False
        self._raised.connect(self._on_raised)

    def install(self) -> None:
        """Write to the log and take uncaught exceptions from now on."""
        self._log_path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            self._log_path, maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        _log.addHandler(handler)
        sys.excepthook = self._on_uncaught
        threading.excepthook = lambda hook: self.report(hook.exc_value)

    def report(self, error: BaseException | None) -> None:
        """Log an error with where it came from, and tell the user. From any thread."""
        if error is not None:
            _log.error("fault", exc_info=error)
            self._raised.emit(error)

    def _on_uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self.report(error.with_traceback(trace))

    def _on_raised(self, _error: object) -> None:
        # A fault in painting comes back with every frame: one dialog is enough.
        if self._telling:
            return
        self._telling = True
        try:
            self._tell(self._log_path)
        finally:
            self._telling = False


def _tell(log_path: Path) -> None:
    box = QMessageBox(QApplication.activeWindow())
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle("แผนขัดข้อง")
    box.setText("โปรแกรมขัดข้องในงานที่เพิ่งสั่ง แผนที่บันทึกไว้แล้วไม่สูญหาย")
    box.setInformativeText(
        f"ทำงานต่อได้ หากยังขัดข้องให้ปิดแล้วเปิดโปรแกรมใหม่ และส่งแฟ้มบันทึกนี้ให้ผู้ดูแลระบบ:\n{log_path}"
    )
    folder = box.addButton("เปิดโฟลเดอร์ของแฟ้มบันทึก", QMessageBox.ButtonRole.ActionRole)
    box.setDefaultButton(box.addButton("ทำงานต่อ", QMessageBox.ButtonRole.AcceptRole))
    box.exec()
    if box.clickedButton() is folder:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_path.parent)))
