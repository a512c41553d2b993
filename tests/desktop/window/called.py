"""Parts of the window by what they are called, wherever they stand."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QMenu,
    QTabBar,
    QTabWidget,
    QWidget,
)

Tabs = QTabBar | QTabWidget


def called(parent: QWidget, words: str, kind: type = QWidget) -> Any:
    """The one widget of a kind within another that is called so, or has these words on it."""
    found = [
        widget
        for widget in parent.findChildren(kind)
        if words in {widget.accessibleName(), getattr(widget, "text", str)()}
    ]
    assert len(found) == 1, (words, found)
    return found[0]


def quarter_button(page: Any, quarter: int) -> QAbstractButton:
    """The button above a page that takes a quarter."""
    buttons: list[QAbstractButton] = page.quarters.findChildren(QAbstractButton)
    (button,) = [each for each in buttons if each.accessibleName().startswith(f"ไตรมาส {quarter} ")]
    return button


def act(menu: QMenu, words: str) -> None:
    """Choose what a menu offers; its key need not be said."""
    offered = {action.text().partition("\t")[0]: action for action in menu.actions()}
    offered[words].trigger()


def choose(combo: QComboBox, words: str) -> None:
    """Choose the line of a list that begins with these words."""
    lines = [combo.itemText(at) for at in range(combo.count())]
    (at,) = [number for number, line in enumerate(lines) if line.startswith(words)]
    combo.setCurrentIndex(at)


def column_called(grid: Any, words: str) -> int:
    """Where the column with this heading stands in a grid."""
    return [column.words for column in grid.model.columns].index(words)


def cell_called(view: QAbstractItemView, row: int, heading: str) -> QModelIndex:
    """The cell of a row under a column's heading, or what alone begins so."""
    model, across = view.model(), Qt.Orientation.Horizontal
    heads = [str(model.headerData(at, across)) for at in range(model.columnCount())]
    (at,) = [at for at, words in enumerate(heads) if words.startswith(heading)]
    return model.index(row, at)


def titles(tabs: Tabs) -> list[str]:
    """The words of all tabs, without how many there are of what they hold."""
    return [re.sub(r" \([\d,]+\)$", "", tabs.tabText(at)) for at in range(tabs.count())]


def choose_tab(tabs: Tabs, title: str) -> None:
    tabs.setCurrentIndex(titles(tabs).index(title))


def chosen_tab(tabs: Tabs) -> str:
    return titles(tabs)[tabs.currentIndex()]


def part_of(page: Any, title: str) -> Any:
    """What stands in a page's tab, made where it is not yet."""
    return page.part(titles(page.tabs).index(title))
