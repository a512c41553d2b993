"""Workbooks for divisions written in the background, and taken back, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from db.errors import PhaenError
from db.exchanges import Direction
from db.files import write_atomically
from db.merging.difference import Side
from db.merging.merge import merge
from desktop.session.comparing import Incoming
from desktop.window.exchange.fill_out_dialog import FillOutDialog
from desktop.window.exchange.remarks_dialog import RemarksDialog
from desktop.window.start.leaving import may_leave_comparison
from forms.filling.reading import read_filled
from forms.filling.sending import Outgoing, base_of, outgoing_files
from forms.filling.taking import Taken, taken, without_issued

if TYPE_CHECKING:
    from db.records import Division, Package
    from desktop.session.tasks import Progress, Task
    from desktop.window.page import Tools


class _Came(NamedTuple):
    """A workbook that was read: its name, what came of it, and the plan that went out.

    `brings`: something of it differs from the plan of today.
    """

    name: str
    taken: Taken
    base: Package
    brings: bool


class Filling:
    """Asks for whom workbooks are, writes them, and puts what came back beside the plan."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._task: Task | None = None
        # Workbooks that wait until the one before is merged or put away.
        self._waiting: list[Path] = []
        # What is to be said of those that had nothing to be compared, and whether they failed.
        self._said: list[tuple[str, bool]] = []
        # The plan that they are of.
        self._number: int | None = None
        self._is_watching = False

    def ask_out(self) -> None:
        """Ask for whom, of which quarter and where to; then write the workbooks."""
        dialog = FillOutDialog(self._tools, self._window)
        if dialog.exec():
            chosen = QFileDialog.getExistingDirectory(
                self._window, "เก็บสมุดงานในโฟลเดอร์ใด", str(self._tools.memory.folder)
            )
            if chosen:
                self._tools.memory.folder = Path(chosen)
                self.send_out(
                    Path(chosen), dialog.divisions, dialog.quarter, with_package=dialog.with_package
                )
        dialog.deleteLater()

    def send_out(
        self,
        folder: Path,
        divisions: tuple[Division | None, ...],
        quarter: int | None,
        *,
        with_package: bool = False,
    ) -> None:
        """Write a workbook for each division; None is one for all of the unit."""
        tools, session = self._tools, self._tools.session
        number = session.number
        if number is None:
            return
        package, edition = session.as_saved(session.package), session.edition
        origin = tools.plans.descent(number)

        def work(progress: Progress) -> list[str]:
            names = []
            for at, division in enumerate(divisions):
                progress(at, len(divisions))
                asked = Outgoing(package, edition, division, quarter, with_package, origin)
                for name, data in outgoing_files(asked, folder).items():
                    write_atomically(folder / name, data, between_tries=lambda: progress(0, 0))
                    names.append(name)
            whom = " ".join(each.name for each in divisions if each)
            tools.plans.keep_exchanged(number, package, Direction.SENT, whom)
            return names

        self._run(work, lambda names: self._tell(folder, names), "กำลังจัดสมุดงาน")

    def ask_in(self) -> None:
        """Ask for workbooks that came back, and compare them with the plan, one by one."""
        chosen, _filter = QFileDialog.getOpenFileNames(
            self._window,
            "อ่านสมุดงานที่กรอกแล้ว (เลือกได้หลายแฟ้ม)",
            str(self._tools.memory.folder),
            "สมุดงาน Excel (*.xlsx)",
        )
        if chosen:
            self._tools.memory.folder = Path(chosen[0]).parent
            self.take_in([Path(each) for each in chosen])

    def take_in(self, paths: list[Path]) -> None:
        """Read workbooks; each stands beside the plan until it is merged, then the next."""
        session = self._tools.session
        if not may_leave_comparison(session, self._window):
            return
        self._said, self._waiting, self._number = [], [], session.number
        if session.is_comparing:
            session.comparing.drop()
            self._tools.go_to(("plan", "title"))
        self._waiting = list(paths)
        if not self._is_watching:
            self._tools.session.comparing.changed.connect(self._on_compared)
            self._is_watching = True
        self._take_next()

    def _take_next(self) -> None:
        tools, session = self._tools, self._tools.session
        number = session.number
        if number is None or not self._waiting:
            self._tell_said()
            return
        path, package, edition = self._waiting.pop(0), session.package, session.edition

        def work(_progress: Progress) -> _Came:
            book = read_filled(path)
            kept = tools.plans.exchanged_package(number, book.said["base"])
            base = base_of(book, package, kept)
            found = without_issued(taken(book, base, edition), path.name, base, package)
            differences = merge(base, package, found.state.package).differences
            brings = any(each.by is not Side.OURS for each in differences)
            return _Came(path.name, found, base, brings or bool(found.state.drafts))

        self._run(work, self._compare, f"กำลังอ่าน {path.name}", self._pass_over)

    def _compare(self, came: _Came) -> None:
        """Tell what could not be read, and put the rest beside the plan."""
        tools = self._tools
        if came.taken.remarks:
            tools.notice.hide()
            dialog = RemarksDialog(tools.theme, came.name, came.taken.remarks, self._window)
            dialog.exec()
            dialog.deleteLater()
        if not came.brings:
            is_filled = came.taken.state.package != came.base
            words = "ไม่มีสิ่งใหม่ สิ่งที่กรอกอยู่ในแผนนี้แล้ว" if is_filled else "ไม่มีช่องที่เปลี่ยน"
            self._said.append((f"{came.name} {words}", False))
            self._take_next()
            return
        try:
            tools.session.comparing.begin(
                Incoming(came.name, came.taken.state, came.base, by_words=came.taken.by_words)
            )
        except PhaenError as error:
            self._pass_over(error)
            return
        self._tell_said()

    def _pass_over(self, error: PhaenError) -> None:
        """One that cannot be read keeps none from being read that was chosen with it."""
        self._said.append((str(error), True))
        self._take_next()

    def _tell_said(self) -> None:
        """Say what came of the workbooks that are not compared."""
        said, self._said = self._said, []
        if not said:
            self._tools.notice.hide()
            return
        failed = any(is_failure for _words, is_failure in said)
        words = " · ".join(words for words, _is_failure in said)
        self._tools.notice.show_result(words, severity="error" if failed else "")

    def _on_compared(self) -> None:
        """One has been merged or put away: the next one's turn."""
        session = self._tools.session
        if session.number != self._number:
            self._waiting = []
        if self._waiting and not session.comparing.is_on:
            self._take_next()

    def _run(
        self,
        work: Callable[[Progress], object],
        done: Callable[..., None],
        words: str,
        failed: Callable[[PhaenError], None] | None = None,
    ) -> None:
        tools = self._tools

        def cancel() -> None:
            self._waiting = []
            if self._task is not None:
                self._task.cancel()
            tools.notice.hide()

        self._task = tools.tasks.run(
            work,
            done=done,
            failed=failed or (lambda error: tools.notice.show_result(str(error), severity="error")),
            progress=tools.notice.set_progress,
            replaces="exchange",
        )
        if self._task.running:
            tools.notice.show_work(words, cancel)

    def _tell(self, folder: Path, names: list[str]) -> None:
        self._tools.notice.show_result(
            f"จัดสมุดงานให้กรอกแล้ว {len(names):,} แฟ้ม: {folder}",
            (
                (
                    "เปิดโฟลเดอร์",
                    lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))),
                ),
            ),
        )

    @property
    def _window(self) -> QWidget:
        return self._tools.notice.window()
