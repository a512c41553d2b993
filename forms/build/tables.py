"""Tables: header rows with their spans, body rows from a row source, the last row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from typing import Any

from db.records import Activity, Project
from forms.build.cells import SHOWS
from forms.build.cells.basic import amount_cell, number_cell, paragraph, text_cell
from forms.build.context import Context
from forms.build.rows.going import rows_of
from forms.calendar import month_abbreviation, year_of
from forms.compute import (
    STEP_COUNT,
    STEP_TOTAL,
    budget_formula,
    count_formula,
    months_of_grid,
    project_rows,
    step_rows,
)
from forms.document import Arrow, Cell, Paragraph, Reckoned, Row, Run, Table
from forms.editions.blocks import BlockSpec, Column, TotalCell
from forms.editions.vocabulary.shows import MONTHS
from forms.figures import figure
from forms.formulas import FactRow, Formula
from forms.formulas import value as figure_of
from forms.templates.filling import Scope, runs, value, words

# Months of one table at the most: more are set in further tables, by whole years.
WIDEST_GRID = 27
# From more months than this on, their names are set smaller, so that none is broken.
_CROWDED = 15
_SMALL_MONTH = 0.75
# Most cells of a grid are one of these.
_BLANK = Cell()
_JOINED = Cell(joined=True)
_NO_FACTS = FactRow({})
# How templates name counts and sums of a table's rows.
_SUMS = re.compile(r"\{(?:[a-z_]+\.)?(?:count|total)\}")


def tables(context: Context, block: BlockSpec, scope: Scope) -> Iterator[Table]:
    """The table of a block; a grid of very many months goes on in further ones."""
    scope = {**scope, "block": block}
    rows = rows_of(context, block.rows, scope)
    for months in _month_bands(context, block, scope):
        columns = tuple(_expanded(tuple(_filled_columns(block.columns, rows)), months))
        said = _facts_of(block, rows)
        body = [
            _row(context, block, columns, {**names, "months": months}, fact)
            for names, fact in zip(rows, said, strict=True)
        ]
        if not body:
            body = [_blank_row(context, block, columns)]
        if block.total and (rows or block.empty_total):
            names = {**scope, **totals(context, rows)}
            body.append(_total_row(context, block, columns, names, len(months)))
        yield Table(
            widths=tuple(column.width for column in columns),
            header=header(columns, scope, block.size),
            body=tuple(body),
            size=block.size,
            limits=_limits(columns),
            months=_months_of(columns, months),
        )


def _filled_columns(columns: Sequence[Column], rows: Sequence[Scope]) -> Iterator[Column]:
    """The columns without the optional ones that every row leaves empty."""
    for column in columns:
        if not column.optional or any(words(column.text, names).strip() for names in rows):
            yield column


def _limits(columns: Sequence[Column]) -> tuple[tuple[float, float], ...]:
    """Between which widths each column may be chosen; none where all have their own."""
    if not any(column.least or column.most for column in columns):
        return ()
    return tuple((each.least or each.width, each.most or each.width) for each in columns)


def _months_of(columns: Sequence[Column], months: Sequence[str]) -> tuple[str, ...]:
    """The month of each column; none at all in a table without months."""
    waiting = iter(months)
    found = tuple(next(waiting) if column.show == MONTHS else "" for column in columns)
    return found if any(found) else ()


def _facts_of(block: BlockSpec, rows: Sequence[Scope]) -> list[FactRow]:
    """What the rows of a block's table say; of projects only where they are counted."""
    counted = block.total or any(_SUMS.search(line.text) for line in block.lines)
    return [
        said if counted or names.get("project") is None else _NO_FACTS
        for names, said in zip(rows, facts(rows), strict=True)
    ]


def facts(rows: Sequence[Scope]) -> list[FactRow]:
    """What each row of a table says to its formulas: of its project or step, or of itself."""
    activity: Activity | None = rows[0].get("activity") if rows else None
    if activity is not None:
        return list(step_rows(activity))
    projects: list[Project | None] = [row.get("project") for row in rows]
    of_projects = iter(project_rows(project for project in projects if project is not None))
    return [
        row.get("facts", _NO_FACTS) if project is None else next(of_projects)
        for row, project in zip(rows, projects, strict=True)
    ]


def totals(
    context: Context, rows: Sequence[Scope], programmes: tuple[str, ...] = ()
) -> dict[str, Any]:
    """What the last row of a table may speak of: counts and sums over its rows.

    `total` is a figure or None, `reckoned` how it is computed; activities without weights
    total nothing, not 0. The sums of projects may be those of some integrated programmes.
    """
    said = facts(rows)
    if rows and rows[0].get("activity") is not None:
        counted: Formula = STEP_COUNT
        total: Formula = STEP_TOTAL
    else:
        counted = count_formula(context.edition.rules, programmes)
        total = budget_formula(context.edition.rules, programmes)
    count = Reckoned(figure(figure_of(counted, said) or Decimal(0)), counted)
    return {"count": count, "total": figure_of(total, said), "reckoned": total}


def header(columns: Sequence[Column], scope: Scope, size: float) -> tuple[Row, ...]:
    """Header rows: each column's own heading below the headings that span it."""
    paths = [(*column.over, column.heading) for column in columns]
    depth = max(len(path) for path in paths)
    crowded = sum(column.show == MONTHS for column in columns) > _CROWDED
    rows = []
    for level in range(depth):
        cells = []
        for key, members in groupby(range(len(paths)), key=lambda at: _above(paths, at, level)):
            found = list(members)
            own = len(paths[found[0]]) - 1
            if key is None:
                continue
            if level < own:
                filled = runs(paths[found[0]][level], scope, bold=True)
                cells.append(_heading(filled, size, columns=len(found)))
            else:
                cells += [
                    _heading(
                        runs(paths[at][own], scope, bold=True),
                        size * (_SMALL_MONTH if crowded and columns[at].show == MONTHS else 1),
                        rows=depth - own,
                    )
                    for at in found
                ]
        rows.append(Row(tuple(cells)))
    return tuple(rows)


def _above(paths: Sequence[tuple[str, ...]], at: int, level: int) -> tuple[str, ...] | None:
    """What tells apart the cells of one header row; None where a cell above reaches down."""
    path = paths[at]
    if level >= len(path):
        return None
    return path[: level + 1] if level < len(path) - 1 else (*path, str(at))


@lru_cache(maxsize=1024)
def _heading(filled: tuple[Run, ...], size: float, *, columns: int = 1, rows: int = 1) -> Cell:
    flow = (Paragraph(filled, align="center", size=size),)
    return Cell(flow, columns=columns, rows=rows, middle=True)


def _month_bands(context: Context, block: BlockSpec, scope: Scope) -> list[tuple[str, ...]]:
    """The months of each table that a grid needs; one band of none for other tables."""
    if all(column.show != MONTHS for column in block.columns):
        return [()]
    shown = scope.get("project")
    months = months_of_grid(shown or Project(), context.year)
    if len(months) <= WIDEST_GRID:
        return [months]
    years = [tuple(group) for _, group in groupby(months, key=year_of)]
    bands: list[tuple[str, ...]] = [()]
    for year in years:
        if len(bands[-1]) + len(year) > WIDEST_GRID - 3:
            bands.append(())
        bands[-1] += year
    return [band for band in bands if band]


def _expanded(columns: Sequence[Column], months: Sequence[str]) -> Iterator[Column]:
    """The columns, with one a month in place of the months' column."""
    for column in columns:
        if column.show != MONTHS:
            yield column
            continue
        for month in months:
            over = (column.heading, f"พ.ศ. {year_of(month)}")
            yield Column(
                heading=month_abbreviation(month),
                width=column.width / len(months),
                show=MONTHS,
                over=over,
                align="center",
                least=column.least / len(months),
                most=column.most / len(months),
            )


def _row(
    context: Context,
    block: BlockSpec,
    columns: Sequence[Column],
    names: Scope,
    fact: FactRow,
) -> Row:
    if names.get("group"):
        heading = paragraph(names["group"], "left", block.size, bold=True)
        return Row((Cell((heading,), columns=len(columns)),), keep=True)
    cells = tuple(_cell(context, block, column, names) for column in columns)
    shown = {cell.fact for cell in cells if cell.fact}
    return Row(
        cells,
        arrows=_arrows(columns, names, names["months"]),
        place=names.get("place"),
        facts=tuple((name, said) for name, said in fact.facts.items() if name not in shown),
        part=fact.part,
    )


def _cell(context: Context, block: BlockSpec, column: Column, names: Scope) -> Cell:
    if _is_named(column, names.get("joined", ())):
        return _JOINED
    if column.show == MONTHS or _is_named(column, names.get("blank", ())):
        return _BLANK
    if column.show:
        return SHOWS[column.show](context, column, names)
    return _text_cell(context, block, column, names)


def _text_cell(context: Context, block: BlockSpec, column: Column, names: Scope) -> Cell:
    """The cell of a template; a dash where it says nothing."""
    number = _sole_number(column, names)
    if number is not None:
        return number_cell(number, column, block.size)
    filled = Paragraph(runs(column.text, names))
    if not filled.text.strip():
        return text_cell([context.words.absent], column, block.size)
    date = names.get("dates", {}).get(column.text)
    return Cell(_lines(filled, column, block.size), date=date)


def _is_named(column: Column, contents: Sequence[str]) -> bool:
    """Whether a column prints one of some contents."""
    return any(f"{{{name}" in column.text or name == column.show for name in contents)


def _sole_number(column: Column, names: Scope) -> int | Decimal | None:
    found = value(names, column.text.strip("{}"))
    return found if isinstance(found, int | Decimal) and not isinstance(found, bool) else None


def _lines(filled: Paragraph, column: Column, size: float) -> tuple[Paragraph, ...]:
    """One paragraph a line of the filled template, looks kept."""
    lines: list[list[Run]] = [[]]
    for run in filled.runs:
        first, *more = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=text)] for text in more]
    return tuple(Paragraph(tuple(line), align=column.align, size=size) for line in lines)


def _arrows(columns: Sequence[Column], names: Scope, months: Sequence[str]) -> tuple[Arrow, ...]:
    """The spans of a step over the months shown; what lies outside them is left out."""
    step = names.get("step")
    if step is None or not months:
        return ()
    first_column = next(at for at, column in enumerate(columns) if column.show == MONTHS)
    arrows = []
    for span in step.spans:
        start, end = sorted((span.start, span.end))
        covered = [at for at, month in enumerate(months) if start <= month <= end]
        if covered:
            ends = first_column + covered[0], first_column + covered[-1]
            arrows.append(Arrow(*ends, label=span.label))
    return tuple(arrows)


def _blank_row(context: Context, block: BlockSpec, columns: Sequence[Column]) -> Row:
    """The row of a form without data: a dash in every column but the months'."""
    cells = [
        Cell()
        if column.show == MONTHS
        else Cell((paragraph(context.words.absent, "center", block.size),))
        for column in columns
    ]
    return Row(tuple(cells))


def _total_row(
    context: Context, block: BlockSpec, columns: Sequence[Column], names: Scope, months: int
) -> Row:
    cells = []
    for total in block.total:
        span = total.span if total.span > 0 else months
        cells.append(replace(_total_cell(context, block, total, names), columns=max(span, 1)))
    covered = sum(cell.columns for cell in cells)
    cells += [Cell() for _ in range(len(columns) - covered)]
    return Row(tuple(cells))


def _total_cell(context: Context, block: BlockSpec, total: TotalCell, names: Scope) -> Cell:
    column = Column(heading="", width=0, align=total.align)
    if total.show == "money":
        cell = amount_cell(context, names["total"], column, block.size, bold=True)
        return replace(cell, formula=names["reckoned"])
    if total.show == "figure":
        cell = number_cell(names["total"], column, block.size)
        flow = tuple(_bold(flow) for flow in cell.flow)
        return replace(cell, flow=flow, formula=names["reckoned"])
    filled = Paragraph(runs(total.text, names, bold=True), align=total.align, size=block.size)
    return Cell((filled,)) if filled.text else Cell()


def _bold(flow: object) -> Paragraph:
    if not isinstance(flow, Paragraph):
        raise TypeError(flow)
    return replace(flow, runs=tuple(replace(run, bold=True) for run in flow.runs))
