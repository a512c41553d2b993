"""What can be offered for a store that cannot be opened: a backup, and what it lacks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from db.backups.backups import Backups
from db.backups.names import Backup
from db.store.store import PlanEntry


@dataclass(frozen=True, slots=True)
class KnownPlan:
    """What is known of a plan of a store that cannot be opened; `saved_at` is UTC in ISO form."""

    identity: str
    unit: str
    fiscal_year: int
    saved_at: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A backup with its plans, and of those known the ones that it has not, or not as new."""

    backup: Backup
    plans: tuple[PlanEntry, ...]
    missing: tuple[KnownPlan, ...]
    older: tuple[KnownPlan, ...]


def offer(
    backups: Backups, remembered: Iterable[KnownPlan] = (), backup: Backup | None = None
) -> Offer | None:
    """The newest good backup, or the one given, beside all that is known of the store's plans.

    That is what a damaged file still lists, and what was `remembered`. None: there is no
    good backup.

    Raises:
        PhaenError: the backup given cannot be read.
    """
    backup = backup or backups.newest_good()
    if backup is None:
        return None
    plans = backups.plans(backup)
    known = {plan.identity: plan for plan in (*remembered, *_listed(backups))}
    saved = {entry.identity: entry.saved_at for entry in plans}
    return Offer(
        backup,
        plans,
        tuple(plan for plan in known.values() if plan.identity not in saved),
        tuple(plan for name, plan in known.items() if plan.saved_at > saved.get(name, "9")),
    )


def _listed(backups: Backups) -> Iterable[KnownPlan]:
    return (
        KnownPlan(entry.identity, entry.unit, entry.fiscal_year, entry.saved_at)
        for entry in backups.readable_plans()
    )
