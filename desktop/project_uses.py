"""Where in a plan each project is used: the parts, the indicators and the tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from db.places import Place
from db.records import Plan


@dataclass(frozen=True, slots=True)
class Use:
    """A use in words, as `ส่วนที่ 1 กลยุทธ์ 5.1.2` or `ตัวชี้วัดที่ 4`, and its place."""

    words: str
    place: Place


def project_uses(plan: Plan) -> dict[str, tuple[Use, ...]]:
    """The uses of every project that has some, by key, in the plan's order.

    Of those that read alike the first one stands for all.
    """
    found: dict[str, dict[str, Use]] = defaultdict(dict)
    for key, words, place in _uses(plan):
        found[key].setdefault(words, Use(words, place))
    return {key: tuple(uses.values()) for key, uses in found.items()}


def _uses(plan: Plan) -> Iterator[tuple[str, str, Place]]:
    for at, entry in enumerate(plan.part1):
        for below, tactic in enumerate(entry.tactics):
            words = f"ส่วนที่ 1 กลยุทธ์ {tactic.tactic}"
            place: Place = ("plan", "part1", at, "tactics", below, "projects")
            yield from _listed(tactic.projects, words, place)
    for at, issue in enumerate(plan.part2):
        words = f"ส่วนที่ 2 ประเด็นที่ {issue.number or at + 1}"
        yield from _listed(issue.projects, words, ("plan", "part2", at, "projects"))
    for at, group in enumerate(plan.part3):
        words = " ".join(("ส่วนที่ 3", group.programme)).strip()
        yield from _listed(group.projects, words, ("plan", "part3", at, "projects"))
    for at, indicator in enumerate(plan.indicators):
        words = f"ตัวชี้วัดที่ {indicator.number or at + 1}"
        yield from _listed(indicator.projects, words, ("plan", "indicators", at, "projects"))
    for at, kpi in enumerate(plan.framework.tactic_kpis):
        place = ("plan", "framework", "tactic_kpis", at, "projects")
        yield from _listed(kpi.projects, f"ตัวชี้วัดของกลยุทธ์ {kpi.code}", place)
    for at, link in enumerate(plan.policy_links):
        if link.project:
            place = ("plan", "policy_links", at, "project")
            yield link.project, f"ตาราง ง แถวที่ {at + 1}", place


def _listed(
    projects: tuple[str, ...], words: str, place: Place
) -> Iterator[tuple[str, str, Place]]:
    yield from ((key, words, (*place, at)) for at, key in enumerate(projects))
