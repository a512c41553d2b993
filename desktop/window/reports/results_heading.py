"""The second line of สยป.3, as the unit writes it."""

from __future__ import annotations

from desktop.window.fields.field_form import FieldForm
from desktop.window.fields.record_stack import PlaceOf
from desktop.window.page import Tools
from forms.editing.changes import EVERYTHING, Change
from forms.editions.labels import line_without
from forms.reporting.progress import report_heading


class ResultsHeading(FieldForm):
    """One field of the report at `report_of`; empty it says what is printed instead."""

    def __init__(self, tools: Tools, report_of: PlaceOf) -> None:
        super().__init__(tools, report_of())
        self._report_of = report_of
        self._tools = tools
        self.add("heading")

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the line of the report as it is now."""
        place = self._root = self._report_of()
        super().refresh(change)
        # Not before: what was typed for another quarter is in the plan only now.
        session = self._tools.session
        if place is not None:
            package = session.package
            quarter = package.reports[int(place[1])].quarter or 0
            earlier = report_heading(package, quarter - 1)
            words = earlier or line_without(session.edition, "report_heading")
            self.fields[0].set_hint(words)
