"""What a unit's own plan is called on paper: แผนปฏิบัติราชการ or แผนปฏิบัติการ."""

from __future__ import annotations

import re

OFFICIAL = "แผนปฏิบัติราชการ"
_NAMES = re.compile(rf"{OFFICIAL}|แผนปฏิบัติการ")


def plan_word(title: str) -> str:
    """The word that the plan's title calls it by first; แผนปฏิบัติราชการ where it has neither.

    The BMA's plan is แผนปฏิบัติราชการ in every heading, whatever the unit's is called.
    """
    found = _NAMES.search(title)
    return found[0] if found else OFFICIAL
