"""Figures that stand raised or lowered, as letters of their own: ม², H₂O, 10⁻⁶."""

from __future__ import annotations

import re

_RAISED = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_FIGURES = re.compile(r"\s*(?:[0-9+-]+|n)\s*")


def raised(text: str) -> str:
    """The figure as it stands raised; other texts as they are."""
    return text.translate(_RAISED) if _FIGURES.fullmatch(text) else text


def lowered(text: str) -> str:
    """The figure as it stands lowered; other texts as they are."""
    return text.translate(_LOWERED) if _FIGURES.fullmatch(text) else text
