"""Checks of codes: they exist in the framework, once, and nest (rule 6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from db.places import Place
from db.records import Link
from forms.checks.problem import NO_CODE, Check, Problem, Slip, Subject
from forms.checks.words import quoted

_FORM = "part1"
UNKNOWN = Slip("CODE-UNKNOWN", "error", _FORM, "แก้รหัส หรือเพิ่มรายการนี้ในกรอบยุทธศาสตร์ของแผน")
NO_LIST = Slip("CODE-NOLIST", "advice", _FORM, "เพิ่มรายการในกรอบยุทธศาสตร์ เพื่อให้พิมพ์ชื่อและตรวจรหัสได้")
NEST = Slip("CODE-NEST", "error", _FORM, "แก้รหัสให้ขึ้นต้นด้วยรหัสของระดับที่อยู่เหนือขึ้นไป")
TWICE = Slip("CODE-TWICE", "error", _FORM, "แก้รหัสไม่ให้ซ้ำกัน")

_NAMES = {
    "strategies": "ยุทธศาสตร์",
    "substrategies": "ยุทธศาสตร์ย่อย",
    "goals": "เป้าประสงค์",
    "tactics": "กลยุทธ์",
    "tactic_kpis": "ตัวชี้วัดของกลยุทธ์",
    "policies": "นโยบาย",
    "components": "องค์ประกอบ",
}
_CODE = re.compile(r"\d+(?:\.\d+)*")
# A code that some field gives: the field's place, the list it belongs to, the code.
_Use = tuple[Place, str, str]


def known_codes(subject: Subject) -> Iterator[Problem]:
    """Every code that is used stands in the framework; an empty list is told once."""
    told: set[str] = set()
    for place, kind, code in _uses(subject):
        if getattr(subject.plan.framework, kind):
            if code not in getattr(subject.lookup, kind):
                yield UNKNOWN.at(
                    place, f"ไม่มี{_NAMES[kind]} {code} ในกรอบยุทธศาสตร์", form=_form_of(place)
                )
        elif kind not in told:
            told.add(kind)
            yield NO_LIST.at(
                ("plan", "framework", kind),
                f"แผนอ้างถึง{_NAMES[kind]} {code} แต่กรอบยุทธศาสตร์ยังไม่มีรายการ{_NAMES[kind]}",
            )


def _uses(subject: Subject) -> Iterator[_Use]:
    for place, kind, code in _all_uses(subject):
        if code.strip() not in NO_CODE:
            yield place, kind, code.strip()


def _all_uses(subject: Subject) -> Iterator[_Use]:
    plan = subject.plan
    yield from _framework_uses(subject)
    for place, link in _links(subject):
        # A link may say in words what no code stands for.
        yield from (use for use in _link_uses(place, link) if _CODE.fullmatch(use[2].strip()))
        yield (*place, "policy"), "policies", link.policy
    for i, entry in enumerate(plan.part1):
        here: Place = ("plan", "part1", i)
        yield (*here, "substrategy"), "substrategies", entry.substrategy
        for j, tactic in enumerate(entry.tactics):
            yield (*here, "tactics", j, "tactic"), "tactics", tactic.tactic
            for k, kpi in enumerate(tactic.kpis):
                yield (*here, "tactics", j, "kpis", k), "tactic_kpis", kpi
    for i, project in enumerate(plan.projects):
        for k, policy in enumerate(project.policies):
            yield ("plan", "projects", i, "policies", k), "policies", policy
    for i, indicator in enumerate(plan.indicators):
        yield ("plan", "indicators", i, "component"), "components", indicator.component
    for i, supporting in enumerate(plan.supporting_indicators):
        here = ("plan", "supporting_indicators", i, "component")
        yield here, "components", supporting.component


def _framework_uses(subject: Subject) -> Iterator[_Use]:
    parents = {"strategy": "strategies", "substrategy": "substrategies", "goal": "goals"}
    parents |= {"tactic": "tactics", "policy": "policies"}
    framework = subject.plan.framework
    for name in ("substrategies", "goals", "objectives", "key_results", "tactics", "tactic_kpis"):
        for index, item in enumerate(getattr(framework, name)):
            for field, kind in parents.items():
                if code := getattr(item, field, ""):
                    yield ("plan", "framework", name, index, field), kind, code


def _links(subject: Subject) -> Iterator[tuple[Place, Link]]:
    for i, goal in enumerate(subject.plan.goals):
        yield ("plan", "goals", i), goal
    for i, issue in enumerate(subject.plan.part2):
        for j, link in enumerate(issue.links):
            yield ("plan", "part2", i, "links", j), link
    for i, indicator in enumerate(subject.plan.indicators):
        yield ("plan", "indicators", i, "link"), indicator.link


def _link_uses(place: Place, link: Link) -> Iterator[_Use]:
    yield (*place, "strategy"), "strategies", link.strategy
    yield (*place, "substrategy"), "substrategies", link.substrategy
    yield (*place, "goal"), "goals", link.goal
    yield (*place, "tactic"), "tactics", link.tactic
    yield (*place, "tactic_kpi"), "tactic_kpis", link.tactic_kpi


def _form_of(place: Place) -> str:
    forms = {"goals": "essentials", "part2": "part2", "indicators": "table-c"}
    forms |= {"supporting_indicators": "table-f"}
    return forms.get(str(place[1]), _FORM)


def nesting(subject: Subject) -> Iterator[Problem]:
    """A code begins with the code it stands under: KPI 5.1.2.1 under tactic 5.1.2."""
    for place, code, above, what in _nested(subject):
        both_codes = _CODE.fullmatch(code) and _CODE.fullmatch(above)
        if both_codes and not code.startswith(f"{above}."):
            yield NEST.at(place, f"{what} {code} ไม่ได้อยู่ใต้ {above}", form=_form_of(place))


_Nested = tuple[Place, str, str, str]


def _nested(subject: Subject) -> Iterator[_Nested]:
    """A field that names one of two levels, the two codes, and what the lower one is."""
    yield from _nested_framework(subject)
    for i, entry in enumerate(subject.plan.part1):
        for j, listed in enumerate(entry.tactics):
            at: Place = ("plan", "part1", i, "tactics", j)
            yield (*at, "tactic"), listed.tactic, entry.substrategy, "กลยุทธ์"
            for k, code in enumerate(listed.kpis):
                yield (*at, "kpis", k), code, listed.tactic, "ตัวชี้วัดของกลยุทธ์"
    for at, link in _links(subject):
        yield (*at, "substrategy"), link.substrategy, link.strategy, "ยุทธศาสตร์ย่อย"
        above = link.substrategy or link.strategy
        if "." in link.goal:
            yield (*at, "goal"), link.goal, above, "เป้าประสงค์"
        goal = link.goal if _is_above(link.goal, link.tactic) else ""
        yield (*at, "tactic"), link.tactic, goal or above, "กลยุทธ์"
        yield (*at, "tactic_kpi"), link.tactic_kpi, link.tactic, "ตัวชี้วัดของกลยุทธ์"


def _is_above(goal: str, code: str) -> bool:
    """Whether a goal is of a higher level than a code; in some years it stands beside it."""
    return 0 < goal.count(".") < code.count(".")


def _nested_framework(subject: Subject) -> Iterator[_Nested]:
    framework = subject.plan.framework
    here: Place = ("plan", "framework")
    for i, sub in enumerate(framework.substrategies):
        yield (*here, "substrategies", i, "strategy"), sub.code, sub.strategy, "ยุทธศาสตร์ย่อย"
    for i, goal in enumerate(framework.goals):
        if "." in goal.code:
            yield (*here, "goals", i, "substrategy"), goal.code, goal.substrategy, "เป้าประสงค์"
    for i, tactic in enumerate(framework.tactics):
        at: Place = (*here, "tactics", i)
        yield (*at, "substrategy"), tactic.code, tactic.substrategy, "กลยุทธ์"
        if _is_above(tactic.goal, tactic.code):
            yield (*at, "goal"), tactic.code, tactic.goal, "กลยุทธ์"
    for i, kpi in enumerate(framework.tactic_kpis):
        at = (*here, "tactic_kpis", i)
        yield (*at, "tactic"), kpi.code, kpi.tactic, "ตัวชี้วัดของกลยุทธ์"
        if not kpi.tactic and _is_above(kpi.goal, kpi.code):
            yield (*at, "goal"), kpi.code, kpi.goal, "ตัวชี้วัดของกลยุทธ์"


def objectives(subject: Subject) -> Iterator[Problem]:
    """Part 1 puts an objective under its own substrategy, and a result under its own."""
    lookup = subject.lookup
    for i, entry in enumerate(subject.plan.part1):
        objective = lookup.objectives.get(entry.objective)
        place: Place = ("plan", "part1", i)
        if objective and entry.substrategy and objective.substrategy not in {"", entry.substrategy}:
            yield NEST.at(
                (*place, "objective"),
                f"{quoted(objective.text, 40)} เป็นของยุทธศาสตร์ย่อย {objective.substrategy} "
                f"ไม่ใช่ {entry.substrategy}",
            )
        for k, key in enumerate(entry.key_results):
            result = lookup.key_results.get(key)
            if result and entry.objective and result.objective not in {"", entry.objective}:
                yield NEST.at(
                    (*place, "key_results", k),
                    f"ตัววัดผลหลัก {quoted(result.text, 40)} เป็นของวัตถุประสงค์อื่น",
                )


def duplicate_codes(subject: Subject) -> Iterator[Problem]:
    """No code stands twice in its list."""
    for kind, name in _NAMES.items():
        seen: set[str] = set()
        for index, item in enumerate(getattr(subject.plan.framework, kind)):
            if item.code in seen:
                place = ("plan", "framework", kind, index, "code")
                yield TWICE.at(place, f"{name} {item.code} มีซ้ำในกรอบยุทธศาสตร์")
            seen.add(item.code)


CHECKS: tuple[Check, ...] = (
    known_codes,
    nesting,
    objectives,
    duplicate_codes,
)
