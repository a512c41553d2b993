"""What libraries would spend of memory and time without any use to the window."""

from __future__ import annotations

import sys

# The name that glibc's mallopt has for the number of heaps.
_M_ARENA_MAX = -8


def read_no_sources() -> None:
    """PySide reads the source of each module at its import, and Python keeps the lines.

    It looks whether the module uses PySide, to give it names_like_this where it asks for them;
    nobody here does.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None:
        vars(feature)["_mod_uses_pyside"] = lambda _module: False


def keep_few_heaps() -> None:
    """With glibc threads have a heap each, and what is free in one is of no use to another.

    It takes a moment that the first paint must not wait for: the first worker asks for it.
    """
    if sys.platform != "linux":
        return
    import ctypes  # noqa: PLC0415 - see above

    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_M_ARENA_MAX, 1)
