"""A set of files made and written in the background, and sets of others looked at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from db.content_code import content_code
from db.errors import PhaenError
from db.exchanges import Direction
from db.settings.declared import CONTENT_CODE
from db.version import VERSION
from desktop.session.issued import IssuedReports
from desktop.window.exchange.send_dialog import SendDialog
from desktop.window.exchange.verify_dialog import VerifyDialog
from desktop.window.widgets.save_question import ask_where
from forms.file_names import file_name
from forms.submission.making import MadeSubmission, Submission, made_submission
from forms.submission.opening import received
from forms.submission.packing import ZIP_SUFFIX, refuse_filled, write_submission
from forms.submission.verifying import Verification, verified

if TYPE_CHECKING:
    from desktop.session.tasks import Progress, Task
    from desktop.window.page import Tools

_TO_WHOM = "ต้นสังกัด"


class Sending:
    """Asks what to send and where to, and writes it; looks at what others have sent."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._issued = IssuedReports(tools.plans, tools.session)
        self._task: Task | None = None

    def ask(self) -> None:
        """Ask what to send of the open plan and in what, then write it."""
        dialog = SendDialog(self._tools, self._window)
        settings = self._tools.memory.settings
        dialog.printed_code = settings.flag(CONTENT_CODE)
        if dialog.exec():
            settings.remember(CONTENT_CODE, dialog.printed_code)
            to = self._where(dialog.quarter, as_zip=dialog.as_zip)
            if to is not None:
                self._try(lambda: self.send(to, dialog.quarter, printed=dialog.printed_code))
        dialog.deleteLater()

    def send(self, to: Path, quarter: int | None, *, printed: bool = True) -> None:
        """Make a set of the open plan and write it.

        Raises:
            PhaenError: the folder has files in it, or what was issued cannot be read.
        """
        tools, session = self._tools, self._tools.session
        number = session.number
        if number is None:
            return
        if to.suffix.lower() != ZIP_SUFFIX:
            refuse_filled(to)
        package = session.as_saved(session.package)
        asked = Submission(
            package,
            session.edition,
            quarter,
            dt.datetime.now().astimezone(),
            VERSION,
            issued=self._issued.of_quarter(quarter),
            printed_code=printed,
            descends_from=(content_code(package), *tools.plans.descent(number)),
        )

        def work(progress: Progress) -> MadeSubmission:
            made = made_submission(asked, progress)
            write_submission(made, to, lambda: progress(0, 0))
            tools.plans.keep_exchanged(number, made.package, Direction.SENT, _TO_WHOM)
            return made

        self._run(
            work, lambda made: self._tell(to, made), f"กำลังจัดชุดส่งที่ {to.name}", "ยกเลิกการจัดชุดส่งแล้ว"
        )

    def ask_verify(self) -> None:
        """Ask for the files of a set, and look at them."""
        chosen, _filter = QFileDialog.getOpenFileNames(
            self._window,
            "ตรวจชุดส่ง: เลือกแฟ้มทุกแฟ้มในชุด หรือแฟ้ม .zip",
            str(self._tools.memory.folder),
            "แฟ้มของชุดส่ง (*.zip *.json *.pdf *.xlsx *.docx *.phaen)",
        )
        if chosen:
            self._tools.memory.folder = Path(chosen[0]).parent
            self.verify([Path(each) for each in chosen])

    def verify(self, paths: list[Path]) -> None:
        """Look at files in the background, and show what was found."""

        def work(progress: Progress) -> Verification:
            return verified(received(paths), progress)

        self._run(work, self._show, "กำลังตรวจชุดส่ง", "ยกเลิกการตรวจแล้ว")

    def _show(self, found: Verification) -> None:
        self._tools.notice.hide()
        dialog = VerifyDialog(self._tools.theme, found, self._window)
        dialog.exec()
        dialog.deleteLater()

    def _run(
        self,
        work: Callable[[Progress], object],
        done: Callable[..., None],
        words: str,
        cancelled: str,
    ) -> None:
        tools = self._tools

        def cancel() -> None:
            if self._task is not None:
                self._task.cancel()
            tools.notice.show_result(cancelled)

        self._task = tools.tasks.run(
            work,
            done=done,
            failed=lambda error: tools.notice.show_result(str(error), severity="error"),
            progress=tools.notice.set_progress,
            replaces="exchange",
        )
        if self._task.running:
            tools.notice.show_work(words, cancel)

    def _tell(self, to: Path, made: MadeSubmission) -> None:
        folder = to if to.is_dir() else to.parent
        self._tools.notice.show_result(
            f"จัดชุดส่งแล้ว: {to} รหัสเนื้อหา {made.code}",
            (("เปิดโฟลเดอร์", lambda: _open(folder)),),
        )

    def _where(self, quarter: int | None, *, as_zip: bool) -> Path | None:
        """A new zip, or a new folder in the one that is chosen."""
        plan, memory = self._tools.session.package.plan, self._tools.memory
        if as_zip:
            name = file_name(plan, ZIP_SUFFIX, memory.folder, form="ชุดส่ง", quarter=quarter)
            to = ask_where(self._window, "จัดชุดส่งไปที่", memory.folder / name, ZIP_SUFFIX, "แฟ้ม zip")
            if to is not None:
                memory.folder = to.parent
            return to
        chosen = QFileDialog.getExistingDirectory(
            self._window, "เก็บชุดส่งในโฟลเดอร์ใด", str(memory.folder)
        )
        if not chosen:
            return None
        memory.folder = Path(chosen)
        return _free(Path(chosen) / file_name(plan, "", Path(chosen), form="ชุดส่ง", quarter=quarter))

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except PhaenError as error:
            self._tools.notice.show_result(str(error), severity="error")

    @property
    def _window(self) -> QWidget:
        return self._tools.notice.window()


def _free(folder: Path) -> Path:
    """The folder, or one beside it that is not there yet: sets are not mixed."""
    found, count = folder, 1
    while found.exists():
        count += 1
        found = folder.with_name(f"{folder.name} ({count})")
    return found


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
