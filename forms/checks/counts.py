"""Checks of the sums that the narrative gives: `8 ตัวชี้วัด แบ่งเป็น … 4 ตัวชี้วัด … 3 ตัวชี้วัด`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from forms.checks.problem import Check, Problem, Slip, Subject
from forms.thai.digits import arabic_digits

SUM = Slip("COUNT-SUM", "advice", "essentials", "แก้จำนวนรวมหรือจำนวนของแต่ละส่วนให้ตรงกัน")

_FIELDS = {"preface", "situation", "past_results", "swot_conclusions"}
_NUMBER = r"(\d{1,3}(?:,\d{3})+|\d+)\s*"
# What is counted: whole and parts by their words, the longer ones first.
_COUNTED = {
    "ตัวชี้วัด": "ตัวชี้วัด",
    "โครงการ/กิจกรรม": "โครงการ/กิจกรรม|โครงการ|กิจกรรม",
    "โครงการ": "โครงการ(?!/)",
    "คน": "คน",
    "ตำแหน่ง": "ตำแหน่ง",
    "อัตรา": "อัตรา",
}
_PARTED = re.compile("แบ่งเป็น|แบ่งออกเป็น|จำแนกเป็น|ประกอบด้วย")
# A sentence that goes on so tells of something else.
_ENDED = re.compile(r"\n|โดยมี|ดังนี้|ทั้งนี้|นอกจากนี้|เช่น")
# More parts than these are a list of their own, not a sum.
_MOST_PARTS = 8


def sums(subject: Subject) -> Iterator[Problem]:
    """Parts that a sentence counts come to the whole that it begins with."""
    for place, text in subject.texts:
        if place[1] in _FIELDS and (wrong := _wrong_sum(text)):
            yield SUM.at(place, wrong)


@lru_cache(maxsize=4096)
def _wrong_sum(text: str) -> str:
    plain = arabic_digits(text)
    for parted in _PARTED.finditer(plain):
        before, after = plain[: parted.start()], plain[parted.end() :]
        ended = _ENDED.search(after)
        listed = after[: ended.start()] if ended else after
        for noun, words in _COUNTED.items():
            wholes = re.findall(_NUMBER + f"{re.escape(noun)}(?!/)", before.rpartition("\n")[2])
            parts = [_figure(part) for part in re.findall(_NUMBER + f"(?:{words})", listed)]
            if (
                wholes
                and 1 < len(parts) <= _MOST_PARTS
                and not _comes_to(_figure(wholes[-1]), parts)
            ):
                shown = " + ".join(map(str, parts))
                return f"เขียนว่ามี {wholes[-1]} {noun} แต่ส่วนที่แบ่งไว้รวมได้ {shown} = {sum(parts)}"
    return ""


def _figure(digits: str) -> int:
    return int(digits.replace(",", ""))


def _comes_to(whole: int, parts: list[int]) -> bool:
    """Whether all parts come to the whole, or those of them that are no parts of parts."""
    return any(
        sum(some) == whole
        for count in range(2, len(parts) + 1)
        for some in combinations(parts, count)
    )


CHECKS: tuple[Check, ...] = (sums,)
