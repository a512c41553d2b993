"""The way of the Tab key through what is made when it is first wanted, or comes and goes.

Qt puts every new control last in its window, wherever in it the control stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QTabBar, QTabWidget, QWidget

# The property of a control where one begins to write though others stand above it.
BEGINS = "begins"


@runtime_checkable
class HasTabOrder(Protocol):
    """A part whose controls were not made in the order in which they stand."""

    def in_tab_order(self) -> Sequence[QWidget]:
        """What it is made of, as the Tab key is to go through it."""


def stops(part: QWidget) -> list[QWidget]:
    """What of a part the Tab key may stop at: the part itself, or what it is made of."""
    # Not by Qt's own chain: asking it for the next one, PySide makes that one its owner.
    if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None:
        return [part]
    if isinstance(part, HasTabOrder):
        within: Sequence[object] = part.in_tab_order()
    else:
        within = part.children()
    inner = (each for each in within if isinstance(each, QWidget) and not each.isWindow())
    return [stop for each in inner for stop in stops(each)]


def first_box(part: QWidget) -> QWidget | None:
    """Where one begins to write: the first stop in sight that is no tab and no button.

    One that has the property BEGINS comes before those above it.
    """
    found = [each for each in stops(part) if each.isVisible() and each.isEnabled()]
    boxes = [each for each in found if not isinstance(each, QAbstractButton | QTabBar)]
    begins = (each for each in boxes if each.property(BEGINS))
    return next(begins, next(iter((*boxes, *found)), None))


def begin_in_tab(tabs: QTabWidget, *, clicked: bool = False) -> None:
    """Go on where one writes in the tab that came into sight.

    The focus stays on the bar of tabs, and on what is outside of them, but where one `clicked`.
    """
    page, focus = tabs.currentWidget(), QApplication.focusWidget()
    is_elsewhere = clicked and (focus is None or not page.isAncestorOf(focus))
    # Qt gives the focus to what comes first there: a button, or the frame of what is not made yet.
    if is_elsewhere or focus is page or focus is tabs or _is_button_in(page, focus):
        box = first_box(page)
        if box is not None:
            box.setFocus()
        else:
            # What was made only now is shown in a moment.
            QTimer.singleShot(0, tabs, lambda: begin_in(tabs.currentWidget()))


def begin_in(page: QWidget) -> None:
    """Give the focus to where one begins to write, where nothing in a page has it yet."""
    box = first_box(page)
    if box is not None and QApplication.focusWidget() in (page, page.parentWidget()):
        box.setFocus()


def chain(before: QWidget, *parts: QWidget) -> None:
    """Let the Tab key go through the parts one after another, once it is past `before`.

    That is a control that takes the focus; as the last part as well, it comes after them.
    """
    for part in parts:
        for each in stops(part):
            QWidget.setTabOrder(before, each)
            before = each


def _is_button_in(page: QWidget, focus: QWidget | None) -> bool:
    return isinstance(focus, QAbstractButton) and page.isAncestorOf(focus)
