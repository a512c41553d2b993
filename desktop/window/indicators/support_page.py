"""The page of links to the governor's policy and of supporting indicators (ตาราง ง and ฉ)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import PolicyLink, SupportingIndicator
from desktop.window.grid import GRID_KEYS, Grid, GridColumn
from desktop.window.page import Page, Tools
from desktop.window.tab_frames import TabFrames
from desktop.window.widgets.controls import tab_widget
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import px
from desktop.window.widgets.tokens import GAP_1, PAGE_SIDE
from forms.editions.labels import form_name, has_place_for

if TYPE_CHECKING:
    from db.places import Place
    from forms.editing.changes import Change

_LINKS = ("plan", "policy_links")
_INDICATORS = ("plan", "supporting_indicators")
# The tabs, and what the forms of each go through.
_TITLES = "ความเชื่อมโยงนโยบาย", "ตัวชี้วัดสนับสนุน"
_ROWS = "policy_links", "supporting"
_LINK_COLUMNS = (
    GridColumn("ประเด็นการพัฒนา", ("issue",), 11),
    GridColumn("วัตถุประสงค์หลัก (Objective)", ("objective",), 11),
    GridColumn("ตัววัดผล (Key Results)", ("key_result",), 11),
    GridColumn("หน่วยนับ", ("unit_of_measure",), 5.5),
    GridColumn("ค่าเป้าหมาย", ("target",), 7),
    GridColumn("โครงการในแผน", ("project",), 13),
    GridColumn("ชื่อโครงการที่สนับสนุน (ถ้าไม่อยู่ในแผน)", ("project_name",), 11),
    GridColumn("งบประมาณ", ("budget_text",), 8),
    GridColumn("ตัวชี้วัดความสำเร็จ (KPI โครงการ)", ("project_kpi",), 13),
)
_INDICATOR_COLUMNS = (
    GridColumn("องค์ประกอบ", ("component",), 6.5, target="plan.framework.components"),
    GridColumn("ลำดับ", ("number",), 4.5),
    GridColumn("ตัวชี้วัด", ("name",), 16),
    GridColumn("นิยาม/คำอธิบายตัวชี้วัด", ("definition",), 18),
    GridColumn("โครงการ/กิจกรรม", ("activity",), 14),
    GridColumn("ส่วนราชการที่รับผิดชอบ", ("divisions",), 11),
)


class SupportPage(Page):
    """Two grids in tabs."""

    previews = False

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self.links = Grid(
            tools,
            lambda: _LINKS,
            _LINK_COLUMNS,
            new_item=lambda _package: PolicyLink(),
            name="ความเชื่อมโยงนโยบาย",
            spread=True,
            empty="เพิ่มแถวเมื่อมีโครงการที่สนับสนุนนโยบาย เลือกโครงการจากแผนหรือกรอกชื่อเอง",
        )
        self.indicators = Grid(
            tools,
            lambda: _INDICATORS,
            _INDICATOR_COLUMNS,
            new_item=lambda _package: SupportingIndicator(),
            name="ตัวชี้วัดสนับสนุน",
            spread=True,
            empty="ตัวชี้วัดที่หน่วยงานสนับสนุนหน่วยงานอื่น เพิ่มแถวเมื่อมี",
        )
        self.tabs = tab_widget("ตารางของหน้านี้")
        self._words = Label()
        policy = Label("แต่ละแถวคือตัววัดผลตามนโยบายผู้ว่าราชการกรุงเทพมหานคร กับโครงการของหน่วยงานที่สนับสนุน")
        self.tabs.addTab(_with_words(self.links, policy), "")
        self.tabs.addTab(_with_words(self.indicators, self._words), "")
        self.tabs.currentChanged.connect(lambda _tab: self.form_changed.emit())
        frames = TabFrames(self.tabs, tools.theme)
        self.footer = frames.footer
        for at, grid in enumerate((self.links, self.indicators)):
            frames.adopt(at, grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)

    def show_change(self, change: Change) -> None:
        if change.touches(_LINKS):
            self._call()
        self.links.refresh(change)
        self.indicators.refresh(change)

    def show_place(self, place: Place) -> None:
        self.tabs.setCurrentIndex(int(place[:2] == _INDICATORS))
        (self.indicators if place[:2] == _INDICATORS else self.links).show_place(place)

    def form(self) -> str:
        if not self._tools.session.is_open:
            return ""
        return self._tools.session.edition.form_with(_ROWS[self.tabs.currentIndex()])

    def _call(self) -> None:
        """Call the tables as the plan's edition does; one it has not is shown while filled."""
        session = self._tools.session
        edition = session.edition
        for at, (title, rows) in enumerate(zip(_TITLES, _ROWS, strict=True)):
            table = form_name(edition, rows)
            self.tabs.setTabText(at, f"{title} ({table})" if table else title)
        in_use = has_place_for(edition, _LINKS) or bool(session.package.plan.policy_links)
        self.tabs.setTabVisible(0, in_use)
        form = next((f for f in edition.forms if f.id == edition.form_with(_ROWS[1])), None)
        self._words.setText(form.title.removeprefix(f"{form.sheet} แสดง") if form else "")

    def keys(self) -> tuple[tuple[str, str], ...]:
        return GRID_KEYS


def _with_words(grid: Grid, label: Label) -> QWidget:
    """A grid under a line that says what its rows are."""
    whole = QWidget()
    label.setObjectName("hint")
    label.setWordWrap(True)
    column = QVBoxLayout(whole)
    label.setContentsMargins(px(PAGE_SIDE), px(GAP_1), px(PAGE_SIDE), 0)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(GAP_1))
    column.addWidget(label)
    column.addWidget(grid, 1)
    return whole
