"""Names of sheets: valid in Excel, short enough, and each its own."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LIMIT = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
# Excel keeps this name for itself.
_RESERVED = "history"


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """A name for each sheet, as near to the one wanted as Excel allows."""
    names: list[str] = []
    taken = {_RESERVED}
    for wish in wanted:
        base = _valid(wish) or "แผ่นงาน"
        name, count = shortened(base, _LIMIT), 1
        while name.casefold() in taken:
            count += 1
            suffix = f" ({count})"
            name = shortened(base, _LIMIT - len(suffix)) + suffix
        taken.add(name.casefold())
        names.append(name)
    return names


def _valid(wish: str) -> str:
    words = _FORBIDDEN.sub(" ", wish).split()
    return " ".join(words).strip("'")


def shortened(name: str, limit: int) -> str:
    """The name in `limit` characters: cut at a space where that keeps half of it."""
    if len(name) <= limit:
        return name
    cut = name[: limit - 1]
    at = cut.rfind(" ")
    if at >= limit // 2:
        cut = cut[:at]
    # A mark above or below belongs to the letter before the cut: both stay or go.
    while cut and _is_mark(name[len(cut)]):
        cut = cut[:-1]
    return cut.rstrip(" '") + "…"


def _is_mark(letter: str) -> bool:
    return letter in "ะัาำิีึืฺุู็่้๊๋์ํ๎ๆฯ"
