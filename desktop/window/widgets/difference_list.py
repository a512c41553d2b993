"""What differs between two states of a plan, as cards: where, and what stands in each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from desktop.window.widgets.card_list import CardList
from desktop.window.widgets.card_model import Card, CardModel
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import Theme, em, resize_within_screen, sized

if TYPE_CHECKING:
    from forms.editing.comparing import Difference

_NOTHING = "ไม่มี"


class Sides(NamedTuple):
    """What the two states are called: `แผนที่มีอยู่`, `แผนในแฟ้ม`."""

    before: str
    after: str


class DifferenceList(CardList):
    """A card for each difference."""

    def __init__(self, theme: Theme, sides: Sides, parent: QWidget | None = None) -> None:
        super().__init__(theme, "สิ่งที่ต่างกัน", parent=parent)
        self._differences: CardModel[Difference] = CardModel(partial(_difference_card, sides), self)
        self.setModel(self._differences)

    def show_differences(self, differences: Sequence[Difference]) -> None:
        """Show these in place of those before."""
        self._differences.set_items(differences)
        if differences:
            self.choose(0)


class DifferencesDialog(QDialog):
    """Shows what differs, to read; it asks nothing."""

    def __init__(
        self, theme: Theme, differences: Sequence[Difference], sides: Sides, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("สิ่งที่ต่างกัน")
        title = Label(f"{sides.before} กับ{sides.after} ต่างกัน {len(differences):,} แห่ง")
        title.setFont(sized(title.font(), 1.2, strong=True))
        title.setWordWrap(True)
        self.list = DifferenceList(theme, sides)
        self.list.show_differences(differences)
        box = QDialogButtonBox()
        close = QPushButton("ปิด")
        close.setDefault(True)
        box.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        margin = em(self, 1.2)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(em(self, 0.8))
        column.addWidget(title)
        column.addWidget(self.list, 1)
        column.addWidget(box)
        resize_within_screen(self, 52, 36)


def _difference_card(sides: Sides, difference: Difference) -> Card:
    texts = zip(sides, (difference.before, difference.after), strict=True)
    lines = tuple(f"{side}: {_in_a_line(text)}" for side, text in texts)
    return Card(title=difference.where, lines=lines)


def _in_a_line(text: str) -> str:
    return text.replace("\n", " / ").replace("\u2028", " / ") or _NOTHING
