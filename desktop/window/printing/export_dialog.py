"""The questions before an export: what, and as what."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QGroupBox,
    QVBoxLayout,
    QWidget,
)

from desktop.window.widgets.controls import check_box, push_button, radio_button
from desktop.window.widgets.dialog_layout import answers, dialog_column
from desktop.window.widgets.fitting_dialog import FittingDialog
from desktop.window.widgets.password_fields import NewPassword
from desktop.window.widgets.theme import em
from forms.formats import OFFERED, SEALED, Format, PackageFormat


class ExportDialog(FittingDialog):
    """Asks; `format`, `version`, `whole`, `data` and `password` are the answers."""

    def __init__(self, form_title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("ส่งออก")
        self._kinds = QButtonGroup(self)
        self._scopes = QButtonGroup(self)
        kinds = _group("ส่งออกเป็น", self._kinds, [each.purpose for each in OFFERED])
        scopes = ["ทั้งเล่ม"]
        if form_title:
            room = em(self, 24)
            short = self.fontMetrics().elidedText(form_title, Qt.TextElideMode.ElideRight, room)
            scopes.append(f"เฉพาะแบบฟอร์มที่เปิดอยู่: {short}")
        self._scope_box = _group("ส่วนที่ส่งออก", self._scopes, scopes)
        self._data_box = check_box("มีแผ่นงานข้อมูลต่อท้าย (สำหรับเรียง กรอง และทำแผนภูมิ)")
        self._data_box.setChecked(True)
        self._password_box = check_box("ใส่รหัสผ่าน (สำหรับส่งทางอีเมล)")
        self._new_password = NewPassword()
        self._kinds.idToggled.connect(self._show_questions)
        self._scopes.idToggled.connect(self._show_questions)
        self._password_box.toggled.connect(self._show_questions)
        go_on = push_button("เลือกที่เก็บแฟ้ม…", "folder", self.accept, primary=True)
        column = dialog_column(self)
        column.addWidget(kinds)
        column.addWidget(self._scope_box)
        column.addWidget(self._data_box)
        column.addWidget(self._password_box)
        column.addWidget(self._new_password)
        column.addStretch(1)
        column.addWidget(answers(self, go_on))
        self._show_questions()

    @property
    def format(self) -> Format:
        """The format of the file."""
        return SEALED if self.password else self._chosen

    @property
    def version(self) -> int | None:
        """The version of a package file; None for the one that has all that the plan has."""
        return self._chosen.version if isinstance(self._chosen, PackageFormat) else None

    @property
    def whole(self) -> bool:
        """Whether everything is wanted, not one form."""
        return self._scopes.checkedId() == 0 or self._is_package

    @property
    def data(self) -> bool:
        """Whether the plan's records are wanted behind its forms."""
        return self._data_box.isChecked()

    @property
    def password(self) -> str:
        """What the file is to be under; empty where it is open to all."""
        return self._new_password.password if self._wants_password else ""

    @property
    def _chosen(self) -> Format:
        return OFFERED[self._kinds.checkedId()]

    @property
    def _is_package(self) -> bool:
        return isinstance(self._chosen, PackageFormat)

    @property
    def _may_have_lists(self) -> bool:
        chosen = self._chosen
        return self.whole and not isinstance(chosen, PackageFormat) and chosen.lists

    @property
    def _may_have_password(self) -> bool:
        """Whether it is a package that is read by programs which know of passwords."""
        return self._is_package and self.version is None

    @property
    def _wants_password(self) -> bool:
        return self._may_have_password and self._password_box.isChecked()

    def _show_questions(self) -> None:
        """Show what there is to ask of the chosen kind."""
        self._scope_box.setVisible(not self._is_package)
        self._data_box.setVisible(self._may_have_lists)
        self._password_box.setVisible(self._may_have_password)
        self._new_password.setVisible(self._wants_password)

    # Qt's own names from here on.

    def accept(self) -> None:
        if not self._wants_password or self._new_password.accepted():
            super().accept()


def _group(title: str, group: QButtonGroup, choices: list[str]) -> QGroupBox:
    box = QGroupBox(title)
    column = QVBoxLayout(box)
    for number, words in enumerate(choices):
        button = radio_button(words)
        group.addButton(button, number)
        column.addWidget(button)
    group.button(0).setChecked(True)
    return box
