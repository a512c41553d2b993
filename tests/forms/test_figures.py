"""Figures as the forms print them."""

from decimal import Decimal

import pytest

from forms.figures import figure


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("10", "10"),
        ("10.0", "10"),
        ("12.50", "12.5"),
        ("1234567", "1,234,567"),
        ("-0", "0"),
        ("1E+3", "1,000"),
    ],
)
def test_a_figure_has_no_empty_decimals(number: str, written: str) -> None:
    assert figure(Decimal(number)) == written
