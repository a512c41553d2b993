"""What a unit's own plan is called in headings: what its title calls it."""

from __future__ import annotations

import re

PLAN_OF_GOVERNMENT = "แผนปฏิบัติราชการ"
PLAN_OF_ACTION = "แผนปฏิบัติการ"
_NAMES = re.compile(f"{PLAN_OF_GOVERNMENT}|{PLAN_OF_ACTION}")


def plan_word(title: str) -> str:
    """The one of the two words that the plan's title has first; แผนปฏิบัติราชการ without any.

    The BMA's plan is แผนปฏิบัติราชการ in every heading, whatever the unit's is called.
    """
    found = _NAMES.search(title.replace(" ", ""))
    return found[0] if found else PLAN_OF_GOVERNMENT
