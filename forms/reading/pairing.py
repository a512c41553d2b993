"""The cheapest way to pair two lists: each with at most one of the other (Kuhn, Munkres)."""

from __future__ import annotations

from collections.abc import Sequence

_FAR = 1e9


def cheapest_pairs(
    costs: Sequence[Sequence[float]], alone: float
) -> tuple[list[int | None], float]:
    """For each row of costs its column, or None where it stands alone, and what all cost.

    `alone` is the cost of a row without a column; columns without rows cost nothing here.
    """
    rows = len(costs)
    columns = len(costs[0]) if rows else 0
    if not rows:
        return [], 0.0
    # Each row may also stand alone in a column of its own.
    wide = columns + rows
    square = [
        [*row, *(alone if at == other else _FAR for other in range(rows))]
        for at, row in enumerate(costs)
    ]
    matched = _assigned(square, rows, wide)
    total = sum(square[row][matched[row]] for row in range(rows))
    return [column if column < columns else None for column in matched], total


def _assigned(costs: Sequence[Sequence[float]], rows: int, columns: int) -> list[int]:
    """The column of each row, by shortest augmenting paths; rows are no more than columns."""
    of_rows, of_columns = [0.0] * (rows + 1), [0.0] * (columns + 1)
    row_of = [0] * (columns + 1)
    for row in range(1, rows + 1):
        _add(costs, row, of_rows, of_columns, row_of)
    found = [0] * rows
    for column in range(1, columns + 1):
        if row_of[column]:
            found[row_of[column] - 1] = column - 1
    return found


def _add(
    costs: Sequence[Sequence[float]],
    row: int,
    of_rows: list[float],
    of_columns: list[float],
    row_of: list[int],
) -> None:
    """Finds a column for one more row, moving others where that is cheaper."""
    count = len(of_columns)
    row_of[0] = row
    at = 0
    least, before, used = [_FAR * 2] * count, [0] * count, [False] * count
    while row_of[at]:
        used[at] = True
        current, step, nearest = row_of[at], _FAR * 2, 0
        for column in range(1, count):
            if used[column]:
                continue
            cost = costs[current - 1][column - 1] - of_rows[current] - of_columns[column]
            if cost < least[column]:
                least[column], before[column] = cost, at
            if least[column] < step:
                step, nearest = least[column], column
        for column in range(count):
            if used[column]:
                of_rows[row_of[column]] += step
                of_columns[column] -= step
            else:
                least[column] -= step
        at = nearest
    while at:
        row_of[at] = row_of[before[at]]
        at = before[at]
