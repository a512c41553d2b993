"""ผู้ใช้แผน: who may read, write or own the open plan; its owner says so, others see it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget
from shiboken6 import isValid

from db.errors import StoreError, StoreTrouble
from db.store.postgresql.rights import GROUP, May, Right, Rights
from desktop.window.sharing.server_plan_dialog import ServerPlanDialog
from desktop.window.widgets.card_list import CardList
from desktop.window.widgets.card_model import Card, CardModel
from desktop.window.widgets.combo import Combo
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.dialog_layout import dialog_column, labelled
from desktop.window.widgets.dialogs import confirmed
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import px, resize_within_screen
from desktop.window.widgets.tokens import GAP_2

if TYPE_CHECKING:
    from db.errors import PhaenError
    from desktop.window.page import Tools

_BOTTOM = Qt.AlignmentFlag.AlignBottom
_MAY = {May.READ: "อ่านได้", May.WRITE: "อ่านและแก้ได้", May.OWN: "เป็นเจ้าของ"}
_OWNER = "เจ้าของให้ผู้อื่นอ่าน แก้ หรือเป็นเจ้าของแผนนี้ได้ ผู้ที่ไม่อยู่ในรายการมองไม่เห็นแผน ฐานข้อมูลเป็นผู้บังคับสิทธิ์"
_OTHER = "ดูได้อย่างเดียว เพราะบัญชีนี้ไม่ได้เป็นเจ้าของแผน ถ้าต้องการเปลี่ยนสิทธิ์ โปรดขอจากเจ้าของ: {owners}"
_READING, _WRITING = "กำลังอ่านจากเซิร์ฟเวอร์…", "กำลังบันทึกสิทธิ์…"
_NOBODY = "โปรดเลือกหรือกรอกชื่อผู้ใช้หรือกลุ่มก่อน แล้วกด “เพิ่ม”"
_EVERYBODY = "ทุกคนที่ใช้ฐานข้อมูลนี้"


class UsersDialog(ServerPlanDialog):
    """What is chosen is written at once, and shown as the database has it then."""

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(tools, "ผู้ใช้แผน", parent)
        self._people: CardModel[Right] = CardModel(_card, self)
        self.list = CardList(tools.theme, "ผู้ใช้แผน")
        self.list.setModel(self._people)
        self.about = Label()
        self.may = _choices()
        self.remove_button = push_button("เอาออก…", "remove", self.remove)
        self.person = QComboBox(editable=True)
        self.new_may = _choices()
        self.add_button = push_button("เพิ่ม", "add", self.add, primary=True)
        self._changing, self._adding = QWidget(), QWidget()
        self._arrange()
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._let())
        self.may.activated.connect(lambda _index: self.change())
        self.list.setFocus()
        self._run(self._plan.rights, _READING)

    @property
    def chosen(self) -> Right | None:
        """The user who is chosen."""
        row = self.list.currentIndex().row()
        return self._people.items[row] if 0 <= row < len(self._people.items) else None

    def add(self) -> None:
        """Let the user who was named read, write or own the plan."""
        person = self.person.currentText().strip().removesuffix(f" ({_EVERYBODY})")
        if not person:
            self._say(_NOBODY)
            self.person.setFocus()
            return
        may = May(self.new_may.currentData())
        self._share(person, may, f"{_named(person)} {_MAY[may]}แล้ว")

    def change(self) -> None:
        """Let the chosen user do what was chosen."""
        right, may = self.chosen, May(self.may.currentData())
        if right is None or right.may is may:
            return
        if right.is_own and not self._gives_up_own("เปลี่ยนสิทธิ์ของบัญชีนี้หรือไม่", "เปลี่ยน"):
            self._let()
            return
        self._share(right.person, may, f"{_named(right.person)} {_MAY[may]}แล้ว")

    def remove(self) -> None:
        """Let the chosen user see the plan no more, if that is confirmed."""
        right = self.chosen
        if right is None:
            return
        name = _named(right.person)
        if right.is_own:
            is_wanted = self._gives_up_own("เอาบัญชีนี้ออกจากผู้ใช้แผนหรือไม่", "เอาออก")
        else:
            is_wanted = confirmed(
                self,
                f"เอา {name} ออกจากผู้ใช้แผนหรือไม่",
                "ผู้นี้จะไม่เห็นแผนอีก สิ่งที่บันทึกไว้แล้วยังอยู่ และเพิ่มกลับมาได้",
                yes="เอาออก",
            )
        if is_wanted:
            self._share(right.person, None, f"เอา {name} ออกแล้ว")

    def _gives_up_own(self, question: str, yes: str) -> bool:
        return confirmed(
            self, question, "บัญชีนี้จะเปลี่ยนสิทธิ์ของแผนเองไม่ได้อีก ต้องขอจากเจ้าของคนอื่น", yes=yes
        )

    def _share(self, person: str, may: May | None, done: str) -> None:
        self._run(partial(self._plan.share, person, may), _WRITING, done)

    def _run(self, work: Callable[[], Rights], words: str, done: str = "") -> None:
        """Ask the server beside the window, which waits but lives; `done` is said in the end."""
        self._say(words)
        self._set_usable(usable=False)

        def failed(error: PhaenError) -> None:
            self._say(str(error))
            if isinstance(error, StoreError) and error.trouble is StoreTrouble.FORBIDDEN:
                # It was so when the dialog was opened.
                self._tools.tasks.run(
                    lambda _progress: self._plan.rights(),
                    done=self._show,
                    failed=lambda _error: None,
                    asker=self,
                )

        def answered(rights: Rights) -> None:
            self._show(rights)
            self._say(done)
            if done:
                self.person.clearEditText()

        self._tools.tasks.run(
            lambda _progress: work(),
            done=answered,
            failed=failed,
            ended=self._on_ended,
            asker=self,
        )

    def _on_ended(self) -> None:
        if isValid(self):
            self._set_usable(usable=True)
            self._let()

    def _show(self, rights: Rights) -> None:
        """Show who may what, the one who was chosen chosen again."""
        before = self.chosen
        self._people.set_items(rights.given)
        name = before.person if before is not None else ""
        self.list.choose(self._people.row_of(lambda each: each.person == name) or 0)
        there = {each.person for each in rights.given}
        text = self.person.currentText()
        self.person.clear()
        self.person.addItems([_named(name) for name in rights.known if name not in there])
        self.person.setCurrentText(text)
        owners = ", ".join(_named(each.person) for each in rights.given if each.may is May.OWN)
        self.about.setText(_OWNER if rights.may_share else _OTHER.format(owners=owners or "-"))
        for part in (self._changing, self._adding):
            part.setVisible(rights.may_share)
        self._let()

    def _set_usable(self, *, usable: bool) -> None:
        for part in (self._changing, self._adding):
            part.setEnabled(usable)

    def _let(self) -> None:
        right = self.chosen
        for control in (self.may, self.remove_button):
            control.setEnabled(right is not None)
        if right is not None:
            self.may.setCurrentIndex(self.may.findData(str(right.may)))

    def _arrange(self) -> None:
        self.about.setObjectName("hint")
        self.about.setWordWrap(True)
        line = self.person.lineEdit()
        if line is not None:
            line.setPlaceholderText("ชื่อผู้ใช้หรือกลุ่มบนเซิร์ฟเวอร์")
        changing = QHBoxLayout(self._changing)
        changing.setContentsMargins(0, 0, 0, 0)
        changing.addLayout(labelled("สิทธิ์ของผู้ที่เลือก", self.may), 1)
        changing.addWidget(self.remove_button, 0, _BOTTOM)
        adding = QHBoxLayout(self._adding)
        adding.setContentsMargins(0, 0, 0, 0)
        adding.setSpacing(px(GAP_2))
        adding.addLayout(labelled("เพิ่มผู้ใช้หรือกลุ่ม", self.person), 3)
        adding.addLayout(labelled("สิทธิ์", self.new_may), 2)
        adding.addWidget(self.add_button, 0, _BOTTOM)
        close = QPushButton("ปิด")
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        # Out of sight it leaves the room to nobody.
        foot.addWidget(self.said, 100)
        foot.addStretch(1)
        foot.addWidget(close, 0, _BOTTOM)
        column = dialog_column(self)
        column.addWidget(self.about)
        column.addWidget(self.list, 1)
        column.addWidget(self._changing)
        column.addWidget(self._adding)
        column.addLayout(foot)
        for part in (self._changing, self._adding):
            part.hide()
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        resize_within_screen(self, 42, 32)


def _choices() -> Combo:
    made = Combo()
    for may, words in _MAY.items():
        made.addItem(words, str(may))
    return made


def _named(person: str) -> str:
    return f"{person} ({_EVERYBODY})" if person == GROUP else person


def _card(right: Right) -> Card:
    own = " (บัญชีนี้)" if right.is_own else ""
    group = "กลุ่ม · " if right.is_group else ""
    return Card(title=f"{_named(right.person)}{own}", lines=(f"{group}{_MAY[right.may]}",))
