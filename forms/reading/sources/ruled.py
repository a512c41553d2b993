"""Cells of a sheet as they are seen: lines say what is one cell, whatever was merged or not.

A program that fits several tables to one set of columns leaves cells without a line between
them, and goes on in another row where a cell is taller than a row can be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from forms.reading.labels import labelled

LEFT, RIGHT, TOP, BOTTOM = 1, 2, 4, 8
# A paragraph shorter than this ends where its cell does.
_LONG = 20


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell of a sheet: its words, its look, and how many rows and columns it is over.

    `lines` are those around it, as bits.
    """

    text: str
    bold: bool = False
    shaded: bool = False
    rows: int = 1
    columns: int = 1
    lines: int = 0

    @property
    def is_blank(self) -> bool:
        """Whether it says nothing."""
        return not self.text.strip()


class Row(dict[int, SheetCell]):
    """The cells of a row by their columns; beside them words that are not printed.

    Those are under a heading of their own.
    """

    def __init__(
        self,
        cells: Mapping[int, SheetCell] | Iterable[tuple[int, SheetCell]] = (),
        beside: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__(cells)
        self.beside = tuple(beside)


def is_ruled(row: Row) -> bool:
    """Whether what a row says stands between lines."""
    said = [cell for cell in row.values() if not cell.is_blank] or row.values()
    around = 0
    for cell in row.values():
        around |= cell.lines
    has_sides = bool(around & (LEFT | TOP) and around & (RIGHT | BOTTOM))
    return has_sides and any(cell.lines for cell in said)


def ruled_rows(rows: Sequence[Row]) -> list[Row]:
    """The rows of a table with the cells that its lines make."""
    made: list[Row] = []
    for row in rows:
        cells = _joined_across(row) if is_ruled(row) else Row(row, row.beside)
        if made and _goes_on(made[-1], cells):
            _join_down(made, cells)
        else:
            made.append(cells)
    return made


def _joined_across(row: Row) -> Row:
    """Cells without a line between them as one, where no more than one has words."""
    made = Row(beside=row.beside)
    before = -1
    for at in sorted(row):
        cell = row[at]
        last = made.get(before)
        if (
            last is not None
            and before + last.columns == at
            and last.rows == cell.rows
            and last.lines
            and cell.lines
            and not last.lines & RIGHT
            and not cell.lines & LEFT
            and (last.is_blank or cell.is_blank)
        ):
            words = cell if last.is_blank else last
            made[before] = replace(
                words,
                shaded=last.shaded or cell.shaded,
                columns=last.columns + cell.columns,
                lines=last.lines & ~RIGHT | cell.lines & RIGHT,
            )
            continue
        made[at] = cell
        before = at
    return made


def _goes_on(above: Row, row: Row) -> bool:
    """Whether a row goes on with the one above: no line is between, and it begins blank."""
    if not row or not all(cell.lines for cell in row.values()):
        return False
    if any(cell.lines & TOP or cell.rows > 1 for cell in row.values()):
        return False
    first = row[min(row)]
    if not first.is_blank or all(cell.is_blank for cell in row.values()):
        return False
    pairs = [(above.get(at), cell) for at, cell in row.items()]
    return all(
        over is not None and not over.lines & BOTTOM and over.columns == cell.columns
        for over, cell in pairs
    )


def _join_down(made: Sequence[Row], row: Row) -> None:
    above = made[-1]
    above.beside += row.beside
    for at, cell in row.items():
        over = above[at]
        text = _continued(over.text, cell.text)
        above[at] = replace(over, text=text, lines=over.lines | cell.lines)
    # What was merged over both rows is over one less.
    for back, cells in enumerate(reversed(made), 1):
        for at, cell in cells.items():
            if cell.rows > back:
                cells[at] = replace(cell, rows=cell.rows - 1)


def _continued(text: str, more: str) -> str:
    """Words that go on in the cell below: within a paragraph, or with the next."""
    if not text or not more:
        return text or more
    last, first = text.rsplit("\n", 1)[-1], more.split("\n", 1)[0]
    within = last.endswith(" ") or (len(last) >= _LONG and not labelled(first).label)
    return f"{text}{more}" if within and not first.startswith("(") else f"{text}\n{more}"
