"""The SWOT tables: a column an area, and in it the factors with their items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from db.records import SwotItem
from forms.build.cells.basic import paragraph
from forms.build.context import Context
from forms.document import Cell, Heading, Item, Row, Table
from forms.edition import BlockSpec
from forms.lookup import distinct


def swot_tables(context: Context, block: BlockSpec) -> Iterator[Item]:
    """Two tables, inside and outside; each quadrant a heading row and its items."""
    titles = [line.text for line in block.lines]
    for title, quadrants in zip(titles, ("SW", "OT"), strict=True):
        yield Heading((context.text(title, block.style),), level=block.level)
        for quadrant in quadrants:
            found = tuple(item for item in context.plan.swot if item.quadrant == quadrant)
            yield _table(context, block, context.words.swot[quadrant], found)


def _table(context: Context, block: BlockSpec, title: str, found: Sequence[SwotItem]) -> Table:
    areas = distinct(item.area for item in found) or ("",)
    heading = Row((_cell(title, block, columns=len(areas)),))
    header = [heading]
    if any(areas):
        header.append(Row(tuple(_cell(area, block) for area in areas)))
    columns = [tuple(item for item in found if item.area == area) for area in areas]
    factors = distinct(item.factor for item in found)
    rows = []
    for factor in factors if any(factors) else ("",):
        of_factor = [tuple(i for i in column if i.factor == factor) for column in columns]
        rows.append(_row(context, block, factor, of_factor))
    widths = tuple(100 / len(areas) for _ in areas)
    return Table(widths, tuple(header), tuple(rows), size=block.size)


def _cell(text: str, block: BlockSpec, *, columns: int = 1) -> Cell:
    flow = (paragraph(text, "center", block.size, bold=True),)
    return Cell(flow, columns=columns, middle=True)


def _row(
    context: Context, block: BlockSpec, factor: str, columns: Sequence[Sequence[SwotItem]]
) -> Row:
    cells = []
    for column in columns:
        flow = [paragraph(factor, "left", block.size, bold=True)] if factor and column else []
        for _, members in groupby(column, key=lambda item: item.factor):
            for item in members:
                first, *more = f"{item.code} {item.text}".strip().split("\n")
                flow += [paragraph(text, "left", block.size) for text in (first, *more)]
        if not flow:
            flow = [paragraph(context.words.absent, "center", block.size)]
        cells.append(Cell(tuple(flow)))
    places = [context.plan.swot.index(item) for column in columns for item in column]
    return Row(tuple(cells), place=("plan", "swot", places[0]) if places else None)
