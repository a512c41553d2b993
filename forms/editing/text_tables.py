"""What is done to a table within a text: each act gives another table.

Rows are counted over the header rows and those below them; a cell that a row is short of
is empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain

from db.fields import specs
from db.letters import why_unfit
from db.package.bounds import MOST_HEAD_ROWS, beyond_bounds
from db.records import ColumnWidth, TextTable, TextTableRow
from forms.editing.placed_texts import width_of

Rows = tuple[TextTableRow, ...]
_CELL = specs(TextTableRow)["cells"]
_Change = Callable[[tuple[str, ...]], tuple[str, ...]]


def empty_table(columns: int, rows: int, head: int = 1, title: str = "") -> TextTable:
    """A table of empty cells, with so many header rows above the others."""
    row = TextTableRow(("",) * columns)
    return TextTable(title=title, head=(row,) * head, rows=(row,) * rows)


def table_of(block: Sequence[Sequence[str]], head: int = 1, title: str = "") -> TextTable:
    """A table of cells that were copied; its first rows are header rows, but never all."""
    width = max(len(line) for line in block)
    rows = tuple(TextTableRow((*line, *("",) * (width - len(line)))) for line in block)
    count = max(0, min(head, len(rows) - 1))
    return TextTable(title=title, head=rows[:count], rows=rows[count:])


def why_not(table: TextTable) -> str:
    """Why a plan takes no such table; empty where it does."""
    of_cells = (why_unfit(cell, _CELL.longest) for row in rows_of(table) for cell in row.cells)
    of_table = (reason for _name, reason in beyond_bounds(table))
    return next(filter(None, chain(of_table, of_cells)), "")


def rows_of(table: TextTable) -> Rows:
    """All rows, header rows first."""
    return (*table.head, *table.rows)


def with_rows(table: TextTable, rows: Sequence[TextTableRow], head: int) -> TextTable:
    """The table with other rows, the first of them header rows; one is no header row."""
    head = max(0, min(head, len(rows)))
    below = tuple(rows[head:]) or (TextTableRow(("",) * max(1, width_of(table))),)
    return replace(table, head=tuple(rows[:head]), rows=below)


def with_cells(table: TextTable, texts: Mapping[tuple[int, int], str]) -> TextTable:
    """The table with other texts in cells by (row, column); what lies beyond it is added."""
    if not texts:
        return table
    rows = [list(row.cells) for row in rows_of(table)]
    width = max(width_of(table), 1 + max(column for _row, column in texts))
    rows += [[] for _ in range(1 + max(row for row, _column in texts) - len(rows))]
    for row in {row for row, _column in texts}:
        rows[row] += [""] * (width - len(rows[row]))
    for (row, column), text in texts.items():
        rows[row][column] = text
    old = rows_of(table)
    made = [
        old[at] if at < len(old) and old[at].cells == tuple(cells) else TextTableRow(tuple(cells))
        for at, cells in enumerate(rows)
    ]
    return with_rows(table, made, len(table.head))


def with_new_rows(table: TextTable, at: int, count: int = 1) -> TextTable:
    """The table with empty rows before a row; among header rows they are such."""
    new = (TextTableRow(("",) * max(1, width_of(table))),) * count
    rows, head = rows_of(table), len(table.head)
    return with_rows(table, (*rows[:at], *new, *rows[at:]), head + count * (at < head))


def without_rows(table: TextTable, gone: Iterable[int]) -> TextTable:
    """The table without some rows."""
    out = set(gone)
    kept = [row for at, row in enumerate(rows_of(table)) if at not in out]
    return with_rows(table, kept, sum(at not in out for at in range(len(table.head))))


def with_moved_rows(table: TextTable, row: int, count: int, to: int) -> TextTable:
    """The table with rows moved so that the first stands at `to` among the others."""
    rows = rows_of(table)
    taken, rest = rows[row : row + count], rows[:row] + rows[row + count :]
    return with_rows(table, (*rest[:to], *taken, *rest[to:]), len(table.head))


def with_head(table: TextTable, count: int) -> TextTable:
    """The table with so many header rows."""
    return with_rows(table, rows_of(table), min(count, MOST_HEAD_ROWS, len(rows_of(table)) - 1))


def with_column(table: TextTable, at: int) -> TextTable:
    """The table with an empty column before a column."""
    return _by_row(table, lambda cells: (*cells[:at], "", *cells[at:]), at, added=True)


def without_column(table: TextTable, at: int) -> TextTable:
    """The table without a column; the last one stays."""
    if width_of(table) <= 1:
        return table
    return _by_row(table, lambda cells: cells[:at] + cells[at + 1 :], at, added=False)


def share_of(table: TextTable, column: int) -> Decimal | None:
    """How wide a column is in relation to the others; None where nothing is said of any."""
    return table.widths[column].share if column < len(table.widths) else None


def with_share(table: TextTable, column: int, share: Decimal | None) -> TextTable:
    """The table with another width of a column; where all are alike nothing is said."""
    count = width_of(table)
    shares = [share_of(table, at) or Decimal(1) for at in range(count)]
    shares[column] = share or Decimal(1)
    alike = all(each == shares[0] for each in shares)
    return replace(table, widths=() if alike else tuple(map(ColumnWidth, shares)))


def _by_row(table: TextTable, change: _Change, at: int, *, added: bool) -> TextTable:
    width = width_of(table)
    rows = [
        TextTableRow(change((*row.cells, *("",) * (width - len(row.cells)))))
        for row in rows_of(table)
    ]
    widths = table.widths
    if widths:
        new = (ColumnWidth(Decimal(1)),) if added else ()
        widths = (*widths[:at], *new, *widths[at if added else at + 1 :])
    return replace(with_rows(table, rows, len(table.head)), widths=widths)
