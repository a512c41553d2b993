"""Keeps what has words in it as narrow as is good to read, and as high as it needs to be then."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.window.widgets.theme import px


def at_most(widget: QWidget, width: int) -> QHBoxLayout:
    """A row in which a widget is at most so wide, in pixels of the tokens.

    In a row: a column would ask for its height at a width that it is never given.
    """
    widget.setMaximumWidth(px(width))
    row = QHBoxLayout()
    row.addWidget(widget, 1)
    row.addStretch(0)
    return row
