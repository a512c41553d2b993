"""Checks of words that stand in several places and have drifted apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from db.places import Place
from db.records import HeadlineIndicator, Indicator, Project
from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.words import (
    alike,
    difference,
    indicator_named,
    letters_apart,
    opening_differs,
    quoted,
    squeezed,
)

_SAME = "ใช้ข้อความเดียวกันทั้งสองแห่ง"
HEADLINE_NAME = Slip("HEADLINE-NAME", "advice", "essentials", _SAME)
HEADLINE_TARGET = Slip("HEADLINE-TARGET", "error", "essentials", "แก้ค่าเป้าหมายให้ตรงกันทั้งสองแห่ง")
PROJECTS = Slip(
    "NAME-PROJECTS", "advice", "part2", "ถ้าเป็นโครงการเดียวกัน ให้เหลือรายการเดียว ถ้าไม่ใช่ ให้ชื่อต่างกันชัดเจน"
)
DRIFT = Slip("NAME-DRIFT", "advice", "table-c", _SAME)
LINK_NAME = Slip("LINK-NAME", "warning", "table-d", "ใช้ชื่อโครงการเดียวกันทุกตาราง")
LINK_KPI = Slip("LINK-KPI", "advice", "table-d", _SAME)
TITLE = Slip("RUBRIC-TITLE", "advice", "table-c", _SAME)
SENTENCE = Slip("RUBRIC-WORDS", "advice", "table-c", "ใช้ข้อความเดียวกันในเกณฑ์และในขั้นตอน")

# So few letters are a slip of the pen; names of places differ by more.
_PEN_SLIP = 3
_PROJECT_WORDS = re.compile(r"^(?:โครงการ|กิจกรรม)?\s*(?:การ)?")
_INDICATOR_WORDS = re.compile(
    r"^[\d.\s]*(?:ร้อยละ|ระดับ|จำนวน)?(?:ของ)?(?:ความสำเร็จ)?(?:ของ|ใน)?\s*(?:การ)?"
)


def headlines(subject: Subject) -> Iterator[Problem]:
    """A headline indicator has the name and the target of the indicator it stands for."""
    for index, headline in enumerate(subject.plan.headline_indicators):
        place: Place = ("plan", "headline_indicators", index)
        indicator = _meant(subject, headline)
        if indicator is None:
            continue
        if alike(headline.text, indicator.name):
            here, there = difference(headline.text, indicator.name)
            yield HEADLINE_NAME.at(
                (*place, "text"),
                f"ตัววัดผลหลักว่า “{here}” แต่{indicator_named(indicator)} ว่า “{there}”",
            )
        if headline.target and squeezed(headline.target) != squeezed(indicator.target):
            yield HEADLINE_TARGET.at(
                (*place, "target"),
                f"ตัววัดผลหลักมีเป้าหมาย “{headline.target}” แต่{indicator_named(indicator)} "
                f"มีเป้าหมาย “{indicator.target}”",
            )


def _meant(subject: Subject, headline: HeadlineIndicator) -> Indicator | None:
    """The indicator a headline names by key, or by the same words or nearly so."""
    if headline.indicator:
        return subject.lookup.indicators.get(headline.indicator)
    text = squeezed(headline.text)
    names = subject.plan.indicators
    same = (item for item in names if text and squeezed(item.name) == text)
    near = (item for item in names if alike(headline.text, item.name))
    return next(same, None) or next(near, None)


def project_names(subject: Subject) -> Iterator[Problem]:
    """No two projects differ by a slip of the pen alone."""
    places = subject.lookup.project_places
    for one, other in _of_like_length(tuple(subject.lookup.projects.values())):
        if alike(one.name, other.name) and letters_apart(one.name, other.name) <= _PEN_SLIP:
            first, later = sorted((one, other), key=lambda project: places[project.key])
            here, there = difference(later.name, first.name)
            yield PROJECTS.at(
                (*places[later.key], "name"),
                f"{quoted(later.name)} ต่างจากอีกโครงการเพียง “{here}” กับ “{there}”",
                form=subject.form_of(later),
            )


def _of_like_length(projects: tuple[Project, ...]) -> Iterator[tuple[Project, Project]]:
    """The pairs whose names are about as long; all pairs of a large plan are too many."""
    ordered = sorted(projects, key=lambda project: len(squeezed(project.name)))
    for index, one in enumerate(ordered):
        longest = len(squeezed(one.name)) + _PEN_SLIP
        for other in ordered[index + 1 :]:
            if len(squeezed(other.name)) > longest:
                break
            yield one, other


def drifted_names(subject: Subject) -> Iterator[Problem]:
    """An indicator, its projects and its issue name their matter in the same words."""
    for index, indicator in enumerate(subject.plan.indicators):
        place: Place = ("plan", "indicators", index, "name")
        own = _INDICATOR_WORDS.sub("", indicator.name)
        drifted: dict[tuple[str, str], list[str]] = {}
        for what, name in _matters(subject, indicator):
            if alike(own, name):
                drifted.setdefault(difference(own, name), []).append(what)
        for (here, there), whats in drifted.items():
            yield DRIFT.at(
                place,
                f"{indicator_named(indicator)} เขียนว่า “{here}” "
                f"แต่{'และ'.join(whats)} เขียนว่า “{there}”",
            )


def _matters(subject: Subject, indicator: Indicator) -> Iterator[tuple[str, str]]:
    for key in indicator.projects:
        if project := subject.lookup.projects.get(key):
            yield "ชื่อโครงการ", _PROJECT_WORDS.sub("", project.name)
    for issue in subject.plan.part2:
        if indicator.key in issue.indicators:
            yield f"ประเด็นที่ {issue.number}", _INDICATOR_WORDS.sub("", issue.title)


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
                f"ตารางเชื่อมโยงนโยบายเรียก {quoted(link.project_name)} "
                f"แต่ชื่อโครงการคือ {quoted(project.name)}",
            )
        for indicator in subject.lookup.indicators_of(project):
            if alike(link.project_kpi, indicator.name):
                here, there = difference(link.project_kpi, indicator.name)
                yield LINK_KPI.at(
                    (*place, "project_kpi"),
                    f"ตารางเชื่อมโยงนโยบายเขียนว่า “{here}” "
                    f"แต่{indicator_named(indicator)} เขียนว่า “{there}”",
                )


def _bare(name: str) -> str:
    return squeezed(_PROJECT_WORDS.sub("", name))


def rubric_sentences(subject: Subject) -> Iterator[Problem]:
    """A rubric's title and sentences are those of its indicator and its steps."""
    for place, indicator, rubric in subject.rubrics():
        if alike(rubric.title, indicator.name):
            here, there = difference(rubric.title, indicator.name)
            yield TITLE.at(
                (*place, "title"),
                f"ชื่อเกณฑ์เขียนว่า “{here}” แต่{indicator_named(indicator)} เขียนว่า “{there}”",
            )
        steps = [
            (project, step.number, step.text)
            for key in indicator.projects
            if (project := subject.lookup.projects.get(key))
            for activity in project.activities
            for step in activity.steps
        ]
        for row, level in enumerate(rubric.levels):
            for index, text in enumerate(level.criteria):
                at = (*place, "levels", row, "criteria", index)
                if found := next((s for s in steps if _drifted(text, s[2])), None):
                    yield _reworded(at, text, level.level, found)


def _drifted(criterion: str, step: str) -> bool:
    """Alike, and not only opened by another verb: a step does what a rubric has done."""
    return alike(criterion, step) and not opening_differs(criterion, step)


def _reworded(
    place: Place, text: str, level: int | None, step: tuple[Project, str, str]
) -> Problem:
    project, number, wording = step
    here, there = difference(text, wording)
    return SENTENCE.at(
        place,
        f"เกณฑ์ระดับ {level} เขียนว่า “{here}” แต่ขั้นตอนที่ {number} ของ {quoted(project.name)} "
        f"เขียนว่า “{there}”",
    )


CHECKS: tuple[Check, ...] = (
    headlines,
    project_names,
    drifted_names,
    policy_links,
    rubric_sentences,
)
