"""A note that lies over a table: it takes no height from it, and covers no cell one writes in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import QWidget

from desktop.window.widgets.theme import px
from desktop.window.widgets.tokens import GAP_2

_WIDEST = 640


class FloatingNote(QObject):
    """Puts a panel over the foot of `host`, or over its top where `in_use` is at the foot.

    `in_use` is what must stay in sight, in the coordinates of the host.
    """

    def __init__(self, host: QWidget, in_use: Callable[[], QRect]) -> None:
        super().__init__(host)
        self._host = host
        self._in_use = in_use
        self._panel: QWidget | None = None

    def put(self, panel: QWidget) -> None:
        """Let this be the panel."""
        panel.setParent(self._host)
        self._panel = panel
        panel.setProperty("floating", True)  # noqa: FBT003 - Qt's own signature
        panel.installEventFilter(self)
        self._host.installEventFilter(self)

    def _place(self, panel: QWidget) -> None:
        host, gap = self._host.rect(), px(GAP_2)
        width = min(px(_WIDEST), host.width() - 2 * gap)
        layout = panel.layout()
        height = panel.sizeHint().height()
        if layout is not None and layout.hasHeightForWidth():
            height = layout.totalHeightForWidth(width)
        height = min(height, host.height())
        box = QRect(gap, host.bottom() + 1 - gap - height, width, height)
        used = self._in_use()
        if box.adjusted(0, -gap, 0, gap).intersects(used):
            box.moveBottom(max(height, used.top() - gap))
        panel.setGeometry(box)
        panel.raise_()

    # Qt's own names from here on.

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kinds = {QEvent.Type.Show, QEvent.Type.LayoutRequest, QEvent.Type.Resize}
        if event.type() in kinds and self._panel is not None and self._panel.isVisible():
            self._place(self._panel)
        return False
