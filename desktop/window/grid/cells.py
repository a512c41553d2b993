"""Paints the cells of a grid, Thai text wrapped at words, and opens their editors."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from desktop.window.fields.text_editors import words_in
from desktop.window.grid.cell_editor import CellEditor
from desktop.window.grid.model import TROUBLE, GridModel, Index
from desktop.window.widgets.icons import paint_icon
from desktop.window.widgets.theme import Theme, em

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QAbstractItemModel

# A cell shows so many lines; its editor shows the rest.
_MOST_LINES = 9
_KEPT = 4000
# The first column so wide (em) invites to write in a list that is empty.
_ROOMY = 10
# Stands beside the last line of a text that has more.
_MORE = "…"
# What the first row of an empty list says; the longest that its cell has room for.
_INVITES = ("พิมพ์หรือวางข้อมูลที่นี่", "พิมพ์หรือวาง", "พิมพ์ที่นี่")


@dataclass(frozen=True, slots=True)
class _Laid:
    """A text in lines, their height, and whether there are more than these."""

    layout: QTextLayout
    height: float
    is_cut: bool


class CellDelegate(QStyledItemDelegate):
    """Knows the look of cells; `moved` gives rows and columns to go on by after an edit.

    `paste_limited` says why a paste into a cell was not taken, or not all of it.
    """

    moved = Signal(int, int)
    paste_limited = Signal(str)

    def __init__(
        self, theme: Theme, view: QTableView, model: GridModel, source: Callable[[Index], Index]
    ) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._model = model
        self._source = source
        self._padding = 0
        widths = [column.width for column in model.columns]
        roomy = (at for at, width in enumerate(widths) if width >= _ROOMY)
        self._inviting = next(roomy, widths.index(max(widths)))
        self.most_lines = _MOST_LINES
        self._layouts: OrderedDict[tuple[str, int, bool], _Laid] = OrderedDict()

    def forget(self) -> None:
        """Lay all texts out anew: the letters have another size."""
        self._layouts.clear()
        self._padding = 0

    def height(self, text: str, width: int) -> int:
        """The height of a cell with this text, in a column so wide."""
        line = self._view.fontMetrics().lineSpacing()
        inner = self._inner(width)
        # Most cells are short: they need no laying out.
        short = len(text) < 4 or len(text) * self._view.fontMetrics().maxWidth() < inner
        if short and "\n" not in text:
            tall = float(line)
        else:
            tall = self._laid_out(text, inner, right=False).height
        return round(min(tall, line * self.most_lines) + 2 * self._pad()) + 1

    def row_height(self, row: int, widths: Mapping[int, int]) -> int:
        """The height of a row in sight, whose columns have these widths."""
        source = self._source(self._view.model().index(row, 0)).row()
        texts = ((self._model.text(source, at), width) for at, width in widths.items())
        return max(self.height(text, width) for text, width in texts)

    def _pad(self) -> float:
        if not self._padding:
            self._padding = em(self._view, 0.3)
        return self._padding

    def _inner(self, width: int) -> int:
        return max(1, round(width - 2 * self._pad() - 1))

    def _laid_out(self, text: str, width: int, *, right: bool) -> _Laid:
        known = self._layouts.get((text, width, right))
        if known is None:
            known = _lay_out(text, self._view, width, self.most_lines, right=right)
            self._layouts[text, width, right] = known
            if len(self._layouts) > _KEPT:
                self._layouts.popitem(last=False)
        return known

    def _paint_text(self, painter: QPainter, box: QRectF, index: Index) -> None:
        column = self._model.columns[index.column()]
        spare = self._model.is_spare(index.row())
        text = self._model.text(index.row(), index.column())
        if spare and index.column() == self._inviting and not self._model.records:
            room, metrics = self._inner(round(box.width())), self._view.fontMetrics()
            text = next((t for t in _INVITES if metrics.horizontalAdvance(t) <= room), "")
        proposed = "" if text else self._model.hint(index.row(), index.column())
        text = text or proposed
        if not text:
            return
        right = bool(self._model.place and column.is_figure(self._model.place))
        mark = em(self._view, 1.1) if index.data(TROUBLE) else 0
        width = self._inner(round(box.width())) - (mark if right else 0)
        laid = self._laid_out(text, width, right=right)
        muted = "accent" if column.is_link else "muted"
        plain = column.writable and not spare and not proposed
        painter.setPen(self._theme.colour("text" if plain else muted))
        painter.setClipRect(box)
        laid.layout.draw(painter, QPointF(box.left() + self._pad(), box.top() + self._pad()))
        if laid.is_cut:
            # There is more than the cell shows.
            spot = box.adjusted(0, 0, -self._pad(), 0)
            painter.setPen(self._theme.colour("accent"))
            painter.drawText(
                spot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, _MORE
            )

    def _paint_mark(self, painter: QPainter, box: QRectF, index: Index) -> None:
        trouble = index.data(TROUBLE)
        if trouble is None:
            return
        side = em(self._view, 1)
        spot = QRectF(box.right() - side - 2, box.top() + 2, side, side)
        painter.fillRect(spot, self._theme.colour("base"))
        paint_icon(painter, trouble.severity, spot, self._theme.colour(trouble.severity).name())

    def _resize(self, editor: CellEditor) -> None:
        """Let the editor grow below its cell, as far as there is room."""
        view = self._view.viewport()
        box = editor.geometry()
        height = max(self._cell_height(editor), editor.wanted_height)
        height = min(height, view.height())
        top = max(0, min(box.top(), view.height() - height))
        editor.setGeometry(box.left(), top, box.width(), height)

    def _on_typed(self, editor: CellEditor, cell: QPersistentModelIndex) -> None:
        if cell.isValid():
            self._model.typing(cell.row(), cell.column(), lambda: words_in(editor))

    def _cell_height(self, editor: CellEditor) -> int:
        return int(editor.property("cell_height") or 0)

    # Qt's own names from here on.

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)  # type: ignore[attr-defined]  # PySide's stubs omit it
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        source = self._source(index)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        ground = "soft" if selected else "base"
        if not selected and not self._model.is_writable(source.column()):
            ground = "window"
        elif not selected and self._model.is_head(source.row()):
            ground = "panel"
        painter.fillRect(box, self._theme.colour(ground))
        self._paint_text(painter, box, source)
        self._paint_mark(painter, box, source)
        if index == self._view.currentIndex():
            focused = self._view.hasFocus()
            painter.setClipping(False)
            painter.setPen(QPen(self._theme.colour("accent" if focused else "edge"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.columnWidth(index.column())
        return QSize(width, self.height(str(index.data() or ""), width))

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        source = self._source(index)
        column = self._model.columns[source.column()]
        place, package = self._model.place, self._model.package
        assert place is not None  # noqa: S101 - a cell has a list
        assert package is not None  # noqa: S101
        choices = column.choices(place, package)
        editor = CellEditor(
            parent,
            choices,
            by_line=column.holds_lines(place),
            closed=column.is_chosen(place),
        )
        editor.setFont(self._view.font())
        editor.setAccessibleName(column.words)
        editor.ended.connect(lambda keep, down, right: self._end(editor, keep, down, right))
        editor.paste_limited.connect(self.paste_limited)
        editor.size_changed.connect(lambda: self._resize(editor))
        cell = QPersistentModelIndex(source)
        editor.textChanged.connect(lambda: self._on_typed(editor, cell))
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        super().destroyEditor(editor, index)
        self._model.typing_ended()

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, CellEditor) and not editor.property("filled"):
            # Once only: what is typed is never written over while the plan changes.
            editor.setProperty("filled", True)  # noqa: FBT003 - Qt's own signature
            editor.show_text(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        model.setData(index, words_in(cast("CellEditor", editor)))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        box = option.rect  # type: ignore[attr-defined]  # PySide's stubs omit it
        editor.setProperty("cell_height", box.height())
        wide = max(box.width(), em(self._view, 9))
        left = max(0, min(box.left(), self._view.viewport().width() - wide))
        editor.setGeometry(left, box.top(), wide, box.height())
        if isinstance(editor, CellEditor):
            self._resize(editor)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
            # The editor knows its keys.
            return False
        return super().eventFilter(editor, event)

    def _end(self, editor: CellEditor, keep: bool, down: int, right: int) -> None:  # noqa: FBT001
        if keep:
            self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.moved.emit(down, right)


def _lay_out(text: str, view: QTableView, width: int, most: int, *, right: bool) -> _Laid:
    """A text broken into lines, `most` of them."""
    layout = QTextLayout(text.replace("\n", "\u2028"), view.font())
    option = QTextOption(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    step, end = float(view.fontMetrics().lineSpacing()), 0
    sign = view.fontMetrics().horizontalAdvance(_MORE)
    layout.beginLayout()
    for number in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        if number == most - 1 and line.textStart() + line.textLength() < len(layout.text()):
            # What there is more of is told beside the last line, not over it.
            line.setLineWidth(max(1, width - sign))
        line.setPosition(QPointF(0, number * step))
        end = line.textStart() + line.textLength()
    layout.endLayout()
    return _Laid(layout, layout.lineCount() * step, end < len(layout.text()))
