"""Printing on Windows: pdfium draws the pages as outlines and lines on the printer itself."""

from __future__ import annotations

import struct
import sys
from typing import TYPE_CHECKING, NamedTuple

from desktop.window.printing.destinations import PrintError, sent_words

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

    from desktop.session.tasks import Progress

# Where a DEVMODEW, the settings of a printer, says which of them it has, and how the paper lies.
_FIELDS, _ORIENTATION = 72, 76
_HAS_ORIENTATION = 1
_PORTRAIT, _LANDSCAPE = 1, 2


class WindowsPrinter(NamedTuple):
    """A printer by its name and settings (a DEVMODEW); `output` is what is printed into instead."""

    device: str
    settings: bytes
    output: str | None = None

    def send(self, pdf: bytes, title: str, progress: Progress) -> None:
        """Draw the pages on the printer.

        Raises:
            PrintError: the printer does not take them, or its own dialog was closed.
        """
        _print(self, pdf, title, progress)

    def words(self, title: str, pages: int) -> str:
        """That the printer has it."""
        return sent_words(title, pages)

    def lying(self, *, wide: bool) -> bytes:
        """The settings with the paper lying so."""
        settings = bytearray(self.settings)
        (fields,) = struct.unpack_from("<L", settings, _FIELDS)
        struct.pack_into("<L", settings, _FIELDS, fields | _HAS_ORIENTATION)
        struct.pack_into("<h", settings, _ORIENTATION, _LANDSCAPE if wide else _PORTRAIT)
        return bytes(settings)


class Paper(NamedTuple):
    """The sheet under a printer's pen, in its dots: what cannot be printed on is part of it."""

    width: int
    height: int
    left: int  # of what can be printed on
    top: int
    across: int  # dots an inch
    down: int

    def place(self, width: float, height: float) -> tuple[int, int, int, int]:
        """Where a page of so many points lies, from the corner of what can be printed on.

        At its true size, smaller only where the paper is.
        """
        wide, high = width * self.across / 72, height * self.down / 72
        shrunk = min(1.0, self.width / wide, self.height / high)
        return -self.left, -self.top, round(wide * shrunk), round(high * shrunk)


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    from forms.pdfium import PDFIUM

    _GDI = ctypes.WinDLL("gdi32", use_last_error=True)
    _TEXTS = [wintypes.LPCWSTR] * 3
    _GDI.CreateDCW.argtypes = [*_TEXTS, ctypes.c_char_p]
    _GDI.CreateDCW.restype = wintypes.HDC
    _GDI.ResetDCW.argtypes = [wintypes.HDC, ctypes.c_char_p]
    _GDI.ResetDCW.restype = wintypes.HDC
    _GDI.GetDeviceCaps.argtypes = [wintypes.HDC, ctypes.c_int]
    _GDI.StartDocW.argtypes = [wintypes.HDC, ctypes.c_void_p]
    for _name in ("StartPage", "EndPage", "EndDoc", "AbortDoc", "DeleteDC"):
        getattr(_GDI, _name).argtypes = [wintypes.HDC]
    # Width and height of the sheet, its unprintable left and top, dots an inch.
    _CAPS = (110, 111, 112, 113, 88, 90)
    _CANCELLED = 1223
    # What a driver is asked by: whether it knows a question, its language, and that language raw.
    _GDI.ExtEscape.argtypes = [
        *(wintypes.HDC, ctypes.c_int, ctypes.c_int),
        *(ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p),
    ]
    _KNOWS, _LANGUAGE, _RAW = 8, 20, 19

    class _Document(ctypes.Structure):
        """A DOCINFOW."""

        _fields_ = (
            ("size", ctypes.c_int),
            ("name", wintypes.LPCWSTR),
            ("output", wintypes.LPCWSTR),
            ("type", wintypes.LPCWSTR),
            ("flags", wintypes.DWORD),
        )

    def _print(printer: WindowsPrinter, pdf: bytes, title: str, progress: Progress) -> None:
        # Heavy, and first needed when something is printed.
        import pypdfium2  # noqa: PLC0415

        with PDFIUM:
            document = pypdfium2.PdfDocument(pdf)
        try:
            _print_pages(printer, document, title, progress)
        finally:
            with PDFIUM:
                document.close()

    def _print_pages(
        printer: WindowsPrinter, document: PdfDocument, title: str, progress: Progress
    ) -> None:
        sizes = [document.get_page_size(number) for number in range(len(document))]
        lies_wide = [width > height for width, height in sizes]
        settings = printer.lying(wide=lies_wide[0])
        device = _certain(_GDI.CreateDCW(None, printer.device, None, settings))
        try:
            started = _Document(ctypes.sizeof(_Document), title, printer.output)
            _certain(_GDI.StartDocW(device, ctypes.byref(started)) > 0)
            try:
                for number, size in enumerate(sizes):
                    progress(number, len(sizes))
                    if number and lies_wide[number] != lies_wide[number - 1]:
                        settings = printer.lying(wide=lies_wide[number])
                        _certain(_GDI.ResetDCW(device, settings))
                    _draw(device, document[number], size)
                _certain(_GDI.EndDoc(device) > 0)
            except BaseException:
                _GDI.AbortDoc(device)
                raise
        finally:
            _GDI.DeleteDC(device)

    def _set_mode(device: int) -> None:
        """Let pdfium speak the printer's own language where that is PostScript.

        Each glyph of a font is then sent once; drawn as outlines it is sent as often as it stands.
        """
        from pypdfium2 import raw  # noqa: PLC0415 - as above

        language, asked = ctypes.create_string_buffer(64), wintypes.DWORD(_RAW)
        size = ctypes.sizeof(asked)
        takes_raw = _GDI.ExtEscape(device, _KNOWS, size, ctypes.byref(asked), 0, None) > 0
        _GDI.ExtEscape(device, _LANGUAGE, 0, None, len(language) - 1, language)
        is_postscript = takes_raw and language.value == b"PostScript"
        raw.FPDF_SetPrintMode(
            raw.FPDF_PRINTMODE_POSTSCRIPT3_PASSTHROUGH if is_postscript else raw.FPDF_PRINTMODE_EMF
        )

    def _draw(device: int, page: PdfPage, size: tuple[float, float]) -> None:
        from pypdfium2 import raw  # noqa: PLC0415 - as above

        paper = Paper(*(_GDI.GetDeviceCaps(device, cap) for cap in _CAPS))
        _certain(_GDI.StartPage(device) > 0)
        with PDFIUM:
            _set_mode(device)
            drawn = raw.FPDF_RenderPage(device, page, *paper.place(*size), 0, raw.FPDF_PRINTING)
        _certain(drawn and _GDI.EndPage(device) > 0)

    def _certain(answer: int) -> int:
        """What Windows answered, unless that is nothing."""
        if answer:
            return answer
        if ctypes.get_last_error() == _CANCELLED:
            raise PrintError("ยกเลิกการพิมพ์แล้ว")
        raise PrintError(
            "เครื่องพิมพ์ไม่รับงาน โปรดตรวจว่าเครื่องพิมพ์เปิดอยู่และมีกระดาษ หรือส่งออกเป็น PDF แล้วพิมพ์จากแฟ้ม"
        )

else:

    def _print(printer: WindowsPrinter, pdf: bytes, title: str, progress: Progress) -> None:
        raise NotImplementedError
