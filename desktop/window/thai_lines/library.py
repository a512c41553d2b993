"""Our own library in the place of the one that Qt asks where Thai lines may break.

`thai.c` says how it cuts, and what it is made into here.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from forms.resources import RESOURCES

if TYPE_CHECKING:
    import ctypes

WORDS = RESOURCES / "words"
LIBRARIES = {
    system: Path(__file__).with_name(name)
    for system, name in (("win32", "thai.dll"), ("linux", "libthai.so.0"))
}


@cache
def load_thai_library() -> None:
    """Let Qt part Thai lines between our words; to be called before it breaks its first text.

    Qt asks for a library by its name alone and is given the one of that name that the process
    has loaded, on Windows as on Linux. Where ours cannot be loaded (another processor than
    x86-64), lines part as they would without: on Linux by the system's libthai, on Windows at
    spaces.
    """
    import ctypes  # noqa: PLC0415 - where no library is wanted, the first paint is sooner

    try:
        load_words(ctypes.CDLL(str(LIBRARIES[sys.platform])))
    except (KeyError, OSError):
        return


def load_words(library: ctypes.CDLL) -> None:
    """Give a library made of `thai.c` the words that lines on paper part at."""
    import ctypes  # noqa: PLC0415 - as above

    library.learn_words.argtypes = (ctypes.c_char_p, ctypes.c_size_t, ctypes.c_int)
    for name, official in (("words_th.txt", False), ("official.txt", True)):
        words = (WORDS / name).read_bytes()
        if not library.learn_words(words, len(words), official):
            raise MemoryError
