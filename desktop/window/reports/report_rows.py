"""A list of a quarter's report in a grid: its rows are the plan's, and rest once issued."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from db.places import Place
from desktop.window.grid import Grid, GridColumn
from desktop.window.grid.footer import GridFooter
from desktop.window.widgets.toolbar import Toolbar

if TYPE_CHECKING:
    from desktop.window.fields.record_stack import PlaceOf
    from desktop.window.page import Tools
    from forms.reporting.reckoned import Reckoner


# What is told of a quarter, and what it is told of.
READS: tuple[Place, ...] = (
    ("reports",),
    ("plan", "fiscal_year"),
    ("plan", "indicators"),
    ("plan", "projects"),
    ("plan", "divisions"),
    ("plan", "framework", "components"),
)


class ReportRows(QWidget):
    """Shows the list `rows` of the report at `report_of`; `kind` is what its rows hold.

    While the report is `locked` nothing in it can be changed.
    """

    def __init__(
        self,
        tools: Tools,
        report_of: PlaceOf,
        reckoner: Reckoner,
        locked: Callable[[], bool],
        *,
        rows: str,
        kind: type[Any],
        name: str,
        columns: Sequence[GridColumn],
        frozen: bool = True,
    ) -> None:
        super().__init__()
        self._tools = tools
        self._report_of = report_of
        self._reckoner = reckoner
        self._locked = locked
        self._rows = rows
        self.grid = Grid(
            tools,
            self._list_place,
            columns,
            # The rows are given: none is ever made here.
            new_item=lambda _package: kind(),
            name=name,
            spread=True,
            frozen=frozen,
            fixed=True,
            locked=locked,
        )

    def give_frame(self) -> tuple[Toolbar, GridFooter]:
        """Let what stands over and under the rows be the page's own."""
        return self.grid.give_frame()

    def show_place(self, place: Place) -> bool:
        """Put the cursor into a field; False where it is in no row of this report."""
        return self.grid.show_place(place)

    def _list_place(self) -> Place | None:
        report = self._report_of()
        return None if report is None else (*report, self._rows)
