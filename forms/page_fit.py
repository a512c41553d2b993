"""Forms fitted to their paper: what would leave a page no room for anything else is cut.

Headers and running titles come again on every page; formulas, captions, footnotes and the
words on arrows are never parted. None of an honest plan is so long, but a paragraph may be
pasted into a name: then a page says that the text is too long for it, and what follows is
printed all the same. All lengths are points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from forms.document import (
    Arrow,
    Cell,
    Figure,
    Flow,
    Form,
    Fraction,
    Group,
    Heading,
    Item,
    Paragraph,
    Row,
    Run,
    Table,
)
from forms.heights import HeaderHeight, flow_height
from forms.pages import text_size
from forms.widths import with_chosen_widths

T = TypeVar("T")

TOO_LONG = "… (ข้อความยาวเกินหน้ากระดาษ โปรดย่อให้สั้นลง)"
# What share of a page each may take; a header of a table within a cell has that of `_INNER`.
_RUNNING, _HEADER, _INNER, _FORMULA, _TITLE = 0.15, 0.7, 0.25, 0.3, 0.15
# So many letters are let pass, whatever room they take.
_SHORT = 100
_LONGEST_CAPTION, _LONGEST_NOTE, _LONGEST_LABEL = 400, 1_000, 80
# What is cut is tried in these lengths.
_LENGTHS = (800, 400, 200, 100, 50, 25, 12, 4)


def laid_out(form: Form, report: Callable[[], None] = lambda: None) -> Form:
    """The form as it is put on paper: its columns as wide as chosen, its parts fitted to it.

    `report` is called now and then; what it raises ends the work.
    """
    width, height = text_size(form)
    running = _fitted_running(form.running, width, height)
    if running != form.running:
        form = replace(form, running=running)
    form = with_chosen_widths(form, report)
    fit = _Fit(width, height)
    items = _each(form.items, fit.item)
    tighter = _each(form.tighter, lambda items: _each(items, fit.item))
    if items is form.items and tighter is form.tighter:
        return form
    return replace(form, items=items, tighter=tighter)


def _each(values: tuple[T, ...], change: Callable[[T], T]) -> tuple[T, ...]:
    """The values changed; the same ones where none does."""
    made = tuple(map(change, values))
    return values if all(new is old for new, old in zip(made, values, strict=True)) else made


def _fitted_running(
    lines: tuple[Paragraph, ...], width: float, page: float
) -> tuple[Paragraph, ...]:
    def height(trial: Sequence[Paragraph]) -> float:
        return sum(flow_height(each, width) for each in trial)

    if sum(len(line.text) for line in lines) <= _SHORT or height(lines) <= page * _RUNNING:
        return lines
    trials = (tuple(_cut_paragraph(line, most) for line in lines) for most in _LENGTHS)
    return next((trial for trial in trials if height(trial) <= page * _RUNNING), ())


class _Fit:
    """Fits the items of a form to a page of a width and a height."""

    def __init__(self, width: float, page: float) -> None:
        self._width = width
        self._page = page

    def item(self, item: Item) -> Item:
        """An item that leaves its page room for others; the same where it does so."""
        match item:
            case Group():
                parts = _each(item.items, self.item)  # type: ignore[arg-type]  # of the same types
                return item if parts is item.items else replace(item, items=parts)
            case Table():
                return self._table(item, self._width, _HEADER)
            case Heading():
                lines = _each(item.paragraphs, _with_short_notes)
                return item if lines is item.paragraphs else replace(item, paragraphs=lines)
            case Paragraph() | Fraction() | Figure():
                return self._flow(item, self._width)
            case _:
                return item

    def _flow(self, flow: Flow, width: float) -> Flow:
        match flow:
            case Paragraph():
                return _with_short_notes(flow)
            case Fraction():
                return _short_fraction(flow, width, self._page * _FORMULA)
            case Figure():
                caption = _cut(flow.caption, _LONGEST_CAPTION)
                return flow if caption == flow.caption else replace(flow, caption=caption)
            case Table():
                return self._table(flow, width, _INNER)

    def _table(self, table: Table, width: float, share: float) -> Table:
        whole = sum(table.widths) or 1.0
        widths = tuple(share_of * width / whole for share_of in table.widths)
        title = table.title
        if title and len(title.text) > _SHORT:
            title = _short_title(title, width, self._page * _TITLE)
        header = _each(table.header, lambda row: self._row(row, widths))
        body = _each(table.body, lambda row: self._row(row, widths))
        header, moved = _fitted_header(header, table.size, widths, self._page * share)
        if title is table.title and header is table.header and body is table.body:
            return table
        return replace(table, title=title, header=header, body=(*moved, *body))

    def _row(self, row: Row, widths: Sequence[float]) -> Row:
        arrows = _each(row.arrows, _with_short_label) if row.arrows else row.arrows
        cells, start = [], 0
        for cell in row.cells:
            width = sum(widths[start : start + cell.columns])
            flow = _each(cell.flow, lambda each, width=width: self._flow(each, width))  # type: ignore[misc]
            cells.append(cell if flow is cell.flow else replace(cell, flow=flow))
            start += cell.columns
        same = all(new is old for new, old in zip(cells, row.cells, strict=True))
        if same and arrows is row.arrows:
            return row
        return replace(row, arrows=arrows, cells=row.cells if same else tuple(cells))


@lru_cache(maxsize=256)
def _fitted_header(
    header: tuple[Row, ...], size: float, widths: tuple[float, ...], room: float
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """A header no higher than its room, and the rows that stand at the head of the body instead.

    Rows that are parted as those of the body go there whole; others are cut.
    """
    letters = sum(len(cell.text) for row in header for cell in row.cells)
    if letters <= _SHORT and len(header) <= 4:
        return header, ()

    def fits(trial: tuple[Row, ...]) -> bool:
        return HeaderHeight(trial, size).height(widths) <= room

    if fits(header):
        return header, ()
    if all(cell.rows == 1 for row in header for cell in row.cells):
        return (), header
    trials = (tuple(_cut_row(row, most) for row in header) for most in _LENGTHS)
    return next((trial for trial in trials if fits(trial)), ()), ()


def _cut_row(row: Row, most: int) -> Row:
    return replace(row, cells=tuple(_cut_cell(cell, most) for cell in row.cells))


def _cut_cell(cell: Cell, most: int) -> Cell:
    if len(cell.text) <= most:
        return cell
    first = next((flow for flow in cell.flow if isinstance(flow, Paragraph)), Paragraph((Run(""),)))
    runs = (*first.runs[:1], Run(cell.text[len(first.runs[0].text) :])) if first.runs else ()
    return replace(cell, flow=(_cut_paragraph(replace(first, runs=runs), most),))


def _cut_paragraph(paragraph: Paragraph, most: int) -> Paragraph:
    """The first letters of a paragraph, and that it is too long."""
    if len(paragraph.text) <= most:
        return paragraph
    runs: list[Run] = []
    for run in paragraph.runs:
        if most > 0 and not run.note:
            runs.append(replace(run, text=run.text[:most]))
            most -= len(run.text)
    return replace(paragraph, runs=(*runs, Run(TOO_LONG)))


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most] + TOO_LONG


def _short_title(title: Paragraph, width: float, room: float) -> Paragraph:
    trials: Iterable[Paragraph] = (_cut_paragraph(title, most) for most in (20_000, *_LENGTHS))
    return next((each for each in trials if flow_height(each, width) <= room), title)


def _short_fraction(fraction: Fraction, width: float, room: float) -> Fraction:
    texts = (fraction.label, fraction.numerator, fraction.denominator)
    if sum(map(len, texts)) <= _SHORT or flow_height(fraction, width) <= room:
        return fraction
    made = fraction
    for most in _LENGTHS:
        label, numerator, denominator = (_cut(text, most) for text in texts)
        made = replace(fraction, label=label, numerator=numerator, denominator=denominator)
        if flow_height(made, width) <= room:
            break
    return made


def _with_short_notes(paragraph: Paragraph) -> Paragraph:
    if all(len(run.note) <= _LONGEST_NOTE for run in paragraph.runs):
        return paragraph
    runs = tuple(replace(run, note=_cut(run.note, _LONGEST_NOTE)) for run in paragraph.runs)
    return replace(paragraph, runs=runs)


def _with_short_label(arrow: Arrow) -> Arrow:
    label = _cut(arrow.label, _LONGEST_LABEL)
    return arrow if label == arrow.label else replace(arrow, label=label)
