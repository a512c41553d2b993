"""How wide the letters of TH SarabunPSK are in a spreadsheet program, and its lines how high."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from math import ceil

from forms.excel.advances import BOLD, PITCH, REGULAR, UNITS
from forms.excel.sheet import PIXEL

# Letters that the font has not are drawn from another, larger than it: in ems.
_FOREIGN, _WIDE = 0.9, 1.4


class _Advances(dict[str, float]):
    """The width of each letter in ems, by the numbers of a face."""

    def __init__(self, table: dict[int, tuple[int, ...]]) -> None:
        super().__init__(
            (chr(first + at), advance / UNITS)
            for first, advances in table.items()
            for at, advance in enumerate(advances)
        )

    def __missing__(self, letter: str) -> float:
        kind = unicodedata.category(letter)
        wide = unicodedata.east_asian_width(letter) in "WF"
        em = 0.0 if kind in {"Mn", "Me", "Cf", "Cc"} else _WIDE if wide else _FOREIGN
        self[letter] = em
        return em


_faces = (_Advances(REGULAR), _Advances(BOLD))


def advances(*, bold: bool = False) -> Mapping[str, float]:
    """The width of each letter in ems."""
    return _faces[bold]


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text on one line."""
    return sum(map(_faces[bold].__getitem__, text)) * size


@cache
def line_height(size: float) -> float:
    """The height of one line: programs set lines in whole pixels."""
    return ceil(size * PITCH / UNITS / PIXEL) * PIXEL


@cache
def space_width(size: float) -> float:
    """The width of a space."""
    return text_width(" ", size)
