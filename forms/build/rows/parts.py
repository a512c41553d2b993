"""Rows of Parts 1 to 3: dimensions, entries, tactics, issues, and their projects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from db.places import Place
from db.records import Part1Entry, Project
from forms.build.context import Context
from forms.build.rows.names import Names, coded
from forms.build.template import Scope, words
from forms.lookup import distinct


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


SOURCES = (
    dimensions,
    entries,
    key_results,
    tactics,
    tactic_projects,
    part1_projects,
    part2_projects,
    issues,
    issue_projects,
    part3_projects,
    policy_projects,
)
