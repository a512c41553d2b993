"""Where the pages of a document stand, one under another, at a zoom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Literal

from PySide6.QtCore import QRect, QSize, QSizeF

# Fit the width of the view, fit a whole page, or a factor of the paper's true size.
Zoom = float | Literal["width", "page"]

LEAST_ZOOM = 0.5
MOST_ZOOM = 3.0
ZOOM_STEPS = (0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)


@dataclass(frozen=True, slots=True)
class PageLayout:
    """Pages in device-independent pixels; `scale` is pixels per point of paper."""

    rects: tuple[QRect, ...] = ()
    size: QSize = field(default_factory=QSize)
    scale: float = 1.0

    def seen(self, top: int, bottom: int) -> range:
        """The pages of which something stands between two heights."""
        inside = [n for n, r in enumerate(self.rects) if r.bottom() >= top and r.top() <= bottom]
        return range(inside[0], inside[-1] + 1) if inside else range(0)

    def page_at(self, height: int) -> int:
        """The page that stands at a height, or the last one above it."""
        above = [n for n, rect in enumerate(self.rects) if rect.top() <= height]
        return above[-1] if above else 0


def scale_of(
    zoom: Zoom, sizes: Sequence[QSizeF], room: QSize, *, gap: int, pixels_per_point: float
) -> float:
    """The scale at which a zoom shows pages of `sizes` points in `room` pixels."""
    if not isinstance(zoom, str):
        return zoom * pixels_per_point
    widest = max((size.width() for size in sizes), default=1.0)
    scale = max(1, room.width() - 2 * gap) / widest
    if zoom == "page":
        highest = max((size.height() for size in sizes), default=1.0)
        scale = min(scale, max(1, room.height() - 2 * gap) / highest)
    return min(max(scale, 0.1 * pixels_per_point), MOST_ZOOM * pixels_per_point)


def lay_out(sizes: Sequence[QSizeF], scale: float, *, gap: int, room: int) -> PageLayout:
    """Pages one under another, in the middle of a view `room` pixels wide."""
    # A hair less: a page that just fits must not be a dot wider for a rounding.
    pixels = [QSize(ceil(s.width() * scale - 0.01), ceil(s.height() * scale)) for s in sizes]
    width = max([room, *(size.width() + 2 * gap for size in pixels)])
    rects = []
    top = gap
    for size in pixels:
        rects.append(QRect((width - size.width()) // 2, top, size.width(), size.height()))
        top += size.height() + gap
    return PageLayout(tuple(rects), QSize(width, top), scale)


def next_zoom(factor: float, direction: int) -> float:
    """The next step above (1) or below (-1) a factor."""
    if direction > 0:
        return next((step for step in ZOOM_STEPS if step > factor + 0.005), MOST_ZOOM)
    return next((step for step in reversed(ZOOM_STEPS) if step < factor - 0.005), LEAST_ZOOM)
