"""Printing through CUPS: its own program `lp` takes the PDF, with what the dialog was told."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from subprocess import DEVNULL, PIPE
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtPrintSupport import QPrintEngine, QPrinter, QPrinterInfo

from desktop.window.printing.destinations import PrintError, sent_words

if TYPE_CHECKING:
    from desktop.session.tasks import Progress

Options = tuple[tuple[str, str], ...]

# Under which Qt's engine for CUPS keeps the options of its dialog that have no name of their own:
# a list of name, value, name, value …
_DIALOG_OPTIONS = QPrintEngine.PrintEnginePropertyKey(0xFE00)
_SIDES = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexAuto: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}
# Seconds between two looks at whether the printing is still wanted.
_LOOK = 0.2
_ELSEWHERE = "หรือส่งออกเป็น PDF แล้วพิมพ์จากแฟ้ม"


class CupsQueue(NamedTuple):
    """A printer that CUPS knows by this name, and the options of a job."""

    name: str
    options: Options = ()

    def send(self, pdf: bytes, title: str, progress: Progress) -> None:
        """Hand the PDF to the queue.

        Raises:
            PrintError: there is no `lp`, or it refuses.
        """
        options = [word for name, value in self.options for word in ("-o", _option(name, value))]
        _run(["lp", "-d", self.name, "-t", title, *options, "-"], pdf, progress)

    def words(self, title: str, pages: int) -> str:
        """That the printer has it."""
        return sent_words(title, pages)


def queue_of(printer: QPrinter) -> CupsQueue:
    """The queue that was chosen in Qt's dialog, with what was chosen there."""
    return CupsQueue(printer.printerName(), tuple(_options(printer)))


def _options(printer: QPrinter) -> Iterator[tuple[str, str]]:
    yield "document-format", "application/pdf"
    yield "media", printer.pageLayout().pageSize().key()
    # At its true size, smaller only where the paper is.
    yield "print-scaling", "auto-fit"
    yield "sides", _SIDES[printer.duplex()]
    if printer.copyCount() > 1:
        yield "copies", str(printer.copyCount())
        yield "Collate", str(printer.collateCopies())
    if printer.colorMode() is QPrinter.ColorMode.GrayScale:
        yield "print-color-mode", "monochrome"
    # Makes PDF files by way of PostScript, where only this renderer leaves text as text.
    if "cups-pdf" in QPrinterInfo(printer).makeAndModel().lower():
        yield "pdftops-renderer", "pdftocairo"
    told = printer.printEngine().property(_DIALOG_OPTIONS) or []
    yield from ((name, value) for name, value in zip(told[::2], told[1::2], strict=True) if value)


def _option(name: str, value: str) -> str:
    """An option as `lp` reads it: white space parts options, unless a backslash is before it."""
    return f"{name}=" + "".join(
        f"\\{char}" if char.isspace() or char in "\\'\"" else char for char in value
    )


def _run(command: list[str], given: bytes, progress: Progress) -> None:
    """Run a program of the system to its end."""
    try:
        # A session of its own: a question for a password is not asked on some terminal.
        process = subprocess.Popen(  # noqa: S603 - no shell reads the words
            command, stdin=PIPE, stdout=DEVNULL, stderr=PIPE, start_new_session=True
        )
    except FileNotFoundError as error:
        raise PrintError(
            f"ไม่พบคำสั่ง lp ของระบบพิมพ์ CUPS โปรดติดตั้ง cups-client {_ELSEWHERE}"
        ) from error
    with process:
        try:
            said = _said(process, given, progress)
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        raise PrintError(
            f"เครื่องพิมพ์ไม่รับงาน โปรดตรวจว่าเครื่องพิมพ์เปิดอยู่และมีกระดาษ {_ELSEWHERE} (ระบบพิมพ์แจ้งว่า: {said})"
        )


def _said(process: subprocess.Popen[bytes], given: bytes, progress: Progress) -> str:
    """Wait for the end of a program, and give what it complained of."""
    while True:
        try:
            _output, errors = process.communicate(given, timeout=_LOOK)
        except subprocess.TimeoutExpired:
            progress(0, 0)
        else:
            return errors.decode("utf-8", "replace").strip()
