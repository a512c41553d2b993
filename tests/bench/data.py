"""Plans for the bench: the sample, made as many times larger as wanted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from db.fields import Kind, specs
from db.package.file import read_package
from db.records import Framework, Package, Part3Group, Plan

SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / "plan.json"
_WORDS = (
    *("ปรับปรุง", "พัฒนา", "ส่งเสริม", "ก่อสร้าง", "อบรม", "สำรวจ", "บำรุง"),
    *("สวน", "ถนน", "คลอง", "ตลาด", "ชุมชน", "โรงเรียน"),
)
SECRETARIAT = Path(__file__).parents[3] / "shared" / "cases" / "secretariat-2567.json"


def sample() -> Package:
    """The sample plan: about the size of a real unit's plan."""
    return read_package(SAMPLE)


def times(package: Package, factor: int) -> Package:
    """The package with every list of its plan repeated, keys told apart by a suffix."""
    copies = [_renamed(package.plan, f"x{number}") for number in range(factor)]
    plan = _joined(package.plan, copies)
    return replace(package, plan=plan, reports=())


def with_projects(package: Package, count: int) -> Package:
    """The package with so many projects more, of names that are much alike."""
    plan = package.plan
    more = tuple(
        replace(
            plan.projects[at % len(plan.projects)],
            key=f"more{at}",
            name=f"โครงการ{_WORDS[at % 7]}และ{_WORDS[at % 11]}ในพื้นที่เขต{_WORDS[at % 13]} {at}",
            id="",
        )
        for at in range(count)
    )
    keys = tuple(project.key for project in more)
    part3 = (*plan.part3, Part3Group("งานประจำ", "ผลผลิต", keys))
    return replace(package, plan=replace(plan, projects=(*plan.projects, *more), part3=part3))


def reporting(package: Package, factor: int) -> Package:
    """The package as many times larger, with its reports: each has the results of all copies."""
    copies = [_renamed(package, f"x{number}") for number in range(factor)]
    reports = tuple(
        replace(
            report,
            **{
                name: tuple(row for copy in copies for row in getattr(copy.reports[at], name))
                for name in ("results", "steps", "spending")
            },
        )
        for at, report in enumerate(package.reports)
    )
    return replace(times(package, factor), reports=reports)


def _joined(plan: Plan, copies: list[Plan]) -> Plan:
    lists = {
        name: tuple(item for copy in copies for item in getattr(copy, name))
        for name, spec in specs(Plan).items()
        if spec.kind is Kind.RECORDS
    }
    framework = {
        name: tuple(item for copy in copies for item in getattr(copy.framework, name))
        for name, spec in specs(Framework).items()
        if spec.kind is Kind.RECORDS and spec.record and _has_key(spec.record)
    }
    # What has no key stands once, and speaks of the first copy.
    return replace(plan, **lists, framework=replace(copies[0].framework, **framework))


def _has_key(record: type[Any]) -> bool:
    return any(spec.kind is Kind.KEY for spec in specs(record).values())


def _renamed(record: Any, suffix: str) -> Any:
    """The record with every key and reference in it given a suffix."""
    changed = {}
    for name, spec in specs(type(record)).items():
        found = getattr(record, name)
        if spec.kind in {Kind.KEY, Kind.REF} and found:
            changed[name] = found + suffix
        elif spec.kind is Kind.REFS:
            changed[name] = tuple(key + suffix for key in found)
        elif spec.kind is Kind.RECORD:
            changed[name] = _renamed(found, suffix)
        elif spec.kind is Kind.RECORDS:
            changed[name] = tuple(_renamed(item, suffix) for item in found)
    return replace(record, **changed)
