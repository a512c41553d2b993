"""Faults of the program: written to the log, told in one plain dialog, the work goes on."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from desktop.crashes import RunWatch
    from desktop.faults import FaultLog


class _Handled(Exception):  # noqa: N818 - none that goes wrong
    """What is being handled while events are."""


def run_events(app: QApplication) -> int:
    """Run the event loop so that every exception in it is an object at once.

    Python before 3.12 makes the object of one that its own C code raises, as 1 / 0 does, only
    where it is caught. PySide takes what an override of ours has raised for an object without
    looking, and ends the process. Within a handler Python makes them as they are raised.
    """
    if sys.version_info >= (3, 12):
        return app.exec()
    try:
        raise _Handled  # noqa: TRY301 - to be in its handler
    except _Handled:
        return app.exec()


def _freed(error: BaseException) -> BaseException:
    """An error that does not say to have come while events were handled."""
    link: BaseException | None = error
    while link is not None:
        if isinstance(link.__context__, _Handled):
            link.__context__ = None
        link = link.__context__
    return error


class CrashReporter(QObject):
    """Takes what nobody caught, on any thread; one dialog at a time tells the user.

    `unsaved` says why something of the open plan is not in the store; empty where all is.
    """

    _recorded = Signal(str)
    _exhausted = Signal(object)

    def __init__(self, tell: Callable[[str], None] | None = None) -> None:
        super().__init__()
        self.unsaved: Callable[[], str] = str
        self._tell = tell or self._show
        self._telling = False
        self._log: FaultLog | None = None
        self._watch: RunWatch | None = None
        self._recorded.connect(self._on_recorded)
        self._exhausted.connect(self.report, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take uncaught exceptions from now on."""
        sys.excepthook = self._on_uncaught
        threading.excepthook = lambda hook: self.report(hook.exc_value)

    def prepare(self) -> str:
        """Have all at hand that a record needs, and watch for an end by force, too.

        Gives what is to be told of an earlier run that ended so; empty where none did. Not
        before the first paint: what a record needs is then yet to import.
        """
        from desktop.crashes import RunWatch, gather  # noqa: PLC0415 - see above

        log = self._opened_log()
        broken = gather(log)
        self._watch = RunWatch()
        if not broken or log.path is None:
            return ""
        return (
            "ครั้งก่อนโปรแกรมปิดไปเองเพราะทำงานผิดพลาด "
            f"โปรดส่งแฟ้ม {log.path} ให้ผู้ดูแลโปรแกรม (ในแฟ้มไม่มีข้อความของแผน)"
        )

    def open_folder(self) -> None:
        """Show the folder where the records lie."""
        from PySide6.QtCore import QUrl  # noqa: PLC0415 - seldom; each type takes a while to make
        from PySide6.QtGui import QDesktopServices  # noqa: PLC0415 - as above

        path = self._opened_log().path
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

    def close(self) -> None:
        """The program ends as it should."""
        if self._watch is not None:
            self._watch.close()
        if self._log is not None:
            self._log.close()

    def report(self, error: BaseException | None) -> None:
        """Write an error down with where it came from, and tell the user; from any thread."""
        if error is not None:
            self._recorded.emit(self._opened_log().record(_freed(error)))

    def _opened_log(self) -> FaultLog:
        if self._log is None:
            from desktop.faults import FaultLog  # noqa: PLC0415 - see `prepare`

            self._log = FaultLog(_surroundings())
        return self._log

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

    def _show(self, sentence: str) -> None:
        from desktop.window.widgets.dialogs import message_box  # noqa: PLC0415 - as above

        box = message_box(
            QApplication.activeWindow(),
            "โปรแกรมขัดข้อง",
            sentence,
            self._advice(),
            picture="error",
            tone=QPalette.ColorRole.BrightText,
        )
        go_on = box.addButton("ทำงานต่อ", box.ButtonRole.AcceptRole)
        folder = box.addButton("เปิดโฟลเดอร์", box.ButtonRole.HelpRole)
        box.setDefaultButton(go_on)
        box.setEscapeButton(go_on)
        box.exec()
        if box.clickedButton() is folder:
            self.open_folder()

    def _advice(self) -> str:
        """What to do next: not to close, where something would be lost with it."""
        unsaved = self.unsaved()
        if unsaved:
            return f"สิ่งที่แก้ล่าสุดยังไม่ได้บันทึก ({unsaved}) อย่าเพิ่งปิดโปรแกรม ให้แก้เหตุนี้และรอจนบันทึกได้ก่อน"
        return "ทำงานต่อได้ ถ้ายังขัดข้อง ให้ปิดแล้วเปิดโปรแกรมใหม่"


def _surroundings() -> dict[str, str]:
    """What of Qt and of the screens a fault may depend on, by name."""
    screens = [
        f"{screen.size().width()}x{screen.size().height()}@{screen.devicePixelRatio():g}"
        for screen in QGuiApplication.screens()
    ]
    return {
        "Qt": qVersion(),
        "PySide6": PySide6.__version__,
        "platform": QGuiApplication.platformName(),
        "screens": " ".join(screens),
    }
