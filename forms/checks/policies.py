"""Checks of policies, strategy codes and KPIs of the BMA plan (rule 6, ตาราง ก and ง)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from db.places import Place
from db.records import PolicyLink, TacticKpi
from forms.checks.problem import NO_CODE, Check, Problem, Slip, Subject
from forms.checks.words import quoted, squeezed

_FORM = "part1"
POLICY_FORM = Slip("POLICY-FORM", "error", _FORM, "แก้รหัสนโยบายให้ตรงตามรูปแบบ เช่น P134")
POLICY_LINK = Slip(
    "LINK-POLICY", "warning", "table-d", "ใส่รหัสนโยบายให้โครงการ หรือเปลี่ยนโครงการในตารางเชื่อมโยงนโยบาย"
)
POLICY_UNLINKED = Slip("LINK-MISSING", "warning", "table-d", "เพิ่มโครงการนี้ในตารางเชื่อมโยงนโยบาย")
STRATEGY_CODE = Slip(
    "STRATEGY-CODE", "error", _FORM, "แก้รหัสยุทธศาสตร์ หรือใส่เป็นข้อความ เช่น เพิ่มเติมระหว่างปี"
)
NO_STRATEGY_CODE = Slip("STRATEGY-NONE", "advice", _FORM, "ใส่รหัสยุทธศาสตร์ของโครงการในส่วนที่ 1")
LINK_TARGET = Slip("LINK-TARGET", "warning", "table-d", "แก้ค่าเป้าหมายให้ตรงกันทั้งสองแห่ง")
KPI_DEFINITION = Slip(
    "KPI-DEFINITION", "warning", "table-a", "เขียนนิยามของตัวชี้วัด หรือเลือกตัวชี้วัดของแผนที่ใช้แทน"
)
KPI_TARGET = Slip("KPI-TARGET", "warning", _FORM, "ระบุค่าเป้าหมายของปีนี้")


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
                f"ตารางเชื่อมโยงนโยบายให้ {quoted(project.name)} สนับสนุนนโยบาย แต่โครงการไม่มีรหัสนโยบาย",
            )
    for project in subject.lookup.part1_projects() if links else ():
        policies = [policy for policy in project.policies if policy not in NO_CODE]
        if policies and project.key not in linked and not project.dropped:
            yield POLICY_UNLINKED.at(
                (*subject.lookup.project_places[project.key], "policies"),
                f"{quoted(project.name)} มีรหัสนโยบาย {', '.join(policies)} "
                "แต่ไม่อยู่ในตารางเชื่อมโยงนโยบาย",
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
            yield STRATEGY_CODE.at(
                place,
                f"รหัสยุทธศาสตร์ “{code}” ของ {quoted(project.name)} มี {count} หลัก ไม่ใช่ {digits} หลัก",
            )
        if not code and project.key in in_part1 and not project.dropped:
            yield NO_STRATEGY_CODE.at(place, f"{quoted(project.name)} ในส่วนที่ 1 ไม่มีรหัสยุทธศาสตร์")


def kpi_definitions(subject: Subject) -> Iterator[Problem]:
    """A KPI of the framework with a target is defined, and one in Part 1 has a target."""
    year = str(subject.plan.fiscal_year)
    used = _used_kpis(subject)
    for index, kpi in enumerate(subject.plan.framework.tactic_kpis):
        place: Place = ("plan", "framework", "tactic_kpis", index)
        target = next((item.text for item in kpi.targets if item.year == year), "").strip()
        if target not in NO_CODE and not _is_defined(kpi):
            yield KPI_DEFINITION.at(
                (*place, "measure", "definition"),
                f"ตัวชี้วัด {kpi.code} {quoted(kpi.text)} มีเป้าหมาย {quoted(target, 40)} แต่ไม่มีนิยาม",
            )
        if not target and kpi.code in used:
            yield KPI_TARGET.at(
                (*place, "targets"),
                f"ตัวชี้วัด {kpi.code} {quoted(kpi.text)} ไม่มีค่าเป้าหมายของปี {year}",
            )


def _is_defined(kpi: TacticKpi) -> bool:
    measure = kpi.measure
    texts: Iterable[str] = (measure.definition, measure.explanation, measure.scope)
    return bool(kpi.indicator) or any(text.strip() for text in texts)


def _used_kpis(subject: Subject) -> set[str]:
    return {
        code for entry in subject.plan.part1 for tactic in entry.tactics for code in tactic.kpis
    }


def link_targets(subject: Subject) -> Iterator[Problem]:
    """A key result has one target, in the framework and in the table of policy links."""
    results = {squeezed(item.text): item for item in subject.plan.framework.key_results}
    for index, link in enumerate(subject.plan.policy_links):
        result = results.get(squeezed(link.key_result)) if link.key_result.strip() else None
        if result and result.target and _differ(link, result.target):
            yield LINK_TARGET.at(
                ("plan", "policy_links", index, "target"),
                f"ตารางเชื่อมโยงนโยบายให้เป้าหมายของ {quoted(link.key_result)} เป็น “{link.target}” "
                f"แต่ส่วนที่ 1 เป็น “{result.target}”",
            )


def _differ(link: PolicyLink, target: str) -> bool:
    return bool(link.target.strip()) and squeezed(link.target) != squeezed(target)


CHECKS: tuple[Check, ...] = (
    policy_codes,
    policy_links,
    link_targets,
    strategy_codes,
    kpi_definitions,
)
