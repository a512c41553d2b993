"""Which libraries a plan may draw on, and which are newer than what it was compared with."""

from __future__ import annotations

from collections.abc import Iterable

from db.library import LibraryEntry, current
from db.records import Plan


def newer_libraries(plan: Plan, entries: Iterable[LibraryEntry]) -> tuple[LibraryEntry, ...]:
    """Of the libraries that a plan has drawn on, those that it was not compared with yet."""
    seen: dict[str, set[str]] = {}
    for each in plan.drawn:
        seen.setdefault(each.issuer, set()).add(each.content)
    return tuple(
        entry
        for entry in current(entries, plan.fiscal_year)
        if entry.issuer in seen and seen[entry.issuer] != {entry.content_code}
    )
