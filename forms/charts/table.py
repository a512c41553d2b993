"""A chart's figures as a table, for those who want the numbers: workbooks, screen readers."""

from __future__ import annotations

from decimal import Decimal

from forms.document import Cell, Chart, Row, Table, plain
from forms.figures import rounded

_NAME_WIDTH = 40.0
_FIGURE_WIDTH = 20.0


def chart_table(chart: Chart) -> Table:
    """A row for each label, a column for each series, and the notes last."""
    names = [series.name for series in chart.series]
    heads = [f"รายการ ({chart.unit})", *names, *(["หมายเหตุ"] if chart.notes else [])]
    header = Row(tuple(_cell(chart, text, bold=True) for text in heads))
    body = tuple(_row(chart, index, label) for index, label in enumerate(chart.labels))
    widths = (_NAME_WIDTH, *[_FIGURE_WIDTH] * (len(heads) - 1))
    return Table(widths, (header,), body, size=chart.size)


def _row(chart: Chart, index: int, label: str) -> Row:
    figures = [_figure(chart, series.values[index]) for series in chart.series]
    notes = [_cell(chart, chart.notes[index])] if chart.notes else []
    return Row((_cell(chart, label), *figures, *notes))


def _cell(chart: Chart, text: str, *, bold: bool = False) -> Cell:
    return Cell((plain(text, bold=bold, align="center" if bold else "left", size=chart.size),))


def _figure(chart: Chart, value: Decimal | None) -> Cell:
    if value is None:
        return Cell((plain("-", align="right", size=chart.size),))
    shown = rounded(value)
    text = f"{shown:,.2f}"
    return Cell(
        (plain(text, align="right", size=chart.size),), number=shown, number_format="#,##0.00"
    )
