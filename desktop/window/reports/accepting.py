"""A finding of the checks accepted as it is: asked for a name and a reason, as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.clock import local_today
from desktop.window.reports.issue_dialog import IssueDialog
from forms.calendar import buddhist_date
from forms.editing import accepting

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.window.page import Tools
    from forms.checks import Problem

_UNTIL = "ข้อที่คงไว้ไม่นับเป็นข้อที่ตรวจพบ จนกว่าข้อมูลตรงนั้นจะเปลี่ยน แล้วโปรแกรมจะถามใหม่"


def ask_to_accept(tools: Tools, problem: Problem, parent: QWidget) -> None:
    """Ask who accepts a problem and why, and put that into the plan."""

    def accept(dialog: IssueDialog, name: str, reason: str) -> None:
        date = buddhist_date(local_today())
        tools.session.act(accepting.accepted, problem, by=name, date=date, reason=reason)
        dialog.finish()

    dialog = IssueDialog(
        tools.memory,
        tools.theme,
        parent,
        title="คงข้อที่ตรวจพบไว้",
        words=f"{problem.message}\n{problem.where}\n\n{_UNTIL}",
        yes="คงไว้",
        act=accept,
        why=True,
        kept="จะเก็บชื่อ วันที่วันนี้ และเหตุผลไว้กับแผน เลิกคงไว้ได้ทุกเมื่อ",
        example="ตัวอย่าง: ยอดสะสมลดลงเพราะแก้ยอดของไตรมาสก่อนที่บันทึกซ้ำ",
    )
    dialog.exec()
    dialog.deleteLater()


def take_back(tools: Tools, problem: Problem) -> None:
    """Make a problem that was accepted due again, as one step."""
    tools.session.act(accepting.taken_back, problem)
