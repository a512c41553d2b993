"""What has changed since a backup: plan by plan, part by part."""

from __future__ import annotations

from dataclasses import dataclass

from db.backups.names import Backup
from db.backups.reading import opened
from db.differences import counted_by_part
from db.places import Place
from db.store.store import PlanEntry, Store


@dataclass(frozen=True, slots=True)
class PlanThen:
    """A plan as a backup has it, the one that it is now, and in how many records they differ.

    `now` is None where the store has it no more.
    """

    then: PlanEntry
    now: PlanEntry | None
    parts: tuple[tuple[Place, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """The plans of a backup, and those that came into the store after it."""

    plans: tuple[PlanThen, ...]
    later: tuple[PlanEntry, ...] = ()


def compared(backup: Backup, here: Store | None) -> Comparison:
    """The plans of a backup beside those of a store; None: there is no store to look into.

    Raises:
        PhaenError: either of them cannot be read.
    """
    with opened(backup.path) as there:
        entries = list(here.plans()) if here else []
        plans = []
        for then in there.store.plans():
            now = same_plan(entries, then)
            if now is not None:
                entries.remove(now)
            plans.append(PlanThen(then, now, _parts(there.store, here, then, now)))
    return Comparison(tuple(plans), tuple(entries))


def same_plan(entries: list[PlanEntry], wanted: PlanEntry) -> PlanEntry | None:
    """The plan of an identity; of a file that was imported twice, that of its number."""
    same = [entry for entry in entries if entry.identity == wanted.identity]
    return min(same, key=lambda entry: entry.number != wanted.number, default=None)


def _parts(
    there: Store, here: Store | None, then: PlanEntry, now: PlanEntry | None
) -> tuple[tuple[Place, int], ...]:
    # What was not saved since has not changed: most plans need not be read.
    if here is None or now is None or now.saved_at == then.saved_at:
        return ()
    return counted_by_part(there.load(then.number), here.load(now.number))
