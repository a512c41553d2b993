"""Ranks: where a row stands in its list, so that putting one in rewrites no other.

A rank is a path of whole figures, compared figure by figure; a path stands before those
that begin with it. Between two paths there is always another: one figure on from the
lower, or one level down. So a run of items put in at one spot, upwards or downwards, costs
a few letters however long it is; only items put in between the last two, turn by turn,
make a rank longer each time.

In the store a rank is text whose order, letter by letter, is that of the paths. Digits and
small letters stand in the same order whatever language a database sorts by.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)
# The first letter of a figure says its sign and how many digits follow: these one, from nought on.
_ONE_DIGIT = _BASE // 2


def ranks(number: int) -> list[str]:
    """The ranks of the items of a new list."""
    return [_text([at]) for at in range(number)]


def between(low: str | None, high: str | None) -> str:
    """A rank above `low` and below `high`; None where there is no such bound."""
    if low is None:
        return _text([0] if high is None else [next(_figures(high)) - 1])
    under = list(_figures(low))
    if high is None:
        return _text([under[0] + 1])
    over = list(_figures(high))
    at = next(at for at in count() if at == len(under) or under[at] != over[at])
    if at == len(under):
        return _text([*under, over[at] - 1])
    if over[at] - under[at] > 1:
        return _text([*under[:at], under[at] + 1])
    below = under[at + 1] + 1 if at + 1 < len(under) else 0
    return _text([*under[: at + 1], below])


def _text(path: list[int]) -> str:
    return "".join(_figure_text(figure) for figure in path)


def _figure_text(figure: int) -> str:
    """A figure as letters that sort as it does; a negative one is told by its complement."""
    rest, digits = (figure if figure >= 0 else -1 - figure), ""
    while rest or not digits:
        rest, digit = divmod(rest, _BASE)
        digits = _DIGITS[digit if figure >= 0 else _BASE - 1 - digit] + digits
    if figure >= 0:
        return _DIGITS[_ONE_DIGIT - 1 + len(digits)] + digits
    return _DIGITS[_ONE_DIGIT - len(digits)] + digits


def _figures(rank: str) -> Iterator[int]:
    at = 0
    while at < len(rank):
        head = _DIGITS.index(rank[at])
        negative = head < _ONE_DIGIT
        length = _ONE_DIGIT - head if negative else head - _ONE_DIGIT + 1
        digits = int(rank[at + 1 : at + 1 + length], _BASE)
        yield digits - _BASE**length if negative else digits
        at += 1 + length
