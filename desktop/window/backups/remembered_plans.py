"""Remembers which plans the store has, and when each was saved last: beside the store itself.

Where the store is missing or damaged one day, this tells what a backup lacks.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QObject

from db.backups.offering import KnownPlan
from desktop.session.plans import Plans
from desktop.session.session import Session
from desktop.window.memory import Memory

_NAME = "plans"
# Seconds by which what is remembered may be behind: it is not written with every key.
_BEHIND = 60


class RememberedPlans(QObject):
    """Keeps the list of one store up to date."""

    def __init__(self, plans: Plans, session: Session, memory: Memory) -> None:
        super().__init__(plans)
        self._plans = plans
        self._session = session
        self._memory = memory
        self._known: dict[str, KnownPlan] = {}
        plans.changed.connect(self.refresh)
        session.saved.connect(self._on_saved)
        self.refresh()

    def refresh(self) -> None:
        """Take the list from the store."""
        if self._plans.is_ready:
            self._known = {
                entry.identity: KnownPlan(
                    entry.identity, entry.unit, entry.fiscal_year, entry.saved_at
                )
                for entry in self._plans.entries
            }
            self._write()

    def _on_saved(self) -> None:
        now = datetime.now(UTC)
        plan = self._session.package.plan if self._session.is_open else None
        known = self._known.get(plan.id) if plan else None
        if plan is None or known is None:
            return
        if (now - datetime.fromisoformat(known.saved_at)).total_seconds() > _BEHIND:
            moment = now.isoformat(timespec="microseconds")
            self._known[plan.id] = KnownPlan(plan.id, plan.unit.name, known.fiscal_year, moment)
            self._write()

    def _write(self) -> None:
        rows = [
            [plan.identity, plan.unit, plan.fiscal_year, plan.saved_at]
            for plan in self._known.values()
        ]
        self._memory.set_text(_NAME, json.dumps([self._plans.store_name, rows]))


def remembered(memory: Memory, store_name: str) -> tuple[KnownPlan, ...]:
    """The plans that a store had when it was open last; none where nothing is remembered."""
    try:
        store, rows = json.loads(memory.text(_NAME))
        return tuple(_known(*row) for row in rows) if store == store_name else ()
    except (TypeError, ValueError):
        return ()


def _known(identity: Any, unit: Any, year: Any, saved_at: Any) -> KnownPlan:
    datetime.fromisoformat(saved_at)
    return KnownPlan(str(identity), str(unit), int(year), saved_at)
