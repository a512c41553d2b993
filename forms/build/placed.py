"""What stands within the long texts of a plan: tables, pictures and formulas at their lines."""

from __future__ import annotations

from collections.abc import Sequence

from db.markers import marker
from db.records import Formula, Measure, TextTable
from forms.build.context import Context
from forms.document import Cell, Figure, Flow, Fraction, Paragraph, Row, Run, Table, plain
from forms.page_setup import Align
from forms.templates.filling import words

# The least and the most letters that a column of a table counts for where none says its width.
_NARROWEST, _WIDEST = 5, 40
# A column of cells of no more letters than this holds marks or figures.
_MARK = 8


def placed_flows(
    context: Context, line: str, size: float, *, measure: Measure | None = None
) -> list[Table | Figure | Fraction]:
    """What a line of a long text stands for; nothing where the line is text.

    `measure` is the one whose text the line is of: formulas count within it.
    """
    found = marker(line)
    if found is None:
        return []
    objects = context.lookup.objects
    named = (objects.within(measure) if measure else objects).named(found)
    if named is None:
        return []
    if isinstance(named, Formula):
        return [fraction(context, named, size)]
    if isinstance(named, TextTable):
        return [text_table(named, size)]
    return [Figure(named.data, named.caption, float(named.width_mm or 0), size)]


def fraction(context: Context, formula: Formula, size: float) -> Fraction:
    """A formula drawn as numerator over denominator, times its multiplier."""
    factor = ""
    if formula.multiplier is not None:
        factor = words(context.words.factor, {"multiplier": formula.multiplier})
    label = formula.label.strip()
    if label and not label.endswith("="):
        label = f"{label} ="
    return Fraction(formula.numerator, formula.denominator, label, factor, size)


def text_table(table: TextTable, size: float) -> Table:
    """A table of a long text: header rows bold, cells over several columns joined."""
    head = [row.cells for row in table.head]
    rows = [row.cells for row in table.rows]
    count = max((len(cells) for cells in (*head, *rows)), default=1) or 1
    title = table.title.strip()
    aligns = [_align(rows, column) for column in range(count)]
    return Table(
        widths=widths(table, count),
        header=tuple(header_rows(head, count, size)),
        body=tuple(body_row(cells, aligns, size) for cells in rows),
        size=size,
        title=Paragraph((Run(title, bold=True),), size=size) if title else None,
    )


def widths(table: TextTable, count: int) -> tuple[float, ...]:
    """The shares of the columns: as given for each, else by how much each holds."""
    given = [float(width.share or 0) for width in table.widths]
    if len(given) == count and all(given):
        return tuple(given)
    held = [_NARROWEST] * count
    # The last header row names columns; what stands above it may go over several.
    for cells in (*(row.cells for row in table.head[-1:]), *(row.cells for row in table.rows)):
        for column, text in enumerate(cells if not _is_alone(cells, count) else ()):
            longest = max(len(line) for line in text.split("\n"))
            held[column] = max(held[column], min(longest, _WIDEST))
    return tuple(float(letters) for letters in held)


def _align(rows: Sequence[Sequence[str]], column: int) -> Align:
    """Columns of marks and figures are centred, words are set left."""
    held = [cells[column].strip() for cells in rows if len(cells) > max(column, 1)]
    return "center" if column and all(len(text) <= _MARK for text in held) else "left"


def _is_alone(cells: Sequence[str], count: int) -> bool:
    """Whether a row holds its first cell alone, and so goes across the table."""
    return count > 1 and bool(cells and cells[0].strip()) and not any(map(str.strip, cells[1:]))


def header_rows(head: Sequence[Sequence[str]], count: int, size: float) -> list[Row]:
    """Header rows: a heading goes on over the empty cells right of it, else below it."""
    grid = [[*cells, *[""] * (count - len(cells))] for cells in head]
    covered: set[tuple[int, int]] = set()
    rows: list[Row] = []
    for number, cells in enumerate(grid):
        made: list[Cell] = []
        column = 0
        while column < count:
            if (number, column) in covered:
                column += 1
                continue
            across = _reach_right(cells, number, column, covered) if cells[column].strip() else 1
            down = _reach_down(grid, number, column) if across == 1 else 1
            covered |= {(number + d, column + a) for d in range(down) for a in range(across)}
            made.append(_heading(cells[column], size, columns=across, rows=down))
            column += across
        rows.append(Row(tuple(made)))
    return rows


def _reach_right(
    cells: Sequence[str], number: int, column: int, covered: set[tuple[int, int]]
) -> int:
    end = column + 1
    while end < len(cells) and not cells[end].strip() and (number, end) not in covered:
        end += 1
    return end - column


def _reach_down(grid: Sequence[Sequence[str]], number: int, column: int) -> int:
    end = number + 1
    while end < len(grid) and not grid[end][column].strip():
        end += 1
    return end - number


def _heading(text: str, size: float, *, columns: int, rows: int) -> Cell:
    flow = tuple(plain(line, bold=True, align="center", size=size) for line in text.split("\n"))
    return Cell(flow, columns=columns, rows=rows, middle=True)


def body_row(cells: Sequence[str], aligns: Sequence[Align], size: float) -> Row:
    """A row; one that holds its first cell alone goes across the table."""
    count = len(aligns)
    if _is_alone(cells, count):
        return Row((Cell(_lines(cells[0], "left", size), columns=count),))
    texts = [*cells, *[""] * (count - len(cells))]
    pairs = zip(texts, aligns, strict=True)
    return Row(tuple(Cell(_lines(text, align, size)) for text, align in pairs))


def _lines(text: str, align: Align, size: float) -> tuple[Flow, ...]:
    return tuple(plain(line, align=align, size=size) for line in text.split("\n"))
