"""What a form goes through: each name of `rows` in an edition, and the names it gives.

A function here yields, for one row or repeated block, the names that templates and
computed cells may use there. `place` is the record the row speaks of; `group` makes the
row a heading across the table; `joined` names the cells that go on from the row above.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

from db.places import Place
from db.records import Indicator, Part1Entry, Project, TacticKpi
from forms.build.context import Context
from forms.build.template import Scope, words
from forms.compute import running_progress
from forms.lookup import distinct

Names = dict[str, Any]
RowSource = Callable[[Context, Scope], Iterable[Names]]


def dimensions(context: Context, scope: Scope) -> Iterator[Names]:
    """The มิติ of Part 1 that the block's `numbers` name (all without)."""
    wanted = scope["block"].numbers
    for dimension in context.edition.dimensions:
        if not wanted or dimension.number in wanted:
            yield {"dimension": dimension}


def entries(context: Context, scope: Scope) -> Iterator[Names]:
    """The entries of Part 1 in the dimension at hand."""
    for index, entry in enumerate(context.plan.part1):
        if entry.dimension == scope["dimension"].number:
            yield entry_names(context, entry, ("plan", "part1", index))


def entry_names(context: Context, entry: Part1Entry, place: Place) -> Names:
    """What an entry of Part 1 stands under: strategy, substrategy, objective."""
    lookup = context.lookup
    objective = lookup.objectives.get(entry.objective)
    tactic = lookup.tactics.get(entry.tactics[0].tactic) if entry.tactics else None
    substrategy = (
        entry.substrategy
        or (objective.substrategy if objective else "")
        or (tactic.substrategy if tactic else "")
    )
    strategy = lookup.strategy_of(substrategy)
    goal = lookup.goals.get(tactic.goal) if tactic else None
    return {
        "entry": entry,
        "place": place,
        "strategy": lookup.strategies.get(strategy) or coded(strategy),
        "substrategy": lookup.substrategies.get(substrategy) or coded(substrategy),
        "objective": objective,
        "goal": goal,
    }


def coded(code: str) -> Names | None:
    """A record known by its code alone; None without one."""
    return {"code": code} if code else None


def key_results(context: Context, scope: Scope) -> Iterator[Names]:
    """The key results of an entry; the objective stands beside the first."""
    entry: Part1Entry | None = scope.get("entry")
    keys = entry.key_results if entry else ()
    for index, key in enumerate(keys):
        result = context.lookup.key_results[key]
        yield {"key_result": result, "joined": ("objective",) if index else ()}
    if not keys and entry and entry.objective:
        yield {"key_result": None}


def tactics(context: Context, scope: Scope) -> Iterator[Names]:
    """The tactics of an entry."""
    entry: Part1Entry | None = scope.get("entry")
    for index, listed in enumerate(entry.tactics if entry else ()):
        tactic = context.lookup.tactics.get(listed.tactic)
        goal = context.lookup.goals.get(tactic.goal) if tactic else None
        yield {
            "listed": listed,
            "tactic": tactic or coded(listed.tactic),
            "goal": goal or scope.get("goal"),
            "place": (*scope["place"], "tactics", index),
        }


def tactic_kpis(context: Context, scope: Scope) -> Iterator[Names]:
    """The KPIs of a tactic, with this year's and last year's target."""
    listed = scope.get("listed")
    for code in listed.kpis if listed else ():
        yield kpi_names(context, context.lookup.tactic_kpis.get(code), code)


def kpi_names(context: Context, kpi: TacticKpi | None, code: str) -> Names:
    """A KPI with the targets of both years; by its bare code where it is unknown."""
    targets = {target.year: target.text for target in kpi.targets} if kpi else {}
    absent = context.words.absent
    return {
        "kpi": kpi or {"code": code},
        "target": targets.get(str(context.year)) or absent,
        "last_target": targets.get(str(context.year - 1)) or absent,
        "place": kpi_place(context, kpi),
    }


def kpi_place(context: Context, kpi: TacticKpi | None) -> Place | None:
    """Where a KPI stands in the package."""
    kpis = context.plan.framework.tactic_kpis
    if kpi is None:
        return None
    return ("plan", "framework", "tactic_kpis", kpis.index(kpi))


def tactic_projects(context: Context, scope: Scope) -> Iterator[Names]:
    """The projects under a tactic, by priority."""
    listed = scope.get("listed")
    keys = listed.projects if listed else ()
    return project_rows(context, (context.lookup.projects[key] for key in distinct(keys)))


def project_rows(context: Context, projects: Iterable[Project]) -> Iterator[Names]:
    """Projects numbered in order."""
    for order, project in enumerate(projects, 1):
        yield {
            "order": order,
            "project": project,
            "place": context.lookup.project_places[project.key],
        }


def part1_projects(context: Context, _scope: Scope) -> Iterator[Names]:
    """Every project of Part 1 once, without those given up, with the tactic it is under."""
    under: dict[str, str] = {}
    for entry in context.plan.part1:
        for listed in entry.tactics:
            words_under = under_words(context, listed.tactic, "")
            under |= {key: words_under for key in listed.projects if key not in under}
    return summary_rows(context, context.lookup.part1_projects(), under)


def part2_projects(context: Context, _scope: Scope) -> Iterator[Names]:
    """Every project of Part 2 once, without those given up, with what its issue serves."""
    under: dict[str, str] = {}
    for issue in context.plan.part2:
        served = [under_words(context, link.tactic, link.goal) for link in issue.links]
        words_under = next(filter(None, served), "")
        under |= {key: words_under for key in issue.projects if key not in under}
    return summary_rows(context, context.lookup.part2_projects(), under)


def summary_rows(
    context: Context, projects: Iterable[Project], under: dict[str, str]
) -> Iterator[Names]:
    """Projects as a summary lists them: numbered, each with the tactic it is under."""
    for names in project_rows(context, standing(projects)):
        yield {**names, "under": under.get(names["project"].key, "")}


def under_words(context: Context, tactic: str, goal: str) -> str:
    """(กลยุทธ์ที่ …), or (เป้าประสงค์ที่ …) where there is no tactic."""
    template = context.words.under_tactic if tactic else context.words.under_goal
    return words(template, {"code": tactic or goal}) if tactic or goal else ""


def standing(projects: Iterable[Project]) -> tuple[Project, ...]:
    """The projects that were not given up before the plan was issued."""
    return tuple(project for project in projects if not project.dropped)


def issues(context: Context, _scope: Scope) -> Iterator[Names]:
    """The issues of Part 2."""
    for index, issue in enumerate(context.plan.part2):
        names = [context.lookup.indicators[key].name for key in issue.indicators]
        targets = [context.lookup.indicators[key].target for key in issue.indicators]
        yield {
            "issue": issue,
            "place": ("plan", "part2", index),
            "objectives": issue.objectives,
            "key_results": (issue.key_result,) if issue.key_result else tuple(names),
            "indicator_names": tuple(names) or ((issue.key_result,) if issue.key_result else ()),
            "issue_target": issue.target or ", ".join(filter(None, targets)),
            "links": tuple(filter(None, (context.link_words(link) for link in issue.links))),
        }


def issue_projects(context: Context, scope: Scope) -> Iterator[Names]:
    """The projects of an issue, by priority."""
    issue = scope.get("issue")
    keys = issue.projects if issue else ()
    return project_rows(context, (context.lookup.projects[key] for key in distinct(keys)))


def issue_indicators(context: Context, scope: Scope) -> Iterator[Names]:
    """The indicators of an issue; its own key result where it has none."""
    issue = scope.get("issue")
    if issue is None:
        return
    for key in issue.indicators:
        yield indicator_names(context, context.lookup.indicators[key])
    if not issue.indicators and (issue.key_result or issue.target or issue.projects):
        indicator = {"name": issue.key_result, "target": issue.target}
        yield {"indicator": indicator, "projects": issue.projects}


def indicator_names(context: Context, indicator: Indicator) -> Names:
    """An indicator as the tables of definitions have it."""
    return {
        "indicator": indicator,
        "measure": indicator.measure,
        "measure_target": indicator.measure.target or indicator.target,
        "projects": indicator.projects,
        "kind_word": context.words.kinds.get(indicator.kind, ""),
        "place": context.lookup.indicator_places[indicator.key],
    }


def part3_projects(context: Context, _scope: Scope) -> Iterator[Names]:
    """The routine projects under their แผนงาน and ผลผลิต."""
    order = 0
    above: tuple[str, str] | None = None
    for group in context.plan.part3:
        keys = (key for key in distinct(group.projects) if key in context.lookup.projects)
        for project in standing(context.lookup.projects[key] for key in keys):
            order += 1
            here = (group.programme, group.output)
            yield {
                "order": order,
                "project": project,
                "programme": group.programme.removeprefix("แผนงาน"),
                "output": group.output.removeprefix("ผลผลิต"),
                "joined": ("programme",) if here == above else (),
                "place": context.lookup.project_places[project.key],
            }
            above = here


def policy_projects(context: Context, _scope: Scope) -> Iterator[Names]:
    """Every project that serves a policy, under that policy, numbered in it."""
    lookup = context.lookup
    listed = distinct(
        (*lookup.part1_projects(), *lookup.part2_projects(), *lookup.part3_projects())
    )
    codes = distinct(code for project in listed for code in project.policies)
    for number, code in enumerate(codes, 1):
        policy = lookup.policies.get(code) or coded(code)
        serving = (project for project in standing(listed) if code in project.policies)
        for index, names in enumerate(project_rows(context, serving)):
            joined = ("order", "policy") if index else ()
            yield {**names, "order": number, "policy": policy, "joined": joined}


def defined_entries(context: Context, _scope: Scope) -> Iterator[Names]:
    """The entries of Part 1 that have a KPI with something to define it."""
    for index, entry in enumerate(context.plan.part1):
        names = entry_names(context, entry, ("plan", "part1", index))
        results = tuple(context.lookup.key_results[key] for key in entry.key_results)
        if any(True for _ in defined_kpis(context, names)):
            yield {**names, "results": results}


def defined_kpis(context: Context, scope: Scope) -> Iterator[Names]:
    """The KPIs of an entry that have a measure, an indicator or projects of their own."""
    entry: Part1Entry | None = scope.get("entry")
    for listed in entry.tactics if entry else ():
        kpis = (context.lookup.tactic_kpis.get(code) for code in listed.kpis)
        defined = [kpi for kpi in kpis if kpi and is_defined(kpi)]
        for index, kpi in enumerate(defined):
            yield {
                **kpi_names(context, kpi, kpi.code),
                **measure_names(context, kpi),
                "tactic": context.lookup.tactics.get(listed.tactic) or coded(listed.tactic),
                "projects": kpi.projects or indicator_projects(context, kpi) or listed.projects,
                "joined": ("tactic",) if index else (),
            }


def is_defined(kpi: TacticKpi) -> bool:
    """Whether a KPI says more than its target."""
    return kpi.measure != type(kpi.measure)() or bool(kpi.indicator or kpi.projects)


def measure_names(context: Context, kpi: TacticKpi) -> Names:
    """The measure of a KPI: its own, or that of the indicator it names."""
    indicator = context.lookup.indicators.get(kpi.indicator)
    measure = indicator.measure if indicator else kpi.measure
    return {"measure": measure, "measure_target": measure.target}


def indicator_projects(context: Context, kpi: TacticKpi) -> tuple[str, ...]:
    """The projects of the indicator that a KPI names."""
    indicator = context.lookup.indicators.get(kpi.indicator)
    return indicator.projects if indicator else ()


def negotiated(context: Context, _scope: Scope) -> Iterator[Names]:
    """The negotiated indicators, with the components that the first of each enters."""
    before: tuple[str, ...] = ()
    for order, indicator in enumerate(context.plan.indicators, 1):
        path = component_path(context, indicator.component)
        entered = tuple(code for code in path if code not in before)
        yield {
            **indicator_names(context, indicator),
            "order": indicator.number or order,
            "components": tuple(
                context.lookup.components.get(code) or coded(code) for code in entered
            ),
            **link_names(context, indicator),
        }
        before = path


def component_path(context: Context, code: str) -> tuple[str, ...]:
    """A component's code after those over it that the framework names: 1, 1.1."""
    parts = code.split(".")
    above = (".".join(parts[:end]) for end in range(1, len(parts)))
    known = tuple(over for over in above if over in context.lookup.components)
    return (*known, code) if code else ()


def link_names(context: Context, indicator: Indicator) -> Names:
    """What an indicator is linked to, each name absent where the link has none."""
    lookup, link = context.lookup, indicator.link
    tactic = lookup.tactics.get(link.tactic) or coded(link.tactic)
    substrategy = lookup.substrategies.get(link.substrategy) or coded(link.substrategy)
    return {
        "link": link,
        "link_words": context.link_words(link),
        "policy": lookup.policies.get(link.policy) or coded(link.policy),
        "strategy": lookup.strategies.get(link.strategy) or coded(link.strategy),
        "substrategy": substrategy,
        "goal": lookup.goals.get(link.goal) or coded(link.goal),
        "tactic": tactic,
    }


def linked_kpis(context: Context, scope: Scope) -> Iterator[Names]:
    """The BMA's indicators that an indicator's link leads to, with this year's target."""
    indicator: Indicator | None = scope.get("indicator")
    if indicator is None:
        return
    link, order = indicator.link, 0
    for kpi in context.plan.framework.tactic_kpis:
        of_link = (
            kpi.code == link.tactic_kpi
            if link.tactic_kpi
            else bool(link.tactic and kpi.tactic == link.tactic)
            or bool(link.goal and kpi.goal == link.goal)
        )
        if of_link or kpi.indicator == indicator.key:
            order += 1
            yield {**kpi_names(context, kpi, kpi.code), "order": order}


def this_indicator(_context: Context, scope: Scope) -> Iterator[Names]:
    """The indicator at hand alone: its row between its headings and its rubric."""
    if scope.get("indicator") is not None:
        yield {}


def rubrics(_context: Context, scope: Scope) -> Iterator[Names]:
    """The rubrics of an indicator."""
    indicator: Indicator | None = scope.get("indicator")
    for index, rubric in enumerate(indicator.rubrics if indicator else ()):
        place = (*scope["place"], "rubrics", index) if scope.get("place") else None
        yield {
            "rubric": rubric,
            "place": place,
            "rubric_title": rubric.title or indicator_name(scope),
        }


def indicator_name(scope: Scope) -> str:
    """The name of the indicator at hand."""
    return str(scope["indicator"].name)


def rubric_levels(_context: Context, scope: Scope) -> Iterator[Names]:
    """The levels of a rubric from the highest down."""
    levels = enumerate(scope["rubric"].levels)
    for index, level in sorted(levels, key=lambda pair: -(pair[1].level or 0)):
        yield {"level": level, "place": (*scope["place"], "levels", index)}


def policy_links(context: Context, _scope: Scope) -> Iterator[Names]:
    """The rows of the table of policy links; a project's own name and budget stand."""
    for index, link in enumerate(context.plan.policy_links):
        yield {
            "policy_link": link,
            "project": context.lookup.projects.get(link.project),
            "place": ("plan", "policy_links", index),
        }


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


def supporting_components(context: Context, _scope: Scope) -> Iterator[Names]:
    """The components of the supporting indicators, in order."""
    rows = tuple(enumerate(context.plan.supporting_indicators))
    for code, members in groupby(rows, key=lambda pair: pair[1].component):
        component = context.lookup.components.get(code) or coded(code)
        yield {"component": component, "members": tuple(members)}


def supporting(context: Context, scope: Scope) -> Iterator[Names]:
    """The supporting indicators of a component."""
    for index, indicator in scope.get("members", ()):
        yield {
            "supporting": indicator,
            "divisions": ", ".join(context.lookup.division_names(indicator.divisions)),
            "place": ("plan", "supporting_indicators", index),
        }


def staffing(context: Context, _scope: Scope) -> Iterator[Names]:
    """Posts by year or division."""
    for index, row in enumerate(context.plan.staffing):
        names = [*context.lookup.division_names((row.division,)), row.label]
        label = " ".join(name for name in names if name)
        yield {
            "staffing": row,
            "year_word": f"พ.ศ. {row.year}" if row.year else "",
            "label": label,
            "place": ("plan", "staffing", index),
        }


def headlines(context: Context, _scope: Scope) -> Iterator[Names]:
    """The headline indicators: an indicator's own name, target and divisions where it is one."""
    before = ""
    for order, headline in enumerate(context.plan.headline_indicators, 1):
        indicator = context.lookup.indicators.get(headline.indicator)
        keys = distinct(
            key
            for project in (indicator.projects if indicator else ())
            for key in context.lookup.projects[project].divisions
        )
        responsible = ", ".join(context.lookup.division_names(keys))
        yield {
            "order": order,
            "group_name": headline.group if headline.group != before else "",
            "name": indicator.name if indicator else headline.text,
            "target": indicator.target if indicator else headline.target,
            "responsible": (responsible if indicator else "") or headline.responsible,
            "place": ("plan", "headline_indicators", order - 1),
        }
        before = headline.group


def results(context: Context, _scope: Scope) -> Iterator[Names]:
    """The rows of สยป.3: indicators by component, numbered anew in each."""
    rows = tuple(enumerate(context.plan.indicators))
    grouped = groupby(rows, key=lambda pair: pair[1].component)
    for code, members in grouped:
        component = context.lookup.components.get(code)
        if component is not None:
            yield {"group": f"{component.code}. {component.name}", "component": component}
        for order, (index, indicator) in enumerate(members, 1):
            yield {
                "order": order,
                "indicator": indicator,
                "projects": indicator.projects,
                "place": ("plan", "indicators", index),
            }


SOURCES: dict[str, RowSource] = {
    source.__name__: source
    for source in (
        dimensions,
        entries,
        key_results,
        tactics,
        tactic_kpis,
        tactic_projects,
        part1_projects,
        part2_projects,
        issues,
        issue_projects,
        issue_indicators,
        part3_projects,
        policy_projects,
        defined_entries,
        defined_kpis,
        negotiated,
        linked_kpis,
        this_indicator,
        rubrics,
        rubric_levels,
        policy_links,
        grids,
        served_grids,
        unit_grids,
        routine_grids,
        steps,
        supporting_components,
        supporting,
        staffing,
        headlines,
        results,
    )
}
