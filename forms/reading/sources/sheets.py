"""Rows of cells as an outline: what stands alone in its row is a paragraph, the rest tables.

A sheet has no paragraphs and no tables; people and programs write titles into a row of their
own, often over several columns, and leave a row blank between tables. Where a sheet has
lines around cells, they say what is a table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from forms.reading.outline import FORMULA, Beside, Block, Cell, FormulaText, Grid, Spot, Text
from forms.reading.sources.ruled import Row, SheetCell, is_ruled, ruled_rows
from forms.reading.sources.typed import Run, typed

# A line drawn with letters, and what stands after it: `× 100`.
_DRAWN = re.compile(r"\s*[─━—_]{5,}\s*((?:[×xX*]\s*[0-9๐-๙.,]+)?)\s*")
# Rows of a table have words in so many of its columns; those of a letter's head in fewer.
_DENSE = 0.45
_MOST_HEADS = 4


def sheet_blocks(rows: Sequence[Row], width: int, start: int) -> list[Block]:
    """The blocks of a sheet's rows, the first of number `start`."""
    blocks: list[Block] = []
    for group, is_table in _groups(rows, width):
        if is_table:
            blocks.append(_grid(ruled_rows(group), (start + len(blocks),)))
            continue
        for row in group:
            said = [row[at] for at in sorted(row) if not row[at].is_blank]
            if said:
                blocks += _paragraphs(said, start + len(blocks))
    return blocks


def _paragraphs(cells: Sequence[SheetCell], start: int) -> list[Text]:
    runs = list(cells[0].all_runs)
    for cell in cells[1:]:
        runs += [Run(" "), *cell.all_runs]
    whole = SheetCell("".join(run.text for run in runs), runs=tuple(runs))
    return [_text(line, (start + at,)) for at, line in enumerate(_split(whole))]


def _groups(rows: Sequence[Row], width: int) -> Iterator[tuple[list[Row], bool]]:
    """The rows of each table, and those of paragraphs between."""
    heads: set[tuple[str, ...]] = set()
    for run in _runs(rows):
        if any(map(is_ruled, run)):
            parts = [(list(rows), ruled) for ruled, rows in groupby(run, is_ruled)]
            for part, ruled in _under_heads(parts):
                tables = _parted(part, heads) if ruled else [part]
                yield from ((table, ruled) for table in tables)
        else:
            yield from _unruled(run, width)


def _parted(rows: list[Row], heads: set[tuple[str, ...]]) -> Iterator[list[Row]]:
    """Tables that follow one another without a blank row: the headings of another begin one."""
    first = 0
    for at, row in enumerate(rows):
        if at and (_said(row) in heads or _is_head(row, rows[at - 1])):
            yield rows[first:at]
            first = at
        if at == first and len(_said(row)) > 1:
            heads.add(_said(row))
    yield rows[first:]


def _said(row: Row) -> tuple[str, ...]:
    return tuple(cell.text for cell in row.values() if not cell.is_blank)


def _is_head(row: Row, above: Row) -> bool:
    """Whether a row is of headings, over other columns than those above."""
    said = {at: cell for at, cell in row.items() if not cell.is_blank}
    before = {at: cell for at, cell in above.items() if not cell.is_blank}
    apart = not any(cell.rows > 1 for cell in above.values()) and not said.keys() <= before.keys()
    bold = all(cell.bold for cell in said.values())
    return len(said) > 2 and apart and bold and not all(cell.bold for cell in before.values())


def _under_heads(parts: list[tuple[list[Row], bool]]) -> Iterator[tuple[list[Row], bool]]:
    """The parts of a table that lines break, each under the headings of the first."""
    first = next(at for at, (_, ruled) in enumerate(parts) if ruled)
    heads, more = parts[first][0], any(ruled for _, ruled in parts[first + 1 :])
    if not more or len(heads) > _MOST_HEADS:
        yield from parts
        return
    for at, (rows, ruled) in enumerate(parts):
        if at != first:
            yield (heads + rows if ruled else rows), ruled


def _runs(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows without a blank one among them; what is merged over a blank one holds it together."""
    run: list[Row] = []
    covered = 0
    for row in rows:
        seen = any(not c.is_blank or c.shaded or c.lines for c in row.values())
        if seen or covered > 0:
            run.append(row)
        elif run:
            yield run
            run = []
        covered = max(covered - 1, 0, *(cell.rows - 1 for cell in row.values()))
    if run:
        yield run


def _unruled(rows: Sequence[Row], width: int) -> Iterator[tuple[list[Row], bool]]:
    """Of rows without lines: a title alone in its row is a paragraph, others are of tables."""
    table: list[Row] = []
    covered = 0
    for row in rows:
        said = [(at, cell) for at, cell in row.items() if not cell.is_blank]
        within = covered > 0
        covered = max(covered - 1, 0, *(cell.rows - 1 for _, cell in said))
        alone = len(said) == 1
        wide = alone and said[0][1].columns >= max(2, 0.6 * width)
        if alone and not within and (wide or not table):
            yield from _table(table)
            table = []
            yield [row], False
        elif said or table:
            table.append(row)
    yield from _table(table)


def _table(rows: list[Row]) -> Iterator[tuple[list[Row], bool]]:
    """Rows of several cells as a table, or as lines where their cells stand anywhere."""
    if not rows:
        return
    starts = Counter(at for row in rows for at, cell in row.items() if not cell.is_blank)
    merged = any(cell.columns > 1 for row in rows for cell in row.values())
    dense = sum(starts.values()) >= _DENSE * len(rows) * len(starts)
    yield rows, dense or not merged


def _grid(rows: Sequence[Row], spot: tuple[int, ...]) -> Grid:
    """A table; columns in which no cell begins are left out."""
    starts = sorted({at for row in rows for at, cell in row.items() if _counts(cell)})
    if not starts:
        starts = [0]
    matrix: list[list[Cell | None]] = [[None] * len(starts) for _ in rows]
    for at, row in enumerate(rows):
        for column, start in enumerate(starts):
            if matrix[at][column] is not None:
                continue
            found = row.get(start)
            across = 1
            if found is not None:
                across = sum(start <= each < start + found.columns for each in starts)
            room = len(rows) - at, len(starts) - column
            cell = _cell(found, (*spot, at, column), max(across, 1), room)
            for down in range(cell.rows):
                for over in range(cell.columns):
                    matrix[at + down][column + over] = cell
    return Grid(spot, tuple(map(tuple, matrix)), beside=tuple(_beside(rows, spot, len(starts))))


def _beside(rows: Sequence[Row], spot: tuple[int, ...], width: int) -> Iterator[Beside]:
    for at, row in enumerate(rows):
        for column, (heading, words) in enumerate(row.beside, width):
            yield Beside(at, heading, Text((*spot, at, column), words))


def _counts(cell: SheetCell) -> bool:
    """Whether a column begins with a cell; a blank one without lines is none."""
    return not cell.is_blank or cell.shaded or bool(cell.lines)


def _cell(found: SheetCell | None, spot: Spot, across: int, room: tuple[int, int]) -> Cell:
    """A cell at a place, over no more rows and columns than there is room for."""
    row, column = spot[-2:]
    if found is None:
        return Cell(spot, row, column)
    pieces = tuple(
        _text(line, (*spot, at), formula) for at, (line, formula) in enumerate(_lines(found))
    )
    return Cell(
        spot=spot,
        row=row,
        column=column,
        pieces=pieces,
        rows=min(found.rows, room[0]),
        columns=min(across, room[1]),
        shaded=found.shaded,
    )


Line = list[Run]


def _split(cell: SheetCell) -> list[Line]:
    """The lines of a cell that say something, by their looks."""
    lines: list[Line] = [[]]
    for run in cell.all_runs:
        for at, piece in enumerate(run.text.split("\n")):
            if at:
                lines.append([])
            lines[-1].append(Run(piece, run.bold))
    return [line for line in lines if _words(line).strip()]


def _words(line: Line) -> str:
    return "".join(run.text for run in line)


def _lines(cell: SheetCell) -> list[tuple[Line, tuple[FormulaText, ...]]]:
    """The lines of a cell; what stands over and under a drawn line is a formula."""
    lines = _split(cell)
    found: list[tuple[Line, tuple[FormulaText, ...]]] = []
    at = 0
    while at < len(lines):
        drawn = _DRAWN.fullmatch(_words(lines[at]))
        if drawn and found and at + 1 < len(lines) and not found[-1][1]:
            above = _words(found.pop()[0]).strip()
            made = FormulaText(above, _words(lines[at + 1]).strip())
            found.append(([Run(f"{FORMULA} {drawn[1]}".strip())], (made,)))
            at += 1
        else:
            found.append((lines[at], ()))
        at += 1
    return found


def _text(line: Line, spot: tuple[int, ...], formulas: tuple[FormulaText, ...] = ()) -> Text:
    made = typed(line, formulas)
    return Text(spot, made.text, lead=made.lead, formulas=made.formulas)
