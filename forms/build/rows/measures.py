"""Rows that define indicators: KPIs of tactics, indicators, rubrics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from db.places import Place
from db.records import Indicator, Part1Entry, TacticKpi
from forms.build.context import Context
from forms.build.rows.names import Names, coded
from forms.build.rows.parts import entry_names
from forms.build.template import Scope
from forms.lookup import distinct


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


def defined_entries(context: Context, _scope: Scope) -> Iterator[Names]:
    """The entries of Part 1 that have a KPI with something to define it."""
    for index, entry in enumerate(context.plan.part1):
        names = entry_names(context, entry, ("plan", "part1", index))
        results = tuple(context.lookup.key_results[key] for key in entry.key_results)
        if any(True for _ in defined_kpis(context, names)):
            yield {**names, "results": results}


def defined_kpis(context: Context, scope: Scope) -> Iterator[Names]:
    """The KPIs of an entry that have a measure, an indicator or projects of their own.

    First those its tactics list, then those that hang on the goals of its tactics.
    """
    entry: Part1Entry | None = scope.get("entry")
    listed_tactics = entry.tactics if entry else ()
    for listed in listed_tactics:
        kpis = (context.lookup.tactic_kpis.get(code) for code in listed.kpis)
        over = context.lookup.tactics.get(listed.tactic) or coded(listed.tactic)
        yield from defined_under(context, kpis, over, listed.projects)
    taken = {code for listed in listed_tactics for code in listed.kpis}
    tactics = (context.lookup.tactics.get(listed.tactic) for listed in listed_tactics)
    for code in distinct(tactic.goal for tactic in tactics if tactic and tactic.goal):
        hung = (kpi for kpi in context.plan.framework.tactic_kpis if kpi.goal == code)
        goal = context.lookup.goals.get(code) or coded(code)
        yield from defined_under(context, (kpi for kpi in hung if kpi.code not in taken), goal, ())


def defined_under(
    context: Context, kpis: Iterable[TacticKpi | None], over: Any, projects: tuple[str, ...]
) -> Iterator[Names]:
    """The KPIs that are defined, `over` being the tactic or goal beside the first."""
    defined = [kpi for kpi in kpis if kpi and is_defined(kpi)]
    for index, kpi in enumerate(defined):
        yield {
            **kpi_names(context, kpi, kpi.code),
            **measure_names(context, kpi),
            "tactic": over,
            "projects": kpi.projects or indicator_projects(context, kpi) or projects,
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


SOURCES = (
    tactic_kpis,
    issue_indicators,
    defined_entries,
    defined_kpis,
    negotiated,
    linked_kpis,
    this_indicator,
    rubrics,
    rubric_levels,
)
