"""Cells that define an indicator: its definition, baselines, rubric levels."""

from __future__ import annotations

from db.records import Formula, Measure
from forms.build.cells.basic import number_cell, paragraph, size_of, text_cell
from forms.build.context import Context
from forms.build.template import Scope, value, words
from forms.compute import level_percent, rubric_points
from forms.document import Cell, Flow, Fraction
from forms.edition import BlockSpec, Column


def responsible(context: Context, column: Column, scope: Scope) -> Cell:
    """A key result's or KPI's responsible units, one a line."""
    return text_cell(listed(context, scope, "key_result.lead"), column, size_of(scope))


def support(context: Context, column: Column, scope: Scope) -> Cell:
    """A key result's supporting units, one a line."""
    return text_cell(listed(context, scope, "key_result.support"), column, size_of(scope))


def listed(context: Context, scope: Scope, path: str) -> tuple[str, ...]:
    """The texts that a name holds; a dash without any."""
    return value(scope, path) or (context.words.absent,)


def definition(context: Context, column: Column, scope: Scope) -> Cell:
    """The definition column: each section that says something, under its bold heading."""
    block: BlockSpec = scope["block"]
    measure = scope.get("measure")
    flow: list[Flow] = []
    for section in block.sections if isinstance(measure, Measure) else ():
        found = section_flow(context, column, scope, section.field)
        if found:
            flow.append(paragraph(section.heading, "left", block.size, bold=True))
            flow.extend(found)
    return Cell(tuple(flow)) if flow else text_cell([context.words.absent], column, block.size)


def section_flow(context: Context, column: Column, scope: Scope, field: str) -> list[Flow]:
    """What one section prints: its text by lines; `method` has the formulas below it."""
    measure: Measure = scope["measure"]
    if field == "baseline":
        return list(baseline(context, column, scope).flow) if scope["indicator"].baseline else []
    text = scope.get("measure_target", "") if field == "target" else getattr(measure, field)
    lines = text.split("\n") if text else []
    flow: list[Flow] = [paragraph(line, column.align, size_of(scope)) for line in lines]
    if field == "method":
        flow += [fraction(context, formula, size_of(scope)) for formula in measure.formulas]
    return flow


def fraction(context: Context, formula: Formula, size: float) -> Fraction:
    """A formula drawn as numerator over denominator, times its multiplier."""
    factor = ""
    if formula.multiplier is not None:
        factor = words(context.words.factor, {"multiplier": formula.multiplier})
    return Fraction(formula.numerator, formula.denominator, formula.label, factor, size)


def baseline(context: Context, column: Column, scope: Scope) -> Cell:
    """Baselines by year, one a line, absent texts as a dash."""
    wording = context.words
    lines = []
    for item in scope["indicator"].baseline:
        text = item.text or wording.absent
        year = str(item.year) if item.year else ""
        lines.append(words(wording.baseline, {"year": year, "text": text}) if year else text)
    return text_cell(lines or [wording.absent], column, size_of(scope))


def weight(context: Context, column: Column, scope: Scope) -> Cell:
    """An indicator's weight."""
    number = scope["indicator"].weight
    if number is None:
        return text_cell([context.words.absent], column, size_of(scope))
    return number_cell(number, column, size_of(scope))


def level(_context: Context, column: Column, scope: Scope) -> Cell:
    """A rubric level's number."""
    return number_cell(scope["level"].level, column, size_of(scope))


def level_share(context: Context, column: Column, scope: Scope) -> Cell:
    """The percent of success that a level stands for."""
    percent = level_percent(scope["level"], context.edition.rules)
    text = "" if percent is None else words(context.words.percent, {"percent": percent})
    return text_cell([text or context.words.absent], column, size_of(scope))


def criteria(context: Context, column: Column, scope: Scope) -> Cell:
    """A level's criteria, each led by a dash where they are several."""
    texts = scope["level"].criteria
    if len(texts) > 1:
        texts = [words(context.words.criterion, {"text": text}) for text in texts]
    return text_cell(texts or [context.words.absent], column, size_of(scope))


def points(context: Context, column: Column, scope: Scope) -> Cell:
    """The points of a level (rule 2)."""
    indicator, rubric = scope["indicator"], scope["rubric"]
    found = rubric_points(indicator, rubric, scope["level"], context.edition.rules)
    if found is None:
        return text_cell([context.words.absent], column, size_of(scope))
    flow = (
        paragraph(words(context.words.points, {"points": found}), column.align, size_of(scope)),
    )
    unit = words(context.words.points, {"points": ""})
    form = number_cell(found, column, size_of(scope)).number_format
    return Cell(flow, number=found, number_format=f'{form}"{unit}"')


SHOWS = (
    responsible,
    support,
    definition,
    baseline,
    weight,
    level,
    level_share,
    criteria,
    points,
)
