"""Passwords of files: given twice when a file is written, once when it is read."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.window.widgets.fitting_dialog import FittingDialog
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em, px, set_role
from desktop.window.widgets.tokens import GAP_4

_LEAST = 8  # letters
_WARNING = (
    "ผู้รับต้องรู้รหัสผ่านจึงจะเปิดแฟ้มได้ แจ้งทางอื่นที่ไม่ใช่อีเมลฉบับเดียวกัน "
    "ถ้าลืมรหัสผ่านจะเปิดแฟ้มนี้ไม่ได้อีก และไม่มีใครกู้คืนให้ได้"
)


class NewPassword(QWidget):
    """Takes a new password, twice; `password` is it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.second = _field("รหัสผ่าน"), _field("รหัสผ่านอีกครั้ง")
        self._warning, self.trouble = Label(_WARNING), Label()
        for label, name in ((self._warning, "hint"), (self.trouble, "trouble")):
            label.setObjectName(name)
            label.setWordWrap(True)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow("รหัสผ่าน", self.first)
        form.addRow("รหัสผ่านอีกครั้ง", self.second)
        form.addRow(self._warning)
        form.addRow(self.trouble)
        for field in (self.first, self.second):
            field.textChanged.connect(lambda _text: self._say(""))
        self._say("")

    @property
    def password(self) -> str:
        """What was typed."""
        return self.first.text()

    def accepted(self) -> bool:
        """Whether what was typed is a password; where not, it says why."""
        if len(self.password) < _LEAST:
            self._say(f"รหัสผ่านต้องยาวอย่างน้อย {_LEAST} ตัวอักษร")
        elif self.password != self.second.text():
            self._say("รหัสผ่านสองช่องไม่เหมือนกัน โปรดกรอกใหม่")
        else:
            return True
        self.first.setFocus()
        return False

    def _say(self, trouble: str) -> None:
        """Say what is wrong in the place of the warning; on a small screen there is no other."""
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self._warning.setVisible(not trouble)


class PasswordDialog(FittingDialog):
    """Asks for the password of a file; `password` is what was said."""

    def __init__(self, file_name: str, reason: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("ใส่รหัสผ่าน")
        title = Label(f"แฟ้ม “{file_name}” ใส่รหัสผ่านไว้")
        set_role(title, "section")
        said = Label(reason)
        for label in (title, said):
            label.setWordWrap(True)
        self.field = _field("รหัสผ่าน")
        box = QDialogButtonBox()
        self.open_button = box.addButton("เปิดแฟ้ม", QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton("ยกเลิก", QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        self.open_button.setDefault(True)
        self.open_button.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        self.open_button.style().polish(self.open_button)
        self.open_button.setEnabled(False)
        self.field.textChanged.connect(lambda text: self.open_button.setEnabled(bool(text)))
        column = QVBoxLayout(self)
        margin = px(GAP_4)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(em(self, 0.8))
        for widget in (title, said, self.field, box):
            column.addWidget(widget)
        self.setMinimumWidth(em(self, 30))

    @property
    def password(self) -> str:
        """What was typed."""
        return self.field.text()


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setAccessibleName(name)
    return field
