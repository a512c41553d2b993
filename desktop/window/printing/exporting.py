"""Export from the window: the questions, the work in the background, what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from db.files import safe_name
from desktop.session.tasks import Task, TaskQueue
from desktop.window.memory import Memory
from desktop.window.printing.export_dialog import ExportDialog
from desktop.window.widgets.notice import Notice
from forms import printing
from forms.printing import Job

if TYPE_CHECKING:
    from db.records import Package
    from forms.build import FormEntry

_FILTERS = {
    ".pdf": "แฟ้ม PDF (*.pdf)",
    ".xlsx": "สมุดงาน Excel (*.xlsx)",
    ".json": "แฟ้มแผน (*.json)",
}


class Exporter(QObject):
    """Writes files of a plan, one at a time; the notice tells how far it is.

    `as_saved` gives a plan as it is to leave the program: a state that can be undone may
    hold more.
    """

    def __init__(
        self,
        tasks: TaskQueue,
        notice: Notice,
        memory: Memory,
        as_saved: Callable[[Package], Package] = lambda package: package,
    ) -> None:
        super().__init__(notice)
        self._as_saved = as_saved
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
        name = file_name(job, None if dialog.whole else form, dialog.suffix)
        chosen, _filter = QFileDialog.getSaveFileName(
            parent, "ส่งออกไปที่", str(self._memory.folder / name), _FILTERS[dialog.suffix]
        )
        if chosen:
            path = Path(chosen)
            if path.suffix.lower() != dialog.suffix:
                path = path.with_name(path.name + dialog.suffix)
            forms = () if dialog.whole or form is None else (form.id,)
            self.write(job._replace(forms=forms, version=dialog.version), path)

    def write(self, job: Job, path: Path) -> None:
        """Write a job to a file in the background, in place of one still being written."""
        self._memory.folder = path.parent
        job = job._replace(package=self._as_saved(job.package))
        self._task = task = self._tasks.run(
            lambda progress: printing.export(job, path, progress),
            done=lambda _nothing: self._tell(path),
            failed=lambda error: self._notice.show_result(str(error), severity="error"),
            progress=self._notice.set_progress,
            ended=self._on_ended,
            replaces="export",
        )
        if task.running:
            self._notice.show_work(f"กำลังส่งออก {path.name}", self._on_cancelled)

    def _tell(self, path: Path) -> None:
        self._notice.show_result(
            f"ส่งออกแล้ว: {path}",
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


def file_name(job: Job, form: FormEntry | None, suffix: str) -> str:
    """A name for a file: year, unit and, last because it may be cut, the form."""
    plan = job.package.plan
    unit = plan.unit.abbreviation or plan.unit.name
    return safe_name(f"แผน {plan.fiscal_year} {unit} {form.title if form else ''}") + suffix


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
