"""All types of Qt made on one thread, before others import what uses them.

PySide makes a type when it is first asked for. Two threads that do so at the same time end the
process: each finds the other's half made.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

# What the program imports of Qt, the most used first.
MODULES = ("QtWidgets", "QtGui", "QtCore", "QtSvg", "QtPrintSupport")
# Seconds of making at a time: nobody who types sees them.
_TURN = 0.004


def make_types(owner: QObject, then: Callable[[], None]) -> None:
    """Make them in turns of the event loop, and do something when all are made.

    No turn comes once the `owner` is gone.
    """
    types = _types()

    def go_on() -> None:
        end = time.perf_counter() + _TURN
        for _made in types:
            if time.perf_counter() > end:
                QTimer.singleShot(0, owner, go_on)
                return
        then()

    go_on()


def _types() -> Iterator[object]:
    for name in MODULES:
        module = import_module(f"PySide6.{name}")
        yield from (getattr(module, each) for each in dir(module))
