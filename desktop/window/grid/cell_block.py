"""A block of cells in sight."""

from __future__ import annotations

from typing import NamedTuple


class CellBlock(NamedTuple):
    """The first and last row in sight, and the first and last place among the columns in use."""

    top: int
    left: int
    bottom: int
    right: int

    def new_rows(self, known: CellBlock) -> range:
        """The rows beyond those of a block within this one, away from it."""
        if self.top < known.top:
            return range(known.top - 1, self.top - 1, -1)
        return range(known.bottom + 1, self.bottom + 1)

    def new_places(self, known: CellBlock) -> range:
        """The places of columns beyond those of a block within this one, away from it."""
        if self.left < known.left:
            return range(known.left - 1, self.left - 1, -1)
        return range(known.right + 1, self.right + 1)
