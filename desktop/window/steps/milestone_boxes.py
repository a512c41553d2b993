"""Where steps and the bars of their spans stand in a table of months."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF
from PySide6.QtWidgets import QTableView

from db.records import Span
from desktop.window.widgets.theme import px
from desktop.window.widgets.tokens import DATA

# How high a bar is, with words on it, and without.
_WORDED, _BARE = 22, 10


def row_box(table: QTableView, row: int) -> QRect:
    """Where a row stands in the viewport."""
    top = table.rowViewportPosition(row)
    return QRect(0, top, table.viewport().width(), table.rowHeight(row))


def span_box(table: QTableView, months: Sequence[str], row: int, span: Span) -> QRectF:
    """Where the bar of a span stands, of which some month is among those of the columns.

    It is beside the first line of the step, where its number and weight stand.
    """
    begin, end = sorted((span.start, span.end))
    first, last = months.index(max(begin, months[0])), months.index(min(end, months[-1]))
    left = table.columnViewportPosition(first)
    right = table.columnViewportPosition(last) + table.columnWidth(last)
    height = min(px(_WORDED if span.label else _BARE), table.rowHeight(row) - 3)
    at = table.rowViewportPosition(row)
    top = max(at + 1.0, at + px(4) + (px(DATA.line) - height) / 2)
    return QRectF(left + px(4), top, right - left - 2 * px(4) - 1, height)
