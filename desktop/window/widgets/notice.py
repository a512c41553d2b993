"""The notice that floats over the pages: how far work is, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, QTimer, SignalInstance
from PySide6.QtGui import QCursor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QWidget,
)

from desktop.window.widgets.controls import progress_bar
from desktop.window.widgets.icons import icon
from desktop.window.widgets.mark import Mark
from desktop.window.widgets.painting.floating import REACH, paint_floating
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.row_in_use import row_in_use
from desktop.window.widgets.theme import Theme, px
from desktop.window.widgets.tokens import FOOTER_HEIGHT, GAP_1, GAP_2, GAP_3, ICON

# Milliseconds for which good news stays.
_SIGHT = 6000
# Seconds within which what is told belongs to the page that comes into sight with it.
_WITH_PAGE = 0.5
_HEIGHT, _EDGE, _ABOVE = 38, 14, 10
_WIDEST = 640

Choice = tuple[str, Callable[[], object]]


class Notice(QFrame):
    """Out of sight while there is nothing to tell.

    It lies at the right end of the pages, above their foot: it moves nothing, and takes no
    focus. At most one is seen.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._said = ""
        self._over: QWidget | None = None
        self._leaving = QTimer(self, singleShot=True, interval=_SIGHT)
        self._leaving.timeout.connect(self._on_time_over)
        self._until: SignalInstance | None = None
        self._is_of_page, self._told_at = False, 0.0
        self.hide()

    def float_over(self, host: QWidget) -> None:
        """Lie over a widget, whatever size it has."""
        self._over = host
        self.setParent(host)
        host.installEventFilter(self)

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
        self._fit()

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

        Good news that leaves nothing to do goes out of sight by itself, a warning that does
        with its page, and what can be done only as long as all is as it is, with the
        signal `until`.
        """
        self._tell(words, severity or "done", severity or "accent", choices)
        self._until = until
        self._is_of_page = severity == "warning" and not choices and until is None
        self._told_at = monotonic()
        if until is not None:
            until.connect(self._on_outdated)
        self._bar.hide()
        self._close.show()
        self._fit()
        if not choices and not severity:
            self._leaving.start()

    def leave_page(self) -> None:
        """Another page is in sight: go, where it was said of the one before."""
        if self._is_of_page and monotonic() - self._told_at > _WITH_PAGE:
            self.hide()

    def give_way(self) -> None:
        """Lie where nobody writes."""
        if self.isVisible():
            self._fit()

    def _fill(self) -> None:
        """Make what is in it, once: not before there is something to tell."""
        if self.layout() is not None:
            return
        self._mark = Mark(self._theme, "done", "accent")
        self._words = Label()
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._bar = progress_bar()
        self._bar.setMaximumWidth(px(270))
        self._choices = QHBoxLayout()
        self._close = QToolButton()
        self._close.setIcon(icon("close"))
        self._close.setToolTip("ปิดข้อความนี้")
        self._close.setAccessibleName("ปิดข้อความนี้")
        self._close.clicked.connect(self.hide)
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.setIconSize(QSize(px(ICON), px(ICON)))
        row = QHBoxLayout(self)
        reach, above = px(REACH), px(REACH) + px(GAP_1)
        row.setContentsMargins(px(GAP_3) + reach, above, px(GAP_2) + reach, above)
        row.setSpacing(px(GAP_2))
        row.addWidget(self._mark)
        row.addWidget(self._words, 1)
        row.addWidget(self._bar, 1)
        row.addLayout(self._choices)
        row.addWidget(self._close)

    def _tell(self, words: str, mark: str, tone: str, choices: Sequence[Choice]) -> None:
        self._fill()
        self._is_of_page = False
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
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, chosen=chosen: chosen())
            self._choices.addWidget(button)
            # Where others were in sight Qt shows it later: it has no width until then.
            button.show()
        self.show()

    def _forget_until(self) -> None:
        until, self._until = self._until, None
        if until is not None:
            until.disconnect(self._on_outdated)

    def _on_outdated(self) -> None:
        self._forget_until()
        self.hide()

    def _on_time_over(self) -> None:
        """Go, unless someone is about to use it."""
        focused = QApplication.focusWidget()
        is_used = focused is not None and self.isAncestorOf(focused)
        # Not whether Qt holds it under the mouse: it does so of what has just been shown.
        if is_used or self.rect().contains(self.mapFromGlobal(QCursor.pos())):
            self._leaving.start()
        else:
            self.hide()

    def _fit(self) -> None:
        """Take the width of its words and the place at the end of the pages."""
        over, layout = self._over, self.layout()
        if over is None or layout is None or self.isHidden():
            return
        self._words.setWordWrap(False)
        layout.invalidate()
        room = min(px(_WIDEST), over.width() - 2 * px(_EDGE - REACH))
        width = self.sizeHint().width()
        if width > room:
            self._words.setWordWrap(True)
            width = room
        wanted = self.sizeHint().height()
        if self._words.wordWrap():
            wanted = layout.totalHeightForWidth(width)
        height = max(px(_HEIGHT + 2 * REACH), wanted)
        left = over.width() - px(_EDGE - REACH) - width
        top = over.height() - px(FOOTER_HEIGHT + _ABOVE - REACH) - height
        used = row_in_use(over)
        if used.intersects(QRect(left, top, width, height)):
            # The row that one writes in stays in sight.
            top = max(0, used.top() - height)
        self.setGeometry(left, top, width, height)
        layout.activate()
        lacking = self._words.heightForWidth(self._words.width()) - self._words.height()
        if self._words.wordWrap() and lacking > 0:
            # What stands beside the words left them less than the whole width.
            self.setGeometry(left, top - lacking, width, height + lacking)
        self.raise_()

    # Qt's own names from here on.

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_floating(QPainter(self), QRectF(self.rect()), self._theme)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False
