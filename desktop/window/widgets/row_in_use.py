"""Where one writes: what nothing may lie over."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget


def row_in_use(inside: QWidget) -> QRect:
    """The row of the cursor in a table or a list, or the line that is typed in, within a widget.

    Null where the focus is elsewhere.
    """
    focus = QApplication.focusWidget()
    if focus is None or not inside.isAncestorOf(focus):
        return QRect()
    view = focus
    while not isinstance(view, QAbstractItemView) and view.parentWidget() is not inside:
        above = view.parentWidget()
        if above is None:
            break
        view = above
    if isinstance(view, QAbstractItemView):
        box = view.visualRect(view.currentIndex())
        if focus is not view:
            box = box.united(QRect(focus.mapTo(view.viewport(), QPoint()), focus.size()))
        row = QRect(0, box.top(), view.viewport().width(), box.height())
        return QRect(view.viewport().mapTo(inside, row.topLeft()), row.size())
    if not focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
        # Nothing is typed there.
        return QRect()
    line = focus.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    box = line if isinstance(line, QRect) else line.toRect() if line is not None else QRect()
    row = QRect(0, box.top(), focus.width(), box.height())
    return QRect(focus.mapTo(inside, row.topLeft()), row.size())
