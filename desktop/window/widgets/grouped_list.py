"""Lists of names in two lines, with the captions of their groups, one of which stays in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from desktop.window.widgets.card_delegate import CardDelegate, Index
from desktop.window.widgets.card_list import CardList
from desktop.window.widgets.painting.shapes import paint_shape, shape_rect
from desktop.window.widgets.painting.text_layouts import TextLayoutCache, setting
from desktop.window.widgets.roles import Role
from desktop.window.widgets.theme import Theme, px
from desktop.window.widgets.tokens import (
    BLEED,
    CAPTION,
    DATA,
    FOCUS,
    GAP_1,
    GAP_2,
    GAP_3,
    LIST_CAPTION_HEIGHT,
    SHAPE,
)

_LINES = 2
_NUMBER_WIDTH = 28


def in_two_lines(view: CardList, theme: Theme) -> None:
    """Let a list show its cards as names in two lines, all of one height and in no groups."""
    view.cards = _Rows(view, theme)
    view.setItemDelegate(view.cards)
    view.setUniformItemSizes(True)


def group(view: CardList, theme: Theme) -> None:
    """Let a list show its cards as names in two lines, under the captions of their groups."""
    view.cards = _Rows(view, theme)
    view.setItemDelegate(view.cards)
    _HeldCaption(view, theme)


class _Rows(CardDelegate):
    """Cards of one height: number, name, one line under it; count and worst shape at the right."""

    def _top(self, index: Index) -> int:
        """The height of the caption over a row."""
        return px(LIST_CAPTION_HEIGHT) if index.data(Role.GROUP) else 0

    def _paint_row(self, painter: QPainter, box: QRectF, index: Index) -> None:
        chosen = self._view.selectionModel().isSelected(index)
        left, top = box.left() + px(GAP_3) - px(2), box.top() + px(BLEED)
        right = self._paint_right(painter, box, index, chosen=chosen)
        number = index.data(Role.NUMBER)
        if number is not None:
            laid = self._texts.laid(number, setting(DATA), px(_NUMBER_WIDTH - GAP_1))
            laid.draw(painter, left, top, self._theme.colour("text2"))
            left += px(_NUMBER_WIDTH)
        strong = index.data(Role.STRONG) or (0, 0)
        words = index.data() or ""
        name = self._texts.laid(words, setting(DATA), right - left, _LINES, strong=strong)
        name.draw(painter, left, top, self._theme.colour("text"))
        for line in (index.data(Role.LINES) or ())[:1]:
            under = self._texts.laid(line, setting(CAPTION), box.right() - px(GAP_2) - left)
            at = top + _LINES * px(DATA.line)
            under.draw(painter, left, at, self._theme.colour("text2"))

    def _paint_right(self, painter: QPainter, box: QRectF, index: Index, *, chosen: bool) -> float:
        """The count and the worst shape of a row; where what stands before them ends."""
        right, top = box.right() - px(GAP_3) + px(2), box.top() + px(BLEED)
        words, severity = index.data(Role.CHIP), index.data(Role.SEVERITY)
        if words:
            laid = self._texts.laid(words, setting(CAPTION), px(80))
            right -= laid.width
            laid.draw(painter, right, top + 1, self._theme.colour("text2"))
            right -= px(GAP_1)
        if severity:
            right -= px(SHAPE)
            ground = "soft" if chosen else "canvas"
            spot = shape_rect(right, top, px(DATA.line))
            paint_shape(painter, severity, spot, self._theme, ground=ground)
            right -= px(GAP_1)
        return right - px(GAP_1)

    # Qt's own names from here on.

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(option.rect)  # type: ignore[attr-defined]  # PySide's stubs omit it
        top = self._top(index)
        if top:
            caption = QRectF(whole.left(), whole.top(), whole.width(), top)
            paint_caption(painter, caption, index.data(Role.GROUP), self._theme, self._texts)
        box = whole.adjusted(0, top, 0, 0)
        self._paint_ground(painter, box, index)
        self._paint_row(painter, box, index)
        if self._view.hasFocus() and index == self._view.currentIndex():
            painter.setPen(QPen(self._theme.colour("accent"), FOCUS))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        height = px(BLEED) + _LINES * px(DATA.line) + px(BLEED)
        if index.data(Role.LINES):
            height += px(CAPTION.line) + px(1)
        return QSize(self.row_width(index), height + self._top(index))


def paint_caption(
    painter: QPainter, box: QRectF, words: str, theme: Theme, texts: TextLayoutCache
) -> None:
    """Paint the caption of a group: its code in the text's own colour is part of the words."""
    painter.fillRect(box, theme.colour("canvas"))
    line = QRectF(box.left(), box.bottom() - 1, box.width(), 1)
    painter.fillRect(line, theme.colour("line1"))
    left = box.left() + px(GAP_3) - px(2)
    laid = texts.laid(words, setting(CAPTION), box.right() - px(GAP_2) - left)
    top = box.top() + (box.height() - laid.height) / 2
    laid.draw(painter, left, top, theme.colour("text2"))


class _HeldCaption(QWidget):
    """The caption of the group at the top of a list, where its own place is scrolled away."""

    def __init__(self, view: CardList, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._words = ""
        self._texts = TextLayoutCache()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        model = view.model()
        # To ask where a row is lays all of them out: once, when all that changes has changed.
        self._placing = QTimer(self, singleShot=True, interval=0)
        self._placing.timeout.connect(self._place)
        bar = view.verticalScrollBar()
        bar.valueChanged.connect(lambda _at: self._place())
        for signal in (
            model.modelReset,
            model.dataChanged,
            model.layoutChanged,
            bar.rangeChanged,
        ):
            signal.connect(lambda *_: self._placing.start())
        view.selectionModel().currentChanged.connect(lambda *_: self._uncover())
        view.installEventFilter(self)

    def _group_of(self, row: int) -> str:
        model = self._view.model()
        groups = (model.index(at, 0).data(Role.GROUP) for at in range(row, -1, -1))
        return next(filter(None, groups), "")

    def _place(self) -> None:
        """Stand over the rows at the top; the next group's caption pushes it out."""
        view, high = self._view, px(LIST_CAPTION_HEIGHT)
        index = view.indexAt(QPoint(1, 0))
        words = self._group_of(index.row()) if index.isValid() else ""
        hidden = index.isValid() and view.visualRect(index).top() < 0
        self.setVisible(bool(words) and hidden)
        if not words or not hidden:
            return
        after = view.model().index(index.row() + 1, 0)
        below = view.visualRect(after).top() if after.isValid() else high
        pushed = min(0, below - high) if after.data(Role.GROUP) else 0
        port = view.viewport().geometry()
        self.setGeometry(port.left(), port.top() + pushed, port.width(), high)
        self._words = words
        self.raise_()
        self.update()

    def _uncover(self) -> None:
        """Let the current row not stand under the caption."""
        index = self._view.currentIndex()
        if index.isValid() and not index.data(Role.GROUP):
            self._view.scrollTo(index)
            under = px(LIST_CAPTION_HEIGHT) - self._view.visualRect(index).top()
            bar = self._view.verticalScrollBar()
            if under > 0 and self._group_of(index.row()):
                bar.setValue(bar.value() - under)

    # Qt's own names from here on.

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Show}:
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_caption(painter, QRectF(self.rect()), self._words, self._theme, self._texts)
        painter.end()
