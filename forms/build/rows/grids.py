"""Milestone grids and their steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from db.records import Project
from forms.build.context import Context
from forms.build.rows.names import Names, coded
from forms.build.template import Scope
from forms.compute import running_progress
from forms.lookup import distinct


def grids(context: Context, _scope: Scope) -> Iterator[Names]:
    """Every milestone grid once: first under the indicators, then what no indicator lists."""
    under = [key for indicator in context.plan.indicators for key in indicator.projects]
    rest = [project.key for project in context.plan.projects]
    for key in distinct((*under, *rest)):
        yield from project_grids(context, context.lookup.projects[key])


def project_grids(context: Context, project: Project) -> Iterator[Names]:
    """The grids of one project, one an activity."""
    if project.dropped:
        return
    place = context.lookup.project_places[project.key]
    several = len(project.activities) > 1
    for index, activity in enumerate(project.activities):
        if activity.steps:
            yield {
                "project": project,
                "project_word": context.words.project_kinds.get(project.kind or "project", ""),
                "served": context.lookup.indicators_of(project),
                "divisions": ", ".join(context.lookup.division_names(project.divisions)),
                "activity": activity,
                "activity_title": activity.title,
                "activity_number": str(index + 1) if several or activity.title else "",
                "policies": tuple(
                    context.lookup.policies.get(code) or coded(code) for code in project.policies
                ),
                "place": (*place, "activities", index),
            }


def served_grids(context: Context, scope: Scope) -> Iterator[Names]:
    """The grids of the projects that an indicator lists."""
    return grids_where(context, scope, lambda project: bool(context.lookup.indicators_of(project)))


def unit_grids(context: Context, scope: Scope) -> Iterator[Names]:
    """The grids of Part 2 that no negotiated indicator lists."""
    part2 = {project.key for project in context.lookup.part2_projects()}

    def own(project: Project) -> bool:
        return project.key in part2 and not context.lookup.indicators_of(project)

    return grids_where(context, scope, own)


def routine_grids(context: Context, scope: Scope) -> Iterator[Names]:
    """The grids of every other project: routine work that serves a policy, mostly."""
    part2 = {project.key for project in context.lookup.part2_projects()}

    def routine(project: Project) -> bool:
        return project.key not in part2 and not context.lookup.indicators_of(project)

    return grids_where(context, scope, routine)


def grids_where(
    context: Context, scope: Scope, belongs: Callable[[Project], bool]
) -> Iterator[Names]:
    """The grids of the projects that belong."""
    return (names for names in grids(context, scope) if belongs(names["project"]))


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
    served_grids,
    unit_grids,
    routine_grids,
    steps,
)
