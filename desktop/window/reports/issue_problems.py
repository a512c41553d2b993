"""What the checks still find in a quarter's report, before it is sent up; and what was accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.window.reports.accepting import ask_to_accept, take_back
from desktop.window.reports.fitted_cards import FittedCards
from desktop.window.widgets.card_model import Card, CardModel
from desktop.window.widgets.cards import accepted_card, problem_card
from desktop.window.widgets.controls import check_box, push_button
from desktop.window.widgets.flow_row import FlowRow
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.roles import Role
from desktop.window.widgets.theme import em
from desktop.window.widgets.writing import writing
from forms.checks import Problem
from forms.checks.accepted import acceptance_words, may_be_accepted

if TYPE_CHECKING:
    from desktop.window.fields.record_stack import PlaceOf
    from desktop.window.page import Tools


class IssueProblems(QWidget):
    """The problems of the report at `report_of`; Enter or a double click goes to the field of one.

    What is no error may be accepted, one by one, by somebody and for a reason.
    """

    def __init__(self, tools: Tools, report_of: PlaceOf, *, highest: int = 22) -> None:
        super().__init__()
        self._tools = tools
        self._report_of = report_of
        self._said = Label()
        self._said.setObjectName("hint")
        self._said.setWordWrap(True)
        self._model: CardModel[Problem] = CardModel(_card, self)
        self.list = FittedCards(tools.theme, "ข้อที่ตรวจพบในรายงานไตรมาสนี้", highest=highest)
        self.list.setModel(self._model)
        self.list.activated.connect(self._on_chosen)
        self.list.doubleClicked.connect(self._on_chosen)
        self.list.selectionModel().currentChanged.connect(self._show_acts)
        self.go = push_button("ไปแก้", "open", self._on_chosen)
        self.accept_button = push_button("คงไว้พร้อมเหตุผล…", "done", self._accept)
        self.take_back_button = push_button("เลิกคงไว้", "close", self._take_back)
        writing(self.accept_button, self.take_back_button)
        self.show_accepted = check_box()
        self.show_accepted.toggled.connect(self.refresh)
        self._acts = FlowRow()
        for widget in (self.go, self.accept_button, self.take_back_button, self.show_accepted):
            self._acts.add(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.3))
        column.addWidget(self._said)
        column.addWidget(self.list)
        column.addWidget(self._acts)
        tools.checker.changed.connect(self.refresh)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Those that want an answer."""
        return tuple(item for item in self._model.items if item.accepted is None)

    @property
    def errors(self) -> int:
        """How many have to be mended before the report is issued."""
        return sum(problem.severity == "error" for problem in self.problems)

    def choose_error(self) -> None:
        """Choose the first that has to be mended."""
        row = self._model.row_of(lambda problem: problem.severity == "error")
        if row is not None:
            self.list.choose(row)
            self.list.setFocus()

    def refresh(self) -> None:
        """List what was found last."""
        place = self._report_of()
        if place is None:
            return
        checker = self._tools.checker
        found = tuple(p for p in checker.problems if p.place[:2] == place)
        accepted = tuple(p for p in checker.accepted if p.place[:2] == place)
        items = (*found, *accepted) if self.show_accepted.isChecked() else found
        if items != self._model.items:
            chosen = self._current()
            self._model.set_items(items)
            self.list.fit()
            row = self._model.row_of(lambda p: chosen is not None and p.place == chosen.place)
            self.list.setCurrentIndex(self._model.index(row or 0, 0))
        self.list.setVisible(bool(items))
        self.show_accepted.setText(f"แสดงข้อที่คงไว้แล้ว ({len(accepted)})")
        self.show_accepted.setVisible(bool(accepted))
        said = _summary(self.errors, len(found), len(accepted))
        self._said.setText(said if checker.has_checked else "กำลังตรวจ…")
        self._show_acts()

    def _current(self) -> Problem | None:
        problem: Problem | None = self.list.currentIndex().data(Role.ITEM)
        return problem

    def _show_acts(self) -> None:
        problem = self._current()
        due = problem is not None and problem.accepted is None
        self.go.setVisible(problem is not None)
        self.accept_button.setVisible(due)
        self.accept_button.setEnabled(problem is not None and due and may_be_accepted(problem))
        self.take_back_button.setVisible(problem is not None and not due)

    def _on_chosen(self) -> None:
        problem = self._current()
        if problem is not None:
            self._tools.go_to(problem.place)

    def _accept(self) -> None:
        problem = self._current()
        if problem is not None:
            ask_to_accept(self._tools, problem, self.window())

    def _take_back(self) -> None:
        problem = self._current()
        if problem is not None:
            take_back(self._tools, problem)


def _card(problem: Problem) -> Card:
    if problem.accepted is None:
        return problem_card(problem)
    return accepted_card(problem, acceptance_words(problem.accepted))


def _summary(errors: int, found: int, accepted: int) -> str:
    """What stands over the list."""
    known = f" คงไว้แล้ว {accepted} ข้อ" if accepted else ""
    if errors:
        others = f" และข้ออื่นอีก {found - errors} ข้อ" if found > errors else ""
        return f"มีข้อผิดพลาด {errors} ข้อ{others} ต้องแก้ข้อผิดพลาดให้หมดก่อน จึงออกรายงานได้{known}"
    if found:
        return f"ยังตรวจพบ {found} ข้อในไตรมาสนี้ แก้ หรือคงไว้พร้อมเหตุผล ออกรายงานได้แม้ยังไม่แก้{known}"
    return f"ตรวจแล้วไม่พบข้อผิดพลาดหรือข้อควรระวังในไตรมาสนี้{known}"
