"""Finding words in all texts of a plan, and putting others in their place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

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


class Hit(NamedTuple):
    """One find: characters `start` to `end` of the text at `place`.

    What is told around it lies between the characters `first` and `last` of that `text`.
    """

    place: Place
    start: int
    end: int
    text: str
    first: int
    last: int

    @property
    def context(self) -> tuple[str, str, str]:
        """What stands before it, itself, and what stands after it, in one line."""
        text, start, end = self.text, self.start, self.end
        since, until = max(self.first, start - _AROUND), min(self.last, end + _AROUND)
        # No mark without the letter that it stands on.
        while until < self.last and text[until] in _MARKS:
            until += 1
        before, after = text[since:start], text[end:until]
        before = f"…{before.lstrip(_MARKS)}" if since else before
        after = f"{after}…" if until < len(text) else after
        return _line(before), _line(text[start:end]), _line(after)


def find(
    package: Package, text: str, *, match_case: bool = False, any_spaces: bool = True
) -> tuple[Hit, ...]:
    """Every place where a text stands in the package, in order; see `Finder`."""
    return Finder().find(package, text, match_case=match_case, any_spaces=any_spaces)


class Finder:
    """Finds texts in a package, whose own texts are gathered once, for every letter typed."""

    def __init__(self) -> None:
        self._package: Package | None = None
        # Each stretch of a text: its place, the text, where it starts and ends there.
        self._texts: tuple[tuple[Place, str, int, int], ...] = ()

    def find(
        self, package: Package, text: str, *, match_case: bool = False, any_spaces: bool = True
    ) -> tuple[Hit, ...]:
        """Every place where a text stands in the package, in order.

        `any_spaces`: spaces in it stand for any run of spaces and line ends. Lines that stand
        for a table, a picture or a formula are no text, and nothing is found across them.
        """
        if not text.strip():
            return ()
        wanted = _pattern(text, match_case=match_case, any_spaces=any_spaces)
        return tuple(
            Hit(place, *match.span(), found, start, end)
            for place, found, start, end in self._texts_of(package)
            for match in wanted.finditer(found, start, end)
        )

    def _texts_of(self, package: Package) -> tuple[tuple[Place, str, int, int], ...]:
        if package is not self._package:
            self._package = package
            self._texts = tuple(
                (place, found, start, end)
                for place, found in texts(package)
                if place not in _NO_TEXT
                for start, end in _stretches(package, place, found)
            )
        return self._texts


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
    # Thai letters have no case: what has none is found in a tenth of the time.
    has_case = text.lower() != text.upper()
    return re.compile(words, re.IGNORECASE if has_case and not match_case else 0)


def _escaped(words: Iterable[str]) -> Iterator[str]:
    return (re.escape(word) for word in words)


def _line(text: str) -> str:
    return re.sub(r"\s", " ", text)
