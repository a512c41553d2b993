"""Rows that define indicators: KPIs of tactics, indicators, rubrics."""

from __future__ import annotations

from collections.abc import Iterator

from db.places import Place
from db.records import Indicator, Part2Issue, TacticKpi
from forms.assignment import TacticRows, is_negotiated
from forms.build.context import Context
from forms.build.rows.names import Names, coded
from forms.build.rows.parts import issues, tactic_words
from forms.templates.filling import Scope, words


def tactic_kpis(context: Context, scope: Scope) -> Iterator[Names]:
    """The KPIs of a tactic, with this year's and last year's target."""
    listed = scope.get("listed")
    for code in listed.kpis if listed else ():
        yield kpi_names(context, context.lookup.tactic_kpis.get(code) or TacticKpi(code=code))


def kpi_names(context: Context, kpi: TacticKpi) -> Names:
    """A KPI with the targets of both years."""
    targets = {target.year: target.text for target in kpi.targets}
    absent = context.words.absent
    return {
        "kpi": kpi,
        "kpi_words": context.code_words("kpi", kpi.code, kpi.text),
        "target": targets.get(str(context.year)) or absent,
        "last_target": targets.get(str(context.year - 1)) or absent,
        "place": kpi_place(context, kpi),
    }


def kpi_place(context: Context, kpi: TacticKpi) -> Place | None:
    """Where a KPI stands in the package; None for one that the framework does not hold."""
    kpis = context.plan.framework.tactic_kpis
    return ("plan", "framework", "tactic_kpis", kpis.index(kpi)) if kpi in kpis else None


def kpi_tables(context: Context, _scope: Scope) -> Iterator[Names]:
    """The tables of ตาราง ก, each with the objective and the key results above it."""
    for table in context.assignment.kpi_tables:
        yield {
            "kpi_table": table,
            "objective": table.objective,
            "results": tuple(context.kr_words(result) for result in table.key_results),
        }


def defined_kpis(context: Context, scope: Scope) -> Iterator[Names]:
    """The KPIs of a table of ตาราง ก; their tactic stands beside its first."""
    table = scope.get("kpi_table")
    tables = (table,) if table else ()
    for rows in (rows for each in tables for rows in each.tactics):
        yield from tactic_rows(context, rows)


def all_defined_kpis(context: Context, _scope: Scope) -> Iterator[Names]:
    """The KPIs of all objectives in one table, numbered through (2566).

    It has no column of targets: they stand in the definition.
    """
    found = (rows for table in context.assignment.kpi_tables for rows in table.tactics)
    for order, names in enumerate((n for rows in found for n in tactic_rows(context, rows)), 1):
        target = names["target"] if names["target"] != context.words.absent else ""
        yield {**names, "order": order, "measure_target": names["measure_target"] or target}


def tactic_rows(context: Context, rows: TacticRows) -> Iterator[Names]:
    """The KPIs of a tactic or goal."""
    goal = context.lookup.goals.get(rows.goal)
    for index, kpi in enumerate(rows.kpis):
        yield {
            **kpi_names(context, kpi),
            **measure_of(context, kpi),
            "tactic_words": tactic_words(context, rows.code) or (goal.text if goal else ""),
            "tactic_text": own_strategy_text(context, rows.code, rows.goal),
            "projects": context.assignment.projects_of(kpi, rows),
            "joined": ("tactic_words", "tactic_text") if index else (),
        }


def own_strategy_text(context: Context, tactic: str, goal: str) -> str:
    """The tactic's text without code, else the goal's (2566); empty without either."""
    known, over = context.lookup.tactics.get(tactic), context.lookup.goals.get(goal)
    return (known.text if known else "") or (over.text if over else "")


def measure_of(context: Context, kpi: TacticKpi) -> Names:
    """The measure of a KPI: its own, or that of the indicator it names."""
    indicator = context.lookup.indicators.get(kpi.indicator)
    if indicator is None:
        return {"measure": kpi.measure, "measure_target": kpi.measure.target, "alone": True}
    names = indicator_names(context, indicator)
    return {name: names[name] for name in ("measure", "measure_target", "alone")}


def issue_indicators(context: Context, scope: Scope) -> Iterator[Names]:
    """The indicators of an issue; its own key result where it has none."""
    issue: Part2Issue | None = scope.get("issue")
    for indicator in scope.get("stray", ()):
        yield {**indicator_names(context, indicator), "target": indicator.target}
    if issue is None:
        return
    for indicator in context.assignment.own_of(issue):
        names = indicator_names(context, indicator)
        # What is typed of the issue stands where its indicator says nothing of its own.
        yield {**names, "target": indicator.target or issue.target}
    if not issue.indicators and (issue.key_result or issue.target):
        yield {
            "indicator": Indicator(name=issue.key_result),
            "target": issue.target,
            "projects": issue.projects,
        }


def own_tables(context: Context, scope: Scope) -> Iterator[Names]:
    """The issues, a table of ตาราง ข each; last, without an issue, what stands nowhere else."""
    yield from issues(context, scope)
    if context.assignment.stray:
        yield {"stray": context.assignment.stray}


def own_indicators(context: Context, _scope: Scope) -> Iterator[Names]:
    """All indicators of ตาราง ข in one table, numbered through (2566)."""
    for order, indicator in enumerate(context.assignment.own, 1):
        yield {"order": order, **indicator_names(context, indicator)}


def indicator_names(context: Context, indicator: Indicator) -> Names:
    """An indicator as the tables of definitions have it.

    `alone`: it has no row in ตาราง ค that would print the sections of responsibilities
    and evidence.
    """
    link = indicator.link
    return {
        "indicator": indicator,
        "measure": indicator.measure,
        "measure_target": indicator.measure.target or indicator.target,
        "alone": not is_negotiated(indicator),
        "projects": indicator.projects,
        "kind_word": context.words.kinds.get(indicator.kind, ""),
        "tactic_text": link.text or own_strategy_text(context, link.tactic, link.goal),
        "place": context.lookup.indicator_places[indicator.key],
    }


def negotiated(context: Context, _scope: Scope) -> Iterator[Names]:
    """The negotiated indicators, with the components that the first of each enters."""
    before: tuple[str, ...] = ()
    for order, indicator in enumerate(context.assignment.negotiated, 1):
        path = component_path(context, indicator.component)
        entered = tuple(code for code in path if code not in before)
        yield {
            **indicator_names(context, indicator),
            "order": order,
            "components": tuple(component_names(context, code) for code in entered),
            **link_names(context, indicator),
        }
        before = path


def entered_components(_context: Context, scope: Scope) -> Iterator[Names]:
    """The components that the indicator at hand is the first of."""
    for item in scope.get("components", ()):
        yield {"item": item}


def component_names(context: Context, code: str) -> Names:
    """A component with its line over ตาราง ค: องค์ประกอบที่ 1 …, and below it 1.1 …."""
    known = context.lookup.components.get(code)
    names = {"code": code, "name": known.name if known else ""}
    under = context.words.subcomponent if "." in code else context.words.component
    return {**names, "line": words(under, names)}


def component_path(context: Context, code: str) -> tuple[str, ...]:
    """A component's code after those over it that the framework names: 1, 1.1."""
    parts = code.split(".")
    above = (".".join(parts[:end]) for end in range(1, len(parts)))
    known = tuple(over for over in above if over in context.lookup.components)
    return (*known, code) if code else ()


def link_names(context: Context, indicator: Indicator) -> Names:
    """What an indicator is linked to, each name absent where the link has none."""
    lookup, link = context.lookup, indicator.link
    return {
        "policy": lookup.policies.get(link.policy) or coded(link.policy),
        "strategy": lookup.strategies.get(link.strategy) or coded(link.strategy),
        "substrategy": lookup.substrategies.get(link.substrategy) or coded(link.substrategy),
        "goal": lookup.goals.get(link.goal) or coded(link.goal),
        "tactic": lookup.tactics.get(link.tactic) or coded(link.tactic),
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
            or bool(link.goal and not link.tactic and kpi.goal == link.goal)
        )
        if of_link or kpi.indicator == indicator.key:
            order += 1
            yield {**kpi_names(context, kpi), "order": order}


def this_indicator(_context: Context, scope: Scope) -> Iterator[Names]:
    """The indicator at hand alone: its row between its headings and its rubric."""
    if scope.get("indicator") is not None:
        yield {}


def rubrics(_context: Context, scope: Scope) -> Iterator[Names]:
    """The rubrics of an indicator; of several each has its number and its title.

    A single one is named as its indicator; a title that says something else is kept.
    """
    indicator: Indicator | None = scope.get("indicator")
    found = indicator.rubrics if indicator else ()
    for index, rubric in enumerate(found):
        place = (*scope["place"], "rubrics", index) if scope.get("place") else None
        yield {
            "rubric": rubric,
            "place": place,
            "several": len(found) if len(found) > 1 and not index else "",
            "number": index + 1 if len(found) > 1 else "",
            "first": not index,
            "rubric_title": own_title(rubric.title, indicator.name if indicator else ""),
        }


def own_title(title: str, name: str) -> str:
    """A rubric's title where it is more than its indicator's name again."""
    return "" if "".join(title.split()) == "".join(name.split()) else title


def rubric_levels(_context: Context, scope: Scope) -> Iterator[Names]:
    """The levels of a rubric from the highest down."""
    levels = enumerate(scope["rubric"].levels)
    for index, level in sorted(levels, key=lambda pair: -(pair[1].level or 0)):
        yield {"level": level, "place": (*scope["place"], "levels", index)}


SOURCES = (
    tactic_kpis,
    kpi_tables,
    defined_kpis,
    all_defined_kpis,
    own_tables,
    issue_indicators,
    own_indicators,
    negotiated,
    entered_components,
    linked_kpis,
    this_indicator,
    rubrics,
    rubric_levels,
)
