"""Where a text may break into lines.

A text is read as tokens (words, figures, punctuation, spaces), and the tokens that must
or should stay on one line are joined into segments. Where a segment is wider than its
column, `finer` takes it apart again, gently: at spaces first, then between words, then
between syllables. Segments that make a longer passage, as a name in brackets, have bonds:
they stay together where that leaves no line much too short.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from forms.thai.lexicon import clusters, inner
from forms.thai.tokens import DIGIT, SPACE, Token, clings, holds, read_tokens
from forms.thai.word_ties import PREFIXES, UNITS, belongs, missing, numbers

_TAIL = re.compile(rf"[{SPACE}\n\u200b]*$")
# A line break in a web address stands after one of these.
_URL_PARTS = re.compile(r"[^/?&=._-]*[/?&=._-]*")
_NUMBER_PARTS = re.compile(rf"[{DIGIT}]+[^{DIGIT}]*|[^{DIGIT}]+")
_ABBREVIATED_PARTS = re.compile(r"[^.]*\.+|[^.]+")
_BRACKETS = {"(": ")", "[": "]", "“": "”"}
# Quotations are read over a line's end as well as other words.
_NAMES_IN = {"(": ")", "[": "]"}
_LONGEST_BRACKET = 12
# How long a passage is, in brackets or after a *, that is rather not parted (letters).
_LONGEST_PASSAGE = 40
# What a segment may grow to by joins that are wanted, not needed, in letters.
_LONGEST_JOIN = 24


class Reading(NamedTuple):
    """A text's segments, and which of them would rather not start a line."""

    segments: tuple[str, ...]
    bonds: frozenset[int]


def segments(text: str) -> tuple[str, ...]:
    """The pieces of a text that may stand on different lines; together they are the text.

    A piece keeps the spaces after it. No piece starts with a mark, a following vowel, ๆ, ฯ
    or closing punctuation, none ends in opening punctuation; numbers, Latin words and web
    addresses are whole; a name stays with its title, a number with its unit, where the
    join is not long.
    """
    return read(text).segments


@lru_cache(maxsize=8192)
def read(text: str) -> Reading:
    """The segments of a text, and the bonds between them."""
    tokens = read_tokens(text)
    bracketed = _in_brackets(tokens, _LONGEST_BRACKET)
    passages = _in_brackets(tokens, _LONGEST_PASSAGE, _NAMES_IN) | _starred(tokens)
    pieces: list[str] = []
    bonds: set[int] = set()
    current = ""
    for position, token in enumerate(tokens):
        wanted = position not in bracketed
        if position and wanted and _parts(tokens, position, len(current)):
            pieces.append(current)
            current = token.text
            if position in passages or _belongs_after_space(tokens, position):
                bonds.add(len(pieces))
        else:
            current += token.text
    if current:
        pieces.append(current)
    return Reading(tuple(pieces), frozenset(bonds))


@lru_cache(maxsize=4096)
def finer(segment: str) -> tuple[str, ...]:
    """The next smaller pieces of a segment wider than its column; itself if there are none."""
    tokens = read_tokens(segment)
    spaced: list[str] = [""]
    for position, token in enumerate(tokens):
        after_space = position and tokens[position - 1].kind == "space"
        if after_space and not clings(token):
            spaced.append("")
        spaced[-1] += token.text
    if len(spaced) > 1:
        return tuple(spaced)
    words = _regrouped([token.text for token in tokens], tokens)
    if len(words) > 1:
        return words
    core = _TAIL.sub("", segment)
    if not core:
        return (segment,)
    return _broken(core, segment[len(core) :], tokens)


def _broken(core: str, tail: str, tokens: list[Token]) -> tuple[str, ...]:
    """The parts of a single word, with what punctuation and spaces cling to it."""
    main = max(tokens, key=lambda token: len(token.text) if token.kind != "space" else 0)
    if main.kind == "thai" and "." in main.text:
        parts = tuple(_ABBREVIATED_PARTS.findall(main.text))
    elif main.kind == "thai":
        parts = _after_prefix(inner(main.text))
        if len(parts) == 1:
            parts = clusters(main.text)
    elif main.kind == "url":
        parts = tuple(part for part in _URL_PARTS.findall(main.text) if part)
    elif main.kind == "number":
        parts = tuple(_NUMBER_PARTS.findall(main.text))
    else:
        parts = (main.text,)
    if len(parts) == 1 and main.kind != "thai":
        half = len(main.text) // 2
        parts = (main.text[:half], main.text[half:]) if half else parts
    if len(parts) == 1:
        return (core + tail,)
    before, _, after = core.partition(main.text)
    return (before + parts[0], *parts[1:-1], parts[-1] + after + tail)


def _after_prefix(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a longer one, with none of its first letters alone: ไม่ได้รับ-งบประมาณ."""
    if parts[0] not in PREFIXES or len(parts) != 2:
        return parts
    first, *others = inner(parts[1])
    return (parts[0] + first, *others) if others else parts


def _regrouped(texts: list[str], tokens: list[Token]) -> tuple[str, ...]:
    """Words with the punctuation that must stay with them, but without any wish."""
    groups: list[str] = [""]
    for position, token in enumerate(tokens):
        previous = tokens[position - 1] if position else None
        if previous is not None and not clings(token) and not holds(previous):
            groups.append("")
        groups[-1] += texts[position]
    return tuple(groups)


def _in_brackets(
    tokens: list[Token], longest: int, brackets: Mapping[str, str] = _BRACKETS
) -> frozenset[int]:
    """The tokens within brackets of so many letters, as (ถ้ามี), and the closing one."""
    inside: set[int] = set()
    start = length = 0
    for position, token in enumerate(tokens):
        if token.text in brackets:
            start, length = position, 0
        elif token.text in brackets.values():
            if 0 < length <= longest and brackets.get(tokens[start].text) == token.text:
                inside.update(range(start + 1, position + 1))
            length = longest + 1
        else:
            length += len(token.text)
    return frozenset(inside)


def _starred(tokens: list[Token]) -> frozenset[int]:
    """The tokens of remarks marked with a *, as *ไม่ได้รับงบประมาณ, up to their space."""
    inside: set[int] = set()
    for position, token in enumerate(tokens):
        if token.kind != "open" or token.text[0] != "*":
            continue
        end = position + 1
        while end < len(tokens) and tokens[end].kind != "space":
            end += 1
        if sum([len(each.text) for each in tokens[position:end]]) <= _LONGEST_PASSAGE:
            inside.update(range(position + 1, end))
    return frozenset(inside)


def _belongs_after_space(tokens: list[Token], position: int) -> bool:
    """Whether a token would rather stand on the line of the one before its space."""
    spaced = position >= 2 and tokens[position - 1].kind == "space"
    return spaced and "\u200b" not in tokens[position - 1].text and belongs(tokens, position)


def _parts(tokens: list[Token], position: int, length: int) -> bool:
    """Whether a line may break before the token at `position`.

    `length` is that of the segment so far.
    """
    token, previous = tokens[position], tokens[position - 1]
    if token.kind == "space" or holds(previous):
        return False
    if previous.kind == "space":
        return _parts_at_space(tokens, position, length)
    if clings(token):
        return False
    half = previous.text in PREFIXES and token.kind == "thai"
    if half and length + len(token.text) <= _LONGEST_JOIN:
        return False
    return _parts_within(token, previous, tokens, position)


def _parts_within(token: Token, previous: Token, tokens: list[Token], position: int) -> bool:
    """Whether a line may break between two tokens without a space between."""
    kinds = (previous.kind, token.kind)
    if token.kind == "dash" or token.text == "ละ":
        return False
    if previous.kind == "dash":
        # A dash at the start of a word is its sign; one between words may end a line.
        starts = position < 2 or tokens[position - 2].kind in {"space", "open"}
        return (not starts and token.kind != "number") or missing(tokens, position - 1)
    if previous.kind == "close":
        closed = previous.text not in ".:" and token.kind != "number"
        return closed and not numbers(tokens, position)
    if "number" in kinds:
        if kinds == ("number", "open"):
            # What stands in the bracket is words of its own: 2562(ไตรมาส 2)
            return position + 1 < len(tokens) and tokens[position + 1].kind == "thai"
        return kinds == ("number", "thai") and token.text not in UNITS
    return True


def _parts_at_space(tokens: list[Token], position: int, length: int) -> bool:
    """Whether a line may break at the space before the token at `position`."""
    token = tokens[position]
    if clings(token):
        return False
    if length + len(token.text) > _LONGEST_JOIN:
        return True
    return not _belongs_after_space(tokens, position)
