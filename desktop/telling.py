"""What is told before there is a window, or where there is none: by stderr, or by the system."""

from __future__ import annotations

import sys

_TITLE = "แผน"
_ERROR = 0x10  # MB_ICONERROR of MessageBoxW


def tell(sentence: str) -> None:
    """Tell the user; a program without a console has the system show a box."""
    if sys.stderr is not None:
        sys.stderr.write(f"phaen: {sentence}\n")
        sys.stderr.flush()
    elif sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - nowhere else

        ctypes.windll.user32.MessageBoxW(None, sentence, _TITLE, _ERROR)
