"""Printing to a printer: the system's dialog, then the very pages of the PDF in sight."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, QRect, QSizeF
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

from db.errors import PhaenError
from db.files import replacing
from desktop.window.printing.pdf_pages import PdfPages
from forms import printing

if TYPE_CHECKING:
    from desktop.session.tasks import Progress, Task, TaskQueue
    from desktop.window.widgets.notice import Notice
    from forms.pdf.rendering import Rendering
    from forms.printing import Job

# Finer than this, pages grow large and look no better on paper.
_FINEST_DPI = 600
_POINTS = 72
_NO_PRINTER = (
    "เครื่องนี้ยังไม่มีเครื่องพิมพ์ โปรดเพิ่มเครื่องพิมพ์ในการตั้งค่าของ Windows หรือส่งออกเป็น PDF แล้วพิมพ์ที่เครื่องอื่น"
)


class PrintError(PhaenError):
    """The printer did not take the pages."""


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

        def show(rendering: Rendering) -> None:
            pages = tuple(
                number for number, page in enumerate(rendering.pages) if form in {"", page.form}
            )
            self._ask_printer(rendering.data, pages, title)

        self._tasks.run(
            lambda progress: printing.lay_out(job, progress),
            done=show,
            failed=self._on_failed,
            replaces="paper",
        )

    def _ask_printer(self, data: bytes, pages: tuple[int, ...], title: str) -> None:
        if not has_dialog():
            self._on_failed(PrintError(_NO_PRINTER))
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        printer.setCreator("แผน (Phaen)")
        printer.setPageMargins(QMarginsF(), QPageLayout.Unit.Point)
        printer.setFullPage(True)
        dialog = QPrintDialog(printer, self._notice.window())
        dialog.setWindowTitle(f"พิมพ์ {title}")
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, len(pages))
        dialog.setFromTo(1, len(pages))
        if dialog.exec():
            self.print_pages(data, chosen_pages(printer, pages), printer, title)

    def print_pages(
        self, data: bytes, pages: tuple[int, ...], printer: QPrinter, title: str
    ) -> None:
        """Print pages (from 0) of a PDF in the background."""
        self._task = task = self._tasks.run(
            lambda progress: _print(data, pages, printer, progress),
            done=lambda _nothing: self._notice.show_result(
                f"ส่ง “{title}” ไปที่เครื่องพิมพ์แล้ว {len(pages)} หน้า"
            ),
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
        self._notice.show_result("ยกเลิกการพิมพ์แล้ว หน้าที่ส่งไปก่อนหน้านี้อาจพิมพ์ออกมา")


def has_dialog() -> bool:
    """Whether the system can ask where to print: Windows cannot without a printer."""
    return sys.platform != "win32" or bool(QPrinterInfo.availablePrinterNames())


def chosen_pages(printer: QPrinter, pages: tuple[int, ...]) -> tuple[int, ...]:
    """The pages that the dialog left: a range of them counts from 1 within what was offered."""
    if printer.printRange() is not QPrinter.PrintRange.PageRange or not printer.fromPage():
        return pages
    return pages[printer.fromPage() - 1 : printer.toPage() or None]


def _print(data: bytes, pages: tuple[int, ...], printer: QPrinter, progress: Progress) -> None:
    """Print pages; a file that is printed into has all of them, or is as it was.

    Raises:
        PrintError: the printer does not take them.
        FileError: the file cannot be written.
    """
    name = printer.outputFileName()
    if not name:
        paint_pages(data, pages, printer, progress)
        return
    with replacing(Path(name), between_tries=lambda: progress(0, 0)) as temporary:
        printer.setOutputFileName(str(temporary))
        paint_pages(data, pages, printer, progress)


def paint_pages(data: bytes, pages: tuple[int, ...], printer: QPrinter, progress: Progress) -> None:
    """Paint pages of a PDF on a printer, each on paper lying as the page does.

    Raises:
        PrintError: the printer does not take them.
    """
    document = PdfPages(data)
    painter = QPainter()
    try:
        for done, number in enumerate(pages):
            progress(done, len(pages))
            _turn(printer, document.sizes[number])
            begun = printer.newPage() if done else painter.begin(printer)
            if not begun:
                raise PrintError(
                    "เครื่องพิมพ์ไม่รับงาน โปรดตรวจว่าเครื่องพิมพ์เปิดอยู่และมีกระดาษ หรือส่งออกเป็น PDF แล้วพิมพ์จากแฟ้ม"
                )
            _paint(painter, printer, document, number)
        progress(len(pages), len(pages))
    finally:
        if painter.isActive():
            painter.end()
        document.close()


def _turn(printer: QPrinter, size: QSizeF) -> None:
    """Lay the paper as the page lies."""
    wide = size.width() > size.height()
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    )


def _paint(painter: QPainter, printer: QPrinter, document: PdfPages, number: int) -> None:
    """One page at its true size, shrunk only where the paper is smaller than it."""
    paper, page = printer.paperRect(QPrinter.Unit.Point), document.sizes[number]
    shrunk = min(1.0, paper.width() / page.width(), paper.height() / page.height())
    dots = printer.resolution() / _POINTS * shrunk
    fine = min(printer.resolution(), _FINEST_DPI) / _POINTS
    picture = document.picture(number, fine)
    target = QRect(0, 0, round(page.width() * dots), round(page.height() * dots))
    painter.drawImage(target, picture)
