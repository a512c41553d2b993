"""The list of what is to be decided in a new plan, below the page that is being written."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from db.places import Place
from desktop.window.widgets.card_list import CardList
from desktop.window.widgets.card_model import Card, CardModel
from desktop.window.widgets.controls import push_button, tool_button
from desktop.window.widgets.icons import icon
from desktop.window.widgets.notice import Mark
from desktop.window.widgets.plain_words import Label, set_tip
from desktop.window.widgets.roles import Role
from desktop.window.widgets.theme import Theme, em, sized

Item = tuple[Place, str]
# A window lower than so many letters is low.
_LOW = 40
# How high the list may be, and how high its head alone.
_HIGH, _HEAD = 14, 3
_FOLD, _UNFOLD = "ย่อรายการ", "แสดงรายการ"


class DecisionsDock(QDockWidget):
    """Enter or a click goes to the field; Delete takes a line out once it is decided.

    `said` gives a place in words, `changed` the lines that are left: none when the list was
    closed.
    """

    changed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        go_to: Callable[[Place], object],
        said: Callable[[Place], str],
        window: QMainWindow,
    ) -> None:
        super().__init__("เรื่องที่ต้องตัดสินใจ", window)
        self.setObjectName("decisions")
        self.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self._go_to = go_to
        self._said = said
        self._model: CardModel[Item] = CardModel(self._card, self)
        self._title = Label()
        self._title.setFont(sized(self.font(), 1, strong=True))
        self.list = CardList(theme, "เรื่องที่ต้องตัดสินใจ")
        self.list.setModel(self._model)
        self.list.clicked.connect(lambda index: self._open(index.data(Role.ITEM)))
        self.list.installEventFilter(self)
        self._done = push_button("ตัดสินใจแล้ว", "done", self.settle)
        self._done.setToolTip("เอาเรื่องที่เลือกออกจากรายการ (Delete)")
        self._fold = tool_button("down", _FOLD, self.fold)
        close = tool_button("close", "ปิดรายการ เรื่องที่เหลือจะไม่แสดงอีก", self.dismiss)
        head = QHBoxLayout()
        pad = em(self, 0.6)
        head.setContentsMargins(pad, 0, pad, 0)
        head.addWidget(Mark(theme, "advice", "advice"))
        head.addWidget(self._title, 1)
        head.addWidget(self._done)
        head.addWidget(self._fold)
        head.addWidget(close)
        inner = QWidget()
        inner.setObjectName("notice")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, em(self, 0.3), 0, 0)
        column.setSpacing(em(self, 0.2))
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self.setWidget(inner)
        # Its head is part of it.
        self.setTitleBarWidget(QWidget())
        inner.setMaximumHeight(em(self, _HIGH))
        self._inner = inner
        # On a low screen the page has the room until the list is asked for.
        if window.height() < em(self, _LOW):
            self.fold()

    @property
    def items(self) -> tuple[Item, ...]:
        """What is left to decide."""
        return self._model.items

    def show_decisions(self, items: Sequence[Item]) -> None:
        """Show these lines; the one that is chosen stays where it is still there."""
        row = self.list.currentIndex().row()
        chosen = self.items[row] if 0 <= row < len(self.items) else None
        self._model.set_items(items)
        self._title.setText(f"เรื่องที่ต้องตัดสินใจในแผนใหม่ เหลือ {len(items)} เรื่อง")
        self.setVisible(bool(items))
        if items:
            self.list.choose(items.index(chosen) if chosen in items else 0)

    def settle(self) -> None:
        """Take the chosen line out: it is decided."""
        row = self.list.currentIndex().row()
        if row >= 0:
            left = [item for at, item in enumerate(self.items) if at != row]
            self.show_decisions(left)
            if left:
                self.list.choose(min(row, len(left) - 1))
            self.changed.emit(left)

    def fold(self) -> None:
        """Show the head alone, or the list again."""
        shown = self.list.isHidden()
        self.list.setVisible(shown)
        self._done.setVisible(shown)
        self._inner.setMaximumHeight(em(self, _HIGH if shown else _HEAD))
        self._fold.setIcon(icon("down" if shown else "up"))
        words = _FOLD if shown else _UNFOLD
        set_tip(self._fold, words)
        self._fold.setAccessibleName(words)

    def dismiss(self) -> None:
        """Close the list for good."""
        self.show_decisions(())
        self.changed.emit([])

    def _card(self, item: Item) -> Card:
        place, words = item
        return Card(words, (self._said(place).removeprefix("แผน › "),))

    def _open(self, item: Item | None) -> None:
        if item is not None:
            self._go_to(item[0])

    # Qt's own names from here on.

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keys of the list."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Delete:
            self.settle()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.list.currentIndex().data(Role.ITEM))
            return True
        return False
