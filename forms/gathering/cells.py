"""Tables of gathered figures: headings, cells and sums as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from forms.document import Cell, Heading, Paragraph, Row, Run, Table, plain
from forms.figures import baht, figure, figure_format, rounded
from forms.formulas import Sum
from forms.page_setup import Align

SIZE = 14.0


class Column(NamedTuple):
    """A column of a table: its heading, its share of the width, and where its texts stand."""

    heading: str
    width: float
    align: Align = "left"


def table(
    columns: Sequence[Column], rows: Iterable[Row], total: Sequence[Cell] = (), size: float = SIZE
) -> Table:
    """A table of rows, with their sum as its last row where one is given."""
    aligned = [_aligned(columns, row) for row in rows]
    if total:
        aligned.append(_aligned(columns, Row(tuple(map(_bold, total)))))
    header = Row(tuple(text(column.heading, bold=True, align="center") for column in columns))
    widths = tuple(column.width for column in columns)
    return Table(widths, (header,), tuple(aligned), size=size)


def text(words: str, *, bold: bool = False, align: Align = "left", columns: int = 1) -> Cell:
    """A cell of words, a paragraph a line."""
    lines = tuple(plain(line, bold=bold, align=align, size=SIZE) for line in words.split("\n"))
    return Cell(lines, columns=columns)


def whole(number: int, fact: str = "") -> Cell:
    """A cell of a count."""
    return _number(Decimal(number), f"{number:,}", fact)


def money(amount: Decimal | None, fact: str = "") -> Cell:
    """A cell of baht; `-` for None."""
    return text("-") if amount is None else _number(amount, baht(amount), fact)


def percent(value: Decimal | None) -> Cell:
    """A cell of percent to two decimals; `-` for None."""
    if value is None:
        return text("-")
    shown = rounded(value)
    return _number(shown, f"{shown:,.2f}", "", "#,##0.00")


def summed(cell: Cell) -> Cell:
    """The cell of a sum: over what the rows above say under its name."""
    return replace(cell, formula=Sum(cell.fact), fact="")


def heading(*lines: str, level: int = 1) -> Heading:
    """The title of a form, its first line bold; it is listed among the bookmarks."""
    first, *more = lines
    paragraphs = (plain(first, bold=True, align="center"), *(centred(each) for each in more))
    return Heading(paragraphs, level=level, entry=first)


def centred(words: str) -> Paragraph:
    """A line in the middle."""
    return plain(words, align="center")


def note(words: str) -> Paragraph:
    """A small line below a table."""
    return plain(words, size=SIZE)


def band(words: str, columns: int) -> Row:
    """A row over the whole table that names what follows; it stays with that."""
    return Row((text(words, bold=True, columns=columns),), keep=True)


def _number(number: Decimal, written: str, fact: str, form: str = "") -> Cell:
    flow = (plain(written, align="right", size=SIZE),)
    return Cell(flow, number=number, number_format=form or figure_format(figure(number)), fact=fact)


def _aligned(columns: Sequence[Column], row: Row) -> Row:
    """The row with the texts of its cells where their columns have them."""
    if len(row.cells) != len(columns):
        return row
    cells = tuple(_set(cell, column.align) for cell, column in zip(row.cells, columns, strict=True))
    return replace(row, cells=cells)


def _set(cell: Cell, align: Align) -> Cell:
    return replace(
        cell,
        flow=tuple(replace(e, align=align) if isinstance(e, Paragraph) else e for e in cell.flow),
    )


def _bold(cell: Cell) -> Cell:
    flow = tuple(
        replace(each, runs=tuple(Run(run.text, bold=True) for run in each.runs))
        if isinstance(each, Paragraph)
        else each
        for each in cell.flow
    )
    return replace(cell, flow=flow)
