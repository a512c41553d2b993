"""The severities of a problem, from the worst on, and the words that name them.

Apart from the checks: the window names them before it has anything to check.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Severity = Literal["error", "warning", "advice"]

SEVERITIES: Mapping[Severity, str] = {
    "error": "ข้อผิดพลาด",
    "warning": "ข้อควรระวัง",
    "advice": "ข้อแนะนำ",
}
