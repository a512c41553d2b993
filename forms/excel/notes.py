"""Footnotes in a sheet: it has no page's foot, so they stand below what they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from forms.document import Heading, Item, Paragraph, Run, Table
from forms.excel.letters import text_width
from forms.excel.measure import POINTS_PER_MM

_SIZE = 13.0
# Above the first note (points).
_ABOVE = 4.0


def notes_of(item: Item) -> Iterator[Run]:
    """The footnotes whose numbers stand in an item, in the order they are read."""
    for paragraph in _paragraphs(item):
        if len(paragraph.runs) > 1:
            for run in paragraph.runs:
                if run.note:
                    yield Run(run.text, note=run.note)


def notes_paragraphs(notes: Iterable[Run]) -> Iterator[Paragraph]:
    """Each note after its number, further lines further in."""
    for number, note in enumerate(notes):
        hang = text_width(f"{note.text} ", _SIZE) / POINTS_PER_MM
        runs = (note, Run(f" {note.note}"))
        before = 0.0 if number else _ABOVE
        yield Paragraph(runs, size=_SIZE, indent=hang, first=-hang, before=before)


def _paragraphs(item: Item) -> Iterable[Paragraph]:
    if isinstance(item, Paragraph):
        return (item,)
    if isinstance(item, Heading):
        return item.paragraphs
    return _in_table(item) if isinstance(item, Table) else ()


def _in_table(table: Table) -> Iterator[Paragraph]:
    if table.title:
        yield table.title
    for row in chain(table.header, table.body):
        for cell in row.cells:
            for flow in cell.flow:
                if isinstance(flow, Paragraph):
                    yield flow
                elif isinstance(flow, Table):
                    yield from _in_table(flow)
