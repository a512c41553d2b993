"""Names of sheets: valid in Excel, short enough, and each its own."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LIMIT = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
# Excel keeps this name for itself.
_RESERVED = "history"
_FOLLOWING = "ะัาำิีึืฺุู็่้๊๋์ํ๎ๆฯ"
_LEADING = "เแโใไ"


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """A name for each sheet, as near to the one wanted as Excel allows."""
    names: list[str] = []
    taken = {_RESERVED}
    for wish in wanted:
        base = _valid(wish) or "แผ่นงาน"
        name, count = _shortened(base, _LIMIT), 1
        while name.casefold() in taken:
            count += 1
            suffix = f" ({count})"
            name = _shortened(base, _LIMIT - len(suffix)) + suffix
        taken.add(name.casefold())
        names.append(name)
    return names


def _valid(wish: str) -> str:
    return " ".join(_FORBIDDEN.sub(" ", wish).strip(" '").split())


def _shortened(name: str, limit: int) -> str:
    """The name in `limit` characters: cut at a space where that keeps half of it."""
    if len(name) <= limit:
        return name
    cut = name[: limit - 1]
    at = cut.rfind(" ")
    if at >= limit // 2:
        cut = cut[:at]
    # What is said with a letter stays with it, before the cut or behind.
    while cut and (name[len(cut)] in _FOLLOWING or cut[-1] in _LEADING):
        cut = cut[:-1]
    return cut.rstrip(" '") + "…"
