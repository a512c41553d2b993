"""Tables of forms, row by row: what is a row of theirs, and who puts it into fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from forms.reading.comparing import squeezed
from forms.reading.gathering.subjects import Subject
from forms.reading.outline import Cell, Grid
from forms.reading.placing import (
    rows_of_grids,
    rows_of_lists,
    rows_of_measures,
    rows_of_parts,
)
from forms.reading.placing.besides import said_beside
from forms.reading.placing.cells import EMPTY, RowCells
from forms.reading.placing.context import Context
from forms.reading.placing.definitions import Definition, Headings
from forms.reading.placing.papers import report_of
from forms.reading.recognition.looks import fits
from forms.reading.recognition.tables import Recognised, is_heading_row

_SUM = ("รวม", "ยอดรวม")
_LONGEST_SUM = 40
# Rows that only print what is computed from other tables.
COMPUTED = frozenset({"scores", "unscored", "issuances", "issued_changes", "reissues"})
Defining = Callable[[Context, RowCells], Subject | None]
Placing = Callable[[Context, RowCells], None]
# By what the rows of a table go through.
_DEFINING: Mapping[str, Defining] = {
    "defined_kpis": rows_of_measures.defined_kpis,
    "all_defined_kpis": rows_of_measures.defined_kpis,
    "issue_indicators": rows_of_measures.issue_indicators,
    "own_indicators": rows_of_measures.own_indicators,
    "this_indicator": rows_of_measures.this_indicator,
}
_PLACING: Mapping[str, Placing] = {
    "key_results": rows_of_parts.key_results,
    "tactic_kpis": rows_of_parts.tactic_kpis,
    "substrategy_projects": rows_of_parts.substrategy_projects,
    "part1_projects": rows_of_parts.summary_projects,
    "part2_projects": rows_of_parts.summary_projects,
    "issue_projects": rows_of_parts.issue_projects,
    "part3_projects": rows_of_parts.part3_projects,
    "routine_groups": rows_of_parts.part3_projects,
    "policy_projects": rows_of_parts.policy_projects,
    "linked_kpis": rows_of_measures.linked_kpis,
    "rubric_levels": rows_of_measures.rubric_levels,
    "policy_links": rows_of_lists.policy_links,
    "supporting": rows_of_lists.supporting,
    "staffing": rows_of_lists.staffing,
    "results": rows_of_lists.results,
}
KNOWN_ROWS = frozenset({*_DEFINING, *_PLACING, "steps"}) | COMPUTED
# What names the thing of a row; where it is blank the row goes on with the one above.
_NAMES = ("indicator.name", "kpi_words", "kpi.text")


class Tables:
    """Reads tables one after the other: a definition goes on from one to the next."""

    def __init__(self, context: Context, headings: Headings) -> None:
        self._context = context
        self._headings = headings
        self._open: Definition | None = None

    def read(self, grid: Grid, found: Recognised) -> None:
        """Reads a table that was recognised; each of its cells is taken, doubtful or left."""
        context = self._context
        context.doubt = found.doubt
        try:
            self._read(grid, found)
        finally:
            context.doubt = ""

    def _read(self, grid: Grid, found: Recognised) -> None:
        context = self._context
        rows = found.mark.rows
        for at in range(min(found.first, len(grid.rows))):
            context.ledger.take(_spots(grid, at), found.doubt)
        if rows in COMPUTED:
            context.ledger.take(cell.spot for cell in grid.cells)
            context.ledger.take(beside.text.spot for beside in grid.beside)
            return
        if rows == "results":
            report_of(context)
        if rows == "rubric_levels" and not self._goes_on(grid, found):
            context.scope.rubric = None
        for at in range(found.first, len(grid.rows)):
            self._row(grid, found, at)
            said_beside(context, grid, at, _cells_of(grid, found, at))

    def _goes_on(self, grid: Grid, found: Recognised) -> bool:
        """Whether a rubric's table goes on with the levels of one above."""
        rubric = self._context.scope.rubric
        if rubric is None or found.first >= len(grid.rows):
            return False
        known = [part.first("level") for part in rubric.all_parts("levels")]
        return bool(known) and len(known) < 5

    def _row(self, grid: Grid, found: Recognised, at: int) -> None:
        context = self._context
        row = _cells_of(grid, found, at)
        if all(EMPTY.fullmatch(cell.text) for cell in row.cells.values()) or is_heading_row(
            grid, at, found
        ):
            context.ledger.take(_spots(grid, at))
            return
        if _is_sum(grid, found, at):
            self.close()
            context.ledger.take(_spots(grid, at))
            return
        context.ledger.take(
            row.spots(*(h for h in ("order", "number", "posts_total") if row.has(h)))
        )
        self._place(grid, found, at, row)
        self._leave_rest(grid, found, at)

    def _place(self, grid: Grid, found: Recognised, at: int, row: RowCells) -> None:
        context, rows = self._context, found.mark.rows
        if rows in _DEFINING:
            self._defining(row, _DEFINING[rows])
            return
        self.close()
        if rows == "steps":
            rows_of_grids.steps(context, row, grid)
            return
        group = _only_text(grid, at) if rows == "results" else None
        if group is not None and rows_of_lists.group_of_results(context, group, row):
            return
        _PLACING[rows](context, row)
        self._said(row)

    def _defining(self, row: RowCells, place: Defining) -> None:
        """A row that defines something, or goes on with the definition above."""
        texts = row.texts("definition")
        name = next((row.text(h) for h in _NAMES if row.has(h)), "")
        if not name.strip():
            if self._open is not None and texts:
                self._open.add(texts)
                self._context.ledger.take(row.spots("definition"))
            self._said(row)
            return
        subject = place(self._context, row)
        if subject is None:
            self._said(row)
            return
        self.close()
        self._open = Definition(subject, self._headings)
        self._open.add([text for text in texts if not EMPTY.fullmatch(text.plain)])
        self._context.ledger.take(row.spots("definition"))
        self._said(row)

    def _said(self, row: RowCells) -> None:
        """Dashes and empty lines of a form are its own, and its headings over nothing."""
        self._context.ledger.take(
            cell.spot for cell in row.cells.values() if self._is_empty(cell.text)
        )
        texts = row.texts("definition")
        if texts and self._headings.are_all_of(texts):
            self._context.ledger.take(row.spots("definition"))

    def _is_empty(self, text: str) -> bool:
        """Whether a cell is an empty line of the form, as `KPI : .....`."""
        if EMPTY.fullmatch(text):
            return True
        coded = (self._context.wording.coded(kind, text)[1] for kind in ("kr", "kpi"))
        return len(text) < 40 and any(EMPTY.fullmatch(words) for words in coded)

    def _leave_rest(self, grid: Grid, found: Recognised, at: int) -> None:
        """Cells of no column, and such as nobody took, are left over."""
        for cell in _cells_at(grid, at):
            if cell.is_blank or self._context.ledger.is_known(cell.spot):
                continue
            is_month = cell.column in found.months or cell.column in found.surplus
            if is_month and EMPTY.fullmatch(cell.text):
                self._context.ledger.take((cell.spot,))
                continue
            self._context.ledger.leave(cell.spot, cell.text, "ไม่มีช่องในแผนสำหรับช่องนี้ของตาราง")

    def close(self) -> None:
        """Ends the definition that is open."""
        if self._open is not None:
            self._open.close(self._context)
            self._open = None


def _cells_of(grid: Grid, found: Recognised, at: int) -> RowCells:
    """The cells of a row by their columns; one that lost a cell at its left is moved back."""
    cells = {
        column: cell
        for column, cell in enumerate(grid.rows[at])
        if cell is not None and cell.row == at and cell.column == column
    }
    columns = sorted(found.columns)
    moved = {c: cells[c - 1] for c in columns if c - 1 in cells}
    last = grid.rows[at][columns[-1]] if columns else None
    if last is not None and last.is_blank and _wrong(found, moved) < _wrong(found, cells):
        return RowCells(found, at, {c: cell for c, cell in moved.items() if not cell.is_blank})
    return RowCells(found, at, cells)


def _wrong(found: Recognised, cells: Mapping[int, Cell]) -> int:
    """How many cells do not look like what their columns hold."""
    told = (
        fits(column.holds, cells[at].text) for at, column in found.columns.items() if at in cells
    )
    return sum(said is False for said in told)


def _is_sum(grid: Grid, found: Recognised, at: int) -> bool:
    """Whether a row sums the table up, as its last row does."""
    if not found.mark.block.total:
        return False
    first = next((cell for cell in _cells_at(grid, at) if not cell.is_blank), None)
    if first is None or first.column > 2 or len(first.text) > _LONGEST_SUM:
        return False
    return squeezed(first.text).startswith(_SUM)


def _only_text(grid: Grid, at: int) -> str | None:
    """The words of a row that says one thing alone."""
    said = [cell for cell in _cells_at(grid, at) if not cell.is_blank]
    return said[0].text.strip() if len(said) == 1 and said[0].column == 0 else None


def _cells_at(grid: Grid, at: int) -> list[Cell]:
    return [c for c in dict.fromkeys(grid.rows[at]) if c is not None and c.row == at]


def _spots(grid: Grid, at: int) -> list[tuple[int, ...]]:
    return [cell.spot for cell in _cells_at(grid, at)]
