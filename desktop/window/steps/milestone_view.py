"""The months of steps, with their spans: draws them, and hands on the mouse and the keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Signal
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
from desktop.window.steps.milestone_boxes import row_box, span_box
from desktop.window.steps.milestone_header import MilestoneHeader
from desktop.window.steps.milestone_keys import MilestoneKeys
from desktop.window.steps.milestone_label import LabelBox
from desktop.window.steps.milestone_menu import month_menu
from desktop.window.steps.milestone_model import Index, MilestoneModel
from desktop.window.steps.milestone_mouse import MilestoneMouse
from desktop.window.steps.milestone_painting import (
    Background,
    Bar,
    draw_background,
    draw_bar,
    draw_bracket,
    draw_cursor,
    draw_today,
    month_and_share,
)
from desktop.window.steps.span_edits import SpanEdits
from desktop.window.widgets.theme import Theme, px
from forms.calendar import months_between
from forms.editing.spans import Spans, is_sound, span_at

if TYPE_CHECKING:
    from db.places import Place
    from desktop.session.session import Session

_MONTH_WIDTH, _WIDEST_MONTH = 40, 66


class MilestoneView(QTableView):
    """Shows a MilestoneModel and what `edits` has in the making.

    `activity` gives where the activity stands whose steps it shows.
    `cells_wanted` asks for the focus to go to the columns before the months.
    """

    cells_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        session: Session,
        activity: Callable[[], Place | None],
        today: Callable[[], dt.date] = local_today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._today = today
        self.milestones = MilestoneModel(self)
        self.fiscal_months: frozenset[str] = frozenset()
        # The first and the last month below each step with sub-steps, by its row.
        self.brackets: Mapping[int, tuple[str, str]] = {}
        # How much of each step is done, 0 to 1, by its row.
        self.done: Mapping[int, float] = {}
        self.setModel(self.milestones)
        self.edits = SpanEdits(session, activity, self.milestones, self.selectionModel())
        self.edits.row_changed.connect(self._update_row)
        self._label = LabelBox(self, self.edits)
        self._mouse = MilestoneMouse(self, self.edits)
        self._keys = MilestoneKeys(
            self.edits, write_label=self._label.open, go_to_cells=self.cells_wanted.emit
        )
        self.setHorizontalHeader(MilestoneHeader(theme, self, lambda: self.this_month))
        self.verticalHeader().hide()
        self.setAccessibleName("ปฏิทินของขั้นตอน")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setAutoScroll(True)
        self.milestones.columnsInserted.connect(self.fit_months)
        self.milestones.columnsRemoved.connect(self.fit_months)

    @property
    def this_month(self) -> str:
        """The month of today."""
        return month_and_share(self._today())[0]

    @property
    def wanted_width(self) -> int:
        """The width in which all months are in sight."""
        months = len(self.milestones.months) * px(_MONTH_WIDTH)
        return months + 2 * self.frameWidth() + self.verticalScrollBar().sizeHint().width()

    def fit_months(self) -> None:
        """Make the months as wide as there is room for, and never too narrow to read."""
        count = len(self.milestones.months)
        if count:
            room = self.viewport().width() // count
            width = max(px(_MONTH_WIDTH), min(room, px(_WIDEST_MONTH)))
            self.horizontalHeader().setDefaultSectionSize(width)

    def _update_all(self) -> None:
        """Paint anew: the cursor has come or gone."""
        self.viewport().update()
        self.horizontalHeader().viewport().update()

    def _update_row(self, row: int) -> None:
        self.viewport().update(row_box(self, row))

    def _bars(self, row: int) -> Iterator[Bar]:
        """What there is to draw in a row."""
        gesture = self.edits.gesture
        if gesture is not None and gesture.row != row:
            gesture = None
        spans = gesture.result if gesture else self.milestones.spans(row)
        months = self.milestones.months
        shown = span_at(spans, gesture.span.start) if gesture else None
        month = self.edits.month if row == self.edits.row else ""
        held = span_at(spans, month) if month and self.hasFocus() else None
        shares = _shares(spans, self.done.get(row, 0))
        for index, span in enumerate(spans):
            if not (span.start and span.end):
                continue
            sound = is_sound(span)
            start, end = (span.start, span.end) if sound else (span.end, span.start)
            if end < months[0] or start > months[-1]:
                continue
            yield Bar(
                span_box(self, months, row, span),
                span.label,
                shares[index],
                opens_left=start < months[0],
                opens_right=end > months[-1],
                live=index == shown,
                held=index == held,
                wrong=not sound,
            )

    def _draw(self, painter: QPainter, box: QRect) -> None:
        """Draw what lies in a box of the viewport."""
        last = self.rowAt(box.bottom())
        last = last if last >= 0 else self.milestones.rowCount() - 1
        rows = range(max(0, self.rowAt(box.top())), last + 1)
        draw_background(painter, self._theme, self._background(rows))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in rows:
            if row in self.brackets:
                self._draw_bracket(painter, row)
            for bar in self._bars(row):
                draw_bar(painter, self._theme, bar)
        self._draw_today(painter)
        current = self.currentIndex()
        if current.isValid() and self.hasFocus() and self.edits.held is None:
            draw_cursor(painter, self._theme, QRectF(self.visualRect(current)))

    def _draw_bracket(self, painter: QPainter, row: int) -> None:
        """Draw the months that are of the steps below a row, as far as they are in the grid."""
        (start, end), months = self.brackets[row], self.milestones.months
        if start <= months[-1] and end >= months[0]:
            draw_bracket(painter, self._theme, span_box(self, months, row, Span(start, end)))

    def _background(self, rows: range) -> Background:
        months = self.milestones.months
        return Background(
            [(self.columnViewportPosition(at), self.columnWidth(at)) for at in range(len(months))],
            [(self.rowViewportPosition(row), self.rowHeight(row)) for row in rows],
            [at for at, month in enumerate(months) if month not in self.fiscal_months],
            self.edits.row - rows.start,
        )

    def _draw_today(self, painter: QPainter) -> None:
        month, share = month_and_share(self._today())
        if month in self.milestones.months and self.milestones.rowCount():
            column = self.milestones.months.index(month)
            x = self.columnViewportPosition(column) + share * self.columnWidth(column)
            bottom = row_box(self, self.milestones.rowCount() - 1).bottom()
            draw_today(painter, self._theme, x, bottom)

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Whole rows at once: a call for each cell would take too long."""
        if not (self.milestones.rowCount() and self.milestones.months):
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
            self._update_row(row)
        self.horizontalHeader().viewport().update()

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
            self.edits.put_cursor(0)
        self._update_all()
        self.edits.describe()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self.edits.gesture is not None:
            self.edits.finish()
        super().focusOutEvent(event)
        self._update_all()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.edits.row >= 0 and self.edits.month:
            menu = month_menu(self, self.edits, self._label.open)
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


def _shares(spans: Spans, done: float) -> list[float]:
    """How much of each span is done, 0 to 1, where so much of the step is: the earliest first."""
    lengths = [
        len(months_between(*sorted((span.start, span.end)))) if span.start and span.end else 0
        for span in spans
    ]
    left = done * sum(lengths)
    shares = [0.0] * len(spans)
    for at in sorted(range(len(spans)), key=lambda n: spans[n].start):
        if lengths[at]:
            shares[at] = min(1.0, left / lengths[at])
            left = max(0.0, left - lengths[at])
    return shares
