"""What projects come to as the forms take them: how many, how much, and what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from forms.compute import budget_total
from forms.figures import figure

if TYPE_CHECKING:
    from db.records import Project
    from forms.editions.rules import Rules


def totals(projects: Sequence[Project], rules: Rules, *, known: int, wrong: int) -> tuple[str, str]:
    """Projects in sight in words, and the sum of their budgets; empty for a sum of nothing.

    There are `known` of them in the plan, and `wrong` amounts that are none.
    """
    shown = len(projects)
    words = f"{shown:,} รายการ" if shown == known else f"แสดง {shown:,} จาก {known:,} รายการ"
    dropped = sum(bool(project.dropped) for project in projects)
    unsummed = sum(_is_unsummed(project, rules) for project in projects)
    left = [
        f"{name} {count:,}"
        for name, count in (
            ("ที่ยกเลิก", dropped),
            ("งบประมาณที่ไม่รวมยอด", unsummed),
            ("ช่องที่ต้องแก้", wrong),
        )
        if count
    ]
    if left:
        words = f"{words} · ไม่นับ{_listed(left)}"
    amount = budget_total(projects, rules)
    return words, "" if amount is None else figure(amount)


def _is_unsummed(project: Project, rules: Rules) -> bool:
    """Whether a project has a budget that the sums of the forms leave out (rule 5)."""
    status = project.budget.status or "granted"
    is_left_out = status not in rules.summed_statuses and project.budget.amount is not None
    return is_left_out and not project.dropped


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{' '.join(parts[:-1])} และ{parts[-1]}"
