"""Checks of systems that an indicator, its rubric and its questionnaire name differently."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from db.markers import marker
from db.places import Place
from db.records import Indicator, TextTable
from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.words import quoted, squeezed
from forms.thai.lexicon import cut

SYSTEM = Slip("SYSTEM-NAME", "advice", "table-c", "ใช้ชื่อระบบเดียวกันทุกแห่ง")

# A system, and the words that name it up to a space or a bracket: ระบบทะเบียน (ABC).
_SYSTEM = re.compile(
    r"(?:ระบบ|แพลตฟอร์ม|แอปพลิเคชัน|โปรแกรม)(?P<thai>[ก-๛]{3,60})?"
    r"(?:\s*[(\"“]?\s*(?P<latin>[A-Za-z][A-Za-z0-9&.+-]*(?:\s[A-Z][A-Za-z0-9&.+-]*)*))?"
)
# Names that are no one system's: they say what kind it is.
_ANY = re.compile(r"^(?:งาน|การ|สารสนเทศ|ดิจิทัล|ออนไลน์|อิเล็กทรอนิกส์|online|it)?$", re.IGNORECASE)
# Words that say whose a system is, or what is done with it, end its name.
_END_WORDS = "ของ โดย เพื่อ ใน ที่ และ หรือ ให้ ผ่าน ด้วย ตาม ประจำ ภายใน สำหรับ มี ได้ กับ ต่อ"
_END = frozenset(_END_WORDS.split())
# Names that begin alike in so many letters are meant to be one.
_BEGUN = 6


def systems(subject: Subject) -> Iterator[Problem]:
    """A rubric's title and a questionnaire call a system as their indicator does."""
    tables = {table.key: (index, table) for index, table in enumerate(subject.plan.tables)}
    for place, indicator in subject.indicators():
        wanted = _names(indicator.name)
        if len(wanted) != 1:
            continue
        for at, text in _titles(place, indicator, tables):
            found = _names(text)
            if len(found) == 1 and _is_other(found[0], wanted[0]):
                yield SYSTEM.at(
                    at,
                    f"เรียกระบบว่า {quoted(' '.join(filter(None, found[0])), 40)} "
                    f"แต่ชื่อตัวชี้วัดเรียกว่า {quoted(' '.join(filter(None, wanted[0])), 40)}",
                )


def _titles(
    place: Place, indicator: Indicator, tables: dict[str, tuple[int, TextTable]]
) -> Iterator[tuple[Place, str]]:
    """What heads the rubrics and the annexes of an indicator, and the tables in these."""
    for number, rubric in enumerate(indicator.rubrics):
        yield (*place, "rubrics", number, "title"), rubric.title
    for number, annex in enumerate(indicator.annexes):
        at: Place = (*place, "annexes", number)
        yield (*at, "heading"), annex.heading
        for index, text in enumerate(annex.paragraphs):
            placed = marker(text)
            if placed and placed.kind == "table" and placed.key in tables:
                row, table = tables[placed.key]
                yield ("plan", "tables", row, "title"), table.title
            elif index == 0:
                yield (*at, "paragraphs", index), text


_Name = tuple[str, str]


def _names(text: str) -> list[_Name]:
    """The systems a text names, each once: its Thai words and its Latin name."""
    found = []
    for match in _SYSTEM.finditer(text):
        words = takewhile(lambda word: word not in _END, cut(match["thai"] or ""))
        thai = "".join(words)
        latin = match["latin"] or ""
        if not (_ANY.match(thai) and not latin):
            found.append((thai, latin))
    return list(dict.fromkeys(found))


def _is_other(one: _Name, other: _Name) -> bool:
    """Whether two names, meant to be of one system, differ."""
    thai, wanted = squeezed(one[0]), squeezed(other[0])
    latin, wanted_latin = (_plain(each[1]) for each in (one, other))
    if latin and wanted_latin:
        return latin != wanted_latin
    if not (thai and wanted) or thai.startswith(wanted) or wanted.startswith(thai):
        return False
    return thai[:_BEGUN] == wanted[:_BEGUN]


def _plain(latin: str) -> str:
    return re.sub(r"[^a-z0-9]", "", latin.lower())


CHECKS: tuple[Check, ...] = (systems,)
