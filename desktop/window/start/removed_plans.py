"""The removed plans that can be brought back; out of sight while there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.session.plans import Plans
from desktop.window.start.plan_commands import PlanCommands
from desktop.window.widgets.card_list import CardList
from desktop.window.widgets.card_model import Card, CardModel
from desktop.window.widgets.cards import thai_date_and_time
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.roles import Role
from desktop.window.widgets.theme import Theme, em, sized

if TYPE_CHECKING:
    from db.store.store import PlanEntry


class RemovedPlans(QWidget):
    """A list with the one thing that can be done with what stands in it."""

    def __init__(self, plans: Plans, plan_commands: PlanCommands, theme: Theme) -> None:
        super().__init__()
        self._plans = plans
        self._plan_commands = plan_commands
        self._model: CardModel[PlanEntry] = CardModel(removed_card, self)
        self.list = CardList(theme, "แผนที่ลบแล้ว")
        self.list.setModel(self._model)
        self.list.activated.connect(self._on_bring_back)
        self.button = push_button("นำกลับมา", "earlier", self._on_bring_back)
        title = Label("แผนที่ลบแล้ว")
        title.setFont(sized(title.font(), 1.1, strong=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, em(self, 0.6), 0, 0)
        column.setSpacing(em(self, 0.5))
        column.addWidget(title)
        column.addWidget(self.list)
        column.addWidget(self.button)
        # Two or three of them are in sight; it is the plans that the page is for.
        self.setMaximumHeight(em(self, 14))
        self.refresh()

    def refresh(self) -> None:
        """Show what is removed now."""
        self._model.set_items(self._plans.removed)
        self.setVisible(bool(self._plans.removed))
        if self._plans.removed:
            self.list.choose(0)

    def _on_bring_back(self) -> None:
        entry: PlanEntry | None = self.list.currentIndex().data(Role.ITEM)
        if entry is not None:
            self._plan_commands.bring_back(entry.number)


def removed_card(entry: PlanEntry) -> Card:
    """A removed plan: when that was, and how long it can be brought back."""
    # Not for the first paint, when no plan is shown yet.
    import datetime as dt  # noqa: PLC0415

    from db.store.store import KEPT_REMOVED_FOR  # noqa: PLC0415

    gone = thai_date_and_time(entry.removed_at)
    until = dt.datetime.fromisoformat(entry.removed_at) + KEPT_REMOVED_FOR
    return Card(
        title=entry.unit,
        label=f"ปีงบประมาณ พ.ศ. {entry.fiscal_year}",
        lines=(f"ลบเมื่อ {gone} นำกลับมาได้ถึง {thai_date_and_time(until.isoformat())}",),
        icon="remove",
        tone="muted",
    )
