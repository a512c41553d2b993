"""The way of the Tab key through what is made when it is first wanted, or comes and goes.

Qt puts every new control last in its window, wherever in it the control stands.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QTabBar, QWidget


def stops(part: QWidget) -> list[QWidget]:
    """What of a part, itself or within it, the Tab key may stop at, in its order."""
    whole = _chain_of(part.window())
    at = whole.index(part)
    around = (*whole[at:], *whole[:at])
    return [each for each in around if _stops(each) and (each is part or part.isAncestorOf(each))]


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


def _chain_of(window: QWidget) -> list[QWidget]:
    """All of a window in the order of the Tab key, the window first.

    PySide takes the widget that follows another for its child, and would let go of it with
    the other, until it is asked for its true parent. A window has none: the way ends before
    it comes round to the window.
    """
    last = window.previousInFocusChain()
    whole = [window]
    while whole[-1] is not last:
        following: QWidget | None = whole[-1].nextInFocusChain()
        if following is None:
            break
        following.parentWidget()
        whole.append(following)
    return whole
