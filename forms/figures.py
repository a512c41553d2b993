"""Figures as the forms print them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

# Figures of any length are rounded, those that are no amount of anything too.
_ANY_LENGTH = Context(prec=400, rounding=ROUND_HALF_UP)


def rounded(number: Decimal, places: int = 2) -> Decimal:
    """A figure to so many decimals, halves up: as people and spreadsheets round."""
    return number.quantize(Decimal(1).scaleb(-places), context=_ANY_LENGTH)


def figure(number: Decimal) -> str:
    """A figure with its thousands separated and no empty decimals."""
    whole = number == number.to_integral_value()
    text = f"{number:,.0f}" if whole else f"{number.normalize():,f}"
    return "0" if text == "-0" else text


def figure_format(written: str) -> str:
    """The spreadsheet format that writes figures with as many decimals as a written one."""
    decimals = len(written.partition(".")[2])
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def quoted(words: str) -> str:
    """Words as they stand in a spreadsheet format beside its figures."""
    return '"{}"'.format(words.replace('"', '""')) if words else ""


def baht(amount: Decimal) -> str:
    """Money with its thousands separated, and with two decimals where there is satang."""
    text = figure(amount)
    return f"{text}0" if len(text.partition(".")[2]) == 1 else text
