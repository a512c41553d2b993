"""ตรวจและพิมพ์: the forms with their real pages and export, or what the checks found."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from db.errors import PhaenError
from db.settings.declared import DIGITS
from desktop.session.issued import IssuedReports
from desktop.session.tasks import TaskQueue
from desktop.window.page import Page, Tools
from desktop.window.printing.choices_pane import ChoicesPane
from desktop.window.printing.exporting import Exporter
from desktop.window.printing.forms_pane import FormsPane
from desktop.window.printing.issued_differences import issued_differences_dialog
from desktop.window.printing.page_view import PageView
from desktop.window.printing.paper import PaperPrinter
from desktop.window.printing.preview import Preview
from desktop.window.printing.zoom_bar import ZoomBar
from desktop.window.problems.problem_list import ProblemList
from desktop.window.problems.problems_part import ProblemsPart
from desktop.window.widgets.combo import Combo
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.plain_words import set_tip
from desktop.window.widgets.theme import em, px
from desktop.window.widgets.tokens import GAP_2
from forms import printing
from forms.formats import OFFERED, names
from forms.printing import Job, issued_alone
from forms.reporting.quarters import QUARTERS

if TYPE_CHECKING:
    from db.issued_papers import IssuedPapers
    from db.places import Place
    from db.records import Package
    from forms.build import FormEntry
    from forms.checks import Problem
    from forms.editing.changes import Change
    from forms.since_issued import FormDifference

_FORMS, _PROBLEMS, _CHOICES = range(3)
_COPIES = (("ฉบับที่ออกรายงานแล้ว", False), ("ตามข้อมูลวันนี้", True))


class PrintPage(Page):
    """Forms and choices at the side with pages beside them; or the problems.

    Which of them is in sight, tabs in the head of the page say.
    """

    has_preview = False
    has_footer = False

    def __init__(
        self,
        tools: Tools,
        *,
        problem_list: ProblemList,
        drawing_tasks: TaskQueue,
        exporter: Exporter,
        printer: PaperPrinter,
        show_editions: Callable[[], object],
    ) -> None:
        super().__init__()
        self._go_to = tools.go_to
        self._checker = tools.checker
        self._tasks = tools.tasks
        self._exporter = exporter
        self._printer = printer
        self._memory = tools.memory
        self._session = tools.session
        self._notice = tools.notice
        self._theme = tools.theme
        self.view = PageView()
        self.forms = FormsPane(tools.theme)
        self.problem_list = problem_list
        self.problems = ProblemsPart(tools, problem_list)
        self.choices = ChoicesPane(tools)
        self._preview = Preview(self.view, tools.tasks, drawing_tasks, self)
        self._zoom_bar = ZoomBar(self.view)
        self._digits = Combo()
        self._usual_digits = ""
        self._quarter = Combo()
        self._kept = IssuedReports(tools.plans, tools.session)
        self.copy = Combo()
        self.differences = push_button("ดูที่ต่างจากฉบับที่ออก…", "list", self._show_differences)
        self._found: tuple[FormDifference, ...] = ()
        self._print = push_button("พิมพ์…", "print", self.print_paper, primary=True)
        self._export = push_button("ส่งออก…", "export", self.export)
        self._editions = push_button("ชุดแบบฟอร์ม…", "table", show_editions)
        self._tabs = QTabBar()
        self._side, self._body = QStackedWidget(), QStackedWidget()
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        self._tabs.setAccessibleName("แบบฟอร์ม ข้อที่ตรวจพบ หรือตัวเลือก")
        self._tabs.setDrawBase(False)
        self._tabs.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for words in ("แบบฟอร์ม", "ข้อที่ตรวจพบ", "ตัวเลือก"):
            self._tabs.addTab(words)
        self.switch = self._tabs
        self._side.addWidget(self.forms)
        self._side.addWidget(self.choices)
        side = QWidget()
        side.setObjectName("side")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._side, 1)
        column.addLayout(self._options())
        pages = QWidget()
        beside = QVBoxLayout(pages)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self._zoom_bar)
        beside.addWidget(self.view, 1)
        self._splitter.addWidget(side)
        self._splitter.addWidget(pages)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setSizes([em(self, 20), em(self, 50)])
        self._splitter.restoreState(self._memory.state("print"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._body.addWidget(self._splitter)
        self._body.addWidget(self.problems)
        whole.addWidget(self._body)

    def _options(self) -> QVBoxLayout:
        for digits, words in DIGITS.choices:
            self._digits.addItem(words, digits)
        self._follow_settings()
        for words, today in _COPIES:
            self.copy.addItem(words, today)
        named = (
            (self._digits, DIGITS.name),
            (self._quarter, "รายงานของไตรมาส"),
            (self.copy, "ฉบับของรายงานไตรมาสที่ออกแล้ว"),
        )
        for combo, name in named:
            combo.setAccessibleName(name)
            set_tip(combo, name)
        self._print.setToolTip("พิมพ์แบบฟอร์มที่เห็นออกเครื่องพิมพ์ (Ctrl+P)")
        self._export.setToolTip(f"ส่งออกเป็น{names(OFFERED)} (Ctrl+E)")
        column = QVBoxLayout()
        margin = em(self, 0.6)
        column.setContentsMargins(margin, 0, margin, margin)
        column.setSpacing(margin)
        self.differences.hide()
        for widget in (self._quarter, self.copy, self.differences, self._digits, self._editions):
            column.addWidget(widget)
        self.primary = QWidget()
        acts = QHBoxLayout(self.primary)
        acts.setContentsMargins(0, 0, 0, 0)
        acts.setSpacing(px(GAP_2))
        acts.addWidget(self._export)
        acts.addWidget(self._print)
        return column

    def _follow_settings(self) -> None:
        """Print in other digits where those are set; else as was chosen here."""
        digits = self._memory.settings.text(DIGITS)
        if digits != self._usual_digits:
            self._usual_digits = digits
            self._digits.setCurrentIndex(self._digits.findData(digits))

    def _connect(self) -> None:
        self.forms.chosen.connect(self._on_form_chosen)
        self._tabs.currentChanged.connect(self._on_tab_changed)
        self.problems.taken.connect(self._on_problem_chosen)
        self._checker.changed.connect(self._on_problems_changed)
        self._digits.currentIndexChanged.connect(self._on_form_chosen)
        self.copy.currentIndexChanged.connect(self._on_form_chosen)
        self._quarter.currentIndexChanged.connect(self._list_forms)

    def first_box(self) -> QWidget:
        """The list in sight at the side: its keys choose a form, or a problem."""
        at = self._tabs.currentIndex()
        return {_FORMS: self.forms.list, _PROBLEMS: self.problems.list}.get(at, self._tabs)

    def show_change(self, change: Change) -> None:
        """List the plan's forms and show the chosen one."""
        if not change:
            self._on_problems_changed()
            return
        self._follow_settings()
        self._show_quarters(self._session.package)
        self.choices.refresh(change)
        self._preview.clear("กำลังเปิดแผน…")
        self._list_forms()
        self._on_problems_changed()

    def show_place(self, place: Place) -> None:
        """Show a choice, or the problem at a place that no other page has, and its form."""
        if self.choices.offers(place):
            self._tabs.setCurrentIndex(_CHOICES)
            self.choices.show_place(place)
            return
        self._tabs.setCurrentIndex(_PROBLEMS)
        problem = self.problems.choose(place)
        if problem is not None:
            self.forms.choose(problem.form)

    def show_problems(self) -> None:
        self._tabs.setCurrentIndex(_PROBLEMS)
        self.problems.list.setFocus()

    def export(self) -> None:
        """Ask what to export, and where to."""
        if self._session.is_open:
            self._exporter.ask(self._job(), self.forms.form)

    def print_paper(self, form: str = "", quarter: int | None = None) -> None:
        """Print the form that is chosen, or another one of a quarter, both chosen then."""
        if not self._session.is_open:
            return
        row = self._quarter.findData(quarter)
        if row >= 0:
            self._quarter.setCurrentIndex(row)
        if form and not self.forms.choose(form):
            # The list may still be on its way.
            session, chosen_quarter = self._session, self._quarter.currentData()
            self._show_forms(printing.list_forms(session.package, session.edition, chosen_quarter))
            self.forms.choose(form)
        chosen = self.forms.form
        title = chosen.title if chosen else "ทั้งเล่ม"
        form = chosen.id if chosen else ""
        self._printer.ask(self._of_form(self._job(), form), form, title)

    def looks(self) -> tuple[QAction, ...]:
        """The zooms."""
        return self._zoom_bar.commands

    def leave(self) -> None:
        """Remember where the splitter is, and let go of the pages."""
        self._preview.close()
        self._memory.set_state("print", self._splitter.saveState())

    def _job(self) -> Job:
        # The server may be asked for them, and the plan be another meanwhile.
        papers = self._papers()
        return Job(
            self._session.package,
            self._session.edition,
            quarter=self._quarter.currentData(),
            digits=self._digits.currentData(),
            issued=papers,
            today=self.copy.currentData(),
        )

    def _papers(self) -> IssuedPapers | None:
        """What was sent up of the chosen quarter; None where nothing is kept."""
        try:
            return self._kept.of_quarter(self._quarter.currentData())
        except PhaenError as error:
            self._notice.show_result(str(error), severity="error")
            return None

    @staticmethod
    def _of_form(job: Job, form: str) -> Job:
        """The job of one form that was issued alone: its very paper. Others are shown as bound."""
        alone = job._replace(forms=(form,))
        return alone if form and issued_alone(alone) else job

    def _list_forms(self) -> None:
        """List the forms of the plan and the quarter, and show the chosen one."""
        session, quarter = self._session, self._quarter.currentData()
        package, edition = session.package, session.edition

        def show(entries: tuple[FormEntry, ...]) -> None:
            is_same = session.is_open and session.package is package
            if is_same and self._quarter.currentData() == quarter:
                self._show_forms(entries)
                self._on_form_chosen()

        self._tasks.run(lambda _progress: printing.list_forms(package, edition, quarter), done=show)

    def _show_forms(self, entries: tuple[FormEntry, ...]) -> None:
        self.problem_list.name_forms(entries)
        self.forms.set_forms(entries)

    def _show_quarters(self, package: Package) -> None:
        reported = {r.quarter for r in package.reports if r.quarter}
        before = self._quarter.currentData()
        self._quarter.blockSignals(True)  # noqa: FBT003
        self._quarter.clear()
        for quarter in QUARTERS:
            # One without a report shows what an earlier one told (rule 8).
            if quarter >= min(reported, default=len(QUARTERS) + 1):
                told = "" if quarter in reported else " (ไม่มีรายงาน)"
                self._quarter.addItem(f"ไตรมาส {quarter}{told}", quarter)
        row = self._quarter.findData(before)
        newest = self._quarter.findData(max(reported, default=None))
        self._quarter.setCurrentIndex(row if row >= 0 else newest)
        self._quarter.blockSignals(False)  # noqa: FBT003
        self._quarter.setVisible(bool(reported))

    def _on_form_chosen(self) -> None:
        if self._session.is_open and self.forms.list.currentIndex().isValid():
            chosen, job = self.forms.form, self._job()
            form = chosen.id if chosen else ""
            shown = self._of_form(job, form)
            self.copy.setVisible(job.issued is not None)
            # The paper has the digits that it was issued in.
            self._digits.setEnabled(not issued_alone(shown))
            self._preview.show(shown, form)
            self._look_for_differences(job)

    def _look_for_differences(self, job: Job) -> None:
        """Offer to see where today's copy differs from what was issued, where it does."""
        self._found = ()
        self.differences.hide()
        if job.issued is None or not job.today:
            return

        def show(found: tuple[FormDifference, ...]) -> None:
            self._found = found
            self.differences.setVisible(bool(found))

        self._tasks.run(
            lambda _progress: printing.issued_differences(job),
            done=show,
            replaces="issued differences",
        )

    def _show_differences(self) -> None:
        dialog = issued_differences_dialog(self._theme, self._found, self.window())
        dialog.exec()
        dialog.deleteLater()

    def _on_problem_chosen(self, problem: Problem) -> None:
        """Go to the field of a problem, or show its form where no page has the field."""
        if not self._go_to(problem.place):
            self.forms.choose(problem.form)
            self._tabs.setCurrentIndex(_FORMS)

    def _on_tab_changed(self, at: int) -> None:
        self._body.setCurrentIndex(at == _PROBLEMS)
        self.toolbar = self.problems.bar if at == _PROBLEMS else None
        self.reframed.emit()
        if at != _PROBLEMS:
            self._side.setCurrentIndex(at == _CHOICES)
        if self._tabs.hasFocus():
            return
        box = self.first_box()
        if box is not None:
            box.setFocus()

    def _on_problems_changed(self) -> None:
        problems = self._checker.problems
        self.forms.set_problems(problems)
        count = f" ({len(problems)})" if problems else ""
        self._tabs.setTabText(_PROBLEMS, f"ข้อที่ตรวจพบ{count}")
