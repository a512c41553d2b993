"""The library that Qt on Windows looks for to break Thai lines; `thai.c` says how it does."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from forms.resources import RESOURCES

if TYPE_CHECKING:
    import ctypes

WORDS = RESOURCES / "words"
LIBRARY = Path(__file__).with_name("thai.dll")


@cache
def load_thai_library() -> None:
    """Let Qt part Thai lines between words; to be called before it breaks its first text.

    Windows gives Qt, which asks for a library by the name `thai` alone, the one of that name
    that the process has loaded. Other systems have libthai of their own. Where the library
    cannot be loaded (another processor than x86-64), lines part at spaces, as they would without.
    """
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - where no library is wanted, the first paint is sooner

        try:
            load_words(ctypes.CDLL(str(LIBRARY)))
        except OSError:
            return


def load_words(library: ctypes.CDLL) -> None:
    """Give a library made of `thai.c` the words that lines on paper part at."""
    import ctypes  # noqa: PLC0415 - as above

    library.learn_words.argtypes = (ctypes.c_char_p, ctypes.c_size_t, ctypes.c_int)
    for name, official in (("words_th.txt", False), ("official.txt", True)):
        words = (WORDS / name).read_bytes()
        if not library.learn_words(words, len(words), official):
            raise MemoryError
