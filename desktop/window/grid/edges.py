"""Where Ctrl with an arrow leads: to the edge of what is filled, as in every spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence


def edge(cells: Sequence[int], at: int, is_filled: Callable[[int], bool]) -> int:
    """The cell to go to along a row or a column, whose cells follow one another as `cells`.

    From a filled cell that has a filled one next to it, it is the last one before a gap, else
    the next filled one; the last cell of all where there is none.
    """
    rest = list(cells[list(cells).index(at) + 1 :])
    if not rest:
        return at
    if is_filled(at) and is_filled(rest[0]):
        last = rest[0]
        for cell in rest[1:]:
            if not is_filled(cell):
                break
            last = cell
        return last
    return next((cell for cell in rest if is_filled(cell)), rest[-1])
