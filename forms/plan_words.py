"""What a unit's own plan is called in headings: what its title calls it."""

from __future__ import annotations

PLAN_OF_GOVERNMENT = "แผนปฏิบัติราชการ"
PLAN_OF_ACTION = "แผนปฏิบัติการ"


def plan_word(title: str) -> str:
    """แผนปฏิบัติการ where the plan's title says so; else แผนปฏิบัติราชการ."""
    called = title.replace(" ", "")
    if PLAN_OF_GOVERNMENT not in called and PLAN_OF_ACTION in called:
        return PLAN_OF_ACTION
    return PLAN_OF_GOVERNMENT
