"""Finding words in all texts of a plan, and putting others in their place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from db import edits
from db.markers import kept, marker
from db.placed import objects_at
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

    `any_spaces`: spaces in it stand for any run of spaces and line ends. Lines that stand
    for a table, a picture or a formula are no text, and nothing is found across them.
    """
    if not text.strip():
        return ()
    wanted = _pattern(text, match_case=match_case, any_spaces=any_spaces)
    return tuple(
        _hit(place, found, match, start, end)
        for place, found in texts(package)
        if place not in _NO_TEXT
        for start, end in _stretches(package, place, found)
        for match in wanted.finditer(found, start, end)
    )


def replace_hits(package: Package, hits: Iterable[Hit], text: str) -> Package:
    """The package with another text in the place of each hit.

    It never makes a line that stands for something: one that would look so is kept as text.
    """
    by_place: dict[Place, list[Hit]] = {}
    for hit in hits:
        by_place.setdefault(hit.place, []).append(hit)
    for place, found in by_place.items():
        whole: str = value_at(package, place)
        may_mark = "[" in whole + text and objects_at(package, place) is not None
        # From the last on, so that those before it stay where they are.
        for start, end in reversed(list(_stretches(package, place, whole))):
            here = [hit for hit in found if start <= hit.start and hit.end <= end]
            if here:
                new = _replaced(whole, start, end, here, text)
                old = whole[start:end]
                whole = whole[:start] + (_unmarked(new, old) if may_mark else new) + whole[end:]
        package = edits.replaced(package, place, whole)
    return package


def _stretches(package: Package, place: Place, text: str) -> Iterable[tuple[int, int]]:
    """The parts of a text between its lines that stand for something."""
    objects = objects_at(package, place) if "[" in text else None
    return objects.stretches(text) if objects else ((0, len(text)),)


def _replaced(whole: str, start: int, end: int, hits: Iterable[Hit], text: str) -> str:
    """What stands between `start` and `end`, with another text in the place of each hit."""
    for hit in sorted(hits, key=lambda hit: -hit.start):
        whole = whole[: hit.start] + text + whole[hit.end :]
        end += len(text) - (hit.end - hit.start)
    return whole[start:end]


def _unmarked(new: str, old: str) -> str:
    """A changed text of which no line has become one that may stand for something."""
    before = set(old.split("\n"))
    return "\n".join(
        kept(line) if marker(line) and line not in before else line for line in new.split("\n")
    )


def _pattern(text: str, *, match_case: bool, any_spaces: bool) -> re.Pattern[str]:
    words = r"\s+".join(_escaped(text.split())) if any_spaces else re.escape(text)
    return re.compile(words, 0 if match_case else re.IGNORECASE)


def _escaped(words: Iterable[str]) -> Iterator[str]:
    return (re.escape(word) for word in words)


def _hit(place: Place, text: str, match: re.Match[str], first: int, last: int) -> Hit:
    """A find; what is told around it lies between `first` and `last` of the text."""
    start, end = match.span()
    since, until = max(first, start - _AROUND), min(last, end + _AROUND)
    # No mark without the letter that it stands on.
    while until < last and text[until] in _MARKS:
        until += 1
    before, after = text[since:start], text[end:until]
    before = f"…{before.lstrip(_MARKS)}" if since else before
    after = f"{after}…" if until < len(text) else after
    return Hit(place, start, end, (_line(before), _line(match.group()), _line(after)))


def _line(text: str) -> str:
    return re.sub(r"\s", " ", text)
