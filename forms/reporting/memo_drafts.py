"""The drafts that a quarter's memo may begin with, the likeliest first.

The unit's own last memo of the year with the figures of this quarter; the unit's
template; the edition's neutral wording.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

from db.fields import is_empty
from db.records import Memo, Package, Report
from forms.editions.edition import Edition
from forms.reporting.memo import compose, filled
from forms.reporting.memo_carried import carried, has_words
from forms.reporting.progress import reports_until

DraftKind = Literal["last", "template", "neutral"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A memo to begin with; `label` says in Thai where its words come from."""

    kind: DraftKind
    label: str
    memo: Memo


def drafts(package: Package, quarter: int, edition: Edition) -> tuple[Draft, ...]:
    """The drafts for the memo of a quarter, in the order in which they are offered.

    Number and date that the quarter's memo already has stay in each.
    """
    until = reports_until(package, quarter)
    own = [report for report in until if report.quarter == quarter]
    report = own[-1] if own else Report(quarter)
    earlier = [r for r in until if r.quarter != quarter and has_words(r.memo)]
    found: list[Draft] = []
    if earlier:
        last = earlier[-1]
        memo = carried(last, package, report, edition)
        found.append(Draft("last", f"จากบันทึกข้อความไตรมาส {last.quarter}", memo))
    template = package.plan.memo_template
    if not all(is_empty(getattr(template, field.name)) for field in fields(Memo)):
        memo = compose(package, report, edition)
        found.append(Draft("template", "จากแบบบันทึกข้อความ", memo))
    neutral = filled(edition.memo, package, report, edition)
    return (*found, Draft("neutral", "จากข้อความมาตรฐานของแบบฟอร์ม", neutral))
