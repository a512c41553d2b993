"""What was kept with a reason, folded at the foot of the problems."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout

from desktop.window.problems.problem_rows import Line, ProblemRows, line_card
from desktop.window.widgets.card_model import CardModel
from desktop.window.widgets.painting.shapes import shape_icon
from desktop.window.widgets.plain_words import Label, set_tip
from desktop.window.widgets.row_view import RowView
from desktop.window.widgets.theme import px, set_role
from desktop.window.widgets.tokens import CONTROL_HEIGHT, GAP_2, GAP_4, PROBLEM_ROW_HEIGHT
from forms.calendar import short_date
from forms.editions.labels import label_at
from forms.short_places import short_place

if TYPE_CHECKING:
    from desktop.window.page import Tools
    from forms.checks import Problem

_MOST = 8
_HINT = "ข้อที่คงไว้พร้อมเหตุผล เลิกคงไว้ได้ และนับใหม่เมื่อข้อมูลเปลี่ยน"


class KeptProblems(QFrame):
    """A line that says how many; unfolded, their list. `show` shows the one that is chosen."""

    def __init__(self, tools: Tools, show: Callable[[Problem], object]) -> None:
        super().__init__()
        self.setObjectName("page-footer")
        self._tools = tools
        self._show = show
        self._problems: tuple[Problem, ...] = ()
        self.fold = QToolButton()
        self.fold.setCheckable(True)
        self.fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setIconSize(QSize(px(14), px(14)))
        self.fold.setFixedHeight(px(CONTROL_HEIGHT))
        self.fold.toggled.connect(self._on_toggled)
        self.last = Label()
        set_role(self.last, "caption")
        self._model: CardModel[Line] = CardModel(line_card, self)
        self.list = RowView(self._model, ProblemRows(tools.theme), "ข้อที่คงไว้แล้ว")
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.list.clicked.connect(self._on_chosen)
        self.list.hide()
        row = QHBoxLayout()
        row.setContentsMargins(px(GAP_2), 0, px(GAP_4), 0)
        row.addWidget(self.fold)
        row.addStretch(1)
        row.addWidget(self.last)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.list)
        self.hide()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """List what was kept; nothing is to be seen where nothing was."""
        self._problems = tuple(problems)
        self.setVisible(bool(problems))
        words = f"คงไว้แล้ว ({len(problems):,})"
        self.fold.setText(f" {words}")
        self.fold.setAccessibleName(words)
        set_tip(self.fold, _HINT)
        self.last.setText(_last_words(problems))
        self.fold.setIcon(
            shape_icon("open" if self.fold.isChecked() else "closed", self._tools.theme)
        )
        if self.fold.isChecked():
            self._fill()

    def clear(self) -> None:
        """Choose none of them: another problem is in sight."""
        self.list.clearSelection()

    def _on_toggled(self, unfolded: bool) -> None:  # noqa: FBT001 - a signal's
        self.list.setVisible(unfolded)
        self.show_problems(self._problems)
        if unfolded and self._problems:
            self.list.choose(0)
            self.list.setFocus()

    def _fill(self) -> None:
        session = self._tools.session
        lines = [
            Line(
                problem,
                short_place(
                    session.package, problem.place, lambda place: label_at(session.edition, place)
                ),
            )
            for problem in self._problems
        ]
        if tuple(lines) != self._model.items:
            self._model.set_items(lines)
        rows = min(len(lines), _MOST)
        self.list.setFixedHeight(rows * px(PROBLEM_ROW_HEIGHT))

    def _on_chosen(self) -> None:
        line = self.list.chosen
        if line is not None and line.problem is not None:
            self._show(line.problem)


def _last_words(problems: Sequence[Problem]) -> str:
    """Who kept something last, and when."""
    kept = [problem.accepted for problem in problems if problem.accepted is not None]
    if not kept:
        return ""
    last = max(kept, key=lambda each: each.date)
    return " · ".join(filter(None, (last.by, short_date(last.date))))
