"""Where in a plan each project is used: the parts, the indicators and the tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from db.records import Plan


def project_uses(plan: Plan) -> dict[str, tuple[str, ...]]:
    """The uses of every project that has some, by key, in the plan's order.

    Each reads as `ส่วนที่ 1 กลยุทธ์ 5.1.2`, `ส่วนที่ 2 ประเด็นที่ 3` or `ตัวชี้วัดที่ 4`.
    """
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for key, words in _uses(plan):
        found[key][words] = None
    return {key: tuple(words) for key, words in found.items()}


def _uses(plan: Plan) -> Iterator[tuple[str, str]]:
    for entry in plan.part1:
        for tactic in entry.tactics:
            yield from ((key, f"ส่วนที่ 1 กลยุทธ์ {tactic.tactic}") for key in tactic.projects)
    for number, issue in enumerate(plan.part2, 1):
        words = f"ส่วนที่ 2 ประเด็นที่ {issue.number or number}"
        yield from ((key, words) for key in issue.projects)
    for group in plan.part3:
        words = " ".join(("ส่วนที่ 3", group.programme)).strip()
        yield from ((key, words) for key in group.projects)
    for number, indicator in enumerate(plan.indicators, 1):
        words = f"ตัวชี้วัดที่ {indicator.number or number}"
        yield from ((key, words) for key in indicator.projects)
    for kpi in plan.framework.tactic_kpis:
        yield from ((key, f"ตัวชี้วัดของกลยุทธ์ {kpi.code}") for key in kpi.projects)
    for number, link in enumerate(plan.policy_links, 1):
        if link.project:
            yield link.project, f"ตาราง ง แถวที่ {number}"
