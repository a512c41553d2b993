"""Checks of where projects are listed, and of the issues of Part 2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from db.numbers import bare_number
from db.places import Place
from db.records import Part2Issue
from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.words import quoted, squeezed

NOWHERE = Slip("PROJECT-NOWHERE", "warning", "part2", "เพิ่มโครงการในส่วนที่ 1, 2 หรือ 3 หรือลบโครงการ")
NO_PART = Slip("PROJECT-NOPART", "warning", "part2", "เพิ่มโครงการในส่วนที่ 1, 2 หรือ 3")
DROPPED = Slip("PROJECT-DROPPED", "error", "part2", "เอาโครงการที่ยกเลิกออกจากรายการนี้")
GIVEN_UP = Slip("PROJECT-GIVENUP", "warning", "part1", "ทำเครื่องหมายว่ายกเลิก หรือแก้หมายเหตุ")
UNFUNDED = Slip(
    "PROJECT-UNFUNDED", "advice", "table-b", "ตรวจว่ายังจะดำเนินการหรือไม่ ถ้าไม่ ให้เอาออกจากตาราง"
)
PARTS = Slip(
    "PROJECT-PARTS", "warning", "part2", "ให้โครงการอยู่ส่วนเดียว ส่วนที่ 2 ต้องไม่ใช่โครงการของส่วนที่ 1 หรือ 3"
)
TWICE = Slip("PROJECT-TWICE", "warning", "part2", "เอารายการที่ซ้ำออก")
SAME_NAME = Slip("PROJECT-NAME", "warning", "part2", "รวมเป็นโครงการเดียว หรือแก้ชื่อให้ต่างกัน")
ISSUE_TWICE = Slip("ISSUE-TWICE", "error", "part2", "แก้ลำดับไม่ให้ซ้ำกัน")
ISSUE_PROJECT = Slip("ISSUE-PROJECT", "warning", "part2", "เพิ่มโครงการ/กิจกรรม", lacks=True)
ISSUE_OBJECTIVE = Slip("ISSUE-OBJECTIVE", "warning", "part2", "กรอกวัตถุประสงค์หลัก", lacks=True)
ISSUE_RESULT = Slip("ISSUE-RESULT", "warning", "part2", "กรอกตัววัดผลหลัก หรือเลือกตัวชี้วัด", lacks=True)

# What is not done, and what ends or moves elsewhere: the verb, and what it is said of.
_WORK = r"(?:โครงการ|กิจกรรม|งาน|การดำเนิน(?:การ|งาน)?)"
_DO = r"(?:เสนอ|ดำเนิน(?:การ|งาน)?|จัด(?:ทำ|ตั้ง)?|ทำ|เข้าร่วม)"
_END = r"(?:ยกเลิก|ยุติ|งด|ระงับ|ถอน(?:โครงการ)?|ล้มเลิก|พับ)"
_MOVE = r"(?:ปรับ(?:แผน|โครงการ|เปลี่ยน)?|ย้าย|โอน|เลื่อน|เปลี่ยน|นำ|รวม)"
_GIVEN_UP = re.compile(
    rf"(?:ไม่|มิ)(?:ได้|ขอ|ประสงค์(?:จะ)?|สามารถ)?{_DO}\s*{_WORK}"
    rf"|(?:ไม่|มิ)(?:ได้|ขอ|ประสงค์(?:จะ)?|สามารถ)?ดำเนิน(?:การ|งาน)?\s*(?:$|[)\n]|ใน(?:ปี|งบ)|แล้ว)"
    rf"|ขอ{_END}|{_END}\s*(?:การ)?(?:จัด(?:ทำ)?)?\s*{_WORK}"
    rf"|^\W*(?:ได้)?{_END}\W*$"
    rf"|{_MOVE}[^\n]{{0,20}}?(?:มา|ไป)(?:ดำเนิน(?:การ|งาน)?|จัด|ทำ|รวม|อยู่)\s*(?:ใน|กับ|ภายใต้|ร่วม)"
)
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


def unlisted(subject: Subject) -> Iterator[Problem]:
    """A project stands in one of the three parts."""
    everywhere = list(listings(subject))
    listed = {key for key, _, _ in everywhere}
    in_parts = {key for key, _, form in everywhere if form.startswith("part")}
    for key, project in subject.lookup.projects.items():
        place = subject.lookup.project_places[key]
        if key not in listed:
            yield NOWHERE.at(place, "โครงการไม่อยู่ในส่วนหรือตารางใดของแผน")
        elif subject.has_parts and key not in in_parts and not project.dropped:
            yield NO_PART.at(place, "โครงการอยู่ในตาราง แต่ไม่อยู่ในส่วนที่ 1, 2 หรือ 3")


def dropped(subject: Subject) -> Iterator[Problem]:
    """A project that was given up stands in Part 1 alone (rule 5)."""
    for key, place, form in listings(subject):
        project = subject.lookup.projects.get(key)
        if project is not None and project.dropped and form != "part1":
            yield DROPPED.at(place, f"{quoted(project.name)} ยกเลิกแล้ว แต่ยังอยู่ในรายการนี้", form=form)


def given_up(subject: Subject) -> Iterator[Problem]:
    """A project that a note says is given up, in whatever words, is marked so (rule 5)."""
    told: set[str] = set()
    for key, note in _notes(subject):
        project = subject.lookup.projects.get(key)
        if project is None or project.dropped or key in told or not is_given_up(note):
            continue
        told.add(key)
        yield GIVEN_UP.at(
            (*subject.lookup.project_places[key], "dropped"),
            f"หมายเหตุเขียนว่า {quoted(note)} แต่โครงการยังไม่ได้ทำเครื่องหมายว่ายกเลิก",
            form=subject.form_of(project),
        )


def _notes(subject: Subject) -> Iterator[tuple[str, str]]:
    """What is noted beside each project, by its key."""
    for key, project in subject.lookup.projects.items():
        yield key, project.note
        yield key, project.budget.note
    for entry in subject.plan.part1:
        for tactic in entry.tactics:
            for note in tactic.project_notes:
                yield note.project, note.text


def is_given_up(note: str) -> bool:
    """Whether a note beside a project says that it will not be done (as) here."""
    return _GIVEN_UP.search(note) is not None


def unfunded(subject: Subject) -> Iterator[Problem]:
    """A project that was granted nothing is told where a table of indicators goes on with it."""
    told = set()
    for key, place, form in listings(subject):
        project = subject.lookup.projects.get(key)
        later = form in {"table-a", "table-b"}
        if project is None or not later or key in told or project.dropped:
            continue
        if project.budget.status == "not_granted":
            told.add(key)
            yield UNFUNDED.at(
                place, f"{quoted(project.name)} ไม่ได้รับงบประมาณ แต่ยังอยู่ในรายการนี้", form=form
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
            yield TWICE.at(place, f"{quoted(project.name)} มีซ้ำในรายการเดียวกัน", form=form)
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
    seen: dict[str, int] = {}
    for number, (place, project) in enumerate(subject.projects(), 1):
        first = seen.setdefault(squeezed(project.name), number)
        if first != number and project.name.strip():
            yield SAME_NAME.at(
                (*place, "name"),
                f"โครงการที่ {first} และโครงการที่ {number} ใช้ชื่อเดียวกัน",
                form=subject.form_of(project),
            )


def issues(subject: Subject) -> Iterator[Problem]:
    """An issue has a number of its own, and what the edition's form has a line for.

    In some editions entries of one number and title are one: a ภารกิจ with its indicators.
    """
    for place, first, issue in _issues(subject):
        same_title = squeezed(issue.title) in {"", squeezed(first.title)}
        if first is not issue and not (subject.printed.joins_issues and same_title):
            yield ISSUE_TWICE.at((*place, "number"), f"ใช้ลำดับเดียวกับ {quoted(first.title)}")
    for place, whole in _whole_issues(subject):
        if not whole.projects:
            yield ISSUE_PROJECT.at((*place, "projects"), "ไม่มีโครงการ/กิจกรรม")
        asks = subject.printed.asks("part2", "objectives")
        if asks and not any(text.strip() for text in whole.objectives):
            yield ISSUE_OBJECTIVE.at((*place, "objectives"), "ไม่มีวัตถุประสงค์หลัก")
        if not whole.key_result.strip() and not whole.indicators:
            yield ISSUE_RESULT.at((*place, "key_result"), "ไม่มีตัววัดผลหลักหรือตัวชี้วัด")


def _issues(subject: Subject) -> Iterator[tuple[Place, Part2Issue, Part2Issue]]:
    """Every entry of Part 2 with its place, after the first titled one of its number."""
    titled = sorted(subject.plan.part2, key=lambda issue: not issue.title.strip())
    firsts: dict[str, Part2Issue] = {}
    for issue in titled:
        firsts.setdefault(bare_number(issue.number), issue)
    for index, issue in enumerate(subject.plan.part2):
        number = bare_number(issue.number)
        yield ("plan", "part2", index), firsts[number] if number else issue, issue


def _whole_issues(subject: Subject) -> Iterator[tuple[Place, Part2Issue]]:
    """Each issue with all that its entries hold, at the place of the first of them."""
    found: dict[object, tuple[Place, Part2Issue]] = {}
    for place, first, issue in _issues(subject):
        joined = subject.printed.joins_issues
        name = (bare_number(issue.number), squeezed(issue.title or first.title))
        key: object = name if joined else place
        at, whole = found.get(key, (place, Part2Issue()))
        found[key] = (
            at,
            replace(
                whole,
                objectives=whole.objectives + issue.objectives,
                key_result=whole.key_result or issue.key_result.strip(),
                indicators=whole.indicators + issue.indicators,
                projects=whole.projects + issue.projects,
            ),
        )
    yield from found.values()


CHECKS: tuple[Check, ...] = (
    unlisted,
    dropped,
    given_up,
    unfunded,
    several_parts,
    same_names,
    issues,
)
