"""A formula as it is printed: numerator over denominator, times a factor."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from db.records import Formula
from desktop.window.widgets.theme import Theme, em
from forms.figures import figure

_CENTRED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
_DOTS = "……………"


class _Boxes(NamedTuple):
    """Where the parts of a fraction stand."""

    label: QRectF
    numerator: QRectF
    denominator: QRectF
    factor: QRectF


class FractionView(QWidget):
    """Draws a formula; what is not written yet is dots."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._formula: Formula | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_formula(self, formula: Formula) -> None:
        """Draw another formula."""
        if formula == self._formula:
            return
        self._formula = formula
        self.setAccessibleName(self.words)
        self.updateGeometry()
        self.update()

    @property
    def words(self) -> str:
        """The formula as it is read out."""
        label, numerator, denominator, factor = self._texts()
        start = f"{label} = " if label else ""
        return f"{start}({numerator}) หารด้วย ({denominator}){f' {factor}' if factor else ''}"

    def _texts(self) -> tuple[str, str, str, str]:
        formula = self._formula or Formula()
        factor = "" if formula.multiplier is None else f"× {figure(Decimal(formula.multiplier))}"
        return (
            formula.label,
            formula.numerator.strip() or _DOTS,
            formula.denominator.strip() or _DOTS,
            factor,
        )

    def _boxes(self, width: float) -> _Boxes:
        """The places of the parts in a view of `width`; the factor stands behind the bar."""
        label, numerator, denominator, factor = self._texts()
        metrics, pad = QFontMetricsF(self.font()), em(self, 0.5)
        beside = metrics.horizontalAdvance(factor) + pad if factor else 0.0
        room = QRectF(0, 0, max(1.0, width - 2 * pad - beside), 1e6)
        head = metrics.boundingRect(room, int(_LEFT), label).height() if label else 0.0
        over = metrics.boundingRect(room, int(_CENTRED), numerator)
        under = metrics.boundingRect(room, int(_CENTRED), denominator)
        line = min(room.width(), max(over.width(), under.width()) + pad)
        top = pad + head + (pad / 2 if head else 0)
        bar = top + over.height() + pad / 4
        return _Boxes(
            QRectF(pad, pad, width - 2 * pad, head),
            QRectF(pad, top, line, over.height()),
            QRectF(pad, bar + pad / 4, line, under.height()),
            QRectF(pad + line + pad, bar - metrics.height() / 2, beside, metrics.height()),
        )

    # Qt's own names from here on.

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._boxes(width).denominator.bottom() + em(self, 0.5))

    def sizeHint(self) -> QSize:
        width = max(em(self, 16), self.width())
        return QSize(em(self, 16), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(em(self, 8), self.heightForWidth(max(em(self, 8), self.width())))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        label, numerator, denominator, factor = self._texts()
        boxes = self._boxes(self.width())
        painter.setPen(QPen(self._theme.colour("text"), max(1.0, em(self, 0.08))))
        painter.drawText(boxes.label, int(_LEFT), label)
        painter.drawText(boxes.numerator, int(_CENTRED), numerator)
        painter.drawText(boxes.denominator, int(_CENTRED), denominator)
        painter.drawText(boxes.factor, int(_LEFT), factor)
        bar = (boxes.numerator.bottom() + boxes.denominator.top()) / 2
        painter.drawLine(
            round(boxes.numerator.left()), round(bar), round(boxes.numerator.right()), round(bar)
        )
