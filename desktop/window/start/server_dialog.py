"""Asks which store is to be opened: one on a server, by address and password, or one's own."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QWidget,
)
from shiboken6 import isValid

from db.errors import PhaenError, StoreError, StoreTrouble
from db.store.postgresql import passwords
from db.store.postgresql.address import ServerAddress, parsed
from db.store.store import refuse_unless_reached
from desktop.session.tasks import TaskQueue
from desktop.window.memory import Memory
from desktop.window.widgets.controls import check_box, push_button
from desktop.window.widgets.dialog_layout import answers, dialog_column, labelled
from desktop.window.widgets.fitting_dialog import FittingDialog
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em, px
from desktop.window.widgets.tokens import GAP_3

OWN = "ฐานข้อมูลในเครื่องนี้"
_MEMORY = "servers"
_MOST = 10  # addresses are remembered
_EXAMPLE = "postgresql://ชื่อเครื่อง/ชื่อฐานข้อมูล"
_ABOUT = (
    "ที่อยู่และชื่อผู้ใช้ขอได้จากผู้ดูแลเซิร์ฟเวอร์ โปรแกรมจำที่อยู่ไว้ให้ แต่ไม่เขียนรหัสผ่านลงแฟ้มใด "
    "ข้อมูลที่ผ่านเครือข่ายเข้ารหัสเสมอ"
)
_OPEN, _REACHING = "เปิด", "กำลังติดต่อเซิร์ฟเวอร์…"
_KEEP = "จำรหัสผ่านไว้ในที่เก็บรหัสผ่านของเครื่องนี้"


class ServerDialog(FittingDialog):
    """What was chosen is `address`, None for one's own.

    Once it is accepted the server was reached, on the thread of `tasks`, and its password is
    known to the program.
    """

    def __init__(
        self,
        memory: Memory,
        tasks: TaskQueue,
        parent: QWidget,
        *,
        address: ServerAddress | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("เปิดฐานข้อมูลบนเซิร์ฟเวอร์")
        self._memory = memory
        self._tasks = tasks
        self.address = address
        self.where = QComboBox(editable=True)
        self.where.addItems([OWN, *remembered(memory)])
        line = QLineEdit()
        line.setPlaceholderText(_EXAMPLE)
        self.where.setLineEdit(line)
        self.user, self.password = QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.keep = check_box(_KEEP)
        self.keep.setVisible(passwords.has_keyring())
        self.keep.setChecked(True)
        self.trouble = Label()
        self._arrange()
        self.where.editTextChanged.connect(self._on_changed)
        self.where.setCurrentText(str(address) if address else "")
        line.setCursorPosition(0)
        (self.password if address else self.where).setFocus()

    def _arrange(self) -> None:
        about = Label(_ABOUT)
        about.setObjectName("hint")
        self.trouble.setObjectName("trouble")
        for label in (about, self.trouble):
            label.setWordWrap(True)
        self.trouble.hide()
        self.open_button = push_button(_OPEN, "", self.accept, primary=True)
        user = QHBoxLayout()
        user.setSpacing(px(GAP_3))
        user.addLayout(labelled("ชื่อผู้ใช้", self.user))
        user.addLayout(labelled("รหัสผ่าน", self.password))
        column = dialog_column(self)
        column.addWidget(about)
        column.addLayout(labelled("ที่อยู่", self.where))
        column.addLayout(user)
        column.addWidget(self.keep)
        column.addWidget(self.trouble)
        column.addStretch(1)
        column.addWidget(answers(self, self.open_button))
        self.setMinimumWidth(em(self, 36))

    def say(self, trouble: str) -> None:
        """Say what is wrong with what was typed, or what the server has said."""
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))

    def accept(self) -> None:
        """Take what was typed, where it is an address."""
        text = self.where.currentText().strip()
        if text == OWN:
            self.address = None
            super().accept()
            return
        try:
            found = parsed(text)
        except PhaenError as error:
            self.say(str(error))
            self.where.setFocus()
            return
        self._reach(found.of_user(self.user.text().strip() or found.user))

    def _reach(self, address: ServerAddress) -> None:
        """Go there beside the window, which waits but lives."""
        password = self.password.text()
        if password:
            passwords.give(address, password, keep=False)

        def reached(_result: object) -> None:
            if password:
                passwords.give(address, password, keep=self.keep.isChecked())
            self.address = address
            remember(self._memory, address)
            QDialog.accept(self)

        def failed(error: PhaenError) -> None:
            if isinstance(error, StoreError) and error.trouble is StoreTrouble.LOGIN:
                passwords.forget(address)
                wanted.append(self.password)
            self.say(str(error))

        def ended() -> None:
            # Who asked may have let it go between the answer and this.
            if isValid(self):
                self._come_back(wanted[-1])

        # PySide's stubs do not say that there may be none.
        focus: QWidget | None = self.focusWidget()
        wanted = [self.where if focus is None else focus]
        self.say("")
        self.setEnabled(False)
        self.open_button.setText(_REACHING)
        self._tasks.run(
            lambda _progress: refuse_unless_reached(address),
            done=reached,
            failed=failed,
            ended=ended,
            asker=self,
        )

    def _come_back(self, wanted: QWidget) -> None:
        """Let the dialog be answered again, with the keyboard where it is wanted.

        Without its controls it has lost both the focus and the button that Enter is.
        """
        self.setEnabled(True)
        self.open_button.setText(_OPEN)
        self.open_button.setDefault(True)
        wanted.setFocus()

    def _on_changed(self, text: str) -> None:
        """Of one's own nobody asks a user; of an address that has one, it is shown."""
        self.say("")
        is_own = text == OWN
        for field in (self.user, self.password, self.keep):
            field.setEnabled(not is_own)
        try:
            self.user.setText(parsed(text).user or self.user.text())
        except PhaenError:
            return  # it is still being typed


def remembered(memory: Memory) -> list[str]:
    """The addresses that were opened, those of late first; none has a password."""
    return [text for text in memory.text(_MEMORY).split("\n") if text]


def remember(memory: Memory, address: ServerAddress) -> None:
    """Remember an address as the one that was opened last."""
    others = [text for text in remembered(memory) if text != str(address)]
    memory.set_text(_MEMORY, "\n".join([str(address), *others][:_MOST]))
