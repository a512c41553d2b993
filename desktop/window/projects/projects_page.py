"""The page of all projects in one grid: budgets, codes, and where each is used."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from db.edits import fresh_key
from db.places import Place
from db.records import Package, Project
from desktop.window.grid import GRID_KEYS, Grid, GridColumn
from desktop.window.page import Page, Tools
from desktop.window.projects.project_filter import ProjectFilter
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em
from forms.compute import budget_total, project_count
from forms.editing.changes import EVERYTHING, Change
from forms.figures import figure
from forms.project_uses import Use, project_uses

if TYPE_CHECKING:
    from collections.abc import Sequence


_LIST: Place = ("plan", "projects")
# Where projects are used.
_USES: tuple[Place, ...] = (
    ("plan", "part1"),
    ("plan", "part2"),
    ("plan", "part3"),
    ("plan", "indicators"),
    ("plan", "framework", "tactic_kpis"),
    ("plan", "policy_links"),
)
_NAME, _STATUS, _DIVISIONS, _AMOUNT, _CODE = 0, 4, 2, 3, 7
_PARTS = ("part1", "part2", "part3")
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

    # The grid of all projects wants the width of a wide screen.
    roomy = 150

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._uses: dict[str, tuple[Use, ...]] = {}
        self.filter = ProjectFilter(self._uses_of)
        self.filter.set_orders(_ORDERS)
        self.grid = Grid(
            tools,
            lambda: _LIST,
            self._columns(),
            new_item=_new_project,
            name="โครงการ",
            elsewhere=("activities", "grid"),
            spread=True,
            frozen=True,
        )
        self.total = Label()
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
        self.grid.current_changed.connect(lambda _row: self.form_changed.emit())
        self.grid.link_followed.connect(self._follow_link)

    def show_change(self, change: Change) -> None:
        session = self._tools.session
        if change.touches(*_USES):
            self._uses = project_uses(session.package.plan, session.edition)
            change = EVERYTHING
        self.filter.show_package(session.package, session.edition)
        self.grid.refresh(change)
        if change.touches(_LIST):
            self._show_total()

    def show_place(self, place: Place) -> None:
        if len(place) > len(_LIST) and not self._is_in_sight(place[len(_LIST)]):
            self.filter.clear()
        self.grid.show_place(place)

    def first_box(self) -> QWidget:
        return self.grid.view

    def form(self) -> str:
        """The form that lists the project in sight: that of the part that uses it."""
        used = (use.place[1] for use in self._uses_in(self.grid.current_row))
        parts = (*(part for part in used if part in _PARTS), *_PARTS)
        forms = (self._tools.session.edition.form_with(f"{part}_projects") for part in parts)
        return next((form for form in forms if form), "")

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
            GridColumn("ยกเลิกก่อนประกาศใช้แผน", ("dropped",), 6.5),
            GridColumn("ใช้ใน", (), 15, show=self._used, is_link=True),
        )

    def _uses_of(self, project: Project) -> tuple[Use, ...]:
        return self._uses.get(project.key, ())

    def _used(self, project: Project, _package: Package) -> str:
        return "\n".join(use.words for use in self._uses_of(project))

    def _uses_in(self, row: int) -> tuple[Use, ...]:
        projects = self.grid.model.records
        return self._uses_of(projects[row]) if 0 <= row < len(projects) else ()

    def _follow_link(self, row: int) -> None:
        """Go to the place where a project is used, asking to which where there are several."""
        uses = self._uses_in(row)
        if len(uses) == 1:
            self._tools.go_to(uses[0].place)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for use in uses:
            menu.addAction(f"ไปที่{use.words}").triggered.connect(partial(self._go_to, use.place))
        menu.setActiveAction(menu.actions()[0])
        cell = self.grid.view.visualRect(self.grid.view.currentIndex())
        menu.popup(self.grid.view.viewport().mapToGlobal(cell.bottomLeft()))

    def _go_to(self, place: Place, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self._tools.go_to(place)

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
        rules = self._tools.session.edition.rules
        count, amount = project_count(projects, rules), budget_total(projects, rules)
        left = len(projects) - count
        rest = f" (ไม่นับอีก {left} โครงการ)" if left else ""
        return (
            f"{words} {count} โครงการ/กิจกรรม งบประมาณ {figure(amount) if amount else '-'} บาท{rest}"
        )


def _new_project(package: Package) -> Project:
    return Project(key=fresh_key(package, "plan.projects", "p"), kind="project")
