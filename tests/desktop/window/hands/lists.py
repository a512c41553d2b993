"""What hands do in lists and trees of records: add, order, drag, take out."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QTabBar, QWidget

from desktop.window.fields.ordered_list import OrderedList
from desktop.window.fields.row_list import RowList
from desktop.window.parts.part_tree import PartTree
from desktop.window.unit.division_tree import DivisionTree
from desktop.window.widgets.card_list import CardList
from tests.desktop.mouse import drop_on
from tests.desktop.window.hands.reach import ALT, CONTROL, MOVES, NONE, SHIFT, Key, Press, Reach

_IN_ROWS: tuple[Press, ...] = ((Key.Key_Return, CONTROL), (Key.Key_Minus, CONTROL), *MOVES)
_IN_LIST: tuple[Press, ...] = (
    (Key.Key_Up, NONE),
    (Key.Key_Down, NONE),
    (Key.Key_Insert, NONE),
    (Key.Key_Delete, NONE),
    *MOVES,
)
_IN_TREE: tuple[Press, ...] = (
    (Key.Key_Insert, NONE),
    (Key.Key_Insert, SHIFT),
    (Key.Key_Minus, CONTROL),
    (Key.Key_Right, ALT | SHIFT),
    (Key.Key_Left, ALT | SHIFT),
    *MOVES,
)


class ListHands(Reach):
    """Hands at lists and trees."""

    def _order_rows(self) -> None:
        """Add, move and remove rows that are written in place, and divisions."""
        rows = self._found((RowList, DivisionTree))
        if isinstance(rows, DivisionTree):
            rows.tree.setFocus()
            self.press(self._any([Key.Key_Up, Key.Key_Down]))
            self.press(*self._any(_IN_TREE))
        elif isinstance(rows, RowList):
            if rows.contents:
                rows.focus_row(self._chance.randrange(len(rows.contents)))
                self.press(*self._any(_IN_ROWS))
            else:
                rows.add_button.click()

    def _press_in_list(self) -> None:
        """Add, move and remove in lists and trees of records."""
        found = self._found((CardList, PartTree))
        if found is None:
            return
        found.setFocus()
        for _ in range(self._chance.randrange(6)):
            self.press(self._any([Key.Key_Down, Key.Key_Down, Key.Key_Up]))
        self.press(*self._any(_IN_LIST))
        self._end_picker()

    def _drag(self) -> None:
        """Drag a row of a list or a tree, or a tab, to another place."""
        found = self._found(QWidget, _has_drags)
        if isinstance(found, QTabBar):
            tabs = range(found.count())
            found.moveTab(self._any(tabs), self._any(tabs))
        elif isinstance(found, OrderedList):
            # As the mouse does that takes hold of a row.
            found.setFocus()
            rows = range(found.model().rowCount())
            found.choose(self._any(rows))
            drop_on(found, self._any(rows), below=self._chance.random() < 0.5)
        elif isinstance(found, PartTree):
            found.setFocus()
            self._drag_in(found)

    def _drag_in(self, tree: PartTree) -> None:
        """Let go of a row of a tree onto or between others, where that may be."""
        model, rows = tree.model(), _rows(tree)
        data = model.mimeData([self._any(rows)])
        over = self._any(rows)
        at = self._chance.randrange(-1, model.rowCount(over) + 1)
        where = (Qt.DropAction.MoveAction, at, 0, over)
        if model.canDropMimeData(data, *where):
            model.dropMimeData(data, *where)


def _has_drags(widget: QWidget) -> bool:
    if isinstance(widget, QTabBar):
        return widget.isMovable() and widget.count() > 1
    return isinstance(widget, OrderedList | PartTree) and widget.model().rowCount() > 0


def _rows(tree: PartTree, parent: QModelIndex | None = None) -> list[QModelIndex]:
    """The rows of a tree at every depth."""
    model, above = tree.model(), parent or QModelIndex()
    here = [model.index(row, 0, above) for row in range(model.rowCount(above))]
    return [index for row in here for index in (row, *_rows(tree, row))]
