"""The questions before a library is issued from a plan: by whom, for which year, of which lists."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from db.fields import specs
from db.library import Library, library_of, lists_in
from db.library_lists import LISTS
from db.records import Plan
from desktop.clock import local_today
from desktop.window.widgets.controls import check_box, push_button
from desktop.window.widgets.dialog_layout import answers, dialog_column, labelled
from desktop.window.widgets.fitting_dialog import FittingDialog
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em
from forms.calendar import buddhist_date, long_date
from forms.library.words import counts_of
from forms.thai.digits import arabic_digits

_WIDE = 30


class IssueLibraryDialog(FittingDialog):
    """Asks; `library` is what would be issued today, None while the answers do not suffice."""

    def __init__(self, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("ออกรายการกลางจากแผนนี้")
        self._plan = plan
        self.issuer = QLineEdit(plan.agency.name or plan.unit.name)
        self.issuer.setAccessibleName("ผู้ออก")
        self.year = QLineEdit(str(plan.fiscal_year or ""))
        self.year.setAccessibleName("ปีงบประมาณ พ.ศ.")
        there = lists_in(plan)
        self.lists = {name: check_box(specs(Plan)[name].label) for name in LISTS}
        for name, box in self.lists.items():
            box.setChecked(name in there)
            box.setEnabled(name in there)
            box.toggled.connect(lambda _on: self._look())
        self.said = Label()
        self.said.setObjectName("hint")
        self.said.setWordWrap(True)
        self.issue_button = push_button("บันทึกเป็นแฟ้ม…", "export", self.accept, primary=True)
        self.issue_button.setDefault(True)
        self._arrange()
        for line in (self.issuer, self.year):
            line.textChanged.connect(lambda _text: self._look())
        self._look()

    @property
    def library(self) -> Library | None:
        """The library as it is asked for."""
        year = self._year()
        wanted = [name for name, box in self.lists.items() if box.isChecked()]
        if year is None or not wanted or not self.issuer.text().strip():
            return None
        day = buddhist_date(local_today())
        return library_of(self._plan, self.issuer.text().strip(), year, issued=day, lists=wanted)

    def _year(self) -> int | None:
        text, spec = arabic_digits(self.year.text().strip()), specs(Plan)["fiscal_year"]
        if not (text.isascii() and text.isdecimal() and len(text) == len(str(spec.minimum))):
            return None
        return int(text) if (spec.minimum or 0) <= int(text) <= (spec.maximum or 0) else None

    def _look(self) -> None:
        """Say what would be issued, or what is still missing."""
        library = self.library
        self.issue_button.setEnabled(library is not None)
        if library is not None:
            day = long_date(library.issued)
            self.said.setText(f"ออกวันที่ {day}: {counts_of(library.plan)}")
        else:
            self.said.setText("กรอกผู้ออกและปีงบประมาณเป็น พ.ศ. 4 หลัก และเลือกอย่างน้อยหนึ่งรายการ")

    def _arrange(self) -> None:
        column = dialog_column(self)
        for words, line in (("ผู้ออก", self.issuer), ("ปีงบประมาณ พ.ศ.", self.year)):
            column.addLayout(labelled(words, line))
        for box in self.lists.values():
            column.addWidget(box)
        column.addWidget(self.said)
        column.addStretch(1)
        column.addWidget(answers(self, self.issue_button))
        self.setMinimumWidth(em(self, _WIDE))
