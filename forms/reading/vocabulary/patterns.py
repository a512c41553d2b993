"""Lines of an edition as patterns: their words are found again with slips, holes give the rest.

`ประเด็นการพัฒนาที่ {issue.number} {issue.title}` finds the number and the title of a line that
may have a letter or two wrong. Digits of words are never slips.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from forms.reading.comparing import Found, Squeezed, found_first, found_within, placed, squeezed
from forms.templates.parsing import parsed

# Holes that hold a number or a code: the last word of their names.
_CODES = frozenset({"code", "number", "order", "several", "year", "last_year", "count"})
_CODE = re.compile(r"[\s:]*(?P<code>[A-Z]?[0-9๐-๙]+(?:\s?\.\s?[0-9๐-๙]+)*)[.)]?")
_NOTE = "note."
_DOTS = re.compile(r"[\s.…\-_–]*")
# What is left of a line's words at the ends of what its holes give.
_AROUND = " \t\n:\u00a0"
# One letter in so many may be wrong.
_LETTERS_A_SLIP = 5
_BEGINNING = 8
_BRACKETS = {"(": ")", "“": "”", '"': '"'}


@dataclass(frozen=True, slots=True)
class Token:
    """Words of a line as they are compared, or the name of a hole.

    What is of one `passage` stands together or not at all; 0 is of none, and always stands.
    """

    words: str = ""
    hole: str = ""
    passage: int = 0

    @property
    def is_code(self) -> bool:
        """Whether the hole holds a number or a code."""
        return self.hole.rpartition(".")[2] in _CODES


@dataclass(frozen=True, slots=True)
class Match:
    """A line that a pattern found: what its holes hold, and how well its words fit.

    `share` is how much of the pattern's words is right, 1 all of it; `length` how many letters
    of words were found.
    """

    values: Mapping[str, str]
    share: float
    length: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """A line of an edition; `template` is where it comes from."""

    template: str
    tokens: tuple[Token, ...]

    @property
    def words(self) -> str:
        """All its words as they are compared."""
        return "".join(token.words for token in self.tokens)

    @property
    def first_words(self) -> str:
        """The words that it begins with; empty where it begins with a hole."""
        return self.tokens[0].words if self.tokens else ""

    @property
    def holes(self) -> tuple[str, ...]:
        """The names of its holes, in order."""
        return tuple(token.hole for token in self.tokens if token.hole)

    @property
    def main_hole(self) -> str:
        """The hole that holds what the line is for: the last that it always has."""
        always = [token.hole for token in self.tokens if token.hole and not token.passage]
        return (always or [*self.holes, ""])[-1]

    def renamed(self, old: str, new: str) -> Pattern:
        """The pattern with another name for a hole."""
        tokens = tuple(replace(t, hole=new) if t.hole == old else t for t in self.tokens)
        return replace(self, tokens=tokens)

    @property
    def is_fixed(self) -> bool:
        """Whether it has no holes."""
        return bool(self.tokens) and not any(token.hole for token in self.tokens)


def pattern(
    template: str, filled: Mapping[str, str], *, kept: frozenset[str] = frozenset()
) -> Pattern:
    """A template as a pattern; holes that `filled` names are words, those of notes are none.

    Holes that `kept` names are holes even where they are filled.
    """
    pieces: list[tuple[str, str, int]] = []
    for part in parsed(template):
        if part.is_hole and part.text.startswith(_NOTE):
            continue
        hole = part.text if part.is_hole and (part.text not in filled or part.text in kept) else ""
        text = filled.get(part.text, "") if part.is_hole and not hole else part.text
        pieces.append(("" if hole else text, hole, part.passage))
    tokens: list[Token] = []
    for text, hole, passage in pieces:
        if hole:
            tokens.append(Token(hole=hole, passage=passage))
        elif words := squeezed(text):
            if tokens and tokens[-1].words and tokens[-1].passage == passage:
                words = tokens.pop().words + words
            tokens.append(Token(words=words, passage=passage))
    return Pattern(template, tuple(tokens))


def matched(wanted: Pattern, text: str) -> Match | None:
    """What the holes of a pattern hold in a line that begins with its first words; else None."""
    return _Matching(wanted, text).match() if wanted.tokens else None


class _Matching:
    """A line while a pattern is laid along it.

    `at` is the next letter as they are compared, `start` the place in the text where the hole
    that is open begins.
    """

    def __init__(self, wanted: Pattern, text: str) -> None:
        self._wanted = wanted
        self._text = text
        self._letters = placed_text(text)
        self._values: dict[str, str] = {}
        self._hole: Token | None = None
        self._at = self._start = self._slips = self._length = 0

    def match(self) -> Match | None:
        """The match, if the line is one of the pattern's."""
        skipped = 0
        for token in self._wanted.tokens:
            if token.passage and token.passage == skipped:
                continue
            if token.hole:
                self._open(token)
            elif not self._words(token):
                if not token.passage:
                    return None
                skipped = token.passage
        if self._hole is not None:
            self._close(len(self._text))
        elif self._wanted.is_fixed and self._is_longer():
            return None
        if not self._length and self._wanted.words:
            return None
        return Match(self._values, 1 - self._slips / max(self._length, 1), self._length)

    def _open(self, token: Token) -> None:
        """A hole begins; where it stands right after another, a number parts the two."""
        if self._hole is not None and not self._hole.is_code:
            # Nothing parts the two: who knows what they hold parts them.
            return
        if self._hole is not None:
            found = _CODE.match(self._text, self._start)
            self._values[self._hole.hole] = "".join(found["code"].split()) if found else ""
            self._start = found.end() if found else self._start
        self._hole = token

    def _words(self, token: Token) -> bool:
        """Finds the words of a token; what stands before them is the open hole's."""
        is_first = not (self._at or self._hole)
        found = _found(token.words, self._letters, self._at, is_first=is_first)
        if found is None:
            return False
        if self._hole is not None:
            self._close(_place(self._letters, found.start, self._text))
        self._slips += found.slips
        self._length += len(token.words)
        self._at, self._start = found.end, _place_after(self._letters, found.end)
        return True

    def _close(self, end: int) -> None:
        """The open hole holds what stands up to a place of the text."""
        if self._hole is None:
            return
        said = _said(self._text[self._start : end])
        if self._hole.is_code:
            code = _CODE.match(said)
            said = "".join(code["code"].split()) if code else ""
        self._values[self._hole.hole] = said
        self._hole = None

    def _is_longer(self) -> bool:
        """Whether much stands after the words of a fixed line: it is another line then."""
        rest = len(self._letters.letters) - self._at
        return rest > max(len(self._wanted.words) // 6, 2)


@lru_cache(maxsize=8192)
def placed_text(text: str) -> Squeezed:
    """The letters of a text with their places."""
    return placed(text)


def _found(words: str, letters: Squeezed, at: int, *, is_first: bool) -> Found | None:
    """Where words stand in a line from a letter on."""
    rest = letters.letters[at:]
    slips = len(words) // _LETTERS_A_SLIP
    # The first letters say what a line is; further on slips may be more.
    if is_first and not found_first(words[:_BEGINNING], rest, _BEGINNING // 4):
        return None
    found = found_first(words, rest, slips) if is_first else found_within(words, rest, slips)
    if found is None or not _same_digits(words, rest[found.start : found.end]):
        return None
    return Found(at + found.start, at + found.end, found.slips)


def _same_digits(one: str, other: str) -> bool:
    return [c for c in one if c.isdigit()] == [c for c in other if c.isdigit()]


def _place(letters: Squeezed, at: int, text: str) -> int:
    return letters.places[at] if at < len(letters.places) else len(text)


def _place_after(letters: Squeezed, at: int) -> int:
    return letters.places[at - 1] + 1 if at else 0


def _said(text: str) -> str:
    """What a hole holds, without the marks that the line puts around it."""
    said = text.strip(_AROUND)
    if _DOTS.fullmatch(said) and said not in {"-", "–"}:
        return ""
    if said[:1] in _BRACKETS and said.endswith(_BRACKETS[said[0]]):
        inner = said[1:-1]
        if said[0] not in inner:
            said = inner.strip()
    # A bracket that the words closed, as in `(เป้าหมาย : …)`.
    if said.endswith(")") and said.count(")") > said.count("("):
        said = said[:-1].rstrip()
    if said.endswith(("(", "[", "“")):
        said = said[:-1].rstrip()
    return said
