"""The questions before an export: what, and as what."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QGroupBox,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.window.widgets.controls import push_button
from desktop.window.widgets.theme import em

# The ending of a file, what it is for, and its version where there is a choice.
_KINDS: tuple[tuple[str, str, int | None], ...] = (
    (".pdf", "PDF (สำหรับพิมพ์และลงนาม)", None),
    (".xlsx", "Excel (แบบฟอร์มละหนึ่งแผ่นงาน)", None),
    (".json", "แฟ้มแผน (เก็บสำรองหรือส่งให้เครื่องอื่น ได้ทั้งแผนเสมอ)", None),
    (".json", "แฟ้มแผนแบบที่ 1 (สำหรับโปรแกรมแผนรุ่นก่อน ไม่มีรหัสประจำรายการ)", 1),
)


class ExportDialog(QDialog):
    """Asks; `suffix`, `version` and `whole` are the answers."""

    def __init__(self, form_title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("ส่งออก")
        self._kinds = QButtonGroup(self)
        self._scopes = QButtonGroup(self)
        kinds = _group("ส่งออกเป็น", self._kinds, [words for _suffix, words, _version in _KINDS])
        scopes = ["ทั้งเล่ม"]
        if form_title:
            room = em(self, 24)
            short = self.fontMetrics().elidedText(form_title, Qt.TextElideMode.ElideRight, room)
            scopes.append(f"เฉพาะแบบฟอร์มที่เปิดอยู่: {short}")
        self._scope_box = _group("ส่วนที่ส่งออก", self._scopes, scopes)
        self._kinds.idToggled.connect(self._on_kind_chosen)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        go_on = push_button("เลือกที่เก็บแฟ้ม…", "folder", self.accept, primary=True)
        go_on.setDefault(True)
        box.addButton(go_on, QDialogButtonBox.ButtonRole.ActionRole)
        box.button(QDialogButtonBox.StandardButton.Cancel).setText("ยกเลิก")
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        margin = em(self, 1.2)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(margin)
        column.addWidget(kinds)
        column.addWidget(self._scope_box)
        column.addWidget(box)

    @property
    def suffix(self) -> str:
        """The ending of the file: .pdf, .xlsx or .json."""
        return _KINDS[self._kinds.checkedId()][0]

    @property
    def version(self) -> int | None:
        """The version of a package file; None for the one that has all that the plan has."""
        return _KINDS[self._kinds.checkedId()][2]

    @property
    def whole(self) -> bool:
        """Whether everything is wanted, not one form."""
        return self._scopes.checkedId() == 0 or self.suffix == ".json"

    def _on_kind_chosen(self) -> None:
        self._scope_box.setEnabled(self.suffix != ".json")


def _group(title: str, group: QButtonGroup, choices: list[str]) -> QGroupBox:
    box = QGroupBox(title)
    column = QVBoxLayout(box)
    for number, words in enumerate(choices):
        button = QRadioButton(words)
        group.addButton(button, number)
        column.addWidget(button)
    group.button(0).setChecked(True)
    return box
