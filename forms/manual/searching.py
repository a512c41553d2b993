"""Finds words in the manual as Thai is broken into words: แผน is not found in แผนก."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from forms.manual.chapters import Section, chapters
from forms.thai.lexicon import inner, is_word
from forms.thai.tokens import read_tokens

# What a word in a heading counts, of one in the text.
_IN_HEADING = 20
_BEFORE, _LONGEST = 12, 120  # letters of a passage
_UNSAID = {"space", "glue", "open", "close", "dash", "quote", "other"}


class Hit(NamedTuple):
    """A section that has all words, and a passage of it around one of them."""

    section: Section
    passage: str


def find(query: str) -> tuple[Hit, ...]:
    """The sections that have every word of a query, the likeliest first; none of no words.

    The last word may be the beginning of one: it is still being typed.
    """
    wanted = _words(query)
    if not wanted:
        return ()
    found = []
    for section, heading, text in _index():
        if all(_has(heading, each, wanted[-1]) or _has(text, each, wanted[-1]) for each in wanted):
            worth = sum(_IN_HEADING * _has(heading, each, wanted[-1]) for each in wanted)
            worth += sum(text.count(each) for each in wanted)
            found.append((-worth, section))
    # Equally likely ones stay as the manual has them.
    ordered = sorted(found, key=lambda each: each[0])
    return tuple(Hit(section, _passage(section, wanted)) for _worth, section in ordered)


@cache
def _index() -> tuple[tuple[Section, tuple[str, ...], tuple[str, ...]], ...]:
    """Every section with the words of its heading and its text."""
    sections = (section for chapter in chapters() for section in chapter.sections)
    return tuple((each, _all_words(each.heading), _all_words(each.words)) for each in sections)


def _words(text: str) -> tuple[str, ...]:
    return tuple(t.text.casefold() for t in read_tokens(text) if t.kind not in _UNSAID)


def _all_words(text: str) -> tuple[str, ...]:
    """The words of a text, and those that they are made of."""
    thai = (token.text for token in read_tokens(text) if token.kind == "thai")
    return (*_words(text), *(part for word in thai for part in _parts(word)))


def _parts(word: str) -> Iterator[str]:
    parts = inner(word)
    return (part for part in parts if is_word(part))


def _has(words: tuple[str, ...], wanted: str, last: str) -> bool:
    if wanted in words:
        return True
    return wanted == last and any(word.startswith(wanted) for word in words)


def _passage(section: Section, wanted: tuple[str, ...]) -> str:
    """Some words around the first that was wanted."""
    text = section.words.replace("\n", " ")
    at = min((i for i in map(text.casefold().find, wanted) if i >= 0), default=0)
    tokens, passage, length = read_tokens(text[max(0, at - _BEFORE) :]), [], 0
    for token in tokens[1:] if at > _BEFORE else tokens:
        passage.append(token.text)
        length += len(token.text)
        if length > _LONGEST:
            break
    return "".join(passage).strip()
