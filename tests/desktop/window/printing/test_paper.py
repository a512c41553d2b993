"""Pages on paper: the very pages of the PDF, handed to where they were sent, or what stopped it."""

import pypdfium2
import pytest

from desktop.window.printing import paper
from desktop.window.printing.destinations import Chosen, PdfFile, PrintError
from desktop.window.printing.paper import PaperPrinter
from desktop.window.widgets.notice import Notice
from forms import printing
from tests.desktop.parts import job_of, package


@pytest.fixture
def notice(qtbot, theme):
    notice = Notice(theme)
    qtbot.addWidget(notice)
    return notice


class Queue:
    """A printer that keeps what it takes."""

    def __init__(self, refusal=None):
        self.taken = []
        self._refusal = refusal

    def send(self, pdf, title, progress):
        progress(0, 0)
        if self._refusal:
            raise self._refusal
        self.taken.append((pdf, title))

    def words(self, title, pages):
        return f"{title} {pages}"


def answer_with(monkeypatch, chosen):
    asked = []

    def ask(_parent, title, sizes):
        asked.append((title, sizes))
        return chosen

    monkeypatch.setattr(paper, "ask", ask)
    return asked


def texts_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def test_form_is_printed_with_the_pages_it_has_in_the_book(tasks, notice, monkeypatch):
    queue = Queue()
    asked = answer_with(monkeypatch, Chosen(queue, (0,)))
    job = job_of(package())
    book = printing.lay_out(job, printing.silent)
    (at,) = [number for number, page in enumerate(book.pages) if page.form == "table-c"]
    PaperPrinter(tasks, notice).ask(job, "table-c", "ตาราง ค")
    (width, height), *others = asked[0][1]
    assert asked[0][0] == "ตาราง ค"
    assert (others, width > height) == ([], True)
    ((pdf, title),) = queue.taken
    assert title == "ตาราง ค"
    assert texts_of(pdf) == [texts_of(book.data)[at]]
    assert notice.words == "ตาราง ค 1"


def test_all_of_a_book_goes_as_the_file_it_is(tasks, notice):
    queue, book = Queue(), printing.lay_out(job_of(package()), printing.silent)
    pages = tuple(range(len(book.pages)))
    PaperPrinter(tasks, notice).print_pages(book.data, pages, queue, "เล่ม")
    assert queue.taken == [(book.data, "เล่ม")]


def test_only_the_pages_that_were_chosen_are_printed(tasks, notice, monkeypatch):
    queue = Queue()
    answer_with(monkeypatch, Chosen(queue, (1, 3)))
    job = job_of(package())
    book = printing.lay_out(job, printing.silent)
    PaperPrinter(tasks, notice).ask(job, "", "เล่ม")
    wanted = texts_of(book.data)
    assert texts_of(queue.taken[0][0]) == [wanted[1], wanted[3]]


def test_nothing_is_printed_when_the_dialog_is_closed(tasks, notice, monkeypatch):
    answer_with(monkeypatch, None)
    PaperPrinter(tasks, notice).ask(job_of(package()), "cover", "ปก")
    assert notice.words == ""


def test_lack_of_printers_is_told_when_the_system_cannot_ask(tasks, notice, monkeypatch):
    def ask(*_what):
        raise PrintError("เครื่องนี้ยังไม่มีเครื่องพิมพ์")

    monkeypatch.setattr(paper, "ask", ask)
    PaperPrinter(tasks, notice).ask(job_of(package()), "cover", "ปก")
    assert "ยังไม่มีเครื่องพิมพ์" in notice.words


def test_printer_that_refuses_is_told(tasks, notice):
    book = printing.lay_out(job_of(package(), forms=("cover",)), printing.silent)
    refusing = Queue(PrintError("เครื่องพิมพ์ไม่รับงาน"))
    PaperPrinter(tasks, notice).print_pages(book.data, (0,), refusing, "ปก")
    assert notice.words == "เครื่องพิมพ์ไม่รับงาน"


def test_file_that_is_printed_into_has_the_pages_or_is_as_it_was(tasks, notice, tmp_path):
    book = printing.lay_out(job_of(package()), printing.silent)
    path = tmp_path / "กระดาษ.pdf"
    PaperPrinter(tasks, notice).print_pages(book.data, (0, 1), PdfFile(path), "ก")
    assert texts_of(path.read_bytes()) == texts_of(book.data)[:2]
    assert str(path) in notice.words
    missing = tmp_path / "ไม่มี" / "กระดาษ.pdf"
    PaperPrinter(tasks, notice).print_pages(book.data, (0,), PdfFile(missing), "ก")
    assert "บันทึก" in notice.words
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".pdf"] == [path.name]
