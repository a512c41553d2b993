"""The projects of a plan to choose from, as their grids are printed, with how they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.window.fields.text_editors import LineBox
from desktop.window.widgets.card_list import CardList
from desktop.window.widgets.card_model import Card, CardModel
from desktop.window.widgets.grouped_list import group
from desktop.window.widgets.roles import Role
from desktop.window.widgets.theme import Theme, px
from desktop.window.widgets.tokens import GAP_1, GAP_2
from forms.assignment import Assignment, Served, is_negotiated
from forms.compute import leaf_steps, step_count, step_total
from forms.editing.changes import EVERYTHING, Change
from forms.figures import figure

if TYPE_CHECKING:
    from db.records import Package, Project
    from forms.editions.rules import Rules


@dataclass(frozen=True, slots=True)
class Choice:
    """A project by its position in the plan, with what its steps serve."""

    index: int
    project: Project
    served: tuple[Served, ...]
    wanted: Decimal


class ProjectPicker(QWidget):
    """A list with a search field. `chosen` gives the position of a project in the plan."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self._choices: dict[str, Choice] = {}
        self._cards: dict[str, tuple[Choice, Card]] = {}
        # What stands over the first of those that serve the same.
        self._captions: dict[str, str] = {}
        # Its rows are keys: a project that changed is still the same row.
        self._model: CardModel[str] = CardModel(self._card_of, self)
        self.search = LineBox()
        self.search.setPlaceholderText("ค้นหาโครงการ")
        self.search.setAccessibleName("ค้นหาโครงการ")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._filter())
        self.list = CardList(theme, "โครงการของแผน")
        self.list.setModel(self._model)
        group(self.list, theme)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.search.setContentsMargins(px(GAP_2), 0, px(GAP_2), 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(GAP_1), 0, 0)
        column.setSpacing(px(GAP_1))
        column.addWidget(self.search)
        column.addWidget(self.list, 1)

    @property
    def shown(self) -> tuple[Choice, ...]:
        """The projects in sight."""
        return tuple(self._choices[key] for key in self._model.items)

    def show_package(self, package: Package, rules: Rules, change: Change = EVERYTHING) -> None:
        """List the projects of a plan; the chosen one stays chosen, and nothing is told.

        Where only activities changed, their projects alone read otherwise.
        """
        named = _with_other_activities(change)
        if named is not None:
            self._show_projects(package, named)
            return
        found = {choice.project.key: choice for choice in _choices(package, rules)}
        if found.keys() == self._choices.keys():
            self._choices = found
            self._filter()
            self._model.refresh()
        else:
            self._model.set_items(())
            self._choices = found
            self._filter()

    def _show_projects(self, package: Package, named: frozenset[int]) -> None:
        """Show some projects of a plan, by their positions, as they are now."""
        projects = package.plan.projects
        changed = {key: item for key, item in self._choices.items() if item.index in named}
        for key, item in changed.items():
            self._choices[key] = replace(item, project=projects[item.index])
        if self.search.text():
            self._filter()
        self._model.refresh(changed)

    def choose(self, index: int) -> None:
        """Mark a project as chosen, without telling."""
        wanted = self._row_of(index)
        if wanted is None and self.search.text():
            self.search.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            self.search.clear()
            self.search.blockSignals(False)  # noqa: FBT003
            self._filter()
            wanted = self._row_of(index)
        if wanted is not None and wanted != self.list.currentIndex().row():
            self._quietly(wanted)

    def _card_of(self, key: str) -> Card:
        """How a project reads; counted anew only where it is another than before."""
        choice, known = self._choices[key], self._cards.get(key)
        if known is None or known[0] != choice:
            known = self._cards[key] = (choice, _card(choice))
        return known[1]._replace(group=self._captions.get(key, ""))

    def _row_of(self, index: int) -> int | None:
        return self._model.row_of(lambda key: self._choices[key].index == index)

    def _filter(self) -> None:
        wanted = "".join(self.search.text().split()).casefold()
        shown = tuple(
            key for key, item in self._choices.items() if not wanted or wanted in _searched(item)
        )
        before = self.list.currentIndex().data(Role.ITEM)
        self._captions = dict(_captions([self._choices[key] for key in shown]))
        if shown == self._model.items:
            return
        selection = self.list.selectionModel()
        selection.blockSignals(True)  # noqa: FBT003
        self._model.set_items(shown)
        selection.blockSignals(False)  # noqa: FBT003
        if before in shown:
            self._quietly(shown.index(before))

    def _quietly(self, row: int) -> None:
        selection = self.list.selectionModel()
        selection.blockSignals(True)  # noqa: FBT003
        self.list.choose(row)
        selection.blockSignals(False)  # noqa: FBT003
        self.list.viewport().update()

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self._choices[current.data(Role.ITEM)].index)

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes from the search into what was found."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return} and self.search.hasFocus():
            self.list.setFocus()
            if not self.list.currentIndex().isValid() and self._model.items:
                self.list.choose(0)
            return
        super().keyPressEvent(event)


def _with_other_activities(change: Change) -> frozenset[int] | None:
    """The positions of the projects whose activities changed; None where more changed."""
    if change.whole:
        return None
    own = ("plan", "projects")
    lasting = [place for place in (*change.places, *change.drafts) if place[3:4] != ("activities",)]
    if any(place[:1] == own[:1] for place in lasting):
        return None
    return frozenset(
        place[2]
        for place in (*change.places, *change.drafts)
        if place[:2] == own and isinstance(place[2], int)
    )


def _choices(package: Package, rules: Rules) -> Iterator[Choice]:
    """The projects in the order in which the form of the steps prints them."""
    plan = package.plan
    assignment = Assignment(plan, rules)
    for key in assignment.project_order:
        at = int(assignment.lookup.project_places[key][-1])
        served = tuple(assignment.served.get(key, ()))
        yield Choice(at, plan.projects[at], served, rules.step_sum)


def _served_words(served: Sequence[Served]) -> str:
    """`ตัวชี้วัดที่ 1, 4 · KPI 5.1.2.1`; empty where there is none."""
    negotiated = [s.number for s in served if s.indicator and is_negotiated(s.indicator)]
    own = [s.number for s in served if s.indicator and not is_negotiated(s.indicator)]
    kpis = [s.kpi.code for s in served if s.kpi]
    lists = (("ตัวชี้วัดที่", negotiated), ("KPI", kpis), ("ตัวชี้วัดของหน่วยงานที่", own))
    return " · ".join(f"{words} {', '.join(map(str, each))}" for words, each in lists if each)


def _captions(shown: Sequence[Choice]) -> Iterator[tuple[str, str]]:
    """The captions of groups, by the key of the first of each."""
    before = None
    for choice in shown:
        words = _served_words(choice.served) or "โครงการอื่น"
        if words != before:
            yield choice.project.key, words
        before = words


def _searched(choice: Choice) -> str:
    words = (choice.project.name, *(activity.title for activity in choice.project.activities))
    return "".join("".join(words).split()).casefold()


def _card(choice: Choice) -> Card:
    """A project with the number of its steps, of each activity by itself."""
    project, wanted = choice.project, choice.wanted
    kind = "กิจกรรม" if project.kind == "activity" else "โครงการ"
    counts = [step_count(activity) for activity in project.activities]
    wrong = [
        figure(step_total(activity))
        for activity in project.activities
        if leaf_steps(activity) and step_total(activity) != wanted
    ]
    said = f"{sum(counts)} ขั้นตอน" if any(counts) else "ยังไม่มีขั้นตอน"
    if len(counts) > 1:
        said = f"{len(counts)} กิจกรรม {said}"
    if wrong:
        said += f" น้ำหนักรวม {', '.join(wrong)} ไม่ใช่ {figure(wanted)}"
    return Card(
        project.name or "(ยังไม่มีชื่อ)",
        label=_served_words(choice.served) or kind,
        chip="+".join(map(str, counts)) if any(counts) else "–",
        chip_words=said,
        severity="warning" if wrong else "",
        tip=f"{project.name}\n{said}".strip(),
    )
