"""Which process wrote something, and whether it still runs: a number alone is given again."""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path


def this_process() -> str:
    """This process by its PC, its number and, where the system tells it, when it began."""
    return f"{platform.node()} {os.getpid()} {_began(os.getpid())}"


def is_running(mark: str) -> bool | None:
    """Whether the process of a mark still runs; None where it is of another PC."""
    host, number, began = [*mark.rsplit(" ", 2), "", ""][:3]
    if host != platform.node():
        return None
    now = _began(int(number)) if number.isdecimal() else ""
    return bool(now) and now == began


if sys.platform == "win32":

    def _began(number: int) -> str:
        """When a process began, in the system's own words; empty where there is none."""
        import ctypes  # noqa: PLC0415 - nowhere else
        from ctypes import wintypes  # noqa: PLC0415

        kernel = ctypes.WinDLL("kernel32")
        kernel.OpenProcess.restype = wintypes.HANDLE
        process = kernel.OpenProcess(0x1000, False, number)  # noqa: FBT003 - may be asked about
        if not process:
            return ""
        times = [wintypes.FILETIME() for _ in range(4)]
        known = kernel.GetProcessTimes(wintypes.HANDLE(process), *map(ctypes.byref, times))
        code = wintypes.DWORD()
        kernel.GetExitCodeProcess(wintypes.HANDLE(process), ctypes.byref(code))
        kernel.CloseHandle(wintypes.HANDLE(process))
        still_active = 259
        if not known or code.value != still_active:
            return ""
        return f"{times[0].dwHighDateTime}.{times[0].dwLowDateTime}"

else:

    def _began(number: int) -> str:
        """When a process began, in the system's own words; empty where there is none."""
        try:
            words = Path(f"/proc/{number}/stat").read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return "" if Path("/proc/self/stat").exists() else _answers(number)
        except OSError:
            return ""
        # Behind the name, which may hold anything, but no bracket after its own.
        state, *more = words.rpartition(")")[2].split()
        return "" if state in {"Z", "X"} else more[18]

    def _answers(number: int) -> str:
        """A word for a process that is there, where the system has no more to tell."""
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return ""
        except OSError:
            return "there"
        return "there"
