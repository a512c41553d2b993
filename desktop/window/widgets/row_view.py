"""Lists of painted rows: one line or two each, in columns, told from one another by hairlines."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar, cast

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QCursor, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop.window.widgets.card_model import CardModel
from desktop.window.widgets.painting.row_pen import RowPen
from desktop.window.widgets.painting.text_layouts import TextLayoutCache
from desktop.window.widgets.roles import Role
from desktop.window.widgets.theme import Theme
from desktop.window.widgets.tokens import FOCUS

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex


class RowState(NamedTuple):
    """How a row stands in its list."""

    chosen: bool
    under_mouse: bool


class Rows(QStyledItemDelegate, Generic[T]):
    """How the rows of a list are painted; a list of each kind says `height` and `paint_row`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._texts = TextLayoutCache()

    def height(self, _item: T) -> int:
        """The height of a row in pixels."""
        raise NotImplementedError

    def ground(self, _item: T) -> str:
        """The colour that a row lies on while it is not chosen."""
        return "canvas"

    def paint_row(self, pen: RowPen, item: T, state: RowState) -> None:
        """Paint what a row says."""
        raise NotImplementedError

    # Qt's own names from here on.

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = cast("RowView[T]", self.parent())
        item: T = index.data(Role.ITEM)
        box = QRectF(option.rect)  # type: ignore[attr-defined]  # PySide's stubs omit it
        state = RowState(view.is_chosen(index), view.is_under_mouse(box))
        can = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        hovered = state.under_mouse and can and view.answers
        ground = "soft" if state.chosen else "hover" if hovered else self.ground(item)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(box)
        painter.fillRect(box, self.theme.colour(ground))
        line = QRectF(box.left(), box.bottom() - 1, box.width(), 1)
        painter.fillRect(line, self.theme.colour("line1"))
        self.paint_row(RowPen(painter, box, self.theme, self._texts, ground), item, state)
        if view.hasFocus() and index == view.currentIndex():
            painter.setPen(QPen(self.theme.colour("accent"), FOCUS))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        item: T = index.data(Role.ITEM)
        return QSize(1, self.height(item))


class RowView(QListView, Generic[T]):
    """One column of painted rows over a CardModel, whose cards say them to a screen reader.

    One that `answers` has its rows chosen and taken; without, it is read only, and its height
    is that of its rows.
    """

    def __init__(
        self, model: CardModel[T], rows: Rows[T], name: str, *, answers: bool = True
    ) -> None:
        super().__init__()
        rows.setParent(self)
        self.rows = rows
        self.items = model
        self.answers = answers
        # Where in a row it was clicked last.
        self.pressed_at = QPoint()
        self.setObjectName("row-view")
        self.setModel(model)
        self.setItemDelegate(rows)
        self.setAccessibleName(name)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)

    @property
    def chosen(self) -> T | None:
        """What the current row is of."""
        item: T | None = self.currentIndex().data(Role.ITEM)
        return item

    def choose(self, row: int) -> None:
        """Make a row the current one and bring it into sight."""
        index = self.items.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def fit(self) -> None:
        """Be as high as all rows together, for a list within something that scrolls."""
        heights = (self.rows.height(item) for item in self.items.items)
        self.setFixedHeight(sum(heights))

    def is_chosen(self, index: Index) -> bool:
        """Whether a row is the chosen one."""
        return self.answers and self.selectionModel().isSelected(index)

    def is_under_mouse(self, box: QRectF) -> bool:
        """Whether the mouse is over a row."""
        here = QPointF(self.viewport().mapFromGlobal(QCursor.pos()))
        return self.viewport().underMouse() and box.contains(here)

    # Qt's own names from here on.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().height() * 4, self.fontMetrics().height() * 2)
