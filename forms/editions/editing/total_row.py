"""The last row of a table whose columns come, go or move: each sum stays under its column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from forms.editions.blocks import BlockSpec, TotalCell

# A column that there was not before.
NEW = -1


def fitted_total(block: BlockSpec, order: Sequence[int]) -> tuple[TotalCell, ...] | None:
    """The last row of a table whose columns are those of before in another order.

    `order` gives for each column the position that it had, or `NEW`. None where nothing needs
    to be written: there is no such row, or one whose cells grow with the months of a grid.
    """
    if not block.total or any(cell.span < 1 for cell in block.total):
        return None
    owners = [at for at, cell in enumerate(block.total) for _ in range(cell.span)]
    owners += [NEW] * (len(block.columns) - len(owners))
    made = _with_new(block.total, [NEW if at == NEW else owners[at] for at in order], order)
    cells: list[TotalCell] = []
    told: set[int] = set()
    for owner, group in groupby(made):
        span = len(list(group))
        cell = TotalCell() if owner == NEW or owner in told else block.total[owner]
        told.add(owner)
        cells.append(replace(cell, span=span))
    while cells and cells[-1] == TotalCell(span=cells[-1].span):
        # What is left empty at the end goes without saying.
        cells.pop()
    return tuple(cells) if tuple(cells) != block.total else None


def _with_new(total: Sequence[TotalCell], owners: Sequence[int], order: Sequence[int]) -> list[int]:
    """The owners with a new column under the words that stand before it, never under a sum."""
    made: list[int] = []
    for at, owner in enumerate(owners):
        before = made[-1] if made else NEW
        is_new = order[at] == NEW
        under_words = before != NEW and not total[before].show
        made.append(before if is_new and under_words else owner)
    return made
