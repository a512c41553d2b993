"""Parts of a dialog below one another: as high as they are, scrolling where that is too high."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.window.widgets.theme import em, px
from desktop.window.widgets.tokens import GAP_2

# It shows at least so many letters of its height.
_LEAST = 6


class FittedArea(QScrollArea):
    """Out of sight while it has no parts."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(GAP_2))
        self.setWidget(inner)
        self.hide()

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """What it shows, from the top."""
        return tuple(self._column.itemAt(at).widget() for at in range(self._column.count()))

    def add(self, part: QWidget) -> None:
        """Show a part below the others."""
        self._column.addWidget(part)
        self.show()

    # Qt's own names from here on.

    def event(self, event: QEvent) -> bool:
        is_done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return is_done

    def sizeHint(self) -> QSize:
        width = max(self.viewport().width(), self.widget().minimumSizeHint().width())
        return QSize(width, max(self._column.totalHeightForWidth(width), 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(em(self, _LEAST), self.sizeHint().height()))
