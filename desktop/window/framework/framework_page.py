"""The page of the framework: every list a grid, filled by hand, from lists, from other plans."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from db.errors import PhaenError
from db.pictures import PictureError
from db.places import value_at
from desktop.session.seen import Seen
from desktop.window.framework.framework_changes import FrameworkChanges
from desktop.window.framework.framework_tables import (
    EMPTY,
    FrameworkTable,
    framework_tables,
    target_years,
)
from desktop.window.framework.list_dialog import ListDialog
from desktop.window.framework.other_plans_dialog import OtherPlansDialog
from desktop.window.framework.other_plans_offer import OtherPlansOffer
from desktop.window.grid import GRID_KEYS, Grid
from desktop.window.grid.clipboard import block_of
from desktop.window.indicators.indicator_parts import DefinitionPart
from desktop.window.library.library_line import LibraryLine
from desktop.window.page import Page, Tools
from desktop.window.tab_frames import TabFrames
from desktop.window.widgets.controls import act_button, tab_widget
from desktop.window.widgets.pasted import PasteError
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em, px, set_role
from desktop.window.widgets.tokens import PAGE_SIDE
from desktop.window.widgets.toolbar import Toolbar, ToolbarSlot
from desktop.window.widgets.writing import writing
from forms.editing.changes import EVERYTHING, Change
from forms.editions.labels import has_place_for

if TYPE_CHECKING:
    from db.places import Place
    from forms.editions.edition import Edition
    from forms.excel.lists import Sheet

_ROOT = ("plan", "framework")
_KPIS = "tactic_kpis"
# Qt's own limit of a height: none.
_ANY = 16777215


class KpiPane(QSplitter):
    """The grid of the KPIs, and below it the definition of the one the cursor is in."""

    def __init__(self, tools: Tools, table: FrameworkTable) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.grid = grid_of(tools, table)
        self.table = table
        self._heading = Label()
        set_role(self._heading, "section")
        self._heading.setContentsMargins(px(PAGE_SIDE), 0, px(PAGE_SIDE), 0)
        self._heading.setWordWrap(True)
        self.definition = DefinitionPart(tools, self._place)
        # A KPI is in sight with its headings, and a field below it, however low the window is.
        self.grid.setMinimumHeight(em(self, 14.5))
        self._area = QScrollArea()
        self._area.setMinimumHeight(em(self, 4))
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setWidget(self.definition)
        self._below = QWidget()
        self._is_roomy = True
        column = QVBoxLayout(self._below)
        column.setContentsMargins(0, em(self, 0.4), 0, 0)
        column.setSpacing(em(self, 0.3))
        column.addWidget(self._heading)
        column.addWidget(self._area, 1)
        column.addStretch(0)
        self.addWidget(self.grid)
        self.addWidget(self._below)
        self.setChildrenCollapsible(False)
        self._share()
        self.grid.current_changed.connect(lambda _row: self._show_definition())

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the KPIs as they are now."""
        self.grid.refresh(change)
        if self.grid.model.records and not self.grid.view.currentIndex().isValid():
            self.grid.set_row(0)
        self._show_definition(change)

    def show_place(self, place: Place) -> bool:
        """Bring a field of a KPI or of its definition into sight."""
        if not self.grid.show_place(place):
            return False
        if "measure" in place:
            self._show_definition()
            self.definition.show_place(place)
        return True

    def _place(self) -> Place | None:
        row = self.grid.current_row
        return (*_ROOT, _KPIS, row) if row >= 0 else None

    def _show_definition(self, change: Change = EVERYTHING) -> None:
        row, kpis = self.grid.current_row, self.grid.model.records
        words = "นิยามและวิธีคำนวณ"
        if 0 <= row < len(kpis):
            self._heading.setText(f"{words} ของตัวชี้วัด {kpis[row].code} {kpis[row].text}".strip())
        else:
            before = "เลือก" if kpis else "เพิ่ม"
            self._heading.setText(f"{words}: {before}ตัวชี้วัดในตารางข้างบนก่อน")
        self._area.setVisible(row >= 0)
        if self._is_roomy is not bool(kpis):
            self._is_roomy = bool(kpis)
            self._share()
        self.definition.refresh(change)

    def _share(self) -> None:
        """Give the definition its room, or none but its heading's while there are no KPIs."""
        self._below.setMaximumHeight(_ANY if self._is_roomy else em(self, 2.4))
        self.setSizes([em(self, 16), em(self, 12)])


class FrameworkPage(Page):
    """Shows the lists of the framework in tabs."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._years: tuple[str, ...] = ()
        self._seen = Seen(tools.session)
        self._panes: dict[str, Grid | KpiPane] = {}
        self.tables: dict[str, FrameworkTable] = {}
        self.tabs = tab_widget("รายการของกรอบยุทธศาสตร์")
        self.tabs.setObjectName("sections")
        self.tabs.tabBar().setUsesScrollButtons(True)
        self.tabs.tabBar().setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.currentChanged.connect(lambda _tab: self._refresh())
        self._acts = ToolbarSlot()
        self._frames = TabFrames(self.tabs, tools.theme, self._acts)
        self.footer = self._frames.footer
        self.take_button = act_button(
            "กรอบยุทธศาสตร์ของแผนอื่น…", "copy", self.take, "เลือกรายการที่แผนอื่นในโปรแกรมมี แยกตามปี"
        )
        self.offer = OtherPlansOffer(tools)
        self.file_button = act_button(
            "นำเข้าจากแฟ้มรายการ…", "import", self.ask_file, "แฟ้ม CSV หรือ Excel ลงในรายการที่เปิดอยู่"
        )
        self.paste_button = act_button(
            "วางรายการ…", "document", self.paste_list, "ตารางที่คัดลอกไว้ จับคู่คอลัมน์ก่อนนำเข้า"
        )
        writing(self.take_button, self.file_button, self.paste_button)
        self.newer = LibraryLine(tools, _ROOT)
        self.toolbar = Toolbar()
        self.toolbar.add(self.take_button, self.file_button, self.paste_button, self.offer)
        self.toolbar.end()
        self.toolbar.add(self._acts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.newer)
        column.addWidget(self.tabs, 1)

    @property
    def current(self) -> FrameworkTable:
        """The list in sight."""
        return list(self.tables.values())[self.tabs.currentIndex()]

    def show_change(self, change: Change) -> None:
        years = target_years(self._tools.session.package)
        if years != self._years:
            self._years = years
            self._make()
            self._seen.forget()
        if change.whole:
            self._seen.forget()
        self._refresh()

    def show_place(self, place: Place) -> None:
        names = list(self.tables)
        if len(place) > len(_ROOT) and place[len(_ROOT)] in names:
            name = str(place[len(_ROOT)])
            self.tabs.setCurrentIndex(names.index(name))
            self.pane(name).show_place(place)

    def pane(self, name: str) -> Grid | KpiPane:
        """What is in the tab of a list, made when it is first wanted."""
        if name not in self._panes:
            table, at = self.tables[name], list(self.tables).index(name)
            pane = KpiPane(self._tools, table) if name == _KPIS else grid_of(self._tools, table)
            self._panes[name] = pane
            self._put(at, pane)
            self._frames.adopt(at, self.grid(name))
        return self._panes[name]

    def grid(self, name: str) -> Grid:
        """The table in the tab of a list."""
        pane = self.pane(name)
        return pane.grid if isinstance(pane, KpiPane) else pane

    def keys(self) -> tuple[tuple[str, str], ...]:
        return GRID_KEYS

    def take(self) -> None:
        """Ask what to take of the frameworks of other plans."""
        dialog = OtherPlansDialog(self._tools, self.window())
        if dialog.exec():
            try:
                count = dialog.take()
            except PictureError as error:
                self._tools.notice.show_result(str(error), severity="error")
            else:
                self._tools.notice.show_result(f"นำกรอบยุทธศาสตร์มาใช้แล้ว {count} รายการ")
        dialog.deleteLater()

    def ask_file(self) -> None:
        """Ask for a file with a list, and bring it into the list in sight."""
        memory = self._tools.memory
        chosen, _filter = QFileDialog.getOpenFileName(
            self.window(), "เลือกแฟ้มรายการ", str(memory.folder), "รายการ (*.csv *.xlsx *.txt)"
        )
        if not chosen:
            return
        # It brings a whole library of workbooks along.
        from forms.excel.lists import read_sheets  # noqa: PLC0415

        memory.folder = Path(chosen).parent
        try:
            sheets = read_sheets(Path(chosen))
        except PhaenError as error:
            self._tools.notice.show_result(str(error), severity="error")
            return
        self._match(sheets)

    def paste_list(self) -> None:
        """Bring the table on the clipboard into the list in sight."""
        from forms.excel.lists import Sheet  # noqa: PLC0415 - as above

        try:
            block = block_of(QGuiApplication.clipboard().mimeData())
        except PasteError as error:
            self._tools.notice.show_result(str(error), severity="error")
            return
        if block:
            self._match((Sheet("", block),))
        else:
            words = "ไม่มีตารางที่คัดลอกไว้ คัดลอกตารางจาก Excel หรือ Word ก่อน"
            self._tools.notice.show_result(words, severity="warning")

    def _match(self, sheets: Sequence[Sheet]) -> None:
        dialog = ListDialog(self.grid(self.current.name), sheets, self.window())
        if dialog.exec():
            count = dialog.take()
            self._tools.notice.show_result(f"นำเข้า{self.current.noun}แล้ว {count} รายการ")
        dialog.deleteLater()

    def _make(self) -> None:
        """Make the tabs; what is in that of the KPIs anew where the years are others."""
        tables = {table.name: table for table in framework_tables(self._years)}
        if not self.tables:
            for table in tables.values():
                holder = QWidget()
                column = QVBoxLayout(holder)
                column.setContentsMargins(0, 0, 0, 0)
                self.tabs.addTab(holder, table.title)
        self.tables = tables
        if self._panes.pop(_KPIS, None) is not None:
            self.pane(_KPIS)

    def _put(self, at: int, pane: Grid | KpiPane) -> None:
        """Show a pane in the tab at a position, in the place of the one there before."""
        widget: QWidget = pane
        if isinstance(pane, KpiPane):
            # Its two halves scroll where the window is low.
            area = QScrollArea()
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setWidgetResizable(True)
            area.setWidget(pane)
            widget = area
        column = cast(QVBoxLayout, self.tabs.widget(at).layout())
        if column.count():
            before = column.takeAt(0).widget()
            before.hide()
            before.deleteLater()
        column.addWidget(widget)
        # Not only with the next layout: one of its fields may be given the focus at once.
        widget.show()

    def _refresh(self) -> None:
        """Show the state of the plan in the list in sight, and how long each list is."""
        if not self.tables:
            return
        package, edition = self._tools.session.package, self._tools.session.edition
        for at, (name, table) in enumerate(self.tables.items()):
            count = len(getattr(package.plan.framework, name))
            words = f"{table.title} ({count})" if count else table.title
            if self.tabs.tabText(at) != words:
                self.tabs.setTabText(at, words)
            # What the edition's forms have no place for is there while it holds something.
            self.tabs.setTabVisible(at, bool(count) or has_place_for(edition, table.place))
        missed = self._seen.missed(self.current.name)
        if missed:
            self.pane(self.current.name).refresh(missed)
            self._show_columns(edition)
        self.offer.refresh()
        self.newer.refresh()

    def _show_columns(self, edition: Edition) -> None:
        """Keep the columns of the list in sight away that the forms have no place for."""
        table, grid = self.current, self.grid(self.current.name)
        for at, column in enumerate(table.columns):
            if column.show is not None or has_place_for(edition, (*table.place, *column.path)):
                grid.show_column(at, shown=True)
                continue
            in_use = any(value_at(record, column.path) for record in grid.model.records)
            grid.show_column(at, shown=in_use)


def grid_of(tools: Tools, table: FrameworkTable) -> Grid:
    """The grid of one list."""
    return Grid(
        tools,
        lambda: table.place,
        table.columns,
        new_item=table.new_item,
        name=table.noun,
        changes=FrameworkChanges,
        spread=True,
        empty=EMPTY.get(table.name, ""),
    )
