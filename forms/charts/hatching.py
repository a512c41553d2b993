"""The lines that fill the patterns of boxes."""

from __future__ import annotations

from forms.charts.shapes import Box

_STEP = 1.2
_BAR_STEP = 0.8

Piece = tuple[tuple[float, float], tuple[float, float]]


def hatching(box: Box) -> tuple[Piece, ...]:
    """Lines clipped to a box: slanting one way where hatched, both where crossed; upright."""
    if box.pattern == "barred":
        return _upright(box)
    if box.pattern not in {"hatched", "crossed"}:
        return ()
    rising = _slanting(box)
    if box.pattern == "hatched":
        return rising
    middle = 2 * box.left + box.width
    return (*rising, *(((middle - a, b), (middle - c, d)) for (a, b), (c, d) in rising))


def _slanting(box: Box) -> tuple[Piece, ...]:
    """Lines at 45 degrees, up to the right, from the left top corner to the other."""
    pieces: list[Piece] = []
    reach = _STEP
    while reach < box.width + box.height:
        low = max(0.0, reach - box.height)
        high = min(reach, box.width)
        start = (box.left + low, box.top + reach - low)
        end = (box.left + high, box.top + reach - high)
        pieces.append((start, end))
        reach += _STEP
    return tuple(pieces)


def _upright(box: Box) -> tuple[Piece, ...]:
    count = int(box.width / _BAR_STEP)
    across = (box.left + number * _BAR_STEP for number in range(1, count + 1))
    return tuple(((x, box.top), (x, box.top + box.height)) for x in across)
