"""Checks of who signs the quarterly report and its memo."""

from __future__ import annotations

import re
from collections.abc import Iterator

from db.fields import is_empty
from db.places import Place
from db.records import Report, Signature
from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.words import quoted, squeezed
from forms.thai.tokens import TITLES

_TITLE = re.compile(rf"^(?:{'|'.join(map(re.escape, sorted(TITLES, key=len, reverse=True)))})\s*")

REPORT = Slip("SIGN-REPORT", "warning", "progress", "กรอกผู้รายงานและหัวหน้าหน่วยงาน", lacks=True)
MEMO = Slip("SIGN-MEMO", "warning", "memo", "กรอกผู้ลงนามในบันทึกข้อความ", lacks=True)
SAME = Slip("SIGN-SAME", "warning", "progress", "แก้ชื่อผู้ลงนาม ผู้รายงานกับหัวหน้าหน่วยงานควรเป็นคนละคน")
SPELLING = Slip("SIGN-NAME", "advice", "progress", "ตรวจชื่อและนามสกุล ถ้าเป็นคนเดียวกันให้สะกดตรงกัน")


def unsigned(subject: Subject) -> Iterator[Problem]:
    """A report with results is signed, and so is a memo."""
    for place, report in _reports(subject):
        if report.results and not _names(report.signatures):
            yield REPORT.at((*place, "signatures"), "แบบรายงาน สยป.3 ไม่มีผู้ลงนาม")
        if not is_empty(report.memo) and not _names(report.memo.signatures):
            yield MEMO.at((*place, "memo", "signatures"), "บันทึกข้อความไม่มีผู้ลงนาม")


def same_person(subject: Subject) -> Iterator[Problem]:
    """The one who reports and the one who takes note are two persons."""
    for place, report in _reports(subject):
        seen: dict[str, Signature] = {}
        for index, person in enumerate(report.signatures):
            first = seen.setdefault(squeezed(person.name), person)
            if first is not person and person.name.strip() and first.position != person.position:
                roles = " และ".join(filter(None, (first.role, person.role))) or "สองแห่ง"
                yield SAME.at(
                    (*place, "signatures", index, "name"),
                    f"{quoted(person.name)} ลงนามทั้งเป็น{roles} ด้วยตำแหน่งที่ต่างกัน",
                )


def spellings(subject: Subject) -> Iterator[Problem]:
    """A person who signs both the memo and the report has one surname."""
    for place, report in _reports(subject):
        in_memo = {_given(name): name for name in _names(report.memo.signatures)}
        told: set[str] = set()
        for index, person in enumerate(report.signatures):
            other = in_memo.get(_given(person.name), person.name)
            if _untitled(other) != _untitled(person.name) and person.name not in told:
                told.add(person.name)
                yield SPELLING.at(
                    (*place, "signatures", index, "name"),
                    f"แบบรายงานเขียนชื่อ {quoted(person.name)} แต่บันทึกข้อความเขียน {quoted(other)}",
                )


def _given(name: str) -> str:
    """The given name, without the title before it."""
    bare = _TITLE.sub("", name.strip())
    return bare.split()[0] if bare.strip() else ""


def _untitled(name: str) -> str:
    return squeezed(_TITLE.sub("", name.strip()))


def _names(people: tuple[Signature, ...]) -> list[str]:
    return [person.name for person in people if person.name.strip()]


def _reports(subject: Subject) -> Iterator[tuple[Place, Report]]:
    for index, report in enumerate(subject.package.reports):
        yield ("reports", index), report


CHECKS: tuple[Check, ...] = (unsigned, same_person, spellings)
