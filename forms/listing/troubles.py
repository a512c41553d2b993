"""What of a list cannot be written or read, cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from db.errors import PhaenError
from forms.shortened import shortened

_SHOWN = 10


class CellTrouble(NamedTuple):
    """What is wrong with a cell: its row in the file (the headings are 1), its heading, why."""

    row: int
    heading: str
    why: str

    @property
    def words(self) -> str:
        """All of it in one line."""
        return f"แถวที่ {self.row:,} คอลัมน์ “{self.heading}”: {self.why}"


class ListError(PhaenError):
    """A list that cannot be written or read as its mapping says; `cells` are where."""

    def __init__(self, words: str, cells: Sequence[CellTrouble] = ()) -> None:
        told = shortened([each.words for each in cells], _SHOWN, "ช่อง", "\n")
        super().__init__(f"{words}\n{told}" if cells else words)
        self.cells = tuple(cells)
