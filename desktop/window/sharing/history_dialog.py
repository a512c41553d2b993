"""ประวัติแผน: who saved what and when, each step with what it changed, and the plan as it was."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from db.errors import PhaenError
from db.files import fitted_name
from db.package.file import write_package
from db.store.postgresql.history import SavedStep, Wanted
from desktop.session.server_plan import Looked, Page
from desktop.window.sharing.bringing_back import begin_bringing_back
from desktop.window.sharing.server_plan_dialog import ServerPlanDialog
from desktop.window.start import looking
from desktop.window.start.leaving import may_leave_comparison
from desktop.window.widgets.card_list import CardList
from desktop.window.widgets.card_model import Card, CardModel
from desktop.window.widgets.combo import Combo
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.dialog_layout import dialog_column, labelled
from desktop.window.widgets.difference_list import DifferenceList, Sides
from desktop.window.widgets.flow_row import FlowRow
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.save_question import ask_where
from desktop.window.widgets.theme import px, resize_within_screen, set_role
from desktop.window.widgets.tokens import GAP_2, GAP_3
from desktop.window.widgets.writing import writing
from forms.calendar import moment_words
from forms.formats import PACKAGE
from forms.saved_parts import parts_of

if TYPE_CHECKING:
    from desktop.window.page import Tools

_EVERYBODY = "ทุกคน"
_PAUSE = 300  # milliseconds in which one goes on typing
_NEAR = 400  # pixels above the end at which more is asked for
_READING = "กำลังอ่านจากเซิร์ฟเวอร์…"
_NONE, _NONE_SUCH = "ยังไม่มีประวัติของแผนนี้", "ไม่พบสิ่งที่ค้นหา ลองใช้คำที่สั้นลง หรือเลือก “ทุกคน”"
_ALL_CAME = "นำแผนทั้งฉบับเข้าฐานข้อมูล"
_UNSEEN = "ไม่มีช่องใดที่เห็นต่างไป"
_SAME = "แผนตอนนี้ตรงกับแผนของเวลานั้นแล้ว จึงไม่มีสิ่งที่ต้องนำกลับมา"
_HINT = (
    "เลือกครั้งที่บันทึกเพื่อดูว่าแก้อะไร ปุ่มด้านล่างใช้แผนทั้งฉบับตามที่เป็นหลังการบันทึกครั้งนั้น "
    "“นำกลับมา…” แสดงให้เลือกทีละช่องก่อน และเลิกทำได้ด้วย Ctrl+Z"
)


class HistoryDialog(ServerPlanDialog):
    """Reads from the server beside the window: a page of steps, and the next at the list's end."""

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(tools, "ประวัติแผน", parent)
        self._steps: CardModel[SavedStep] = CardModel(_card, self)
        self._is_last, self._is_reading = False, False
        self._looked: Looked | None = None
        self.person = Combo()
        self.person.addItem(_EVERYBODY, "")
        self.search = QLineEdit()
        self.list = CardList(tools.theme, "ครั้งที่บันทึก")
        self.list.setModel(self._steps)
        self.title = Label()
        self.changes = DifferenceList(tools.theme, (), Sides("เดิม", "เปลี่ยนเป็น"))
        self.look_button = push_button("ดูแผนของเวลานั้น", "preview", self.look)
        self.save_button = push_button("บันทึกเป็นแฟ้มแผน…", "export", self._ask_target)
        self.back_button = push_button("นำกลับมา…", "restore", self.bring_back, primary=True)
        writing(self.back_button)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._arrange()
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._show_step())
        self.list.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.list.verticalScrollBar().rangeChanged.connect(self._on_scrolled)
        self.list.setFocus()
        self._pause.timeout.connect(self._begin)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.search.returnPressed.connect(self._begin)
        self.person.activated.connect(lambda _index: self._begin())
        self._begin()

    @property
    def chosen(self) -> SavedStep | None:
        """The step that is chosen."""
        row = self.list.currentIndex().row()
        return self._steps.items[row] if 0 <= row < len(self._steps.items) else None

    def look(self) -> None:
        """Show the plan as it was in a window of its own."""
        step, looked, tools = self.chosen, self._looked, self._tools
        if step is None or looked is None:
            return
        moment = _moment(step)

        def done(folder: Path) -> None:
            try:
                looking.show(folder, moment, is_moment=True)
            except PhaenError as error:
                self._say(str(error))
            else:
                self._say(f"แผนเมื่อ {moment} เปิดในหน้าต่างอีกบาน")

        self._say(f"กำลังเปิดแผนเมื่อ {moment} ในหน้าต่างอีกบาน…")
        tools.tasks.run(
            lambda _progress: looking.prepare(looked.package, tools.memory.path),
            done=done,
            failed=self._on_failed,
            asker=self,
        )

    def save(self, path: Path) -> None:
        """Write the plan as it was as a package."""
        step, looked = self.chosen, self._looked
        if step is None or looked is None:
            return
        try:
            write_package(looked.package, path)
        except PhaenError as error:
            self._say(str(error))
        else:
            self._say(f"บันทึกแผนเมื่อ {_moment(step)} แล้ว: {path}")

    def bring_back(self) -> None:
        """Put the plan as it was beside the open one, and close: what is taken is chosen there."""
        session, step, looked = self._tools.session, self.chosen, self._looked
        if step is None or looked is None or not may_leave_comparison(session, self):
            return
        try:
            is_begun = begin_bringing_back(session, looked.package, _moment(step))
        except PhaenError as error:
            self._say(str(error))
            return
        if is_begun:
            self.accept()
        else:
            self._say(_SAME)

    def _begin(self) -> None:
        """Show the steps that are wanted now, from the newest on."""
        self._pause.stop()
        self._steps.set_items(())
        self._is_last = False
        self._show_step()
        self._read(None)

    def _fill(self) -> None:
        """Read on while the list has room: with steps of many rows a page may be short."""
        self.list.doItemsLayout()
        self._on_scrolled()

    def _on_scrolled(self) -> None:
        bar = self.list.verticalScrollBar()
        steps = self._steps.items
        may_read = steps and self.isVisible() and not (self._is_last or self._is_reading)
        if may_read and bar.value() > bar.maximum() - _NEAR:
            self._read(steps[-1])

    def _read(self, after: SavedStep | None) -> None:
        """Have the next page of steps read."""
        wanted = Wanted(self.person.currentData() or "", self.search.text().strip())
        self._is_reading = True
        self._say(_READING)
        self._tools.tasks.run(
            lambda _progress: self._plan.steps(wanted, after),
            done=partial(self._show_page, wanted),
            failed=self._on_failed,
            replaces="history",
            asker=self,
        )

    def _show_page(self, wanted: Wanted, page: Page) -> None:
        self._is_reading, self._is_last = False, page.is_last
        is_first = not self._steps.items
        self._steps.add_items(page.steps)
        self._say("")
        if page.people:
            self._offer_people(page.people)
        if is_first and page.steps:
            self.list.choose(0)
        elif is_first:
            is_asked = wanted.person or wanted.words
            self.title.setText(_NONE_SUCH if is_asked else _NONE)
        self._fill()

    def _offer_people(self, people: tuple[str, ...]) -> None:
        before = self.person.currentData()
        self.person.clear()
        self.person.addItem(_EVERYBODY, "")
        for name in people:
            self.person.addItem(name, name)
        self.person.setCurrentIndex(max(0, self.person.findData(before)))

    def _show_step(self) -> None:
        """Have it read what the chosen step changed, and the plan after it."""
        step, edition = self.chosen, self._tools.session.edition
        self._looked = None
        self.changes.show_differences(())
        self._let()
        if step is None:
            self.title.setText("")
            return
        self.title.setText(f"{step.who} · {_moment(step)}\n{_READING}")
        self._tools.tasks.run(
            lambda _progress: self._plan.look(step, edition),
            done=partial(self._show_looked, step),
            failed=self._on_failed,
            replaces="history step",
            asker=self,
        )

    def _show_looked(self, step: SavedStep, looked: Looked) -> None:
        if step != self.chosen:
            return  # others are listed by now
        self._looked = looked
        changes = looked.changes
        self.changes.show_differences(changes or ())
        words = f"แก้ {len(changes):,} แห่ง" if changes else _UNSEEN
        if changes is None:
            words = _ALL_CAME
        self.title.setText(f"{step.who} · {_moment(step)}\n{words}")
        self._let()

    def _on_failed(self, error: PhaenError) -> None:
        self._is_reading = False
        self._say(str(error))

    def _let(self) -> None:
        is_known, session = self._looked is not None, self._tools.session
        for button in (self.look_button, self.save_button):
            button.setEnabled(is_known)
        self.back_button.setEnabled(is_known and not session.read_only)

    def _ask_target(self) -> None:
        step, looked, memory = self.chosen, self._looked, self._tools.memory
        if step is None or looked is None:
            return
        plan = looked.package.plan
        words = (plan.unit.name, str(plan.fiscal_year or ""), _moment(step))
        name = fitted_name(words, PACKAGE.suffix, memory.folder)
        path = ask_where(
            self, "บันทึกแผนของเวลานั้น", memory.folder / name, PACKAGE.suffix, PACKAGE.name
        )
        if path is not None:
            memory.folder = path.parent
            self.save(path)

    def _arrange(self) -> None:
        hint = Label(_HINT)
        hint.setObjectName("hint")
        set_role(self.title, "strong")
        for label in (hint, self.title):
            label.setWordWrap(True)
        self.search.setPlaceholderText("คำในสิ่งที่แก้ หรือชื่อส่วนของแผน")
        self.search.setClearButtonEnabled(True)
        asked = QHBoxLayout()
        asked.setSpacing(px(GAP_3))
        asked.addLayout(labelled("ผู้บันทึก", self.person), 2)
        asked.addLayout(labelled("ค้นหา", self.search), 3)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(px(GAP_2), 0, 0, 0)
        beside.setSpacing(px(GAP_2))
        beside.addWidget(self.title)
        beside.addWidget(self.changes, 1)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(self.list)
        both.addWidget(right)
        both.setStretchFactor(0, 2)
        both.setStretchFactor(1, 3)
        ways = FlowRow(0.5, flush_right=True)
        close = QPushButton("ปิด")
        close.clicked.connect(self.reject)
        for button in (self.look_button, self.save_button, self.back_button, close):
            ways.add(button)
        column = dialog_column(self)
        column.addWidget(hint)
        column.addLayout(asked)
        column.addWidget(both, 1)
        column.addWidget(self.said)
        column.addWidget(ways)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        resize_within_screen(self, 64, 40)

    # Qt's own names from here on.

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()


def _moment(step: SavedStep) -> str:
    return moment_words(step.at.isoformat(), exact=True)


def _card(step: SavedStep) -> Card:
    parts = ", ".join(parts_of(step.lists))
    lines = (f"{step.who} · {step.rows:,} รายการ", parts)
    return Card(title=_moment(step), lines=lines)
