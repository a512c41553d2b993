"""Texts compared as people compare them: without spaces and marks, slips of letters counted.

Edit distance by bit vectors (Myers 1999, Hyyrö 2003): one step of whole numbers a letter,
so that hundreds of headings are compared with each other in a moment.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from forms.thai.digits import arabic_digits

# What is no part of a heading's or a name's words. Not `\\W`: to that Thai vowels are marks.
_UNSAID = frozenset(
    " \t\n\r\u00a0\u200b\u200c\u200d\u2028\u2029\ufeff\u00ad.,:;()[]{}“”\"‘’'*•●■○-–—_…/\\|<>"
)
# Sara am that was typed as two, with a tone mark between perhaps.
_SPLIT_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_AM = "\u0e33"
_TONES = "\u0e48\u0e49\u0e4a\u0e4b"


class Squeezed(NamedTuple):
    """A text as it is compared, and where each of its letters stands in the text."""

    letters: str
    places: tuple[int, ...]


@lru_cache(maxsize=1 << 16)
def squeezed(text: str) -> str:
    """A text as it is compared: composed, small, Arabic digits, without spaces and marks."""
    composed = _SPLIT_AM.sub(rf"\1{_AM}", unicodedata.normalize("NFC", text))
    return "".join(c for c in arabic_digits(composed).lower() if c not in _UNSAID)


def placed(text: str) -> Squeezed:
    """A text as it is compared, letter by letter with its place in the text."""
    letters: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(text):
        for small in squeezed(letter):
            if small == "\u0e32" and letters[-1:] == ["\u0e4d"]:
                letters[-1] = _AM
                continue
            if small == "\u0e32" and letters[-2:-1] == ["\u0e4d"] and letters[-1] in _TONES:
                letters[-2:] = [letters[-1], _AM]
                continue
            letters.append(small)
            places.append(at)
    return Squeezed("".join(letters), tuple(places))


@lru_cache(maxsize=1 << 17)
def distance(one: str, other: str) -> int:
    """How many letters must be put in, taken out or changed to make one of the other."""
    if one == other:
        return 0
    if not one or not other:
        return len(one) or len(other)
    return _distances(one, other)[-1]


def _distances(one: str, other: str) -> list[int]:
    """The distance of a text to each beginning of another, from one letter on."""
    places: dict[str, int] = {}
    for at, letter in enumerate(one):
        places[letter] = places.get(letter, 0) | 1 << at
    mask, last = (1 << len(one)) - 1, 1 << (len(one) - 1)
    plus, minus, score = mask, 0, len(one)
    found: list[int] = []
    for letter in other:
        equal = places.get(letter, 0)
        across = equal | minus
        down = (((equal & plus) + plus) ^ plus) | equal
        rising = minus | (~(down | plus) & mask)
        falling = plus & down
        score += bool(rising & last) - bool(falling & last)
        rising = (rising << 1 | 1) & mask
        falling = falling << 1 & mask
        plus = falling | (~(across | rising) & mask)
        minus = rising & across
        found.append(score)
    return found


def likeness(one: str, other: str) -> float:
    """How much two squeezed texts are alike, from 0 to 1."""
    longest = max(len(one), len(other))
    if not longest:
        return 1.0
    # What differs in length differs at least so much.
    if min(len(one), len(other)) * 2 < longest:
        return 0.0
    return 1.0 - distance(one, other) / longest


class Found(NamedTuple):
    """Where a text is found in another: from, to, and how many letters differ."""

    start: int
    end: int
    slips: int


@lru_cache(maxsize=1 << 15)
def found_first(wanted: str, text: str, slips: int) -> Found | None:
    """Where a squeezed text is begun with by another, with the fewest slips up to a number.

    Of several ends with as few slips the one is taken whose length is nearest.
    """
    if text.startswith(wanted):
        return Found(0, len(wanted), 0)
    beginning = text[: len(wanted) + slips]
    # Letters that the beginning has not at all are slips.
    if not slips or len(set(wanted).difference(beginning)) > slips:
        return None
    best: Found | None = None
    for end, differs in enumerate(_distances(wanted, beginning), 1):
        if differs > slips or end < len(wanted) - slips:
            continue
        rank = differs, abs(end - len(wanted))
        if best is None or rank < (best.slips, abs(best.end - len(wanted))):
            best = Found(0, end, differs)
    return best


def found_within(wanted: str, text: str, slips: int) -> Found | None:
    """Where a squeezed text stands first in another: exactly, else with up to some slips."""
    at = text.find(wanted)
    if at >= 0:
        return Found(at, at + len(wanted), 0)
    for allowed in range(1, slips + 1):
        for start in range(len(text) - len(wanted) + allowed + 1):
            if text[start : start + 1] not in wanted[: allowed + 1]:
                continue
            found = found_first(wanted, text[start : start + len(wanted) + allowed], allowed)
            if found is not None:
                return Found(start, start + found.end, found.slips)
    return None
