"""How the cells of a grid look: their grounds, texts, shapes and lines, and how high they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView

from desktop.window.grid.captions import Captions
from desktop.window.grid.density import NORMAL
from desktop.window.grid.figure_look import METER_ROOM, paint_meter
from desktop.window.grid.model import GridModel, Index
from desktop.window.widgets.painting.shapes import TONES, paint_shape, shape_rect
from desktop.window.widgets.painting.text_layouts import (
    LaidText,
    Setting,
    TextLayoutCache,
    setting,
)
from desktop.window.widgets.theme import Theme, px
from desktop.window.widgets.tokens import CAPTION, CELL_SIDE, DATA, SHAPE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.window.grid.columns import Columns
    from desktop.window.grid.troubles import Trouble

# The first column so wide (em) invites to write in a new row.
_ROOMY = 10
# What the row for a new record says, and that of an empty list; the longest there is room for.
_ADDS = ("พิมพ์เพื่อเพิ่ม", "กรอกที่นี่")
_INVITES = ("กรอกหรือวางข้อมูลที่นี่", "กรอกหรือวาง", "กรอกที่นี่")
# Pixels of the look: from a shape to the words after it, the room of the sign of a list, the
# corner of an advice, from the letters to the line under or through them.
_SHAPE_ROOM = 14
CHEVRON_ROOM = 22
_CORNER = 6
# Letters without marks stand a little below the middle of their line, and shapes beside them.
_SINK = 2
_UNDER, _THROUGH = 18.5, 11.5
_SEAM_STEP = 4
_STEP_IN = 14


class _Cell(NamedTuple):
    """A cell that is painted: its row and column in the model, and what is wrong in it."""

    row: int
    column: int
    trouble: Trouble | None
    is_current: bool


class CellLook:
    """Paints and measures the cells of a table, whose rows and columns `source` makes the model's.

    Rows are as high as `density` says. Over the cell `hovered` the sign of its list is shown.
    """

    def __init__(
        self,
        theme: Theme,
        view: QTableView,
        model: GridModel,
        source: Callable[[Index], Index],
        *,
        columns: Columns,
        captions: Captions,
    ) -> None:
        self._captions = captions
        self._theme = theme
        self._view = view
        self._model = model
        self._source = source
        self._columns = columns
        widths = [column.width for column in model.columns]
        roomy = (at for at, width in enumerate(widths) if width >= _ROOMY)
        self._inviting = next(roomy, widths.index(max(widths)))
        self.density = NORMAL
        self.hovered: tuple[int, int] | None = None
        # Whether the cursor is in what stands beside the table, which has its rows.
        self.lends_cursor = False
        self._texts = TextLayoutCache()
        self._how: Setting | None = None
        self._lengths: dict[float, int] = {}

    def _cell(self, index: Index) -> _Cell:
        """A cell in sight, as its painting needs it."""
        source = self._source(index)
        row, column = source.row(), source.column()
        trouble = self._model.troubles.of_cell(row, self._model.columns[column].path)
        return _Cell(row, column, trouble, is_current=index == self._view.currentIndex())

    def _px(self, length: float) -> int:
        """A length of the look in pixels: every cell asks for many of them."""
        known = self._lengths.get(length)
        if known is None:
            known = self._lengths[length] = px(length)
        return known

    def forget(self) -> None:
        """Lay all texts out anew: the letters have another size."""
        self._lengths.clear()
        self._texts = TextLayoutCache()
        self._how = None

    def row_height(self, row: int, widths: Mapping[int, int]) -> int:
        """The height of a row in sight, whose columns have these widths."""
        most, caption = self.density.most_lines, self._captions.height(row)
        if most == 1:
            return self.density.height(1) + caption
        source = self._source(self._view.model().index(row, 0)).row()
        lines = 1
        for at, width in widths.items():
            if lines < most:
                lines = max(lines, self._lines_in_all(source, at, width, most))
        return self.density.height(lines) + caption

    def is_cut(self, index: Index) -> bool:
        """Whether a cell in sight shows only part of its text."""
        source, box = self._source(index), self._view.visualRect(index)
        text = self._shown(source.row(), source.column())
        width = self._inner(source.column(), box.width())
        return self._laid(text, width, right=False).is_cut if text else False

    def natural_width(self, column: int, rows: int) -> int:
        """The width that shows the texts of the first rows of a column in one line each."""
        metrics, most = self._view.fontMetrics(), min(rows, len(self._model.records))
        texts = (self._model.shown(row, column) for row in range(most))
        widest = max(
            (metrics.horizontalAdvance(t) for text in texts for t in text.split("\n")), default=0
        )
        return widest + 2 * self._px(CELL_SIDE) + self._mark_room(column) + 2

    def is_right(self, column: int) -> bool:
        """Whether the cells of a column stand at its right."""
        place = self._model.place
        return bool(place and self._model.columns[column].is_figure(place))

    def has_list(self, column: int) -> bool:
        """Whether the cells of a column are chosen from a list, now."""
        place, shown = self._model.place, self._model.columns[column]
        chosen = bool(shown.offered or (place and shown.is_chosen(place)))
        return chosen and self._model.is_writable(column)

    def indent(self, row: int, column: int) -> int:
        """How far the text of a cell is set in."""
        depth = self._model.columns[column].depth
        if depth is None or row >= len(self._model.records):
            return 0
        return self._px(_STEP_IN) * depth(self._model.records[row])

    def _lines(self, row: int, column: int, width: int, most: int) -> int:
        text = self._model.shown(row, column)
        inner = max(1, self._inner(column, width) - self.indent(row, column))
        # Most cells are short: they need no laying out.
        if "\n" not in text and (len(text) < 4 or len(text) * self._widest < inner):
            return 1
        return self._laid(text, inner, right=False, lines=most).lines

    @property
    def _widest(self) -> int:
        return self._view.fontMetrics().maxWidth()

    @property
    def _set(self) -> Setting:
        if self._how is None:
            self._how = setting(DATA)
        return self._how

    def _inner(self, column: int, width: float) -> int:
        """The room of the text of a cell so wide."""
        return max(1, round(width) - 2 * self._px(CELL_SIDE) - 1 - self._mark_room(column))

    def _mark_room(self, column: int) -> int:
        shown = self._model.columns[column]
        room = _SHAPE_ROOM if shown.marks else METER_ROOM if shown.meter else 0
        return self._px(room) if room else 0

    def _lines_in_all(self, row: int, column: int, width: int, most: int) -> int:
        """How many lines a cell shows, what stands below its text among them."""
        if self._is_stacked(column):
            return 2 if self._model.under(row, column) else 1
        return self._lines(row, column, width, most)

    def _is_stacked(self, column: int) -> bool:
        """Whether the cells of a column show one line over another, now."""
        shown = self._model.columns[column]
        return bool(shown.under or shown.parts) and self.density.most_lines > 1

    def _shown(self, row: int, column: int) -> str:
        """The text of a cell, without what stands below it."""
        if self._model.columns[column].parts and self._is_stacked(column):
            return self._model.texts(row, column)[0]
        return self._model.shown(row, column)

    def _laid(self, text: str, width: int, *, right: bool, lines: int = 0) -> LaidText:
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        most = lines or self.density.most_lines
        return self._texts.laid(text, self._set, width, most, align=side)

    def _ground(self, cell: _Cell, *, selected: bool, in_row: bool) -> str:
        """The colour of the ground of a cell; `in_row`: the cursor is in its row."""
        column, trouble = self._model.columns[cell.column], cell.trouble
        locked = not self._model.is_writable(cell.column) and not column.is_link
        is_wrong = trouble is not None and trouble.severity != "advice"
        grounds = (
            (cell.is_current and not self.lends_cursor, "canvas"),
            (selected and not (self.lends_cursor and cell.is_current), "soft"),
            (is_wrong, f"{trouble.severity}_ground" if trouble else ""),
            (self._model.is_head(cell.row), "sunken"),
            (in_row, "tint"),
            (locked, "locked_ground"),
        )
        return next((ground for holds, ground in grounds if holds), "canvas")

    def _tone(self, cell: _Cell, *, real: bool) -> str:
        """The colour of the text of a cell; not `real` is what only proposes or invites."""
        column, trouble = self._model.columns[cell.column], cell.trouble
        if not real:
            return "text3"
        if trouble is not None and trouble.severity == "error":
            return "error"
        if sign := self._model.sign(cell.row, cell.column):
            return TONES[sign]
        if self._model.is_struck(cell.row):
            return "text3"
        if column.is_link:
            return "accent"
        return "text2" if column.notes or not column.writable else "text"

    def _words(self, row: int, column: int, width: int) -> tuple[str, bool]:
        """What stands in a cell, and whether it is more than a proposal."""
        if self._model.is_spare(row):
            if column != self._inviting or self._model.locked():
                return "", False
            invites = _ADDS if self._model.records else _INVITES
            fits = (w for w in invites if self._view.fontMetrics().horizontalAdvance(w) <= width)
            return next(fits, ""), False
        text = self._shown(row, column)
        return (text, True) if text else (self._model.hint(row, column), False)

    def _paint_text(self, painter: QPainter, box: QRectF, cell: _Cell, ground: str) -> None:
        row, column, trouble = cell.row, cell.column, cell.trouble
        width = self._inner(column, box.width())
        text, real = self._words(row, column, width)
        self._paint_around(painter, box, cell, ground)
        if not text:
            return
        right = self.is_right(column)
        left, top = box.left() + self._px(CELL_SIDE), box.top() + self._px(self.density.above)
        marks = self._model.columns[column].marks
        if marks and real and text in marks:
            spot = shape_rect(left - self._px(3), top + self._px(_SINK), self._px(DATA.line))
            paint_shape(painter, marks[text], spot, self._theme, ground=ground)
        indent = self.indent(row, column)
        left += self._mark_room(column) + indent
        laid = self._laid(text, max(1, width - indent), right=right)
        colour = self._theme.colour(self._tone(cell, real=real))
        laid.draw(painter, left, top, colour)
        if real and trouble is not None and trouble.severity == "error":
            self._rule(painter, laid, QPointF(left, top), _UNDER, colour, dotted=True)
        if real and column == self._inviting and self._model.is_struck(row):
            self._rule(painter, laid, QPointF(left, top), _THROUGH, colour, dotted=False)

    def _paint_around(self, painter: QPainter, box: QRectF, cell: _Cell, ground: str) -> None:
        """Paint what stands before the text of a cell, and below it."""
        row, column, trouble = cell.row, cell.column, cell.trouble
        shown = self._model.columns[column]
        if not (shown.meter or shown.sign or shown.under or shown.parts):
            return
        left, top = box.left() + self._px(CELL_SIDE), box.top() + self._px(self.density.above)
        meter = self._model.meter(row, column)
        if meter is not None:
            tone = trouble.severity if trouble and trouble.severity != "advice" else "accent"
            names = {"ground": "line2", "bar": tone, "mark": "text2"}
            middle = left, top + self._px(DATA.line) / 2 + self._px(1)
            colour = self._theme.colour
            paint_meter(painter, meter, middle, {part: colour(n) for part, n in names.items()})
        if sign := self._model.sign(row, column):
            spot = shape_rect(left - self._px(1), top + self._px(_SINK), self._px(DATA.line))
            paint_shape(painter, sign, spot, self._theme, ground=ground)
        under = self._model.under(row, column) if self._is_stacked(column) else ""
        if under:
            laid = self._texts.laid(
                under,
                setting(CAPTION),
                self._inner(column, box.width()),
                align=Qt.AlignmentFlag.AlignRight
                if self.is_right(column)
                else Qt.AlignmentFlag.AlignLeft,
            )
            drop = self._px(DATA.line) + (self._px(DATA.line) - laid.height) / 2
            laid.draw(
                painter, left + self._mark_room(column), top + drop, self._theme.colour("text2")
            )

    def _rule(
        self,
        painter: QPainter,
        laid: LaidText,
        at: QPointF,
        height: float,
        colour: QColor,
        *,
        dotted: bool,
    ) -> None:
        """Draw a line under or through every line of a text."""
        pen = QPen(colour, 1, Qt.PenStyle.DotLine if dotted else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        first = 0
        for layout in laid.layouts:
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                y = at.y() + (first + number) * self._set.line + self._px(height)
                start = at.x() + line.naturalTextRect().left()
                painter.drawLine(QPointF(start, y), QPointF(start + line.naturalTextWidth(), y))
            first += layout.lineCount()

    def _paint_seam(self, painter: QPainter, box: QRectF) -> None:
        """Paint the place where columns are folded away."""
        painter.fillRect(box, self._theme.colour("sunken"))
        painter.setPen(self._theme.colour("line1"))
        step = self._px(_SEAM_STEP)
        y = box.top() - box.top() % step + step - 1
        while y < box.bottom():
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right() - 1, y))
            y += step

    def _paint_signs(
        self, painter: QPainter, box: QRectF, cell: _Cell, ground: str, *, hovered: bool
    ) -> None:
        """Paint the sign of a list, and the corner of an advice."""
        if cell.trouble is not None and cell.trouble.severity == "advice":
            tip, side = box.topRight(), self._px(_CORNER)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("advice"))
            corner = [tip - QPointF(side, 0), tip, tip + QPointF(0, side)]
            painter.drawPolygon(QPolygonF(corner))
        if (hovered or cell.is_current) and self.has_list(cell.column):
            room = self._px(CHEVRON_ROOM)
            under = QRectF(box.right() - room, box.top() + 3, room - 3, self._px(DATA.line) + 2)
            painter.fillRect(under, self._theme.colour(ground))
            left = under.center().x() - self._px(SHAPE) / 2
            top = box.top() + self._px(self.density.above + _SINK)
            spot = shape_rect(left, top, self._px(DATA.line))
            paint_shape(painter, "open", spot, self._theme)

    def _paint_lines(self, painter: QPainter, box: QRectF, index: Index) -> None:
        """Paint the lines between this cell and the next ones."""
        edge = index.column() in self._columns.still[-1:]
        right, bottom = box.right() - 0.5, box.bottom() - 0.5
        painter.setPen(self._theme.colour("line1"))
        painter.drawLine(QPointF(box.left(), bottom), QPointF(right, bottom))
        painter.setPen(self._theme.colour("line2" if edge else "line1"))
        painter.drawLine(QPointF(right, box.top()), QPointF(right, bottom))

    def _paint_cursor(self, painter: QPainter, box: QRectF) -> None:
        focused = self._view.hasFocus()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(self._theme.colour("accent" if focused else "edge"), 2)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(box.adjusted(1, 1, -1, -1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell in sight."""
        painter.save()
        box = QRectF(option.rect)  # type: ignore[attr-defined]  # PySide's stubs omit it
        # What stands over a row is painted when its cells are.
        box.setTop(box.top() + self._captions.height(index.row()))
        painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        if self._columns.is_seam(index.column()):
            self._paint_seam(painter, box)
            painter.restore()
            return
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        cell, at = self._cell(index), (index.row(), index.column())
        ground = self._ground(
            cell,
            selected=bool(state & QStyle.StateFlag.State_Selected),
            in_row=at[0] == self._view.currentIndex().row(),
        )
        painter.fillRect(box, self._theme.colour(ground))
        self._paint_lines(painter, box, index)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_text(painter, box, cell, ground)
        self._paint_signs(painter, box, cell, ground, hovered=at == self.hovered)
        if cell.is_current and not self.lends_cursor:
            self._paint_cursor(painter, box)
        painter.restore()
