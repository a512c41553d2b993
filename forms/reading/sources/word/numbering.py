"""Numbers of lists, counted as Word counts them, Thai ones too.

A list is of a definition (`num`) that is of an abstract one; levels may begin elsewhere, start
again after a higher level or not, and name the numbers of the levels above: `%1.%2`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from forms.reading.sources.word.markup import children, first, said, value, whole
from forms.reading.sources.word.styles import Styles
from forms.thai.digits import thai_digits

_HOLE = re.compile(r"%([1-9])")
# Consonants as lists of officials go through them: the obsolete ฃ and ฅ are left out.
_THAI_LETTERS = "กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_UNITS = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_BULLET = "-"
_MOST = 9


class Lists:
    """The lists of a document; counting goes with its paragraphs."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        self._abstract = {value(e, "abstractNumId"): e for e in _children(root, "w:abstractNum")}
        self._lists = {value(e, "numId"): e for e in _children(root, "w:num")}
        self._levels: dict[tuple[str, int], _Level] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, identity: str, level: int) -> str:
        """The number before the next paragraph of a list; empty where it has none."""
        if identity not in self._lists or not 0 <= level < _MOST:
            return ""
        own = self._level(identity, level)
        counts = self._counts.setdefault(self._counted(identity), [None] * _MOST)
        # A list that begins a level anew does so once, where it is first used.
        override = (identity, level)
        begins = own.begins_anew and override not in self._begun
        self._begun.add(override)
        before = counts[level]
        counts[level] = own.start if before is None or begins else before + 1
        for above in range(level):
            if counts[above] is None:
                counts[above] = self._level(identity, above).start
        for below in range(level + 1, _MOST):
            restart = self._level(identity, below).restart
            if restart != 0 and (restart is None or level < restart):
                counts[below] = None
        return self._written(identity, own, counts)

    def _written(self, identity: str, own: _Level, counts: list[int | None]) -> str:
        if own.format == "none":
            return ""
        if own.format == "bullet":
            return _BULLET

        def number(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            form = "decimal" if own.legal else self._level(identity, at).format
            return in_format(counts[at] or 0, form)

        return _HOLE.sub(number, own.text).strip()

    def _counted(self, identity: str) -> str:
        """What is counted together: lists of one abstract definition go on from each other."""
        return said(self._lists[identity], "w:abstractNumId") or identity

    def _level(self, identity: str, level: int) -> _Level:
        key = identity, level
        if key not in self._levels:
            self._levels[key] = self._read_level(identity, level)
        return self._levels[key]

    def _read_level(self, identity: str, level: int) -> _Level:
        element = self._lists[identity]
        found = _of_level(self._abstract_of(identity), level)
        override = next(
            (e for e in children(element, "w:lvlOverride") if whole(value(e, "ilvl")) == level),
            None,
        )
        start = said(override, "w:startOverride") if override is not None else ""
        inner = first(override, "w:lvl") if override is not None else None
        return _Level(inner if inner is not None else found, start)

    def _abstract_of(self, identity: str) -> Any:
        """The abstract definition of a list, that of its style where it names one."""
        found = self._abstract.get(said(self._lists[identity], "w:abstractNumId"))
        linked = said(found, "w:numStyleLink") if found is not None else ""
        other = self._styles.of(linked).list if linked else ""
        if other and other != identity and other in self._lists:
            return self._abstract.get(said(self._lists[other], "w:abstractNumId"))
        return found


class _Level:
    """One level of a list."""

    def __init__(self, element: Any, start: str) -> None:
        self.format = said(element, "w:numFmt") or "decimal" if element is not None else "none"
        self.text = said(element, "w:lvlText") if element is not None else ""
        own = said(element, "w:start") if element is not None else ""
        self.start = whole(start or own or "1")
        self.begins_anew = bool(start)
        restart = said(element, "w:lvlRestart") if element is not None else ""
        self.restart = whole(restart) if restart else None
        self.legal = element is not None and first(element, "w:isLgl") is not None


def _children(root: Any, name: str) -> Any:
    return children(root, name) if root is not None else ()


def _of_level(abstract: Any, level: int) -> Any:
    if abstract is None:
        return None
    found = (e for e in children(abstract, "w:lvl") if whole(value(e, "ilvl")) == level)
    return next(found, None)


def in_format(number: int, form: str) -> str:
    """A number as a list of a format writes it; one that is not known counts 1, 2, 3."""
    return _FORMATS.get(form, str)(number)


def _letters(letters: str) -> Callable[[int], str]:
    """Letters that are doubled after the last: a, b, … z, aa."""

    def written(number: int) -> str:
        if number < 1:
            return ""
        times, at = divmod(number - 1, len(letters))
        return letters[at] * min(times + 1, 10)

    return written


def _roman(number: int) -> str:
    written = ""
    for worth, sign in _ROMAN:
        times, number = divmod(number, worth)
        written += sign * min(times, 10)
    return written


def _counted_in_words(number: int) -> str:
    """หนึ่ง, สอง … สิบเอ็ด, ยี่สิบ; from a hundred on in digits."""
    if not 0 < number < 100:
        return thai_digits(str(number))
    tens, ones = divmod(number, 10)
    head = {0: "", 1: "สิบ", 2: "ยี่สิบ"}.get(tens, f"{_UNITS[tens % 10]}สิบ")
    return head + ("เอ็ด" if tens and ones == 1 else _UNITS[ones])


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letters(_LATIN),
    "upperLetter": _letters(_LATIN.upper()),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "thaiNumbers": lambda number: thai_digits(str(number)),
    "thaiLetters": _letters(_THAI_LETTERS),
    "thaiCounting": _counted_in_words,
    "numberInDash": lambda number: f"- {number} -",
}
