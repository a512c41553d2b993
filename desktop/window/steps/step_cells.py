"""The columns of steps before their months: number, text, weight and running progress."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from desktop.window.grid.changes import Changes
from desktop.window.grid.column import GridColumn
from forms.compute import numbers_above, running_progress, step_number
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
        GridColumn("ขั้นตอนการปฏิบัติงาน", ("text",), 12, depth=_depth),
        GridColumn("น้ำหนัก (ร้อยละ)", ("weight",), 4.2),
        GridColumn("สะสม (ร้อยละ)", (), 4.2, show=progress, figures=True),
    )


def _depth(step: Step) -> int:
    """How far below a step of its own it is."""
    return len(numbers_above(step_number(step)))


class StepChanges(Changes):
    """Rows come and go as steps do: with their sub-steps, and their numbers kept in order."""

    _own = ("number",)

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
