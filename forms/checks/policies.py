"""Checks of policies, strategy codes and KPIs of the BMA plan (rule 6, ตาราง ก and ง)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from db.places import Place
from db.records import Division, Organisation, TacticKpi
from forms.checks.problem import NO_CODE, Check, Problem, Slip, Subject
from forms.checks.words import quoted, squeezed

_FORM = "part1"
POLICY_FORM = Slip("POLICY-FORM", "error", _FORM, "แก้รหัสนโยบายให้ตรงตามรูปแบบ เช่น P134")
POLICY_LINK = Slip(
    "LINK-POLICY", "warning", "table-d", "กรอกรหัสนโยบายของโครงการ หรือเปลี่ยนโครงการในตารางนี้"
)
POLICY_UNLINKED = Slip("LINK-MISSING", "warning", "table-d", "เพิ่มโครงการนี้ในตารางเชื่อมโยงนโยบาย")
STRATEGY_CODE = Slip(
    "STRATEGY-CODE", "error", _FORM, "แก้รหัสยุทธศาสตร์ หรือกรอกเป็นข้อความ เช่น เพิ่มเติมระหว่างปี"
)
NO_STRATEGY_CODE = Slip("STRATEGY-NONE", "advice", _FORM, "กรอกรหัสยุทธศาสตร์ของโครงการในส่วนที่ 1")
KPI_DEFINITION = Slip(
    "KPI-DEFINITION", "warning", "table-a", "กรอกนิยามของตัวชี้วัด หรือเลือกตัวชี้วัดของแผนที่ใช้แทน", lacks=True
)
KPI_TARGET = Slip("KPI-TARGET", "warning", _FORM, "กรอกค่าเป้าหมายของปีนี้", lacks=True)

# Who answers for a KPI where all do.
_EVERYBODY = "ทุก"


def policy_codes(subject: Subject) -> Iterator[Problem]:
    """A policy code has the edition's form."""
    pattern = subject.rules.policy_pattern
    if not pattern:
        return
    for index, policy in enumerate(subject.plan.framework.policies):
        if not re.fullmatch(pattern, policy.code):
            place = ("plan", "framework", "policies", index, "code")
            yield POLICY_FORM.at(place, f"รหัสนโยบาย “{policy.code}” ไม่ตรงตามรูปแบบ")


def policy_links(subject: Subject) -> Iterator[Problem]:
    """The table of policy links and the policy codes of projects tell one story."""
    links = subject.plan.policy_links
    linked = {link.project for link in links}
    for index, link in enumerate(links):
        project = subject.lookup.projects.get(link.project)
        if project is not None and not set(project.policies) - NO_CODE:
            yield POLICY_LINK.at(
                ("plan", "policy_links", index, "project"),
                f"{quoted(project.name)} ไม่มีรหัสนโยบาย แต่อยู่ในตารางเชื่อมโยงนโยบาย",
            )
    for project in subject.lookup.part1_projects() if links else ():
        policies = [policy for policy in project.policies if policy not in NO_CODE]
        if policies and project.key not in linked and not project.dropped:
            yield POLICY_UNLINKED.at(
                (*subject.lookup.project_places[project.key], "policies"),
                f"มีรหัสนโยบาย {', '.join(policies)} แต่โครงการไม่อยู่ในตารางเชื่อมโยงนโยบาย",
            )


def strategy_codes(subject: Subject) -> Iterator[Problem]:
    """A strategy code has the edition's digits, or is a remark in words."""
    digits = subject.rules.strategy_code_digits
    if not digits:
        return
    coded = any(project.strategy_code.strip() for project in subject.plan.projects)
    in_part1 = {project.key for project in subject.lookup.part1_projects() if coded}
    for index, project in enumerate(subject.plan.projects):
        place: Place = ("plan", "projects", index, "strategy_code")
        code = project.strategy_code.strip()
        count = sum(letter.isdecimal() for letter in code)
        if count != digits and code not in NO_CODE and not any(map(str.isalpha, code)):
            yield STRATEGY_CODE.at(place, f"รหัสยุทธศาสตร์ “{code}” มี {count} หลัก ไม่ใช่ {digits} หลัก")
        if not code and project.key in in_part1 and not project.dropped:
            yield NO_STRATEGY_CODE.at(place, "ไม่มีรหัสยุทธศาสตร์ แต่โครงการอยู่ในส่วนที่ 1")


def kpi_definitions(subject: Subject) -> Iterator[Problem]:
    """A KPI that Part 1 names has a target, and where the unit answers for it a definition.

    Others of the framework are there to be pointed at: another office defines them.
    """
    year = str(subject.plan.fiscal_year)
    named = {code for entry in subject.plan.part1 for each in entry.tactics for code in each.kpis}
    own = own_names(subject)
    for index, kpi in enumerate(subject.plan.framework.tactic_kpis):
        place: Place = ("plan", "framework", "tactic_kpis", index)
        target = next((item.text for item in kpi.targets if item.year == year), "").strip()
        answered = kpi.code in named or bool(kpi.projects)
        if not target and kpi.code in named:
            yield KPI_TARGET.at((*place, "targets"), f"ไม่มีค่าเป้าหมายของปี {year}")
        if target in NO_CODE or not answered or is_of_others(kpi, own):
            continue
        if not _is_defined(kpi):
            yield KPI_DEFINITION.at(
                (*place, "measure", "definition"),
                f"{quoted(kpi.text, 40)} ไม่มีนิยาม แต่มีเป้าหมาย {quoted(target, 40)}",
            )


def own_names(subject: Subject) -> frozenset[str]:
    """What the unit, its divisions and the office above it are called, as texts are compared."""
    plan = subject.plan
    organisations: tuple[Organisation | Division, ...] = (plan.unit, plan.agency, *plan.divisions)
    names = (name for each in organisations for name in (each.name, each.abbreviation))
    return frozenset(squeezed(name) for name in names if name.strip())


def is_of_others(kpi: TacticKpi, own: frozenset[str]) -> bool:
    """Whether other offices alone answer for a KPI."""
    named = squeezed(kpi.responsible)
    return bool(named) and _EVERYBODY not in named and not any(name in named for name in own)


def _is_defined(kpi: TacticKpi) -> bool:
    measure = kpi.measure
    texts = (measure.definition, measure.explanation, measure.scope)
    return bool(kpi.indicator) or any(text.strip() for text in texts)


CHECKS: tuple[Check, ...] = (
    policy_codes,
    policy_links,
    strategy_codes,
    kpi_definitions,
)
