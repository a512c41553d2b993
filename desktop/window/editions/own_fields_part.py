"""The fields that an edition adds: listed, changed, taken out, and new ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from desktop.window.editions.outline_part import Take
from desktop.window.editions.value_form import ValueForm
from desktop.window.fields.text_editors import LineBox
from desktop.window.fields.value_editors import WheelessCombo
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.flow_row import FlowRow
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em, set_role
from forms.editions.editing import acts
from forms.editions.editing.draft import EditionDraft
from forms.editions.editing.properties import Property, properties_at
from forms.editions.own_fields import OWN_KINDS, OWNERS, OwnField

_HINT = (
    "ช่องที่แผนไม่มี เช่น ระดับความเสี่ยง กรอกในหน้าโครงการหรือหน้าตัวชี้วัด "
    "แล้วเพิ่มคอลัมน์ในแบบฟอร์มให้พิมพ์ ค่าที่กรอกไปกับแฟ้มแผนเสมอ"
)


class OwnFieldsPart(QWidget):
    """Shows the fields of an edition of an office's own. `take` makes a step."""

    def __init__(self, take: Take, tell: Callable[[str], object]) -> None:
        super().__init__()
        self._take = take
        self._tell = tell
        self._draft: EditionDraft | None = None
        self._writable = False
        self.list = QListWidget()
        self.list.setAccessibleName("ช่องที่เพิ่มเอง")
        self.list.currentRowChanged.connect(lambda _row: self._show_field())
        self.values = ValueForm(self._put, tell)
        self.remove = push_button("ลบช่องนี้", "remove", self.take_out)
        self.label = LineBox(one_line=True)
        self.label.setAccessibleName("ชื่อช่องใหม่")
        self.label.setPlaceholderText("ชื่อช่องใหม่ เช่น ระดับความเสี่ยง")
        self.name = LineBox(one_line=True)
        self.name.setAccessibleName("รหัสช่องใหม่")
        self.name.setPlaceholderText("รหัสภาษาอังกฤษ เช่น risk")
        self.of, self.kind = WheelessCombo(), WheelessCombo()
        for combo, words, choices in (
            (self.of, "ช่องของ", OWNERS),
            (self.kind, "สิ่งที่กรอก", OWN_KINDS),
        ):
            combo.setAccessibleName(words)
            for value, said in choices.items():
                combo.addItem(said, value)
        self.add = push_button("เพิ่มช่อง", "add", self.insert)
        self._arrange()

    def show_draft(self, draft: EditionDraft, *, writable: bool) -> None:
        """Show the fields as they are now."""
        row = max(0, self.list.currentRow())
        self._draft, self._writable = draft, writable
        with QSignalBlocker(self.list):
            self.list.clear()
            for each in draft.edition.own_fields:
                kinds = f"{OWNERS[each.of]} · {OWN_KINDS[each.kind]} · {each.key}"
                self.list.addItem(f"{each.label}  ({kinds})")
            self.list.setCurrentRow(min(row, self.list.count() - 1))
        for widget in (self.label, self.name, self.of, self.kind, self.add):
            widget.setEnabled(writable)
        self._show_field()

    def insert(self) -> None:
        """Add the field that is written below the list."""
        draft = self._draft
        if draft is None:
            return
        field = OwnField(
            self.name.words().strip(),
            self.label.words().strip(),
            self.of.currentData(),
            self.kind.currentData(),
        )
        words = f"เพิ่มช่อง{field.label}"
        if self._take(words, lambda: acts.with_own_field(draft, field)):
            self.list.setCurrentRow(self.list.count() - 1)
            for box in (self.label, self.name):
                box.clear()

    def take_out(self) -> None:
        """Take out the field that is chosen; what plans hold in it stays with them."""
        draft, at = self._draft, self._position()
        if draft is not None and at is not None:
            self._take("ลบช่องที่เพิ่ม", lambda: acts.without(draft, ("own_fields", at)))

    def _put(self, shown: Property, value: Any) -> bool:
        draft, at = self._draft, self._position()
        if draft is None or at is None:
            return False
        spot = ("own_fields", at, shown.spot[-1])
        return self._take(f"แก้{shown.words}", lambda: acts.with_value(draft, spot, value))

    def _position(self) -> int | None:
        """Which of the file's own fields is chosen; None for one of an edition that it uses."""
        draft, row = self._draft, self.list.currentRow()
        if draft is None or row < 0:
            return None
        return acts.own_field_position(draft, draft.edition.own_fields[row])

    def _show_field(self) -> None:
        draft, row = self._draft, self.list.currentRow()
        has = draft is not None and 0 <= row < len(draft.edition.own_fields)
        self.values.setVisible(has)
        if draft is not None and has:
            self.values.show_properties(properties_at(draft, ("own_fields", row)))
        may = self._writable and self._position() is not None
        self.values.setEnabled(may)
        self.remove.setEnabled(may)

    def _arrange(self) -> None:
        hint = Label(_HINT)
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        new = Label("ช่องใหม่")
        set_role(new, "section")
        kinds = FlowRow(0.4)
        for each in (self.of, self.kind, self.add):
            kinds.add(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 0.8), 0, em(self, 0.8), 0)
        column.setSpacing(em(self, 0.5))
        column.addWidget(hint)
        column.addWidget(self.list)
        for widget in (self.values, self.remove, new, self.label, self.name, kinds):
            column.addWidget(widget)
        column.addStretch(1)
        # What is below it has its place on a low screen, too.
        self.list.setFixedHeight(em(self, 6))
        self.add.setAutoDefault(False)
        self.remove.setAutoDefault(False)
