"""The summary that stands under a part of the plan: projects, counts and sums as printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from db import edits
from db.records import PROJECTS, Package, Plan, Project
from forms.build.context import Context
from forms.build.rows import SOURCES
from forms.build.sentences import sentences
from forms.compute import budget_total, distinct_projects, project_count
from forms.editions.edition import Edition
from forms.editions.labels import label_at
from forms.editions.rules import Rules
from forms.figures import figure

_PROJECTS = tuple(PROJECTS.split("."))


@dataclass(frozen=True, slots=True)
class Summary:
    """What the form prints below the projects of a part.

    `projects` stand in order, each once, without those given up, which are `dropped`;
    `sentences` tell their count and sum, and those of the integrated programmes, with 0
    where the form has dots. `by_code`: the forms order them, not the unit.
    """

    projects: tuple[Project, ...]
    sentences: tuple[str, ...]
    dropped: tuple[Project, ...]
    by_code: bool = False


def summary_of(plan: Plan, part: int, edition: Edition) -> Summary:
    """The summary of ส่วนที่ 1, 2 or 3, by the rules of an edition (rule 5)."""
    package = Package(plan)
    context = Context(package, edition)
    rows = f"part{part}_projects"
    listed = {
        1: context.lookup.part1_projects,
        2: context.lookup.part2_projects,
        3: context.lookup.part3_projects,
    }[part]()
    standing = distinct_projects(listed if part == 3 else _as_printed(context, rows))
    # Dots are to be filled in on paper; who asks here is told that there is nothing.
    zero = replace(edition, words=replace(edition.words, sum_absent="0", dots="–"))
    said = sentences(package, zero, rows) or (_counted(edition, standing),)
    return Summary(
        projects=standing,
        sentences=said,
        dropped=tuple(project for project in listed if project.dropped),
        by_code=edition.rules.summary_by_code,
    )


def _counted(edition: Edition, projects: Sequence[Project]) -> str:
    """Count and sum of routine projects, of which the form has no sentence."""
    noun = label_at(edition, ("plan", "part3", "projects"))
    count, total = project_count(projects, edition.rules), budget_total(projects, edition.rules)
    words = "0" if total is None else figure(total)
    return f"{noun} รวมจำนวน {count} โครงการ/กิจกรรม จำนวนเงินทั้งสิ้น {words} บาท"


def _as_printed(context: Context, rows: str) -> tuple[Project, ...]:
    """The projects in the order in which the form goes through them."""
    return tuple(names["project"] for names in SOURCES[rows](context, {}))


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


def is_summed(project: Project, rules: Rules) -> bool:
    """Whether a total takes the project's amount (rule 5)."""
    return (project.budget.status or "granted") in rules.summed_statuses
