"""The steps of a quarter: how much of each is done, all projects in one grid."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout

from db.places import value_at
from db.records import StepDone
from desktop.window.grid import GridColumn
from desktop.window.grid.footer import Totals
from desktop.window.reports.report_rows import READS, ReportRows, carried_column
from desktop.window.widgets.combo import Combo
from desktop.window.widgets.controls import check_box
from desktop.window.widgets.flow_row import FlowRow
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.tab_order import BEGINS
from desktop.window.widgets.theme import em, px
from desktop.window.widgets.tokens import GAP_1, PAGE_SIDE
from desktop.window.widgets.writing import writing
from forms.editing.changes import EVERYTHING, Change
from forms.figures import figure, rounded
from forms.reporting.reckoned import span_words

if TYPE_CHECKING:
    from db.records import Package
    from desktop.window.fields.record_stack import PlaceOf
    from desktop.window.page import Tools
    from forms.reporting.reckoned import Reckoner

# Shares that are typed most, each with its key.
SHARES = (("0", "Alt+0"), ("50", "Alt+5"), ("100", "Alt+9"))
_DONE = 2
_SHORT = 10  # letters of the division that its choice has room for

Key = tuple[str, int, str]


class ResultsOfSteps(ReportRows):
    """The grid of steps, what is shown of it, and how far the project in sight has come."""

    def __init__(
        self, tools: Tools, report_of: PlaceOf, reckoner: Reckoner, locked: Callable[[], bool]
    ) -> None:
        # The first row in sight of each activity, which names its project.
        self._heads: frozenset[Key] = frozenset()
        self._row = -1
        super().__init__(
            tools,
            report_of,
            reckoner,
            locked,
            rows="steps",
            kind=StepDone,
            name="ผลขั้นตอน",
            columns=_columns(reckoner, self._is_head),
            frozen=False,
            totals=self._totals,
        )
        # What is shown of the steps is chosen now and then; they are typed every time.
        self.grid.view.setProperty(BEGINS, True)  # noqa: FBT003 - Qt's own signature
        self.division = Combo()
        adjust = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.division.setSizeAdjustPolicy(adjust)
        self.division.setMinimumContentsLength(_SHORT)
        self.division.setAccessibleName("กรองตามส่วนราชการ")
        self.due = check_box("เฉพาะที่ต้องรายงาน")
        self.due.setToolTip("ขั้นตอนที่อยู่ในช่วงเวลาหรือเลยกำหนด และไตรมาสก่อนยังทำไม่เสร็จ")
        self.shares = [self._share_button(share, keys) for share, keys in SHARES]
        row = FlowRow()
        row.add(self.division)
        row.add(self.due)
        row.add(Label("ทำแล้วร้อยละ"), *self.shares)
        self.confirm_buttons = self.carried_buttons()
        for button in self.confirm_buttons:
            row.add(button)
        sides = QHBoxLayout()
        sides.setContentsMargins(px(PAGE_SIDE), px(GAP_1), px(PAGE_SIDE), 0)
        sides.addWidget(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.4))
        column.addLayout(sides)
        column.addWidget(self.grid, 1)
        self.division.currentIndexChanged.connect(self._filter)
        self.due.toggled.connect(self._filter)
        self.grid.current_changed.connect(self._on_row_changed)

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the report as it is now."""
        if not change.touches(*READS):
            return
        package = self._tools.session.package
        self._fill_divisions(package)
        self.grid.refresh()
        self._find_heads()
        self._show_work()
        for button in self.shares:
            button.setEnabled(not self._locked())
        self.show_carried(self.confirm_buttons)

    def put_share(self, share: str) -> None:
        """Say of the selected steps, or of the one the cursor is in, how much is done."""
        rows = self.grid.selected_rows() or (self.grid.current_row,)
        cells = {(row, _DONE): share for row in rows if row >= 0}
        self.grid.changes.write(cells, f"ทำแล้วร้อยละ {share} {len(cells)} ขั้นตอน")

    def _share_button(self, share: str, keys: str) -> QPushButton:
        button = QPushButton(share)
        button.setAccessibleName(f"ทำแล้วร้อยละ {share}")
        button.setToolTip(f"กรอกในแถวที่เลือก ({keys})")
        writing(button)
        button.clicked.connect(lambda _checked=False: self.put_share(share))
        return button

    def _fill_divisions(self, package: Package) -> None:
        divisions = ((d.abbreviation or d.name, d.key) for d in package.plan.divisions)
        known = [("ทุกส่วนราชการ", ""), *divisions]
        shown = [
            (self.division.itemText(at), self.division.itemData(at))
            for at in range(self.division.count())
        ]
        if known == shown:
            return
        chosen = self.division.currentData()
        self.division.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.division.clear()
        for name, key in known:
            self.division.addItem(name, key)
        self.division.setCurrentIndex(max(0, self.division.findData(chosen)))
        self.division.blockSignals(False)  # noqa: FBT003
        self._filter()

    def _filter(self) -> None:
        """Show the steps of the chosen division, and those that want an answer."""
        division, due = self.division.currentData(), self.due.isChecked()

        def passes(row: Any, _text: Callable[[int], str]) -> bool:
            reckoned = self._reckoner.of(self._tools.session.package)
            project = reckoned.project(row)
            here = not division or (project is not None and division in project.divisions)
            return here and (not due or reckoned.is_due(row))

        self.grid.set_test(passes if division or due else None)
        self._find_heads()
        self._show_work()

    def _is_head(self, row: StepDone) -> bool:
        return _key(row) in self._heads

    def _find_heads(self) -> None:
        """Find the rows that name their project, when other rows are in sight."""
        rows = (self.grid.model.records[at] for at in self.grid.shown_rows())
        groups = groupby(rows, lambda row: (row.project, row.activity or 0))
        heads = frozenset(_key(next(group)) for _, group in groups)
        if heads != self._heads:
            self._heads = heads
            self.grid.view.measure()
            self.grid.view.viewport().update()

    def _why_empty(self) -> str:
        place = self._list_place()
        if place is not None and value_at(self._tools.session.package, place):
            return "ไม่มีขั้นตอนตามที่กรองไว้"
        return "แผนยังไม่มีขั้นตอน จึงไม่มีผลให้กรอก เพิ่มขั้นตอนได้ที่หน้าขั้นตอน/ปฏิทิน"

    def _totals(self, rows: Sequence[Any]) -> Totals:
        """How many steps are in sight, and how far the project of the cursor has come."""
        if not rows:
            return Totals(self._why_empty())
        return Totals(" · ".join(filter(None, (f"{len(rows):,} ขั้นตอน", self._work()))))

    def _on_row_changed(self, row: int) -> None:
        self._row = row
        self._show_work()

    def _show_work(self) -> None:
        """Say how far the project of the row has come, under the grid."""
        records = self.grid.model.records
        self.grid.footer.show_totals(self._totals([records[at] for at in self.grid.shown_rows()]))

    def _work(self) -> str:
        """How far the project has come that the cursor is in."""
        place, package = self._list_place(), self._tools.session.package
        rows = value_at(package, place) if place is not None else ()
        if not 0 <= self._row < len(rows):
            return ""
        reckoned = self._reckoner.of(package)
        project = reckoned.project(rows[self._row])
        if project is None:
            return ""
        done, planned = reckoned.work(project)
        # The figures first: where there is no room, it is the name that is cut.
        figures = f"ก้าวหน้าร้อยละ {_shown(done)} ตามแผนร้อยละ {_shown(planned)}"
        return f"{figures} · {project.name}"


def _key(row: StepDone) -> Key:
    return row.project, row.activity or 0, row.step


def _columns(reckoner: Reckoner, is_head: Callable[[StepDone], bool]) -> tuple[GridColumn, ...]:
    def step(row: StepDone, package: Package) -> str:
        found = reckoner.of(package).step(row)
        return f"{row.step} {found.text}" if found else row.step

    def project(row: StepDone, package: Package) -> str:
        found = reckoner.of(package).project(row)
        if found is None or not is_head(row):
            return "" if found else row.project
        several = len(found.activities) > 1
        return f"(กิจกรรมที่ {(row.activity or 0) + 1}) {found.name}" if several else found.name

    def months(row: StepDone, package: Package) -> str:
        return span_words(reckoner.of(package).step_months(row))

    def weight(row: StepDone, package: Package) -> str:
        found = reckoner.of(package).step(row)
        return "" if found is None or found.weight is None else figure(found.weight)

    def earlier(row: StepDone, package: Package) -> str:
        done = reckoner.of(package).earlier_done(row)
        return "" if done is None else figure(done)

    def work(row: StepDone, package: Package) -> str:
        reckoned = reckoner.of(package)
        found = reckoned.project(row) if is_head(row) else None
        if found is None:
            return ""
        done, planned = reckoned.work(found)
        return f"{_shown(done)} / {_shown(planned)}"

    return (
        GridColumn("โครงการ/กิจกรรม", ("project",), 8.5, show=project),
        GridColumn("ขั้นตอน", ("step",), 10.5, show=step),
        GridColumn("ทำแล้ว (ร้อยละ)", ("done",), 6.6),
        carried_column(),
        GridColumn("ไตรมาสก่อน", (), 5.4, show=earlier, figures=True),
        GridColumn("น้ำหนัก", (), 4.1, show=weight, figures=True),
        GridColumn("ช่วงเวลา", (), 7.6, show=months),
        GridColumn("ก้าวหน้า / แผน", (), 6.4, show=work, figures=True),
    )


def _shown(value: Decimal | None) -> str:
    return "-" if value is None else figure(rounded(value))
