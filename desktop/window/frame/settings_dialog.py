"""ตั้งค่า: who uses the program, the emblem of its memos, the code at the foot of papers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.window.emblem import EmblemError, remove_emblem, save_emblem
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.examples import NAME_EXAMPLE, with_example
from desktop.window.widgets.fitting_dialog import FittingDialog
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em, px, set_role
from desktop.window.widgets.tokens import GAP_2, GAP_4
from forms.build import emblem_file

if TYPE_CHECKING:
    from desktop.window.memory import Memory

_PICTURES = "รูปภาพ (*.png *.jpg *.jpeg *.bmp)"


class SettingsDialog(FittingDialog):
    """Asks; what is said is kept when it is accepted, the emblem when it is chosen."""

    def __init__(self, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("ตั้งค่า")
        self._memory = memory
        self.user = QLineEdit(memory.user)
        self.user.setAccessibleName("ชื่อผู้ใช้โปรแกรม")
        self.content_code = QCheckBox("พิมพ์รหัสเนื้อหาที่ท้ายหน้าของเอกสารที่ออกหรือส่ง")
        self.content_code.setChecked(memory.prints_content_code)
        self._emblem = Label()
        self._trouble = Label()
        self.choose = push_button("เลือกแฟ้มรูป…", "folder", self._on_choose)
        self.remove = push_button("ไม่ใช้ตรา", "remove", self._on_remove)
        self._arrange()
        self._show_emblem()

    def _arrange(self) -> None:
        for label in (self._emblem, self._trouble):
            label.setWordWrap(True)
        self._trouble.setObjectName("trouble")
        self._trouble.hide()
        note = Label("ชื่อนี้บันทึกไว้ในประวัติ เมื่อออกรายงานไตรมาสหรือเปิดแก้ไขรายงานที่ออกแล้ว")
        about = Label("พิมพ์สูง 1.5 ซม. ที่มุมซ้ายบนของบันทึกข้อความ ถ้าไม่เลือก จะเว้นที่ว่างไว้")
        for hint in (note, about):
            hint.setObjectName("hint")
            hint.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(GAP_2))
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        name = Label("ชื่อผู้ใช้โปรแกรม")
        set_role(name, "caption")
        name.setBuddy(self.user)
        # Not a form: it would cut words that wrap where the screen is low.
        form = QVBoxLayout()
        form.setSpacing(px(GAP_2))
        for part in (name, with_example(self.user, NAME_EXAMPLE), note):
            form.addWidget(part)
        form.addSpacing(px(GAP_2))
        emblem = Label("ตราสำหรับบันทึกข้อความ")
        set_role(emblem, "caption")
        form.addWidget(emblem)
        form.addWidget(self._emblem)
        form.addLayout(buttons)
        form.addWidget(self._trouble)
        form.addWidget(about)
        form.addSpacing(px(GAP_2))
        form.addWidget(self.content_code)
        box = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        save = box.button(QDialogButtonBox.StandardButton.Save)
        save.setText("ตกลง")
        save.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        save.style().polish(save)
        box.button(QDialogButtonBox.StandardButton.Cancel).setText("ยกเลิก")
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        margin = px(GAP_4)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(margin)
        column.addLayout(form)
        column.addWidget(box)
        self.setMinimumWidth(em(self, 30))

    def accept(self) -> None:
        """Keep the name and the choice."""
        self._memory.user = self.user.text().strip()
        self._memory.prints_content_code = self.content_code.isChecked()
        super().accept()

    def _on_choose(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self, "เลือกแฟ้มรูปตรา", str(self._memory.folder), _PICTURES
        )
        if chosen:
            self.set_emblem(Path(chosen))

    def set_emblem(self, path: Path) -> None:
        """Keep a picture file as the emblem, or say why it cannot be."""
        self._memory.folder = path.parent
        try:
            save_emblem(QImage(str(path)), path)
        except EmblemError as error:
            self._trouble.setText(str(error))
            self._trouble.show()
            return
        self._trouble.hide()
        self._show_emblem()

    def _on_remove(self) -> None:
        remove_emblem()
        self._trouble.hide()
        self._show_emblem()

    def _show_emblem(self) -> None:
        path = emblem_file()
        picture = QPixmap(str(path)) if path.is_file() else QPixmap()
        self.remove.setEnabled(not picture.isNull())
        if picture.isNull():
            self._emblem.setText("ยังไม่ได้เลือกรูปตรา")
            return
        # In the dots of the screen, so that it is sharp at 150 percent, too.
        dots = self.devicePixelRatio()
        height, smooth = round(em(self, 5) * dots), Qt.TransformationMode.SmoothTransformation
        shown = picture.scaledToHeight(height, smooth)
        shown.setDevicePixelRatio(dots)
        self._emblem.setPixmap(shown)
        self._emblem.setAccessibleName("ตราที่ใช้อยู่")
