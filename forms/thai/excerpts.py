"""Excerpts of a text, cut where a word begins."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from forms.thai.lexicon import inner
from forms.thai.tokens import read_tokens

# Of no word is more read than so many letters before the end that is shown.
_LONGEST_WORD = 60


@lru_cache(maxsize=1024)
def end_of(text: str, most: int) -> str:
    """The end of a text of at most so many letters, from the beginning of a word."""
    # What is read begins before the end: its first word may be half of one.
    tokens = [token.text for token in read_tokens(text[-most - _LONGEST_WORD :])]
    found = _last(tokens, most)
    if not found and tokens:
        found = _last(inner(tokens[-1]), most)
    # No excerpt begins with what belongs to the word before it.
    return found.lstrip(" \u00a0)”ๆฯ,;:") or text[len(text) - most :]


def _last(pieces: Sequence[str], most: int) -> str:
    """As many of the last pieces as have at most so many letters."""
    found = ""
    for piece in reversed(pieces):
        if len(piece) + len(found) > most:
            break
        found = piece + found
    return found
