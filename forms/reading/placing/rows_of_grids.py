"""Rows of milestone grids: steps with their weights, and their months however they are drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forms.calendar import fiscal_months, months_between
from forms.reading.gathering.subjects import Subject
from forms.reading.labels import labelled
from forms.reading.outline import Cell, Grid, Spot
from forms.reading.placing import cells
from forms.reading.placing.cells import RowCells
from forms.reading.placing.context import Context

_LEFT, _RIGHT = "←◄◀⇐⟵⇦<«↔⟷⬌", "→►▶⇒⟶⇨>»↔⟷⬌"
_LINE = re.compile(r"[\s\-–—─━_=.…]+")
_MARK = re.compile(r"[✓✔☑√/xX×●■•*]+")
_ARROW = re.compile(rf"[{re.escape(_LEFT + _RIGHT)}\-–—─━_=…]+")
_HALF = 2  # of the width of a column a line must cover


@dataclass(slots=True)
class Span:
    """Months from first to last, the words on them, and where they were drawn."""

    first: int
    last: int
    label: str
    spots: tuple[Spot, ...]
    doubt: str = ""


def steps(context: Context, row: RowCells, grid: Grid) -> None:
    """A step of the activity at hand, or more words of the last one."""
    text = row.text("step_text").strip()
    spots = row.spots("step_text")
    weight = cells.figure(row.text("step_weight")) if row.text("step_weight").strip() else None
    item = labelled(text)
    activity = activity_of(context, item.number, spots)
    if activity is None:
        for cell in row.cells.values():
            context.ledger.leave(cell.spot, cell.text, "ไม่ทราบว่าเป็นขั้นตอนของโครงการใด")
        return
    known = activity.all_parts("steps")
    step: Subject | None
    if known and not item.number and weight is None and text:
        before = known[-1]
        context.say(before, "text", f"{before.first('text')} {cells.plain(text)}", spots, rank=1)
        step = before
    elif not text:
        step = known[-1] if known else None
    else:
        step = context.new(activity, "steps")
        number = item.number or str(len(known) + 1)
        context.say(step, "number", number, spots)
        context.say(step, "text", cells.plain(item.text if item.number else text), spots)
    if step is None:
        return
    context.say(step, "weight", weight, row.spots("step_weight"))
    context.ledger.take(row.spots("running"))
    _spans(context, row, grid, step)


def activity_of(context: Context, number: str, spots: Sequence[Spot]) -> Subject | None:
    """The activity whose steps follow; a new one where steps count from one again."""
    scope = context.scope
    if scope.project is None:
        return None
    if scope.activity is not None and number == "1" and scope.activity.all_parts("steps"):
        scope.activity = None
    if scope.activity is None:
        scope.activity = context.new(scope.project, "activities")
    context.ledger.take(spots)
    return scope.activity


def _spans(context: Context, row: RowCells, grid: Grid, step: Subject) -> None:
    """The months of a step."""
    found = row.found
    columns = sorted(found.months)
    beyond = False
    for span in spans_of(grid, row.row, columns, found.surplus):
        first, last = found.months[columns[span.first]], found.months[columns[span.last]]
        made = context.new(step, "spans")
        context.say(made, "start", first, span.spots, doubt=span.doubt)
        context.say(made, "end", last, span.spots, doubt=span.doubt)
        context.say(made, "label", span.label, span.spots)
        beyond = beyond or not {first, last} <= _months_of_year(context)
    if beyond:
        _grid_of(context, [found.months[at] for at in columns])


def _months_of_year(context: Context) -> frozenset[str]:
    return frozenset(fiscal_months(context.year)) if context.year is not None else frozenset()


def _grid_of(context: Context, months: Sequence[str]) -> None:
    """The months that a project's grid shows, where it goes on beyond those of the year."""
    project = context.scope.project
    if project is None or context.year is None or not months:
        return
    if tuple(months) == fiscal_months(context.year) or project.values("grid.start"):
        return
    if len(months) == len(months_between(months[0], months[-1])):
        context.gathered.say(project, "grid.start", months[0], ())
        context.gathered.say(project, "grid.end", months[-1], ())


def spans_of(
    grid: Grid, row: int, columns: Sequence[int], surplus: Sequence[int]
) -> Iterator[Span]:
    """The spans that a row of a grid draws over its columns of months, by their places."""
    drawing = _Drawing(len(columns))
    places = {column: at for at, column in enumerate(columns)}
    for column in (*columns, *surplus):
        cell = grid.rows[row][column] if column < grid.width else None
        if cell is None or cell.column != max(column, cell.column) or cell.row != row:
            continue
        inside = [at for c, at in places.items() if cell.column <= c < cell.column + cell.columns]
        if cell.column != column and cell.column in places:
            continue
        if inside:
            drawing.cell(cell, min(inside), max(inside))
            _drawn(drawing, grid, cell, columns)
        elif not cell.is_blank:
            drawing.beyond(cell)
    yield from drawing.finished()


def _drawn(drawing: _Drawing, grid: Grid, cell: Cell, columns: Sequence[int]) -> None:
    """Lines that hang on a cell, by the widths of the columns."""
    if not grid.widths:
        return
    edges = [sum(grid.widths[:at]) for at in range(grid.width + 1)]
    for text in cell.texts:
        for line in text.drawn:
            start = edges[cell.column] + line.offset
            end = start + line.width
            covered = [
                at
                for at, column in enumerate(columns)
                if min(end, edges[column + 1]) - max(start, edges[column])
                > (edges[column + 1] - edges[column]) / _HALF
            ]
            if covered:
                drawing.line(covered[0], covered[-1], cell.spot)


class _Drawing:
    """The months of a row while they are gone through."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._spans: list[Span] = []
        self._open: Span | None = None
        self._beside: list[tuple[str, Spot]] = []
        self._before = -2

    def cell(self, cell: Cell, first: int, last: int) -> None:
        """A cell over the months from first to last."""
        text = cell.text.strip()
        left, right = (any(sign in text for sign in signs) for signs in (_LEFT, _RIGHT))
        label = _ARROW.sub(" ", text).strip() if left or right or _LINE.fullmatch(text) else ""
        if left and right:
            self._close()
            self._whole(first, last, label, cell.spot)
        elif left and self._open is not None and self._open.last == first - 1:
            # Arrows that only point left, one a month, are one over them all.
            self._open.last = last
            self._open.spots = (*self._open.spots, cell.spot)
        elif left:
            self._close()
            self._open = Span(first, last, label, (cell.spot,))
        elif right:
            self._end(last, cell.spot)
        elif text and (_MARK.fullmatch(text) or _LINE.fullmatch(text)):
            self._filled(first, last, cell.spot)
        elif cell.shaded:
            self._filled(first, last, cell.spot)
            if text:
                self._beside.append((text, cell.spot))
        elif text:
            self._beside.append((text, cell.spot))

    def _whole(self, first: int, last: int, label: str, spot: Spot) -> None:
        """An arrow with both its ends; one in each month is one over them all."""
        before = self._spans[-1] if self._spans else None
        if before is not None and before.last == first - 1 and not (label or before.label):
            before.last = last
            before.spots = (*before.spots, spot)
        else:
            self._spans.append(Span(first, last, label, (spot,)))

    def line(self, first: int, last: int, spot: Spot) -> None:
        """A line that is drawn over months."""
        self._spans.append(Span(first, last, "", (spot,)))

    def beyond(self, cell: Cell) -> None:
        """A cell right of the last month: the end of what is open, else nothing certain."""
        if self._open is not None and any(sign in cell.text for sign in _RIGHT):
            self._end(self._count - 1, cell.spot)

    def _filled(self, first: int, last: int, spot: Spot) -> None:
        if self._open is not None:
            self._open.last = last
            self._open.spots = (*self._open.spots, spot)
        elif self._spans and self._before == first - 1 and self._spans[-1].last == first - 1:
            self._spans[-1].last = last
            self._spans[-1].spots = (*self._spans[-1].spots, spot)
        else:
            self._spans.append(Span(first, last, "", (spot,)))
        self._before = last

    def _end(self, last: int, spot: Spot) -> None:
        """The right end of an arrow."""
        if self._open is not None:
            self._open.last = last
            self._open.spots = (*self._open.spots, spot)
            self._spans.append(self._open)
            self._open = None
        elif self._spans and self._spans[-1].last == last - 1:
            self._spans[-1].last = last
            self._spans[-1].spots = (*self._spans[-1].spots, spot)
        else:
            self._spans.append(Span(last, last, "", (spot,), "ลูกศรมีแต่ปลายขวา"))

    def _close(self) -> None:
        if self._open is not None:
            self._open.doubt = "ลูกศรมีแต่ปลายซ้าย"
            self._spans.append(self._open)
            self._open = None

    def finished(self) -> list[Span]:
        """The spans of the row, words beside a single one as its label."""
        self._close()
        if len(self._spans) == 1 and self._beside and not self._spans[0].label:
            self._spans[0].label = " ".join(text for text, _ in self._beside)
            self._spans[0].spots += tuple(spot for _, spot in self._beside)
        return self._spans
