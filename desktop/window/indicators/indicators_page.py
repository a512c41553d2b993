"""The page of the indicators: their list, and all of the chosen one beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from db.pictures import PictureError
from db.places import Place
from db.records import Indicator, Package
from desktop.window.fields.field_notes import problems_at
from desktop.window.indicators.indicator_detail import IndicatorDetail
from desktop.window.indicators.indicator_list import Entry, IndicatorList, component_words
from desktop.window.indicators.weight_foot import WeightFoot
from desktop.window.page import Page, Tools
from desktop.window.widgets.controls import act_button, tool_button
from desktop.window.widgets.dialogs import confirmed
from desktop.window.widgets.empty_state import EmptyState
from desktop.window.widgets.theme import px
from desktop.window.widgets.toolbar import Toolbar
from desktop.window.widgets.writing import writing
from forms.assignment import is_negotiated
from forms.compute import weight_total
from forms.editing.changes import EVERYTHING, Change
from forms.editing.indicator_edits import (
    LIST,
    copy_of,
    new_indicator,
    referring_places,
    referring_words,
)
from forms.lookup import Lookup
from forms.severities import SEVERITIES

if TYPE_CHECKING:
    from forms.checks import Problem

# A page narrower than this has a narrow list.
_ROOMY = 860
_COMPONENTS: Place = ("plan", "framework", "components")
_LIST_WIDTHS = {True: 336, False: 240}  # by whether the page is roomy


class IndicatorsPage(Page):
    """Indicators are added, copied, ordered and deleted in the list, and written beside it."""

    previews = False

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        # The indicator in sight goes by its key: its row changes under undo and moves.
        # The problems that the rows count.
        self._counted: tuple[Problem, ...] = ()
        self._key = ""
        self._roomy: bool | None = None
        self.list = IndicatorList(tools.theme)
        self.list.chosen.connect(self._on_chosen)
        self.list.moved.connect(self._move)
        self.list.action_requested.connect(self._on_action_requested)
        foot = WeightFoot(tools.theme)
        self.footer, self.meter = foot, foot.meter
        self._buttons = {
            "new": act_button("ตัวชี้วัด", "add", self.add, "เพิ่มตัวชี้วัด (Ctrl+Shift+N)"),
            "copy": tool_button("copy", "ทำสำเนาตัวชี้วัด (Ctrl+Shift+D)", self.duplicate),
            "up": tool_button("up", "ย้ายขึ้น (Alt+Shift+↑)", lambda: self._shift(-1)),
            "down": tool_button("down", "ย้ายลง (Alt+Shift+↓)", lambda: self._shift(1)),
            "remove": tool_button("remove", "ลบตัวชี้วัด (Delete)", self.remove),
        }
        self._buttons["new"].setAccessibleName("เพิ่มตัวชี้วัด")
        writing(*self._buttons.values())
        acts = (self._buttons["up"], self._buttons["down"])
        self.detail = IndicatorDetail(tools, self.place, acts)
        self._commands = (
            self.command("เพิ่มตัวชี้วัด", "Ctrl+Shift+N", self.add),
            self.command("ทำสำเนาตัวชี้วัด", "Ctrl+Shift+D", self.duplicate),
            self.command("ตัวชี้วัดถัดไป", "Alt+PgDown", lambda: self._step(1)),
            self.command("ตัวชี้วัดก่อนหน้า", "Alt+PgUp", lambda: self._step(-1)),
        )
        writing(*self._commands[:2])
        self._arrange()
        tools.checker.changed.connect(self._on_problems_changed)

    def place(self) -> Place | None:
        """Where the indicator in sight stands; None while there is none."""
        row = self._row()
        return None if row is None else (*LIST, row)

    # What the window asks of a page.

    def show_change(self, change: Change) -> None:
        """Show the plan: the same indicator as before, else the one that took its row."""
        if change.touches(LIST, _COMPONENTS):
            self._show_indicators()
        self.detail.refresh(change)
        self._on_problems_changed()

    def _show_indicators(self) -> None:
        """List the indicators, and say what they weigh."""
        indicators = self._tools.session.package.plan.indicators
        keys = [item.key for item in indicators]
        if self._key not in keys:
            at = max(0, min(self.list.currentIndex().row(), len(keys) - 1))
            self._key = keys[at] if keys else ""
        self._stack.setCurrentIndex(int(bool(indicators)))
        self._show_list()
        rules = self._tools.session.edition.rules
        # The unit's own indicators weigh nothing.
        negotiated = [item for item in indicators if is_negotiated(item)]
        self.meter.setVisible(bool(negotiated))
        self.meter.show_sum(weight_total(negotiated, rules), rules.weight_sum)
        row = self._row()
        self._buttons["up"].setEnabled(bool(row))
        self._buttons["down"].setEnabled(row is not None and row < len(indicators) - 1)

    def show_place(self, place: Place) -> None:
        """Bring a field of an indicator into sight; the list itself for the list."""
        row = place[len(LIST)] if len(place) > len(LIST) else None
        indicators = self._tools.session.package.plan.indicators
        if isinstance(row, int) and row < len(indicators):
            self._show(indicators[row])
            if self.detail.show_place(place):
                return
        self.list.setFocus()

    def first_box(self) -> QWidget:
        """The list; what adds the first indicator where there is none."""
        return self.list if self._row() is not None else self._begin.button

    def commands(self) -> tuple[QAction, ...]:
        """What the menu offers while the page is in sight."""
        return self._commands

    def leave(self) -> None:
        """Remember how wide the list is."""
        if self._roomy:
            self._tools.memory.set_state("indicators", self._splitter.saveState())

    # What the buttons and keys do.

    def add(self) -> None:
        """Put a new indicator below the one in sight, and begin with its name."""
        package, row = self._tools.session.package, self._row()
        before = None if row is None else package.plan.indicators[row]
        self._insert(new_indicator(package, before), "เพิ่มตัวชี้วัด")

    def duplicate(self) -> None:
        """Put a copy of the indicator in sight below it."""
        package, row = self._tools.session.package, self._row()
        if row is None:
            return
        try:
            copied, grown = copy_of(package, package.plan.indicators[row])
        except PictureError as error:
            self._tools.notice.show_result(str(error), severity="error")
        else:
            self._insert(copied, f"ทำสำเนาตัวชี้วัดที่ {row + 1}", grown)

    def remove(self) -> None:
        """Delete the indicator in sight."""
        row = self._row()
        if row is not None:
            self._remove(row)

    def _insert(self, indicator: Indicator, words: str, package: Package | None = None) -> None:
        """Put an indicator below the one in sight, in a package with what its texts place."""
        row, session = self._row(), self._tools.session
        at = 0 if row is None else row + 1
        self._key = indicator.key
        with session.step(words):
            session.apply(package or session.package, words)
            session.insert(LIST, at, [indicator], words)
        self.detail.begin_anew()
        self.detail.show_place((*LIST, at, "name"))

    def _remove(self, row: int) -> None:
        """Delete an indicator; where something refers to it, only once that was told."""
        session = self._tools.session
        indicator = session.package.plan.indicators[row]
        places = referring_places(session.package, indicator.key)
        if places and not confirmed(
            self,
            f"ลบตัวชี้วัดที่ {row + 1} “{indicator.name}” หรือไม่",
            "ผลที่รายงานไว้และการอ้างถึงตัวชี้วัดนี้จะหายไปด้วย เลิกทำได้ด้วย Ctrl+Z\n"
            + referring_words(session.edition, places),
            yes="ลบ",
        ):
            return
        if not session.remove(LIST, row, words=f"ลบตัวชี้วัดที่ {row + 1}"):
            return
        also = f" พร้อมการอ้างถึง {len(places)} แห่ง" if places else ""
        self._tools.notice.show_result(
            f"ลบตัวชี้วัดที่ {row + 1}{also}แล้ว",
            (("เลิกทำ", session.history.undo),),
            until=session.history.changed,
        )

    def _shift(self, by: int) -> None:
        row = self._row()
        count = len(self._tools.session.package.plan.indicators)
        if row is not None and 0 <= row + by < count:
            self._move(row, row + by)

    def _move(self, row: int, to: int) -> None:
        self._key = self._tools.session.package.plan.indicators[row].key
        self._tools.session.move(LIST, row, to, words=f"ย้ายตัวชี้วัดที่ {row + 1}")

    # What follows from changes.

    def _row(self) -> int | None:
        session = self._tools.session
        indicators = session.package.plan.indicators if session.is_open else ()
        return next((at for at, item in enumerate(indicators) if item.key == self._key), None)

    def _show(self, indicator: Indicator) -> None:
        if indicator.key != self._key:
            self._key = indicator.key
            self.show_change(EVERYTHING)

    def _step(self, by: int) -> None:
        """Show another indicator, in the field where one is."""
        row, indicators = self._row(), self._tools.session.package.plan.indicators
        if row is not None and 0 <= row + by < len(indicators):
            self._show(indicators[row + by])

    def _show_list(self) -> None:
        plan, checker = self._tools.session.package.plan, self._tools.checker
        self._counted = checker.problems
        lookup, ranks = Lookup(plan), list(SEVERITIES)
        entries, before = [], None
        for at, item in enumerate(plan.indicators):
            found = [problem.severity for problem in problems_at(checker, (*LIST, at))]
            worst = min(found, key=ranks.index, default="")
            words = component_words(item)
            component = lookup.components.get(item.component)
            entries.append(Entry(item, component, len(found), worst, words != before))
            before = words
        self.list.show_entries(entries, self._row() or 0)

    def _on_action_requested(self, what: str) -> None:
        {"add": self.add, "open": self._open, "remove": self.remove}[what]()

    def _open(self) -> None:
        """Go from the list to the fields."""
        place = self.place()
        if place is not None:
            self.detail.show_place((*place, "name"))

    def _on_chosen(self, row: int) -> None:
        self._show(self.list.entries[row].indicator)

    def _on_problems_changed(self) -> None:
        is_other = self._counted is not self._tools.checker.problems
        if is_other and self._tools.session.is_open and self.isVisible():
            self._show_list()
            self.detail.show_problems()

    # How it is put together.

    def _arrange(self) -> None:
        bar = Toolbar()
        bar.add(self._buttons["new"], self._buttons["copy"], self._buttons["remove"])
        side = QWidget()
        side.setObjectName("side")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.list, 1)
        self._splitter = QSplitter()
        self._splitter.addWidget(side)
        self._splitter.addWidget(self.detail)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.splitterMoved.connect(lambda *_: self._fit_footer())
        self._stack = QStackedWidget()
        self._begin = self._empty()
        self._stack.addWidget(self._begin)
        self._stack.addWidget(self._splitter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _empty(self) -> EmptyState:
        """What stands there while the plan has no indicator."""
        empty = EmptyState(
            "ยังไม่มีตัวชี้วัด",
            "เพิ่มตัวชี้วัดแล้วกรอกเป้าหมาย น้ำหนัก นิยาม และเกณฑ์การให้คะแนน",
            ("เพิ่มตัวชี้วัด", "add", self.add),
        )
        writing(empty.button)
        return empty

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= px(_ROOMY)
        if roomy != self._roomy:
            self._roomy = roomy
            width = px(_LIST_WIDTHS[roomy])
            self._splitter.setSizes([width, max(1, self.width() - width)])
            if roomy:
                self._splitter.restoreState(self._tools.memory.state("indicators"))
        self._fit_footer()

    def _fit_footer(self) -> None:
        """Let the sum of the weights stand under the list."""
        self.meter.setFixedWidth(max(1, self._splitter.sizes()[0]))
