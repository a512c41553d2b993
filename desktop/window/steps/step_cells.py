"""The columns of steps before their months: number, text, weight and running progress."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from desktop.window.grid.changes import Changes
from desktop.window.grid.column import GridColumn
from desktop.window.grid.model import TROUBLE
from desktop.window.widgets.icons import paint_icon
from desktop.window.widgets.theme import Theme, em
from forms.compute import running_progress
from forms.editing.step_edits import (
    adding_step,
    moving_step,
    removing_steps,
    row_after_move,
)
from forms.figures import figure

if TYPE_CHECKING:
    from db.places import Place
    from db.records import Activity, Package, Step
    from desktop.session.session import Session
    from desktop.window.grid.model import GridModel

NUMBER, TEXT, WEIGHT, PROGRESS = range(4)


class Progress:
    """What each step of one activity comes to, once it is done."""

    def __init__(self) -> None:
        self._activity: Activity | None = None
        self._figures: dict[int, str] = {}

    def show(self, activity: Activity | None) -> None:
        """Work it out for an activity, where it is another."""
        if activity is self._activity:
            return
        self._activity = activity
        steps = activity.steps if activity else ()
        found = running_progress(activity) if activity else ()
        self._figures = {
            id(step): "" if progress is None else figure(progress)
            for step, progress in zip(steps, found, strict=True)
        }

    def __call__(self, step: Step, _package: Package) -> str:
        """The running progress of a step; empty for one with sub-steps."""
        return self._figures.get(id(step), "")


def step_columns(progress: Progress) -> tuple[GridColumn, ...]:
    """The columns, with the words of the printed form where there is the room."""
    return (
        GridColumn("ลำดับ", ("number",), 3.2),
        GridColumn("ขั้นตอนการปฏิบัติงาน", ("text",), 12),
        GridColumn("น้ำหนัก (ร้อยละ)", ("weight",), 4.4),
        GridColumn("ก้าวหน้า (ร้อยละ)", (), 4.4, show=progress, figures=True),
    )


class StepChanges(Changes):
    """Rows come and go as steps do: with their sub-steps, and their numbers kept in order."""

    def __init__(
        self,
        session: Session,
        model: GridModel,
        new_item: Callable[[Package], Any],
        *,
        activity: Callable[[], Place],
        show_row: Callable[[int], None],
    ) -> None:
        super().__init__(session, model, new_item)
        self._activity = activity
        self._show_row = show_row

    def insert(self, row: int, count: int = 1) -> None:
        """Put new steps over a row."""
        for _ in range(count):
            self._session.act(adding_step, self._activity(), row)

    def remove(self, rows: Iterable[int]) -> None:
        """Take steps out with their sub-steps."""
        self._session.act(removing_steps, self._activity(), rows)

    def move(self, row: int, count: int, to: int) -> None:
        """Move a step with its sub-steps past its neighbour; several rows as they are."""
        if count == 1:
            place, up = self._activity(), to < row
            beside = row_after_move(self._session.package, place, row, up=up)
            self._session.act(moving_step, place, row, up=up)
            self._show_row(beside)
        else:
            super().move(row, count, to)


class StepMarks(QHeaderView):
    """Before each row, the icon of what is wrong with it; the rows have their own numbers."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view.verticalHeader().orientation(), view)
        self._theme = theme
        before = view.verticalHeader()
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(before.minimumSectionSize())
        self.setDefaultSectionSize(before.defaultSectionSize())
        self.setFixedWidth(em(view, 1.5))
        self.setSectionsClickable(True)

    # Qt's own names from here on.

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        painter.fillRect(rect, self._theme.colour("panel"))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        trouble = self.model().headerData(logical, self.orientation(), TROUBLE)
        # An empty last row gives its sign instead of a trouble.
        severity = getattr(trouble, "severity", "")
        name, tone = (severity, severity) if severity else ("add", "muted")
        if severity or trouble:
            side = em(self, 1)
            spot = QRectF(0, 0, side, side)
            spot.moveCenter(QRectF(rect).center())
            paint_icon(painter, name, spot, self._theme.colour(tone).name())
