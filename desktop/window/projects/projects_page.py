"""The page of all projects in one grid: budgets, codes, and where each is used."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from db.edits import fresh_key
from db.fields import specs
from db.places import Place
from db.records import Budget, Package, Project
from desktop.window.fields.own_fields import own_fields_of
from desktop.window.grid import GRID_KEYS, Grid, GridColumn
from desktop.window.grid.footer import Totals
from desktop.window.page import Page, Tools
from desktop.window.projects.online_fields import OnlineFields
from desktop.window.projects.own_columns import own_columns
from desktop.window.projects.project_filter import ProjectFilter
from desktop.window.projects.project_totals import totals
from desktop.window.widgets.theme import px
from forms.editing.changes import EVERYTHING, Change
from forms.project_uses import Use, project_uses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from forms.editions.own_fields import OwnField


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
# The shapes before the words of how a budget stands.
_SHAPES = {
    "granted": "granted",
    "requested": "requested",
    "not_granted": "not-granted",
    "off_budget": "off-budget",
    "none": "none",
}
_STATUSES = specs(Budget)["status"]
_MARKS = {
    words: _SHAPES[value]
    for value, words in zip(_STATUSES.choices, _STATUSES.words, strict=True)
    if value in _SHAPES
}
_PARTS = ("part1", "part2", "part3")
_AMOUNT_PATH = ("budget", "amount")
_NAME_WIDTH = 300


def _divisions(project: Project, package: Package) -> str:
    """The divisions of a project by their short names."""
    names = {d.key: d.abbreviation or d.name for d in package.plan.divisions}
    return "\n".join(names.get(key, key) for key in project.divisions)


# All but where a project is used, which the page alone knows.
_COLUMNS = (
    GridColumn("ชื่อโครงการ/กิจกรรม", ("name",), 19),
    GridColumn("ประเภท", ("kind",), 4.6, notes=True),
    GridColumn("ส่วนราชการ", ("divisions",), 5.6, roomy=8, brief=_divisions),
    GridColumn("งบประมาณ (บาท)", ("budget", "amount"), 7.6),
    GridColumn("สถานะงบประมาณ", ("budget", "status"), 10.6, marks=_MARKS),
    GridColumn("หมายเหตุงบประมาณ", ("budget", "note"), 8.4, roomy=14, rare=True, notes=True),
    GridColumn("วงเงินรวมทุกปี (บาท)", ("budget", "total_amount"), 9, rare=True),
    GridColumn("รหัสยุทธศาสตร์", ("strategy_code",), 7, roomy=8.6),
    GridColumn("นโยบาย", ("policies",), 4.4, target="plan.framework.policies"),
    GridColumn("แผนงานบูรณาการ", ("integrated_programme",), 8.4, roomy=14, rare=True),
    GridColumn("หมายเหตุ", ("note",), 8.4, roomy=16, rare=True, notes=True),
    GridColumn("ยกเลิก", ("dropped",), 3.8, rare=True),
)


def _at(*path: str) -> int:
    return next(at for at, column in enumerate(_COLUMNS) if column.path == path)


_NAME, _DIVISIONS, _CODE = _at("name"), _at("divisions"), _at("strategy_code")
_AMOUNT, _STATUS = _at(*_AMOUNT_PATH), _at("budget", "status")
_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
_ORDERS = (
    ("ชื่อ", (_NAME, _UP)),
    ("งบประมาณมากไปน้อย", (_AMOUNT, _DOWN)),
    ("งบประมาณน้อยไปมาก", (_AMOUNT, _UP)),
    ("สถานะงบประมาณ", (_STATUS, _UP)),
    ("ส่วนราชการ", (_DIVISIONS, _UP)),
    ("รหัสยุทธศาสตร์", (_CODE, _UP)),
)

_EMPTY = (
    "โครงการและกิจกรรมของแผน กรอกที่นี่ครั้งเดียว แล้วเลือกใช้ในส่วนที่ 1 ถึง 3 ตัวชี้วัด และขั้นตอน "
    "วางตารางจาก Excel หรือ Word ได้"
)


class ProjectsPage(Page):
    """Shows every project of the plan as a row; its steps have a page of their own."""

    previews = False

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._uses: dict[str, tuple[Use, ...]] = {}
        self.filter = ProjectFilter(self._uses_of)
        self.filter.set_orders(_ORDERS)
        # The fields that the edition adds, which are columns.
        self._own: tuple[OwnField, ...] = own_fields_of(tools.session, "project")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._make_grid()
        # What no form asks for, folded away.
        self.online = OnlineFields(tools)
        self._column.addWidget(self.online)
        self._online_look = QAction("ข้อมูลสำหรับระบบออนไลน์", self, checkable=True)
        self._online_look.toggled.connect(self.online.toggle.setChecked)
        self.online.toggle.toggled.connect(self._online_look.setChecked)
        self.filter.changed.connect(self._sift)
        self.filter.order_changed.connect(self._sort)
        self.filter.cleared.connect(self._show_all)

    def _make_grid(self) -> None:
        """Make the table with the columns that the edition has."""
        self.grid = Grid(
            self._tools,
            lambda: _LIST,
            self._columns(),
            new_item=_new_project,
            name="โครงการ",
            elsewhere=("activities", "grid", "online"),
            elastic=(_NAME,),
            least=px(_NAME_WIDTH),
            frozen=True,
            struck=lambda project: bool(project.dropped),
            totals=self._totals,
            empty=_EMPTY,
        )
        self.grid.bar.put_after_acts(*self.filter.controls)
        self.toolbar, self.footer = self.grid.give_frame()
        self._column.insertWidget(0, self.grid, 1)
        self.grid.filter_changed.connect(self._show_filter)
        self.grid.current_changed.connect(self._on_current_changed)
        self.grid.link_followed.connect(self._follow_link)

    def _follow_edition(self) -> None:
        """Make the table anew where the edition adds other fields."""
        own = own_fields_of(self._tools.session, "project")
        if own == self._own:
            return
        self._own = own
        gone = (self.grid, self.toolbar, self.footer)
        self._make_grid()
        # Not only with the next layout: the cursor may be put into it at once.
        self.grid.show()
        self.reframed.emit()
        for widget in gone:
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def show_change(self, change: Change) -> None:
        session = self._tools.session
        self._follow_edition()
        if change.touches(*_USES):
            self._uses = project_uses(session.package.plan, session.edition)
            change = EVERYTHING
        self.filter.show_package(session.package, session.edition)
        self.grid.refresh(change)
        self._show_online(change)

    def show_place(self, place: Place) -> None:
        if len(place) > len(_LIST) and not self._is_in_sight(place[len(_LIST)]):
            self.filter.clear()
        self.grid.show_place(place)
        self._show_online()
        self.online.show_place(place)

    def first_box(self) -> QWidget:
        return self.grid.view

    def looks(self) -> tuple[QAction, ...]:
        return (self._online_look,)

    def form(self) -> str:
        """The form that lists the project in sight: that of the part that uses it."""
        if not self._tools.session.is_open:
            return ""
        used = (use.place[1] for use in self._uses_in(self.grid.current_row))
        parts = (*(part for part in used if part in _PARTS), *_PARTS)
        forms = (self._tools.session.edition.form_with(f"{part}_projects") for part in parts)
        return next((form for form in forms if form), "")

    def keys(self) -> tuple[tuple[str, str], ...]:
        return GRID_KEYS

    def _columns(self) -> tuple[GridColumn, ...]:
        return (
            *_COLUMNS,
            *own_columns(self._tools, self._own),
            GridColumn("ใช้ใน", (), 5.9, roomy=12, show=self._used, is_link=True),
        )

    def _on_current_changed(self, _row: int) -> None:
        self.form_changed.emit()
        self._show_online()

    def _show_online(self, change: Change = EVERYTHING) -> None:
        """Show what online systems ask of the project that the cursor is on."""
        row, session = self.grid.current_row, self._tools.session
        # The grid may still hold the rows of before a change.
        known = session.is_open and 0 <= row < len(session.package.plan.projects)
        self.online.set_root((*_LIST, row) if known else None, change)

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
        self.grid.set_test(self.filter.test(len(self.grid.model.columns)))
        self._show_filter()

    def _show_all(self) -> None:
        self.grid.show_all()

    def _sort(self) -> None:
        column, order = self.filter.order.data or (-1, _UP)
        self.grid.sort(column, order)

    def _show_filter(self) -> None:
        """Say in the toolbar what the headings say of the rows."""
        rows = self.grid.view.row_filter
        self.filter.show_columns(len(rows.filtered), self._order_words(rows.sortColumn()))

    def _order_words(self, column: int) -> str:
        """The column that the rows are sorted by, where it was chosen in its heading."""
        chosen = self.filter.order.data
        known = chosen is not None and chosen[0] == column
        return "" if column < 0 or known else self.grid.model.columns[column].words

    def _totals(self, projects: Sequence[Project]) -> Totals:
        session = self._tools.session
        # A draft is a text that is no amount.
        wrong = sum(
            place[:2] == _LIST and place[3:] == _AMOUNT_PATH for place in session.state.drafts
        )
        words, amount = totals(
            projects, session.edition.rules, known=len(session.package.plan.projects), wrong=wrong
        )
        return Totals(words, {_AMOUNT: amount} if amount else {}, "บาท")

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.online.fit(self.height())


def _new_project(package: Package) -> Project:
    return Project(key=fresh_key(package, "plan.projects", "p"), kind="project")
