"""The form that is being changed as it prints: with the open plan, else with the sample."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.package.file import read_package
from desktop.window.printing.page_view import PageView
from desktop.window.printing.preview import Preview
from desktop.window.printing.zoom_bar import ZoomBar
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em
from forms.printing import Job
from forms.resources import RESOURCES

if TYPE_CHECKING:
    from db.records import Package
    from desktop.window.page import Tools
    from forms.editions.editing.draft import EditionDraft


class EditionPreview(QWidget):
    """Pages of one form of an edition that may not be saved yet."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self.view = PageView()
        # One queue: nothing is exported meanwhile.
        self._pages = Preview(self.view, tools.tasks, tools.tasks, self)
        # The form in sight.
        self._shown = ""
        self._whose = Label()
        self._whose.setObjectName("hint")
        self._whose.setContentsMargins(em(self, 0.8), 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.2))
        column.addWidget(ZoomBar(self.view))
        column.addWidget(self.view, 1)
        column.addWidget(self._whose)
        self.setMinimumWidth(em(self, 14))

    def show_form(self, draft: EditionDraft, form: str) -> None:
        """Show the pages of a form; one that is not printed has none."""
        if not draft.prints(form):
            self._shown = ""
            self._pages.clear("แบบฟอร์มนี้ไม่พิมพ์ เลือกหน้าชื่อแบบฟอร์มเพื่อพิมพ์")
            return
        package = self._package
        quarters = [report.quarter for report in package.reports if report.quarter]
        job = Job(package, draft.edition, (form,), max(quarters, default=None))
        self._pages.show(job, form, keep_place=form == self._shown)
        self._shown = form

    def clear(self) -> None:
        """Show nothing."""
        self._pages.clear()

    def close_pages(self) -> None:
        """Let go of the pages."""
        self._pages.close()

    @cached_property
    def _package(self) -> Package:
        session = self._tools.session
        if session.is_open:
            self._whose.setText("พิมพ์ด้วยแผนที่เปิดอยู่")
            return session.package
        self._whose.setText("พิมพ์ด้วยแผนตัวอย่าง")
        return read_package(RESOURCES / "sample" / "plan.json")
