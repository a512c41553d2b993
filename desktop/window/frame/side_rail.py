"""The left side of the window: which plan is open, its pages, its problems."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.window.frame.plan_switcher import PlanSwitcher
from desktop.window.frame.rail import Rail
from desktop.window.frame.rail_foot import RailFoot
from desktop.window.widgets.theme import px
from desktop.window.widgets.tokens import GAP_1, NARROW_RAIL_WIDTH, RAIL_WIDTH

_SIDE = 6


class SideRail(QFrame):
    """Of one width, whatever stands in it; narrow, it shows icons and shapes alone."""

    def __init__(self, switcher: PlanSwitcher, rail: Rail, foot: RailFoot) -> None:
        super().__init__()
        self.setObjectName("side-rail")
        self.switcher, self.rail, self.foot = switcher, rail, foot
        side = px(_SIDE)
        top = QVBoxLayout()
        top.setContentsMargins(side, px(GAP_1), side, 0)
        top.addWidget(switcher)
        line = QFrame()
        line.setObjectName("rail-foot")
        below = QVBoxLayout(line)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addLayout(top)
        column.addWidget(rail, 1)
        column.addWidget(line)
        self.set_compact(compact=False)

    def set_compact(self, *, compact: bool) -> None:
        """Show icons and shapes alone, or words as well."""
        self.setFixedWidth(px(NARROW_RAIL_WIDTH if compact else RAIL_WIDTH))
        for part in (self.switcher, self.rail, self.foot):
            part.set_compact(compact=compact)
