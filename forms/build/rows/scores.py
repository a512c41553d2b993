"""Rows of the score sheet: indicators by component, the sums of each and of all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from forms.build.context import Context
from forms.build.rows.names import Names, coded
from forms.formulas import FactRow, Formula
from forms.reporting.scores import (
    BETWEEN,
    ComponentScore,
    ScoreSheet,
    ScoreSum,
    line_formulas,
    percent_formulas,
    score_sheet,
    sum_formulas,
)
from forms.templates.filling import Scope, words


def scores(context: Context, _scope: Scope) -> Iterator[Names]:
    """The indicators with their scores so far and as foreseen (rule 4)."""
    wording = context.words
    sheet = _sheet(context)
    for part in sheet.components:
        component = context.lookup.components.get(part.component) or coded(part.component)
        named = {"component": component}
        if part.component:
            yield {"group": words(wording.score_group, named)}
        for order, line in enumerate(part.lines, 1):
            yield {
                "order": order,
                "score": line,
                "name": line.indicator.name,
                "place": context.lookup.indicator_places[line.indicator.key],
                "facts": FactRow({BETWEEN: line.counted_between}, _part_name(part)),
                "formulas": line_formulas(line, context.edition.rules),
            }
        if len(sheet.components) > 1 and part.total.weight:
            name = words(wording.score_component, named)
            yield _sum(name, part.total, sum_formulas(_part_name(part)))
    if sheet.total.weight:
        yield _sum(wording.score_total, sheet.total, sum_formulas()) | {"whole": True}
        yield _sum(wording.score_percent, _percents(sheet.total), percent_formulas(sheet.total))


def _part_name(part: ComponentScore) -> str:
    """What the lines of a component are told from others by."""
    return f"component {part.component}"


def unscored(context: Context, _scope: Scope) -> Iterator[Names]:
    """The negotiated indicators that cannot be scored, in one list; nothing without any."""
    indicators = _sheet(context).unscored
    if indicators:
        yield {"unscored": indicators}


def _sheet(context: Context) -> ScoreSheet:
    return score_sheet(context.package, context.quarter or 0, context.edition.rules)


def _sum(name: str, total: object, formulas: Mapping[str, Formula]) -> dict[str, Any]:
    return {"score": total, "name": name, "summed": True, "formulas": formulas}


def _percents(total: ScoreSum) -> Names:
    fields = ("points", "interpolated", "foreseen_points")
    return {name: total.percent(getattr(total, name)) for name in fields}


SOURCES = (scores, unscored)
