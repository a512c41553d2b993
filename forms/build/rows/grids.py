"""Milestone grids and their steps."""

from __future__ import annotations

from collections.abc import Iterator

from forms.assignment import ProjectGrids
from forms.build.context import Context
from forms.build.rows.names import Names, coded
from forms.compute import running_progress
from forms.editions.rules import GridGroupName
from forms.templates.filling import Scope, words


def grids(context: Context, _scope: Scope) -> Iterator[Names]:
    """Every milestone grid once, group by group in the edition's order."""
    for group in context.assignment.grids:
        yield from group_grids(context, group)


def kpi_grids(context: Context, _scope: Scope) -> Iterator[Names]:
    """The grids of what serves KPIs of the BMA plan."""
    return group_grids(context, "kpis")


def own_grids(context: Context, _scope: Scope) -> Iterator[Names]:
    """The grids of what serves the unit's own indicators."""
    return group_grids(context, "own")


def negotiated_grids(context: Context, _scope: Scope) -> Iterator[Names]:
    """The grids of what serves negotiated indicators."""
    return group_grids(context, "negotiated")


def routine_grids(context: Context, _scope: Scope) -> Iterator[Names]:
    """The grids of routine work that serves a policy."""
    return group_grids(context, "routine")


def group_grids(context: Context, group: GridGroupName) -> Iterator[Names]:
    """The grids of the projects of one group."""
    for each in context.assignment.grids.get(group, ()):
        yield from project_grids(context, each)


def project_grids(context: Context, grids_of: ProjectGrids) -> Iterator[Names]:
    """The grids of one project, one an activity; what names it stands above its first."""
    project = grids_of.project
    place = context.lookup.project_places[project.key]
    several = len(project.activities) > 1
    first = True
    for index, activity in enumerate(project.activities):
        if not activity.steps:
            continue
        yield {
            "project": project,
            "first_grid": first,
            "project_line": project_line(context, grids_of) if first else None,
            "served": served_lines(context, grids_of) if first else (),
            "activity": activity,
            "activity_title": activity.title,
            "activity_number": str(index + 1) if several or activity.title else "",
            "policies": tuple(
                context.lookup.policies.get(code) or coded(code) for code in project.policies
            )
            if first
            else (),
            "place": (*place, "activities", index),
        }
        first = False


def project_line(context: Context, grids_of: ProjectGrids) -> Names:
    """What names a project over its grid: its number in the group, or ชื่อกิจกรรม.

    An activity under that word has no number, and its name no first word of its own.
    """
    wording, project = context.words, grids_of.project
    name, kind = project.name, "project"
    if project.kind == "activity" and context.choices.activity_names:
        kind = "activity"
        for word in wording.project_first_words:
            name = name.removeprefix(word)
    return {
        "label": words(wording.project_kinds[kind], {"number": grids_of.number}),
        "name": name.strip(),
        "divisions": ", ".join(context.lookup.division_words(project.divisions)),
    }


def served_lines(context: Context, grids_of: ProjectGrids) -> tuple[Names, ...]:
    """The indicators and KPIs that name a project, with their numbers."""
    lines: list[Names] = []
    for served in grids_of.served:
        name = served.indicator.name if served.indicator else ""
        if served.kpi is not None:
            name = context.code_words("kpi", served.kpi.code, served.kpi.text)
        lines.append({"number": served.number, "name": name})
    return tuple(lines)


def steps(_context: Context, scope: Scope) -> Iterator[Names]:
    """The steps of an activity with their running progress (rule 1)."""
    activity = scope.get("activity")
    if activity is None:
        return
    progress = running_progress(activity)
    for index, (step, running) in enumerate(zip(activity.steps, progress, strict=True)):
        place = (*scope["place"], "steps", index)
        yield {"step": step, "running": running, "place": place}


SOURCES = (
    grids,
    kpi_grids,
    own_grids,
    negotiated_grids,
    routine_grids,
    steps,
)
