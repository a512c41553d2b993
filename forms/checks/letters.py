"""Checks of the typing of all texts: digits, spaces, and letters that no word has."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import takewhile

from db.places import Place
from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.walk import form_at
from forms.checks.words import around, squeezed

DIGITS = Slip(
    "DIGITS-MIXED", "advice", "", "ใช้เลขแบบเดียวกันทั้งแบบฟอร์ม หรือเลือกเลขไทยหรือเลขอารบิกเมื่อส่งออก"
)
SPACES = Slip("SPACE-DOUBLE", "advice", "", "เว้นวรรคครั้งเดียว")
SPACE_MARK = Slip("SPACE-MARK", "advice", "", "ลบช่องว่างหน้าสระหรือวรรณยุกต์")
LETTERS = Slip("LETTERS-WRONG", "advice", "", "แก้ตัวสะกด ลำดับสระและวรรณยุกต์นี้ไม่มีในภาษาไทย")
UNIT_NAME = Slip("UNIT-SPELLING", "advice", "", "ใช้ชื่อหน่วยงานให้ตรงกันทั้งแผน")

# Codes are matched, not read: their digits say nothing about a table's.
_CODES = """
    code strategy substrategy tactic tactic_kpi goal policy policies strategy_code component
    year edition division_code kpis phone
"""
_THAI_DIGITS, _ARABIC_DIGITS = re.compile("[๐-๙]+"), re.compile("[0-9]+")
_DOUBLE = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_BEFORE_MARK = re.compile(r"(?<=\S)[ \u00a0]+(?=[ะัาำิ-ฺๅ็-๎])")
_WRONG = re.compile(
    r"เเ"  # two เ for แ
    r"|ํ[่-๋]?า"  # two letters for ำ
    r"|[่-๋์][ัิ-ฺ็-๎]"  # a mark on a tone mark; ำ may follow one, and is no mark
    r"|[ัิ-ื็ํ][ัิ-ฺ็ํ๎]|[ุู][ัิ-ฺ็ํ]"  # two vowels on one letter
    r"|ะ[ะาำ]|า[าำ]|ำ[ะาำ]"
    r"|(?<![ก-ฮฤฦัิ-ฺ็-๎\s])(?<!^)[ัิ-ฺ็-๎]"  # a mark on no letter
    r"|(?:^|\n)[ะัาำิ-ฺ็-๎]"
    r"|[เแโใไ](?=[\sะัาำิ-ฺๆฯ็-๎]|[แโใไ])"  # a leading vowel before no letter
)
# The name of a unit is long enough to tell a slip in it from another office.
_LONG_NAME = 20
_ENDS = 8


def mixed_digits(subject: Subject) -> Iterator[Problem]:
    """The texts of one form use Thai or Arabic digits, not both; a memo is set in Thai."""
    thai: dict[str, list[tuple[Place, str]]] = defaultdict(list)
    arabic: dict[str, list[tuple[Place, str]]] = defaultdict(list)
    for place, text in subject.texts:
        # A project's own texts stand on several forms.
        form = "" if place[1] == "projects" and not form_at(place) else subject.form_at(place)
        if not form or form == "memo" or _is_code(place):
            continue
        if found := _THAI_DIGITS.search(text):
            thai[form].append((place, found.group()))
        if found := _ARABIC_DIGITS.search(text):
            arabic[form].append((place, found.group()))
    for form, places in thai.items():
        others = arabic.get(form, [])
        pairs = ((places, others, "อารบิก"), (others, places, "ไทย"))
        fewer, more, words = min(pairs, key=lambda pair: len(pair[0]))
        for place, shown in fewer if others else ():
            yield DIGITS.at(
                place, f"ใช้เลข “{shown}” แต่แบบฟอร์มนี้ใช้เลข{words} {len(more)} แห่ง", form=form
            )


def _is_code(place: Place) -> bool:
    name = next(part for part in reversed(place) if isinstance(part, str))
    return name in _CODES.split()


def spaces(subject: Subject) -> Iterator[Problem]:
    """Spaces are single."""
    for place, text in subject.texts:
        if found := list(_DOUBLE.finditer(text)):
            more = f" และอีก {len(found) - 1} แห่งในช่องนี้" if found[1:] else ""
            yield SPACES.at(
                place,
                f"เว้นวรรคซ้อนกันที่ “{around(text, *found[0].span())}”{more}",
                form=subject.form_at(place),
            )


def spaced_marks(subject: Subject) -> Iterator[Problem]:
    """No space parts a vowel or tone mark from its letter."""
    for place, text in subject.texts:
        if match := _BEFORE_MARK.search(text):
            shown = around(text, *match.span())
            yield SPACE_MARK.at(
                place, f"มีช่องว่างหน้าสระหรือวรรณยุกต์ที่ “{shown}”", form=subject.form_at(place)
            )


def wrong_letters(subject: Subject) -> Iterator[Problem]:
    """Vowels and marks stand on a letter that can carry them."""
    for place, text in subject.texts:
        if match := _WRONG.search(text):
            shown = around(text, *match.span())
            mended = _mended(match.group())
            hint = f"ใช้ “{mended}” แทน “{match.group()}”" if mended else ""
            yield LETTERS.at(
                place,
                f"สระหรือวรรณยุกต์ผิดตำแหน่งที่ “{shown}”",
                form=subject.form_at(place),
                advice=hint,
            )


def _mended(letters: str) -> str:
    if letters == "เเ":
        return "แ"
    return f"{letters[1:-1]}ำ" if letters[0] == "ํ" and letters[-1] == "า" else ""


def unit_names(subject: Subject) -> Iterator[Problem]:
    """The unit's name is spelt one way."""
    name = subject.plan.unit.name.strip()
    if len(name) < _LONG_NAME:
        return
    middle = len(name) - 2 * _ENDS
    start, end = re.escape(name[:_ENDS]), re.escape(name[-_ENDS:])
    pattern = re.compile(f"{start}.{{{max(0, middle - 3)},{middle + 3}}}?{end}")
    for place, text in subject.texts:
        others = (found for found in pattern.findall(text) if _is_other_spelling(found, name))
        for found in dict.fromkeys(others):
            yield UNIT_NAME.at(
                place,
                f"เขียนชื่อหน่วยงานว่า “{found}” ไม่ใช่ “{name}”",
                form=subject.form_at(place),
            )


def _is_other_spelling(found: str, name: str) -> bool:
    one, other = squeezed(found), squeezed(name)
    in_figures = re.sub(r"\d", "", one) == re.sub(r"\d", "", other)
    if in_figures or abs(len(one) - len(other)) > 2:
        return False
    start = _alike(one, other)
    end = _alike(one[start:][::-1], other[start:][::-1])
    return max(len(one), len(other)) - start - end <= 4


def _alike(one: str, other: str) -> int:
    """How many letters two texts have in common at their beginnings."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


CHECKS: tuple[Check, ...] = (mixed_digits, spaces, spaced_marks, wrong_letters, unit_names)
