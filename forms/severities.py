"""The severities of a problem, from the worst on, and the words that name them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forms.checks import Severity

SEVERITIES: Mapping[Severity, str] = {
    "error": "ข้อผิดพลาด",
    "warning": "ข้อควรระวัง",
    "advice": "ข้อแนะนำ",
}
