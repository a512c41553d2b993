"""What the mouse does: drags that end on a row of a list, double clicks."""

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest


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


def double_click(widget, at):
    """Click twice at a point."""
    QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, pos=at)
    # Qt's test leaves the button down for the whole program: widths would seem to be dragged.
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=at)
