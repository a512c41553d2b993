"""A page of several tabs that shows one quarter, chosen over them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.window.reports.quarter_bar import QuarterBar
from desktop.window.tabbed_page import Tab, TabbedPage
from desktop.window.widgets.theme import em
from forms.editing.changes import EVERYTHING
from forms.reporting.quarters import report_place

if TYPE_CHECKING:
    from db.places import Place
    from desktop.window.page import Tools
    from forms.editing.changes import Change


class QuarterPage(TabbedPage):
    """Shows the quarter that its bar has chosen; a place in a report chooses its quarter.

    `below` stands between the bar and the tabs.
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
        above = QWidget()
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(above, 0.4))
        column.addWidget(self.quarters)
        if below is not None:
            column.addWidget(below)
        super().__init__(tools, name, words, tabs, above=above)
        self.quarters.chosen.connect(self._on_quarter_chosen)

    def report_place(self) -> Place | None:
        """The place of the report of the chosen quarter; None where there is none."""
        session = self._tools.session
        return report_place(session.package, self.quarters.quarter) if session.is_open else None

    def quarter(self) -> int | None:
        return self.quarters.quarter

    def show_change(self, change: Change) -> None:
        self.quarters.refresh()
        super().show_change(change)

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
