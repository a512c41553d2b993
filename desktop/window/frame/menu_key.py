"""Shift+F10 opens the menu of where one is: on Linux, Qt knows but the key made for it."""

from __future__ import annotations

import sys

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow


def add_menu_key(window: QMainWindow) -> None:
    """Let Shift+F10 open menus in a window; Windows itself does so there."""
    if sys.platform != "win32":
        QShortcut(QKeySequence("Shift+F10"), window).activated.connect(_open_menu)


def _open_menu() -> None:
    focused = QApplication.focusWidget()
    if focused is not None:
        cursor = focused.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        spot = (cursor if isinstance(cursor, QRect) else focused.rect()).center()
        by_key = QContextMenuEvent.Reason.Keyboard
        event = QContextMenuEvent(by_key, spot, focused.mapToGlobal(spot))
        QApplication.sendEvent(focused, event)
