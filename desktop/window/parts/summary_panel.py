"""The summary of a part beside it: its projects in order, their count and sum as printed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from db.records import Package, Project
from desktop.window.fields.ordered_list import OrderedList
from desktop.window.page import Tools
from desktop.window.parts.part_lines import budget_words
from desktop.window.widgets.card_model import Card
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em
from forms.editions.edition import Edition
from forms.lookup import Lookup
from forms.part_summaries import Summary, is_summed, summary_of, with_moved

_BY_UNIT = "เรียงตามลำดับความสำคัญของหน่วยงาน ลากแถว หรือกด Alt+Shift+↑ Alt+Shift+↓ เพื่อเปลี่ยนลำดับ"
_BY_CODE = "แบบฟอร์มปีนี้เรียงตามรหัสยุทธศาสตร์ จึงเปลี่ยนลำดับไม่ได้"


class SummaryPanel(QWidget):
    """Shows what the form prints below the part; Enter on a project goes to its fields.

    Where the order is the unit's priority, it is changed here, for the whole plan.
    """

    def __init__(self, tools: Tools, part: int) -> None:
        super().__init__()
        self._tools = tools
        self._part = part
        self._package: Package | None = None
        self.words = Label()
        self.words.setWordWrap(True)
        # In little room the sentences scroll, so that projects stay in sight.
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidgetResizable(True)
        self._area.setWidget(self.words)
        self.order = Label()
        self.order.setObjectName("hint")
        self.order.setWordWrap(True)
        self.list: OrderedList[tuple[int, Project]] = OrderedList(
            tools.theme, "โครงการ/กิจกรรมตามลำดับ", self._card
        )
        self.list.moved.connect(self._move)
        self.list.action_requested.connect(self._on_action_requested)
        self.list.doubleClicked.connect(lambda _index: self._on_action_requested("open"))
        column = QVBoxLayout(self)
        pad = em(self, 0.8)
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(em(self, 0.5))
        column.addWidget(self._area)
        column.addWidget(self.order)
        column.addWidget(self.list, 1)

    def show_package(self, package: Package, edition: Edition) -> str:
        """Show the summary of a package; gives its count and sum in one line."""
        self._package = package
        summary = summary_of(package.plan, self._part, edition)
        entries = tuple(enumerate(summary.projects, 1))
        row = max(0, self.list.currentIndex().row())
        self.list.set_movable(movable=self._part != 3 and not summary.by_code)
        if entries == self.list.entries:
            # Divisions and statuses may read otherwise.
            self.list.show_cards_anew()
        self.list.show_entries(entries, min(row, len(entries) - 1))
        self.order.setText(_BY_CODE if summary.by_code else _BY_UNIT)
        self.order.setVisible(self._part != 3 and len(entries) > 1)
        self.words.setText("\n".join([*summary.sentences, *_left_out(summary, edition)]))
        self._fit()
        return summary.sentences[0]

    def _fit(self) -> None:
        """Give the sentences the height that they need, but not all there is."""
        needed = self.words.heightForWidth(self._area.viewport().width())
        self._area.setFixedHeight(max(1, min(needed, self.height() // 3)))

    def _card(self, item: tuple[int, Project]) -> Card:
        order, project = item
        lines = [budget_words(project.budget)]
        if self._package is not None:
            divisions = Lookup(self._package.plan).division_names(project.divisions)
            lines += [", ".join(divisions), ", ".join(project.policies)]
        mark = " *" if project.integrated_programme else ""
        return Card(f"{order}. {project.name}{mark}", tuple(filter(None, lines)))

    def _move(self, row: int, to: int) -> None:
        """Give a project another rank, and go along with it."""
        session = self._tools.session
        projects = [project for _order, project in self.list.entries]
        moved = with_moved(session.package, projects, row, to)
        if session.apply(moved, "ย้ายลำดับโครงการ"):
            self.list.show_current(to)

    def _on_action_requested(self, what: str) -> None:
        """Go to the fields of the current project."""
        row = self.list.currentIndex().row()
        if what == "open" and row >= 0 and self._package is not None:
            places = Lookup(self._package.plan).project_places
            self._tools.go_to((*places[self.list.entries[row][1].key], "name"))

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _left_out(summary: Summary, edition: Edition) -> list[str]:
    """What the sum does not hold, in words."""
    amounts = [p for p in summary.projects if p.budget.amount is not None]
    unsummed = sum(not is_summed(project, edition.rules) for project in amounts)
    lines = []
    if unsummed:
        lines.append(f"ไม่รวมเงินของ {unsummed} โครงการที่ไม่ได้รับงบประมาณหรือใช้เงินนอกงบประมาณ")
    if summary.dropped:
        lines.append(f"ไม่รวม {len(summary.dropped)} โครงการที่ยกเลิกก่อนประกาศใช้แผน")
    return lines
