"""What a table that is pasted over a grid is made of: headings, records, rows of sums."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from forms.checks.words import squeezed

Rows = tuple[tuple[str, ...], ...]

# งบประมาณ (บาท): the unit is no part of the name.
_UNIT = re.compile(r"\([^()]*\)")
_SUM = re.compile(
    r"(?:ยอด)?รวม(?:ทั้งสิ้น|ทั้งหมด|งบประมาณ|เป็นเงิน|จำนวน|เงิน|\s|$|\d)|total\b", re.IGNORECASE
)
_FIGURE = re.compile(r"[\d๐-๙][\d๐-๙,.\s]*(?:\.-)?")
# Headings of what a grid counts by itself.
_COUNTED = {"ที่", "ลำดับ", "ลำดับที่", "no", "no."}


@dataclass(frozen=True, slots=True)
class PastedTable:
    """The `rows` of a block that are to be written, without headings and blank rows at its end.

    `columns` has, where the block bears the headings of a grid, the grid's column for each of
    the block's, None where there is none; it is empty where the block goes from the current
    cell on. `sums` are the rows that look like sums, which one is asked about; `unplaced` the
    headings that no column of the grid has.
    """

    rows: Rows
    columns: tuple[int | None, ...] = ()
    sums: tuple[int, ...] = ()
    unplaced: tuple[str, ...] = ()

    def without_sums(self) -> Rows:
        """The rows that are records."""
        return tuple(row for at, row in enumerate(self.rows) if at not in self.sums)


def pasted_table(block: Rows, headings: Sequence[str]) -> PastedTable:
    """What a block is, over a grid with such headings."""
    rows = _without_blank_end(block)
    names = [_name(heading) for heading in headings]
    columns = _columns(rows[0], names) if rows else ()
    if not columns:
        return PastedTable(rows, sums=_sums(rows))
    above, rows = rows[0], rows[1:]
    unplaced = tuple(
        text
        for at, text in zip(columns, above, strict=True)
        if at is None and text.strip() and squeezed(text).lower() not in _COUNTED
    )
    return PastedTable(rows, columns, _sums(rows), unplaced)


def _columns(row: Sequence[str], names: Sequence[str]) -> tuple[int | None, ...]:
    """The grid's column for each heading; empty where the row is none of headings.

    It is one where at least two of its cells, and half of those that say something, are
    headings of the grid, each once.
    """
    cells = [_name(text) for text in row]
    found = tuple(names.index(cell) if cell and cell in names else None for cell in cells)
    known = [at for at in found if at is not None]
    said = [text for text in row if text.strip()]
    is_headed = len(known) >= 2 and len(known) * 2 >= len(said) and len(set(known)) == len(known)
    return found if is_headed else ()


def _sums(rows: Rows) -> tuple[int, ...]:
    """The rows that begin with a word for a sum, have a figure, and are not all there is."""
    found = tuple(at for at, row in enumerate(rows) if _is_sum(row))
    return found if len(found) < len(rows) else ()


def _is_sum(row: Sequence[str]) -> bool:
    said = [text.strip() for text in row if text.strip()]
    if len(said) < 2 or not _SUM.match(said[0]):
        return False
    return any(_FIGURE.fullmatch(text) for text in said[1:])


def _without_blank_end(block: Rows) -> Rows:
    end = len(block)
    while end and not any(text.strip() for text in block[end - 1]):
        end -= 1
    return block[:end]


def _name(heading: str) -> str:
    """A heading as it is compared: without its unit, its spaces, and what is big or small."""
    return squeezed(_UNIT.sub("", heading)).lower()
