"""The line at the foot of a page: counts and sums, what is wrong where one is, keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout

from desktop.window.widgets.elided_label import ElidedLabel
from desktop.window.widgets.mark import Mark
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import Theme, px
from desktop.window.widgets.tokens import FOOTER_HEIGHT, GAP_1, GAP_2, GAP_4, PAGE_SIDE

# A key as it is written on it, and what it does.
KeyWords = tuple[str, str]
_KEY_HEIGHT = 18


class Footer(QFrame):
    """What stands at the foot of a page; a page may have one of its own.

    Always of one height. What it is told of the field that one is in, it may know better.
    """

    @property
    def words(self) -> str:
        """What the page counts."""
        return ""

    @property
    def trouble(self) -> str:
        """What is wrong where one is; empty where nothing is."""
        return ""

    def show_words(self, words: str) -> None:
        """Say what the page counts: records, sums, what is selected."""

    def show_trouble(self, severity: str, words: str) -> None:
        """Say what is wrong where one is; nothing for no words."""

    def show_keys(self, keys: Sequence[KeyWords]) -> None:
        """Name the keys that are of use at the moment."""


class PageFooter(Footer):
    """Always there and of one height, so that nothing moves when it has something to say.

    A page says what it counts; what is wrong with the field that one is in takes the place of
    the keys. Nothing in it takes the focus.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page-footer")
        self.setFixedHeight(px(FOOTER_HEIGHT))
        self._keys: tuple[KeyWords, ...] = ()
        self._words, self._trouble = ElidedLabel(), ElidedLabel()
        self._mark = Mark(theme, "", "error", size=1)
        self._mark.hide()
        self._trouble.hide()
        self._right = QHBoxLayout()
        self._right.setSpacing(px(GAP_1))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(PAGE_SIDE), 0, px(PAGE_SIDE), 0)
        row.setSpacing(px(GAP_2))
        row.addWidget(self._words, 1)
        row.addWidget(self._mark)
        row.addWidget(self._trouble, 2)
        row.addLayout(self._right)

    @property
    def words(self) -> str:
        """What the page counts."""
        return self._words.words

    @property
    def trouble(self) -> str:
        """What is wrong where one is; empty where nothing is."""
        return self._trouble.words

    def show_words(self, words: str) -> None:
        """Say what the page counts: records, sums, what is selected."""
        self._words.set_words(words)

    def show_trouble(self, severity: str, words: str) -> None:
        """Say what is wrong where one is, in the keys' place; nothing for no words."""
        self._mark.set_mark(severity if words else "", severity or "text")
        self._trouble.set_words(words)
        for each in (self._mark, self._trouble):
            each.setVisible(bool(words))
        self._show_right(not words)

    def show_keys(self, keys: Sequence[KeyWords]) -> None:
        """Name the keys that are of use at the moment."""
        if tuple(keys) == self._keys:
            return
        self._keys = tuple(keys)
        while self._right.count():
            old = self._right.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        for key, words in self._keys:
            name = Label(key)
            name.setProperty("key", True)  # noqa: FBT003 - as Qt has it
            name.setParent(self)
            name.setFixedHeight(px(_KEY_HEIGHT))
            said = Label(words, self)
            said.setContentsMargins(0, 0, px(GAP_4) - px(GAP_1), 0)
            self._right.addWidget(name)
            self._right.addWidget(said)
        self._show_right(not self.trouble)

    def _show_right(self, wanted: bool) -> None:  # noqa: FBT001 - as Qt's setVisible
        for at in range(self._right.count()):
            self._right.itemAt(at).widget().setVisible(wanted)


class StackedFooter(Footer):
    """One footer for each tab of a page, of which the one in sight is told everything."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._usual = PageFooter(theme)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._usual)

    def show_footer(self, footer: Footer | None) -> None:
        """Bring the footer of a tab into sight; the usual one for a tab without."""
        shown = footer or self._usual
        if self._stack.indexOf(shown) < 0:
            self._stack.addWidget(shown)
        self._stack.setCurrentWidget(shown)

    @property
    def words(self) -> str:
        return self._shown.words

    @property
    def trouble(self) -> str:
        return self._shown.trouble

    def show_words(self, words: str) -> None:
        self._shown.show_words(words)

    def show_trouble(self, severity: str, words: str) -> None:
        self._shown.show_trouble(severity, words)

    def show_keys(self, keys: Sequence[KeyWords]) -> None:
        self._shown.show_keys(keys)

    @property
    def _shown(self) -> Footer:
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Footer) else self._usual
