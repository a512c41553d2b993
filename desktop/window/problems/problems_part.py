"""What the checks found: the list in groups, beside it the one chosen and what was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.window.problems.kept_problems import KeptProblems
from desktop.window.problems.problem_bar import ProblemBar
from desktop.window.problems.problem_detail import ProblemDetail
from desktop.window.problems.problem_list import ProblemGroup, ProblemList
from desktop.window.problems.problem_rows import Line, ProblemRows, inner_words, line_card
from desktop.window.widgets.card_model import CardModel
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.row_view import RowView
from desktop.window.widgets.theme import px, set_role
from desktop.window.widgets.tokens import PAGE_SIDE, PREVIEW_WIDTH
from forms.editions.labels import label_at
from forms.short_places import short_place

if TYPE_CHECKING:
    from db.places import Place
    from desktop.window.page import Tools
    from forms.checks import Problem

_WIDTH = PREVIEW_WIDTH - 10
_NONE = "ตรวจแล้วไม่พบข้อผิดพลาดหรือข้อควรระวัง"
_CHECKING = "กำลังตรวจ…"
_FILTERED = "ไม่มีข้อที่ตรงกับตัวกรอง"


class ProblemsPart(QWidget):
    """Enter or a double click goes to the field (`taken`); ← folds a group, → unfolds it."""

    taken = Signal(object)  # the Problem

    def __init__(self, tools: Tools, listed: ProblemList) -> None:
        super().__init__()
        self._tools = tools
        self.listed = listed
        self._folded: set[str] = set()
        self._model: CardModel[Line] = CardModel(line_card, self)
        self.list = RowView(self._model, ProblemRows(tools.theme), "ข้อที่ตรวจพบ")
        self.list.installEventFilter(self)
        self.list.activated.connect(self._on_activated)
        self.list.clicked.connect(self._on_clicked)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.bar = ProblemBar(tools.theme, listed, self._step)
        # Until it comes into sight it belongs to nobody else.
        self.bar.setParent(self)
        self.bar.hide()
        self.detail = ProblemDetail(tools, self._take)
        self.kept = KeptProblems(tools, self.detail.show_problem)
        self.none = Label()
        self._side = QFrame()
        self._arrange()
        listed.changed.connect(self._on_listed)
        self._on_listed()

    @property
    def shown(self) -> tuple[Problem, ...]:
        """The problems whose lines are in the list."""
        lines = (line.problem for line in self._model.items)
        return tuple(problem for problem in lines if problem is not None)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the list, captions among them."""
        return self._model.items

    def choose(self, place: Place) -> Problem | None:
        """Choose the first problem at a place, without filters; None where there is none."""
        if not any(problem.place == place for problem in self.listed.problems):
            self.listed.show_everything()
        problem = next((each for each in self.listed.problems if each.place == place), None)
        if problem is not None:
            self.choose_problem(problem)
            self.list.setFocus()
        return problem

    def choose_problem(self, problem: Problem) -> None:
        """Make the line of a problem the current one, unfolding its group."""
        group = next((g for g in self.listed.groups if problem in g.problems), None)
        if group is None:
            return
        if group.title in self._folded:
            self._folded.discard(group.title)
            self._fill()
        row = self._model.row_of(lambda line: line.problem == problem)
        if row is not None:
            self.list.choose(row)

    def fold(self, title: str, *, folded: bool) -> None:
        """Fold a group or unfold it; its caption is the current line then."""
        if folded is (title in self._folded):
            return
        (self._folded.add if folded else self._folded.discard)(title)
        self._fill()
        self.list.choose(self._caption_row(title) or 0)

    def _on_listed(self) -> None:
        if self._tools.session.is_open and self.isVisible():
            self._fill()
            self._show_current()
        self.kept.show_problems(self.listed.accepted)

    def _fill(self) -> None:
        """List what is to be listed; the line that was chosen stays, or the one in its place."""
        before, row = self.list.chosen, self.list.currentIndex().row()
        lines = [line for group in self.listed.groups for line in self._lines(group)]
        none = _NONE if self._tools.checker.has_checked else _CHECKING
        self.none.setText(_FILTERED if self.listed.all else none)
        self.none.setVisible(not lines)
        self.list.setVisible(bool(lines))
        if tuple(lines) == self._model.items:
            return
        self._model.set_items(lines)
        if not lines:
            self.detail.show_problem(None)
            return
        known = self._row_of(before)
        self.list.choose(min(max(row, 0), len(lines) - 1) if known is None else known)

    def _row_of(self, line: Line | None) -> int | None:
        if line is None:
            wanted = self.listed.current
            return self._model.row_of(lambda each: wanted is not None and each.problem == wanted)
        if line.problem is None:
            return self._caption_row(line.title)
        return self._model.row_of(lambda each: each.problem == line.problem)

    def _caption_row(self, title: str) -> int | None:
        return self._model.row_of(lambda line: line.problem is None and line.title == title)

    def _lines(self, group: ProblemGroup) -> list[Line]:
        folded = group.title in self._folded
        counts = tuple(group.counts().items())
        caption = Line(None, "", group.title, counts, folded)
        if folded:
            return [caption]
        return [
            caption,
            *(
                Line(problem, self._place(problem), inner=inner_words(problem))
                for problem in group.problems
            ),
        ]

    def _place(self, problem: Problem) -> str:
        session = self._tools.session
        return short_place(
            session.package, problem.place, lambda place: label_at(session.edition, place)
        )

    def _show_current(self) -> None:
        """Where F4 has gone on since, go on from there."""
        current = self.listed.current
        line = self.list.chosen
        if current is not None and (line is None or line.problem != current):
            self.choose_problem(current)
        elif line is None or line.problem is None:
            row = self._model.row_of(lambda each: each.problem is not None)
            if row is not None and self.list.currentIndex().row() <= 0:
                self.list.choose(row)

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        line = self.list.chosen if current.isValid() else None
        if line is None:
            return
        if line.problem is not None:
            self.listed.current = line.problem
        # On a caption nothing is chosen: no act is offered on a problem of elsewhere.
        self.detail.show_problem(line.problem)
        self.kept.clear()

    def _on_activated(self, _index: QModelIndex) -> None:
        line = self.list.chosen
        if line is not None and line.problem is None:
            self.fold(line.title, folded=not line.folded)
        else:
            self._take()

    def _on_clicked(self, _index: QModelIndex) -> None:
        line = self.list.chosen
        if line is not None and line.problem is None:
            self.fold(line.title, folded=not line.folded)

    def _take(self) -> None:
        if self.detail.problem is not None:
            self.taken.emit(self.detail.problem)

    def _step(self, by: int) -> None:
        """Choose the problem after the current line, or before it."""
        at = self.list.currentIndex().row() + by
        while 0 <= at < len(self.lines):
            if self.lines[at].problem is not None:
                self.list.choose(at)
                return
            at += by

    def _on_key(self, key: int) -> bool:
        """← folds, → unfolds; whether a key was one of these."""
        row = self.list.currentIndex().row()
        if row < 0 or key not in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            return False
        caption = next(line for line in reversed(self.lines[: row + 1]) if line.problem is None)
        self.fold(caption.title, folded=key == Qt.Key.Key_Left)
        return True

    def _arrange(self) -> None:
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(self.detail, 1)
        side.addWidget(self.kept)
        self.none.setContentsMargins(px(PAGE_SIDE), px(PAGE_SIDE), px(PAGE_SIDE), 0)
        self.none.setAlignment(Qt.AlignmentFlag.AlignTop)
        set_role(self.none, "data")
        self.none.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.list, 1)
        row.addWidget(self.none, 1)
        line = QFrame()
        line.setObjectName("divider")
        line.setFixedWidth(1)
        row.addWidget(line)
        row.addWidget(self._side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)

    # Qt's own names from here on.

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        return plain and self._on_key(event.key())

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)  # type: ignore[arg-type]  # a show event it is
        self._on_listed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(min(px(_WIDTH), self.width() * 45 // 100))
