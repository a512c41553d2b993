"""Checks of what is counted and closed within one cell: item numbers, brackets, quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from db.places import Place
from forms.checks.keys import slips
from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.words import around
from forms.thai.digits import arabic_digits

BRACKET = Slip("BRACKET-OPEN", "advice", "", "เติมเครื่องหมายที่ขาด หรือลบเครื่องหมายที่เกิน")
ITEM = Slip("ITEM-TWICE", "advice", "", "แก้เลขข้อไม่ให้ซ้ำกัน")

_PAIRS = {"(": ")", "[": "]", "{": "}", "“": "”"}
_MARKS = re.compile(r"[(\[{“)\]}”]")
# A number or letter that a closing bracket makes the number of an item: 1) ก)
_ITEM_MARK = re.compile(r"(?:^|\s)(?:\d{1,3}(?:\.\d+)*|[ก-ฮA-Za-z])\)", re.MULTILINE)
# The number that a line begins with: 1. 1) (1) 2.1 2.1. – and how it is written.
_NUMBERED = re.compile(
    r"^\s*(?:[-–•]\s*)?(?P<open>\(?)(?P<number>\d{1,2}(?:\.\d{1,2})*)(?P<close>[.)]?)(?=\s|[ก-ฮเ-ไ])"
)
_IN_LINE = re.compile(r"(?<=\s)(?P<open>\(?)(?P<number>\d{1,2})(?P<close>[.)])(?=\s?[ก-ฮเ-ไA-Z“])")
# So many numbers in a line, from 1 on, are a list.
_FEWEST = 3


def brackets(subject: Subject) -> Iterator[Problem]:
    """Every bracket and quotation mark of a cell is closed, and none that was not opened."""
    for places, texts in _cells(subject):
        if found := _unpaired(texts):
            index, at, mark = found
            open_marks = mark in _PAIRS
            words = "ไม่มีเครื่องหมายปิด" if open_marks else "ไม่มีเครื่องหมายเปิด"
            yield BRACKET.at(
                places[index],
                f"{words}คู่กับ {mark} ที่ “{around(texts[index], at, at + 1)}”",
                form=subject.form_at(places[index]),
            )


@lru_cache(maxsize=16384)
def _unpaired(texts: tuple[str, ...]) -> tuple[int, int, str] | None:
    """The first mark of a cell that has no other half: which text, where in it, which mark."""
    opened: list[tuple[int, int, str]] = []
    closers: list[tuple[int, int, str]] = []
    for index, text in enumerate(texts):
        items = {match.end() - 1 for match in _ITEM_MARK.finditer(text)}
        # Brackets among the keys of a word in the other layout are letters.
        letters = {at for slip in slips(text) for at in range(*slip)}
        for match in _MARKS.finditer(text):
            mark, at = match.group(), match.start()
            if at in letters:
                continue
            if mark in _PAIRS:
                opened.append((index, at, mark))
            elif opened and _PAIRS[opened[-1][2]] == mark:
                opened.pop()
            elif at not in items:
                closers.append((index, at, mark))
    # Numbers of items within brackets close these before their time.
    numbered = any(_ITEM_MARK.search(text) for text in texts)
    return next(iter(opened or ([] if numbered else closers)), None)


def items(subject: Subject) -> Iterator[Problem]:
    """No number of an item stands twice in a row within a cell: 1. 2. 2. 3."""
    for places, texts in _cells(subject):
        for index, number in _repeated(texts):
            yield ITEM.at(places[index], f"เลขข้อ {number} มีซ้ำ", form=subject.form_at(places[index]))


class _Number(NamedTuple):
    """The number of an item: the text it is in, how it is written, what it stands under."""

    text: int
    style: str
    above: str
    last: int
    number: str


@lru_cache(maxsize=16384)
def _repeated(texts: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    """The numbers that stand twice in a row: which text, and the number."""
    found: list[tuple[int, str]] = []
    latest: dict[tuple[str, str], int] = {}
    before: _Number | None = None
    for here in _numbers(texts):
        if here is None:
            # Words of their own: the first number after them may begin another list.
            before = None
            continue
        key = (here.style, here.above)
        follows = before is not None and (before.style, before.above) == key
        if latest.get(key) == here.last and (here.last > 1 or follows):
            found.append((here.text, here.number))
        latest[key] = here.last
        before = here
    for index, text in enumerate(texts):
        found += [(index, number) for number in _repeated_in_line(text)]
    return tuple(dict.fromkeys(found))


def _numbers(texts: Sequence[str]) -> Iterator[_Number | None]:
    """The number that each line begins with; None for a line without one."""
    for index, text in enumerate(texts):
        for line in arabic_digits(text).split("\n"):
            match = _NUMBERED.match(line)
            numbered = match and (match["close"] or "." in match["number"])
            if match is None or not numbered:
                yield None
                continue
            above, _, last = match["number"].rpartition(".")
            style = f"{match['open']}{match['close']}" if not above else "."
            yield _Number(index, style, above, int(last), match["number"])


def _repeated_in_line(text: str) -> Iterator[str]:
    for line in arabic_digits(text).split("\n"):
        numbers = [int(match["number"]) for match in _IN_LINE.finditer(f" {line}")]
        if len(numbers) >= _FEWEST and numbers[0] == 1:
            for one, other in pairwise(numbers):
                if one == other:
                    yield str(one)


def _cells(subject: Subject) -> Iterator[tuple[tuple[Place, ...], tuple[str, ...]]]:
    """The texts that are printed in one cell, with their places: a text, or a list of them."""
    for _, group in groupby(subject.texts, key=lambda pair: _cell(pair[0])):
        places, texts = zip(*group, strict=True)
        yield places, texts


def _cell(place: Place) -> Place:
    # The cells of a table's row are a list, too, but each is one of its own.
    listed = isinstance(place[-1], int) and place[-2] != "cells"
    return place[:-1] if listed else place


CHECKS: tuple[Check, ...] = (brackets, items)
