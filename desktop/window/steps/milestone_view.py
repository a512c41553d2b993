"""The months of steps: spans are painted, stretched, moved and removed, by mouse and keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, QRect, QRectF, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from db.records import Span
from desktop.clock import local_today
from desktop.window.steps.milestone_gesture import Gesture, Part
from desktop.window.steps.milestone_header import MilestoneHeader
from desktop.window.steps.milestone_keys import MilestoneKeys
from desktop.window.steps.milestone_label import LabelBox
from desktop.window.steps.milestone_menu import month_menu
from desktop.window.steps.milestone_model import Index, MilestoneModel
from desktop.window.steps.milestone_mouse import MilestoneMouse
from desktop.window.steps.milestone_painting import (
    Arrow,
    Ground,
    draw_arrow,
    draw_cursor,
    draw_ground,
    draw_today,
    month_and_share,
)
from desktop.window.widgets.theme import Theme, em
from forms.editing.spans import Spans, is_sound, span_at

_MONTH_WIDTH = 2.6
_WIDEST_MONTH = 4.5


class MilestoneView(QTableView):
    """Shows a MilestoneModel; `spans_drawn` gives the row, its new spans and the action.

    `said` tells what stands under the cursor, or is in the making. `left` asks for the
    focus to go to the columns before the months.
    """

    spans_drawn = Signal(int, object, str)
    said = Signal(str)
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        today: Callable[[], dt.date] = local_today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._today = today
        self.months = MilestoneModel(self)
        self.fiscal_months: frozenset[str] = frozenset()
        self.parents: frozenset[int] = frozenset()
        self.gesture: Gesture | None = None
        self._keys = MilestoneKeys(self)
        self._mouse = MilestoneMouse(self)
        self._label = LabelBox(self)
        self.setModel(self.months)
        self.setHorizontalHeader(MilestoneHeader(theme, self))
        self.verticalHeader().hide()
        self.setAccessibleName("ปฏิทินของขั้นตอน")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setAutoScroll(True)
        theme.changed.connect(self.viewport().update)
        self.months.columnsInserted.connect(self.fit_months)
        self.months.columnsRemoved.connect(self.fit_months)

    @property
    def row(self) -> int:
        """The row of the cursor; -1 where it stands nowhere."""
        return self.currentIndex().row()

    @property
    def month(self) -> str:
        """The month of the cursor; empty where it stands nowhere."""
        column = self.currentIndex().column()
        return self.months.months[column] if 0 <= column < len(self.months.months) else ""

    @property
    def this_month(self) -> str:
        """The month of today."""
        return month_and_share(self._today())[0]

    @property
    def wanted_width(self) -> int:
        """The width in which all months are in sight."""
        months = len(self.months.months) * em(self, _MONTH_WIDTH)
        return months + 2 * self.frameWidth() + self.verticalScrollBar().sizeHint().width()

    def put_cursor(self, row: int, month: str = "") -> None:
        """Put the cursor on a row, on a month or where it stood."""
        months = self.months.months
        column = months.index(month) if month in months else max(0, self.currentIndex().column())
        if 0 <= row < self.months.rowCount() and column < len(months):
            self.setCurrentIndex(self.months.index(row, column))

    def step_cursor(self, by: int) -> None:
        """Move the cursor by so many months, as far as there are some."""
        column = self.currentIndex().column() + by
        if 0 <= column < len(self.months.months):
            self.setCurrentIndex(self.months.index(self.row, column))

    def show_gesture(self, gesture: Gesture | None) -> None:
        """Draw a span in the making, or none."""
        rows = {each.row for each in (self.gesture, gesture) if each is not None}
        self.gesture = gesture
        for row in rows:
            self.viewport().update(self.row_box(row))
        self.say()

    def drop(self) -> None:
        """Give up what is in the making, by mouse as well."""
        self._mouse.cancel()
        self.show_gesture(None)

    def drop_stale(self) -> None:
        """Give it up where its row is no longer what it was."""
        gesture = self.gesture
        if gesture is not None and self.months.spans(gesture.row) != gesture.spans:
            self.drop()

    def finish(self) -> None:
        """Make what is in the making."""
        gesture = self.gesture
        self.show_gesture(None)
        if gesture is not None and gesture.result != gesture.spans:
            self.spans_drawn.emit(gesture.row, gesture.result, gesture.words)

    def give(self, row: int, spans: Spans, words: str) -> None:
        """Ask for other spans of a row."""
        if spans != self.months.spans(row):
            self.spans_drawn.emit(row, spans, words)

    def say(self) -> None:
        """Tell what is in the making, or what stands under the cursor."""
        if self.gesture is not None:
            self.said.emit(self.gesture.live_words)
        elif self.row >= 0 and self.month:
            self.said.emit(self.months.words(self.row, self.month))
        else:
            self.said.emit("")

    def hit(self, at: QPoint) -> tuple[int, str, Part] | None:
        """The row and month at a point, and which part of a span is there."""
        row, column = self.rowAt(at.y()), self.columnAt(at.x())
        if not (0 <= row < self.months.rowCount() and 0 <= column < len(self.months.months)):
            return None
        month = self.months.months[column]
        spans = self.months.spans(row)
        index = span_at(spans, month)
        part: Part = "inside"
        if index is not None:
            edge = self.columnWidth(column) / 3
            x = at.x() - self.columnViewportPosition(column)
            if spans[index].end == month and x >= self.columnWidth(column) - edge:
                part = "end"
            elif spans[index].start == month and x < edge:
                part = "start"
        return row, month, part

    def write_label(self) -> bool:
        """Write on the span under the cursor; False where there is none."""
        return self._label.open()

    def span_box(self, row: int, span: Span) -> QRectF:
        """Where the arrow of a span stands, of which some month is in the grid."""
        months = self.months.months
        first, last = sorted((span.start, span.end))
        first, last = max(first, months[0]), min(last, months[-1])
        return self._box(row, months.index(first), months.index(last), tall=bool(span.label))

    def row_box(self, row: int) -> QRect:
        """Where a row stands in the viewport."""
        top = self.rowViewportPosition(row)
        return QRect(0, top, self.viewport().width(), self.rowHeight(row))

    def fit_months(self) -> None:
        """Make the months as wide as there is room for, and never too narrow to read."""
        count = len(self.months.months)
        if count:
            room = self.viewport().width() // count
            width = max(em(self, _MONTH_WIDTH), min(room, em(self, _WIDEST_MONTH)))
            self.horizontalHeader().setDefaultSectionSize(width)

    def _arrows(self, row: int) -> Iterator[Arrow]:
        """What there is to draw in a row."""
        gesture = self.gesture if self.gesture is not None and self.gesture.row == row else None
        spans = gesture.result if gesture else self.months.spans(row)
        months = self.months.months
        shown = span_at(spans, gesture.span.start) if gesture else None
        held = span_at(spans, self.month) if row == self.row and self.month else None
        for index, span in enumerate(spans):
            if not (span.start and span.end):
                continue
            sound = is_sound(span)
            start, end = (span.start, span.end) if sound else (span.end, span.start)
            if end < months[0] or start > months[-1]:
                continue
            yield Arrow(
                self.span_box(row, span),
                span.label,
                opens_left=start < months[0],
                opens_right=end > months[-1],
                live=index == shown,
                held=index == held,
                wrong=not sound,
            )

    def _box(self, row: int, first: int, last: int, *, tall: bool) -> QRectF:
        left = self.columnViewportPosition(first)
        right = self.columnViewportPosition(last) + self.columnWidth(last)
        # Beside the first line of the step, where its number and weight stand; words on it
        # need all of a row's height.
        line = self.fontMetrics().lineSpacing()
        height = min(line + em(self, 0.5), self.rowHeight(row) - 3) if tall else em(self, 1.1)
        top: float = self.rowViewportPosition(row) + em(self, 0.3)
        top = max(self.rowViewportPosition(row) + 1, top + (line - height) / 2)
        return QRectF(left + 1, top, right - left - 3, height)

    def _draw(self, painter: QPainter, box: QRect) -> None:
        """Draw what lies in a box of the viewport."""
        last = self.rowAt(box.bottom())
        rows = range(
            max(0, self.rowAt(box.top())), (last if last >= 0 else self.months.rowCount() - 1) + 1
        )
        draw_ground(painter, self._theme, self._ground(rows))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in rows:
            for arrow in self._arrows(row):
                draw_arrow(painter, self._theme, arrow)
        self._draw_today(painter)
        current = self.currentIndex()
        if current.isValid():
            cell = QRectF(self.visualRect(current))
            draw_cursor(painter, self._theme, cell, focused=self.hasFocus())

    def _ground(self, rows: range) -> Ground:
        months = self.months.months
        return Ground(
            [(self.columnViewportPosition(at), self.columnWidth(at)) for at in range(len(months))],
            [(self.rowViewportPosition(row), self.rowHeight(row)) for row in rows],
            [at for at, month in enumerate(months) if month not in self.fiscal_months],
            [row - rows.start for row in rows if row in self.parents],
            self.row - rows.start,
        )

    def _draw_today(self, painter: QPainter) -> None:
        month, share = month_and_share(self._today())
        if month in self.months.months and self.months.rowCount():
            column = self.months.months.index(month)
            x = self.columnViewportPosition(column) + share * self.columnWidth(column)
            bottom = self.row_box(self.months.rowCount() - 1).bottom()
            draw_today(painter, self._theme, x, bottom)

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Whole rows at once: a call for each cell would take too long."""
        if not (self.months.rowCount() and self.months.months):
            return
        painter = QPainter(self.viewport())
        painter.setClipRegion(event.region())
        self._draw(painter, event.region().boundingRect())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_months()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        for row in {current.row(), previous.row()} - {-1}:
            self.viewport().update(self.row_box(row))
        self.say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._keys.press(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._keys.release(event)
        super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.put_cursor(0)
        self.viewport().update()
        self.say()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self.gesture is not None:
            self.finish()
        super().focusOutEvent(event)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.row >= 0 and self.month:
            menu = month_menu(self, self._keys)
            menu.aboutToHide.connect(menu.deleteLater)
            by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
            cell = self.visualRect(self.currentIndex())
            at = self.viewport().mapToGlobal(cell.bottomLeft()) if by_key else event.globalPos()
            menu.popup(at)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._mouse.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._mouse.double_click(event)
