"""Cells of a sheet as they are seen: lines say what is one cell, whatever was merged or not.

A program that fits several tables to one set of columns leaves cells without a line between
them, and goes on in another row where a cell is taller than a row can be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from forms.reading.labels import labelled
from forms.reading.sources.typed import Run

LEFT, RIGHT, TOP, BOTTOM = 1, 2, 4, 8
# A paragraph shorter than this ends where its cell does.
_LONG = 20
# A table of fewer columns has no rows of which most is blank.
_FEWEST = 5


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell of a sheet: its words, its look, and how many rows and columns it is over.

    `lines` are those around it, as bits; `runs` are its words by their looks, if they differ.
    """

    text: str
    bold: bool = False
    shaded: bool = False
    rows: int = 1
    columns: int = 1
    lines: int = 0
    runs: tuple[Run, ...] = ()

    @property
    def all_runs(self) -> tuple[Run, ...]:
        """Its words by their looks."""
        return self.runs or (Run(self.text, self.bold),)

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
    if any(cell.rows > 1 for cell in row.values()):
        return False
    if any(cell.lines & TOP for cell in row.values()):
        return _is_rest(above, row)
    first = row[min(row)]
    if not first.is_blank or all(cell.is_blank for cell in row.values()):
        return False
    pairs = [(above.get(at), cell) for at, cell in row.items()]
    return all(
        over is not None and not over.lines & BOTTOM and over.columns == cell.columns
        for over, cell in pairs
    )


def _is_rest(above: Row, row: Row) -> bool:
    """Whether a row between lines is the rest of the one above, which a page's end parted.

    Few of its cells say anything, and those go on with words above: they are no numbered ones.
    """
    said = {at: cell for at, cell in row.items() if not cell.is_blank}
    if not said or min(row) in said or len(row) < _FEWEST or len(said) * 3 > len(row):
        return False
    if row.keys() != above.keys():
        return False
    return all(
        len(above[at].text) >= _LONG
        and any(letter.isalpha() for letter in cell.text)
        and not labelled(cell.text).number
        for at, cell in said.items()
    )


def _join_down(made: Sequence[Row], row: Row) -> None:
    above = made[-1]
    above.beside += row.beside
    for at, cell in row.items():
        over = above[at]
        lines = over.lines | cell.lines
        if over.is_blank or cell.is_blank:
            said = cell if over.is_blank else over
            above[at] = replace(over, text=said.text, bold=said.bold, runs=said.runs, lines=lines)
            continue
        between = () if _goes_on_within(over, cell) else (Run("\n"),)
        runs = (*over.all_runs, *between, *cell.all_runs)
        text = "".join(run.text for run in runs)
        above[at] = replace(over, text=text, runs=runs, lines=lines)
    # What was merged over both rows is over one less.
    for back, cells in enumerate(reversed(made), 1):
        for at, cell in cells.items():
            if cell.rows > back:
                cells[at] = replace(cell, rows=cell.rows - 1)


def _goes_on_within(over: SheetCell, cell: SheetCell) -> bool:
    """Whether words go on in the cell below within a paragraph, and not with the next."""
    if cell.all_runs[0].bold != over.all_runs[-1].bold:
        return False
    last, first = over.text.rsplit("\n", 1)[-1], cell.text.split("\n", 1)[0]
    if first.startswith("(") or labelled(first).label:
        return False
    return last.endswith(" ") or len(last) >= _LONG
