"""A chart on the screen: the shapes that paper has, in the window's letters and colours."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.window.widgets.theme import Theme, em
from forms.charts import Box, Drawing, Ink, Marker, Shape, Stroke, Words, drawing
from forms.charts.hatching import hatching
from forms.charts.table import chart_table
from forms.document import Chart
from forms.thai.measuring import text_width
from forms.thai.strips import POINTS

# The colours of the theme for each ink; form and pattern say the same.
_INKS: dict[Ink, str] = {
    "text": "text",
    "rule": "line2",
    "planned": "text2",
    "actual": "accent",
    "behind": "warning",
    "far": "error",
}
_SAMPLE = "ความก้าวหน้าของงานทั้งแผน 123.45"
_FLAGS = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}
# Room on either side of a text's anchor: none is longer.
_FAR = 5000.0
_NONE = Chart("bars", (), (), "")


class ChartView(QWidget):
    """Draws a chart as wide as it is itself; what it shows is its accessible description."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chart = _NONE
        self._drawn: tuple[int, Drawing] | None = None
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(em(self, 16))

    @property
    def chart(self) -> Chart:
        """The chart that it draws."""
        return self._chart

    def show_chart(self, chart: Chart) -> None:
        """Draw another chart."""
        if chart == self._chart:
            return
        self._chart, self._drawn = chart, None
        self.setAccessibleDescription(words_of(chart))
        self.updateGeometry()
        self.update()

    @cached_property
    def _pixels(self) -> float:
        """Pixels that a millimetre of the layout is: its letters become the window's own."""
        on_paper = text_width(_SAMPLE, self._chart.size) / POINTS
        return QFontMetricsF(self.font()).horizontalAdvance(_SAMPLE) / on_paper

    def _drawing(self, width: int) -> Drawing:
        if self._drawn is None or self._drawn[0] != width:
            self._drawn = width, drawing(self._chart, width / self._pixels)
        return self._drawn[1]

    def _paint(self, painter: QPainter, shape: Shape) -> None:
        match shape:
            case Stroke():
                self._stroke(painter, shape)
            case Box():
                self._box(painter, shape)
            case Marker():
                self._marker(painter, shape)
            case Words():
                self._words(painter, shape)

    def _colour(self, ink: Ink) -> QColor:
        return self._theme.colour(_INKS[ink])

    def _at(self, x: float, y: float) -> QPointF:
        return QPointF(x * self._pixels, y * self._pixels)

    def _rect(self, left: float, top: float, width: float, height: float) -> QRectF:
        return QRectF(self._at(left, top), self._at(left + width, top + height))

    def _pen(self, ink: Ink, width: float) -> QPen:
        return QPen(self._colour(ink), max(1.0, width * self._pixels))

    def _stroke(self, painter: QPainter, stroke: Stroke) -> None:
        pen = self._pen(stroke.ink, stroke.width)
        if stroke.dash:
            pen.setDashPattern([length / stroke.width for length in stroke.dash])
        painter.setPen(pen)
        painter.drawPolyline([self._at(x, y) for x, y in stroke.points])

    def _box(self, painter: QPainter, box: Box) -> None:
        painter.setPen(self._pen(box.ink, 0.2))
        for start, end in hatching(box):
            painter.drawLine(self._at(*start), self._at(*end))
        solid = box.pattern == "solid"
        painter.setBrush(self._colour(box.ink) if solid else Qt.BrushStyle.NoBrush)
        painter.drawRect(self._rect(box.left, box.top, box.width, box.height))

    def _marker(self, painter: QPainter, marker: Marker) -> None:
        half = marker.size / 2
        rect = self._rect(marker.x - half, marker.y - half, marker.size, marker.size)
        painter.setPen(self._pen(marker.ink, 0.3))
        painter.setBrush(self._theme.colour("canvas") if marker.round else self._colour(marker.ink))
        if marker.round:
            painter.drawEllipse(rect)
        else:
            painter.drawRect(rect)

    def _words(self, painter: QPainter, words: Words) -> None:
        font = QFont(self.font())
        font.setBold(words.bold)
        painter.setFont(font)
        painter.setPen(self._colour("text"))
        point = self._at(words.x, words.baseline)
        ascent = QFontMetricsF(font).ascent()
        left = {"left": 0.0, "center": _FAR / 2, "right": _FAR}[words.anchor]
        room = QRectF(point.x() - left, point.y() - ascent, _FAR, 2 * ascent)
        painter.drawText(room, _FLAGS[words.anchor] | Qt.AlignmentFlag.AlignTop, words.text)

    # Qt's own names from here on.

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._drawing(max(width, self.minimumWidth())).height * self._pixels) + 1

    def sizeHint(self) -> QSize:
        width = em(self, 40)
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for shape in self._drawing(self.width()).shapes:
            self._paint(painter, shape)


def words_of(chart: Chart) -> str:
    """A chart's figures as they are read out."""
    table = chart_table(chart)
    heads = [cell.text for cell in table.header[0].cells]
    return "; ".join(
        ", ".join(
            f"{head} {cell.text}" if at else cell.text
            for at, (head, cell) in enumerate(zip(heads, row.cells, strict=True))
        )
        for row in table.body
    )
