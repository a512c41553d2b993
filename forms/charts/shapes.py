"""What a chart is drawn with: lines, boxes, markers and words, in millimetres.

x runs to the right and y down from the left top corner. Inks are names: paper has its
greys for them and a screen its light and dark colours; patterns, dashes and the forms of
markers tell series apart where there is no colour.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# What is drawn: words and axes, the lines behind, what is planned, what is done, and what
# is behind or over.
Ink = Literal["text", "rule", "planned", "actual", "behind", "far"]
Pattern = Literal["solid", "hatched", "barred", "crossed", "open"]
Anchor = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points; `dash` gives dash and gap where it is broken."""

    points: tuple[tuple[float, float], ...]
    ink: Ink = "rule"
    width: float = 0.2
    dash: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle with an outline in its ink, and within it what its pattern says."""

    left: float
    top: float
    width: float
    height: float
    ink: Ink
    pattern: Pattern = "solid"


@dataclass(frozen=True, slots=True)
class Marker:
    """A point of a series: a filled square, or an open circle; `size` is its width."""

    x: float
    y: float
    ink: Ink
    round: bool = False
    size: float = 2.2


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `x` is where its anchor stands, `baseline` its baseline."""

    x: float
    baseline: float
    text: str
    size: float
    bold: bool = False
    anchor: Anchor = "left"


Shape = Stroke | Box | Marker | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes on a rectangle of so many millimetres."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
