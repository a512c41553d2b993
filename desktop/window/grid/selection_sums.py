"""What the selected cells of a grid come to: how many there are, their sum and their mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from forms.figures import figure, rounded


@dataclass(frozen=True, slots=True)
class SelectionSums:
    """How many cells are selected, and what the figures among them add up to."""

    cells: int
    figures: tuple[Decimal, ...]

    @property
    def words(self) -> str:
        """In words; empty for a single cell."""
        if self.cells < 2:
            return ""
        words = f"เลือก {self.cells:,} ช่อง"
        if len(self.figures) < 2:
            return words
        whole = sum(self.figures, Decimal(0))
        mean = rounded(whole / len(self.figures))
        return f"{words} · รวม {figure(whole)} · เฉลี่ย {figure(mean)}"


def sums_of(cells: int, texts: Iterable[str]) -> SelectionSums:
    """The sums of so many selected cells; `texts` are those of the columns of figures."""
    return SelectionSums(
        cells, tuple(number for text in texts if (number := _number(text)) is not None)
    )


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
