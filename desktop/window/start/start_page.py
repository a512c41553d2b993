"""เริ่มต้น: the plans of the store, or what to do while there are none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.session.plans import Plans
from desktop.session.session import Session
from desktop.window.page import Page
from desktop.window.start.plan_commands import PlanCommands
from desktop.window.start.recovery import Recovery
from desktop.window.widgets.card_list import CardList
from desktop.window.widgets.card_model import Card, CardModel
from desktop.window.widgets.cards import plan_card, removed_plan_card
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.flow_row import FlowRow
from desktop.window.widgets.icons import icon
from desktop.window.widgets.notice import Mark
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.roles import Role
from desktop.window.widgets.theme import Theme, em, sized

if TYPE_CHECKING:
    from db.store.store import PlanEntry


class StartPage(Page):
    """The plans by unit and year; on a first start, the ways to begin."""

    def __init__(
        self,
        *,
        plans: Plans,
        session: Session,
        plan_commands: PlanCommands,
        theme: Theme,
        show_help: Callable[[], None],
        recovery: Recovery,
        show_backups: Callable[[], None],
    ) -> None:
        super().__init__()
        self.setObjectName("start")
        self._recovery = recovery
        self._plans = plans
        self._session = session
        self._plan_commands = plan_commands
        self._model: CardModel[PlanEntry] = CardModel(_card, self)
        self.list = CardList(theme, "แผนในเครื่องนี้", strong=True)
        self.list.setModel(self._model)
        self.list.activated.connect(self._on_activated)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self._open = push_button("เปิดแผน", "document", self._on_open, primary=True)
        self._carry = push_button("ใหม่จากปีก่อน", "copy", self._on_carry)
        self._remove = push_button("ลบแผน…", "remove", self._on_remove)
        self._kept = push_button("งานที่เก็บไว้…", "folder", self._on_kept)
        self._kept.setToolTip("งานที่ยังไม่ได้บันทึกเมื่อปิดแผน นำกลับมาได้")
        recovery.kept_changed.connect(self._on_kept_changed)
        self._on_kept_changed()
        self.bring_back = push_button("นำกลับมา", "earlier", self._on_bring_back)
        self._remove_command = QAction("ลบแผนที่เลือก…", self)
        self._remove_command.setIcon(icon("remove"))
        self._remove_command.setShortcut(QKeySequence.StandardKey.Delete)
        self._remove_command.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._remove_command.triggered.connect(self._on_remove)
        self.addAction(self._remove_command)
        self._layout = QStackedLayout(self)
        self._layout.addWidget(QWidget())
        self._theme = theme
        self._show_help = show_help
        self._show_backups = show_backups
        plans.changed.connect(self._on_plans_changed)
        session.opened.connect(self._on_plan_opened)
        self._on_plans_changed()

    def commands(self) -> tuple[QAction, ...]:
        """Taking the chosen plan out."""
        return (self._remove_command,)

    def _first_steps(self, theme: Theme, show_help: Callable[[], None]) -> QWidget:
        title = Label("ยังไม่มีแผนในเครื่องนี้")
        title.setFont(sized(title.font(), 1.5, strong=True))
        words = Label(
            "เริ่มจากแผนตัวอย่างเพื่อดูว่าแบบฟอร์มออกมาเป็นอย่างไร สร้างแผนใหม่ "
            "หรือนำเข้าแฟ้มแผนโดยลากแฟ้มมาวางในหน้าต่างนี้ก็ได้"
        )
        words.setObjectName("hint")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        buttons = (
            push_button("เปิดแผนตัวอย่าง", "sample", self._plan_commands.open_sample, primary=True),
            push_button("แผนใหม่…  (Ctrl+N)", "add", self._plan_commands.ask_new),
            push_button("นำเข้าแผนจากแฟ้ม…  (Ctrl+O)", "import", self._plan_commands.ask_import),
            push_button("วิธีใช้  (F1)", "help", show_help),
        )
        card = QWidget()
        column = QVBoxLayout(card)
        column.setSpacing(em(self, 0.7))
        column.addWidget(Mark(theme, "document", "accent", size=3), 0, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(title, 0, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(words)
        column.addSpacing(em(self, 0.4))
        for button in buttons:
            button.setMinimumHeight(em(self, 2.6))
            column.addWidget(button)
        card.setFixedWidth(em(self, 27))
        whole = QWidget()
        around = QVBoxLayout(whole)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        around.addStretch(2)
        around.addLayout(middle)
        around.addStretch(3)
        # On a low screen the buttons scroll rather than keep the window high.
        scroll = QScrollArea()
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(whole)
        return scroll

    def _list_of_plans(self) -> QWidget:
        title = Label("แผนในเครื่องนี้")
        title.setFont(sized(title.font(), 1.4, strong=True))
        new = push_button("แผนใหม่…", "add", self._plan_commands.ask_new)
        new.setToolTip("สร้างแผนว่างของหน่วยงาน (Ctrl+N)")
        bring = push_button("นำเข้า…", "import", self._plan_commands.ask_import)
        bring.setToolTip("นำเข้าแผนจากแฟ้ม (Ctrl+O)")
        sample = push_button("แผนตัวอย่าง", "sample", self._plan_commands.open_sample)
        hint = Label("เลือกแผนแล้วกด Enter หรือดับเบิลคลิกเพื่อเปิด ลากแฟ้มแผนมาวางเพื่อนำเข้า")
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        self._open.setToolTip("เปิดแผนที่เลือก (Enter)")
        self._carry.setToolTip("สร้างแผนปีถัดไปจากแผนที่เลือก")
        self._remove.setToolTip("ลบแผนที่เลือกออกจากเครื่องนี้ (Delete)")
        inner = QWidget()
        column = QVBoxLayout(inner)
        margin = em(self, 1.6)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(em(self, 0.7))
        column.addWidget(title)
        column.addWidget(hint)
        row = FlowRow(0.6)
        self.bring_back.setToolTip("ให้แผนที่ลบแล้วกลับมาอยู่ในรายการ (Enter)")
        backups = push_button("สำรองข้อมูล…", "folder", self._show_backups)
        backups.setToolTip("ดูแฟ้มสำรอง และกู้คืนแผนจากแฟ้มสำรอง")
        own = (self._open, self.bring_back, self._carry, self._remove)
        for button in (*own, new, bring, sample, backups, self._kept):
            row.add(button)
        column.addWidget(row)
        column.addWidget(self.list, 1)
        # Lines of a comfortable length on a wide screen.
        inner.setMaximumWidth(em(self, 66))
        whole = QWidget()
        around = QHBoxLayout(whole)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(inner, 1)
        around.addStretch(0)
        return whole

    def _chosen(self, *, removed: bool = False) -> int | None:
        """The plan that is chosen; of the removed ones at the end of the list, or the others."""
        entry: PlanEntry | None = self.list.currentIndex().data(Role.ITEM)
        return entry.number if entry and bool(entry.removed_at) is removed else None

    def _on_plans_changed(self) -> None:
        before = self._chosen()
        self._model.set_items((*self._plans.entries, *self._plans.removed))
        self.bring_back.setVisible(bool(self._plans.removed))
        if not self._plans.is_ready:
            self._on_current_changed()
            return
        if self._layout.count() == 1:
            # Not before the first paint, when nobody knows which of them it will be.
            self._layout.addWidget(self._first_steps(self._theme, self._show_help))
            self._layout.addWidget(self._list_of_plans())
        if not self._plans.entries and not self._plans.removed:
            self._layout.setCurrentIndex(1)
        else:
            self._layout.setCurrentIndex(2)
            row = self._model.row_of(lambda entry: entry.number == before)
            self.list.choose(row or 0)
        self._on_current_changed()

    def _on_plan_opened(self) -> None:
        number = self._session.number
        row = self._model.row_of(lambda entry: entry.number == number)
        if row is not None:
            self.list.choose(row)

    def _on_current_changed(self) -> None:
        chosen = self._chosen() is not None
        for control in (self._open, self._carry, self._remove, self._remove_command):
            control.setEnabled(chosen)
        self.bring_back.setEnabled(self._chosen(removed=True) is not None)

    def _on_activated(self, _index: QModelIndex) -> None:
        self._on_open()
        self._on_bring_back()

    def _on_bring_back(self) -> None:
        number = self._chosen(removed=True)
        if number is not None:
            self._plan_commands.bring_back(number)

    def _on_open(self) -> None:
        number = self._chosen()
        if number is not None:
            self._plan_commands.open(number)

    def _on_carry(self) -> None:
        number = self._chosen()
        if number is not None:
            self._plan_commands.carry_over(number)

    def _on_kept_changed(self) -> None:
        self._kept.setVisible(bool(self._recovery.kept))

    def _on_kept(self) -> None:
        # Seldom needed, and never for the first paint.
        from desktop.window.start.kept_dialog import KeptDialog  # noqa: PLC0415

        dialog = KeptDialog(self._theme, self._recovery.kept, self.window())
        if dialog.exec() and dialog.chosen is not None:
            self._recovery.take(dialog.chosen)

    def _on_remove(self) -> None:
        number = self._chosen()
        if number is not None:
            self._plan_commands.remove(number)


def _card(entry: PlanEntry) -> Card:
    return removed_plan_card(entry) if entry.removed_at else plan_card(entry)
