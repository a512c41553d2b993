"""Words of a plan, a file or a name on the screen: plain, whatever they look like.

Qt takes words with tags in them for a page, and fetches the pictures that it names. Labels
are made here and tips are put here, so that `<img src=…>` in a name is just that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox


class Label(QLabel):
    """A label that shows its words as they are; a module of its own tags says that it does."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        # Its letters begin where its box does: Qt moves them where a sheet gives it a frame.
        self.setIndent(0)
        self.setText(words)


def tip(words: str) -> str:
    """Words for a tip, which reads as they stand."""
    if "<" not in words:
        return words
    # Not for the first paint.
    from html import escape  # noqa: PLC0415

    lines = escape(words).replace("\n", "<br>")
    return f"<span>{lines}</span>"


def set_tip(widget: QWidget, words: str) -> None:
    """Give a widget a tip."""
    widget.setToolTip(tip(words))


def make_plain(box: QMessageBox) -> None:
    """Let all words of a message be shown as they are."""
    for label in box.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
