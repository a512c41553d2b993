"""Checks of quantities that rubrics and steps both name, each with a percent (ตาราง ค and จ)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from db.places import Place
from db.records import Activity, Indicator, Rubric
from forms.calendar import MONTH_ABBREVIATIONS, MONTH_NAMES
from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.words import figure
from forms.compute import level_percent, running_progress
from forms.thai.digits import arabic_digits
from forms.thai.lexicon import cut

PERCENTS = Slip(
    "RUBRIC-AMOUNTS", "warning", "table-c", "ใช้ร้อยละเดียวกันในเกณฑ์และในขั้นตอนสำหรับจำนวนเดียวกัน"
)
OWN = Slip("STEP-PERCENT", "warning", "table-e", "แก้ร้อยละในข้อความหรือน้ำหนักของขั้นตอนให้ตรงกัน")

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_PERCENT = re.compile(rf"ร้อยละ\s*({_NUMBER})|(?<!\d)({_NUMBER})\s*(?:%|เปอร์เซ็นต์)")
# A quantity and the words after it, of which the first is what it counts: 120 ห้อง.
_AMOUNT = re.compile(rf"(?<![\d.,/])({_NUMBER})\s*(?![\d./])([ก-ฮเ-ไ][ก-๛]+)")
# What is counted of all work, and so says nothing of how much of it is done.
_NO_COUNT = {"ปี", "เดือน", "วัน", "ชั่วโมง", "นาที", "บาท", "ล้านบาท", "ระดับ", "คะแนน"}
_NO_COUNT |= {"และ", "ถึง", "หรือ", "ของ", "ใน", "ขึ้นไป", "ตาม", "จาก", "ที่", "โดย", "เป็น", "ได้"}
_MONTHS = frozenset((*MONTH_NAMES, *(name.split(".")[0] for name in MONTH_ABBREVIATIONS)))
# Percents of how far the work is, and those said right beside their quantity.
_DONE = re.compile(r"(?:ความก้าวหน้า|แล้วเสร็จ|สำเร็จ|ผลงาน|คิดเป็น)\D{0,12}$")
_BESIDE = re.compile(r"^[\s(,=]*(?:จำนวน|คือ|หรือ|เท่ากับ|คิดเป็น)?\s*$")
# Other percents may be of something else: they are held against each other only where so many
# quantities are a scale.
_FEWEST = 3
# "(ร้อยละ 20)" at the end of a step's own text.
_AT_END = re.compile(rf"\(\s*(?:ร้อยละ\s*({_NUMBER})|({_NUMBER})\s*%)\s*\)\s*$")


@dataclass(frozen=True, slots=True)
class _Amount:
    """A quantity with its percent: `sure` where it must be that of the work done."""

    words: str
    percent: Decimal
    sure: bool


def amounts(subject: Subject) -> Iterator[Problem]:
    """One quantity is one percent, in the rubric and in the steps it is measured by."""
    for place, indicator, rubric in subject.rubrics():
        in_steps = _in_steps(subject, indicator)
        claims = list(_in_rubric(subject, place, rubric)) if in_steps else []
        told = [
            (at, claim, in_steps[claim.words]) for at, claim in claims if claim.words in in_steps
        ]
        scale = _is_scale([(claim, step) for _, claim, step in told])
        for at, claim, step in told:
            if claim.percent != step.percent and (scale or (claim.sure and step.sure)):
                yield PERCENTS.at(
                    at,
                    f"{claim.words} เป็นร้อยละ {figure(claim.percent)} "
                    f"แต่ในขั้นตอนเป็นร้อยละ {figure(step.percent)}",
                )


def _is_scale(told: list[tuple[_Amount, _Amount]]) -> bool:
    """Whether the quantities that a rubric and its steps have in common are one scale."""
    several = len({claim.words for claim, _ in told}) >= _FEWEST
    agreeing = any(claim.percent == step.percent for claim, step in told)
    return several and (agreeing or all(claim.sure for claim, _ in told))


def _in_rubric(subject: Subject, place: Place, rubric: Rubric) -> Iterator[tuple[Place, _Amount]]:
    for row, level in enumerate(rubric.levels):
        of_level = level_percent(level, subject.rules)
        for index, text in enumerate(level.criteria):
            if found := _amount(text, of_level):
                yield (*place, "levels", row, "criteria", index), found


def _in_steps(subject: Subject, indicator: Indicator) -> dict[str, _Amount]:
    """Each quantity that one step alone names: with its percent there, else as reached."""
    found: dict[str, list[_Amount]] = defaultdict(list)
    for key in dict.fromkeys(indicator.projects):
        for _, _, activity in subject.activities_of(key):
            for step, reached in zip(activity.steps, running_progress(activity), strict=True):
                if amount := _amount(step.text, reached):
                    found[amount.words].append(amount)
    return {words: amounts[0] for words, amounts in found.items() if len(amounts) == 1}


@lru_cache(maxsize=4096)
def _amount(text: str, otherwise: Decimal | None) -> _Amount | None:
    """The one quantity of a text with its percent; without one of its own, the other given."""
    plain = arabic_digits(text)
    percents = list(_PERCENT.finditer(plain))
    free = plain
    for match in percents:
        free = f"{free[: match.start()]}{' ' * len(match.group())}{free[match.end() :]}"
    counted = [(match, _noun(match[2])) for match in _AMOUNT.finditer(free)]
    found = {f"{match[1]} {noun}": (match, noun) for match, noun in counted if noun}
    if len(found) != 1 or len(percents) > 1:
        return None
    words, (match, noun) = found.popitem()
    if not percents:
        return None if otherwise is None else _Amount(words, otherwise, sure=False)
    said, end = percents[0], match.start(2) + len(noun)
    # One of the two is empty: which comes first is not said.
    between = plain[said.end() : match.start()] + plain[end : said.start()]
    sure = _BESIDE.match(between) or _DONE.search(plain[: said.start()])
    return _Amount(words, _figure(said), sure=sure is not None)


def _noun(words: str) -> str:
    """What a figure before these words counts; empty where it is no share of the work."""
    noun = cut(words)[0]
    return "" if noun in _NO_COUNT or noun in _MONTHS else noun


def _figure(match: re.Match[str]) -> Decimal:
    return Decimal((match[1] or match[2]).replace(",", ""))


def own_percents(subject: Subject) -> Iterator[Problem]:
    """A percent that ends a step's own text is its weight, or what it brings the work to."""
    for place, _, activity in subject.activities():
        yield from _own_percents(place, activity)


def _own_percents(place: Place, activity: Activity) -> Iterator[Problem]:
    for row, (step, reached) in enumerate(
        zip(activity.steps, running_progress(activity), strict=True)
    ):
        match = _AT_END.search(arabic_digits(step.text))
        if match is None or step.weight is None:
            continue
        said = _figure(match)
        if said not in {step.weight, reached}:
            yield OWN.at(
                (*place, "steps", row, "text"),
                f"เขียนว่าร้อยละ {figure(said)} แต่น้ำหนักเป็น {figure(step.weight)}",
            )


CHECKS: tuple[Check, ...] = (amounts, own_percents)
