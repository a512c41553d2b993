"""What libraries would spend of memory and time without any use to the window."""

from __future__ import annotations

import importlib.machinery
import sys
from importlib.util import LazyLoader

# The name that glibc's mallopt has for the number of heaps.
_M_ARENA_MAX = -8
# PySide compiles these anew at each start: what words its errors of wrong arguments, and what
# writes stubs. `mapping` is none of them: C code looks into it without importing it.
_SIGNATURES = "shibokensupport.signature."
_SELDOM = frozenset(
    _SIGNATURES + name
    for name in (
        "errorhandler",
        "importhandler",
        "layout",
        "lib.enum_sig",
        "lib.pyi_generator",
        "lib.tool",
        "parser",
    )
)


def import_little_of_pyside() -> None:
    """Import shiboken, before anybody imports PySide, with what is seldom needed left for later.

    PySide imports of its own support all that there is, a quarter of the time to a bare window.
    Where shiboken comes first, PySide does not stand in each import either, where it would read
    every module's source for features that nobody here asks for. Its classes of modules, and
    how they are told apart, are its own affair: where they are called otherwise one day, they
    are imported at once as ever.
    """
    real = importlib.machinery.ModuleSpec

    def spec(name: str, loader: object, **more: object) -> importlib.machinery.ModuleSpec:
        if name in _SELDOM:
            loader = LazyLoader(loader)  # type: ignore[arg-type]
        return real(name, loader, **more)  # type: ignore[arg-type]

    # The importer of what stands in shiboken's own library takes it from there, and has no hook.
    importlib.machinery.ModuleSpec = spec  # type: ignore[assignment, misc]
    try:
        import shiboken6  # noqa: F401, PLC0415 - as is said above
    finally:
        importlib.machinery.ModuleSpec = real  # type: ignore[misc]


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
