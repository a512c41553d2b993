"""What the mouse does to lists: drags that end on a row."""

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent


def drop_on(view, row, *, below):
    """Let go of the dragged current row over the lower or the upper part of another one."""
    box = view.visualRect(view.model().index(row, 0))
    y = box.bottom() - 1 if below else box.top() + 1
    event = QDropEvent(
        QPointF(box.center().x(), y),
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    view.dropEvent(event)
