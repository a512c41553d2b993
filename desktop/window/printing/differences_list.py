"""Where what the plan says today differs from the paper that was issued: a list to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop.window.widgets.card_list import CardList
from desktop.window.widgets.card_model import Card, CardModel
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import Theme, em, resize_within_screen, sized

if TYPE_CHECKING:
    from forms.said import Passage
    from forms.since_issued import FormDifference

# A passage is told by so many letters of it.
_MOST = 300
_NOTHING = "(ไม่มี)"


class _Shown(NamedTuple):
    title: str
    passage: Passage


class DifferencesDialog(QDialog):
    """Every passage that differs, form by form: as it was issued, and as it is today."""

    def __init__(
        self, theme: Theme, differences: tuple[FormDifference, ...], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("ต่างจากฉบับที่ออก")
        shown = [_Shown(form.title, found) for form in differences for found in form.passages]
        forms = "\n".join(f"•  {form.title}: {len(form.passages)} แห่ง" for form in differences)
        head = Label("ข้อมูลวันนี้ต่างจากฉบับที่ออกรายงานแล้ว")
        head.setFont(sized(self.font(), 1.2, strong=True))
        told = Label(f"{forms}\nฉบับที่ออกยังเป็นอย่างเดิม")
        for label in (head, told):
            label.setWordWrap(True)
        model: CardModel[_Shown] = CardModel(_card, self)
        model.set_items(shown)
        self.list = CardList(theme, "ที่ที่ต่างกัน")
        self.list.setModel(model)
        if shown:
            self.list.choose(0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText("ปิด")
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        margin = em(self, 1.2)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(em(self, 0.6))
        column.addWidget(head)
        column.addWidget(told)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        resize_within_screen(self, 44, 30)


def _card(shown: _Shown) -> Card:
    return Card(
        title=f"วันนี้: {_cut(shown.passage.after)}",
        label=shown.title,
        lines=(f"ฉบับที่ออก: {_cut(shown.passage.before)}",),
    )


def _cut(text: str) -> str:
    words = " ".join(text.split()) or _NOTHING
    return words if len(words) <= _MOST else f"{words[:_MOST].rstrip()}…"
