"""Checks of the plan as a whole: edition, required texts, SWOT and staffing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from db.places import Place
from db.records import Plan, Staffing, SwotItem
from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.words import quoted, squeezed
from forms.thai.digits import arabic_digits

_FORM = "essentials"
EMPTY = Slip("TEXT-EMPTY", "warning", _FORM, "กรอกข้อความในหัวข้อนี้", lacks=True)
EDITION = Slip(
    "EDITION-OTHER",
    "advice",
    "cover",
    "เลือกชุดแบบฟอร์มที่มี หรือรับแฟ้มของชุดนั้นที่ “ชุดแบบฟอร์ม…” ในเมนูแฟ้ม",
)
LATER = Slip("EDITION-LATER", "warning", "cover", "ตรวจปีงบประมาณและชุดแบบฟอร์มของแผน")
CITE = Slip("SWOT-CITE", "error", _FORM, "แก้รหัสที่อ้าง หรือเพิ่มรายการใน SWOT")
OTHER_TEXT = Slip("SWOT-TEXT", "warning", _FORM, "แก้รหัสที่อ้างให้ตรงกับข้อความของ SWOT")
TWICE = Slip("SWOT-TWICE", "error", _FORM, "แก้รหัสของ SWOT ไม่ให้ซ้ำกัน")
GAP = Slip("SWOT-GAP", "warning", _FORM, "แก้รหัสของ SWOT ให้เรียงต่อกัน")
FILLED = Slip("STAFF-FILLED", "error", _FORM, "แก้จำนวนคนครองหรือจำนวนอัตรา")
STAFF_TWICE = Slip("STAFF-TWICE", "warning", _FORM, "รวมเป็นรายการเดียว หรือแก้ปีงบประมาณ")
STAFF_YEAR = Slip("STAFF-YEAR", "advice", _FORM, "ตรวจปีงบประมาณของอัตรากำลัง")

# How an item's own code is typed: S1, S 1, (1), 1.
_WRITTEN = re.compile(r"\(?\s*(?P<letter>[SWOT])?\s*-?\s*(?P<number>\d{1,2})\s*[.)]?")
_CITED = re.compile(r"(?<![A-Za-z0-9.])([SWOT])\s?(\d{1,2})(?![\dA-Za-z])")
# So many letters of a SWOT text are enough to know it by.
_KNOWN_BY = 25
_QUADRANTS = {"S": "จุดแข็ง", "W": "จุดอ่อน", "O": "โอกาส", "T": "อุปสรรค"}
_POSTS = {
    "civil_servants": "ข้าราชการ",
    "permanent_employees": "ลูกจ้างประจำ",
    "temporary_employees": "ลูกจ้างชั่วคราว",
}


def editions(subject: Subject) -> Iterator[Problem]:
    """A plan is printed on the forms it names, and they are no later than its year."""
    plan, place = subject.plan, ("plan", "edition")
    is_there = plan.edition == subject.edition.id
    used = f"จึงพิมพ์ตามชุด “{subject.edition.id}”"
    if plan.edition.isdecimal() and plan.fiscal_year and int(plan.edition) > plan.fiscal_year:
        more = "" if is_there else f" และไม่มีในเครื่องนี้ {used}"
        yield LATER.at(place, f"ชุดแบบฟอร์ม {plan.edition} ใหม่กว่าปีของแผน {plan.fiscal_year}{more}")
    elif not is_there:
        yield EDITION.at(place, f"ไม่มีชุดแบบฟอร์ม “{plan.edition}” ที่ใช้ได้ {used}")


def required_texts(subject: Subject) -> Iterator[Problem]:
    """A plan that lists projects has its unit's name and its narrative."""
    plan = subject.plan
    if not plan.unit.name.strip():
        yield EMPTY.at(("plan", "unit", "name"), "ไม่มีชื่อหน่วยงาน", form="cover")
    if not subject.has_parts:
        return
    for field, form, name, filled in _narrative(plan):
        if not filled:
            yield EMPTY.at(("plan", field), f"แผนไม่มี{name}", form=form)


def _narrative(plan: Plan) -> Iterator[tuple[str, str, str, bool]]:
    """Field, form, Thai name, and whether it is filled in."""
    yield "preface", "preface", "คำนำ", any(text.strip() for text in plan.preface)
    yield "situation", _FORM, "ข้อมูลทั่วไป/สถานการณ์", bool(plan.situation)
    yield "vision", _FORM, "วิสัยทัศน์", bool(plan.vision.strip())
    yield "missions", _FORM, "พันธกิจ", any(text.strip() for text in plan.missions)


def swot_codes(subject: Subject) -> Iterator[Problem]:
    """The codes of a quadrant are each used once, and run on from 1 across its areas (rule 7)."""
    numbers: dict[str, dict[int, Place]] = defaultdict(dict)
    for index, item in enumerate(subject.plan.swot):
        match = _CITED.fullmatch(_code(item))
        if match is None:
            continue
        place: Place = ("plan", "swot", index, "code")
        if int(match[2]) in numbers[match[1]]:
            yield TWICE.at(place, f"{_QUADRANTS[match[1]]}มีรหัส {match[1]}{int(match[2])} ซ้ำ")
        numbers[match[1]].setdefault(int(match[2]), place)
    for letter, known in numbers.items():
        last = max(known)
        missing = [number for number in range(1, last) if number not in known]
        if missing:
            after = next(number for number in sorted(known) if number not in range(missing[0]))
            shown = ", ".join(f"{letter}{number}" for number in missing)
            yield GAP.at(known[after], f"{_QUADRANTS[letter]}มีรหัสถึง {letter}{last} แต่ไม่มี {shown}")


def _code(item: SwotItem) -> str:
    """The code of an item as conclusions cite it: S1 for S1, (1) or 1. of the strengths."""
    match = _WRITTEN.fullmatch(arabic_digits(item.code).strip())
    if match is None:
        return arabic_digits(item.code).replace(" ", "")
    return f"{match['letter'] or item.quadrant}{int(match['number'])}"


def swot_citations(subject: Subject) -> Iterator[Problem]:
    """A conclusion cites codes that exist, each with its own text."""
    items = subject.plan.swot
    known = _codes(items)
    if not items:
        return
    for i, block in enumerate(subject.plan.swot_conclusions):
        for j, text in enumerate(block.paragraphs):
            place: Place = ("plan", "swot_conclusions", i, "paragraphs", j)
            plain = arabic_digits(text)
            cited = list(_CITED.finditer(plain))
            ends = [match.start() for match in cited[1:]] + [len(plain)] * bool(cited)
            told: set[str] = set()
            for match, end in zip(cited, ends, strict=True):
                code = f"{match[1]}{int(match[2])}"
                if code in told:
                    continue
                told.add(code)
                if code not in known:
                    yield CITE.at(place, _unknown(match[1], int(match[2]), items))
                elif meant := _text_of_another(known, code, plain[match.end() : end]):
                    yield OTHER_TEXT.at(
                        place, f"อ้างรหัส {code} แต่เขียนข้อความของ {meant} {quoted(known[meant])}"
                    )


def _codes(items: tuple[SwotItem, ...]) -> dict[str, str]:
    """Texts by code; an item without a code has its position in the quadrant."""
    counts: dict[str, int] = defaultdict(int)
    known: dict[str, str] = {}
    for item in items:
        counts[item.quadrant] += 1
        known.setdefault(_code(item) or f"{item.quadrant}{counts[item.quadrant]}", item.text)
    return known


def _unknown(quadrant: str, number: int, items: tuple[SwotItem, ...]) -> str:
    count = sum(item.quadrant == quadrant for item in items)
    name = _QUADRANTS[quadrant]
    if not count:
        return f"อ้างรหัส {quadrant}{number} แต่ยังไม่มี{name}"
    few = f"มีเพียง {count} ข้อ" if count < number else "ไม่มีรหัสนี้"
    return f"อ้างรหัส {quadrant}{number} แต่{name}{few}"


def _text_of_another(known: dict[str, str], code: str, words: str) -> str:
    """The code of the same quadrant whose text stands behind another code's mention."""
    said = squeezed(words)
    if len(said) < _KNOWN_BY or _shared(said, known[code]) >= _KNOWN_BY:
        return ""
    others = (other for other in known if other[0] == code[0] and other != code)
    return next((other for other in others if said.startswith(_opening(known[other]))), "")


def _shared(said: str, text: str) -> int:
    """How many letters two texts begin with in common."""
    own = squeezed(text)
    return next(
        (n for n, (a, b) in enumerate(zip(said, own, strict=False)) if a != b),
        min(len(said), len(own)),
    )


def _opening(text: str) -> str:
    whole = squeezed(text)
    return whole[:_KNOWN_BY] if len(whole) >= _KNOWN_BY else f"{whole}\0"


def staffing(subject: Subject) -> Iterator[Problem]:
    """No more posts are filled than there are, and each year stands once."""
    seen: set[tuple[object, ...]] = set()
    for index, row in enumerate(subject.plan.staffing):
        place: Place = ("plan", "staffing", index)
        key = (row.year, row.division, row.label)
        if key in seen and any(key):
            named = f"ปี {row.year}" if row.year else "แถวนี้"
            yield STAFF_TWICE.at((*place, "year"), f"{named}มีซ้ำในอัตรากำลัง")
        seen.add(key)
        if row.year and subject.plan.fiscal_year and row.year > subject.plan.fiscal_year:
            yield STAFF_YEAR.at(
                (*place, "year"),
                f"ปี {row.year} อยู่หลังปีงบประมาณ {subject.plan.fiscal_year} ของแผน",
            )
        yield from _filled(place, row)


def _filled(place: Place, row: Staffing) -> Iterator[Problem]:
    for field, name in _POSTS.items():
        posts, filled = getattr(row, field), getattr(row, f"{field}_filled")
        if posts is not None and filled is not None and filled > posts:
            yield FILLED.at(
                (*place, f"{field}_filled"),
                f"{name}มี {posts} อัตรา แต่มีคนครอง {filled} คน",
            )


CHECKS: tuple[Check, ...] = (editions, required_texts, swot_codes, swot_citations, staffing)
