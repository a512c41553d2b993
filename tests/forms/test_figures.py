"""Figures as the forms print them."""

from decimal import Decimal

import pytest

from forms.figures import baht, figure, rounded


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


@pytest.mark.parametrize(
    ("number", "places", "written"),
    [
        ("54.625", 2, "54.63"),
        ("54.635", 2, "54.64"),
        ("12.5", 0, "13"),
        ("-0.005", 2, "-0.01"),
        ("7", 2, "7.00"),
        ("1E+40", 2, f"1{'0' * 40}.00"),
    ],
)
def test_halves_are_rounded_up_as_people_and_spreadsheets_do(
    number: str, places: int, written: str
) -> None:
    assert str(rounded(Decimal(number), places)) == written


@pytest.mark.parametrize(
    ("amount", "written"),
    [("1500", "1,500"), ("1500.00", "1,500"), ("1500.5", "1,500.50"), ("0.125", "0.125")],
)
def test_money_has_two_decimals_when_there_is_satang(amount: str, written: str) -> None:
    assert baht(Decimal(amount)) == written
