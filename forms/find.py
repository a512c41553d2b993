"""Finding words in all texts of a plan, and putting others in their place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from db import edits
from db.places import Place, value_at
from db.records import Package
from forms.checks.walk import texts

# So many letters are shown on either side of what was found.
_AROUND = 36
# Names an edition for the program; no text of the plan.
_NO_TEXT: frozenset[Place] = frozenset({("plan", "edition")})
_MARKS = "ัิีึืฺุู็่้๊๋์ํ๎ำ"


@dataclass(frozen=True, slots=True)
class Hit:
    """One find: characters `start` to `end` of the text at `place`.

    `context` is what stands before it, itself, and what stands after it, in one line.
    """

    place: Place
    start: int
    end: int
    context: tuple[str, str, str]


def find(
    package: Package, text: str, *, match_case: bool = False, any_spaces: bool = True
) -> tuple[Hit, ...]:
    """Every place where a text stands in the package, in order.

    `any_spaces`: spaces in it stand for any run of spaces and line ends.
    """
    if not text.strip():
        return ()
    wanted = _pattern(text, match_case=match_case, any_spaces=any_spaces)
    return tuple(
        _hit(place, found, match)
        for place, found in texts(package)
        if place not in _NO_TEXT
        for match in wanted.finditer(found)
    )


def replace_hits(package: Package, hits: Iterable[Hit], text: str) -> Package:
    """The package with another text in the place of each hit."""
    by_place: dict[Place, list[Hit]] = {}
    for hit in hits:
        by_place.setdefault(hit.place, []).append(hit)
    for place, found in by_place.items():
        whole = value_at(package, place)
        # From the last on, so that those before it stay where they are.
        for hit in sorted(found, key=lambda hit: -hit.start):
            whole = whole[: hit.start] + text + whole[hit.end :]
        package = edits.replaced(package, place, whole)
    return package


def _pattern(text: str, *, match_case: bool, any_spaces: bool) -> re.Pattern[str]:
    words = r"\s+".join(_escaped(text.split())) if any_spaces else re.escape(text)
    return re.compile(words, 0 if match_case else re.IGNORECASE)


def _escaped(words: Iterable[str]) -> Iterator[str]:
    return (re.escape(word) for word in words)


def _hit(place: Place, text: str, match: re.Match[str]) -> Hit:
    start, end = match.span()
    before = text[max(0, start - _AROUND) : start]
    after = text[end : end + _AROUND]
    # No mark without the letter that it stands on.
    cut = start > _AROUND
    before = f"…{before.lstrip(_MARKS)}" if cut else before
    while end + len(after) < len(text) and text[end + len(after)] in _MARKS:
        after += text[end + len(after)]
    after = f"{after}…" if end + len(after) < len(text) else after
    return Hit(place, start, end, (_line(before), _line(match.group()), _line(after)))


def _line(text: str) -> str:
    return re.sub(r"\s", " ", text)
