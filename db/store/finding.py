"""Which plan of a store a package is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from db.identity import derived_of_plan

if TYPE_CHECKING:
    from db.records import Package
    from db.store.store import PlanEntry


def entry_of(package: Package, entries: Iterable[PlanEntry]) -> PlanEntry | None:
    """The plan of the package's identity; else one of the same unit, year and title."""
    plan, entries = package.plan, tuple(entries)
    identity = plan.id or derived_of_plan(plan)
    wanted = (plan.unit.name, plan.fiscal_year, plan.title)
    same = [entry for entry in entries if entry.identity == identity]
    like = (each for each in entries if (each.unit, each.fiscal_year, each.title) == wanted)
    return next(iter(same), None) or next(like, None)
