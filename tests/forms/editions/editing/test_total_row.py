"""Sums stay under their columns, whatever comes, goes or moves."""

from __future__ import annotations

import pytest

from forms.editions.blocks import BlockSpec, Column, TotalCell
from forms.editions.editing.total_row import NEW, fitted_total

WORDS, MONEY = TotalCell(2, "รวม"), TotalCell(1, "", "money", "right")
NOTHING = TotalCell(1)


def block(*total: TotalCell, columns: int = 5) -> BlockSpec:
    names = (Column(str(at), 10, "{x}") for at in range(columns))
    return BlockSpec("table", columns=tuple(names), total=total)


@pytest.mark.parametrize(
    ("order", "total"),
    [
        ([0, NEW, 1, 2, 3, 4], (TotalCell(3, "รวม"), MONEY)),
        ([0, 1, NEW, 2, 3, 4], (TotalCell(3, "รวม"), MONEY)),
        ([0, 1, 2, NEW, 3, 4], None),
        ([0, 1, 2, 3, 4, NEW], None),
        ([NEW, 0, 1, 2, 3, 4], (NOTHING, WORDS, MONEY)),
        ([1, 2, 3, 4], (TotalCell(1, "รวม"), MONEY)),
        ([0, 1, 3, 4], (WORDS,)),
        ([0, 1, 2, 3], None),
        ([0, 2, 1, 3, 4], (TotalCell(1, "รวม"), MONEY)),
        ([2, 0, 1, 3, 4], (MONEY, WORDS)),
        ([0, 1, 3, 2, 4], (WORDS, NOTHING, MONEY)),
    ],
)
def test_each_sum_stays_under_its_column(
    order: list[int], total: tuple[TotalCell, ...] | None
) -> None:
    assert fitted_total(block(WORDS, MONEY), order) == total


def test_rows_without_sums_or_with_months_are_left_alone() -> None:
    assert fitted_total(block(), [NEW, 0, 1, 2, 3, 4]) is None
    assert fitted_total(block(WORDS, TotalCell(0, "")), [NEW, 0, 1, 2, 3, 4]) is None
