"""The right end of the menu row: finding in the whole plan, and whether all is saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.window.frame.save_status import SaveStatus
from desktop.window.widgets.controls import settle
from desktop.window.widgets.icons import icon
from desktop.window.widgets.plain_words import Label, set_tip
from desktop.window.widgets.theme import px
from desktop.window.widgets.tokens import GAP_2, ICON, MENU_HEIGHT

_WIDTH, _NARROW, _HEIGHT = 280, 36, 24
# What the longest words on saving need: whatever they say, nothing moves.
_STATUS = 200
_KEY_HEIGHT = 18
_WORDS, _KEY = "ค้นหาทั้งแผน", "Ctrl+F"


class MenuCorner(QWidget):
    """Looks like a box to type in and opens the panel that has one, with its key."""

    def __init__(self, status: SaveStatus, find: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("corner")
        self.status = status
        self.finder = QPushButton(f" {_WORDS}")
        self.finder.setObjectName("find-plan")
        self.finder.setIcon(icon("search"))
        self.finder.setIconSize(QSize(px(ICON), px(ICON)))
        self.finder.setAccessibleName(_WORDS)
        set_tip(self.finder, f"{_WORDS} ({_KEY})")
        self.finder.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.finder.setFixedHeight(px(_HEIGHT))
        self.finder.pressed.connect(settle)
        self.finder.clicked.connect(lambda _checked=False: find())
        self._key = Label(_KEY)
        self._key.setProperty("key", True)  # noqa: FBT003 - as Qt has it
        self._key.setFixedHeight(px(_KEY_HEIGHT))
        self._key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inner = QHBoxLayout(self.finder)
        inner.setContentsMargins(0, 0, px(6), 0)
        inner.addStretch(1)
        inner.addWidget(self._key)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, px(GAP_2), 0)
        row.setSpacing(px(GAP_2))
        row.addWidget(self.finder)
        holder = QWidget()
        holder.setFixedWidth(px(_STATUS))
        end = QHBoxLayout(holder)
        end.setContentsMargins(0, 0, 0, 0)
        end.addStretch(1)
        end.addWidget(status)
        row.addWidget(holder)
        self.set_narrow(narrow=False)

    def set_narrow(self, *, narrow: bool) -> None:
        """Show the icon alone, or the words and the key."""
        self.is_narrow = narrow
        self.finder.setText("" if narrow else f" {_WORDS}")
        self._key.setVisible(not narrow)
        width = _NARROW if narrow else _WIDTH
        self.finder.setFixedWidth(px(width))
        self.setFixedSize(px(width + _STATUS) + 2 * px(GAP_2), px(MENU_HEIGHT))
