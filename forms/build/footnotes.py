"""Footnotes numbered: one count through all forms, in the order in which they are read."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import Any

from forms.document import Cell, Form, Group, Heading, Paragraph, Row, Run, Table


def numbered(forms: tuple[Form, ...]) -> tuple[Form, ...]:
    """The forms with a number at every footnote."""
    numbering = _Numbering()
    return tuple(
        replace(form, items=tuple(numbering.item(item) for item in form.items)) for form in forms
    )


class _Numbering:
    """Gives out the numbers."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def item(self, item: Any) -> Any:
        """An item, or what stands in a cell, with its numbers."""
        match item:
            case Paragraph():
                return self._paragraph(item)
            case Heading():
                return replace(item, paragraphs=tuple(map(self._paragraph, item.paragraphs)))
            case Group():
                return replace(item, items=tuple(map(self.item, item.items)))
            case Table():
                return replace(
                    item,
                    header=tuple(map(self._row, item.header)),
                    body=tuple(map(self._row, item.body)),
                )
            case _:
                return item

    def _row(self, row: Row) -> Row:
        return replace(row, cells=tuple(map(self._cell, row.cells)))

    def _cell(self, cell: Cell) -> Cell:
        return replace(cell, flow=tuple(map(self.item, cell.flow)))

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        if not any(run.note for run in paragraph.runs):
            return paragraph
        return replace(paragraph, runs=tuple(map(self._run, paragraph.runs)))

    def _run(self, run: Run) -> Run:
        return replace(run, text=str(next(self._numbers))) if run.note else run
