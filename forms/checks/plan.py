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
EMPTY = Slip("TEXT-EMPTY", "warning", _FORM, "เขียนข้อความในหัวข้อนี้")
EDITION = Slip("EDITION-OTHER", "advice", "cover", "เลือกชุดแบบฟอร์มที่มี หรือติดตั้งชุดของปีนั้น")
LATER = Slip("EDITION-LATER", "warning", "cover", "ตรวจปีงบประมาณและชุดแบบฟอร์มของแผน")
CITE = Slip("SWOT-CITE", "error", _FORM, "แก้รหัสที่อ้าง หรือเพิ่มรายการใน SWOT")
OTHER_TEXT = Slip("SWOT-TEXT", "warning", _FORM, "แก้รหัสที่อ้างให้ตรงกับข้อความของ SWOT")
TWICE = Slip("SWOT-TWICE", "error", _FORM, "แก้รหัสของ SWOT ไม่ให้ซ้ำกัน")
GAP = Slip("SWOT-GAP", "warning", _FORM, "แก้รหัสของ SWOT ให้เรียงต่อกัน")
FILLED = Slip("STAFF-FILLED", "error", _FORM, "แก้จำนวนคนครองหรือจำนวนอัตรา")
STAFF_TWICE = Slip("STAFF-TWICE", "warning", _FORM, "รวมเป็นรายการเดียว หรือแก้ปีงบประมาณ")
STAFF_YEAR = Slip("STAFF-YEAR", "advice", _FORM, "ตรวจปีงบประมาณของอัตรากำลัง")

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
    if plan.edition.isdecimal() and plan.fiscal_year and int(plan.edition) > plan.fiscal_year:
        yield LATER.at(
            place, f"แผนปี {plan.fiscal_year} ใช้ชุดแบบฟอร์มของปี {plan.edition} ซึ่งใหม่กว่าปีของแผน"
        )
    elif plan.edition != subject.edition.id:
        yield EDITION.at(place, f"ไม่มีชุดแบบฟอร์ม “{plan.edition}” จึงพิมพ์ตามชุด “{subject.edition.id}”")


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
    """The codes of a quadrant are each used once, and run from 1 without a gap."""
    numbers: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, item in enumerate(subject.plan.swot):
        match = _CITED.fullmatch(arabic_digits(item.code).strip())
        if match is None:
            continue
        number, have = int(match[2]), numbers[item.quadrant, item.area]
        place: Place = ("plan", "swot", index, "code")
        expected = max(have, default=0) + 1
        if number in have:
            yield TWICE.at(place, f"{_quadrant(item)} มีรหัส {item.code} ซ้ำ")
        # The second area may count on from the first.
        elif have and number != expected:
            yield GAP.at(
                place, f"{_quadrant(item)} มีรหัส {item.code} แต่ลำดับถัดไปคือ {item.quadrant}{expected}"
            )
        have.append(number)


def _quadrant(item: SwotItem) -> str:
    area = f" ({item.area})" if item.area else ""
    return f"{_QUADRANTS.get(item.quadrant, item.quadrant)}{area}"


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
                code = match[1] + match[2]
                if code in told:
                    continue
                told.add(code)
                if code not in known:
                    yield CITE.at(place, _unknown(match[1], code, items))
                elif meant := _text_of_another(known, code, plain[match.end() : end]):
                    yield OTHER_TEXT.at(
                        place, f"ข้อสรุปอ้าง {code} แต่ใช้ข้อความของ {meant}: {quoted(known[meant])}"
                    )


def _codes(items: tuple[SwotItem, ...]) -> dict[str, str]:
    """Texts by code; an item without a code has its position in the quadrant."""
    counts: dict[str, int] = defaultdict(int)
    known: dict[str, str] = {}
    for item in items:
        counts[item.quadrant] += 1
        written = arabic_digits(item.code).replace(" ", "")
        known.setdefault(written or f"{item.quadrant}{counts[item.quadrant]}", item.text)
    return known


def _unknown(quadrant: str, code: str, items: tuple[SwotItem, ...]) -> str:
    count = sum(item.quadrant == quadrant for item in items)
    return f"ข้อสรุป SWOT อ้าง {code} แต่{_QUADRANTS[quadrant]}มี {count} ข้อ"


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
        named = f"อัตรากำลัง{f'ปี {row.year}' if row.year else quoted(row.label)}"
        key = (row.year, row.division, row.label)
        if key in seen and any(key):
            yield STAFF_TWICE.at((*place, "year"), f"{named} มีซ้ำ")
        seen.add(key)
        if row.year and subject.plan.fiscal_year and row.year > subject.plan.fiscal_year:
            yield STAFF_YEAR.at(
                (*place, "year"), f"{named} อยู่หลังปีงบประมาณ {subject.plan.fiscal_year} ของแผน"
            )
        yield from _filled(place, row, named)


def _filled(place: Place, row: Staffing, named: str) -> Iterator[Problem]:
    for field, name in _POSTS.items():
        posts, filled = getattr(row, field), getattr(row, f"{field}_filled")
        if posts is not None and filled is not None and filled > posts:
            yield FILLED.at(
                (*place, f"{field}_filled"),
                f"{named} มี{name} {posts} อัตรา แต่มีคนครอง {filled} คน",
            )


CHECKS: tuple[Check, ...] = (editions, required_texts, swot_codes, swot_citations, staffing)
