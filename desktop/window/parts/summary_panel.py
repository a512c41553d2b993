"""The summary of a part beside it: its projects in order, their count and sum as printed."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from db.records import Package, Project
from desktop.summaries import Sum, Summary, is_summed, summary_of
from desktop.window.page import Tools
from desktop.window.parts.part_nodes import budget_words
from desktop.window.widgets.card_list import CardList
from desktop.window.widgets.card_model import Card, CardModel
from desktop.window.widgets.roles import Role
from desktop.window.widgets.theme import em
from forms.figures import figure
from forms.lookup import Lookup


class SummaryPanel(QWidget):
    """Shows what the form prints below the part; Enter on a project goes to its fields."""

    def __init__(self, tools: Tools, part: int) -> None:
        super().__init__()
        self._tools = tools
        self._part = part
        self._package: Package | None = None
        self._model: CardModel[tuple[int, Project]] = CardModel(self._card, self)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.list = CardList(tools.theme, "โครงการ/กิจกรรมตามลำดับความสำคัญ")
        self.list.setModel(self._model)
        self.list.activated.connect(lambda index: self._open(index.data(Role.ITEM)))
        column = QVBoxLayout(self)
        pad = em(self, 0.8)
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(em(self, 0.5))
        column.addWidget(self.words)
        column.addWidget(self.list, 1)

    def show_package(self, package: Package) -> str:
        """Show the summary of a package; gives its count and sum in one line."""
        self._package = package
        summary = summary_of(package.plan, self._part)
        items = tuple(enumerate(summary.projects, 1))
        if items == self._model.items:
            self._model.refresh()
        else:
            row = self.list.currentIndex().row()
            scrolled = self.list.verticalScrollBar().value()
            self._model.set_items(items)
            if items:
                self.list.setCurrentIndex(self._model.index(min(max(row, 0), len(items) - 1)))
            self.list.verticalScrollBar().setValue(scrolled)
        noun = "โครงการ/กิจกรรมประจำพื้นฐาน" if self._part == 3 else "โครงการ/กิจกรรมสำคัญ"
        whole = f"{noun} รวม{sum_words(summary.whole)}"
        lines = [
            whole,
            *(f"{_name(name)} {sum_words(of_it)}" for name, of_it in summary.programmes),
        ]
        self.words.setText("\n".join([*lines, *_left_out(package, summary)]))
        return whole

    def _card(self, item: tuple[int, Project]) -> Card:
        order, project = item
        lines = [budget_words(project.budget)]
        if self._package is not None:
            divisions = Lookup(self._package.plan).division_names(project.divisions)
            lines += [", ".join(divisions), ", ".join(project.policies)]
        mark = " *" if project.integrated_programme else ""
        return Card(f"{order}. {project.name}{mark}", tuple(filter(None, lines)))

    def _open(self, item: tuple[int, Project] | None) -> None:
        if item is not None and self._package is not None:
            places = Lookup(self._package.plan).project_places
            self._tools.go_to((*places[item[1].key], "name"))


def sum_words(of: Sum) -> str:
    """A count and a sum as the form says them; dots where there is nothing."""
    total = "…" if of.total is None else figure(of.total)
    return f"จำนวน {of.count or '…'} โครงการ/กิจกรรม จำนวนเงินทั้งสิ้น {total} บาท"


def _name(programme: str) -> str:
    return f"โครงการภายใต้แผนงานบูรณาการ{programme.removeprefix('แผนงานบูรณาการ')}"


def _left_out(package: Package, summary: Summary) -> list[str]:
    """What the sum does not hold, in words."""
    amounts = [p for p in summary.projects if p.budget.amount is not None]
    unsummed = sum(not is_summed(package.plan, project) for project in amounts)
    lines = []
    if unsummed:
        lines.append(f"ไม่รวมเงินของ {unsummed} โครงการที่ไม่ได้รับงบประมาณหรือใช้เงินนอกงบประมาณ")
    if summary.dropped:
        lines.append(f"ไม่รวม {len(summary.dropped)} โครงการที่ยกเลิกก่อนประกาศแผน")
    return lines
