"""Brings the real pages of a plan into a page view, in the background."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from db.errors import PhaenError
from desktop.session.tasks import Progress, TaskQueue
from desktop.window.printing.page_view import PageView
from desktop.window.printing.pdf_pages import PdfPages
from forms import printing
from forms.printing import Job, is_same

if TYPE_CHECKING:
    from forms.pdf.rendering import Rendering

# Work shorter than this many milliseconds is not announced.
_PATIENCE = 250


class Preview(QObject):
    """Lays jobs out with `tasks` and draws their pages with `drawing_tasks`, the newest wish first.

    Two queues, so that pages go on being drawn while a file is being exported. A form is
    shown out of the whole job: its pages have the numbers that they will have when bound.
    """

    def __init__(
        self,
        view: PageView,
        tasks: TaskQueue,
        drawing_tasks: TaskQueue,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._tasks = tasks
        self._drawing_tasks = drawing_tasks
        # What is shown: a job, or else what lays it out.
        self._job: object | None = None
        self._form = ""
        self._keep_place = False
        self._pages: PdfPages | None = None
        self._forms: tuple[str, ...] = ()  # of each page
        self._shown: tuple[int, ...] = ()  # the pages in the view
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(lambda: view.show_message("กำลังจัดหน้า…"))
        view.page_wanted.connect(self._on_page_wanted)

    def show(self, job: Job, form: str = "", *, keep_place: bool = False) -> None:
        """Show one form of a job, or all of it.

        Pages of an earlier job that are not there yet never come. `keep_place`: it is what is in
        sight, changed; its pages stay until the others come.
        """
        self._form, self._keep_place = form, keep_place
        if isinstance(self._job, Job) and is_same(job, self._job):
            self._show_form()
            return
        self._begin(job, lambda progress: printing.lay_out(job, progress))

    def show_made(self, lay_out: Callable[[Progress], Rendering]) -> None:
        """Show all pages of what is no job, as `lay_out` makes them."""
        self._form, self._keep_place = "", False
        self._begin(lay_out, lay_out)

    def _begin(self, job: object, lay_out: Callable[[Progress], Rendering]) -> None:
        self.close()
        self._job = job
        if not self._keep_place:
            self._patience.start()
        self._tasks.run(
            lay_out,
            done=lambda rendering: self._open(job, rendering),
            failed=lambda error: self._say(job, error),
            replaces="preview",
        )

    def clear(self, words: str = "") -> None:
        """Show no pages, but words."""
        self.close()
        self._view.show_message(words)

    def close(self) -> None:
        """Let go of the pages."""
        self._job = None
        self._patience.stop()
        if self._pages is not None:
            self._pages.close()
            self._pages = None

    def _open(self, job: object, rendering: Rendering) -> None:
        def show(pages: PdfPages) -> None:
            if self._job is not job:
                pages.close()
                return
            self._pages = pages
            self._forms = tuple(page.form for page in rendering.pages)
            self._show_form()

        self._drawing_tasks.run(lambda _progress: PdfPages(rendering.data), done=show)

    def _show_form(self) -> None:
        if self._pages is None:
            return
        self._patience.stop()
        self._shown = tuple(
            number for number, form in enumerate(self._forms) if self._form in {"", form}
        )
        sizes = [self._pages.sizes[number] for number in self._shown]
        self._view.show_pages(sizes, keep_place=self._keep_place)

    def _say(self, job: object, error: PhaenError) -> None:
        if self._job is job:
            self.clear(str(error))

    def _on_page_wanted(self, number: int, scale: float) -> None:
        pages, shown = self._pages, self._shown
        if pages is None:
            return

        def show(picture: QImage) -> None:
            if self._pages is pages and self._shown is shown:
                self._view.set_picture(number, scale, picture)

        self._drawing_tasks.run(
            lambda _progress: pages.picture(shown[number], scale),
            done=show,
            replaces=f"page {number}",
        )
