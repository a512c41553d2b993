"""What is left to do in the open plan, page by page as one works, and the next dates."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.clock import local_today
from desktop.window.start.plan_rows import (
    DateLine,
    DateRows,
    TaskLine,
    TaskRows,
    date_card,
    task_card,
)
from desktop.window.widgets.card_model import CardModel
from desktop.window.widgets.elided_label import ElidedLabel
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.row_view import RowView
from desktop.window.widgets.theme import px, set_role
from desktop.window.widgets.tokens import GAP_2, GAP_3, GAP_4

if TYPE_CHECKING:
    from db.records import Package
    from desktop.window.page import Tools
    from forms.checks import Problem

_HEAD = 42
_DATES = 6
_NOTHING = "ไม่มีข้อที่ตรวจพบ และไม่มีเรื่องที่ต้องตัดสินใจ"
_ROOMY = 340


class ToDo(QScrollArea):
    """Each row leads to its page, or to its step."""

    def __init__(
        self,
        tools: Tools,
        page_of: Callable[[Problem], tuple[str, str]],
        title_of: Callable[[str], str],
        show_page: Callable[[str], object],
    ) -> None:
        super().__init__()
        self._tools = tools
        self._page_of = page_of
        self._title_of = title_of
        self._show_page = show_page
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("ที่ต้องทำต่อ")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._tasks: CardModel[TaskLine] = CardModel(task_card, self)
        self._dates: CardModel[DateLine] = CardModel(date_card, self)
        self.tasks = RowView(self._tasks, TaskRows(tools.theme), "ที่ต้องทำต่อ ตามลำดับงาน")
        self.dates = RowView(self._dates, DateRows(tools.theme), "กำหนดที่ใกล้ถึง")
        self.title, self._order, self.none = ElidedLabel(), Label("ตามลำดับงาน"), Label()
        self._calendar, self._month = Label("ปฏิทิน"), Label()
        self._date_head, self._no_dates = QWidget(), Label("ไม่มีขั้นตอนที่ต้องทำ")
        self._arrange()
        self.tasks.activated.connect(self._on_task)
        self.tasks.clicked.connect(self._on_task)
        self.dates.activated.connect(self._on_date)
        self.dates.clicked.connect(self._on_date)

    @property
    def lines(self) -> tuple[TaskLine, ...]:
        """What is left to do, in its order."""
        return self._tasks.items

    def refresh(self) -> None:
        """Show the open plan as it is now."""
        if not self._tools.session.is_open:
            return
        package = self._tools.session.package
        # With a plan.
        from forms.reporting.quarters import is_locked, latest_quarter  # noqa: PLC0415

        quarter = latest_quarter(package)
        reporting = quarter is not None and not is_locked(package, quarter)
        self.title.set_words(f"เหลือก่อนออกรายงานไตรมาส {quarter}" if reporting else "ที่ต้องทำต่อ")
        self._order.setVisible(self.width() >= px(_ROOMY))
        lines = self._lines(package)
        if tuple(lines) != self._tasks.items:
            self._tasks.set_items(lines)
        self.tasks.fit()
        self.tasks.setVisible(bool(lines))
        self.none.setText(_NOTHING if self._tools.checker.has_checked else "กำลังตรวจ…")
        self.none.setVisible(not lines)
        self._show_dates(package)

    def _lines(self, package: Package) -> list[TaskLine]:
        """What is missing on each page, else what was found there, in working order."""
        from forms.plan_stage import WORKING_ORDER, lacking  # noqa: PLC0415 - with a plan

        missing = {each.page: each for each in lacking(package.plan)}
        found: dict[str, list[Problem]] = {}
        titles: dict[str, str] = {}
        for problem in self._tools.checker.problems:
            name, titles[name] = self._page_of(problem)
            found.setdefault(name, []).append(problem)
        lines = []
        for name in (*WORKING_ORDER, *(each for each in found if each not in WORKING_ORDER)):
            graver = [p for p in found.get(name, ()) if p.severity != "advice"]
            title = titles.get(name) or self._title_of(name)
            if name in missing:
                words = f"{missing[name].words} {missing[name].hint}"
                lines.append(TaskLine(name, title, words, 0, "not-granted"))
            elif name == "decisions":
                lines += self._decisions(package, title)
            elif graver:
                kind = "error" if any(p.severity == "error" for p in graver) else "warning"
                first = next(p for p in graver if p.severity == kind)
                lines.append(TaskLine(name, title, first.message, len(graver), kind))
        return lines

    def _decisions(self, package: Package, title: str) -> list[TaskLine]:
        from forms.editing.decisions import matters  # noqa: PLC0415 - as above

        left = [matter for matter in matters(package) if not matter.is_decided]
        if not left:
            return []
        return [TaskLine("decisions", title, "เปลี่ยนปี และทบทวนเป้าหมายกับเงิน", len(left), "carried")]

    def _show_dates(self, package: Package) -> None:
        lines, month = self._dated(package) if package.plan.fiscal_year else ([], "")
        if tuple(lines) != self._dates.items:
            self._dates.set_items(lines)
        self.dates.fit()
        self.dates.setVisible(bool(lines))
        self._month.setText(month)
        self._date_head.setVisible(bool(lines or month))
        self._no_dates.setVisible(bool(month) and not lines)

    def _dated(self, package: Package) -> tuple[list[DateLine], str]:
        from forms.calendar import (  # noqa: PLC0415 - with a plan
            buddhist_date,
            month_abbreviation,
            month_and_year,
        )
        from forms.reporting.due import STATES  # noqa: PLC0415 - as above
        from forms.reporting.overview import Overview  # noqa: PLC0415 - as above

        today = buddhist_date(local_today())[:7]
        overview = Overview(package, 1, self._tools.session.edition.rules, today)
        due = (*overview.overdue, *overview.ending, *overview.beginning)[:_DATES]
        lines = [
            DateLine(
                each.place,
                STATES[each.state],
                each.step.text or each.project.name,
                month_abbreviation(each.months[0 if each.state == "begins" else -1]),
                each.state == "overdue",
            )
            for each in due
        ]
        if overview.phase == "after":
            return lines, f"ปีงบประมาณ {package.plan.fiscal_year} สิ้นสุดแล้ว"
        return lines, month_and_year(overview.month)

    def _on_task(self) -> None:
        line = self.tasks.chosen
        if line is None:
            return
        found = (p for p in self._tools.checker.problems if self._page_of(p)[0] == line.page)
        worst = next((p for p in found if p.severity == line.kind), None)
        # A fault has a field to go to; what is missing has none yet.
        if worst is None or not self._tools.go_to(worst.place):
            self._show_page(line.page)

    def _on_date(self) -> None:
        line = self.dates.chosen
        if line is not None:
            self._tools.go_to(line.place)

    def _arrange(self) -> None:
        set_role(self.title, "section")
        set_role(self._calendar, "section")
        for label in (self._order, self._month):
            set_role(label, "caption")
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QWidget()
        for part, words, more in (
            (head, self.title, self._order),
            (self._date_head, self._calendar, self._month),
        ):
            part.setFixedHeight(px(_HEAD))
            row = QHBoxLayout(part)
            row.setContentsMargins(px(GAP_4), 0, px(GAP_3), 0)
            row.setSpacing(px(GAP_2))
            row.addWidget(words, 1)
            row.addWidget(more)
        for nothing in (self.none, self._no_dates):
            nothing.setContentsMargins(px(GAP_4), 0, px(GAP_4), px(GAP_2))
            nothing.setWordWrap(True)
            set_role(nothing, "caption")
        for widget in (
            head,
            self.none,
            self.tasks,
            self._date_head,
            self._no_dates,
            self.dates,
        ):
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(inner)
