"""Checks of targets that stand in several places: definitions, issues, key results."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from db.places import Place
from db.records import Measure
from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.words import indicator_named, numbers_in, quoted, squeezed
from forms.thai.digits import arabic_digits
from forms.thai.lexicon import cut

DEFINITION = Slip("TARGET-DEFINITION", "warning", "table-c", "แก้ค่าเป้าหมายให้ตรงกันทั้งสองแห่ง")
ISSUE = Slip("TARGET-ISSUE", "warning", "part2", "แก้ค่าเป้าหมายให้ตรงกันทั้งสองแห่ง")
LINK = Slip("LINK-TARGET", "warning", "table-d", "แก้ค่าเป้าหมายให้ตรงกันทั้งสองแห่ง")
RESULTS = Slip("KR-TARGETS", "warning", "part1", "ใช้ค่าเป้าหมายเดียวกันทุกแถว หรือแยกเป็นตัววัดผลคนละตัว")

# What a definition says of the target in a sentence; a กลุ่มเป้าหมาย is people.
_SAID = re.compile(
    r"(?<!กลุ่ม)เป้าหมาย(?:ที่กำหนด|ของตัวชี้วัด)?\s*"
    r"(?:(?:ประจำ)?ปี(?:งบประมาณ)?\s*(?:พ\.ศ\.)?\s*(?P<year>25\d\d))?[^\d\n]{0,12}?"
    r"(?P<unit>ร้อยละ|ระดับ)\s*(?P<figure>\d+(?:\.\d+)?)"
)
# Units that stand before their figure.
_LEADING = ("ร้อยละ", "ระดับ", "คะแนน")
_COUNTED = re.compile(r"\d\s*([ก-ฮเ-ไ][ก-๛]*)")
# Numbers before a key result's words: KR 1 : …, 2. …
_NUMBERED = re.compile(r"^(?:KR\d*(?:\.\d+)*[:.)]?|\d+(?:\.\d+)*[.):])", re.IGNORECASE)


def definitions(subject: Subject) -> Iterator[Problem]:
    """A definition gives its indicator or KPI no other target."""
    for place, indicator in subject.indicators():
        yield from _defined((*place, "measure"), indicator.measure, indicator.target, subject)
    year = str(subject.plan.fiscal_year)
    for index, kpi in enumerate(subject.plan.framework.tactic_kpis):
        place = ("plan", "framework", "tactic_kpis", index, "measure")
        target = next((item.text for item in kpi.targets if item.year == year), "")
        for problem in _defined(place, kpi.measure, target, subject):
            yield DEFINITION.at(problem.place, problem.message, form="table-a")


def _defined(place: Place, measure: Measure, target: str, subject: Subject) -> Iterator[Problem]:
    if _differs(measure.target, target):
        yield DEFINITION.at(
            (*place, "target"),
            f"ค่าเป้าหมายเป็น {quoted(measure.target)} แต่เป้าหมายเป็น {quoted(target)}",
        )
    for field in ("definition", "explanation", "scope", "method"):
        if said := _said(getattr(measure, field), target, subject.plan.fiscal_year):
            yield DEFINITION.at((*place, field), f"เขียนว่า “{said}” แต่เป้าหมายเป็น {quoted(target)}")


def _differs(text: str, target: str) -> bool:
    """Whether a text gives figures of the target's unit, and not the one figure of the target."""
    wanted, unit = numbers_in(target), _unit_of(target)
    given = _figures(text, unit)
    if not given and unit in _LEADING and _unit_of(text) in _LEADING:
        return True
    return len(wanted) == 1 and bool(given) and wanted[0] not in given


def _unit_of(target: str) -> str:
    """What a target is measured in: the word before its figure, else the one after it."""
    plain = target.strip()
    leading = next((word for word in _LEADING if plain.startswith(word)), "")
    after = _COUNTED.search(arabic_digits(plain))
    return leading or (cut(after[1])[0] if after else "")


def _figures(text: str, unit: str) -> list[Decimal]:
    """The figures of a text in a unit."""
    figure = r"\d+(?:,\d{3})*(?:\.\d+)?"
    if not unit:
        return list(numbers_in(text))
    either = rf"{re.escape(unit)}\s*(?:ที่\s*)?({figure})|({figure})\s*{re.escape(unit)}"
    found = re.findall(either, arabic_digits(text))
    return [Decimal((before or after).replace(",", "")) for before, after in found]


def _said(text: str, target: str, year: int | None) -> str:
    """The first words of a text that name another target of this year; empty where none do."""
    wanted = numbers_in(target)
    found = [
        match
        for match in _SAID.finditer(arabic_digits(text))
        if match["unit"] in target and match["year"] in {None, str(year)}
    ]
    figures = [numbers_in(match["figure"])[0] for match in found]
    if len(wanted) != 1 or not figures or wanted[0] in figures:
        return ""
    return " ".join(found[0].group().split())


def issues(subject: Subject) -> Iterator[Problem]:
    """An issue that one indicator measures has that indicator's target."""
    for index, issue in enumerate(subject.plan.part2):
        keys = dict.fromkeys(issue.indicators)
        known = [subject.lookup.indicators[key] for key in keys if key in subject.lookup.indicators]
        if len(known) == 1 and _differs(issue.target, known[0].target):
            yield ISSUE.at(
                ("plan", "part2", index, "target"),
                f"เป้าหมายเป็น {quoted(issue.target)} แต่ของ{indicator_named(known[0])} "
                f"เป็น {quoted(known[0].target)}",
            )


def key_results(subject: Subject) -> Iterator[Problem]:
    """A key result has one target, in however many rows of a table it stands."""
    framework = subject.plan.framework
    yield from _several(
        (("plan", "framework", "key_results", index, "target"), item.text, item.target)
        for index, item in enumerate(framework.key_results)
    )
    for problem in _several(
        (("plan", "policy_links", index, "target"), link.key_result, link.target)
        for index, link in enumerate(subject.plan.policy_links)
    ):
        yield RESULTS.at(problem.place, problem.message, form="table-d")


def _several(rows: Iterable[tuple[Place, str, str]]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for place, text, target in rows:
        if not text.strip() or not target.strip():
            continue
        other = first.setdefault(_bare(text), target)
        if squeezed(other) != squeezed(target):
            yield RESULTS.at(
                place, f"เป้าหมายของ {quoted(text)} เป็น {quoted(target)} แต่อีกแถวเป็น {quoted(other)}"
            )


def repeated(subject: Subject) -> Iterator[Problem]:
    """A key result has in the summary and in the policy table the target of the framework."""
    known: dict[str, list[str]] = defaultdict(list)
    for item in subject.plan.framework.key_results:
        if item.target.strip():
            known[_bare(item.text)].append(item.target)
    for index, link in enumerate(subject.plan.policy_links):
        place: Place = ("plan", "policy_links", index, "target")
        yield from _repeated(LINK, place, link.key_result, link.target, known)
    for index, headline in enumerate(subject.plan.headline_indicators):
        place = ("plan", "headline_indicators", index, "target")
        for problem in _repeated(RESULTS, place, headline.text, headline.target, known):
            yield RESULTS.at(problem.place, problem.message, form="essentials")


def _repeated(
    slip: Slip, place: Place, text: str, target: str, known: dict[str, list[str]]
) -> Iterator[Problem]:
    targets = known.get(_bare(text), []) if text.strip() and target.strip() else []
    if targets and squeezed(target) not in map(squeezed, targets):
        yield slip.at(
            place,
            f"เป้าหมายของ {quoted(text)} เป็น {quoted(target)} แต่ส่วนที่ 1 เป็น {quoted(targets[0])}",
        )


def _bare(text: str) -> str:
    """A key result's words as they are compared, without the number before them."""
    return _NUMBERED.sub("", squeezed(text))


CHECKS: tuple[Check, ...] = (definitions, issues, key_results, repeated)
