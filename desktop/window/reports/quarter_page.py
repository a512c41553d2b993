"""A page of several tabs that shows one quarter, chosen in its head."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from db.places import Place
from desktop.window.reports.quarter_bar import QuarterBar
from desktop.window.tabbed_page import Tab, TabbedPage
from forms.editing.changes import EVERYTHING
from forms.reporting.quarters import QUARTERS, report_place

if TYPE_CHECKING:
    from desktop.window.page import Tools
    from forms.editing.changes import Change


# What the bar of quarters says of them.
_OF_QUARTERS: tuple[Place, ...] = (
    ("plan", "fiscal_year"),
    ("reports", "quarter"),
    ("reports", "issuances"),
)


class QuarterPage(TabbedPage):
    """Shows the quarter that its bar has chosen; a place in a report chooses its quarter.

    `below` stands over the tabs.
    """

    def __init__(
        self,
        tools: Tools,
        name: str,
        words: str,
        tabs: Sequence[Tab],
        *,
        below: QWidget | None = None,
    ) -> None:
        self.quarters = QuarterBar(tools)
        super().__init__(tools, name, words, tabs, above=below)
        self.switch = self.quarters
        self.quarters.chosen.connect(self._on_quarter_chosen)
        # The quarter in sight: on another page another one may be chosen.
        self._quarter: int | None = None
        self._steps = (
            self.command("ไตรมาสถัดไป", "Alt+PgDown", lambda: self._step(1)),
            self.command("ไตรมาสก่อนหน้า", "Alt+PgUp", lambda: self._step(-1)),
        )

    def report_place(self) -> Place | None:
        """The place of the report of the chosen quarter; None where there is none."""
        session = self._tools.session
        return report_place(session.package, self.quarters.quarter) if session.is_open else None

    def quarter(self) -> int | None:
        return self.quarters.quarter

    def commands(self) -> tuple[QAction, ...]:
        return self._steps

    def _step(self, by: int) -> None:
        """Go to the next quarter or the one before, and to where one begins there."""
        quarter = self.quarters.quarter + by
        if quarter in QUARTERS:
            self.quarters.choose(quarter)
            self.quarters.chosen.emit(quarter)
            self.begin()

    def show_change(self, change: Change) -> None:
        super().show_change(self._of_quarter(change))

    def _of_quarter(self, change: Change) -> Change:
        """A change in the quarter in sight, which the bar shows: of another one everything."""
        if self._quarter != self.quarters.quarter:
            self._quarter, change = self.quarters.quarter, EVERYTHING
        if change.touches(*_OF_QUARTERS):
            self.quarters.refresh()
        return change

    def show_place(self, place: Place) -> None:
        match place:
            case ("reports", int(index), *_):
                report = self._tools.session.package.reports[index]
                self.quarters.choose(report.quarter or self.quarters.quarter)
                self._on_quarter_chosen()
        super().show_place(place)

    def _on_quarter_chosen(self) -> None:
        self.show_change(EVERYTHING)
        self.form_changed.emit()
