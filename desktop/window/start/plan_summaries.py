"""How far the plans in sight have come: looked up in the background, one after another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.clock import local_today
from forms import printing

if TYPE_CHECKING:
    from db.store.store import PlanEntry
    from desktop.window.page import Tools
    from forms.plan_stage import PlanSummary


class PlanSummaries(QObject):
    """Knows each plan as it was saved last; of the open one what the checker has found.

    `in_sight` gives the plans that are: a store on a server may have hundreds.
    """

    # More is known.
    changed = Signal()

    def __init__(
        self, tools: Tools, in_sight: Callable[[], Sequence[PlanEntry]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tools = tools
        self._in_sight = in_sight
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
            for entry in self._in_sight()
            if entry.number != session.number and (entry.number, entry.saved_at) not in self._known
        )
        entry = next(unknown, None)
        if entry is None:
            return
        # What cannot be read is not asked for again and again.
        self._known[(entry.number, entry.saved_at)] = None
        self._is_looking = True
        self._check(entry)

    def _check(self, entry: PlanEntry) -> None:
        plans, today = self._tools.plans, local_today()

        def find(_progress: object) -> PlanSummary:
            from forms.editions.opening import opened_edition  # noqa: PLC0415 - as above
            from forms.plan_stage import summary  # noqa: PLC0415 - as above

            package, _drafts = plans.look(entry.number)
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
