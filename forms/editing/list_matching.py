"""Which column of a list that others made is which column of a grid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from forms.checks.words import squeezed
from forms.editing.framework_codes import are_codes

Rows = Sequence[Sequence[str]]
# Headings at least this much alike are one.
_ALIKE = 0.6


def has_headings(rows: Rows, words: Sequence[str]) -> bool:
    """Whether the first row names columns and is no entry itself."""
    return bool(rows) and any(_likeness(text, word) >= 0.8 for text in rows[0] for word in words)


def matched(
    rows: Rows, words: Sequence[str], *, headed: bool, coded: Sequence[bool] = ()
) -> dict[int, int]:
    """The column of the list for each column of the grid, where one fits.

    By the headings, the likest first; without headings in the order that they stand, codes
    to those columns of the grid that are `coded` and other texts to the others.
    """
    if not headed:
        return _in_order(rows, coded or [False] * len(words))
    pairs = sorted(
        (
            (-_likeness(text, word), at, theirs)
            for at, word in enumerate(words)
            for theirs, text in enumerate(rows[0])
        ),
    )
    found: dict[int, int] = {}
    for unlike, at, theirs in pairs:
        if -unlike >= _ALIKE and at not in found and theirs not in found.values():
            found[at] = theirs
    return found


def _in_order(rows: Rows, coded: Sequence[bool]) -> dict[int, int]:
    width = max((len(row) for row in rows), default=0)
    columns = zip_longest(*rows, fillvalue="")
    codes = [any(coded) and are_codes(texts) for texts in columns]
    left = {kind: [n for n in range(width) if codes[n] == kind] for kind in (True, False)}
    return {at: left[kind].pop(0) for at, kind in enumerate(coded) if left[bool(kind)]}


def picked(
    rows: Rows,
    columns: Mapping[int, int],
    *,
    headed: bool,
    code: int | None = None,
    known: Sequence[str] = (),
) -> tuple[list[dict[int, str]], int]:
    """The entries of a list by the grid's columns, and how many were left out.

    Left out are those whose text in the column `code` is among `known`, or came before.
    """
    seen = {squeezed(text) for text in known}
    entries: list[dict[int, str]] = []
    skipped = 0
    for row in rows[1 if headed else 0 :]:
        entry = {at: row[theirs] for at, theirs in columns.items() if theirs < len(row)}
        if not any(entry.values()):
            continue
        name = squeezed(entry.get(code, "")) if code is not None else ""
        if name and name in seen:
            skipped += 1
            continue
        seen.add(name)
        entries.append({at: text for at, text in entry.items() if text})
    return entries, skipped


def _likeness(text: str, word: str) -> float:
    one, other = squeezed(text).casefold(), squeezed(word).casefold()
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    if len(one) > 2 * len(other) + 10:
        return 0.0
    held = 0.9 if min(len(one), len(other)) > 2 and (one in other or other in one) else 0.0
    return max(held, SequenceMatcher(None, one, other, autojunk=False).ratio())
