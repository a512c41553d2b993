"""The summary that stands under a part of the plan: projects, counts and sums as printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from db import edits
from db.records import PROJECTS, Package, Plan, Project
from forms.compute import budget_total, distinct_projects, project_count
from forms.edition import edition_for
from forms.lookup import Lookup, distinct

_PROJECTS = tuple(PROJECTS.split("."))


@dataclass(frozen=True, slots=True)
class Sum:
    """How many projects, and what their budgets come to (None, printed blank: nothing)."""

    count: int = 0
    total: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What the form prints below the projects of a part.

    `projects` stand in order, each once, without those given up, which are `dropped`;
    `programmes` are the integrated ones among them. `by_code`: the forms order them, not
    the unit.
    """

    projects: tuple[Project, ...]
    whole: Sum
    programmes: tuple[tuple[str, Sum], ...]
    dropped: tuple[Project, ...]
    by_code: bool = False


def summary_of(plan: Plan, part: int) -> Summary:
    """The summary of ส่วนที่ 1, 2 or 3, by the rules of the plan's edition (rule 5)."""
    rules = edition_for(plan).rules
    lookup = Lookup(plan)
    listed = {
        1: lookup.part1_projects,
        2: lookup.part2_projects,
        3: lookup.part3_projects,
    }[part]()
    if not rules.summaries_by_code:
        ranks = {project.key: at for at, project in enumerate(plan.projects)}
        listed = tuple(sorted(listed, key=lambda project: ranks[project.key]))
    standing = distinct_projects(listed)
    names = distinct(p.integrated_programme for p in standing if p.integrated_programme)
    groups = {name: [p for p in standing if p.integrated_programme == name] for name in names}
    return Summary(
        projects=standing,
        whole=Sum(project_count(standing, rules), budget_total(standing, rules)),
        programmes=tuple(
            (name, Sum(project_count(of_it, rules), budget_total(of_it, rules)))
            for name, of_it in groups.items()
        ),
        dropped=tuple(project for project in listed if project.dropped),
        by_code=rules.summaries_by_code,
    )


def with_moved(package: Package, projects: Sequence[Project], row: int, to: int) -> Package:
    """The package with one of the projects of a summary at another row of it.

    It goes to the side of the project whose row it takes in the plan's own order, which is
    the unit's priority: those that the summary does not show stay where they are.
    """
    others = [project.key for project in projects]
    key = others.pop(row)
    down = to > row
    beside = others[to - 1] if down else others[to]
    keys = [project.key for project in package.plan.projects]
    at = keys.index(key)
    keys.pop(at)
    return edits.moved(package, _PROJECTS, at, 1, keys.index(beside) + down)


def is_summed(plan: Plan, project: Project) -> bool:
    """Whether a total takes the project's amount (rule 5)."""
    rules = edition_for(plan).rules
    return (project.budget.status or "granted") in rules.summed_statuses
