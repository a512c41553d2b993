"""A list of names of which the first are said, and how many more there are."""

from __future__ import annotations

from collections.abc import Sequence


def shortened(names: Sequence[str], most: int, unit: str, between: str = ", ") -> str:
    """At most so many of the names in one text: `ก, ข และอีก 3 แห่ง`.

    The `unit` is what the others are counted in. What stands between the names stands before
    the count, too, unless it is a comma.
    """
    said, more = between.join(names[:most]), len(names) - most
    if more <= 0:
        return said
    return f"{said}{' ' if between == ', ' else between}และอีก {more:,} {unit}"
