"""Checks of words: common misspellings, and words that were typed twice."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate

from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.words import around
from forms.resources import RESOURCES
from forms.thai.lexicon import cut

MISSPELT = Slip("WORD-MISSPELT", "advice", "", "แก้ตัวสะกด")
TWICE = Slip("WORD-TWICE", "advice", "", "ลบคำที่ซ้ำ")

_LIST = RESOURCES / "words" / "misspellings.txt"
# What makes another word of the letters before it: a mark, or a silent letter.
_GOES_ON = r"(?![ะ-ฺ็-๎]|[ก-ฮ][ิุ]?์)"
_THAI = re.compile("[ก-๛]+")
# The same letters twice, with a space between or none.
_DOUBLE = re.compile(r"(?=(?P<word>[ก-ฮเ-ไ][ก-๛]{1,29}?)(?P<space> ?)(?P=word))")
# Words that join others: none can follow itself, with or without a space.
_JOINING_WORDS = """
    ใน ของ และ หรือ เพื่อ เพื่อให้ โดย จาก แก่ ซึ่ง เป็น ด้วย ตาม แต่ คือ กับ ต้อง ทั้ง ระหว่าง สำหรับ
    หมายถึง ประกอบด้วย ได้แก่ ดังนี้ รวมทั้ง รวมถึง ตลอดจน เกี่ยวกับ เนื่องจาก ผ่าน อย่าง จำนวน ร้อยละ
    การ ความ ผู้ ในการ มีการ เป็นการ
"""
_JOINING = frozenset(_JOINING_WORDS.split())
# Words that make nouns: แนวทางการการพัฒนา is a slip, โครงการการพัฒนา is none.
_MAKING = ("การ", "ความ")
# What such a word may follow without being the end of a noun of its own.
_BEFORE_WORDS = "ใน ด้าน งาน เพื่อ โดย จาก ของ และ มี เป็น ตาม ต่อ กับ ให้ ผล แนวทาง ก่อน หลัง"
_BEFORE = frozenset(_BEFORE_WORDS.split())
# A word of fewer letters may end one word and begin the next: ระบบงาน งานทะเบียน.
_LONG = 5


def misspellings(subject: Subject) -> Iterator[Problem]:
    """No word is spelt as it often is, and is not (ราชบัณฑิตยสภา)."""
    for place, text in subject.texts:
        for wrong in _misspelt(text):
            right = _spellings()[wrong]
            yield MISSPELT.at(
                place,
                f"“{wrong}” ที่ถูกคือ “{right}”",
                form=subject.form_at(place),
                advice=f"แก้ “{wrong}” เป็น “{right}”",
            )


@cache
def _spellings() -> dict[str, str]:
    """The right spelling of each wrong one, read once."""
    lines = (line.split() for line in _LIST.read_text("utf-8").splitlines())
    return {pair[0]: pair[1] for pair in lines if len(pair) == 2 and not pair[0].startswith("#")}


@cache
def _wrong() -> re.Pattern[str]:
    longest_first = sorted(_spellings(), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, longest_first))}){_GOES_ON}")


@lru_cache(maxsize=16384)
def _misspelt(text: str) -> tuple[str, ...]:
    """The wrong spellings in a text, each once."""
    return tuple(dict.fromkeys(_wrong().findall(text)))


def doubles(subject: Subject) -> Iterator[Problem]:
    """No word is typed twice."""
    for place, text in subject.texts:
        if found := _doubled(text):
            word, shown = found
            yield TWICE.at(place, f"มีคำว่า “{word}” ซ้ำที่ “{shown}”", form=subject.form_at(place))


@lru_cache(maxsize=16384)
def _doubled(text: str) -> tuple[str, str] | None:
    """The first word that a text has twice in a row, and the letters around it."""
    for match in _DOUBLE.finditer(text):
        word, first = match["word"], match.start()
        second = first + len(word) + len(match["space"])
        if _is_slip(text, word, first, second):
            return word, around(text, first, second + len(word))
    return None


def _is_slip(text: str, word: str, first: int, second: int) -> bool:
    """Whether letters that stand twice are one word typed twice, not parts of two words."""
    before, after = _word_over(text, first), _word_over(text, second)
    apart = second > first + len(word)
    if word in _MAKING:
        made = text[before[0] : first] in {"", *_BEFORE}
        return made and before[1] == first + len(word) and after[0] == second
    if before[0] != first or after[0] != second:
        return False
    if word in _JOINING:
        return _ends(text, second + len(word)) or text[slice(*after)] in _JOINING
    return len(word) >= _LONG and not apart


def _word_over(text: str, at: int) -> tuple[int, int]:
    """Where the word over a letter begins and ends."""
    if not _THAI.match(text, at):
        return at, at
    edges = _edges(text)
    after = bisect_right(edges, at)
    return edges[after - 1], edges[after]


def _ends(text: str, at: int) -> bool:
    """Whether a word ends before a letter."""
    return at == len(text) or not _THAI.match(text[at]) or _word_over(text, at)[0] == at


@lru_cache(maxsize=1024)
def _edges(text: str) -> tuple[int, ...]:
    """Where the words of a text begin, and where each stretch of Thai letters ends."""
    edges: list[int] = []
    for run in _THAI.finditer(text):
        words = cut(run.group())
        edges += accumulate(map(len, words), initial=run.start())
    return tuple(edges)


CHECKS: tuple[Check, ...] = (misspellings, doubles)
