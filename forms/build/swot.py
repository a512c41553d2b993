"""SWOT: two tables with a column an area, or four lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from db.records import SwotItem
from forms.build.cells.basic import paragraph
from forms.build.context import Context
from forms.document import Cell, Heading, Item, Paragraph, Row, Table
from forms.editions.blocks import BlockSpec
from forms.lookup import distinct
from forms.templates.filling import Scope, words

# The share of the column that names the quadrants.
_NAME_SHARE = 20.0


def swot_tables(context: Context, block: BlockSpec, scope: Scope) -> Iterator[Item]:
    """Two tables, inside and outside: a quadrant beside its factors, a column an area.

    What is of no area goes across all of them.
    """
    titles = [words(line.text, scope) for line in block.lines]
    for title, quadrants in zip(titles, ("SW", "OT"), strict=True):
        yield _table(context, block, title, quadrants)


def _table(context: Context, block: BlockSpec, title: str, quadrants: str) -> Table:
    found = [item for item in context.plan.swot if item.quadrant in quadrants]
    areas = tuple(area for area in distinct(item.area for item in found) if area)
    header = [Row((_heading(title, block, columns=1 + max(len(areas), 1)),))]
    if areas:
        names = (context.words.swot_column, *areas)
        header.append(Row(tuple(_heading(name, block) for name in names)))
    body: list[Row] = []
    for quadrant in quadrants:
        of_quadrant = [item for item in found if item.quadrant == quadrant]
        body += _quadrant_rows(context, block, quadrant, of_quadrant, areas)
    share = (100 - _NAME_SHARE) / max(len(areas), 1)
    widths = (_NAME_SHARE, *(share for _ in range(max(len(areas), 1))))
    return Table(widths, tuple(header), tuple(body), size=block.size)


def _heading(text: str, block: BlockSpec, *, columns: int = 1) -> Cell:
    flow = (paragraph(text, "center", block.size, bold=True),)
    return Cell(flow, columns=columns, middle=True)


def _quadrant_rows(
    context: Context,
    block: BlockSpec,
    quadrant: str,
    found: Sequence[SwotItem],
    areas: Sequence[str],
) -> Iterator[Row]:
    """The rows of a quadrant, one a factor; its name stands beside the first."""
    name = Cell((paragraph(context.words.swot[quadrant], "left", block.size, bold=True),))
    beside = name
    for factor in distinct(item.factor for item in found):
        of_factor = [item for item in found if item.factor == factor]
        for cells, items in _factor_cells(context, block, of_factor, areas):
            place = ("plan", "swot", context.plan.swot.index(items[0]))
            yield Row((beside, *cells), place=place)
            beside = Cell(joined=True)
    if not found:
        absent = Cell((paragraph(context.words.absent, "center", block.size),))
        yield Row((name, *(absent for _ in range(max(len(areas), 1)))))


def _factor_cells(
    context: Context, block: BlockSpec, found: Sequence[SwotItem], areas: Sequence[str]
) -> Iterator[tuple[list[Cell], Sequence[SwotItem]]]:
    """A row of cells for what has an area, and one across all for what has none."""
    for has_area, members in groupby(found, key=lambda item: bool(item.area)):
        items = list(members)
        if not has_area:
            yield [_cell(context, block, items, columns=max(len(areas), 1))], items
            continue
        by_area = [[item for item in items if item.area == area] for area in areas]
        yield [_cell(context, block, of_area) for of_area in by_area], items


def _cell(
    context: Context, block: BlockSpec, found: Sequence[SwotItem], *, columns: int = 1
) -> Cell:
    """The items of a cell, under their factor."""
    if not found:
        return Cell((paragraph(context.words.absent, "center", block.size),), columns=columns)
    factor = found[0].factor
    flow: list[Paragraph] = [paragraph(factor, "left", block.size, bold=True)] if factor else []
    for item in found:
        lines = f"{item.code} {item.text}".strip().split("\n")
        flow += [paragraph(text, "left", block.size) for text in lines]
    return Cell(tuple(flow), columns=columns)


def swot_lists(context: Context, block: BlockSpec) -> Iterator[Item]:
    """The quadrants as lists, each item under its heading; a dash where one has none.

    Items are numbered (1) in each where none has a code of the unit's own.
    """
    for quadrant in "SWOT":
        title = context.text(context.words.swot[quadrant], block.style)
        found = [item for item in context.plan.swot if item.quadrant == quadrant]
        place = ("plan", "swot", context.plan.swot.index(found[0])) if found else None
        yield Heading((title,), level=block.level, place=place)
        line = block.lines[0]
        coded = any(item.code for item in found)
        texts = [
            f"{item.code if coded else f'({number})'} {item.text}".strip()
            for number, item in enumerate(found, 1)
        ] or [context.words.absent]
        first = replace(line, numbered=bool(found) and not coded)
        for text in texts:
            for number, part in enumerate(text.split("\n")):
                yield context.paragraph(line if number else first, {"item": part})
