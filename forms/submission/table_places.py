"""Rows and columns of a document's tables by the elements that they are drawn as.

A paper's structure tree (`forms.pdf.structure`) knows cells, not what they are called: that
stands in the document, whose tables come in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from forms.document import Group, Item, Row, Table
from forms.heights import header_cells
from forms.pdf.composition import Composition
from forms.pdf.structure import Blank, Element
from forms.submission.places import Where

_SPANS = re.compile(r"/(Col|Row)Span (\d+)")


def element_places(composition: Composition) -> dict[int, Where]:
    """Where each element of a composition stands, but for the page, by its `id`."""
    found: dict[int, Where] = {}
    for form, part in zip(composition.forms, composition.parts, strict=True):
        tables = iter(list(_tables(form.items)))
        count = 0
        for block in part.blocks:
            if block.kind == "Table" and (table := next(tables, None)) is not None:
                count += 1
                found |= _of_table(block, table, Where(form.title, table=count))
            else:
                found |= _all(block, Where(form.title))
    return found


def column_headings(header: Sequence[Row], count: int) -> list[str]:
    """What each column of a table is called: the lowest heading above it that says something."""
    names = [""] * count
    for _row, (start, end), cell in header_cells(header):
        for column in range(start, min(end, count)):
            names[column] = cell.text.strip() or names[column]
    return names


def grid_columns(rows: Iterable[Iterable[tuple[int, int]]]) -> Iterator[list[int]]:
    """The first column of each cell of each row; cells are (columns, rows) that they cover."""
    open_below: dict[int, int] = {}
    for row in rows:
        starts, column = [], 0
        below = {at: left - 1 for at, left in open_below.items() if left > 1}
        for columns, down in row:
            while open_below.get(column, 0):
                column += 1
            starts.append(column)
            below |= dict.fromkeys(range(column, column + columns), down - 1)
            column += columns
        yield starts
        open_below = below


def _tables(items: Iterable[Item]) -> Iterator[Table]:
    """The tables of a form, in order."""
    for item in items:
        if isinstance(item, Table):
            yield item
        elif isinstance(item, Group):
            yield from _tables(item.items)


def _of_table(element: Element, table: Table, where: Where) -> Mapping[int, Where]:
    found = _all(element, where)
    names = column_headings(table.header, len(table.widths))
    body = next((kid for kid in _elements(element) if kid.kind == "TBody"), element)
    rows = [kid for kid in _elements(body) if kid.kind == "TR"]
    spans = ([_span(cell) for cell in row.kids] for row in rows)
    for number, (row, starts) in enumerate(zip(rows, grid_columns(spans), strict=True), 1):
        for cell, column in zip(row.kids, starts, strict=True):
            if isinstance(cell, Element):
                name = names[column] if column < len(names) else ""
                found |= _all(cell, where._replace(row=number, column=name))
    return found


def _span(cell: Element | Blank) -> tuple[int, int]:
    said = dict(_SPANS.findall(cell.attributes)) if isinstance(cell, Element) else {}
    return int(said.get("Col", 1)), int(said.get("Row", 1))


def _elements(element: Element) -> Iterator[Element]:
    return (kid for kid in element.kids if isinstance(kid, Element))


def _all(element: Element, where: Where) -> dict[int, Where]:
    """The same place for an element and all below it."""
    found, waiting = {}, [element]
    while waiting:
        each = waiting.pop()
        found[id(each)] = where
        waiting += _elements(each)
    return found
