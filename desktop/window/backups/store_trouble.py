"""What is asked where the store is missing, empty or damaged: restore it, begin anew, or quit."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from db.backups.names import Backup, chosen
from db.backups.offering import KnownPlan, Offer
from db.errors import PhaenError, StoreError, StoreTrouble
from desktop.session.tasks import TaskQueue
from desktop.window.backups.backup_cards import moment_of
from desktop.window.widgets.card_list import CardList
from desktop.window.widgets.card_model import Card, CardModel
from desktop.window.widgets.cards import plan_card
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.dialog_layout import dialog_column
from desktop.window.widgets.fitting_dialog import FittingDialog
from desktop.window.widgets.flow_row import FlowRow
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import Theme, em, set_role
from forms.calendar import moment_words
from forms.shortened import shortened

_TITLES = {
    StoreTrouble.MISSING: "ไม่พบฐานข้อมูลของแผน",
    StoreTrouble.EMPTY: "ฐานข้อมูลของแผนว่างเปล่า",
    StoreTrouble.DAMAGED: "ฐานข้อมูลของแผนเสียหาย",
}
_LISTED = 4  # plans that are named of those that a backup lacks

# Finds what to offer: of the newest good backup, or of the one that the user chose.
Find = Callable[[Backup | None], Offer | None]


class Answer(Enum):
    """What becomes of the store."""

    RESTORE = auto()
    CREATE = auto()
    QUIT = auto()


def is_mendable(error: Exception) -> bool:
    """Whether a backup can be of help; a newer store, or another file, is let be."""
    return isinstance(error, StoreError) and error.trouble in _TITLES


class StoreTroubleDialog(FittingDialog):
    """Offers a backup; `answer` says what is wanted, `backup` which is to be restored."""

    def __init__(
        self,
        error: StoreError,
        find: Find,
        tasks: TaskQueue,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_TITLES[error.trouble])
        self.answer = Answer.QUIT
        self.backup: Backup | None = None
        self._find = find
        self._tasks = tasks
        self._model: CardModel[Card] = CardModel(lambda card: card, self)
        self._list = CardList(theme, "แผนในแฟ้มสำรอง")
        self._list.setModel(self._model)
        self._found, self._lacks = _wrapped(""), _wrapped("")
        self._lacks.setObjectName("trouble")
        self.restore = push_button("กู้คืน", "restore", self._on_restore, primary=True)
        self.choose = push_button("เลือกแฟ้มสำรองอื่น…", "folder", self._on_choose)
        self.renew = push_button("สร้างฐานข้อมูลใหม่", "add", self._on_create)
        self.leave = push_button("ปิดโปรแกรม", "close", self.reject)
        self._arrange(error)
        self._look(None)

    def _arrange(self, error: StoreError) -> None:
        title = _wrapped(_TITLES[error.trouble])
        set_role(title, "section")
        kept = _wrapped("แฟ้มเดิมจะไม่ถูกลบหรือเขียนทับ ถ้ายังมีอยู่ โปรแกรมเก็บไว้ในโฟลเดอร์เดียวกันโดยเติมวันที่ในชื่อ")
        kept.setObjectName("hint")
        buttons = FlowRow(0.5, flush_right=True)
        for button in (self.restore, self.choose, self.renew, self.leave):
            buttons.add(button)
        self._list.setMinimumHeight(em(self, 6))
        column = dialog_column(self)
        for part in (title, _wrapped(str(error)), self._found):
            column.addWidget(part)
        column.addWidget(self._list, 1)
        column.addWidget(self._lacks)
        column.addWidget(kept)
        column.addWidget(buttons)
        self.setMinimumWidth(em(self, 40))

    def _look(self, backup: Backup | None) -> None:
        """Look for what can be offered, off the GUI thread."""
        self.restore.setEnabled(False)
        self._found.setText("กำลังตรวจแฟ้มสำรอง")
        self._task = self._tasks.run(
            lambda _progress: self._find(backup),
            done=self._show_offer,
            failed=self._on_unreadable,
            replaces="offer-backup",
        )

    def _show_offer(self, offer: Offer | None) -> None:
        self.backup = offer.backup if offer else None
        self.restore.setEnabled(offer is not None)
        self._list.setVisible(offer is not None)
        if offer is None:
            self._found.setText("ไม่พบแฟ้มสำรองที่ใช้ได้ ถ้ามีแฟ้มสำรองในอุปกรณ์หรือโฟลเดอร์อื่น โปรดเลือกแฟ้มนั้น")
            self._lacks.setText("")
            self._model.set_items(())
            return
        self._found.setText(f"แฟ้มสำรองล่าสุดที่ใช้ได้ {moment_of(offer.backup)} มีแผนเหล่านี้")
        self._model.set_items([plan_card(entry) for entry in offer.plans])
        self._lacks.setText("\n".join(lacks_of(offer)))
        self._lacks.setVisible(bool(self._lacks.text()))

    def _on_unreadable(self, error: PhaenError) -> None:
        self._found.setText(str(error))
        self.restore.setEnabled(self.backup is not None)

    def _on_restore(self) -> None:
        self.answer = Answer.RESTORE
        self.accept()

    def _on_create(self) -> None:
        self.answer = Answer.CREATE
        self.accept()

    def _on_choose(self) -> None:
        path, _filter = QFileDialog.getOpenFileName(
            self, "เลือกแฟ้มสำรอง", "", "แฟ้มสำรอง (*.db.gz *.db)"
        )
        if path:
            self._look(chosen(Path(path)))

    # Qt's own names from here on.

    def done(self, result: int) -> None:
        self._task.cancel()
        super().done(result)


def lacks_of(offer: Offer) -> list[str]:
    """What a backup lacks of what is known, in sentences."""
    sentences = []
    if offer.missing:
        sentences.append(f"ไม่มีในแฟ้มสำรอง: {_names(offer.missing)}")
    if offer.older:
        newest = max(plan.saved_at for plan in offer.older)
        sentences.append(
            f"แก้ไขหลังจากสำรอง สิ่งที่แก้จะไม่มี: {_names(offer.older)} บันทึกล่าสุด {moment_words(newest)}"
        )
    return sentences


def _names(plans: tuple[KnownPlan, ...]) -> str:
    names = [f"แผนของ{plan.unit} ปี {plan.fiscal_year}" for plan in plans]
    return shortened(names, _LISTED, "แผน", " · ")


def _wrapped(words: str) -> Label:
    label = Label(words)
    label.setWordWrap(True)
    return label
