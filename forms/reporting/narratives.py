"""What a quarter says in words of its indicators, beside what was said of them before.

A narrative that says word for word what an earlier quarter said is carried over, by whatever
way it came there, until somebody writes on it: nothing has to be marked or kept for that.
"""

from __future__ import annotations

from typing import NamedTuple

from db.records import Package, Report, Result
from forms.reporting.progress import reports_until


class Said(NamedTuple):
    """What was said of an indicator, and in which quarter."""

    quarter: int
    words: str


class Narratives(NamedTuple):
    """How many results of a report are told whole, lack words, or were carried over."""

    total: int
    whole: int
    empty: int
    carried: int


def said_before(package: Package, quarter: int) -> dict[str, Said]:
    """What was said last before a quarter, by the indicator's key; none that say nothing."""
    return {
        told.indicator: Said(report.quarter or 0, told.narrative)
        for report in reports_until(package, quarter - 1)
        for told in report.results
        if told.narrative.strip()
    }


def is_carried(result: Result, before: Said | None) -> bool:
    """Whether a result says what was said `before` and nothing else."""
    return before is not None and result.narrative.strip() == before.words.strip()


def narratives(package: Package, report: Report) -> Narratives:
    """How far the results of a report are told: whole are those with progress and words."""
    before = said_before(package, report.quarter or 0)
    told = report.results
    return Narratives(
        total=len(told),
        whole=sum(bool(row.narrative.strip()) and row.progress is not None for row in told),
        empty=sum(not row.narrative.strip() for row in told),
        carried=sum(is_carried(row, before.get(row.indicator)) for row in told),
    )
