"""The forms of the open plan, down the side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.window.widgets.card_list import CardList
from desktop.window.widgets.card_model import Card, CardModel
from desktop.window.widgets.cards import form_card
from desktop.window.widgets.roles import Role
from desktop.window.widgets.theme import Theme

if TYPE_CHECKING:
    from forms.build import FormEntry
    from forms.checks import Problem


class FormsPane(QWidget):
    """The forms in the order they are bound, under a row for the whole plan."""

    chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: Counter[str] = Counter()
        self._model: CardModel[FormEntry | None] = CardModel(self._card, self)
        self.list = CardList(theme, "แบบฟอร์มของแผน")
        self.list.setModel(self._model)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)

    @property
    def form(self) -> FormEntry | None:
        """The form that is chosen; None for the whole plan."""
        entry: FormEntry | None = self.list.currentIndex().data(Role.ITEM)
        return entry

    def set_forms(self, entries: Sequence[FormEntry]) -> None:
        """Show these forms; the chosen one stays chosen where it is still there."""
        before = self.form.id if self.form else ""
        self._model.set_items((None, *entries) if entries else ())
        if entries:
            # The first form rather than the whole plan: it is there at once.
            row = self._model.row_of(lambda entry: entry is not None and entry.id == before)
            self.list.choose(1 if row is None else row)

    def set_problems(self, problems: Sequence[Problem]) -> None:
        """Count the problems beside their forms."""
        self._counts = Counter(problem.form for problem in problems if problem.form)
        self._model.refresh()

    def choose(self, form_id: str) -> bool:
        """Choose a form by its id; False where the plan has no such form."""
        row = self._model.row_of(lambda entry: entry is not None and entry.id == form_id)
        if row is None:
            return False
        self.list.choose(row)
        return True

    def _card(self, entry: FormEntry | None) -> Card:
        if entry is None:
            return Card(title="ทั้งเล่ม")
        return form_card(entry, self._counts[entry.id])

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit()
