"""What CUPS is handed: the PDF as it is, with what was chosen; its refusals, and giving up."""

import os
import stat
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter

from desktop.session.tasks import Cancelled
from desktop.window.printing.cups_queue import CupsQueue, queue_of
from desktop.window.printing.destinations import PrintError
from forms.printing import silent

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no CUPS")

PDF = b"%PDF-1.4 \x00\xff"


@pytest.fixture
def lp(tmp_path, monkeypatch):
    """Puts a program `lp` before the system's own, and gives what it was handed."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")

    class Lp:
        def does(self, script):
            program = folder / "lp"
            program.write_text(f"#!/bin/sh\n{script}\n")
            program.chmod(program.stat().st_mode | stat.S_IXUSR)

        @property
        def words(self):
            return (tmp_path / "words").read_text(encoding="utf-8").splitlines()

        @property
        def given(self):
            return (tmp_path / "given").read_bytes()

    made = Lp()
    made.does(f"printf '%s\\n' \"$@\" > {tmp_path}/words; cat > {tmp_path}/given")
    return made


def test_queue_gets_the_pdf_itself(lp):
    CupsQueue("ชั้น_2").send(PDF, "แผน 2568", silent)
    assert lp.given == PDF
    assert lp.words == ["-d", "ชั้น_2", "-t", "แผน 2568", "-"]


def test_values_of_options_stay_one_option_each(lp):
    CupsQueue("q", (("job-billing", "กอง ก'ข"), ("media", "A4"))).send(PDF, "ก", silent)
    assert lp.words[4:-1] == ["-o", r"job-billing=กอง\ ก\'ข", "-o", "media=A4"]


def printer():
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return printer


def test_paper_is_named_and_pages_are_of_true_size(qapp):
    options = dict(queue_of(printer()).options)
    assert (options["media"], options["print-scaling"]) == ("A4", "auto-fit")
    assert options["document-format"] == "application/pdf"
    assert options.keys().isdisjoint({"copies", "Collate", "print-color-mode"})


@pytest.mark.parametrize(
    ("mode", "sides"),
    [
        (QPrinter.DuplexMode.DuplexNone, "one-sided"),
        (QPrinter.DuplexMode.DuplexLongSide, "two-sided-long-edge"),
        (QPrinter.DuplexMode.DuplexShortSide, "two-sided-short-edge"),
    ],
)
def test_sides_are_those_that_were_chosen(qapp, mode, sides):
    class Printer(QPrinter):
        """Where there is no printer, Qt has none that prints on two sides."""

        def duplex(self):
            return mode

    assert dict(queue_of(Printer()).options)["sides"] == sides


def test_copies_and_lack_of_colour_are_those_that_were_chosen(qapp):
    chosen = printer()
    chosen.setCopyCount(3)
    chosen.setCollateCopies(False)
    chosen.setColorMode(QPrinter.ColorMode.GrayScale)
    options = dict(queue_of(chosen).options)
    assert (options["copies"], options["Collate"]) == ("3", "False")
    assert options["print-color-mode"] == "monochrome"


def test_refusal_says_what_to_do_and_what_the_system_said(lp):
    lp.does("cat > /dev/null; echo 'lp: no such queue' >&2; exit 1")
    with pytest.raises(PrintError, match=r"เครื่องพิมพ์ไม่รับงาน .*ส่งออกเป็น PDF.*lp: no such queue"):
        CupsQueue("q").send(PDF, "ก", silent)


def test_queue_that_does_not_even_listen_is_a_refusal(lp):
    lp.does("echo 'lp: no' >&2; exit 1")
    with pytest.raises(PrintError, match="lp: no"):
        CupsQueue("q").send(PDF * 100_000, "ก", silent)


def test_lack_of_the_program_is_told(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PrintError, match="cups-client"):
        CupsQueue("q").send(PDF, "ก", silent)


def test_printing_that_is_given_up_ends_the_program(lp, tmp_path):
    lp.does(f"echo $$ > {tmp_path}/number; exec sleep 60")

    def give_up(_done, _total):
        if (tmp_path / "number").exists():
            raise Cancelled

    begun = time.monotonic()
    with pytest.raises(Cancelled):
        CupsQueue("q").send(PDF, "ก", give_up)
    assert time.monotonic() - begun < 30
    number = (tmp_path / "number").read_text().strip()
    assert not Path("/proc", number).exists()
