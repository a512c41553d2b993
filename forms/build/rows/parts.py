"""Rows of Parts 1 to 3: dimensions, substrategies, tactics, issues, and their projects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from db.places import Place
from db.records import Part1Entry, Part1Tactic, Part2Issue, Project
from forms.assignment import code_order, is_own_tactic
from forms.build.context import Context
from forms.build.rows.names import Names, coded
from forms.compute import distinct_projects
from forms.lookup import distinct
from forms.templates.filling import Scope, words

# An entry of Part 1 and where it stands.
PlacedEntry = tuple[Place, Part1Entry]


def dimensions(context: Context, scope: Scope) -> Iterator[Names]:
    """The มิติ of Part 1 that the block's `numbers` name (all without)."""
    wanted = scope["block"].numbers
    for dimension in context.edition.dimensions:
        if not wanted or dimension.number in wanted:
            yield {"dimension": dimension, "entries": entries_of(context, dimension.number)}


def entries_of(context: Context, dimension: int) -> tuple[PlacedEntry, ...]:
    """The entries of a dimension that say anything."""
    return tuple(
        (("plan", "part1", index), entry)
        for index, entry in enumerate(context.plan.part1)
        if entry.dimension == dimension and entry != Part1Entry(dimension=dimension)
    )


def substrategies(context: Context, scope: Scope) -> Iterator[Names]:
    """The substrategies of the dimension at hand, each with its entries of Part 1."""
    found: dict[str, list[PlacedEntry]] = {}
    for place, entry in scope.get("entries", ()):
        code = substrategy_of(context, entry)
        found.setdefault(code or f"#{place[-1]}", []).append((place, entry))
    for entries in found.values():
        names = over_entry(context, *entries[0])
        projects = [key for _, entry in entries for key in entry_projects(entry)]
        yield {**names, "entries": tuple(entries), "has_projects": bool(projects)}


def substrategy_of(context: Context, entry: Part1Entry) -> str:
    """The code of an entry's substrategy: its own, its objective's or its first tactic's."""
    objective = context.lookup.objectives.get(entry.objective)
    tactic = entry.tactics[0].tactic if entry.tactics else ""
    return (
        entry.substrategy
        or (objective.substrategy if objective else "")
        or context.lookup.substrategy_of(tactic)
    )


def over_entry(context: Context, place: Place, entry: Part1Entry) -> Names:
    """What an entry of Part 1 stands under: strategy and substrategy."""
    lookup = context.lookup
    substrategy = substrategy_of(context, entry)
    strategy = lookup.strategy_of(substrategy)
    return {
        "place": place,
        "strategy": lookup.strategies.get(strategy) or coded(strategy),
        "substrategy": lookup.substrategies.get(substrategy) or coded(substrategy),
    }


def entry_projects(entry: Part1Entry) -> tuple[str, ...]:
    """The keys of an entry's projects, by tactic."""
    return tuple(key for listed in entry.tactics for key in listed.projects)


def key_results(context: Context, scope: Scope) -> Iterator[Names]:
    """The key results of a substrategy's objectives; an objective stands beside its first."""
    before = None
    for _, entry in scope.get("entries", ()):
        objective = context.lookup.objectives.get(entry.objective)
        for key in entry.key_results:
            result = context.lookup.key_results[key]
            joined = ("objective",) if objective is not None and objective is before else ()
            yield {
                "objective": objective,
                "key_result": result,
                "kr_words": context.kr_words(result),
                "joined": joined,
            }
            before = objective
        if objective is not None and not entry.key_results and objective is not before:
            yield {"objective": objective, "key_result": None}
            before = objective


def tactics(context: Context, scope: Scope) -> Iterator[Names]:
    """The tactics of the entries at hand."""
    for place, entry in scope.get("entries", ()):
        for index, listed in enumerate(entry.tactics):
            tactic = context.lookup.tactics.get(listed.tactic)
            yield {
                "listed": listed,
                "tactic": tactic or coded(listed.tactic),
                "tactic_words": tactic_words(context, listed.tactic),
                "goal": context.lookup.goals.get(tactic.goal) if tactic else None,
                "place": (*place, "tactics", index),
            }


def tactic_words(context: Context, code: str) -> str:
    """A tactic by code and text; the unit's own, whose code is no number, by its text."""
    tactic = context.lookup.tactics.get(code)
    text = tactic.text if tactic else ""
    if code and text and is_own_tactic(code):
        return words(context.words.own_tactic, {"text": text})
    return f"{code} {text}".strip()


def substrategy_projects(context: Context, scope: Scope) -> Iterator[Names]:
    """The projects of a substrategy's tactics, by tactic and then by priority."""
    listed = tuple(each for _, entry in scope.get("entries", ()) for each in entry.tactics)
    keys = distinct(key for each in listed for key in each.projects)
    rows = project_rows(context, (context.lookup.projects[key] for key in keys))
    for names in rows:
        yield {**names, "notes": notes_here(listed, names["project"].key)}


def notes_here(listed: Iterable[Part1Tactic], key: str) -> tuple[str, ...]:
    """What stands under a project's name in these places of Part 1 alone."""
    notes = (note for each in listed for note in each.project_notes)
    return distinct(note.text for note in notes if note.project == key)


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
            tactic = context.lookup.tactics.get(listed.tactic)
            under |= {
                key: listed.tactic or (tactic.goal if tactic else "")
                for key in listed.projects
                if key not in under
            }
    return summary_rows(context, context.lookup.part1_projects(), under)


def part2_projects(context: Context, _scope: Scope) -> Iterator[Names]:
    """Every project of Part 2 once, without those given up, with what its issue serves."""
    under: dict[str, str] = {}
    for issue in context.plan.part2:
        served = next((link.tactic or link.goal for link in issue.links), "")
        under |= {key: served for key in issue.projects if key not in under}
    return summary_rows(context, context.lookup.part2_projects(), under)


def summary_rows(
    context: Context, projects: Iterable[Project], under: dict[str, str]
) -> Iterator[Names]:
    """Projects as a summary lists them: by code or by the unit's priority, numbered through.

    `under` names the code of the tactic or goal that each is under.
    """
    listed = distinct_projects(projects)
    if context.edition.rules.summary_by_code:
        listed = tuple(sorted(listed, key=lambda project: code_order(under.get(project.key, ""))))
    for names in project_rows(context, listed):
        yield {**names, "under": under_words(context, under.get(names["project"].key, ""))}


def under_words(context: Context, code: str) -> str:
    """(กลยุทธ์ที่ …), or (เป้าประสงค์ที่ …) where the code is a goal's."""
    goal = code not in context.lookup.tactics and code in context.lookup.goals
    template = context.words.under_goal if goal else context.words.under_tactic
    return words(template, {"code": code}) if code else ""


def issues(context: Context, _scope: Scope) -> Iterator[Names]:
    """The issues of Part 2."""
    for index, issue in enumerate(context.plan.part2):
        yield issue_names(context, issue, ("plan", "part2", index))


def issue_names(context: Context, issue: Part2Issue, place: Place) -> Names:
    """What stands over the table of an issue."""
    indicators = [context.lookup.indicators[key] for key in issue.indicators]
    names = tuple(indicator.name for indicator in indicators)
    targets = (indicator.target for indicator in indicators)
    parts = tuple(part for link in issue.links for part in context.link_parts(link))
    return {
        "issue": issue,
        "place": place,
        "objectives": issue.objectives,
        "key_results": (issue.key_result,) if issue.key_result else names,
        "indicator_names": names or ((issue.key_result,) if issue.key_result else ()),
        "issue_target": issue.target or ", ".join(distinct(filter(None, targets))),
        "link": parts[0] if len(parts) == 1 else "",
        "links": parts if len(parts) > 1 else (),
        "link_lines": parts,
    }


def missions(context: Context, _scope: Scope) -> Iterator[Names]:
    """The ภารกิจ of Part 2: entries of one number and title are one.

    An entry without a title belongs to the last of its number; two titles under one number
    are a slip of the plan, and both are printed.
    """
    found: list[list[tuple[int, Part2Issue]]] = []
    for index, issue in enumerate(context.plan.part2):
        fitting = (each for each in reversed(found) if _is_of_mission(issue, each))
        entries = next(fitting, None)
        if entries is None:
            found.append(entries := [])
        entries.append((index, issue))
    for entries in found:
        title = _title_of(entries)
        first, issue = entries[0]
        yield {
            "mission": {"number": issue.number, "title": title},
            "mission_entries": tuple(entries),
            "place": ("plan", "part2", first),
        }


def _is_of_mission(issue: Part2Issue, entries: Sequence[tuple[int, Part2Issue]]) -> bool:
    """Whether an entry belongs with others: of their number, and of their title or of none."""
    title = _title_of(entries)
    of_number = issue.number.strip() == entries[0][1].number.strip()
    return of_number and (not title or not issue.title or title == issue.title)


def _title_of(entries: Sequence[tuple[int, Part2Issue]]) -> str:
    return next((issue.title for _, issue in entries if issue.title), "")


def mission_issues(context: Context, scope: Scope) -> Iterator[Names]:
    """The entries of a ภารกิจ that have an indicator; one without prints nothing here.

    The empty form, of no ภารกิจ, has one empty.
    """
    if "mission" not in scope:
        yield {}
    for index, issue in scope.get("mission_entries", ()):
        if issue.indicators or issue.key_result:
            yield issue_names(context, issue, ("plan", "part2", index))


def issue_projects(context: Context, scope: Scope) -> Iterator[Names]:
    """The projects of an issue, by priority."""
    issue = scope.get("issue")
    return project_rows(context, context.lookup.standing(issue.projects if issue else ()))


def part3_projects(context: Context, _scope: Scope) -> Iterator[Names]:
    """The routine projects under their แผนงาน and ผลผลิต, as rows of one table.

    A row แผนงาน, then ผลผลิต beside the first of its projects. The number is the
    programme's, or a project's own where the unit chose that.
    """
    each = bool(context.choices.number_each_project)
    programme: str | None = None
    number = order = 0
    for group in context.plan.part3:
        projects = context.lookup.standing(group.projects)
        if group.projects and not projects:
            continue
        if group.programme != programme:
            programme, number = group.programme, number + 1
            if programme:
                yield {
                    "number": number,
                    "programme": bare_name(programme, "แผนงาน"),
                    "project": None,
                    "blank": ("number",) if each else (),
                }
        for at, project in enumerate(projects):
            order += 1
            output = bare_name(group.output, "ผลผลิต") if not at else ""
            blank = () if each or not programme else ("number",)
            yield {
                "number": order,
                "order": order,
                "project": project,
                "output": output,
                "blank": blank if output else (*blank, "output"),
                "place": context.lookup.project_places[project.key],
            }


def routine_groups(context: Context, _scope: Scope) -> Iterator[Names]:
    """The routine projects, those of one แผนงาน and ผลผลิต in one cell's rows (2566)."""
    number = 0
    for group in context.plan.part3:
        projects = context.lookup.standing(group.projects)
        number += bool(projects)
        for order, project in enumerate(projects, 1):
            yield {
                "number": number,
                "order": order,
                "project": project,
                "programme": group.programme.strip(),
                "output": bare_name(group.output, "ผลผลิต"),
                "joined": ("number", "programme") if order > 1 else (),
                "place": context.lookup.project_places[project.key],
            }


def bare_name(name: str, word: str) -> str:
    """The name of a programme or an output without the word that the form puts before it."""
    return name.strip().removeprefix(word).strip()


def policy_projects(context: Context, _scope: Scope) -> Iterator[Names]:
    """Every project that serves a policy, under that policy, numbered in it.

    A มิติ has one number, and its name stands once; policies come as projects name them,
    and in a policy the projects in the order of their step grids.
    """
    listed = policy_order(context)
    codes = distinct(code for project in listed_projects(context) for code in project.policies)
    dimensions = {code: policy_dimension(context, code) for code in codes}
    for number, dimension in enumerate(distinct(dimensions.values()), 1):
        first = True
        for code in (code for code in codes if dimensions[code] == dimension):
            policy = context.lookup.policies.get(code) or coded(code)
            serving = (project for project in listed if code in project.policies)
            for index, names in enumerate(project_rows(context, serving)):
                yield {
                    **names,
                    "number": number,
                    "dimension": dimension if first else "",
                    "policy": policy,
                    "joined": ("number",) * (not first) + ("policy",) * bool(index),
                }
                first = False


def listed_projects(context: Context) -> tuple[Project, ...]:
    """The projects of all parts in their order, without those given up."""
    lookup = context.lookup
    parts = (lookup.listed_in_part1(), lookup.listed_in_part2(), lookup.part3_projects())
    return distinct_projects(project for part in parts for project in part)


def policy_order(context: Context) -> tuple[Project, ...]:
    """Those projects in the order of the indicators that they serve, then as listed."""
    listed = listed_projects(context)
    indicators = (*context.assignment.negotiated, *context.assignment.own)
    keys = distinct(key for indicator in indicators for key in indicator.projects)
    places = {key: place for place, key in enumerate(keys)}
    return tuple(sorted(listed, key=lambda project: places.get(project.key, len(places))))


def policy_dimension(context: Context, code: str) -> str:
    """The มิติ of a policy; empty where it has none."""
    policy: Any = context.lookup.policies.get(code)
    return policy.dimension if policy else ""


SOURCES = (
    dimensions,
    substrategies,
    key_results,
    tactics,
    substrategy_projects,
    part1_projects,
    part2_projects,
    issues,
    missions,
    mission_issues,
    issue_projects,
    part3_projects,
    routine_groups,
    policy_projects,
)
