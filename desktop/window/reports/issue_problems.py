"""What the checks still find in a quarter's report, before it is sent up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.window.widgets.card_list import CardList
from desktop.window.widgets.card_model import CardModel
from desktop.window.widgets.cards import problem_card
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.roles import Role
from desktop.window.widgets.theme import em
from forms.checks import Problem

if TYPE_CHECKING:
    from desktop.window.fields.record_stack import PlaceOf
    from desktop.window.page import Tools

# The height of the list at most, in letters.
_HIGHEST = 22


class IssueProblems(QWidget):
    """The problems of the report at `report_of`; Enter or a click goes to the field of one."""

    def __init__(self, tools: Tools, report_of: PlaceOf) -> None:
        super().__init__()
        self._tools = tools
        self._report_of = report_of
        self._said = Label()
        self._said.setObjectName("hint")
        self._said.setWordWrap(True)
        self._model: CardModel[Problem] = CardModel(problem_card, self)
        self.list = _FittedCards(tools.theme, "ข้อที่ตรวจพบในรายงานไตรมาสนี้")
        self.list.setModel(self._model)
        self.list.activated.connect(self._on_chosen)
        self.list.clicked.connect(self._on_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.3))
        column.addWidget(self._said)
        column.addWidget(self.list)
        tools.checker.changed.connect(self.refresh)

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._model.items)

    def refresh(self) -> None:
        """List what was found last."""
        place = self._report_of()
        if place is None:
            return
        items = tuple(p for p in self._tools.checker.problems if p.place[:2] == place)
        if items != self._model.items:
            self._model.set_items(items)
            self.list.fit()
        self.list.setVisible(bool(items))
        self._said.setText(
            f"ยังตรวจพบ {len(items)} ข้อในไตรมาสนี้ กด Enter เพื่อไปแก้ ไม่แก้ก็ออกรายงานได้"
            if items
            else "ตรวจแล้วไม่พบข้อที่ต้องแก้ในไตรมาสนี้"
        )

    def _on_chosen(self) -> None:
        problem: Problem | None = self.list.currentIndex().data(Role.ITEM)
        if problem is not None:
            self._tools.go_to(problem.place)


class _FittedCards(CardList):
    """As high as its cards, up to a few of them."""

    def fit(self) -> None:
        """Take the height of the cards."""
        self.doItemsLayout()
        rows = (self.model().index(row, 0) for row in range(self.model().rowCount()))
        height = sum(self.sizeHintForIndex(row).height() for row in rows)
        self.setFixedHeight(min(height + em(self, 0.6), em(self, _HIGHEST)))

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # Once the cards have wrapped to the new width.
            QTimer.singleShot(0, self, self.fit)
