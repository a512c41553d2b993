"""Where the plan stands: chief figures, and charts of work, money and indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.window.reports.quarter_bar import chosen_quarter
from desktop.window.reports.report_rows import READS
from desktop.window.standing.chart_view import ChartView
from desktop.window.widgets.combo import Combo
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.plain_words import Label, set_tip
from desktop.window.widgets.theme import em, px, set_role
from desktop.window.widgets.tokens import GAP_2
from forms.build.charts import (
    StandingWords,
    money_chart,
    progress_chart,
    states_chart,
    work_chart,
)
from forms.editing.changes import EVERYTHING, Change
from forms.reporting.standing import Standing

if TYPE_CHECKING:
    from db.places import Place
    from db.records import Project
    from desktop.window.page import Tools
    from forms.document import Chart

_SIZE = 12.0
_LINES_HEIGHT = 44.0
_MONEY = (
    ("ตามยุทธศาสตร์", Standing.money_by_strategy),
    ("ตามส่วนราชการ", Standing.money_by_division),
    ("ตามสถานะงบประมาณ", Standing.money_by_status),
)
_WORK = (("ตามส่วนราชการ", Standing.by_division), ("ตามโครงการ", Standing.by_project))
_NOTHING = "ยังไม่มีข้อมูล"
_UNREPORTED = "ยังไม่มีรายงานของไตรมาสใด กราฟจึงมีแต่แผน ผลงานจริงมาจากหน้าผลรายไตรมาส"


class _Scope(NamedTuple):
    """What the first chart speaks of: the key of a division or project, or neither."""

    division: str = ""
    project: str = ""


class StandingCharts(QWidget):
    """Charts of the chosen quarter; what they are of is chosen over them."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._standing: Standing | None = None
        self.figures = Label()
        self.figures.setWordWrap(True)
        self.unreported = Label(_UNREPORTED)
        self.unreported.setObjectName("hint")
        self.unreported.setWordWrap(True)
        self.report = push_button(
            "ไปที่ผลรายไตรมาส", "results", lambda: tools.go_to(("reports",)), primary=True
        )
        self.scope = _combo("เลือกแผน ส่วนราชการ หรือโครงการ")
        self.money = _combo("เลือกวิธีแยกงบประมาณ")
        self.work = _combo("เลือกวิธีแยกความก้าวหน้า")
        for words, _ in _MONEY:
            self.money.addItem(words)
        for words, _ in _WORK:
            self.work.addItem(words)
        self.states = ChartView(tools.theme, "สถานะของตัวชี้วัด")
        self.progress = ChartView(tools.theme, "ความก้าวหน้าตามแผนและผลงานจริง")
        self.work_bars = ChartView(tools.theme, "ความก้าวหน้าเปรียบเทียบ")
        self.money_bars = ChartView(tools.theme, "งบประมาณและการเบิกจ่าย")
        self._empty: dict[ChartView, Label] = {}
        self._arrange()
        self.scope.currentIndexChanged.connect(self._show_progress)
        self.money.currentIndexChanged.connect(self._show_money)
        self.work.currentIndexChanged.connect(self._show_work)

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the open plan at the end of the chosen quarter."""
        if not change.touches(*READS, ("plan", "framework")):
            return
        package = self._tools.session.package
        rules = self._tools.session.edition.rules
        self._standing = standing = Standing(package, chosen_quarter(self._tools), rules)
        words = StandingWords(standing)
        self.figures.setText(
            f"งานทั้งแผน: {words.work}\nเงินงบประมาณ: {words.money}\nคะแนน: {words.score}"
        )
        self.unreported.setVisible(not package.reports)
        self.report.setVisible(not package.reports)
        self._fill_scopes(standing)
        self._show(self.states, states_chart(standing, _SIZE))
        self._show_progress()
        self._show_work()
        self._show_money()

    def show_place(self, _place: Place) -> None:
        """Charts have no fields."""

    def _arrange(self) -> None:
        set_role(self.figures, "section")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 1))
        column.addWidget(self.figures)
        column.addWidget(self.unreported)
        column.addWidget(self.report, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._card("ตัวชี้วัดแยกตามสถานะ", None, self.states))
        column.addWidget(self._card("ความก้าวหน้าของงาน (ร้อยละ)", self.scope, self.progress))
        column.addWidget(
            self._card("ความก้าวหน้าเทียบกัน (ร้อยละ: ผลงานจริง / ตามแผน)", self.work, self.work_bars)
        )
        column.addWidget(
            self._card("งบประมาณและการเบิกจ่าย (บาท: เบิกจ่าย / งบประมาณ)", self.money, self.money_bars)
        )
        column.addStretch(1)

    def _card(self, title: str, choice: QComboBox | None, view: ChartView) -> QFrame:
        """A chart under its title and what it can be of."""
        card = QFrame()
        card.setObjectName("card")
        head = QHBoxLayout()
        label = Label(title)
        set_role(label, "strong")
        label.setWordWrap(True)
        head.addWidget(label, 1)
        if choice is not None:
            head.addWidget(choice, 1)
        empty = Label(_NOTHING)
        empty.setObjectName("hint")
        empty.hide()
        self._empty[view] = empty
        column = QVBoxLayout(card)
        column.setContentsMargins(0, px(GAP_2), 0, px(GAP_2))
        column.addLayout(head)
        column.addWidget(view)
        column.addWidget(empty)
        return card

    def _fill_scopes(self, standing: Standing) -> None:
        """Offer the whole plan, its divisions and its projects."""
        plan = standing.package.plan
        scopes = [
            ("ทั้งแผน", _Scope()),
            *((f"ส่วนราชการ: {each.name}", _Scope(division=each.key)) for each in plan.divisions),
            *((f"โครงการ: {each.name}", _Scope(project=each.key)) for each in standing.projects),
        ]
        if [self.scope.itemText(at) for at in range(self.scope.count())] == [w for w, _ in scopes]:
            return
        before = self.scope.currentData()
        self.scope.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.scope.clear()
        for words, scope in scopes:
            self.scope.addItem(words, scope)
        known = [scope for _, scope in scopes]
        self.scope.setCurrentIndex(known.index(before) if before in known else 0)
        self.scope.blockSignals(False)  # noqa: FBT003

    def _projects(self, standing: Standing) -> tuple[Project, ...]:
        scope = self.scope.currentData() or _Scope()
        if scope.division:
            return standing.of_division(scope.division)
        if scope.project:
            return tuple(each for each in standing.projects if each.key == scope.project)
        return standing.projects

    def _show_progress(self) -> None:
        if self._standing is not None:
            projects = self._projects(self._standing)
            chart = progress_chart(self._standing, projects, _LINES_HEIGHT, _SIZE)
            self._show(self.progress, chart)

    def _show_work(self) -> None:
        if self._standing is not None:
            _, of = _WORK[self.work.currentIndex()]
            self._show(self.work_bars, work_chart(of(self._standing), 0, _SIZE))

    def _show_money(self) -> None:
        if self._standing is not None:
            _, of = _MONEY[self.money.currentIndex()]
            self._show(self.money_bars, money_chart(of(self._standing), 0, _SIZE))

    def _show(self, view: ChartView, chart: Chart) -> None:
        """Show a chart, or that there is nothing to draw yet."""
        has_figures = any(value for series in chart.series for value in series.values)
        view.setVisible(has_figures)
        self._empty[view].setVisible(not has_figures)
        if has_figures:
            view.show_chart(chart)


def _combo(name: str) -> QComboBox:
    combo = Combo()
    combo.setAccessibleName(name)
    set_tip(combo, name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(12)
    return combo
