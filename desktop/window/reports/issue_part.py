"""Where a quarter's report stands: not yet sent up, issued, or open again; and its history."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.errors import PhaenError
from db.places import Place
from db.records import Package, Report
from db.settings.declared import CONTENT_CODE
from desktop.clock import local_today
from desktop.session.issued import IssuedReports
from desktop.window.fields.field_form import FieldForm
from desktop.window.fields.field_notes import Messages
from desktop.window.fields.text_editors import LineBox
from desktop.window.printing.paper import PaperPrinter
from desktop.window.reports.issue_carried import IssueCarried
from desktop.window.reports.issue_dialog import DialogAct, IssueDialog
from desktop.window.reports.issue_history import IssueHistory
from desktop.window.reports.issue_problems import IssueProblems
from desktop.window.reports.issued_dialog import IssuedDialog
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.flow_row import FlowRow
from desktop.window.widgets.mark import Mark
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em, screen_room, set_role
from desktop.window.widgets.writing import writing
from forms import printing
from forms.calendar import buddhist_date
from forms.editing.changes import EVERYTHING, Change
from forms.printing import Job
from forms.reporting.issue_history import history, issued_words, memo_words, reopened_words
from forms.reporting.issuing import IssueError, has_number, hindrance_words, issued, reopened
from forms.reporting.sealed import is_issued

if TYPE_CHECKING:
    from desktop.window.fields.record_stack import PlaceOf
    from desktop.window.page import Tools
    from forms.sending import Prepared

_PAPERS = "เอกสารทุกแบบที่ออกจะเก็บไว้ตามที่เป็นวันนี้ ไม่เปลี่ยนตามแผน"
_CHANGED = "แผนเปลี่ยนไประหว่างจัดทำเอกสาร จึงยังไม่ได้ออกรายงาน โปรดกดออกรายงานอีกครั้ง"
_NOT_KEPT = (
    "ไม่มีเอกสารของการออกครั้งนี้ในฐานข้อมูลนี้ เอกสารอยู่ในเครื่องที่ออกรายงาน หรือออกด้วยโปรแกรมรุ่นที่ยังไม่เก็บเอกสาร"
)
# What the history speaks of: the reports, and how is called what they report on.
_SAID: tuple[Place, ...] = (("reports",), ("plan", "indicators"), ("plan", "projects"))
# How wide the dialog is with its lists, and how high each of them, in letters.
_WIDE, _BESIDE_LISTS, _LEAST, _MOST = 52, 32, 7, 11
_LOCKED = "เมื่อออกรายงานแล้ว จะแก้ผล บันทึกข้อความ และผู้ลงนามของไตรมาสนี้ไม่ได้ จนกว่าจะเปิดแก้ไขพร้อมเหตุผล"


class IssuePart(QWidget):
    """The state of the report at `report_of`, what is still found in it, and what was issued."""

    def __init__(self, tools: Tools, report_of: PlaceOf) -> None:
        super().__init__()
        self._tools = tools
        self._report_of = report_of
        self._printer = PaperPrinter(tools.tasks, tools.notice)
        self._mark = Mark(tools.theme, "document", "accent", size=1.2)
        self.state, self.summary = Label(), Label()
        self.form = FieldForm(tools, columns=2, least=11)
        self.form.add("number", words="เลขที่ของบันทึกข้อความ", span=1)
        self.form.add("date", words="วันที่ของบันทึกข้อความ", span=1)
        self.problems = IssueProblems(tools, report_of)
        self.carried = IssueCarried(tools, report_of)
        self.trouble = Messages(tools.theme)
        self.issue_button = push_button("ออกรายงาน…", "done", self.issue, primary=True)
        self.reopen_button = push_button("เปิดแก้ไข…", "open", self.reopen)
        self.print_button = push_button("พิมพ์ประวัติ…", "print", self._print_history)
        writing(self.issue_button, self.reopen_button)
        self._kept = IssuedReports(tools.plans, tools.session)
        self.history = IssueHistory(self._show_papers)
        self._arrange()

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the report as it is now."""
        place, package = self._report_of(), self._tools.session.package
        if place is None or not change.touches(*_SAID):
            return
        report = package.reports[int(place[1])]
        sealed = is_issued(report)
        self._show_state(report)
        self.form.set_root((*place, "memo"), change)
        self.form.setVisible(not sealed)
        self.issue_button.setText(f"  ออกรายงานไตรมาส {report.quarter}…")
        self.issue_button.setVisible(not sealed)
        self.reopen_button.setVisible(sealed)
        self.print_button.setVisible(bool(report.issuances))
        self.trouble.show_none()
        self.history.show_entries(history(package, report))
        self._past.setVisible(bool(report.issuances))
        self.problems.setVisible(not sealed)
        self.problems.refresh()
        self.carried.refresh()
        if sealed:
            self.carried.hide()

    def show_place(self, place: Place) -> bool:
        """Bring what is done next into sight: nobody writes an issuance by hand."""
        del place
        button = self.issue_button if self.issue_button.isVisible() else self.reopen_button
        button.setFocus()
        return True

    def issue(self) -> None:
        """Ask, and send the report up."""
        found = self._report()
        if found is None:
            return
        index, report = found
        if trouble := self._trouble(index):
            self.trouble.show_messages([("error", trouble)])
            field = self.form.fields[has_number(report.memo)]
            field.focus()
            if isinstance(field.box, LineBox):
                # What was begun goes on at its end.
                field.box.end(False)  # noqa: FBT003 - Qt's own signature
            return
        self._tools.checker.once_checked(partial(self._ask_to_issue, index, report))

    def _ask_to_issue(self, index: int, report: Report) -> None:
        """Ask, where no errors are left."""
        if self.problems.errors:
            words = hindrance_words(report.quarter, self.problems.errors)
            self.trouble.show_messages([("error", words)])
            self.problems.choose_error()
            return
        self.trouble.show_none()
        dialog = self._dialog(
            f"ออกรายงานไตรมาส {report.quarter}",
            f"{_LOCKED} ออกแล้วเลิกทำไม่ได้ รวมทั้งการแก้ไขก่อนหน้านี้ด้วย {_PAPERS}",
            "ออกรายงาน",
            partial(self._issue, index),
        )
        self._list_what_is_left(dialog)
        dialog.exec()
        dialog.deleteLater()

    def reopen(self) -> None:
        """Ask why, and open the report again."""
        found = self._report()
        if found is None:
            return
        index, report = found
        dialog = self._dialog(
            f"เปิดแก้ไขรายงานไตรมาส {report.quarter}",
            "ตัวเลขและเอกสารที่ออกไปแล้วยังเก็บไว้ในประวัติ แก้เสร็จแล้วต้องออกรายงานใหม่",
            "เปิดแก้ไข",
            partial(self._reopen, index),
            why=True,
        )
        dialog.exec()
        dialog.deleteLater()

    def _dialog(
        self, title: str, words: str, yes: str, act: DialogAct, *, why: bool = False
    ) -> IssueDialog:
        tools = self._tools
        return IssueDialog(
            tools.memory,
            tools.theme,
            self.window(),
            title=title,
            words=words,
            yes=yes,
            act=act,
            why=why,
        )

    def _list_what_is_left(self, dialog: IssueDialog) -> None:
        """What the checks still find and what nobody has confirmed, to be settled in the dialog."""

        def go_to(place: Place) -> bool:
            dialog.reject()
            return self._tools.go_to(place)

        dialog.setMinimumWidth(min(em(dialog, _WIDE), screen_room(dialog).width()))
        # What is not in the lists takes so much that on a low screen little is left for them.
        left = screen_room(dialog).height() // em(dialog, 1) - _BESIDE_LISTS
        highest = max(_LEAST, min(_MOST, left // 2))
        tools = self._tools._replace(go_to=go_to)
        problems = IssueProblems(tools, self._report_of, highest=highest)
        carried = IssueCarried(tools, self._report_of, highest=highest)
        for part in (problems, carried):
            part.refresh()
            dialog.parts.add(part)
        # What is confirmed, or accepted and taken back, is another state of the plan.
        tools.session.changed.connect(carried.refresh)
        dialog.finished.connect(partial(tools.session.changed.disconnect, carried.refresh))

    def _trouble(self, index: int) -> str:
        """Why the report cannot be issued, whoever does it; empty where it can."""
        drafts = [at for at in self._tools.session.state.drafts if at[:2] == ("reports", index)]
        if drafts:
            return f"ยังออกรายงานไม่ได้ มีช่องที่ต้องแก้ {len(drafts)} ช่อง ดูใน “ข้อที่ตรวจพบ”"
        try:
            issued(self._tools.session.package, index, by="?", date=_today())
        except IssueError as error:
            return str(error)
        return ""

    def _issue(self, index: int, dialog: IssueDialog, name: str, _reason: str) -> None:
        """Put the report on paper, beside the window, and seal it with that."""
        tools, session = self._tools, self._tools.session
        issued(session.package, index, by=name, date=_today())
        before, edition = session.package, session.edition
        kept = session.as_saved(before)
        work = partial(
            printing.prepare_issue,
            kept,
            edition,
            index,
            local_today(),
            printed_code=tools.memory.settings.flag(CONTENT_CODE),
        )
        task = tools.tasks.run(
            work,
            done=lambda made: self._seal(index, name, before, made, dialog),
            failed=dialog.refuse,
            ended=dialog.stop_waiting,
            replaces="issue",
        )
        dialog.wait_for(task, "กำลังจัดทำเอกสารที่จะเก็บไว้…")

    def _seal(
        self, index: int, name: str, before: Package, made: Prepared, dialog: IssueDialog
    ) -> None:
        """Seal the report with its papers, which are of the plan as it was `before`."""
        session = self._tools.session
        try:
            if session.package is not before:
                raise IssueError(_CHANGED)
            package = issued(
                before,
                index,
                by=name,
                date=_today(),
                content_code=made.content_code,
                identity=made.papers.issuance,
            )
            session.seal(package, made.papers)
        except PhaenError as error:
            dialog.refuse(error)
            return
        dialog.finish()
        quarter = session.package.reports[index].quarter
        self._tools.notice.show_result(f"ออกรายงานไตรมาส {quarter} แล้ว เก็บเอกสารที่ออกไว้ในประวัติ")

    def _reopen(self, index: int, dialog: IssueDialog, name: str, reason: str) -> None:
        session = self._tools.session
        session.seal(reopened(session.package, index, by=name, date=_today(), reason=reason))
        dialog.finish()
        quarter = session.package.reports[index].quarter
        self._tools.notice.show_result(f"เปิดแก้ไขรายงานไตรมาส {quarter} แล้ว แก้เสร็จแล้วออกรายงานใหม่")

    def _report(self) -> tuple[int, Report] | None:
        place = self._report_of()
        if place is None:
            return None
        index = int(place[1])
        return index, self._tools.session.package.reports[index]

    def _show_state(self, report: Report) -> None:
        quarter, last = report.quarter, report.issuances[-1] if report.issuances else None
        if last is None:
            self._mark.set_mark("document", "text2")
            self.state.setText(f"ยังไม่ได้ออกรายงานไตรมาส {quarter}")
            self.summary.setText(_LOCKED)
        elif is_issued(report):
            self._mark.set_mark("done", "accent")
            self.state.setText(f"ออกรายงานไตรมาส {quarter} แล้ว")
            self.summary.setText(f"{issued_words(last)}\n{memo_words(last)}")
        else:
            self._mark.set_mark("open", "warning")
            self.state.setText(f"รายงานไตรมาส {quarter} เปิดแก้ไขอยู่")
            self.summary.setText(reopened_words(last))

    def _print_history(self) -> None:
        found = self._report()
        if found is not None:
            quarter = found[1].quarter
            session = self._tools.session
            job = Job(session.package, session.edition, ("issuances",), quarter)
            self._printer.ask(job, "issuances", f"ประวัติการออกรายงานไตรมาส {quarter}")

    def _show_papers(self, issuance: str, title: str) -> None:
        """Show what was sent at an issuance."""
        found = self._report()
        if found is None:
            return
        quarter = found[1].quarter or 0
        try:
            papers = self._kept.of_issuance(issuance)
        except PhaenError as error:
            self._tools.notice.show_result(str(error), severity="error")
            return
        if papers is None:
            self._tools.notice.show_result(_NOT_KEPT, severity="warning")
            return
        title = f"เอกสารที่{title} ไตรมาส {quarter}"
        dialog = IssuedDialog(self._tools, papers, quarter, title, self.window())
        dialog.exec()
        dialog.deleteLater()

    def _arrange(self) -> None:
        set_role(self.state, "section")
        for label in (self.state, self.summary):
            label.setWordWrap(True)
        self._past = Label("ประวัติการออกรายงาน")
        set_role(self._past, "section")
        head = QHBoxLayout()
        head.setSpacing(em(self, 0.6))
        head.addWidget(self._mark)
        head.addWidget(self.state, 1)
        acts = FlowRow()
        for button in (self.issue_button, self.reopen_button, self.print_button):
            acts.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.6))
        column.addLayout(head)
        for widget in (
            self.summary,
            self.form,
            self.trouble,
            acts,
            self.problems,
            self.carried,
            self._past,
            self.history,
        ):
            column.addWidget(widget)


def _today() -> str:
    """The day it is, as plans write it."""
    return buddhist_date(local_today())
