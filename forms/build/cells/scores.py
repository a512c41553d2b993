"""Cells of the score sheet."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from forms.build.cells.basic import number_cell, paragraph, size_of, text_cell
from forms.build.context import Context
from forms.document import Cell
from forms.editions.blocks import Column
from forms.figures import quoted, rounded
from forms.reporting.results import mean_word
from forms.reporting.scores import ScoreLine, total_name
from forms.templates.filling import Scope, value, words

# Weights and levels are whole, mostly; everything else of a score has hundredths.
# Decimals that are kept of thirds and the like.
_EXACT = 9
_WHOLE = ("weight", "level", "foreseen_level")


def score_order(_context: Context, column: Column, scope: Scope) -> Cell:
    """An indicator's number in its component; none for a sum."""
    return number_cell(scope.get("order"), column, size_of(scope))


def score_name(_context: Context, column: Column, scope: Scope) -> Cell:
    """An indicator's name, or in bold what is summed."""
    bold = bool(scope.get("summed"))
    return Cell((paragraph(scope["name"], column.align, size_of(scope), bold=bold),))


def score_figure(context: Context, column: Column, scope: Scope) -> Cell:
    """The figure of a score that the column's text names; blank where a sum has none."""
    found, size, summed = value(scope["score"], column.text), size_of(scope), scope.get("summed")
    if not isinstance(found, Decimal):
        return Cell() if summed else text_cell([context.words.absent], column, size)
    places = 0 if column.text in _WHOLE else 2
    cell = number_cell(rounded(found), column, size, places=places)
    # Sums are of what figures are, not of what is written of them.
    exact = rounded(found, _EXACT)
    formula = scope["formulas"].get(column.text)
    if column.text == "value" and not summed:
        cell = _with_word(context, cell, scope["score"], column, size)
    if not summed:
        return replace(cell, number=exact, formula=formula, fact=column.text)
    shown = paragraph(cell.text, column.align, size, bold=True)
    name = total_name(column.text) if scope.get("whole") else ""
    return replace(cell, flow=(shown,), number=exact, formula=formula, known_as=name)


def _with_word(context: Context, cell: Cell, score: ScoreLine, column: Column, size: float) -> Cell:
    """The value of a survey's mean with the name of its level behind it (rule 9)."""
    word = mean_word(score.indicator, score.value, context.edition.rules)
    if not word:
        return cell
    behind = words(context.words.mean_level, {"word": word})
    form = (cell.number_format or "") + quoted(behind)
    shown = paragraph(f"{cell.text}{behind}", column.align, size)
    return replace(cell, flow=(shown,), number_format=form)


SHOWS = (score_order, score_name, score_figure)
