"""A chart's figures as a table, for those who want the numbers: workbooks, screen readers."""

from __future__ import annotations

from decimal import Decimal

from forms.document import PERCENT, Cell, Chart, Row, Table, plain
from forms.figures import rounded
from forms.page_setup import Align

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
    notes = [_cell(chart, chart.notes[index], align="center")] if chart.notes else []
    return Row((_cell(chart, label), *figures, *notes))


def _cell(chart: Chart, text: str, *, bold: bool = False, align: Align = "left") -> Cell:
    align = "center" if bold else align
    return Cell((plain(text, bold=bold, align=align, size=chart.size),))


def _figure(chart: Chart, value: Decimal | None) -> Cell:
    if value is None:
        return Cell((plain("-", align="right", size=chart.size),))
    # What is counted has no decimals; shares of a hundred have two.
    figures = [each for series in chart.series for each in series.values if each is not None]
    counted = chart.unit != PERCENT and all(each == each.to_integral_value() for each in figures)
    shown = rounded(value)
    text, form = (f"{shown:,.0f}", "#,##0") if counted else (f"{shown:,.2f}", "#,##0.00")
    return Cell((plain(text, align="right", size=chart.size),), number=shown, number_format=form)
