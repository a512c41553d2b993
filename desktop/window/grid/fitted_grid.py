"""A grid as high as its rows, for a page that scrolls as a whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from db.places import Place
from desktop.window.grid import Grid, GridColumn
from desktop.window.grid.density import WHOLE
from desktop.window.page import Tools
from desktop.window.widgets.theme import em, px

if TYPE_CHECKING:
    from db.records import Package

# The elastic column is at least so wide.
_LEAST = 150
# Room for the editor of a cell that grows as one types.
_SPARE = 0.2


class FittedGrid(Grid):
    """Grows and shrinks with its rows; the page follows the cursor from cell to cell.

    The column `elastic` takes the width that the others leave.
    """

    def __init__(
        self,
        tools: Tools,
        list_place: Callable[[], Place | None],
        columns: Sequence[GridColumn],
        *,
        new_item: Callable[[Package], Any],
        name: str,
        elastic: int,
    ) -> None:
        super().__init__(
            tools,
            list_place,
            columns,
            new_item=new_item,
            name=name,
            elastic=(elastic,),
            least=px(_LEAST),
            adjustable=False,
        )
        # The table stands in a form, among fields.
        self.view.setProperty("flush", False)  # noqa: FBT003 - Qt's own signature
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The page scrolls: nothing of a cell needs to be hidden.
        self.view.heights.set_density(WHOLE)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit)
        header = self.view.verticalHeader()
        for signal in (header.sectionResized, header.sectionCountChanged):
            signal.connect(lambda *_: self._fitting.start())
        self.view.horizontalScrollBar().rangeChanged.connect(lambda *_: self._fitting.start())
        self.view.selectionModel().currentChanged.connect(lambda *_: self._follow())
        self._order_tabs()
        self._fit()

    def _order_tabs(self) -> None:
        """The Tab key goes over the buttons to the table, as they stand."""
        # Without a proxy: Qt would jump from the one before the grid to the table.
        self.setFocusProxy(None)  # type: ignore[arg-type]  # PySide's stubs lack None
        for before, after in pairwise(self.in_tab_order()):
            self.setTabOrder(before, after)

    def _put_note(self, panel: QWidget) -> None:
        """Give the note room of its own below the table: the page is longer by that."""
        cast(QVBoxLayout, self.layout()).insertWidget(2, panel)

    def _show_message(self) -> None:
        super()._show_message()
        self.footer.setVisible(bool(self.footer.trouble))

    def _fit(self) -> None:
        view = self.view
        across = view.horizontalScrollBar()
        bar = across.sizeHint().height() if across.maximum() > 0 else 0
        rows = view.horizontalHeader().height() + view.verticalHeader().length()
        height = rows + bar + 2 * view.frameWidth() + em(self, _SPARE)
        if height != view.height():
            view.setFixedHeight(height)

    def _follow(self) -> None:
        """Keep the current cell in sight of the page."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea) and self.view.hasFocus() and above.widget() is not None:
            cell = self.view.visualRect(self.view.currentIndex())
            spot: QPoint = self.view.viewport().mapTo(above.widget(), cell.center())
            room = min(cell.height() // 2 + em(self, 1), above.viewport().height() // 2)
            above.ensureVisible(spot.x(), spot.y(), 0, room)

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fitting.start()
