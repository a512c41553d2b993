"""Places in a text as Qt counts them, in UTF-16 units: signs beyond U+FFFF are two of them."""

from __future__ import annotations


def units(text: str) -> int:
    """How many units a text is long, which is where Qt's cursor stands behind it."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def letters(text: str, at: int) -> int:
    """How many letters of a text stand before the unit `at`."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * at].decode("utf-16-le", "ignore"))
