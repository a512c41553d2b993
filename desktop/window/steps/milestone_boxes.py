"""Where steps and the arrows of their spans stand in a table of months."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF
from PySide6.QtWidgets import QTableView

from db.records import Span
from desktop.window.widgets.theme import em


def row_box(table: QTableView, row: int) -> QRect:
    """Where a row stands in the viewport."""
    top = table.rowViewportPosition(row)
    return QRect(0, top, table.viewport().width(), table.rowHeight(row))


def span_box(table: QTableView, months: Sequence[str], row: int, span: Span) -> QRectF:
    """Where the arrow of a span stands, of which some month is among those of the columns.

    It is beside the first line of the step, where its number and weight stand; words on it
    need all of a row's height.
    """
    begin, end = sorted((span.start, span.end))
    first, last = months.index(max(begin, months[0])), months.index(min(end, months[-1]))
    left = table.columnViewportPosition(first)
    right = table.columnViewportPosition(last) + table.columnWidth(last)
    line = table.fontMetrics().lineSpacing()
    height: float = em(table, 1.1)
    if span.label:
        height = min(line + em(table, 0.5), table.rowHeight(row) - 3)
    at = table.rowViewportPosition(row)
    top = max(at + 1, at + em(table, 0.3) + (line - height) / 2)
    return QRectF(left + 1, top, right - left - 3, height)
