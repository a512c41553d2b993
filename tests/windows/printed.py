"""Printing on Windows, tried there: `python -m tests.windows.printed PDF PRINTER`.

Prints all pages of a PDF on a printer with its usual settings, and says how many seconds that
took; then begins again and gives up after a page, of which nothing may be printed.
"""

from __future__ import annotations

import ctypes
import sys
import time
from ctypes import wintypes
from pathlib import Path

import pypdfium2  # the window has it loaded by then

from desktop.window.printing.windows_printer import WindowsPrinter
from forms.printing import silent

_OUT = 2  # the settings are to be given


class _GivenUpError(Exception):
    """It is not wanted any more."""


def _usual(name: str) -> bytes:
    """The settings that a printer has while nobody has chosen others."""
    spooler = ctypes.WinDLL("winspool.drv")  # type: ignore[attr-defined]  # on Windows
    spooler.DocumentPropertiesW.argtypes = [
        *(wintypes.HWND, wintypes.HANDLE, wintypes.LPCWSTR),
        *(ctypes.c_void_p, ctypes.c_void_p, wintypes.DWORD),
    ]
    printer = wintypes.HANDLE()
    assert spooler.OpenPrinterW(name, ctypes.byref(printer), None)
    size = spooler.DocumentPropertiesW(None, printer, name, None, None, 0)
    settings = ctypes.create_string_buffer(size)
    spooler.DocumentPropertiesW(None, printer, name, settings, None, _OUT)
    spooler.ClosePrinter(printer)
    return settings.raw


def _give_up(done: int, _total: int) -> None:
    if done:
        raise _GivenUpError


def main(path: str, name: str) -> int:
    """Print, and give up another time."""
    printer, pdf = WindowsPrinter(name, _usual(name)), Path(path).read_bytes()
    pypdfium2.PdfDocument(pdf).close()
    begun = time.perf_counter()
    printer.send(pdf, Path(path).stem, silent)
    print(f"{time.perf_counter() - begun:.2f}")
    try:
        printer.send(pdf, "given-up", _give_up)
    except _GivenUpError:
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
