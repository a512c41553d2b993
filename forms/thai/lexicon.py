"""Thai words: a stretch of letters without spaces is cut where its words meet.

Words are looked up in a general list and in this field's own. The cut with the fewest
words wins (found by dynamic programming, so the time grows with the length only), and
no cut ever parts a letter from its vowels and marks.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from forms.resources import RESOURCES

_WORDS = RESOURCES / "words"
_LETTER = "[ก-ฮ]"
# Vowels and marks that belong to the letter before them.
_AFTER = "[ะ-ฺๅ็-๎]"
_CLUSTER = re.compile(
    rf"""
    (?:
        เ{_LETTER}{{1,2}}[ีื][่-๋]?[ยอ]ะ?   # เสีย เรือ เกียะ
      | {_LETTER}ื[่-๋]?อ                   # ชื่อ
      | {_LETTER}ั[่-๋]?ว(?!{_AFTER})ะ?      # ตัว
      | (?:[เ-ไ]+{_LETTER}?|.){_AFTER}*
    )
    (?:{_LETTER}{{1,2}}[ิุ]?์)*              # silent letters: จันทร์ ศาสตร์
    {_AFTER}*
    """,
    re.VERBOSE | re.DOTALL,
)
# No word of more letters is looked for; the few that there are are made of shorter ones.
_LONGEST = 24
# What it costs to read a cluster as part of no known word, a word being 1; a lone letter,
# which is a syllable only together with its neighbours, costs more.
_UNKNOWN = 1.6
_LONE = 2.4
# Among cuts of as many words the one with the longer words is better, then one of this
# field's own; โครงการ-พัฒนา is better than โครง-การพัฒนา.
_LENGTH = 0.0005
_OFFICIAL = 0.25
_PREFIXES = ("การ", "ความ")
_PREFIXED = 0.02


class _Lexicon(NamedTuple):
    """Every word, and among them this field's own."""

    words: frozenset[str]
    official: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    """The word lists, read once when the first text is cut."""
    general = (_WORDS / "words_th.txt").read_text("utf-8").split()
    lines = (_WORDS / "official.txt").read_text("utf-8").splitlines()
    official = frozenset(line for line in lines if line and not line.startswith("#"))
    one_letter = {word for word in general if len(word) == 1} - {"ณ"}
    return _Lexicon(official.union(general) - one_letter, official)


def is_word(word: str) -> bool:
    """Whether the lists have this word."""
    return word in _lexicon().words


def clusters(stretch: str) -> tuple[str, ...]:
    """The smallest pieces that no line may part: a letter with its vowels and marks."""
    return tuple(_CLUSTER.findall(stretch))


@lru_cache(maxsize=65536)
def cut(stretch: str) -> tuple[str, ...]:
    """The words of a stretch of Thai letters; together they are the stretch.

    Neighbouring clusters of no known word stay in one piece: they are a name, or a word
    that the lists lack.
    """
    return _best(stretch, frozenset())


@lru_cache(maxsize=4096)
def inner(word: str) -> tuple[str, ...]:
    """The pieces of one word that is wider than its column: shorter words, or syllables."""
    words = _best(word, frozenset((word,)))
    return words if len(words) > 1 else _syllables(word)


def _best(stretch: str, without: frozenset[str]) -> tuple[str, ...]:
    """The cheapest way through the stretch, using none of the words `without`."""
    words, official = _lexicon()
    ends = [0]
    for cluster in _CLUSTER.findall(stretch):
        ends.append(ends[-1] + len(cluster))
    count = len(ends)
    cost = [0.0] + [float("inf")] * (count - 1)
    # Where the piece that ends here starts; negative (~start) if it is no known word.
    origin = [0] * count
    for i in range(count - 1):
        start, so_far = ends[i], cost[i]
        price = so_far + (_LONE if ends[i + 1] - start == 1 else _UNKNOWN)
        if price < cost[i + 1]:
            cost[i + 1], origin[i + 1] = price, ~i
        limit = start + _LONGEST
        for j in range(i + 1, count):
            end = ends[j]
            if end > limit:
                break
            word = stretch[start:end]
            if word not in words or word in without:
                continue
            price = so_far + 1 - _LENGTH * (end - start) ** 2
            if word in official:
                price -= _OFFICIAL
            if word.startswith(_PREFIXES):
                price += _PREFIXED
            if price < cost[j]:
                cost[j], origin[j] = price, i
    return _pieces(stretch, ends, origin)


def _pieces(stretch: str, ends: list[int], origin: list[int]) -> tuple[str, ...]:
    """The words along the cheapest way; unknown clusters join their unknown neighbours.

    A lone letter of no word joins the piece before it: no line may start with it.
    """
    pieces: list[str] = []
    open_end = False
    j = len(ends) - 1
    while j > 0:
        known = origin[j] >= 0
        i = origin[j] if known else ~origin[j]
        piece = stretch[ends[i] : ends[j]]
        if open_end and (not known or len(pieces[-1]) == 1):
            pieces[-1] = piece + pieces[-1]
        else:
            pieces.append(piece)
        open_end = not known
        j = i
    return tuple(reversed(pieces))


def _syllables(word: str) -> tuple[str, ...]:
    """Clusters with their final letters: กรุง-เทพ; a letter left over joins the next."""
    pieces: list[str] = []
    waiting = ""
    closed = True
    for cluster in clusters(word):
        if len(cluster) > 1:
            pieces.append(waiting + cluster)
            waiting, closed = "", cluster[-1] == "ะ"
        elif waiting:
            pieces.append(waiting + cluster)
            waiting, closed = "", False
        elif closed:
            waiting = cluster
        else:
            pieces[-1] += cluster
            closed = cluster not in "อว"  # in ป้อม and ขวน they are vowels
    if waiting:
        pieces[-1:] = ["".join(pieces[-1:]) + waiting]
    return tuple(pieces)
