"""The figures of a report that were carried from the last quarter and nobody has confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.window.reports.fitted_cards import FittedCards
from desktop.window.widgets.card_model import Card, CardModel
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.flow_row import FlowRow
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.roles import Role
from desktop.window.widgets.theme import em
from desktop.window.widgets.writing import writing
from forms.reporting.carried import CarriedFigure, all_confirmed, confirmed, unconfirmed

if TYPE_CHECKING:
    from desktop.window.fields.record_stack import PlaceOf
    from desktop.window.page import Tools


class IssueCarried(QWidget):
    """Lists them, goes to one, and confirms one or all; out of sight while there are none."""

    def __init__(self, tools: Tools, report_of: PlaceOf, *, highest: int = 12) -> None:
        super().__init__()
        self._tools = tools
        self._report_of = report_of
        self.said = Label()
        self.said.setObjectName("hint")
        self.said.setWordWrap(True)
        self._model: CardModel[CarriedFigure] = CardModel(_card, self)
        self.list = FittedCards(tools.theme, "ตัวเลขที่ยกมาและยังไม่ยืนยัน", highest=highest)
        self.list.setModel(self._model)
        self.list.activated.connect(self._go)
        self.list.doubleClicked.connect(self._go)
        self.go = push_button("ไปดู", "open", self._go)
        self.confirm_one = push_button("ยืนยันรายการนี้", "done", self._confirm_one)
        self.confirm_all = push_button("ยืนยันทั้งหมด", "done", self._confirm_all)
        writing(self.confirm_one, self.confirm_all)
        acts = FlowRow()
        for button in (self.go, self.confirm_one, self.confirm_all):
            acts.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.3))
        for widget in (self.said, self.list, acts):
            column.addWidget(widget)

    def refresh(self) -> None:
        """List those of the report as it is now."""
        place = self._report_of()
        found = () if place is None else unconfirmed(self._tools.session.package, int(place[1]))
        if found != self._model.items:
            row = max(0, self.list.currentIndex().row())
            self._model.set_items(found)
            self.list.fit()
            self.list.setCurrentIndex(self._model.index(min(row, len(found) - 1), 0))
        self.said.setText(
            f"ตัวเลข {len(found)} รายการยกมาจากไตรมาสก่อนและยังไม่ยืนยัน "
            "ถ้าไตรมาสนี้ไม่เปลี่ยน โปรดยืนยัน ออกรายงานได้แม้ยังไม่ยืนยัน"
        )
        self.setVisible(bool(found))

    def _current(self) -> CarriedFigure | None:
        figure: CarriedFigure | None = self.list.currentIndex().data(Role.ITEM)
        return figure

    def _go(self) -> None:
        if (figure := self._current()) is not None:
            self._tools.go_to(figure.place)

    def _confirm_one(self) -> None:
        if (figure := self._current()) is not None:
            package = confirmed(self._tools.session.package, (figure.place,))
            self._tools.session.apply(package, f"ยืนยันตัวเลขที่ยกมา {figure.what}")

    def _confirm_all(self) -> None:
        place = self._report_of()
        if place is not None:
            package = all_confirmed(self._tools.session.package, int(place[1]))
            self._tools.session.apply(package, "ยืนยันตัวเลขที่ยกมาทั้งหมด")


def _card(figure: CarriedFigure) -> Card:
    return Card(title=figure.what, label="ยกมาจากไตรมาสก่อน")
