"""Figures as the forms print them."""

from __future__ import annotations

from decimal import Decimal


def figure(number: Decimal) -> str:
    """A figure with its thousands separated and no empty decimals."""
    whole = number == number.to_integral_value()
    text = f"{number:,.0f}" if whole else f"{number.normalize():,f}"
    return "0" if text == "-0" else text
