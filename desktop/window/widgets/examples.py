"""A field with an example of what it takes."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import px, set_role

_GAP = 2
NAME_EXAMPLE = "ตัวอย่าง: นางสาวมานี ใจดี"


def with_example(box: QWidget, example: str) -> QWidget:
    """A field over an example of what it takes: within it, it would be taken for a value."""
    label = Label(example)
    set_role(label, "caption")
    label.setWordWrap(True)
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(_GAP))
    column.addWidget(box)
    column.addWidget(label)
    return whole
