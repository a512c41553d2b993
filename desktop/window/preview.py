"""Brings the real pages of a job into a page view, in the background."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from db.errors import PhaenError
from desktop import printing
from desktop.printing import Job
from desktop.tasks import TaskQueue
from desktop.window.page_view import PageView
from desktop.window.pdf_pages import PdfPages

# Work shorter than this many milliseconds is not announced.
_PATIENCE = 250
# Forms of one plan whose pages are kept as PDF.
_KEPT = 40


class Preview(QObject):
    """Sets forms with `tasks` and draws their pages with `painter`, the newest wish first.

    Two queues, so that pages go on being drawn while a file is being exported.
    """

    def __init__(
        self, view: PageView, tasks: TaskQueue, painter: TaskQueue, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._tasks = tasks
        self._painter = painter
        self._pages: PdfPages | None = None
        self._job: Job | None = None
        self._files: dict[tuple[object, ...], bytes] = {}
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(lambda: view.show_message("กำลังจัดหน้า…"))
        view.page_wanted.connect(self._on_page_wanted)

    def show(self, job: Job) -> None:
        """Show the pages of a job; those of an earlier one that are not there yet never come."""
        if self._job is None or job.package is not self._job.package:
            self._files.clear()
        self._job = job
        self._patience.start()
        if (data := self._files.get(_key(job))) is not None:
            self._open(job, data)
            return
        self._tasks.run(
            lambda progress: printing.print_pdf(job, progress),
            done=lambda data: self._keep(job, data),
            failed=self._say,
            replaces="preview",
        )

    def clear(self, words: str = "") -> None:
        """Show no pages, but words."""
        self._job = None
        self._patience.stop()
        self._close_pages()
        self._view.show_message(words)

    def close(self) -> None:
        """Let go of the pages now, not when the queue comes to it."""
        self._job = None
        if self._pages is not None:
            self._pages.close()
            self._pages = None

    def _keep(self, job: Job, data: bytes) -> None:
        while len(self._files) >= _KEPT:
            self._files.pop(next(iter(self._files)))
        self._files[_key(job)] = data
        self._open(job, data)

    def _open(self, job: Job, data: bytes) -> None:
        def show(pages: PdfPages) -> None:
            if self._job is not job:
                self._later(pages.close)
                return
            self._patience.stop()
            self._close_pages()
            self._pages = pages
            self._view.show_pages(pages.sizes)

        self._painter.run(lambda _progress: PdfPages(data), done=show)

    def _say(self, error: PhaenError) -> None:
        self.clear(str(error))

    def _close_pages(self) -> None:
        if self._pages is not None:
            self._later(self._pages.close)
            self._pages = None

    def _later(self, act: Callable[[], None]) -> None:
        self._painter.run(lambda _progress: act(), done=lambda _nothing: None)

    def _on_page_wanted(self, number: int, scale: float) -> None:
        pages = self._pages
        if pages is None:
            return

        def show(picture: QImage) -> None:
            if self._pages is pages:
                self._view.set_picture(number, scale, picture)

        self._painter.run(
            lambda _progress: pages.picture(number, scale), done=show, replaces=f"page {number}"
        )


def _key(job: Job) -> tuple[object, ...]:
    return (job.forms, job.quarter, job.digits)
