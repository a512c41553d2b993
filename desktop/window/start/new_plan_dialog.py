"""What a new plan begins with: whose it is, of which year, and on which forms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QWidget,
)

from db.fields import specs
from db.identity import new_identity
from db.library import current
from db.records import Organisation, Plan
from desktop.clock import local_today
from desktop.window.widgets.combo import Combo
from desktop.window.widgets.controls import check_box, push_button
from desktop.window.widgets.dialog_layout import answers, dialog_column, labelled
from desktop.window.widgets.fitting_dialog import FittingDialog
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em, px, set_role
from desktop.window.widgets.tokens import GAP_3
from forms.calendar import ERA_OFFSET, FIRST_FISCAL_MONTH
from forms.editions.library import edition_files
from forms.library.words import name_of
from forms.thai.digits import arabic_digits

if TYPE_CHECKING:
    from db.library import LibraryEntry
    from db.store.store import PlanEntry

# A plan is written in the months before its year begins.
_AHEAD = dt.timedelta(days=120)
_AGENCY = "ตัวอย่าง: กรุงเทพมหานคร จะพิมพ์บนหน้าปก ถ้าเว้นว่าง จะไม่พิมพ์"


class NewPlanDialog(FittingDialog):
    """Asks for unit, agency, fiscal year and edition; `plan` is what was said.

    `known` are the plans of the store: the newest one's unit and agency are offered, and
    the framework that plans of the year have. Of `libraries` those are offered that are for
    the year.
    """

    def __init__(
        self,
        known: Sequence[PlanEntry],
        parent: QWidget,
        libraries: Sequence[LibraryEntry] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("แผนใหม่")
        self.unit = _names(sorted({entry.unit for entry in known}))
        self.agency = _names(sorted({e.agency for e in known if e.agency}))
        self.year = QLineEdit(str(year_to_plan(local_today())))
        least, most = specs(Plan)["fiscal_year"].minimum, specs(Plan)["fiscal_year"].maximum
        self._years = QIntValidator(least or 0, most or 0, self)
        self.edition = Combo()
        for edition_id in sorted(edition_files(), reverse=True):
            self.edition.addItem(f"แบบฟอร์มปี พ.ศ. {edition_id}", edition_id)
        newest = max(known, key=lambda entry: entry.saved_at, default=None)
        if newest is not None:
            self.unit.setText(newest.unit)
            self.agency.setText(newest.agency)
        self._make = push_button("สร้างแผน", "", self.accept, primary=True)
        self._advice = Label()
        self._known_years = {entry.fiscal_year for entry in known}
        self.libraries = [
            (each, check_box(f"นำรายการกลางของ {name_of(each)} มาใช้")) for each in libraries
        ]
        self.framework = check_box()
        for offered in (self.framework, *(box for _each, box in self.libraries)):
            offered.setChecked(True)
        self._arrange()
        for box in (self.unit, self.year):
            box.textChanged.connect(self._on_changed)
        self._on_changed()

    @property
    def plan(self) -> Plan:
        """An empty plan of what was said."""
        return Plan(
            fiscal_year=self._year(),
            edition=self.edition.currentData(),
            title=f"แผนปฏิบัติการประจำปี พ.ศ. {self._year()}",
            unit=Organisation(name=self.unit.text().strip()),
            agency=Organisation(name=self.agency.text().strip()),
            id=new_identity(),
        )

    @property
    def takes_framework(self) -> bool:
        """Whether the plan is to begin with the framework that others of its year have."""
        return self._year() in self._known_years and self.framework.isChecked()

    @property
    def taken_libraries(self) -> tuple[LibraryEntry, ...]:
        """The libraries that the plan is to begin with."""
        offered = self._offered()
        return tuple(e for e, box in self.libraries if e in offered and box.isChecked())

    def _offered(self) -> tuple[LibraryEntry, ...]:
        """Those for the year, or for the last one before it."""
        year = self._year()
        return current([each for each, _box in self.libraries], year) if year else ()

    def _arrange(self) -> None:
        title = Label("แผนใหม่เป็นแผนว่าง เริ่มกรอกจากหน้าหน่วยงาน")
        set_role(title, "section")
        title.setWordWrap(True)
        beside = QHBoxLayout()
        beside.setSpacing(px(GAP_3))
        beside.addLayout(labelled("ปีงบประมาณ พ.ศ.", self.year), 1)
        beside.addLayout(labelled("ชุดแบบฟอร์ม", self.edition), 2)
        self._advice.setObjectName("hint")
        self._advice.setWordWrap(True)
        column = dialog_column(self)
        column.addWidget(title)
        column.addLayout(labelled("หน่วยงาน", self.unit, "ตัวอย่าง: สำนักงานเขตพระนคร"))
        column.addLayout(labelled("หน่วยงานต้นสังกัด", self.agency, _AGENCY))
        column.addLayout(beside)
        for _each, box in self.libraries:
            column.addWidget(box)
        column.addWidget(self.framework)
        column.addWidget(self._advice)
        column.addStretch(1)
        column.addWidget(answers(self, self._make))
        self.setMinimumWidth(em(self, 26))

    def _year(self) -> int | None:
        text = arabic_digits(self.year.text().strip())
        fits = self._years.validate(text, 0)
        state = fits[0] if isinstance(fits, tuple) else fits
        return int(text) if state is QIntValidator.State.Acceptable else None

    def _on_changed(self) -> None:
        """Say what is still missing."""
        missing = []
        if not self.unit.text().strip():
            missing.append("กรอกชื่อหน่วยงาน")
        if self._year() is None:
            missing.append(
                f"กรอกปีงบประมาณเป็น พ.ศ. 4 หลัก {self._years.bottom()}-{self._years.top()}"
            )
        self.framework.setText(f"นำกรอบยุทธศาสตร์มาใช้ ปี {self._year()} ที่แผนอื่นมีแล้ว(&F)")
        self.framework.setVisible(self._year() in self._known_years)
        offered = self._offered()
        for each, box in self.libraries:
            box.setVisible(each in offered)
        self._advice.setText(" และ".join(missing))
        self._advice.setVisible(bool(missing))
        self._make.setEnabled(not missing)


def year_to_plan(today: dt.date) -> int:
    """The fiscal year, of the Buddhist era, that is planned at a date: mostly the next one."""
    ahead = today + _AHEAD
    return ahead.year + ERA_OFFSET + (ahead.month >= FIRST_FISCAL_MONTH)


def _names(known: Sequence[str]) -> QLineEdit:
    """A field for a name, which offers the known ones as one types."""
    box = QLineEdit()
    completer = QCompleter(list(known), box)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    box.setCompleter(completer)
    return box
