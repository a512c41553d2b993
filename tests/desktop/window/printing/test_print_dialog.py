"""What the system's dialog is asked, and what comes of its answers."""

import sys
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from desktop.window.printing import print_dialog
from desktop.window.printing.cups_queue import CupsQueue
from desktop.window.printing.destinations import PdfFile, PrintError
from desktop.window.printing.print_dialog import ask, chosen

A4 = (595.28, 841.89)


@pytest.fixture
def parent(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def printer_of(first=0, last=0):
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    if first:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(first, last)
    return printer


@pytest.mark.parametrize(
    ("first", "last", "wanted"),
    [(0, 0, (0, 1, 2)), (1, 3, (0, 1, 2)), (2, 2, (1,)), (2, 9, (1, 2))],
)
def test_range_counts_within_what_is_printed(qapp, first, last, wanted):
    assert chosen(printer_of(first, last), 3).pages == wanted


def test_last_page_comes_first_where_that_is_chosen(qapp):
    printer = printer_of(1, 2)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert chosen(printer, 3).pages == (1, 0)


def test_printing_into_a_file_is_no_job_of_a_queue(qapp, tmp_path):
    printer = printer_of()
    assert isinstance(chosen(printer, 1).destination, CupsQueue)
    printer.setOutputFileName(str(tmp_path / "ก.pdf"))
    assert chosen(printer, 1).destination == PdfFile(tmp_path / "ก.pdf")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a dialog of its own")
def test_dialog_offers_all_pages_on_their_paper_upright(parent, monkeypatch):
    asked = []

    def accept(dialog):
        paper = dialog.printer().pageLayout().pageSize().key()
        asked.append((dialog.windowTitle(), dialog.minPage(), dialog.maxPage(), paper))
        dialog.printer().setOutputFileName("ก.pdf")
        return True

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    answer = ask(parent, "ตาราง ค", [A4[::-1], A4])
    assert asked == [("พิมพ์ ตาราง ค", 1, 2, "A4")]
    assert answer == (PdfFile(Path("ก.pdf")), (0, 1))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a dialog of its own")
def test_dialog_that_is_closed_chooses_nothing(parent, monkeypatch):
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: False)
    assert ask(parent, "ก", [A4]) is None


def test_windows_without_printers_is_not_asked(parent, monkeypatch):
    monkeypatch.setattr(print_dialog, "sys", type("Windows", (), {"platform": "win32"}))
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    with pytest.raises(PrintError, match="ยังไม่มีเครื่องพิมพ์"):
        ask(parent, "ก", [A4])
