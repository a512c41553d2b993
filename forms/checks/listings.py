"""Checks of where projects are listed, and of the issues of Part 2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from db.places import Place
from db.records import Project
from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.words import quoted, squeezed
from forms.thai.digits import arabic_digits

NOWHERE = Slip("PROJECT-NOWHERE", "warning", "part2", "ใส่โครงการในส่วนที่ 1 2 หรือ 3 หรือลบออกจากแผน")
NO_PART = Slip("PROJECT-NOPART", "warning", "part2", "ใส่โครงการในส่วนที่ 1 2 หรือ 3")
DROPPED = Slip("PROJECT-DROPPED", "error", "part2", "นำโครงการที่ยกเลิกออกจากรายการนี้")
GIVEN_UP = Slip("PROJECT-GIVENUP", "warning", "part1", "ทำเครื่องหมายว่ายกเลิก หรือแก้หมายเหตุ")
UNFUNDED = Slip(
    "PROJECT-UNFUNDED", "advice", "table-b", "ตรวจว่ายังจะดำเนินการหรือไม่ ถ้าไม่ ให้นำออกจากตาราง"
)
PARTS = Slip(
    "PROJECT-PARTS", "warning", "part2", "ให้โครงการอยู่ส่วนเดียว ส่วนที่ 2 ต้องไม่ใช่โครงการของส่วนที่ 1 หรือ 3"
)
TWICE = Slip("PROJECT-TWICE", "warning", "part2", "ลบรายการที่ซ้ำ")
SAME_NAME = Slip("PROJECT-NAME", "warning", "part2", "รวมเป็นโครงการเดียว หรือแก้ชื่อให้ต่างกัน")
ISSUE_TWICE = Slip("ISSUE-TWICE", "error", "part2", "แก้ลำดับของประเด็นไม่ให้ซ้ำกัน")
ISSUE_PROJECT = Slip("ISSUE-PROJECT", "warning", "part2", "เพิ่มโครงการ/กิจกรรมของประเด็น")
ISSUE_OBJECTIVE = Slip("ISSUE-OBJECTIVE", "warning", "part2", "ระบุวัตถุประสงค์หลักของประเด็น")
ISSUE_RESULT = Slip("ISSUE-RESULT", "warning", "part2", "ระบุตัววัดผลหลักหรือตัวชี้วัดของประเด็น")

_GIVEN_UP = re.compile(r"ยกเลิก\s*(?:โครงการ|กิจกรรม|การดำเนินการ)|ขอยกเลิก")
_Listing = tuple[str, Place, str]


def listings(subject: Subject) -> Iterator[_Listing]:
    """Every place that lists a project: its key, the place, and the form's id."""
    plan = subject.plan
    for i, entry in enumerate(plan.part1):
        for j, tactic in enumerate(entry.tactics):
            here: Place = ("plan", "part1", i, "tactics", j, "projects")
            yield from ((key, (*here, k), "part1") for k, key in enumerate(tactic.projects))
    for i, issue in enumerate(plan.part2):
        here = ("plan", "part2", i, "projects")
        yield from ((key, (*here, k), "part2") for k, key in enumerate(issue.projects))
    for i, group in enumerate(plan.part3):
        here = ("plan", "part3", i, "projects")
        yield from ((key, (*here, k), "part3") for k, key in enumerate(group.projects))
    yield from _table_listings(subject)


def _table_listings(subject: Subject) -> Iterator[_Listing]:
    plan = subject.plan
    for i, kpi in enumerate(plan.framework.tactic_kpis):
        here: Place = ("plan", "framework", "tactic_kpis", i, "projects")
        yield from ((key, (*here, k), "table-a") for k, key in enumerate(kpi.projects))
    for i, indicator in enumerate(plan.indicators):
        here = ("plan", "indicators", i, "projects")
        yield from ((key, (*here, k), "table-b") for k, key in enumerate(indicator.projects))
    for i, link in enumerate(plan.policy_links):
        if link.project:
            yield link.project, ("plan", "policy_links", i, "project"), "table-d"


_FORM_NAMES = {
    "part2": "ส่วนที่ 2",
    "part3": "ส่วนที่ 3",
    "table-a": "ตาราง ก",
    "table-b": "โครงการของตัวชี้วัด (ตาราง ข ค)",
    "table-d": "ตารางเชื่อมโยงนโยบาย",
}


def unlisted(subject: Subject) -> Iterator[Problem]:
    """A project stands in one of the three parts."""
    everywhere = list(listings(subject))
    listed = {key for key, _, _ in everywhere}
    in_parts = {key for key, _, form in everywhere if form.startswith("part")}
    for key, project in subject.lookup.projects.items():
        place = subject.lookup.project_places[key]
        if key not in listed:
            yield NOWHERE.at(place, f"{quoted(project.name)} ไม่อยู่ในส่วนหรือตารางใดของแผน")
        elif subject.has_parts and key not in in_parts and not project.dropped:
            yield NO_PART.at(place, f"{quoted(project.name)} อยู่ในตาราง แต่ไม่อยู่ในส่วนที่ 1 2 หรือ 3")


def dropped(subject: Subject) -> Iterator[Problem]:
    """A project that was given up stands in Part 1 alone, and one given up is marked so."""
    for key, place, form in listings(subject):
        project = subject.lookup.projects.get(key)
        if project is not None and project.dropped and form != "part1":
            yield DROPPED.at(
                place, f"{quoted(project.name)} ยกเลิกแล้ว แต่ยังอยู่ใน{_FORM_NAMES[form]}", form=form
            )
    for key, project in subject.lookup.projects.items():
        place = subject.lookup.project_places[key]
        if not project.dropped and _GIVEN_UP.search(project.note):
            yield GIVEN_UP.at(
                (*place, "dropped"),
                f"หมายเหตุของ {quoted(project.name)} ว่า {quoted(project.note)} "
                "แต่ยังนับเป็นโครงการของแผน",
            )


def unfunded(subject: Subject) -> Iterator[Problem]:
    """A project that was granted nothing is told where a later table goes on with it."""
    told = set()
    for key, place, form in listings(subject):
        project = subject.lookup.projects.get(key)
        later = form.startswith("table-")
        if project is None or not later or key in told or project.dropped:
            continue
        if project.budget.status == "not_granted":
            told.add(key)
            yield UNFUNDED.at(
                place, f"{quoted(project.name)} ไม่ได้รับงบประมาณ แต่อยู่ใน{_FORM_NAMES[form]}", form=form
            )


def several_parts(subject: Subject) -> Iterator[Problem]:
    """A project of Part 2 stands in neither Part 1 nor Part 3, and once in a list."""
    parts: dict[str, set[str]] = {}
    lists: set[tuple[str, Place]] = set()
    for key, place, form in listings(subject):
        project = subject.lookup.projects.get(key)
        if project is None:
            continue
        listing = (key, place[:-1])
        if listing in lists:
            yield TWICE.at(place, f"{quoted(project.name)} อยู่ซ้ำในรายการเดียวกัน", form=form)
        lists.add(listing)
        if form.startswith("part"):
            before = parts.setdefault(key, set())
            clash = before - {form} if form == "part2" else before & {"part2"}
            if clash and form not in before:
                other = min(clash).removeprefix("part")
                yield PARTS.at(
                    place,
                    f"{quoted(project.name)} อยู่ทั้งในส่วนที่ {other} และส่วนที่ {form[-1]}",
                    form=form,
                )
            before.add(form)


def same_names(subject: Subject) -> Iterator[Problem]:
    """No two projects have one name."""
    seen: dict[str, Project] = {}
    for key, project in subject.lookup.projects.items():
        first = seen.setdefault(squeezed(project.name), project)
        if first is not project:
            place = (*subject.lookup.project_places[key], "name")
            yield SAME_NAME.at(
                place, f"มีโครงการสองรายการ ({first.key}, {key}) ที่ชื่อ {quoted(project.name)}"
            )


def issues(subject: Subject) -> Iterator[Problem]:
    """An issue has a number of its own, an objective, a result and projects."""
    seen: dict[str, str] = {}
    for index, issue in enumerate(subject.plan.part2):
        place: Place = ("plan", "part2", index)
        named = f"ประเด็นการพัฒนาที่ {issue.number} {quoted(issue.title)}"
        number = arabic_digits(issue.number).strip().rstrip(".")
        if number in seen:
            yield ISSUE_TWICE.at((*place, "number"), f"{named} มีลำดับซ้ำกับ{seen[number]}")
        seen.setdefault(number, quoted(issue.title))
        empty = partial(_empty_issue, place, named)
        if not issue.projects:
            yield empty(ISSUE_PROJECT, "projects", "โครงการ/กิจกรรม")
        if not any(text.strip() for text in issue.objectives):
            yield empty(ISSUE_OBJECTIVE, "objectives", "วัตถุประสงค์หลัก")
        if not issue.key_result.strip() and not issue.indicators:
            yield empty(ISSUE_RESULT, "key_result", "ตัววัดผลหลักหรือตัวชี้วัด")


def _empty_issue(place: Place, named: str, slip: Slip, field: str, what: str) -> Problem:
    return slip.at((*place, field), f"{named} ไม่มี{what}")


CHECKS: tuple[Check, ...] = (unlisted, dropped, unfunded, several_parts, same_names, issues)
