"""What an edition consists of, down the side: what is of the whole set, and its forms."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.window.widgets.controls import tool_button
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em
from forms.editions.editing.draft import EditionDraft
from forms.templates.filling import words

# What is of the whole set, by the name of its field in the edition.
WHOLE = {
    "name": "ชื่อชุดและมิติ",
    "rules": "กติกา",
    "words": "ถ้อยคำ",
    "choices": "ทางเลือกการพิมพ์",
    "footnotes": "เชิงอรรถ",
    "labels": "ชื่อช่องในโปรแกรม",
    "own_fields": "ช่องที่เพิ่มเอง",
}
_NAME = Qt.ItemDataRole.UserRole
_IS_FORM = Qt.ItemDataRole.UserRole + 1
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class FormList(QWidget):
    """Lists them; a form that is checked is printed, in this order."""

    # Another part is chosen: its name, and whether it is a form.
    chosen = Signal(str, bool)
    # A form is to be printed, or not.
    printing_wanted = Signal(str, bool)
    # A form is to be printed so many places later.
    move_wanted = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setAccessibleName("ส่วนของชุดแบบฟอร์ม")
        self.list.setUniformItemSizes(True)
        self.list.currentItemChanged.connect(lambda _now, _before: self._tell())
        self.list.itemChanged.connect(self._on_checked)
        self.up = tool_button("up", "พิมพ์แบบฟอร์มนี้ก่อน", lambda: self._move(-1))
        self.down = tool_button("down", "พิมพ์แบบฟอร์มนี้ทีหลัง", lambda: self._move(1))
        hint = Label("แบบฟอร์มที่ไม่เลือกจะไม่พิมพ์")
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        foot = QHBoxLayout()
        foot.addWidget(hint, 1)
        foot.addWidget(self.up)
        foot.addWidget(self.down)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.3))
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def show_draft(self, draft: EditionDraft, *, writable: bool) -> None:
        """List what an edition has; what was chosen stays, where it is still there."""
        name, is_form = self.current()
        wanted = [*((key, False) for key in WHOLE), *((form.id, True) for form in draft.forms)]
        with QSignalBlocker(self.list):
            if wanted != [self._at(row) for row in range(self.list.count())]:
                self._fill(wanted)
                self.choose(name, form=is_form)
            for row, form in enumerate(draft.forms, len(WHOLE)):
                item = self.list.item(row)
                item.setText(form.sheet or words(form.title, {}))
                usual = item.flags() | Qt.ItemFlag.ItemIsUserCheckable
                item.setFlags(usual if writable else usual & ~Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(_CHECKED if draft.prints(form.id) else _UNCHECKED)
        for button in (self.up, self.down):
            button.setEnabled(writable and self.current()[1])

    def choose(self, name: str, *, form: bool) -> bool:
        """Choose a part by its name; the first form where there is none of it."""
        known = [self._at(row) for row in range(self.list.count())]
        is_known = (name, form) in known
        self.list.setCurrentRow(known.index((name, form)) if is_known else len(WHOLE))
        return is_known

    def current(self) -> tuple[str, bool]:
        """The part that is chosen, and whether it is a form."""
        row = self.list.currentRow()
        return ("", True) if row < 0 else self._at(row)

    def _at(self, row: int) -> tuple[str, bool]:
        item = self.list.item(row)
        return str(item.data(_NAME)), bool(item.data(_IS_FORM))

    def _fill(self, wanted: Sequence[tuple[str, bool]]) -> None:
        """List these parts, by name and whether they are forms; others are seen no more."""
        scrolled = self.list.verticalScrollBar().value()
        self.list.clear()
        for name, is_form in wanted:
            item = QListWidgetItem(WHOLE.get(name, ""))
            item.setData(_NAME, name)
            item.setData(_IS_FORM, is_form)
            self.list.addItem(item)
        self.list.verticalScrollBar().setValue(scrolled)

    def _tell(self) -> None:
        name, is_form = self.current()
        if name:
            self.chosen.emit(name, is_form)

    def _on_checked(self, item: QListWidgetItem) -> None:
        self.printing_wanted.emit(item.data(_NAME), item.checkState() is _CHECKED)

    def _move(self, by: int) -> None:
        name, is_form = self.current()
        if is_form and name:
            self.move_wanted.emit(name, by)
