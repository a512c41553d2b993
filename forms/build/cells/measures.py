"""Cells that define an indicator: its definition, baselines, rubric levels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from db.markers import bare
from db.placed import unplaced_formulas
from db.records import Measure
from forms.build.cells.basic import number_cell, paragraph, size_of, text_cell
from forms.build.context import Context
from forms.build.placed import fraction, placed_flows
from forms.compute import (
    level_percent,
    percent_name,
    points_formula,
    points_name,
    rubric_points,
    weight_name,
)
from forms.document import Cell, Flow
from forms.editions.blocks import BlockSpec, Column, Section
from forms.figures import figure, figure_format, quoted
from forms.templates.filling import Scope, value, words

# What a criterion that was typed with its own dash or number begins with.
_DASHES = ("-", "–", "—", "•", "●")


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
        if section.alone and not (scope.get("alone") or context.choices.whole_definitions):
            continue
        found = section_flow(context, column, scope, section.field)
        if found:
            flow.append(paragraph(words(section.heading, scope), "left", block.size, bold=True))
            flow += heading_note(context, section, scope)
            flow.extend(found)
    return Cell(tuple(flow)) if flow else text_cell([context.words.absent], column, block.size)


def heading_note(context: Context, section: Section, scope: Scope) -> Iterator[Flow]:
    """The form's words below a section's heading, where the unit keeps them."""
    if section.note and not context.choices.plain_responsibilities:
        yield paragraph(words(section.note, scope), "left", size_of(scope))


def section_flow(context: Context, column: Column, scope: Scope, field: str) -> list[Flow]:
    """What one section prints: its text by lines, with what stands within it.

    A formula that no line of the measure places follows the method.
    """
    measure: Measure = scope["measure"]
    size = size_of(scope)
    if field == "baseline":
        return list(baseline(context, column, scope).flow) if scope["indicator"].baseline else []
    text = scope.get("measure_target", "") if field == "target" else getattr(measure, field)
    flow: list[Flow] = []
    for line in text.split("\n") if text else ():
        placed = placed_flows(context, line, size, measure=measure)
        flow += placed or [paragraph(bare(line), column.align, size)]
    if field == "method":
        flow += [fraction(context, formula, size) for formula in unplaced_formulas(measure)]
    return flow


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
    indicator = scope["indicator"]
    if indicator.weight is None:
        return text_cell([context.words.absent], column, size_of(scope))
    cell = number_cell(indicator.weight, column, size_of(scope))
    return replace(cell, known_as=weight_name(indicator))


def level(_context: Context, column: Column, scope: Scope) -> Cell:
    """A rubric level's number."""
    return number_cell(scope["level"].level, column, size_of(scope))


def level_share(context: Context, column: Column, scope: Scope) -> Cell:
    """The percent of success that a level stands for."""
    percent = level_percent(scope["level"], context.edition.rules)
    if percent is None:
        return text_cell([context.words.absent], column, size_of(scope))
    cell = _with_words(context.words.percent, "percent", percent, column, scope)
    return replace(cell, known_as=percent_name(scope["indicator"], scope["rubric"], scope["level"]))


def criteria(context: Context, column: Column, scope: Scope) -> Cell:
    """A level's criteria, each led by a dash where they are several."""
    texts = scope["level"].criteria
    if len(texts) > 1:
        texts = [criterion(context, text) for text in texts]
    return text_cell(texts or [context.words.absent], column, size_of(scope))


def criterion(context: Context, text: str) -> str:
    """One of several criteria; one typed with a dash of its own gets no second one."""
    typed = text.lstrip().startswith(_DASHES)
    return text if typed else words(context.words.criterion, {"text": text})


def points(context: Context, column: Column, scope: Scope) -> Cell:
    """The points of a level (rule 2), as the edition has them or bare by the unit's choice."""
    about = scope["indicator"], scope["rubric"], scope["level"]
    found = rubric_points(*about, context.edition.rules)
    if found is None:
        return text_cell([context.words.absent], column, size_of(scope))
    template = context.words.bare_points if context.choices.bare_points else context.words.points
    cell = _with_words(template, "points", found, column, scope)
    formula = points_formula(*about, context.edition.rules)
    return replace(cell, formula=formula, known_as=points_name(*about))


def _with_words(template: str, name: str, number: Decimal, column: Column, scope: Scope) -> Cell:
    """A figure in the words of a template, which are part of how the figure is written."""
    flow = (paragraph(words(template, {name: number}), column.align, size_of(scope)),)
    before, _, after = words(template, {name: "\0"}).partition("\0")
    form = f"{quoted(before)}{figure_format(figure(number))}{quoted(after)}"
    return Cell(flow, number=number, number_format=form)


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
