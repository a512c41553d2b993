"""The page of all projects in one grid: budgets, codes, and where each is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout

from db.edits import fresh_key
from db.records import Package, Project
from desktop.project_uses import project_uses
from desktop.window.grid import GRID_KEYS, Grid, GridColumn
from desktop.window.page import Page, Tools
from desktop.window.project_filter import ProjectFilter
from desktop.window.theme import em
from forms.build.template import figure
from forms.compute import budget_total, project_count
from forms.edition import edition_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.places import Place
    from forms.rules import Rules

_LIST: Place = ("plan", "projects")
_NAME, _STATUS, _DIVISIONS, _AMOUNT, _CODE = 0, 4, 2, 3, 7
_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
_ORDERS = (
    ("ชื่อ", (_NAME, _UP)),
    ("งบประมาณมากไปน้อย", (_AMOUNT, _DOWN)),
    ("งบประมาณน้อยไปมาก", (_AMOUNT, _UP)),
    ("สถานะงบประมาณ", (_STATUS, _UP)),
    ("ส่วนราชการ", (_DIVISIONS, _UP)),
    ("รหัสยุทธศาสตร์", (_CODE, _UP)),
)


class ProjectsPage(Page):
    """Shows every project of the plan as a row; its steps have a page of their own."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._uses: dict[str, tuple[str, ...]] = {}
        self._edition = ""
        self._rules: Rules | None = None
        self.filter = ProjectFilter(lambda project: self._uses.get(project.key, ()))
        self.filter.set_orders(_ORDERS)
        self.grid = Grid(
            tools,
            lambda: _LIST,
            self._columns(),
            new_item=_new_project,
            name="โครงการ",
            elsewhere=("activities", "grid"),
            spread=True,
        )
        self.total = QLabel()
        self.total.setWordWrap(True)
        self.total.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        pad = em(self, 0.8)
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(em(self, 0.5))
        column.addWidget(self.filter)
        column.addWidget(self.grid, 1)
        column.addWidget(self.total)
        self.filter.changed.connect(self._sift)
        self.grid.selection_changed.connect(self._show_total)

    def show_package(self, package: Package | None) -> None:
        if package is None:
            return
        self._uses = project_uses(package.plan)
        self.filter.show_package(package)
        self.grid.refresh()
        self._show_total()

    def show_place(self, place: Place) -> None:
        if len(place) > len(_LIST) and not self._is_in_sight(place[len(_LIST)]):
            self.filter.clear()
        self.grid.show_place(place)

    def keys(self) -> tuple[tuple[str, str], ...]:
        return GRID_KEYS

    def _columns(self) -> tuple[GridColumn, ...]:
        return (
            GridColumn("ชื่อโครงการ/กิจกรรม", ("name",), 19),
            GridColumn("ประเภท", ("kind",), 5.5),
            GridColumn("ส่วนราชการ", ("divisions",), 11),
            GridColumn("งบประมาณ (บาท)", ("budget", "amount"), 8),
            GridColumn("สถานะงบประมาณ", ("budget", "status"), 8.5),
            GridColumn("หมายเหตุงบประมาณ", ("budget", "note"), 9),
            GridColumn("วงเงินรวมทุกปี (บาท)", ("budget", "total_amount"), 8),
            GridColumn("รหัสยุทธศาสตร์ (6 หลัก)", ("strategy_code",), 6.5),
            GridColumn("รหัสนโยบาย", ("policies",), 6.5, target="plan.framework.policies"),
            GridColumn("แผนงานบูรณาการ", ("integrated_programme",), 9),
            GridColumn("หมายเหตุ", ("note",), 10),
            GridColumn("ยกเลิกก่อนประกาศแผน", ("dropped",), 6.5),
            GridColumn("ใช้ใน", (), 15, show=lambda p, _package: self._used(p)),
        )

    def _used(self, project: Project) -> str:
        return "\n".join(self._uses.get(project.key, ()))

    def _is_in_sight(self, row: object) -> bool:
        shown = self.grid.shown_rows()
        return row in shown

    def _sift(self) -> None:
        self.grid.set_test(self.filter.test(len(self._columns())))
        column, order = self.filter.order.currentData() or (-1, _UP)
        self.grid.sort(column, order)
        self._show_total()

    def _show_total(self) -> None:
        projects = self.grid.model.records
        selected = self.grid.selected_rows()
        lines = []
        if len(selected) > 1:
            lines.append(self._total("ที่เลือก", [projects[row] for row in selected]))
        shown = self.grid.shown_rows()
        words = "ทั้งหมด" if len(shown) == len(projects) else "ที่แสดง"
        lines.append(self._total(words, [projects[row] for row in shown]))
        self.total.setText("     ".join(lines))

    def _total(self, words: str, projects: Sequence[Project]) -> str:
        """Count and sum as the forms take them, and how many they leave out (rule 5)."""
        package = self.grid.model.package
        if package is None:
            return ""
        if self._edition != package.plan.edition or self._rules is None:
            # The folder of the editions is not read for every row that is selected.
            self._edition = package.plan.edition
            self._rules = edition_for(package.plan).rules
        rules = self._rules
        count, amount = project_count(projects, rules), budget_total(projects, rules)
        left = len(projects) - count
        rest = f" (ไม่นับอีก {left} โครงการ)" if left else ""
        return (
            f"{words} {count} โครงการ/กิจกรรม งบประมาณ {figure(amount) if amount else '-'} บาท{rest}"
        )


def _new_project(package: Package) -> Project:
    return Project(key=fresh_key(package, "plan.projects", "p"), kind="project")
