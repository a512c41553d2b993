"""The print dialog of Windows: its printer comes with all settings, those of its maker too.

Qt's own shows the same dialog and gives back what Qt has names for.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from desktop.window.printing.destinations import Chosen, PrintError
from desktop.window.printing.windows_printer import WindowsPrinter

if TYPE_CHECKING:
    from collections.abc import Iterable

# As many separate stretches of pages may be typed: 1-3, 7, 9-12.
_MOST_RANGES = 20

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _PAGES = 0x2  # ranges of pages were typed
    # No selection, no current page, and the printer itself makes copies.
    _FLAGS = 0x4 | 0x800000 | 0x40000
    _GENERAL_PAGE = 0xFFFFFFFF
    _PRINT = 1

    class _Range(ctypes.Structure):
        """A PRINTPAGERANGE."""

        _fields_ = (("first", wintypes.DWORD), ("last", wintypes.DWORD))

    class _Dialog(ctypes.Structure):
        """A PRINTDLGEXW."""

        _fields_ = (
            ("size", wintypes.DWORD),
            ("owner", wintypes.HWND),
            ("settings", wintypes.HGLOBAL),
            ("names", wintypes.HGLOBAL),
            ("device", wintypes.HDC),
            ("flags", wintypes.DWORD),
            ("flags2", wintypes.DWORD),
            ("exclusions", wintypes.DWORD),
            ("ranges", wintypes.DWORD),
            ("most_ranges", wintypes.DWORD),
            ("range", ctypes.POINTER(_Range)),
            ("least", wintypes.DWORD),
            ("most", wintypes.DWORD),
            ("copies", wintypes.DWORD),
            ("instance", wintypes.HINSTANCE),
            ("template", wintypes.LPCWSTR),
            ("callback", ctypes.c_void_p),
            ("sheets", wintypes.DWORD),
            ("sheet", ctypes.c_void_p),
            ("first_sheet", wintypes.DWORD),
            ("result", wintypes.DWORD),
        )

    def ask_windows(owner: int, count: int) -> Chosen | None:
        """Ask for printer, pages (of `count`) and copies over a window; None where it is closed.

        Raises:
            PrintError: the dialog cannot be shown.
        """
        ranges = (_Range * _MOST_RANGES)(_Range(1, count))
        dialog = _Dialog(
            size=ctypes.sizeof(_Dialog),
            owner=owner,
            flags=_FLAGS,
            ranges=1,
            most_ranges=_MOST_RANGES,
            range=ranges,
            least=1,
            most=count,
            copies=1,
            first_sheet=_GENERAL_PAGE,
        )
        if ctypes.WinDLL("comdlg32").PrintDlgExW(ctypes.byref(dialog)):
            raise PrintError("เปิดหน้าต่างเลือกเครื่องพิมพ์ไม่ได้ โปรดตรวจเครื่องพิมพ์ในการตั้งค่าของ Windows")
        settings, names = _taken(dialog.settings), _taken(dialog.names)
        if dialog.result != _PRINT:
            return None
        typed = ranges[: dialog.ranges] if dialog.flags & _PAGES else ()
        pages = pages_in(((each.first, each.last) for each in typed), count)
        return Chosen(_printer(settings, names), pages)

    def _taken(handle: int | None) -> bytes:
        """What a block of memory that Windows gave away holds; it is let go."""
        if not handle:
            return b""
        kernel = ctypes.WinDLL("kernel32")
        kernel.GlobalLock.restype = ctypes.c_void_p
        kernel.GlobalSize.restype = ctypes.c_size_t
        block = wintypes.HGLOBAL(handle)
        content = ctypes.string_at(kernel.GlobalLock(block), kernel.GlobalSize(block))
        kernel.GlobalUnlock(block)
        kernel.GlobalFree(block)
        return content

else:

    def ask_windows(owner: int, count: int) -> Chosen | None:
        """There is no such dialog elsewhere."""
        raise NotImplementedError


def pages_in(ranges: Iterable[tuple[int, int]], count: int) -> tuple[int, ...]:
    """The pages, from 0, of ranges from 1; all of them where there is no range."""
    found = [page for first, last in ranges for page in range(first - 1, min(last, count))]
    return tuple(found) or tuple(range(count))


def _printer(settings: bytes, names: bytes) -> WindowsPrinter:
    """The printer of a DEVMODEW and a DEVNAMES: where each text begins, in letters."""
    offsets = [int.from_bytes(names[at : at + 2], "little") for at in (2, 4)]
    device, output = (_text(names[2 * offset :]) for offset in offsets)
    return WindowsPrinter(device, settings, output if output == "FILE:" else None)


def _text(content: bytes) -> str:
    return content.decode("utf-16-le", "replace").partition("\0")[0]
