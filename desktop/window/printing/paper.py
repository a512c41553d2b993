"""Printing to a printer: the system's dialog, then the very pages of the PDF in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from db.errors import PhaenError
from desktop.window.printing.print_dialog import ask
from forms import printing

if TYPE_CHECKING:
    from desktop.session.tasks import Progress, Task, TaskQueue
    from desktop.window.printing.destinations import Destination
    from desktop.window.widgets.notice import Notice
    from forms.pdf.rendering import Rendering
    from forms.printing import Job


class PaperPrinter(QObject):
    """Prints forms, one job at a time; the notice tells how far it is."""

    def __init__(self, tasks: TaskQueue, notice: Notice) -> None:
        super().__init__(notice)
        self._tasks = tasks
        self._notice = notice
        self._task: Task | None = None

    def ask(self, job: Job, form: str, title: str) -> None:
        """Lay a job out, ask for printer, pages and copies, and print.

        `form` is the form of the whole job that is wanted; empty: all of it.
        """
        self._tasks.run(
            lambda progress: printing.lay_out(job, progress),
            done=lambda rendering: self._ask_where(rendering, form, title),
            failed=self._on_failed,
            replaces="paper",
        )

    def _ask_where(self, rendering: Rendering, form: str, title: str) -> None:
        numbered = [
            (number, (page.width, page.height))
            for number, page in enumerate(rendering.pages)
            if form in {"", page.form}
        ]
        try:
            chosen = ask(self._notice.window(), title, [size for _number, size in numbered])
        except PhaenError as error:
            self._on_failed(error)
            return
        if chosen is not None:
            pages = tuple(numbered[at][0] for at in chosen.pages)
            self.print_pages(rendering.data, pages, chosen.destination, title)

    def print_pages(
        self, data: bytes, pages: tuple[int, ...], destination: Destination, title: str
    ) -> None:
        """Print pages (from 0) of a PDF in the background."""

        def send(progress: Progress) -> None:
            destination.send(printing.pages_alone(data, pages), title, progress)

        self._task = task = self._tasks.run(
            send,
            done=lambda _nothing: self._notice.show_result(destination.words(title, len(pages))),
            failed=self._on_failed,
            progress=self._notice.set_progress,
            replaces="paper",
        )
        if task.running:
            self._notice.show_work(f"กำลังพิมพ์ {title}", self._on_cancelled)

    def _on_failed(self, error: PhaenError) -> None:
        self._notice.show_result(str(error), severity="error")

    def _on_cancelled(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._notice.show_result("ยกเลิกการพิมพ์แล้ว")
