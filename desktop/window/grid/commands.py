"""Commands of a table: by keys while it has the focus, and by a menu at the mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


class Command(NamedTuple):
    """What a table can be told to do: its words, its keys, and what it does."""

    words: str
    keys: str
    act: Callable[[], None]


def show_menu(table: QWidget, commands: Sequence[Command], at: QPoint) -> None:
    """Offer the commands of a table at a point of the screen."""
    menu = QMenu(table)
    for words, keys, act in commands:
        command = menu.addAction(words)
        command.setShortcut(QKeySequence(keys))
        command.triggered.connect(lambda _checked=False, act=act: act())
    menu.exec(at)
    menu.deleteLater()
