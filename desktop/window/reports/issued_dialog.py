"""The papers of one issuance, as they were sent: to look at and to print again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from desktop.window.printing.issued_differences import issued_differences_dialog
from desktop.window.printing.page_view import PageView
from desktop.window.printing.paper import PaperPrinter
from desktop.window.printing.preview import Preview
from desktop.window.widgets.combo import Combo
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.dialog_layout import dialog_column
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import resize_within_screen
from forms import printing
from forms.printing import Job

if TYPE_CHECKING:
    from db.issued_papers import IssuedPapers
    from desktop.window.page import Tools
    from forms.since_issued import FormDifference


class IssuedDialog(QDialog):
    """Shows each form that was sent; says where the plan differs from them today."""

    def __init__(
        self, tools: Tools, papers: IssuedPapers, quarter: int, title: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._tools = tools
        self._printer = PaperPrinter(tools.tasks, tools.notice)
        session = tools.session
        self._job = Job(session.package, session.edition, quarter=quarter, issued=papers)
        self.forms = Combo()
        self.forms.setAccessibleName("แบบฟอร์มที่ออก")
        for paper in papers.papers:
            self.forms.addItem(paper.title, paper.form)
        self.view = PageView()
        self._preview = Preview(self.view, tools.tasks, tools.tasks, self)
        self.same = Label("กำลังเทียบกับข้อมูลวันนี้…")
        self.same.setObjectName("hint")
        self.same.setWordWrap(True)
        self.print_button = push_button("พิมพ์…", "print", self._print)
        self.differences = push_button("ดูที่ต่างกัน…", "list", lambda: None)
        self.differences.hide()
        self._arrange()
        self.forms.currentIndexChanged.connect(self._show)
        self._show()
        tools.tasks.run(
            lambda _progress: printing.issued_differences(self._job),
            done=self._tell,
            replaces="issued differences",
            asker=self,
        )

    def _show(self) -> None:
        form = self.forms.currentData()
        self._preview.show(self._job._replace(forms=(form,)), form)

    def _print(self) -> None:
        form = self.forms.currentData()
        self._printer.ask(self._job._replace(forms=(form,)), form, self.forms.currentText())

    def _tell(self, found: tuple[FormDifference, ...]) -> None:
        titles = " ".join(each.title for each in found)
        self.same.setText(f"ข้อมูลวันนี้ต่างจากฉบับที่ออก: {titles}" if found else "ข้อมูลวันนี้ตรงกับฉบับที่ออก")
        self.differences.setVisible(bool(found))
        self.differences.clicked.connect(partial(self._show_differences, found))

    def _show_differences(self, found: tuple[FormDifference, ...], _checked: object = None) -> None:
        dialog = issued_differences_dialog(self._tools.theme, found, self)
        dialog.exec()
        dialog.deleteLater()

    def _arrange(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.forms, 1)
        head.addWidget(self.print_button)
        close = QPushButton("ปิด")
        close.clicked.connect(self.reject)
        foot.addWidget(self.same, 1)
        foot.addWidget(self.differences)
        foot.addWidget(close)
        column = dialog_column(self)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        resize_within_screen(self, 56, 44)

    # Qt's own names from here on.

    def done(self, result: int) -> None:
        """Let go of the pages."""
        self._preview.close()
        super().done(result)
