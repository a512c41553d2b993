"""How a table, a picture or a formula looks where it stands in a text that one edits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QPainter,
    QPen,
    QPixmap,
    QPyTextObject,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit

from db.markers import marker
from db.placed import Objects, PlacedObject
from db.records import Formula, TextPicture, TextTable
from desktop.window.fields.marked_text import line_of
from desktop.window.widgets.icons import paint_icon
from desktop.window.widgets.theme import Theme, em
from forms.editing.placed_texts import object_words

# The height of a picture as it stands in a text, and the widest it is there, in letters.
_PICTURE = 5.5, 12
_ICONS: dict[type, str] = {TextTable: "table", TextPicture: "picture", Formula: "formula"}
# Pictures as they are drawn, by the bytes that they were made of.
_KEPT = 24


class PlacedDrawing(QPyTextObject):
    """Draws each object as a framed line, a picture with itself at the left.

    `objects` gives what the lines of the box stand for now; None: for nothing.
    """

    def __init__(
        self, box: QPlainTextEdit, theme: Theme, objects: Callable[[], Objects | None]
    ) -> None:
        super().__init__(box)
        self._box = box
        self._theme = theme
        self._objects = objects
        self._pictures: dict[int, tuple[bytes, QPixmap]] = {}

    def _named(self, look: QTextFormat) -> tuple[PlacedObject | None, str]:
        """What an object stands for, and its words."""
        objects, found = self._objects(), marker(line_of(look))
        named = objects.named(found) if objects and found else None
        return named, object_words(named, found.key) if named and found else ""

    def _picture(self, data: bytes) -> QPixmap:
        """A picture as it is drawn; small, and kept."""
        known = self._pictures.get(id(data))
        if known is None or known[0] is not data:
            picture = QPixmap()
            picture.loadFromData(data)
            ratio = self._box.devicePixelRatioF()
            high, wide = (round(em(self._box, size) * ratio) for size in _PICTURE)
            if not picture.isNull():
                picture = picture.scaled(
                    wide,
                    high,
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
                picture.setDevicePixelRatio(ratio)
            if len(self._pictures) >= _KEPT:
                self._pictures.clear()
            known = self._pictures[id(data)] = data, picture
        return known[1]

    # Qt's own names from here on.

    def intrinsicSize(self, _document: QTextDocument, _at: int, look: QTextFormat) -> QSizeF:
        named, _words = self._named(look)
        line = self._box.fontMetrics().lineSpacing() + em(self._box, 0.5)
        high = em(self._box, _PICTURE[0] + 0.6) if isinstance(named, TextPicture) else line
        # As wide as the lines are.
        margin = 2 * round(self._box.document().documentMargin())
        wide = max(em(self._box, 4), self._box.viewport().width() - margin - 1)
        return QSizeF(wide, high)

    def drawObject(
        self,
        painter: QPainter,
        room: QRectF | QRect,
        _document: QTextDocument,
        _at: int,
        look: QTextFormat,
    ) -> None:
        named, words = self._named(look)
        pad, side = em(self._box, 0.4), em(self._box, 1.2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(room).adjusted(1, 2, -2, -2)
        painter.setPen(QPen(self._theme.colour("edge"), 1))
        painter.setBrush(self._theme.colour("sunken"))
        painter.drawRoundedRect(frame, 3, 3)
        left = frame.left() + pad
        if isinstance(named, TextPicture) and not (picture := self._picture(named.data)).isNull():
            size = picture.deviceIndependentSize()
            top = frame.center().y() - size.height() / 2
            painter.drawPixmap(QRectF(left, top, size.width(), size.height()), picture, QRectF())
            left += size.width() + pad
        elif named is not None:
            spot = QRectF(left, frame.center().y() - side / 2, side, side)
            paint_icon(painter, _ICONS[type(named)], spot, self._theme.colour("text2").name())
            left += side + pad
        rest = QRectF(left, frame.top(), frame.right() - pad - left, frame.height())
        metrics = self._box.fontMetrics()
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(rest.width()))
        painter.setPen(self._theme.colour("text"))
        painter.drawText(rest, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()
