"""A package → what is kept of it: figures, counts, and the rows of its reports."""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from db.content_code import content_code
from db.records import Package, Project
from forms.build import build
from forms.checks import check
from forms.compute import budget_total, project_count
from forms.document import Form, Group, Row, Table
from forms.editions.edition import Edition
from forms.editions.opening import opened_edition
from forms.gathering.names import same_code
from forms.gathering.unit_plan import NOWHERE, PART2, PART3, UnitPlan, UnitProject
from forms.reporting.progress import (
    planned_progress,
    project_progress,
    reports_until,
    spent_by,
    weighed_activities,
)
from forms.reporting.quarters import QUARTERS, latest_quarter
from forms.reporting.scores import score_sheet
from forms.reporting.standing import Standing
from forms.severities import SEVERITIES, Severity


def kept_of(
    package: Package, path: Path, modified: str, quarter: int | None, today: dt.date | None
) -> UnitPlan:
    """What is kept of a plan: as of a quarter, or of its latest report where that is earlier."""
    plan = package.plan
    opened = opened_edition(plan)
    edition = opened.edition
    latest = max((r.quarter or 0 for r in reports_until(package, quarter or 4)), default=0)
    standing = Standing(package, latest, edition.rules)
    places = _places(standing)
    projects = tuple(_projects(standing, places))
    strategies = standing.lookup.strategies
    return UnitPlan(
        path=path,
        modified=modified,
        unit=plan.unit.name.strip() or plan.unit.abbreviation.strip() or path.stem,
        year=plan.fiscal_year or 0,
        edition=edition.id,
        code=content_code(package),
        quarter=latest,
        indicators=len(plan.indicators),
        problems=_problems(package, edition, today),
        projects=projects,
        scores=tuple(_score(package, number, edition) for number in QUARTERS),
        strategies={
            code: strategies[code].name for code in set(places.values()) if code in strategies
        },
        policies=_policy_names(standing, projects),
        results=_table(package, edition, "results", latest),
        score=_table(package, edition, "scores", latest),
        trouble=opened.trouble,
    )


def _problems(package: Package, edition: Edition, today: dt.date | None) -> dict[Severity, int]:
    found = check(package, edition, today)
    counts = Counter(problem.severity for problem in found if problem.accepted is None)
    return {severity: counts[severity] for severity in SEVERITIES}


def _places(standing: Standing) -> dict[str, str]:
    """The strategy, or the part, that each project first stands under, by key."""
    lookup = standing.lookup
    found: dict[str, str] = {}
    for entry in standing.package.plan.part1:
        for tactic in entry.tactics:
            over = entry.substrategy or lookup.substrategy_of(tactic.tactic)
            for key in tactic.projects:
                found.setdefault(key, sys.intern(lookup.strategy_of(over)))
    for part, listed in ((PART2, lookup.part2_projects()), (PART3, lookup.part3_projects())):
        for project in listed:
            found.setdefault(project.key, part)
    return found


def _projects(standing: Standing, places: dict[str, str]) -> Iterator[UnitProject]:
    package, quarter, rules = standing.package, standing.quarter, standing.rules
    told = {p.key: project_progress(package, p, quarter) for p in standing.projects}
    any_told = any(progress is not None for progress in told.values())
    for project in standing.projects:
        yield UnitProject(
            name=project.name,
            code=same_code(project.strategy_code),
            strategy=places.get(project.key, NOWHERE),
            policies=tuple(dict.fromkeys(map(_code, project.policies))),
            division=_division(standing, project),
            amount=project.budget.amount,
            status=sys.intern(project.budget.status or "granted"),
            budget=budget_total((project,), rules),
            counted=bool(project_count((project,), rules)),
            spent=spent_by(package, project.key, quarter),
            progress=_progress(project, told[project.key], any_told=any_told),
            planned=planned_progress(project, standing.month) if quarter else None,
        )


def _code(policy: str) -> str:
    return sys.intern(same_code(policy))


def _division(standing: Standing, project: Project) -> str:
    """The first division of a project, so that the sum over divisions is the plan's."""
    return sys.intern(next(iter(standing.lookup.division_names(project.divisions)), ""))


def _progress(project: Project, told: Decimal | None, *, any_told: bool) -> Decimal | None:
    """What is done of a project; one that nothing is told of has done nothing, once any has."""
    if told is None and any_told and weighed_activities(project):
        return Decimal(0)
    return told


def _policy_names(standing: Standing, projects: tuple[UnitProject, ...]) -> dict[str, str]:
    used = {code for project in projects for code in project.policies}
    return {
        code: policy.name
        for policy in standing.lookup.framework.policies
        if (code := same_code(policy.code)) in used and policy.name
    }


def _score(package: Package, quarter: int, edition: Edition) -> Decimal | None:
    """Percent that is earned by a quarter; None where it has no report or earns nothing."""
    if not any(report.quarter == quarter for report in package.reports):
        return None
    sheet = score_sheet(package, quarter, edition.rules)
    return sheet.total.percent(sheet.total.points) if sheet.is_earned else None


def _table(package: Package, edition: Edition, rows: str, quarter: int) -> Table | None:
    """The table of a form as the plan's edition makes it, of plain values alone."""
    form_id = edition.form_with(rows)
    if not (form_id and quarter and latest_quarter(package)):
        return None
    form = build(package, edition, forms=[form_id], quarter=quarter).forms[0]
    table = next(_tables(form), None)
    if table is None:
        return None
    return replace(table, body=tuple(_plain(row) for row in table.body))


def _tables(form: Form) -> Iterator[Table]:
    for item in form.items:
        members = item.items if isinstance(item, Group) else (item,)
        yield from (each for each in members if isinstance(each, Table))


def _plain(row: Row) -> Row:
    """A row without what binds it to its own plan: places, and names that formulas know."""
    cells = tuple(replace(each, formula=None, fact="", known_as="") for each in row.cells)
    return replace(row, cells=cells, place=None, facts=(), part="")
