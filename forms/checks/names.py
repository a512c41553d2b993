"""Checks of words that stand in several places and have drifted apart."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from db.places import Place
from db.records import Indicator, Project
from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.words import (
    alike,
    difference,
    indicator_named,
    letters_apart,
    quoted,
    squeezed,
)

_SAME = "ใช้ข้อความเดียวกันทั้งสองแห่ง"
HEADLINE_NAME = Slip("HEADLINE-NAME", "advice", "essentials", _SAME)
HEADLINE_TARGET = Slip("HEADLINE-TARGET", "error", "essentials", "แก้เป้าหมายให้ตรงกันทั้งสองแห่ง")
PROJECTS = Slip(
    "NAME-PROJECTS", "advice", "part2", "ถ้าเป็นโครงการเดียวกัน ให้เหลือรายการเดียว ถ้าไม่ใช่ ให้ชื่อต่างกันชัดเจน"
)
DRIFT = Slip("NAME-DRIFT", "advice", "table-c", _SAME)
LINK_NAME = Slip("LINK-NAME", "warning", "table-d", "ใช้ชื่อโครงการเดียวกันทุกตาราง")
LINK_KPI = Slip("LINK-KPI", "advice", "table-d", _SAME)

# How many letters names that are nearly the same begin or end with alike.
_END = 8
# So few letters are a slip of the pen; names of places differ by more.
_PEN_SLIP = 3
# Words before a matter that say how it is measured or done, not what it is.
_BEFORE = re.compile(
    r"^(?:[\d.\s]+|ร้อยละ|ระดับ|จำนวน|ของ|ความสำเร็จ|ใน|การ|มี|โครงการ|กิจกรรม"
    r"|จัดทำ|จัดให้มี|จัด(?!การ)|ดำเนิน(?:การ|งาน)?|ทำ(?=\s|[ก-ฮเ-ไ]))+"
)
# What the policy table adds to a project's name: (P020), *.
_AFTER = re.compile(r"(?:\(?P\d{3}\)?|[*,])+$")


def headlines(subject: Subject) -> Iterator[Problem]:
    """A headline indicator has the name and the target of the indicator it stands for."""
    named = _Indicators(subject.plan.indicators)
    for index, headline in enumerate(subject.plan.headline_indicators):
        place: Place = ("plan", "headline_indicators", index)
        indicator = (
            subject.lookup.indicators.get(headline.indicator)
            if headline.indicator
            else named.meant(headline.text)
        )
        if indicator is None:
            continue
        if alike(headline.text, indicator.name):
            here, there = difference(headline.text, indicator.name)
            yield HEADLINE_NAME.at(
                (*place, "text"), f"เขียนว่า “{here}” แต่{indicator_named(indicator)} เขียนว่า “{there}”"
            )
        if headline.target and squeezed(headline.target) != squeezed(indicator.target):
            yield HEADLINE_TARGET.at(
                (*place, "target"),
                f"เป้าหมายเป็น “{headline.target}” แต่{indicator_named(indicator)} "
                f"เป็น “{indicator.target}”",
            )


class _Indicators:
    """Indicators by their names, to be found by the same words or nearly so.

    Names that are nearly the same begin or end with the same letters.
    """

    def __init__(self, indicators: Sequence[Indicator]) -> None:
        self._same: dict[str, Indicator] = {}
        self._ends: dict[str, list[Indicator]] = defaultdict(list)
        for indicator in indicators:
            name = squeezed(indicator.name)
            self._same.setdefault(name, indicator)
            for end in dict.fromkeys((name[:_END], name[-_END:])):
                self._ends[end].append(indicator)

    def meant(self, text: str) -> Indicator | None:
        """The indicator that a text names."""
        words = squeezed(text)
        if not words or words in self._same:
            return self._same.get(words) if words else None
        nearby = (*self._ends.get(words[:_END], ()), *self._ends.get(words[-_END:], ()))
        return next((item for item in nearby[:_MOST_SHARING] if alike(text, item.name)), None)


def project_names(subject: Subject) -> Iterator[Problem]:
    """No two projects differ by a slip of the pen alone."""
    places = subject.lookup.project_places
    for one, other in _nearly_alike(tuple(subject.lookup.projects.values())):
        if alike(one.name, other.name) and letters_apart(one.name, other.name) <= _PEN_SLIP:
            first, later = sorted((one, other), key=lambda project: places[project.key])
            here, there = difference(later.name, first.name)
            yield PROJECTS.at(
                (*places[later.key], "name"),
                f"ชื่อเกือบเหมือนอีกโครงการ ต่างกันเพียง “{here}” กับ “{there}”",
                form=subject.form_of(later),
            )


# Two names that differ by so few letters have one of so many pieces in common.
_PIECES = _PEN_SLIP + 1
# Of names that share a piece the latest are looked at: more share only the words that all
# names of such projects begin or end with.
_MOST_SHARING, _MOST_NEAR = 32, 48
_Known = dict[tuple[int, int, str], deque[int]]


def _nearly_alike(projects: tuple[Project, ...]) -> Iterator[tuple[Project, Project]]:
    """The pairs whose names may differ by a slip of the pen, each once.

    Of the four quarters of a name three changes leave one as it is: only names that have a
    quarter in common, in about one place, are looked at together. Names that differ in
    figures alone are meant to.
    """
    known: _Known = defaultdict(lambda: deque(maxlen=_MOST_SHARING))
    names = [squeezed(project.name) for project in projects]
    bare = [re.sub(r"\d", "", name) for name in names]
    for index, name in enumerate(names):
        size = len(name) // _PIECES
        found: set[int] = set()
        for length in range(len(name) - _PEN_SLIP, len(name) + _PEN_SLIP + 1):
            found.update(*_sharing(known, name, length))
        for other in sorted(found)[-_MOST_NEAR:]:
            if bare[other] != bare[index]:
                yield projects[other], projects[index]
        for piece in range(_PIECES if size else 0):
            part = name[piece * size : (piece + 1) * size]
            known[len(name), piece, part].append(index)


def _sharing(known: _Known, name: str, length: int) -> Iterator[Iterable[int]]:
    """The names of a length that have one of their pieces about where it stands in a name."""
    size = length // _PIECES
    for piece in range(_PIECES if size else 0):
        for shift in range(-_PEN_SLIP, _PEN_SLIP + 1):
            start = max(0, piece * size + shift)
            yield known.get((length, piece, name[start : start + size]), ())


@dataclass(frozen=True, slots=True)
class _Named:
    """What a project or an issue is about, without the words before it, and what it is."""

    what: str
    matter: str


def drifted_names(subject: Subject) -> Iterator[Problem]:
    """An indicator, its projects and its issue name their matter in the same words."""
    issues: dict[str, list[_Named]] = defaultdict(list)
    for issue in subject.plan.part2:
        named = _Named(f"{subject.printed.issue}ที่ {issue.number}", _matter(issue.title))
        for key in dict.fromkeys(issue.indicators):
            issues[key].append(named)
    for place, indicator in subject.indicators():
        own = _matter(indicator.name)
        projects = (subject.lookup.projects.get(key) for key in indicator.projects)
        others = [_Named("ชื่อโครงการ", _matter(project.name)) for project in projects if project]
        drifted: dict[tuple[str, str], list[str]] = {}
        for other in (*others, *issues[indicator.key]):
            if alike(own, other.matter):
                drifted.setdefault(difference(own, other.matter), []).append(other.what)
        for (here, there), whats in drifted.items():
            yield DRIFT.at(
                (*place, "name"), f"เขียนว่า “{here}” แต่{'และ'.join(whats)} เขียนว่า “{there}”"
            )


def _matter(name: str) -> str:
    return _BEFORE.sub("", name.strip())


def policy_links(subject: Subject) -> Iterator[Problem]:
    """The table of policy links calls projects and indicators by their names."""
    for index, link in enumerate(subject.plan.policy_links):
        project = subject.lookup.projects.get(link.project)
        if project is None:
            continue
        place: Place = ("plan", "policy_links", index)
        if link.project_name and _bare(link.project_name) != _bare(project.name):
            yield LINK_NAME.at(
                (*place, "project_name"),
                f"เขียนว่า {quoted(link.project_name)} แต่ชื่อโครงการคือ {quoted(project.name)}",
            )
        for indicator in subject.indicators_of.get(project.key, ()):
            if alike(link.project_kpi, indicator.name):
                here, there = difference(link.project_kpi, indicator.name)
                yield LINK_KPI.at(
                    (*place, "project_kpi"),
                    f"เขียนว่า “{here}” แต่{indicator_named(indicator)} เขียนว่า “{there}”",
                )


def _bare(name: str) -> str:
    """A project's name as it is compared: without the policy code and the marks after it."""
    return _AFTER.sub("", squeezed(_matter(name)))


CHECKS: tuple[Check, ...] = (headlines, project_names, drifted_names, policy_links)
