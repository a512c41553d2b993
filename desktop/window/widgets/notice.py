"""The strip under the pages that tells of work: how far it is, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt, QTimer, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QToolButton,
    QWidget,
)

from desktop.window.widgets.icons import icon, paint_icon
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import Theme, em

# Milliseconds for which good news stays.
_SIGHT = 8000

Choice = tuple[str, Callable[[], object]]


class Mark(QWidget):
    """One icon in one of the theme's colours."""

    def __init__(self, theme: Theme, name: str, tone: str, *, size: float = 1.4) -> None:
        super().__init__()
        self._theme = theme
        side = em(self, size)
        self.setFixedSize(side, side)
        self.set_mark(name, tone)

    def set_mark(self, name: str, tone: str) -> None:
        """Show another icon."""
        self._name = name
        self._tone = tone
        self.update()

    # Qt's own names from here on.

    def paintEvent(self, _event: QPaintEvent) -> None:
        colour = self._theme.colour(self._tone).name()
        paint_icon(QPainter(self), self._name, QRectF(self.rect()), colour)


class Notice(QFrame):
    """Out of sight while there is nothing to tell."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._theme = theme
        self._said = ""
        self._leaving = QTimer(self, singleShot=True, interval=_SIGHT)
        self._leaving.timeout.connect(self.hide)
        self._until: SignalInstance | None = None
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._said

    def show_work(self, words: str, cancel: Callable[[], None]) -> None:
        """Tell of work that goes on and can be cancelled."""
        self._tell(words, "print", "accent", (("ยกเลิก", cancel),))
        self._bar.setRange(0, 0)
        self._bar.show()
        self._close.hide()

    def set_progress(self, count: int, total: int) -> None:
        """Show how much of the work is done; a total of 0 is not known."""
        self._fill()
        self._bar.setRange(0, total)
        self._bar.setValue(count)

    def show_result(
        self,
        words: str,
        choices: Sequence[Choice] = (),
        *,
        severity: str = "",
        until: SignalInstance | None = None,
    ) -> None:
        """Tell what came of it, with what can be done next; `severity` as of a problem.

        Good news that leaves nothing to do goes out of sight by itself, and what can be
        done only as long as all is as it is, with the signal `until`.
        """
        self._tell(words, severity or "done", severity or "accent", choices)
        self._until = until
        if until is not None:
            until.connect(self._on_outdated)
        self._bar.hide()
        self._close.show()
        if not choices and not severity:
            self._leaving.start()

    def _fill(self) -> None:
        """Make what is in it, once: not before there is something to tell."""
        if self.layout() is not None:
            return
        self._mark = Mark(self._theme, "done", "accent")
        self._words = Label()
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._bar = QProgressBar()
        self._bar.setAccessibleName("ความคืบหน้า")
        self._bar.setMaximumWidth(em(self, 18))
        self._choices = QHBoxLayout()
        self._close = QToolButton()
        self._close.setIcon(icon("close"))
        self._close.setToolTip("ปิดข้อความนี้")
        self._close.setAccessibleName("ปิดข้อความนี้")
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(em(self, 1), em(self, 0.4), em(self, 0.6), em(self, 0.4))
        row.setSpacing(em(self, 0.7))
        row.addWidget(self._mark)
        row.addWidget(self._words, 1)
        row.addWidget(self._bar, 1)
        row.addLayout(self._choices)
        row.addWidget(self._close)

    def _tell(self, words: str, mark: str, tone: str, choices: Sequence[Choice]) -> None:
        self._fill()
        self._leaving.stop()
        self._forget_until()
        self._said = words
        self._mark.set_mark(mark, tone)
        self._words.setText(words)
        self.setAccessibleName(words)
        while self._choices.count():
            old = self._choices.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        for label, chosen in choices:
            button = QPushButton(label)
            button.clicked.connect(lambda _checked=False, chosen=chosen: chosen())
            self._choices.addWidget(button)
        self.show()

    def _forget_until(self) -> None:
        until, self._until = self._until, None
        if until is not None:
            until.disconnect(self._on_outdated)

    def _on_outdated(self) -> None:
        self._forget_until()
        self.hide()
