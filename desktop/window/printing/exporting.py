"""Export from the window: the questions, the work in the background, what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from db.errors import FileError, PhaenError
from db.package.file import VERSIONS
from desktop.session.exchanging import descent, keep_sent
from desktop.session.tasks import Task, TaskQueue
from desktop.window.memory import Memory
from desktop.window.printing.export_dialog import ExportDialog
from desktop.window.widgets.notice import Notice
from desktop.window.widgets.save_question import ask_where
from forms import printing
from forms.file_names import file_name
from forms.formats import DOCUMENTS, PDF, Format, format_of, is_package
from forms.printing import Job

if TYPE_CHECKING:
    from db.records import Package
    from desktop.session.session import Session
    from forms.build import FormEntry


class Exporter(QObject):
    """Writes files of a plan, one at a time; the notice tells how far it is.

    What is written of the plan that is open in a `session` as a package is kept as sent.
    `as_saved` gives a plan as it is to leave the program: a state that can be undone may
    hold more. `marked` is how many fields of the plan hold what is no value.
    """

    def __init__(
        self,
        tasks: TaskQueue,
        notice: Notice,
        memory: Memory,
        as_saved: Callable[[Package], Package] = lambda package: package,
        marked: Callable[[], int] = lambda: 0,
        *,
        session: Session | None = None,
    ) -> None:
        super().__init__(notice)
        self._as_saved = as_saved
        self._marked = marked
        self._session = session
        self._tasks = tasks
        self._notice = notice
        self._memory = memory
        self._task: Task | None = None

    @property
    def busy(self) -> bool:
        """Whether a file is being written."""
        return self._task is not None

    def ask(self, job: Job, form: FormEntry | None) -> None:
        """Ask what to write of the job's plan, and where to; then write it."""
        parent: QWidget = self._notice.window()
        dialog = ExportDialog(form.title if form else "", parent)
        if not dialog.exec():
            return
        only = None if dialog.whole else form
        job = job._replace(
            forms=(only.id,) if only else (),
            version=dialog.version,
            password=dialog.password,
            data=dialog.data,
        )
        folder = self._memory.folder
        self._ask_where(job, folder / _suggested(job, only, dialog.format, folder))

    def write(self, job: Job, path: Path) -> None:
        """Write a job to a file in the background, in place of one still being written."""
        self._memory.folder = path.parent
        job = job._replace(package=self._as_saved(job.package))
        if self._session is not None and is_package(path):
            job = job._replace(descends_from=descent(self._session))
        marked = self._marked()
        self._task = task = self._tasks.run(
            lambda progress: printing.export(job, path, progress),
            done=lambda _nothing: self._tell(job, path, marked),
            failed=lambda error: self._on_failed(error, job, path),
            progress=self._notice.set_progress,
            ended=self._on_ended,
            replaces="export",
        )
        if task.running:
            self._notice.show_work(f"กำลังส่งออก {path.name}", self._on_cancelled)

    def _ask_where(self, job: Job, suggested: Path) -> None:
        chosen = format_of(suggested) or PDF
        parent, title = self._notice.window(), "ส่งออกไปที่"
        path = ask_where(parent, title, suggested, chosen.suffix, chosen.name)
        if path is not None:
            self.write(job, path)

    def _on_failed(self, error: PhaenError, job: Job, path: Path) -> None:
        """Tell it; a file that is open in Excel, say, can be closed, or another one written."""
        choices = (
            ("ลองใหม่", lambda: self.write(job, path)),
            ("บันทึกเป็นชื่ออื่น…", lambda: self._ask_where(job, path)),
        )
        offered = choices if isinstance(error, FileError) else ()
        self._notice.show_result(str(error), offered, severity="error")

    def _tell(self, job: Job, path: Path, marked: int) -> None:
        trouble = ""
        if self._session is not None and is_package(path) and job.version != VERSIONS[0]:
            trouble = keep_sent(self._session, job.package, path.name)
        left_out = f" (ไม่รวมข้อความใน {marked:,} ช่องที่ยังไม่ถูกต้อง)" if marked else ""
        self._notice.show_result(
            " ".join(filter(None, (f"ส่งออกแล้ว: {path}{left_out}", trouble))),
            (
                ("เปิดแฟ้ม", lambda: _open(path)),
                ("เปิดโฟลเดอร์", lambda: _open(path.parent)),
            ),
        )

    def _on_cancelled(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._notice.show_result("ยกเลิกการส่งออกแล้ว")

    def _on_ended(self) -> None:
        self._task = None


def _suggested(job: Job, form: FormEntry | None, chosen: Format, folder: Path) -> str:
    """A name for what is exported; the quarter stands in it where it makes a difference."""
    reports = chosen in DOCUMENTS and (form is None or form.of_quarter)
    return file_name(
        job.package.plan,
        chosen.suffix,
        folder,
        form=form.title if form else "",
        quarter=job.quarter if reports else None,
    )


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
