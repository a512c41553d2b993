"""Cells of grids, staff and the quarterly report."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from db.records import Report
from forms.build.cells.basic import number_cell, paragraph, size_of, text_cell
from forms.build.context import Context
from forms.compute import RUNNING, WEIGHT, progress_at
from forms.document import Cell
from forms.editions.blocks import Column
from forms.formulas import Given, Own, Sum, Total
from forms.templates.filling import Scope, words

# The kinds of posts, by the names of their fields.
KINDS = ("civil_servants", "permanent_employees", "temporary_employees")


def step_text(_context: Context, column: Column, scope: Scope) -> Cell:
    """A step's number and text; a sub-step is set in."""
    step, size = scope["step"], size_of(scope)
    depth = step.number.strip(". ").count(".")
    dot = "" if depth or step.number.endswith((".", ")")) else "."
    head, *more = f"{step.number}{dot} {step.text}".split("\n")
    lines = [paragraph(line, column.align, size) for line in (head, *more)]
    return Cell(tuple(replace(line, indent=4.0 * depth) for line in lines))


def step_weight(_context: Context, column: Column, scope: Scope) -> Cell:
    """A step's weight; none for a step that has sub-steps (rule 1)."""
    shown = scope["step"].weight if scope["running"] is not None else None
    return replace(number_cell(shown, column, size_of(scope)), fact=WEIGHT)


def running(_context: Context, column: Column, scope: Scope) -> Cell:
    """The running progress (rule 1)."""
    cell = number_cell(scope["running"], column, size_of(scope))
    return cell if scope["running"] is None else replace(cell, formula=RUNNING)


def posts(context: Context, column: Column, scope: Scope) -> Cell:
    """Posts of a kind, with those filled in brackets where they are known."""
    kind = column.text
    number, filled = (getattr(scope["staffing"], name) for name in (kind, f"{kind}_filled"))
    cell = posts_cell(context, column, scope, number, filled)
    if scope.get("summed"):
        total = Sum(kind, part=scope["facts"].part) if scope.get("facts") else None
        return replace(cell, formula=total, known_as=f"{kind} {scope['label']}")
    return replace(cell, fact=kind)


def posts_total(context: Context, column: Column, scope: Scope) -> Cell:
    """All posts of a row."""
    row = scope["staffing"]
    known = {kind: found for kind in KINDS if (found := getattr(row, kind)) is not None}
    filled = [n for kind in KINDS if (n := getattr(row, f"{kind}_filled")) is not None]
    cell = posts_cell(
        context,
        column,
        scope,
        sum(known.values()) if known else None,
        sum(filled) if filled else None,
    )
    if scope.get("summed"):
        parts = (Given(f"{kind} {scope['label']}", Decimal(found)) for kind, found in known.items())
        return replace(cell, formula=Total(tuple(parts)))
    return replace(cell, formula=Total(tuple(Own(kind) for kind in known)))


def posts_cell(
    context: Context, column: Column, scope: Scope, number: int | None, filled: int | None
) -> Cell:
    """A count of posts, with those filled in brackets."""
    size = size_of(scope)
    if not context.staffing_filled:
        filled = None
    if number is None and filled is None:
        return text_cell([context.words.absent], column, size)
    if filled is None:
        return number_cell(number, column, size)
    counts = {"number": context.words.absent if number is None else f"{number:,}"}
    return text_cell(
        [words(context.words.filled, {**counts, "filled": f"{filled:,}"})], column, size
    )


def target_figure(context: Context, column: Column, scope: Scope) -> Cell:
    """An indicator's target as a figure of two decimals, or as it is written."""
    indicator, size = scope["indicator"], size_of(scope)
    if indicator.target_value is None:
        return text_cell([indicator.target or context.words.absent], column, size)
    return number_cell(indicator.target_value, column, size, places=2)


def progress(context: Context, column: Column, scope: Scope) -> Cell:
    """Progress of the quarter; of the newest earlier one where it has none (rule 8)."""
    found, of_quarter = progress_at(context.package, scope["indicator"].key, context.quarter or 0)
    size = size_of(scope)
    if found is None:
        return text_cell([context.words.absent], column, size)
    cell = number_cell(found, column, size, places=2)
    if of_quarter == context.quarter:
        return cell
    note = words(context.words.earlier_quarter, {"quarter": of_quarter})
    return Cell((*cell.flow, *text_cell([note], column, size).flow))


def narrative(context: Context, column: Column, scope: Scope) -> Cell:
    """What was done, quarter by quarter up to the one reported; a dash for the others."""
    parts = []
    for number in range(1, 5):
        text = narrative_of(context, scope, number) if number <= (context.quarter or 0) else ""
        said = {"quarter": number, "text": text or context.words.absent}
        parts.append(words(context.words.quarter_result, said))
    # One run: each quarter goes on where the one before ends.
    return text_cell(["".join(parts)], column, size_of(scope))


def narrative_of(context: Context, scope: Scope, quarter: int) -> str:
    """What an indicator's latest result of a quarter says."""
    reports: list[Report] = [r for r in context.package.reports if r.quarter == quarter]
    key = scope["indicator"].key
    texts = [
        result.narrative
        for report in reports[-1:]
        for result in report.results
        if result.indicator == key
    ]
    return texts[-1] if texts else ""


def numbered_projects(context: Context, column: Column, scope: Scope) -> Cell:
    """The supporting projects in one run: `(1)…,(2)…`."""
    standing = context.lookup.standing(scope.get("projects", ()))
    names = (
        words(context.words.quarter_projects, {"order": order, "name": project.name})
        for order, project in enumerate(standing, 1)
    )
    return text_cell([",".join(names) or context.words.absent], column, size_of(scope))


SHOWS = (
    step_text,
    step_weight,
    running,
    posts,
    posts_total,
    target_figure,
    progress,
    narrative,
    numbered_projects,
)
