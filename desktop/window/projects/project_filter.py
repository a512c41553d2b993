"""What the grid of projects is filtered and sorted by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QToolButton, QWidget

from db.fields import specs
from db.records import Budget, Project
from desktop.window.fields.text_editors import LineBox
from desktop.window.widgets.combo import Combo
from desktop.window.widgets.controls import tool_button
from desktop.window.widgets.plain_words import set_tip
from desktop.window.widgets.theme import em
from forms.project_uses import PARTS, Use, part_names
from forms.thai.digits import arabic_digits

if TYPE_CHECKING:
    from db.records import Package
    from desktop.window.grid.row_filter import RowTest
    from forms.editions.edition import Edition

_NOWHERE = "none"
_NO_STATUS = "-"
# Narrower than so many letters, the choices stand below the search.
_WIDE = 56


class ProjectFilter(QWidget):
    """A search and choices; `changed` follows every change of them.

    `uses` gives where a project is used, one use after the other.
    """

    changed = Signal()

    def __init__(self, uses: Callable[[Project], Sequence[Use]]) -> None:
        super().__init__()
        self._uses = uses
        self.query = LineBox()
        self.query.setAccessibleName("ค้นหาโครงการ")
        self.query.setPlaceholderText("ค้นหาในทุกคอลัมน์")
        self.query.setClearButtonEnabled(True)
        self.query.textChanged.connect(lambda _text: self.changed.emit())
        self.status = self._combo("กรองตามสถานะงบประมาณ", "ทุกสถานะ")
        status = specs(Budget)["status"]
        for value, words in zip(status.choices, status.words, strict=True):
            self.status.addItem(words, value)
        self.status.addItem("ยังไม่ระบุสถานะ", _NO_STATUS)
        self.division = self._combo("กรองตามส่วนราชการ", "ทุกส่วนราชการ")
        self.use = self._combo("กรองตามส่วนของแผน", "ทุกส่วนของแผน")
        for name, words in PARTS.items():
            self.use.addItem(words, name)
        self.use.addItem("ยังไม่ได้ใช้ที่ใด", _NOWHERE)
        self.order = self._combo("เรียงตาม", "ลำดับในแผน")
        self.clear_button: QToolButton = tool_button("close", "ล้างตัวกรองและการเรียง", self.clear)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(em(self, 0.4))
        self._place(wide=True)
        self.changed.connect(self._show_clear)
        self._show_clear()

    def set_orders(self, orders: Sequence[tuple[str, object]]) -> None:
        """Offer these orders, as (words, data)."""
        for words, data in orders:
            self.order.addItem(words, data)

    def show_package(self, package: Package, edition: Edition) -> None:
        """Offer the parts and divisions of the plan; what is chosen stays."""
        for name, words in part_names(edition).items():
            self.use.setItemText(self.use.findData(name), words)
        wanted = [(d.abbreviation or d.name, d.key) for d in package.plan.divisions]
        have = [
            (self.division.itemText(n), self.division.itemData(n))
            for n in range(self.division.count())
        ]
        if have[1:] == wanted:
            return
        chosen = self.division.currentData()
        self.division.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        while self.division.count() > 1:
            self.division.removeItem(1)
        for words, key in wanted:
            self.division.addItem(words, key)
        self.division.setCurrentIndex(max(0, self.division.findData(chosen)))
        self.division.blockSignals(False)  # noqa: FBT003
        if self.division.currentData() != chosen:
            self.changed.emit()

    def clear(self) -> None:
        """Show every project, in the order of the plan."""
        for box in (self.status, self.division, self.use, self.order):
            box.setCurrentIndex(0)
        self.query.clear()
        self.query.setFocus()

    def test(self, columns: int) -> RowTest | None:
        """What a row must pass; None where all do."""
        words = [_bare(word) for word in self.query.text().split()]
        status, division = self.status.currentData(), self.division.currentData()
        use = self.use.currentData()
        if not (words or status or division or use):
            return None

        def passes(project: Project, text: Callable[[int], str]) -> bool:
            if status and (project.budget.status or _NO_STATUS) != status:
                return False
            if division and division not in project.divisions:
                return False
            if use and not self._is_used(project, use):
                return False
            whole = _bare(" ".join(text(at) for at in range(columns))) if words else ""
            return all(word in whole for word in words)

        return passes

    def _is_used(self, project: Project, use: str) -> bool:
        uses = self._uses(project)
        return not uses if use == _NOWHERE else any(each.place[1] == use for each in uses)

    def _combo(self, name: str, everything: str) -> QComboBox:
        box = Combo()
        box.setAccessibleName(name)
        set_tip(box, name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(9)
        box.addItem(everything, None)
        box.currentIndexChanged.connect(lambda _row: self.changed.emit())
        return box

    def _show_clear(self) -> None:
        boxes = (self.status, self.division, self.use, self.order)
        is_set = bool(self.query.text()) or any(box.currentIndex() > 0 for box in boxes)
        self.clear_button.setEnabled(is_set)

    def _place(self, *, wide: bool) -> None:
        self._is_wide = wide
        boxes = (self.status, self.division, self.use, self.order)
        row = 0 if wide else 1
        self._grid.addWidget(self.query, 0, 0, 1, 1 if wide else 5)
        for at, box in enumerate(boxes):
            self._grid.addWidget(box, row, at + 1 if wide else at)
        self._grid.addWidget(self.clear_button, row, 5 if wide else 4)
        for at in range(6):
            self._grid.setColumnStretch(at, 0)
        for at in range(5) if wide else range(4):
            self._grid.setColumnStretch(at, 2 if wide and at == 0 else 1)

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= em(self, _WIDE)
        if wide is not self._is_wide:
            self._place(wide=wide)


def _bare(text: str) -> str:
    return "".join(arabic_digits(text).casefold().split())
