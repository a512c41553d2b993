"""Controls side by side in as many lines as they need, none of them cut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.window.widgets.theme import em


class FlowRow(QWidget):
    """A line of controls that goes on in another one where there is no more room.

    `gap`, in letters, is between them; its lines end at the right edge where it is `flush_right`.
    No layout of its own: one that Python makes does
    not survive the widgets that it holds.
    """

    def __init__(self, gap: float = 0.4, *, flush_right: bool = False) -> None:
        super().__init__()
        self._flush_right = flush_right
        self._gap = em(self, gap)
        self._widgets: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, *widgets: QWidget) -> None:
        """Put controls behind the others; several at once stay in one line."""
        widget = widgets[0] if len(widgets) == 1 else self._together(widgets)
        widget.setParent(self)
        self._widgets.append(widget)

    def _together(self, widgets: tuple[QWidget, ...]) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(em(self, 0.2))
        for widget in widgets:
            row.addWidget(widget)
        return holder

    def _sizes(self) -> list[tuple[QWidget, QSize]]:
        return [(each, each.sizeHint()) for each in self._widgets if not each.isHidden()]

    def _lines(self, width: int) -> list[list[tuple[QWidget, QSize]]]:
        """The controls in sight in lines no wider than `width`, unless one alone is."""
        lines: list[list[tuple[QWidget, QSize]]] = []
        end = 0
        for widget, size in self._sizes():
            if not lines or end + size.width() > width:
                lines.append([])
                end = 0
            lines[-1].append((widget, size))
            end += size.width() + self._gap
        return lines

    def _place(self) -> None:
        top = 0
        for line in self._lines(self.width()):
            high = max(size.height() for _widget, size in line)
            wide = sum(size.width() for _widget, size in line) + self._gap * (len(line) - 1)
            left = max(0, self.width() - wide) if self._flush_right else 0
            for widget, size in line:
                spot = QPoint(left, top + (high - size.height()) // 2)
                widget.setGeometry(QRect(spot, size))
                left += size.width() + self._gap
            top += high + self._gap

    # Qt's own names from here on.

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            # A control has other words, or has come into sight or gone.
            self.updateGeometry()
            self._place()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        highs = [max(size.height() for _widget, size in line) for line in self._lines(width)]
        return sum(highs) + self._gap * max(0, len(highs) - 1)

    def sizeHint(self) -> QSize:
        sizes = [size for _widget, size in self._sizes()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        sizes = [size for _widget, size in self._sizes()]
        return QSize(max((size.width() for size in sizes), default=0), self.sizeHint().height())
