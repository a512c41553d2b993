"""What the arrows of a row say, and where the words on them may stand: in months that are free."""

from __future__ import annotations

from collections.abc import Iterable

from forms.calendar import month_and_year
from forms.document import Arrow, Paragraph, Row, Table
from forms.heights import header_cells

# An arrow over columns of which nothing is known.
_SPAN = "ช่วงเวลาดำเนินการ"


def merged(arrows: Iterable[Arrow]) -> list[Arrow]:
    """Arrows from left to right, those that overlap as one with the words of all."""
    found: list[Arrow] = []
    for arrow in sorted(arrows, key=lambda arrow: arrow.first):
        if found and arrow.first <= found[-1].last:
            first, last, label = found[-1].first, found[-1].last, found[-1].label
            label = ", ".join(part for part in (label, arrow.label) if part)
            found[-1] = Arrow(first, max(last, arrow.last), label)
        else:
            found.append(arrow)
    return found


def span_words(table: Table, arrow: Arrow) -> str:
    """From when to when an arrow goes, as it is read aloud: its months, or their headings."""
    ends = [_column_words(table, column) for column in (arrow.first, arrow.last)]
    return " ถึง ".join(dict.fromkeys(filter(None, ends))) or _SPAN


def _column_words(table: Table, column: int) -> str:
    """What a column of the time stands for."""
    month = table.months[column] if column < len(table.months) else ""
    if month:
        return month_and_year(month)
    heading = ""
    for _, (start, end), cell in header_cells(table.header):
        if start <= column < end:
            heading = cell.text
    return " ".join(heading.split())


def free_columns(table: Table, row: Row) -> set[int]:
    """The columns of the time that hold neither words nor an arrow in this row.

    The time is the columns below a heading over several, else those of all arrows.
    """
    free = _empty_columns(row) & _time_columns(table)
    for arrow in row.arrows:
        free -= set(range(arrow.first, arrow.last + 1))
    return free


def _empty_columns(row: Row) -> set[int]:
    """The columns in which a row says nothing."""
    empty: set[int] = set()
    column = 0
    for cell in row.cells:
        words = [flow.text if isinstance(flow, Paragraph) else "…" for flow in cell.flow]
        if not "".join(words).strip():
            empty.update(range(column, column + cell.columns))
        column += cell.columns
    return empty


def _time_columns(table: Table) -> set[int]:
    arrows = [arrow for row in table.body for arrow in row.arrows]
    first = min(arrow.first for arrow in arrows)
    last = max(arrow.last for arrow in arrows)
    column = 0
    for cell in table.header[0].cells if table.header else ():
        if cell.columns > 1 and column <= first and last < column + cell.columns:
            return set(range(column, column + cell.columns))
        column += cell.columns
    return set(range(first, last + 1))
