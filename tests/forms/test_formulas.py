"""Figures that are declared as formulas: what they come to over what rows say."""

from __future__ import annotations

from decimal import Decimal

import pytest

from forms.formulas import (
    Count,
    Difference,
    Either,
    FactRow,
    Given,
    Greater,
    Nth,
    Own,
    Percent,
    Reached,
    Share,
    Sum,
    Total,
    Where,
    value,
)

ROWS = (
    FactRow({"baht": Decimal(100), "how": "granted"}, part="a"),
    FactRow({"baht": None, "how": "granted"}, part="a"),
    FactRow({"baht": Decimal(40), "how": "refused"}, part="b"),
    FactRow({"baht": Decimal("2.5"), "how": "asked"}, part="b"),
    FactRow({}),
)
FIVE, HUNDRED, NONE = Given("x", Decimal(5)), Given("y", Decimal(100)), Given("z", None)


@pytest.mark.parametrize(
    ("formula", "at", "expected"),
    [
        (Sum("baht"), 0, "142.5"),
        (Sum("baht", part="b"), 0, "42.5"),
        (Sum("baht", through=True), 1, "100"),
        (Sum("baht", where=(Where("how", ("granted", "asked")),)), 0, "102.5"),
        (Sum("none"), 0, None),
        (Sum("baht", where=(Where("how", ("lost",)),)), 0, None),
        (Count((Where("how", ("granted",)),)), 0, "2"),
        (Count((Where("how", ("lost",)),)), 0, "0"),
        (Own("baht"), 2, "40"),
        (Own("baht"), 1, None),
        (Total((FIVE, NONE, HUNDRED)), 0, "105"),
        (Total((NONE,)), 0, None),
        (Difference(HUNDRED, FIVE), 0, "95"),
        (Difference(HUNDRED, NONE), 0, None),
        (Share(FIVE, Given("p", Decimal(60))), 0, "3"),
        (Percent(FIVE, HUNDRED), 0, "5"),
        (Percent(FIVE, Given("p", Decimal(0))), 0, None),
        (Nth(Given("n", Decimal(2)), (Decimal(0), Decimal(20), Decimal(40))), 0, "40"),
        (Nth(Given("n", Decimal("1.5")), (Decimal(0), Decimal(20))), 0, None),
        (Nth(Given("n", Decimal(9)), (Decimal(0), Decimal(20))), 0, None),
        (Reached(FIVE, (Decimal(1), Decimal(5), Decimal(9))), 0, "2"),
        (Reached(NONE, (Decimal(1),)), 0, None),
        (Greater(NONE, FIVE), 0, "5"),
        (Greater(HUNDRED, FIVE), 0, "100"),
        (Either(NONE, FIVE), 0, "5"),
        (Either(HUNDRED, FIVE), 0, "100"),
    ],
)
def test_a_formula_comes_to_what_its_rows_say(formula, at, expected):
    assert value(formula, ROWS, at) == (None if expected is None else Decimal(expected))


def test_a_sum_of_zeros_is_nothing_where_it_is_to_be_positive():
    rows = (FactRow({"baht": Decimal(0)}),)
    assert value(Sum("baht"), rows) == 0
    assert value(Sum("baht", positive=True), rows) is None
