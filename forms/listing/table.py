"""A list of a plan by a mapping: its rows as values, and as the texts that are written of them."""

from __future__ import annotations

from typing import NamedTuple

from db.records import Package
from forms.listing.columns import Row, Value
from forms.listing.mapping import ListMapping


class ListedRow(NamedTuple):
    """A row as a mapping has it: what it is of, its values and its texts, one a column."""

    row: Row
    values: tuple[Value, ...]
    texts: tuple[str, ...]


def listed_rows(package: Package, mapping: ListMapping, *, most: int = 0) -> tuple[ListedRow, ...]:
    """The rows of a plan by a mapping, in the plan's order; the first `most`, or all."""
    columns = [mapping.column(each) for each in mapping.columns]
    found: list[ListedRow] = []
    for row in mapping.kind.rows(package):
        values = tuple(column.of(row) for column in columns)
        pairs = zip(columns, values, strict=True)
        texts = tuple(mapping.forms.text(column, value) for column, value in pairs)
        found.append(ListedRow(row, values, texts))
        if len(found) == most:
            break
    return tuple(found)


def row_count(package: Package, mapping: ListMapping) -> int:
    """How many rows a list of a plan has."""
    return sum(1 for _ in mapping.kind.rows(package))
