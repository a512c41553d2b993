"""สำรองข้อมูล: the backups, the plans in each with what changed since, and the second place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from db.backups.comparing import Comparison, PlanThen
from db.backups.names import Backup, Reason
from db.errors import PhaenError
from desktop.window.backups.backup_cards import backup_card, moment_of, plan_then_card
from desktop.window.widgets.card_list import CardList
from desktop.window.widgets.card_model import CardModel
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.dialog_layout import dialog_column
from desktop.window.widgets.flow_row import FlowRow
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.roles import Role
from desktop.window.widgets.theme import Theme, em, resize_within_screen

if TYPE_CHECKING:
    from db.backups.backups import Backups
    from db.store.store import PlanEntry
    from desktop.session.backup_keeper import BackupKeeper
    from desktop.session.tasks import Task, TaskQueue


class Wanted(NamedTuple):
    """What is to be restored: one plan of a backup, or all of it."""

    backup: Backup
    plan: PlanThen | None


class BackupsDialog(QDialog):
    """Lets choose what to restore: `wanted` says it, when the dialog is accepted."""

    def __init__(
        self,
        backups: Backups,
        keeper: BackupKeeper,
        tasks: TaskQueue,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("สำรองข้อมูล")
        self.wanted: Wanted | None = None
        self._backups = backups
        self._keeper = keeper
        self._tasks = tasks
        self._comparing: Task | None = None
        self._models: tuple[CardModel[Backup], CardModel[PlanThen | PlanEntry]] = (
            CardModel(backup_card, self),
            CardModel(plan_then_card, self),
        )
        self.list = CardList(theme, "แฟ้มสำรอง")
        self.plans = CardList(theme, "แผนในแฟ้มสำรองที่เลือก")
        self.list.setProperty("flush", True)  # noqa: FBT003 - Qt's own signature
        self.list.setModel(self._models[0])
        self.plans.setModel(self._models[1])
        self._state, self._about, self._place = (_wrapped() for _ in range(3))
        self.restore_one = push_button("กู้คืนแผนนี้", "restore", self._on_restore_one)
        self.restore_all = push_button("กู้คืนทุกแผน", "restore", self._on_restore_all)
        self.make = push_button("สำรองเดี๋ยวนี้", "add", self._on_make, primary=True)
        self.clear_place = push_button("ไม่ใช้ที่สำรองแห่งที่สอง", "remove", self._on_clear_place)
        self._arrange()
        self.list.selectionModel().currentChanged.connect(self._on_backup_chosen)
        self.plans.selectionModel().currentChanged.connect(self._show_choices)
        keeper.made.connect(self.refresh)
        self._show_choices()
        self.refresh()

    def refresh(self) -> None:
        """Show the backups there are now."""
        model, _ = self._models
        found = self._backups.entries()
        words = f"สำรองครั้งล่าสุด {moment_of(found[0])}" if found else "ยังไม่มีแฟ้มสำรอง"
        trouble = self._keeper.trouble
        self._state.setText(f"{words} ครั้งนี้ยังไม่สำเร็จ: {trouble}" if trouble else words)
        self._state.setObjectName("trouble" if trouble else "")
        self._state.style().polish(self._state)
        place = self._backups.second_place
        self._place.setText(f"ที่สำรองแห่งที่สอง: {place or 'ยังไม่ได้เลือก'}")
        self.clear_place.setVisible(place is not None)
        if model.items != found:
            model.set_items(found)
            if found:
                self.list.choose(0)
            else:
                self._on_backup_chosen()

    def _arrange(self) -> None:
        hint = _wrapped()
        hint.setObjectName("hint")
        hint.setText(
            "โปรแกรมสำรองทุกแผนทุก 20 นาทีที่มีการแก้ไข วันละครั้งเมื่อเริ่มทำงาน และก่อนนำเข้า ลบ หรือกู้คืน "
            f"เก็บไว้ที่ {self._backups.folder}"
        )
        choices = FlowRow(0.5)
        for button in (self.restore_one, self.restore_all):
            choices.add(button)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(em(self, 0.6), 0, 0, 0)
        for part in (self._about, choices):
            column.addWidget(part)
        column.insertWidget(1, self.plans, 1)
        lists = QSplitter()
        lists.setChildrenCollapsible(False)
        lists.addWidget(self.list)
        lists.addWidget(right)
        lists.setSizes([em(self, 20), em(self, 34)])
        second = FlowRow(0.5)
        second.add(push_button("เลือกที่สำรองแห่งที่สอง…", "folder", self._on_choose_place))
        second.add(self.clear_place)
        whole = dialog_column(self)
        whole.addWidget(self._state)
        whole.addWidget(hint)
        whole.addWidget(lists, 1)
        whole.addWidget(self._place)
        whole.addWidget(second)
        whole.addLayout(self._foot())
        resize_within_screen(self, 58, 40)

    def _foot(self) -> QHBoxLayout:
        close = QPushButton("ปิด")
        close.clicked.connect(self.reject)
        row = FlowRow(0.5)
        row.add(self.make)
        row.add(push_button("เปิดโฟลเดอร์", "folder", self._on_open_folder))
        foot = QHBoxLayout()
        foot.addWidget(row, 1)
        foot.addWidget(close)
        return foot

    def _chosen(self) -> Backup | None:
        backup: Backup | None = self.list.currentIndex().data(Role.ITEM)
        return backup

    def _chosen_plan(self) -> PlanThen | None:
        plan = self.plans.currentIndex().data(Role.ITEM)
        return plan if isinstance(plan, PlanThen) else None

    def _on_backup_chosen(self, _now: QModelIndex | None = None) -> None:
        backup = self._chosen()
        self._models[1].set_items(())
        self._show_choices()
        if backup is None:
            self._about.setText("")
            return
        self._about.setText("กำลังเทียบกับแผนในเครื่องนี้")
        self._comparing = self._tasks.run(
            lambda _progress: self._backups.compared(backup),
            done=self._show_plans,
            failed=self._on_unreadable,
            replaces="compare-backup",
        )

    def _show_plans(self, found: Comparison) -> None:
        self._about.setText("แผนในแฟ้มสำรองนี้ และสิ่งที่เปลี่ยนหลังจากนั้น")
        self._models[1].set_items((*found.plans, *found.later))
        if found.plans:
            self.plans.choose(0)
        self._show_choices()
        self.restore_all.setEnabled(True)

    def _on_unreadable(self, error: PhaenError) -> None:
        self._about.setText(str(error))

    def _show_choices(self, _now: QModelIndex | None = None) -> None:
        self.restore_one.setEnabled(self._chosen_plan() is not None)
        self.restore_all.setEnabled(bool(self._models[1].items))

    def _on_restore_one(self) -> None:
        backup, plan = self._chosen(), self._chosen_plan()
        if backup is not None and plan is not None:
            self.wanted = Wanted(backup, plan)
            self.accept()

    def _on_restore_all(self) -> None:
        backup = self._chosen()
        if backup is not None:
            self.wanted = Wanted(backup, None)
            self.accept()

    def _on_make(self) -> None:
        self.make.setEnabled(False)
        self._keeper.make(Reason.ASKED, self._on_made)

    def _on_made(self) -> None:
        self.make.setEnabled(True)

    def _on_open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._backups.folder)))

    def _on_choose_place(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "เลือกที่สำรองแห่งที่สอง")
        if chosen:
            self._try(lambda: self._backups.set_second_place(Path(chosen)))
            self._on_make()

    def _on_clear_place(self) -> None:
        self._try(lambda: self._backups.set_second_place(None))

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except PhaenError as error:
            self._about.setText(str(error))
        self.refresh()

    # Qt's own names from here on.

    def done(self, result: int) -> None:
        self._keeper.made.disconnect(self.refresh)
        if self._comparing is not None:
            self._comparing.cancel()
        super().done(result)


def _wrapped() -> Label:
    label = Label()
    label.setWordWrap(True)
    return label
