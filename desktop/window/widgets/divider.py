"""A line between parts of what is laid out."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame


def divider(*, wide: int = 0, high: int = 0) -> QFrame:
    """So many pixels wide, or high; along the other way it takes what there is."""
    line = QFrame()
    line.setObjectName("divider")
    if wide:
        line.setFixedWidth(wide)
    else:
        line.setFixedHeight(high)
    return line
