"""Checks of what heads a table or a text: indicators, codes with their words, policies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from db.numbers import bare_number
from db.places import Place
from db.records import Activity, Policy, Project, Tactic, TacticKpi
from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.words import quoted, squeezed
from forms.thai.digits import arabic_digits

_FORM = "table-e"
HEAD = Slip("STEP-HEAD", "warning", _FORM, "แก้หัวตารางให้เป็นตัวชี้วัดของโครงการนี้")
POLICY = Slip(
    "STEP-POLICY", "warning", _FORM, "แก้หัวตารางให้เป็นนโยบายของโครงการนี้ หรือแก้รหัสนโยบายของโครงการ"
)
OTHER_WORDS = Slip("CODE-WORDS", "warning", "", "แก้รหัสหรือข้อความให้เป็นของรายการเดียวกัน")

_INDICATOR = re.compile(r"ตัวชี้วัดที่\s*(\d+(?:\.\d+)*)")
_CODE = re.compile(r"(?<![\d.])\d+(?:\.\d+){2,}(?![\d.])")
# A code, and the words that it stands before.
_CODED = re.compile(r"(?<![\d.])(\d+(?:\.\d+){2,})(?![\d.])[\s:.)-]*")
# So many letters are enough to know a KPI or a tactic by.
_KNOWN_BY = 20
# Names of policies shorter than this may stand in a title by chance.
_SHORTEST_NAME = 12


def headings(subject: Subject) -> Iterator[Problem]:
    """A step table is headed by no other project's indicator, and by no unknown code."""
    known = subject.lookup.tactic_kpis.keys() | subject.lookup.tactics.keys()
    for place, project, activity in subject.activities():
        title = arabic_digits(activity.title)
        own = {bare_number(item.number) for item in subject.indicators_of.get(project.key, ())}
        for number in _INDICATOR.findall(title):
            if own and number.rstrip(".") not in own:
                yield HEAD.at(
                    (*place, "title"),
                    f"หัวตารางเป็นตัวชี้วัดที่ {number} แต่โครงการนี้อยู่ในตัวชี้วัดที่ {', '.join(sorted(own))}",
                )
        for code in _CODE.findall(title):
            if known and code not in known:
                yield HEAD.at((*place, "title"), f"หัวตารางมีรหัส {code} ซึ่งไม่มีในกรอบยุทธศาสตร์")


def other_words(subject: Subject) -> Iterator[Problem]:
    """A code of the framework stands before its own words, not before another's."""
    framework = subject.plan.framework
    items: tuple[TacticKpi | Tactic, ...] = (*framework.tactic_kpis, *framework.tactics)
    own = {item.code: _opening(_CODED.sub("", item.text, 1)) for item in reversed(items)}
    by_opening = {opening: code for code, opening in reversed(own.items()) if opening}
    for place, text in subject.texts if by_opening else ():
        plain = arabic_digits(text)
        for match in _CODED.finditer(plain):
            opening = _opening(plain[match.end() :])
            meant = by_opening.get(opening, "")
            if meant and opening != own.get(match[1]):
                yield OTHER_WORDS.at(
                    place,
                    f"รหัส {match[1]} อยู่หน้าข้อความของรหัส {meant} {quoted(plain[match.end() :], 40)}",
                    form=subject.form_at(place),
                )


def _opening(text: str) -> str:
    """What a text is known by; empty for one too short to be told from others."""
    letters = squeezed(text[: 4 * _KNOWN_BY])[:_KNOWN_BY]
    return letters if len(letters) == _KNOWN_BY else ""


def policies(subject: Subject) -> Iterator[Problem]:
    """A policy above a step grid is one of the project's."""
    named = [
        (squeezed(policy.name), policy)
        for policy in subject.plan.framework.policies
        if len(squeezed(policy.name)) >= _SHORTEST_NAME
    ]
    for place, project, activity in subject.activities() if subject.plan.framework.policies else ():
        if activity.title.strip():
            yield from _above(subject, place, project, activity, named)


def _above(
    subject: Subject,
    place: Place,
    project: Project,
    activity: Activity,
    named: list[tuple[str, Policy]],
) -> Iterator[Problem]:
    title = squeezed(activity.title)
    own = {code: subject.lookup.policies.get(code) for code in project.policies}
    names = {squeezed(policy.name) for policy in own.values() if policy}
    told = [policy.name for name, policy in named if name in title and name not in names]
    if pattern := subject.rules.policy_pattern:
        codes = re.findall(rf"(?<![A-Za-z0-9]){pattern}(?![0-9])", title)
        told += [code for code in codes if code not in own]
    for name in dict.fromkeys(told):
        shown = (
            quoted(policy.name or code, 40) if policy else code for code, policy in own.items()
        )
        yield POLICY.at(
            (*place, "title"),
            f"หัวตารางเป็นนโยบาย {quoted(name, 40)} แต่ของโครงการคือ {', '.join(shown) or 'ไม่มี'}",
        )


CHECKS: tuple[Check, ...] = (headings, other_words, policies)
