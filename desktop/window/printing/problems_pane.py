"""The list of problems with its filters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.window.widgets.card_list import CardList
from desktop.window.widgets.card_model import Card, CardModel
from desktop.window.widgets.cards import (
    accepted_card,
    further_problem_card,
    group_head_card,
    problem_card,
)
from desktop.window.widgets.combo import Combo
from desktop.window.widgets.plain_words import Label, set_tip
from desktop.window.widgets.roles import Role
from desktop.window.widgets.theme import Theme, em
from forms.severities import SEVERITIES

if TYPE_CHECKING:
    from db.places import Place
    from forms.build import FormEntry
    from forms.checks import Group, Problem

# The filter of what was accepted, among those of the severities.
_ACCEPTED = "accepted"


class ProblemsPane(QWidget):
    """Shows the problems of one severity or all, of one form or all.

    Those of one kind stand together: the first in full, of the others what differs. What was
    accepted is shown when it is asked for, and counted nowhere else.
    """

    chosen = Signal(object)  # the Problem

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problems: tuple[Problem, ...] = ()
        self._accepted: tuple[Problem, ...] = ()
        # Of each problem in sight the first of its kind, and how many the kind has.
        self._kinds: dict[int, tuple[Problem, int]] = {}
        self._model: CardModel[Problem] = CardModel(self._card, self)
        self._severity = _combo("กรองตามความสำคัญ")
        self._form = _combo("กรองตามแบบฟอร์ม")
        # A child from the start: shown without a parent it would be a window for a moment.
        self._summary = Label(parent=self)
        self._summary.setObjectName("hint")
        self._summary.setWordWrap(True)
        self.list = CardList(theme, "ข้อที่ตรวจพบ")
        self.list.setModel(self._model)
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)
        self._fill_severities()
        self.set_forms(())
        self._severity.currentIndexChanged.connect(self._on_filter_changed)
        self._form.currentIndexChanged.connect(self._on_filter_changed)
        self._arrange()

    @property
    def shown(self) -> tuple[Problem, ...]:
        """The problems that pass the filters."""
        return self._model.items

    def set_forms(self, entries: Sequence[FormEntry]) -> None:
        """Offer these forms as filters; the chosen one stays where it is still there."""
        chosen = self._form.currentData()
        self._form.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self._form.clear()
        self._form.addItem("ทุกแบบฟอร์ม", "")
        for entry in entries:
            self._form.addItem(entry.title, entry.id)
        self._form.setCurrentIndex(max(0, self._form.findData(chosen)))
        self._form.blockSignals(False)  # noqa: FBT003
        self._on_filter_changed()

    def set_problems(self, problems: Sequence[Problem], accepted: Sequence[Problem] = ()) -> None:
        """Show other problems, the gravest first; and those that were accepted, apart."""
        self._accepted = tuple(accepted)
        ranks = list(SEVERITIES)
        graver = sorted(problems, key=lambda p: ranks.index(p.severity))
        self._problems = tuple(p for group in _grouped(graver) for p in group.problems)
        self._fill_severities()
        self._on_filter_changed()

    def choose(self, place: Place) -> Problem | None:
        """Choose the first problem at a place, without filters; None where there is none."""
        if not any(problem.place == place for problem in self.shown):
            self._severity.setCurrentIndex(0)
            self._form.setCurrentIndex(0)
        row = self._model.row_of(lambda problem: problem.place == place)
        if row is None:
            return None
        self.list.choose(row)
        self.list.setFocus()
        return self.shown[row]

    def _arrange(self) -> None:
        margin = em(self, 0.6)
        filters = QHBoxLayout()
        filters.setContentsMargins(margin, margin, margin, 0)
        filters.addWidget(self._severity, 1)
        filters.addWidget(self._form, 1)
        self._summary.setContentsMargins(margin, 0, margin, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.4))
        column.addLayout(filters)
        column.addWidget(self._summary)
        column.addWidget(self.list, 1)

    def _fill_severities(self) -> None:
        chosen = self._severity.currentData()
        self._severity.blockSignals(True)  # noqa: FBT003
        self._severity.clear()
        self._severity.addItem(f"ทั้งหมด ({len(self._problems)})", "")
        for severity, words in SEVERITIES.items():
            count = sum(problem.severity == severity for problem in self._problems)
            self._severity.addItem(f"{words} ({count})", severity)
        if self._accepted:
            self._severity.addItem(f"ยอมรับแล้ว ({len(self._accepted)})", _ACCEPTED)
        self._severity.setCurrentIndex(max(0, self._severity.findData(chosen)))
        self._severity.blockSignals(False)  # noqa: FBT003

    def _on_filter_changed(self) -> None:
        severity, form = self._severity.currentData(), self._form.currentData()
        among = self._accepted if severity == _ACCEPTED else self._problems
        shown = [
            problem
            for problem in among
            if severity in {"", _ACCEPTED, problem.severity} and form in {"", problem.form}
        ]
        groups = _grouped(shown)
        self._kinds = {
            id(p): (each.first, len(each.problems)) for each in groups for p in each.problems
        }
        self._model.set_items(shown)
        self._summary.setText(
            "ไม่มีข้อที่ตรงกับตัวกรอง" if self._problems else "ตรวจแล้วไม่พบข้อผิดพลาดหรือข้อควรระวัง"
        )
        self._summary.setVisible(not shown)

    def _card(self, problem: Problem) -> Card:
        if problem.accepted is not None:
            # Loaded with the first check, as below.
            from forms.checks.accepted import acceptance_words  # noqa: PLC0415

            return accepted_card(problem, acceptance_words(problem.accepted))
        head, count = self._kinds[id(problem)]
        if problem is not head:
            return further_problem_card(problem, head)
        return problem_card(problem) if count == 1 else group_head_card(problem, count)

    def _on_chosen(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(Role.ITEM))


def _grouped(problems: Sequence[Problem]) -> tuple[Group, ...]:
    # Loaded with the first check: a window that is opened has none yet.
    from forms.checks import grouped  # noqa: PLC0415

    return grouped(problems)


def _combo(name: str) -> QComboBox:
    combo = Combo()
    combo.setAccessibleName(name)
    set_tip(combo, name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(6)
    return combo
