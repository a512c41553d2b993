"""Asking the system's own dialog where pages go, which of them, and how often."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from desktop.window.printing.cups_queue import queue_of
from desktop.window.printing.destinations import Chosen, PdfFile, PrintError
from desktop.window.printing.windows_dialog import ask_windows, pages_in

_NO_PRINTER = (
    "เครื่องนี้ยังไม่มีเครื่องพิมพ์ โปรดเพิ่มเครื่องพิมพ์ในการตั้งค่าของ Windows หรือส่งออกเป็น PDF แล้วพิมพ์ที่เครื่องอื่น"
)


def ask(parent: QWidget, title: str, sizes: list[tuple[float, float]]) -> Chosen | None:
    """Ask where pages of such sizes, in points, are to be printed; None where it is closed.

    Raises:
        PrintError: the system has no printer to ask about.
    """
    if sys.platform == "win32":
        # The dialog of Windows refuses to come where there is no printer.
        if not QPrinterInfo.availablePrinterNames():
            raise PrintError(_NO_PRINTER)
        return ask_windows(int(parent.winId()), len(sizes))
    return _ask_qt(parent, title, sizes)


def _ask_qt(parent: QWidget, title: str, sizes: list[tuple[float, float]]) -> Chosen | None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    # Lying pages are turned by CUPS: the sheets in the tray are the same.
    upright = QSizeF(*sorted(sizes[0]))
    printer.setPageSize(QPageSize(upright, QPageSize.Unit.Point))
    printer.setPageMargins(QMarginsF(), QPageLayout.Unit.Point)
    printer.setFullPage(True)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"พิมพ์ {title}")
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, len(sizes))
    dialog.setFromTo(1, len(sizes))
    try:
        return chosen(printer, len(sizes)) if dialog.exec() else None
    finally:
        dialog.deleteLater()


def chosen(printer: QPrinter, count: int) -> Chosen:
    """What stands in a printer that was asked for with `count` pages."""
    pages = pages_in(_ranges(printer), count)
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages = pages[::-1]
    if printer.outputFileName():
        return Chosen(PdfFile(Path(printer.outputFileName())), pages)
    return Chosen(queue_of(printer), pages)


def _ranges(printer: QPrinter) -> list[tuple[int, int]]:
    """The ranges of pages, from 1, that were typed."""
    if printer.printRange() is not QPrinter.PrintRange.PageRange or not printer.fromPage():
        return []
    return [(printer.fromPage(), printer.toPage() or sys.maxsize)]
