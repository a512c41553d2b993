"""The headings of a grid: of columns, with their menus and widths, and of rows with numbers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QTableView, QToolTip

from desktop.window.grid.captions import Captions
from desktop.window.grid.cell_look import CellLook
from desktop.window.grid.columns import Columns
from desktop.window.grid.frozen import FrozenTable
from desktop.window.grid.model import TROUBLE
from desktop.window.grid.row_filter import RowFilter
from desktop.window.widgets.icons import paint_icon
from desktop.window.widgets.painting.shapes import paint_shape
from desktop.window.widgets.painting.text_layouts import TextLayoutCache, setting
from desktop.window.widgets.plain_words import tip
from desktop.window.widgets.theme import Theme, font_of, px
from desktop.window.widgets.tokens import (
    CAPTION,
    CELL_SIDE,
    COLUMN_HEAD_HEIGHT,
    COLUMN_HEAD_HEIGHT_2,
    DATA,
    ROW_NUMBER_WIDTH,
    SHAPE,
    STRONG,
)

_MOST_LINES = 3
_STEP = COLUMN_HEAD_HEIGHT_2 - COLUMN_HEAD_HEIGHT
# From where on the right a click opens the menu of a column, and where its edge is dragged.
_MENU_ROOM, _EDGE = 22, 5


class ColumnHeader(QHeaderView):
    """Heads the columns; those that stand still keep their headings over them.

    `menu_wanted` gives the column whose menu is asked for, `dragged` the one that got another
    width by hand, and it. A column that is selected already is taken elsewhere by its heading:
    `rearranged` gives the columns as they stand then.
    """

    menu_wanted = Signal(int)
    dragged = Signal(int, int)
    rearranged = Signal(object)

    def __init__(
        self,
        theme: Theme,
        view: FrozenTable,
        look: CellLook,
        columns: Columns,
        rows: RowFilter,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self.setAccessibleName("หัวคอลัมน์")
        self._theme = theme
        self._view = view
        self._look = look
        self._columns = columns
        self._rows = rows
        self._texts = TextLayoutCache()
        # As high as the headings of what stands beside the table.
        self.least = 0
        self._hovered = -1
        # The column whose edge is held, and its width then; -1 where none is.
        self._held, self._was = -1, 0
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMouseTracking(True)
        self.setMinimumSectionSize(1)
        self.sectionHandleDoubleClicked.connect(self._let_go)
        self.sectionMoved.connect(self._on_moved)

    def fit_height(self) -> None:
        """Be as high as the headings need in the widths of their columns."""
        known = range(self.model().columnCount())
        words = [self._words(at) if self._columns.is_open(at) else "" for at in known]
        height = max(self.least, heading_height(self._view, words))
        if height != self.height():
            self.setFixedHeight(height)

    def _let_go(self) -> None:
        self._held = -1

    def _on_moved(self) -> None:
        self.rearranged.emit([self.logicalIndex(at) for at in range(self.count())])

    def _edge_at(self, x: int) -> int:
        """The column whose right edge is held there; -1 where none is."""
        grip = self.style().pixelMetric(QStyle.PixelMetric.PM_HeaderGripMargin, None, self)
        known = (at for at in range(self.count()) if not self.isSectionHidden(at))
        free = QHeaderView.ResizeMode.Interactive
        return next(
            (
                at
                for at in known
                if abs(self.sectionViewportPosition(at) + self.sectionSize(at) - x) <= grip
                and self.sectionResizeMode(at) == free
            ),
            -1,
        )

    def _menu_box(self, column: int) -> QRect:
        """Where the sign of the menu of a column stands."""
        left = self._view.left_of(column) + self.sectionSize(column) - px(_MENU_ROOM)
        return QRect(left, 0, px(_MENU_ROOM - _EDGE), self.height())

    def _column_at(self, at: QPoint) -> int:
        frozen = self._view.frozen_at(at.x())
        return frozen if frozen >= 0 else self.logicalIndexAt(at)

    def _words(self, column: int) -> str:
        return str(self.model().headerData(column, self.orientation()) or "")

    def _sign(self, column: int) -> str:
        """How the rows are sorted or filtered by a column."""
        if self._rows.values_of(column) is not None:
            return "filter"
        if self._rows.sortColumn() == column:
            down = self._rows.sortOrder() == Qt.SortOrder.DescendingOrder
            return "sorted-down" if down else "sorted-up"
        return ""

    def _paint_sign(self, painter: QPainter, column: int, box: QRectF) -> None:
        sign = self._sign(column)
        name, tone = (sign, "accent") if sign else ("", "")
        if not name and column == self._hovered:
            name, tone = "open", "text2"
        if not name:
            return
        side = px(SHAPE)
        spot = QRectF(0, 0, side, side)
        spot.moveCenter(box.center())
        if name == "open":
            paint_shape(painter, name, spot, self._theme)
        else:
            paint_icon(painter, name, spot, self._theme.colour(tone).name())

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        width = self._view.frozen_width
        if width and event.rect().left() < width:
            painter = QPainter(self.viewport())
            for column in self._view.frozen_columns():
                box = QRect(self._view.left_of(column), 0, self.sectionSize(column), self.height())
                self.paintSection(painter, box, column)
            painter.end()

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        painter.save()
        painter.setClipRect(rect)
        current = logical == self._view.currentIndex().column()
        ground = "soft" if current and not self._look.lends_cursor else "sunken"
        painter.fillRect(rect, self._theme.colour(ground))
        painter.setPen(self._theme.colour("line2"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if not self._columns.is_seam(logical):
            painter.setPen(self._theme.colour("line2" if self._is_edge(logical) else "line1"))
            painter.drawLine(rect.topRight(), rect.bottomRight())
            self._paint_words(painter, QRectF(rect), logical, "text" if current else "text2")
        painter.restore()

    def _is_edge(self, column: int) -> bool:
        return column in self._view.frozen_columns()[-1:]

    def _paint_words(self, painter: QPainter, box: QRectF, column: int, tone: str) -> None:
        has_sign = bool(self._sign(column)) or column == self._hovered
        side, room = px(CELL_SIDE), px(_MENU_ROOM) if has_sign else 0
        right = self._look.is_right(column)
        align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        words = self._words(column)
        width = box.width() - 2 * side - 1
        lines = 1 + (round(box.height()) - px(COLUMN_HEAD_HEIGHT)) // px(_STEP)
        if right and has_sign:
            width -= room - side
        laid = self._texts.laid(words, setting(CAPTION), width, lines, align=align)
        top = box.top() + (box.height() - 1 - laid.height) / 2
        laid.draw(painter, box.left() + side, top, self._theme.colour(tone))
        if has_sign:
            under = QRectF(box.right() - room, box.top(), room - 1, box.height() - 1)
            current = column == self._view.currentIndex().column()
            painter.fillRect(under, self._theme.colour("soft" if current else "sunken"))
            self._paint_sign(painter, column, under)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            column = self._column_at(event.pos())
            QToolTip.showText(event.globalPos(), tip(self._tip(column)), self)
            return True
        return super().event(event)

    def _tip(self, column: int) -> str:
        if column < 0:
            return ""
        if self._columns.is_seam(column):
            return self._columns.seam_words(column)
        return self._words(column)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        column = self._column_at(at)
        if column >= 0 and self._columns.is_seam(column):
            self._columns.unfold(column)
            return
        is_right = event.button() == Qt.MouseButton.RightButton
        on_sign = column >= 0 and self._menu_box(column).contains(at)
        if column >= 0 and (is_right or on_sign):
            self.menu_wanted.emit(column)
            return
        if self._view.frozen_at(at.x()) >= 0:
            # What has gone under the frozen columns is not what was meant.
            self._view.selectColumn(column)
            return
        self._held = self._edge_at(at.x())
        self._was = self.sectionSize(self._held) if self._held >= 0 else 0
        chosen = self._view.selectionModel().isColumnSelected(column, QModelIndex())
        self.setSectionsMovable(self._columns.movable and self._held < 0 and chosen)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.setSectionsMovable(False)
        held, self._held = self._held, -1
        # What the layout did meanwhile is nobody's wish.
        if held >= 0 and self.sectionSize(held) != self._was:
            self.dragged.emit(held, self.sectionSize(held))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if event.buttons() or self._view.frozen_at(at.x()) < 0:
            super().mouseMoveEvent(event)
        else:
            self.unsetCursor()
        self._set_hovered(self._column_at(at))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._set_hovered(-1)

    def _set_hovered(self, column: int) -> None:
        if column != self._hovered:
            self._hovered = column
            self.viewport().update()


class RowHeader(QHeaderView):
    """Numbers the rows; one with a trouble has its shape before the number."""

    def __init__(self, theme: Theme, view: QTableView, captions: Captions) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._captions = captions
        self._theme = theme
        self._view = view
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFixedWidth(px(ROW_NUMBER_WIDTH))
        self.setToolTip("ลากเพื่อย้ายแถว")
        self.setAccessibleName("หัวแถว")

    # Qt's own names from here on.

    def sizeHint(self) -> QSize:
        # Qt would ask a thousand rows for their words.
        return QSize(self.width(), 0)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        painter.save()
        painter.setClipRect(rect)
        taken = self._captions.paint_number(painter, logical, QRectF(rect))
        rect = rect.adjusted(0, round(taken), 0, 0)
        current = logical == self._view.currentIndex().row()
        ground = "soft" if current else "sunken"
        painter.fillRect(rect, self._theme.colour(ground))
        painter.setPen(self._theme.colour("line1"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(self._theme.colour("line2"))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        line = QRectF(rect.left(), rect.top() + px(3), rect.width() - px(CELL_SIDE), px(DATA.line))
        painter.setFont(font_of(STRONG if current else DATA))
        painter.setPen(self._theme.colour("text" if current else "text3"))
        words = str(self.model().headerData(logical, self.orientation()) or "")
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, right, words)
        trouble = self.model().headerData(logical, Qt.Orientation.Vertical, TROUBLE)
        if trouble is not None:
            spot = QRectF(rect.left() + px(3), rect.top() + px(8), px(SHAPE), px(SHAPE))
            paint_shape(painter, trouble.severity, spot, self._theme, ground=ground)
        painter.restore()


def heading_height(view: QTableView, words: Sequence[str]) -> int:
    """The height of the column headings, each broken into the width of its column."""
    texts, how, tallest = TextLayoutCache(), setting(CAPTION), 1
    for at, text in enumerate(words):
        width = max(1, view.columnWidth(at) - 2 * px(CELL_SIDE) - 1)
        if not view.isColumnHidden(at):
            tallest = max(tallest, texts.laid(text, how, width, _MOST_LINES).lines)
    return px(COLUMN_HEAD_HEIGHT + (tallest - 1) * _STEP)
