"""Tables of an edition as marks to recognise: the headings of their columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from forms.editions.blocks import BlockSpec, Column
from forms.editions.vocabulary.shows import MONTHS
from forms.reading.vocabulary.patterns import Pattern, pattern


@dataclass(frozen=True, slots=True)
class ColumnMark:
    """A column: its heading and those over it as they are compared, and what its cells hold.

    `holds` names the computed content, or is the template of the cells.
    """

    column: Column
    own: str
    over: str
    holds: str
    cells: Pattern

    @property
    def is_months(self) -> bool:
        """Whether it is a column for each month."""
        return self.column.show == MONTHS


@dataclass(frozen=True, slots=True)
class TableMark:
    """A table: what its rows go through, the last of `path`, and its columns."""

    block: BlockSpec
    path: tuple[str, ...]
    form: str
    columns: tuple[ColumnMark, ...]

    @property
    def rows(self) -> str:
        """What its rows go through."""
        return self.block.rows


def table_mark(
    block: BlockSpec, path: tuple[str, ...], filled: Mapping[str, str], form: str
) -> TableMark:
    """The mark of a table's block; `filled` are names that are words in its headings."""
    columns = tuple(_column_mark(column, filled) for column in block.columns)
    return TableMark(block, path, form, columns)


def _column_mark(column: Column, filled: Mapping[str, str]) -> ColumnMark:
    heading = pattern(column.heading, filled)
    over = "".join(pattern(text, filled).words for text in column.over)
    own = "" if column.show == MONTHS else heading.words
    return ColumnMark(column, own, over, column.show or column.text, pattern(column.text, {}))
