"""The lists of the overview side by side: in two columns, or in three where there is the width."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.window.widgets.divider import divider
from desktop.window.widgets.theme import px

# Of what width on there are three columns, which groups stand in each, and its share of the width.
_WIDE = 1300
_TWO = (((0, 1), 6), ((2, 3), 4), ((), 0))
_THREE = (((0,), 10), ((1, 2), 9), ((3,), 9))


class OverviewColumns(QWidget):
    """Four groups of widgets, of which those one reads first stand at the left."""

    def __init__(self, groups: Sequence[Sequence[QWidget]]) -> None:
        super().__init__()
        self._groups = [_below_one_another(group) for group in groups]
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._columns: list[QWidget] = []
        self._lines: list[QWidget] = []
        for at in range(len(_TWO)):
            if at:
                self._lines.append(divider(wide=1))
                self._row.addWidget(self._lines[-1])
            column = _below_one_another(())
            self._columns.append(column)
            self._row.addWidget(column)
        self._shown = 0
        self._set_out(self.width())

    @property
    def count(self) -> int:
        """How many columns there are now."""
        return self._shown

    def _set_out(self, width: int) -> None:
        """Put the groups where there is room for them."""
        plan = _THREE if width >= px(_WIDE) else _TWO
        count = sum(bool(groups) for groups, _share in plan)
        if count == self._shown:
            return
        self._shown = count
        for at, (groups, share) in enumerate(plan):
            layout = self._columns[at].layout()
            for number in groups:
                group = self._groups[number]
                if isinstance(layout, QVBoxLayout):
                    layout.removeWidget(group)
                    # Before what stretches at its end.
                    layout.insertWidget(layout.count() - 1, group)
                    group.show()
            self._columns[at].setVisible(bool(groups))
            self._row.setStretch(2 * at, share)
            if at:
                self._lines[at - 1].setVisible(bool(groups))

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_out(self.width())


def _below_one_another(widgets: Sequence[QWidget]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    if not widgets:
        column.addStretch(1)
    return holder
