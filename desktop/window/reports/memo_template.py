"""The unit's own wording of its memos, with names in braces that each quarter fills."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.fields import Kind, is_empty, specs
from db.places import Place
from db.records import Memo, Report, Signature
from desktop.window.fields.field_form import FieldForm
from desktop.window.fields.fields import Field
from desktop.window.fields.picker import Picker
from desktop.window.fields.picks import Pick
from desktop.window.fields.record_stack import RecordStack
from desktop.window.fields.signature_form import SignatureForm
from desktop.window.fields.text_editors import LineBox, TextBox
from desktop.window.reports.memo_example import MemoExample
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.flow_row import FlowRow
from desktop.window.widgets.plain_words import Label, set_tip
from desktop.window.widgets.side_by_side import SideBySide
from desktop.window.widgets.theme import em, set_role
from desktop.window.widgets.writing import writing
from forms.editing.changes import EVERYTHING, Change
from forms.editing.entry import paragraphs_text
from forms.editions.vocabulary.memos import PLACEHOLDERS
from forms.reporting.memo import compose
from forms.reporting.quarters import report_index

if TYPE_CHECKING:
    from desktop.window.page import Tools
    from desktop.window.reports.quarter_bar import QuarterBar

_PLACE: Place = ("plan", "memo_template")
_HINT = "กรอกครั้งเดียว ใช้ร่างบันทึกข้อความได้ทุกไตรมาส ช่องที่เว้นว่างใช้ข้อความมาตรฐาน ซึ่งแสดงเป็นตัวจาง"
_NAMES = "โปรแกรมเติมคำใน { } ให้ตรงกับไตรมาส คลิกคำเพื่อแทรกในช่องที่กรอก หรือกด Ctrl+L เพื่อค้นหา"
_SIGNERS = "ผู้ลงนามเฉพาะแบบนี้ (ถ้าไม่มี ผู้ลงนามของหน่วยงานทุกคนลงนามตามลำดับ)"
_FIELDS = (
    ("office", 4, 1),
    ("phone", 2, 1),
    ("number", 2, 1),
    ("subject", 4, 2),
    ("to", 4, 1),
    ("background", 4, 2),
    ("facts", 4, 4),
    ("proposal", 4, 2),
    ("closing", 4, 2),
)


class TemplateEditor(QWidget):
    """The fields of the wording, and beside them the memo that the chosen quarter makes of it."""

    def __init__(self, tools: Tools, quarters: QuarterBar) -> None:
        super().__init__()
        self._tools = tools
        self._quarters = quarters
        self.form = FieldForm(tools, _PLACE, columns=4, least=8)
        for name, span, lines in _FIELDS:
            self.form.add(name, span=span, lines=lines)
        # Where a name is put: the field that one wrote in last.
        self._target = self._field("facts")
        self.chips = [self._chip(name) for name in PLACEHOLDERS]
        self.start = push_button("เริ่มจากข้อความมาตรฐาน", "copy", self._start_from_edition)
        writing(self.start, *self.chips)
        self.start.setToolTip("เติมช่องที่ว่างด้วยข้อความมาตรฐานของแบบฟอร์ม แล้วแก้ต่อได้")
        self.signers = RecordStack(
            tools,
            lambda: (*_PLACE, "signatures"),
            lambda place_of: SignatureForm(tools, place_of, with_role=False),
            new_item=Signature,
            noun="ผู้ลงนาม",
        )
        self.example = MemoExample(tools.theme)
        self.picker = Picker(tools, "plan.people", self, noun="คำเติมอัตโนมัติ", choices=self._choices)
        self.picker.picked.connect(self.insert)
        self._arrange()
        shortcut = QShortcut(QKeySequence("Ctrl+L"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: self.picker.open_below(self._target.box))
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the wording as it is now, and what it makes of the quarter."""
        package, edition = self._tools.session.package, self._tools.session.edition
        template = package.plan.memo_template
        self.form.refresh(change)
        for name, _span, _lines in _FIELDS:
            given = getattr(edition.memo, name)
            self._field(name).set_hint(given if isinstance(given, str) else "\n".join(given))
        self.start.setEnabled(bool(self._standard()))
        self.signers.refresh(change)
        quarter = self._quarters.quarter
        index = report_index(package, quarter)
        report = Report(quarter) if index is None else package.reports[index]
        # The wording's own number, not that of a memo that was written already.
        report = replace(report, memo=replace(report.memo, number=template.number))
        self.example.show_memo(compose(package, report, edition), quarter)

    def show_place(self, place: Place) -> bool:
        """Bring a field into sight; for the wording itself its first field."""
        if self.form.show_place(place) or self.signers.show_place(place):
            return True
        self.form.fields[0].focus()
        return True

    def insert(self, name: str) -> None:
        """Put a name in braces at the cursor, as if it had been typed."""
        box = self._target.box
        self._target.focus()
        words = f"{{{name}}}"
        if isinstance(box, LineBox):
            box.insert(words)
            box.edited.emit()
        elif isinstance(box, TextBox):
            box.insertPlainText(words)

    def _field(self, name: str) -> Field:
        return self.form.fields[[each for each, *_ in _FIELDS].index(name)]

    def _chip(self, name: str) -> QPushButton:
        """A button that puts a name where the cursor is, which stays there."""
        chip = QPushButton(name)
        chip.setObjectName("chip")
        set_tip(chip, PLACEHOLDERS[name])
        chip.setAccessibleName(f"แทรกคำ {name}: {PLACEHOLDERS[name]}")
        # Out of the way of the Tab key, which goes from field to field: Ctrl+L does the same.
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        chip.clicked.connect(lambda _checked=False: self.insert(name))
        return chip

    def _choices(self) -> tuple[Pick, ...]:
        """Every name, and those that count the rows of one component only."""
        known = (Pick(name, f"{name} – {words}") for name, words in PLACEHOLDERS.items())
        components = self._tools.session.package.plan.framework.components
        counts = (
            Pick(name, f"{name} – {words} เติม “ลำดับ 1-8” ท้ายคำ เพื่อนับเฉพาะแถวที่ 1 ถึง 8")
            for component in components
            for name, words in (
                (f"จำนวนตัวชี้วัด องค์ประกอบ {component.code}", f"เฉพาะ{component.name}"),
                (f"จำนวนโครงการ องค์ประกอบ {component.code}", f"เฉพาะ{component.name}"),
            )
        )
        return (*known, *counts)

    def _standard(self) -> dict[Place, str]:
        """The edition's words for the fields that the unit has none for, by their place."""
        plan = self._tools.session.package.plan
        given = self._tools.session.edition.memo
        return {
            (*_PLACE, field.name): _text(field.name, getattr(given, field.name))
            for field in fields(Memo)
            if field.name not in {"signatures", "date"}
            and is_empty(getattr(plan.memo_template, field.name))
            and not is_empty(getattr(given, field.name))
        }

    def _start_from_edition(self) -> None:
        self._tools.session.set_texts(self._standard(), "เริ่มจากข้อความมาตรฐาน")

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for field in self.form.fields:
            if new is not None and new is field.box:
                self._target = field

    def _arrange(self) -> None:
        hint, names, signers = Label(_HINT), Label(_NAMES), Label(_SIGNERS)
        for label in (hint, names):
            label.setObjectName("hint")
        for label in (hint, names, signers):
            label.setWordWrap(True)
        set_role(signers, "section")
        chips, row = FlowRow(0.3), FlowRow()
        for chip in self.chips:
            chips.add(chip)
        row.add(self.start)
        paper = _column(hint, row, self.form, signers, self.signers)
        paper.setContentsMargins(0, 0, em(self, 0.8), em(self, 1))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName("ข้อความในบันทึกข้อความ")
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(paper)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        beside = _column(names, chips, self.example)
        column.addWidget(SideBySide(area, beside, "คำเติมอัตโนมัติและตัวอย่างบันทึกข้อความ", share=0.58))


def _column(*parts: QWidget) -> QWidget:
    """Parts below one another, at the top."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(em(whole, 0.6))
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return whole


def _text(name: str, value: str | tuple[str, ...]) -> str:
    """A value of a memo as the text of its field."""
    if specs(Memo)[name].kind is Kind.TEXTS:
        return paragraphs_text(value)
    return str(value)
