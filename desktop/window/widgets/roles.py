"""What the window's models say of a row, beside Qt's own roles."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt


class Role(IntEnum):
    """The roles that CardDelegate paints; the row's title is Qt's DisplayRole."""

    ITEM = Qt.ItemDataRole.UserRole + 1  # the object of the row
    LINES = Qt.ItemDataRole.UserRole + 2  # tuple[str, ...] under the title
    ICON = Qt.ItemDataRole.UserRole + 3  # str: a name in resources/icons
    TONE = Qt.ItemDataRole.UserRole + 4  # str: the icon's colour, a name of Colours
    LABEL = Qt.ItemDataRole.UserRole + 5  # str over the title, in the icon's colour
    CHIP = Qt.ItemDataRole.UserRole + 6  # str at the right: a count
    STRONG = Qt.ItemDataRole.UserRole + 7  # tuple[int, int]: where and how far the title is bold
    SEVERITY = Qt.ItemDataRole.UserRole + 8  # str: the worst of what is wrong there
    GROUP = Qt.ItemDataRole.UserRole + 9  # str over the first row of a group
    NUMBER = Qt.ItemDataRole.UserRole + 10  # str before the title; None where none are numbered
