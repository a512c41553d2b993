"""What stands beside a printed table of a workbook: what its formulas count by, unprinted."""

from __future__ import annotations

from forms.compute import AMOUNT, MAIN_STEP, PROGRAMME, STATUS, WEIGHT
from forms.reading.outline import Grid
from forms.reading.placing import things
from forms.reading.placing.cells import RowCells
from forms.reading.placing.context import Context
from forms.reporting.scores import BETWEEN

# Those say again what the row says.
_SAID = frozenset({AMOUNT, STATUS, WEIGHT, MAIN_STEP, BETWEEN})


def said_beside(context: Context, grid: Grid, at: int, row: RowCells | None) -> None:
    """Takes what stands beside a row; of a row without fields only what says nothing new."""
    for beside in grid.beside:
        if beside.row != at:
            continue
        words, spot = beside.text.plain.strip(), beside.text.spot
        project = None
        if beside.heading == PROGRAMME and row is not None:
            project = things.project_named(context, _project(row))
        if project is not None:
            context.say(project, "integrated_programme", words, (spot,))
        elif beside.heading in _SAID:
            context.ledger.take((spot,))
        else:
            context.ledger.leave(spot, words, f"ไม่รู้จักช่อง “{beside.heading}” ข้างตาราง")


def _project(row: RowCells) -> str:
    """The name of the project that a row is of."""
    columns = [mark.holds for mark in row.found.columns.values()]
    named = [holds for holds in columns if "project" in holds and row.text(holds).strip()]
    return row.text(named[0]).split("\n")[0] if named else ""
