"""The way of the Tab key through what is made when it is first wanted, or comes and goes.

Qt puts every new control last in its window, wherever in it the control stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QTabBar, QWidget


def stops(part: QWidget) -> list[QWidget]:
    """What of a part, itself or within it, the Tab key may stop at, in its order."""
    window = part.window()
    wanted = {part, *(each for each in part.findChildren(QWidget) if each.window() is window)}
    found = []
    for each in _way_from(part, window):
        if each in wanted:
            wanted.remove(each)
            if _stops(each):
                found.append(each)
        if not wanted:
            break
    return found


def first_box(part: QWidget) -> QWidget | None:
    """Where one begins to write: the first stop in sight that is no tab and no button."""
    found = [each for each in stops(part) if each.isVisible() and each.isEnabled()]
    boxes = (each for each in found if not isinstance(each, QAbstractButton | QTabBar))
    return next(boxes, found[0] if found else None)


def chain(before: QWidget, *parts: QWidget) -> None:
    """Let the Tab key go through the parts one after another, once it is past `before`."""
    for part in parts:
        for each in stops(part):
            QWidget.setTabOrder(before, each)
            before = each


def _stops(each: QWidget) -> bool:
    return bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus) and each.focusProxy() is None


def _way_from(part: QWidget, window: QWidget) -> Iterator[QWidget]:
    """A part and what comes after it by the Tab key, round the window, as far as asked for.

    PySide takes the widget that follows another for its child, and would end it with the
    other: it is given back to its parent. A window has none, and so is not reached that way.
    """
    last, passed, each = window.previousInFocusChain(), [], part
    try:
        while True:
            yield each
            following: QWidget | None = window if each is last else each.nextInFocusChain()
            if following is None or following is part:
                return
            if following is not window:
                passed.append(following)
            each = following
    finally:
        parents = {above for each in passed if (above := each.parentWidget()) is not None}
        for parent in parents:
            parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
