"""What differs between two states of a plan, as cards: where, and what stands in each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from desktop.window.widgets.card_list import CardList
from desktop.window.widgets.card_model import Card, CardModel
from desktop.window.widgets.theme import Theme

if TYPE_CHECKING:
    from forms.editing.comparing import Difference

_NOTHING = "ไม่มี"


class Sides(NamedTuple):
    """What the two states are called: `แผนที่มีอยู่`, `แผนในแฟ้ม`."""

    before: str
    after: str


class DifferenceList(CardList):
    """A card for each difference."""

    def __init__(
        self,
        theme: Theme,
        differences: Sequence[Difference],
        sides: Sides,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "สิ่งที่ต่างกัน", parent=parent)
        self._differences: CardModel[Difference] = CardModel(partial(_difference_card, sides), self)
        self.setModel(self._differences)
        self.show_differences(differences)

    def show_differences(self, differences: Sequence[Difference]) -> None:
        """Show others, from the first on."""
        self._differences.set_items(tuple(differences))
        if differences:
            self.choose(0)


def _difference_card(sides: Sides, difference: Difference) -> Card:
    texts = zip(sides, (difference.before, difference.after), strict=True)
    lines = tuple(f"{side}: {_in_a_line(text)}" for side, text in texts)
    return Card(title=difference.where, lines=lines)


def _in_a_line(text: str) -> str:
    return text.replace("\n", " / ").replace("\u2028", " / ") or _NOTHING
