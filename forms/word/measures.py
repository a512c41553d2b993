"""Millimetres and points in the units of a Word file."""

from __future__ import annotations

from forms.thai.strips import POINTS

_EMU_PER_POINT = 12700
# The borders of a table, in eighths of a point.
RULE = 4


def twips(millimetres: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(millimetres * POINTS * 20)


def point_twips(points: float) -> int:
    """Points as twentieths of a point."""
    return round(points * 20)


def half_points(points: float) -> int:
    """A type size in half points, never larger than it is."""
    return int(points * 2 + 1e-6)


def emus(points: float) -> int:
    """Points in the units of drawings."""
    return round(points * _EMU_PER_POINT)
