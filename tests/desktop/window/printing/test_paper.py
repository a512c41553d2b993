"""Pages on a printer: the very pages of the PDF, lying as they lie."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from desktop.window.printing import paper
from desktop.window.printing.paper import (
    PaperPrinter,
    PrintError,
    chosen_pages,
    has_dialog,
    paint_pages,
)
from desktop.window.widgets.notice import Notice
from forms import printing
from tests.desktop.parts import job_of, package


@pytest.fixture
def notice(qtbot, theme):
    notice = Notice(theme)
    qtbot.addWidget(notice)
    return notice


@pytest.fixture
def printer(qapp, tmp_path):
    """A printer that prints to a file."""
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "กระดาษ.pdf"))
    printer.setFullPage(True)
    return printer


def laid_out(*forms):
    return printing.lay_out(job_of(package(), forms=forms), printing.silent)


def pages_of(printer):
    document = pypdfium2.PdfDocument(printer.outputFileName())
    try:
        return [
            tuple(round(side) for side in document.get_page_size(n)) for n in range(len(document))
        ]
    finally:
        document.close()


def ink_of(data, number):
    """Where on a page anything is printed, as a coarse picture of dark and light."""
    document = pypdfium2.PdfDocument(data)
    try:
        picture = document[number].render(scale=0.3).to_pil().convert("L")
    finally:
        document.close()
    return picture


def test_pages_lie_as_those_of_the_pdf(printer):
    rendering = laid_out("cover", "table-c")
    paint_pages(rendering.data, tuple(range(len(rendering.pages))), printer, printing.silent)
    before = sizes(rendering.data)
    assert len({width > height for width, height in before}) == 2
    for found, wanted in zip(pages_of(printer), before, strict=True):
        assert found == pytest.approx(wanted, abs=1)


def sizes(data):
    document = pypdfium2.PdfDocument(data)
    try:
        return [document.get_page_size(number) for number in range(len(document))]
    finally:
        document.close()


def test_what_is_printed_is_what_the_pdf_shows(printer):
    rendering = laid_out("cover")
    paint_pages(rendering.data, (0,), printer, printing.silent)
    printed = ink_of(Path(printer.outputFileName()).read_bytes(), 0)
    wanted = ink_of(rendering.data, 0).resize(printed.size)
    pairs = zip(wanted.tobytes(), printed.tobytes(), strict=True)
    differing = sum(abs(one - other) > 60 for one, other in pairs)
    dark = sum(value < 200 for value in wanted.tobytes())
    assert dark > 50
    assert differing < dark * 0.1


@pytest.mark.parametrize(
    ("first", "last", "wanted"), [(1, 3, (4, 5, 6)), (2, 2, (5,)), (0, 0, (4, 5, 6))]
)
def test_range_counts_within_the_form(printer, first, last, wanted):
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(first, last)
    assert chosen_pages(printer, (4, 5, 6)) == wanted


def test_all_pages_are_printed_when_no_range_is_chosen(printer):
    assert chosen_pages(printer, (4, 5, 6)) == (4, 5, 6)


asks = pytest.mark.skipif(not has_dialog(), reason="this system has no printer to ask about")


@asks
def test_form_is_printed_with_the_pages_it_has_in_the_book(
    tasks, notice, printer, monkeypatch, tmp_path
):
    asked = []

    def accept(dialog):
        asked.append((dialog.windowTitle(), dialog.minPage(), dialog.maxPage()))
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(printer.outputFileName())
        return True

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    job = job_of(package())
    rendering = printing.lay_out(job, printing.silent)
    count = sum(page.form == "table-c" for page in rendering.pages)
    PaperPrinter(tasks, notice).ask(job, "table-c", "ตาราง ค")
    assert asked == [("พิมพ์ ตาราง ค", 1, count)]
    assert len(pages_of(printer)) == count
    assert notice.words == f"ส่ง “ตาราง ค” ไปที่เครื่องพิมพ์แล้ว {count} หน้า"


def test_lack_of_printers_is_told_when_the_system_cannot_ask(tasks, notice, monkeypatch):
    monkeypatch.setattr(paper, "has_dialog", lambda: False)
    PaperPrinter(tasks, notice).ask(job_of(package()), "cover", "ปก")
    assert "ยังไม่มีเครื่องพิมพ์" in notice.words


@asks
def test_nothing_is_printed_when_the_dialog_is_closed(
    tasks, notice, printer, monkeypatch, tmp_path
):
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: False)
    PaperPrinter(tasks, notice).ask(job_of(package()), "cover", "ปก")
    assert notice.words == ""
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_printer_that_takes_nothing_is_told(tmp_path, qapp):
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "ไม่มี" / "กระดาษ.pdf"))
    with pytest.raises(PrintError, match="เครื่องพิมพ์ไม่รับงาน"):
        paint_pages(laid_out("cover").data, (0,), printer, printing.silent)


def test_file_that_is_printed_into_has_all_pages_or_is_as_it_was(
    tasks, theme, qtbot, printer, errors
):
    notice = Notice(theme)
    qtbot.addWidget(notice)
    path = Path(printer.outputFileName())
    path.write_bytes(b"old")
    data = laid_out("cover").data
    PaperPrinter(tasks, notice).print_pages(data, (0, 99), printer, "ก")
    assert path.read_bytes() == b"old"
    errors.clear()
    printer.setOutputFileName(str(path))
    PaperPrinter(tasks, notice).print_pages(data, (0,), printer, "ก")
    assert path.read_bytes().startswith(b"%PDF-")
    assert [each.name for each in path.parent.iterdir() if each.is_file()] == [path.name]
