"""Paints a page of the rail: icon, title, what is wrong there; over some, their group."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QCursor, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from desktop.window.widgets.icons import paint_icon
from desktop.window.widgets.painting.shapes import paint_shape, shape_rect
from desktop.window.widgets.painting.text_layouts import TextLayoutCache, setting
from desktop.window.widgets.roles import Role
from desktop.window.widgets.theme import Theme, px
from desktop.window.widgets.tokens import (
    CAPTION,
    CONTROL_RADIUS,
    FOCUS,
    GAP_1,
    GAP_2,
    ICON,
    RAIL,
    RAIL_ROW_HEIGHT,
    SHAPE,
)

Index = QModelIndex | QPersistentModelIndex
# Rows are not crowded further than this, those of icons alone and the others.
_LEAST, _LEAST_WORDED = 22, 24
_SIDE = 6  # of the rail
_ICON_GAP = 6
_CAPTION_HEIGHT, _LOW_CAPTION_HEIGHT, _GAP = 26, 20, 8
_BADGE = 36  # what the shape and the count have, at the right
_MARK = 10  # the shape beside an icon alone
_BAR = 3  # at the left of the page in sight


class RailRows(QStyledItemDelegate):
    """Rows and captions as high as the view has room for; `compact` rows show icons alone."""

    def __init__(self, view: QListView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._texts = TextLayoutCache()
        self.compact = False
        self._row, self._caption = px(RAIL_ROW_HEIGHT), px(_CAPTION_HEIGHT)

    def fit(self, room: int, *, rows: int, captions: int, gaps: int) -> None:
        """Share the height `room`: so many rows, and captions and gaps over some of them."""
        rows, self._caption = max(1, rows), px(_CAPTION_HEIGHT)
        if self.compact:
            most, left = px(RAIL_ROW_HEIGHT) + px(GAP_1), room
        else:
            most, gap = px(RAIL_ROW_HEIGHT), gaps * px(_GAP)
            if rows * most + captions * self._caption + gap > room:
                self._caption = px(_LOW_CAPTION_HEIGHT)
            if rows * px(_LEAST_WORDED) + captions * self._caption + gap > room:
                # Pages in sight are more than the names of their groups.
                self._caption = px(_GAP)
            left = room - captions * self._caption - gap
        least = px(_LEAST if self.compact else _LEAST_WORDED)
        self._row = min(most, max(least, left // rows))

    def _above(self, index: Index) -> int:
        """The height over a row, where its group begins there."""
        group = "" if self.compact else index.data(Role.GROUP)
        if not group:
            return 0
        return self._caption if group.strip() else px(_GAP)

    def _paint_ground(self, painter: QPainter, box: QRectF, index: Index) -> bool:
        """The ground of a row that is chosen or under the mouse; whether it is chosen.

        Not by the style: its enumerations alone would take a tenth of the first paint.
        """
        is_chosen = self._view.selectionModel().isSelected(index)
        # Nor is the viewport asked for before there is a mouse over it: that makes Qt's
        # Python side learn all of its widgets.
        is_under = self._view.underMouse() and box.contains(self._mouse())
        if is_chosen or (is_under and index.flags() & Qt.ItemFlag.ItemIsEnabled):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("soft" if is_chosen else "hover"))
            radius = px(CONTROL_RADIUS)
            painter.drawRoundedRect(box, radius, radius)
        if is_chosen:
            painter.setBrush(self._theme.colour("accent"))
            bar = QRectF(box.left(), box.top() + px(_SIDE), px(_BAR), box.height() - 2 * px(_SIDE))
            painter.drawRoundedRect(bar, 1, 1)
        return is_chosen

    def _mouse(self) -> QPointF:
        return QPointF(self._view.viewport().mapFromGlobal(QCursor.pos()))

    def _paint_caption(self, painter: QPainter, box: QRectF, words: str) -> None:
        how = setting(CAPTION)
        laid = self._texts.laid(words, how, box.width() - 2 * px(GAP_2))
        top = box.bottom() - px(GAP_1) - how.line
        laid.draw(painter, box.left() + px(10), top, self._theme.colour("text3"))

    def _paint_words(self, painter: QPainter, box: QRectF, index: Index, tone: str) -> None:
        how = setting(RAIL)
        left = box.left() + px(9) + px(ICON) + px(_ICON_GAP)
        room = box.right() - left - (px(_BADGE) if index.data(Role.CHIP) else px(_SIDE))
        laid = self._texts.laid(index.data(), how, room)
        top = box.top() + (box.height() - how.line) / 2
        laid.draw(painter, left, top, self._theme.colour(tone))

    def _paint_badge(self, painter: QPainter, box: QRectF, index: Index) -> None:
        count, severity = index.data(Role.CHIP), index.data(Role.SEVERITY)
        if not count:
            return
        how = setting(CAPTION)
        right = box.right() - px(_SIDE)
        laid = self._texts.laid(count, how, px(_BADGE), align=Qt.AlignmentFlag.AlignRight)
        top = box.top() + (box.height() - how.line) / 2
        laid.draw(painter, right - px(_BADGE), top, self._theme.colour("text2"))
        digits = max(2, len(count)) * px(8)
        spot = shape_rect(right - digits - px(SHAPE) - 1, box.top(), box.height())
        paint_shape(painter, severity, spot, self._theme, ground="rail")

    def _paint_compact(self, painter: QPainter, box: QRectF, index: Index, tone: str) -> None:
        spot = QRectF(0, 0, px(ICON) + 2, px(ICON) + 2)
        spot.moveCenter(box.center())
        paint_icon(painter, index.data(Role.ICON), spot, self._theme.colour(tone).name())
        severity = index.data(Role.SEVERITY)
        if severity:
            side = px(_MARK)
            # On the corner of its own icon, however near the one above is.
            mark = QRectF(spot.right() - side / 2 + 1, spot.top() - side / 2 + 1, side, side)
            paint_shape(painter, severity, mark, self._theme, ground="rail")

    # Qt's own names from here on.

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(option.rect).adjusted(px(_SIDE), 0, -px(_SIDE), 0)  # type: ignore[attr-defined]
        above = self._above(index)
        group = index.data(Role.GROUP)
        if above > px(_GAP) and group.strip():
            head = QRectF(whole.left(), whole.top(), whole.width(), above)
            self._paint_caption(painter, head, group)
        box = whole.adjusted(0, above, 0, 0)
        # Within what is painted anew with the row: between two dots a trace would stay.
        ground = box.adjusted(0, 1, 0, -1)
        is_chosen = self._paint_ground(painter, ground, index)
        can = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        icon_tone = "disabled" if not can else "accent" if is_chosen else "text2"
        if self.compact:
            self._paint_compact(painter, box, index, icon_tone)
        else:
            side = px(ICON)
            spot = QRectF(box.left() + px(9), box.top() + (box.height() - side) / 2, side, side)
            colour = self._theme.colour(icon_tone).name()
            paint_icon(painter, index.data(Role.ICON), spot, colour)
            self._paint_words(painter, box, index, "text" if can else "disabled")
            self._paint_badge(painter, box, index)
        if self._view.hasFocus() and index == self._view.currentIndex():
            painter.setPen(QPen(self._theme.colour("accent"), FOCUS))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                box.adjusted(1, 1, -1, -1), px(CONTROL_RADIUS), px(CONTROL_RADIUS)
            )
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(1, self._row + self._above(index))
