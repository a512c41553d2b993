"""What the indicators' page does to a plan: new ones, copies, rubrics, steps from rubrics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from db.carrying import carried
from db.edits import fresh_key, inserted, references, replaced
from db.fields import specs
from db.numbers import bare_number
from db.places import Place
from db.records import (
    INDICATORS,
    Activity,
    Baseline,
    Indicator,
    Link,
    Measure,
    Package,
    Rubric,
    RubricLevel,
    Step,
)
from forms.assignment import is_negotiated
from forms.editions.blocks import BlockSpec, Section
from forms.editions.edition import Edition
from forms.editions.labels import place_words
from forms.editions.rules import Rules
from forms.lookup import Lookup
from forms.shortened import shortened

LIST: Place = ("plan", "indicators")
_PREFIX = "k"
_POINT = "\n• "


def new_indicator(package: Package, after: Indicator | None) -> Indicator:
    """An empty indicator with the next number, of the component of the one before it.

    Those of the negotiation and the unit's own are numbered apart.
    """
    component = after.component if after else ""
    siblings = [item for item in package.plan.indicators if item.component == component]
    if after:
        siblings = [item for item in siblings if is_negotiated(item) == is_negotiated(after)]
    taken = [bare_number(item.number) for item in siblings]
    number = max((int(text) for text in taken if text.isdecimal()), default=0) + 1
    key = fresh_key(package, INDICATORS, _PREFIX)
    return Indicator(key=key, number=str(number), component=component)


def copy_of(package: Package, indicator: Indicator) -> tuple[Indicator, Package]:
    """The same indicator once more, under the next number, and the package it is for.

    What stands in its texts is its own: the package has copies of those tables and pictures.

    Raises:
        PictureError: the plan would hold more pictures than one takes.
    """
    new = new_indicator(package, indicator)
    copied, grown = carried(indicator, package.plan, package)
    return replace(copied, key=new.key, number=new.number), grown


def referring_places(package: Package, key: str) -> tuple[Place, ...]:
    """What refers to an indicator and goes, or is emptied, with it."""
    return references(package, INDICATORS, key)


def referring_words(edition: Edition, places: Sequence[Place], most: int = 8) -> str:
    """The places that refer to an indicator, a line each."""
    lines = [place_words(edition, place) for place in places]
    return f"• {shortened(lines, most, 'แห่ง', _POINT)}" if lines else ""


def standard_rubric(rules: Rules) -> Rubric:
    """A rubric of the edition's levels from the highest down, to be filled with criteria."""
    percents = rules.level_percents
    return Rubric(
        levels=tuple(
            RubricLevel(level=level, percent=percents[level - 1])
            for level in range(len(percents), 0, -1)
        )
    )


def next_level(rubric: Rubric, rules: Rules) -> RubricLevel:
    """A row for the highest level that a rubric does not have yet; for the lowest if all are."""
    known = {level.level for level in rubric.levels}
    free = (at for at in range(len(rules.level_percents), 0, -1) if at not in known)
    level = next(free, 1)
    return RubricLevel(level=level, percent=rules.level_percents[level - 1])


def steps_of(rubric: Rubric, rules: Rules) -> tuple[Step, ...]:
    """A step for each criterion from level 1 up, each once, with weights as equal as can be.

    The weights are whole percents and come to the edition's sum; the last steps have what
    does not divide.
    """
    levels = sorted(rubric.levels, key=lambda level: level.level or 0)
    texts = {"".join(text.split()): text for level in levels for text in level.criteria}
    texts.pop("", None)
    count = len(texts)
    if not count:
        return ()
    share = rules.step_sum // count
    rest = int(rules.step_sum - share * count)
    return tuple(
        Step(str(at + 1), text.strip(), share + Decimal(at >= count - rest))
        for at, text in enumerate(texts.values())
    )


def with_steps(package: Package, project: int, title: str, steps: Sequence[Step]) -> Package:
    """The package with steps in a project: in its one empty activity, else in a new one."""
    place: Place = ("plan", "projects", project, "activities")
    activities = package.plan.projects[project].activities
    if len(activities) == 1 and not activities[0].steps:
        return replaced(package, (*place, 0, "steps"), tuple(steps))
    new = Activity(title=title if activities else "", steps=tuple(steps))
    return inserted(package, place, len(activities), [new])


def definition_order(edition: Edition) -> tuple[tuple[str, str], ...]:
    """The sections of an indicator's definition as (field, heading), in the edition's order.

    The headings are those of the form of the negotiated indicators; what it does not print
    stands under the field's own name, after the field that it follows in the record.
    """
    form = edition.form_with("negotiated")
    blocks = next((each.blocks for each in edition.forms if each.id == form), ())
    printed = {section.field: section.heading for section in _sections(blocks)}
    fields = {name: spec.label for name, spec in specs(Measure).items() if name != "formulas"}
    order = [name for name in printed if name in fields]
    names = list(fields)
    for at, name in enumerate(names):
        if name not in order:
            order.insert(order.index(names[at - 1]) + 1 if at else 0, name)
    return tuple((name, printed.get(name, fields[name])) for name in order)


def _sections(blocks: Sequence[BlockSpec]) -> tuple[Section, ...]:
    """The sections of the first block that has some."""
    for block in blocks:
        if found := block.sections or _sections(block.blocks):
            return found
    return ()


def linked(package: Package, link: Link, name: str, code: str) -> Link:
    """The link with one code picked, and what the framework says stands above it.

    What is filled in already stays.
    """
    lookup = Lookup(package.plan)
    found = replace(link, **{name: code})
    kpi = lookup.tactic_kpis.get(found.tactic_kpi) if found.tactic_kpi else None
    if kpi:
        found = replace(found, tactic=found.tactic or kpi.tactic, goal=found.goal or kpi.goal)
    tactic = lookup.tactics.get(found.tactic)
    if tactic:
        found = replace(
            found,
            goal=found.goal or tactic.goal,
            substrategy=found.substrategy or tactic.substrategy,
        )
    goal = lookup.goals.get(found.goal)
    if goal:
        found = replace(found, substrategy=found.substrategy or goal.substrategy)
    if found.substrategy in lookup.substrategies:
        above = lookup.strategy_of(found.substrategy)
        found = replace(found, strategy=found.strategy or above)
    return found


def year_before(years: Sequence[Baseline], fiscal_year: int | None) -> Baseline:
    """The year before the earliest of a baseline; before the plan's own where there is none."""
    known = [item.year for item in years if item.year is not None]
    first = min(known, default=fiscal_year)
    return Baseline(year=None if first is None else first - 1)
