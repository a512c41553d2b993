"""How far each plan of the store has come: looked up in the background, one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.errors import PhaenError
from desktop.clock import local_today
from forms import printing

if TYPE_CHECKING:
    from db.records import Package
    from db.store.store import PlanEntry
    from desktop.window.page import Tools
    from forms.plan_stage import PlanSummary


class PlanSummaries(QObject):
    """Knows each plan as it was saved last; of the open one what the checker has found."""

    # More is known.
    changed = Signal()

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._known: dict[tuple[int, str], PlanSummary | None] = {}
        self._is_looking = False

    def of(self, entry: PlanEntry) -> PlanSummary | None:
        """What is known of a plan; None while nothing is."""
        session = self._tools.session
        if entry.number == session.number and session.is_open:
            from forms.plan_stage import summary  # noqa: PLC0415 - with a plan

            return summary(session.package, self._tools.checker.problems)
        return self._known.get((entry.number, entry.saved_at))

    def look(self) -> None:
        """Look at the next plan that is not known yet; at the others after it."""
        session, plans = self._tools.session, self._tools.plans
        if self._is_looking or not plans.is_ready:
            return
        unknown = (
            entry
            for entry in plans.entries
            if entry.number != session.number and (entry.number, entry.saved_at) not in self._known
        )
        entry = next(unknown, None)
        if entry is None:
            return
        # What cannot be read is not asked for again and again.
        self._known[(entry.number, entry.saved_at)] = None
        try:
            package, _drafts = plans.look(entry.number)
        except PhaenError:
            self.look()
            return
        self._is_looking = True
        self._check(entry, package)

    def _check(self, entry: PlanEntry, package: Package) -> None:
        today = local_today()

        def find(_progress: object) -> PlanSummary:
            from forms.editions.opening import opened_edition  # noqa: PLC0415 - as above
            from forms.plan_stage import summary  # noqa: PLC0415 - as above

            edition = opened_edition(package.plan).edition
            found = printing.find_problems(package, edition, today)
            return summary(package, [each for each in found if each.accepted is None])

        def know(found: PlanSummary) -> None:
            self._known[(entry.number, entry.saved_at)] = found
            go_on(None)

        def go_on(_error: object) -> None:
            self._is_looking = False
            self.changed.emit()
            self.look()

        self._tools.tasks.run(find, done=know, failed=go_on, after_paint=True)
