"""What the columns of a table hold: as they were read, and as somebody says instead."""

from __future__ import annotations

import re
from typing import NamedTuple

from db.column_matches import ColumnMatch
from forms.reading.outline import Grid
from forms.reading.placing.tables import COMPUTED
from forms.reading.reading import ReadPlan
from forms.reading.recognition.tables import heading_row, headings_of, table_name
from forms.reading.vocabulary.tables import TableMark

_SAMPLES = 3
# The marks of footnotes, and years, are filled in on paper alone.
_HOLE = re.compile(r"\{[^{}]*\}")
_NAMED = 4  # headings by which a table of the forms is told


class FormTable(NamedTuple):
    """A table of the forms in words, and its columns: what each holds, and its heading."""

    name: tuple[str, str]
    words: str
    columns: tuple[tuple[str, str], ...]


class TableColumn(NamedTuple):
    """A column of the document: its heading, what stands under it, and what it was read as."""

    heading: str
    samples: tuple[str, ...]
    holds: str


class TableRead(NamedTuple):
    """A table of the document, as it was read; `table` is empty where no form has it."""

    block: int
    table: tuple[str, str]
    columns: tuple[TableColumn, ...]


def form_tables(read: ReadPlan) -> tuple[FormTable, ...]:
    """The tables that a table of a document may be; those that only print sums are none."""
    found: dict[tuple[str, str], FormTable] = {}
    for section in read.material.sections:
        for mark in section.tables:
            is_typed = mark.rows not in COMPUTED and not any(c.is_months for c in mark.columns)
            if is_typed and table_name(mark) not in found:
                found[table_name(mark)] = _form_table(mark)
    return tuple(found.values())


def table_read(read: ReadPlan, block: int) -> TableRead | None:
    """The table at a block of the document; None where there is none."""
    grid = read.outline.blocks[block]
    if not isinstance(grid, Grid) or not grid.rows:
        return None
    found = read.material.tables.get(block)
    texts, at_top = grid.texts(), heading_row(grid)
    head, under = texts[at_top], texts[at_top + 1 :]
    columns = tuple(
        TableColumn(
            head[at],
            tuple(row[at] for row in under if row[at])[:_SAMPLES],
            found.columns[at].holds if found is not None and at in found.columns else "",
        )
        for at in range(grid.width)
    )
    return TableRead(block, table_name(found.mark) if found else ("", ""), columns)


def match_of(read: ReadPlan, block: int, table: FormTable, holds: tuple[str, ...]) -> ColumnMatch:
    """That the columns of a table hold what somebody says."""
    grid = read.outline.blocks[block]
    headings = headings_of(grid) if isinstance(grid, Grid) else ()
    return ColumnMatch(headings, table.name, holds)


def _form_table(mark: TableMark) -> FormTable:
    columns = tuple(
        (column.holds, " ".join(_HOLE.sub("", column.column.heading).split()) or column.own)
        for column in mark.columns
    )
    words = ", ".join(heading for _, heading in columns[:_NAMED] if heading)
    return FormTable(table_name(mark), words, columns)
