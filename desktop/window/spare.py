"""What libraries would spend of memory and time without any use to the window."""

from __future__ import annotations

import sys

# The name that glibc's mallopt has for the number of heaps.
_M_ARENA_MAX = -8


def spare_memory() -> None:
    """One heap for all threads, and no module's source kept; before a second thread is begun."""
    _read_no_sources()
    if sys.platform == "linux":
        _keep_one_heap()


def _read_no_sources() -> None:
    """PySide reads the source of each module at its import, and Python keeps the lines.

    It looks whether the module uses PySide, to give it names_like_this where it asks for them;
    nobody here does.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None:
        vars(feature)["_mod_uses_pyside"] = lambda _module: False


def _keep_one_heap() -> None:
    """With glibc threads have a heap each, and what is free in one is of no use to another."""
    import ctypes  # noqa: PLC0415 - Qt's own parts need it anyway, but later

    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_M_ARENA_MAX, 1)
