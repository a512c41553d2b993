"""A setting on its page: its name, what sets it, and in a line what comes of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from db.errors import PhaenError
from db.settings.declared import Kind, Setting, Value
from desktop.window.settings.homes import SettingHomes
from desktop.window.widgets.combo import Combo
from desktop.window.widgets.controls import check_box
from desktop.window.widgets.examples import NAME_EXAMPLE, with_example
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em, px, set_role
from desktop.window.widgets.tokens import GAP_1

LOCKED = "ผู้ดูแลเครื่องกำหนดไว้"
# No wider than a line that one reads.
_WIDEST = 32  # letters


class SettingRow(QWidget):
    """What all rows have; `changed` is emitted once another value is in force."""

    changed = Signal(object)

    def __init__(self, setting: Setting, homes: SettingHomes) -> None:
        super().__init__()
        self.setting = setting
        self.homes = homes
        self.is_locked = homes.is_locked(setting)
        self._trouble = wrapped("trouble")
        self._trouble.hide()

    def arrange(self, *parts: QWidget, buddy: QWidget, named: bool = True) -> None:
        """Put the parts of the row between its name, where they do not say it, and its line."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(GAP_1))
        if named:
            name = Label(self.setting.name)
            set_role(name, "caption")
            name.setBuddy(buddy)
            column.addWidget(name)
        for part in parts:
            part.setEnabled(not self.is_locked)
            column.addWidget(part)
        explained = wrapped("hint")
        explained.setText(self.setting.explained)
        column.addWidget(self._trouble)
        column.addWidget(explained)
        if self.is_locked:
            locked = wrapped("")
            locked.setText(LOCKED)
            column.addWidget(locked)
        buddy.setAccessibleName(self.setting.name)
        buddy.setAccessibleDescription(self.setting.explained)

    def put(self, value: Value) -> bool:
        """Set a value, or say why it cannot be; whether it is in force."""
        if value == self.homes.value(self.setting):
            self._trouble.hide()
            return True
        return self.attempt(lambda: self.homes.set(self.setting, value))

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do what sets the value, or say why it cannot be done; whether it was."""
        try:
            act()
        except PhaenError as error:
            self.tell(str(error))
            return False
        self._trouble.hide()
        self.changed.emit(self.setting)
        return True

    def tell(self, words: str) -> None:
        """Say what went wrong."""
        self._trouble.setText(words)
        self._trouble.show()

    def refresh(self) -> None:
        """Show the value in force."""

    def settle(self) -> None:
        """Set what is being typed."""


class TextRow(SettingRow):
    """A line of text, set when one leaves it."""

    def __init__(self, setting: Setting, homes: SettingHomes) -> None:
        super().__init__(setting, homes)
        self.box = QLineEdit()
        self.box.setMaximumWidth(em(self, _WIDEST))
        self.arrange(with_example(self.box, NAME_EXAMPLE), buddy=self.box)
        self.box.editingFinished.connect(self.settle)
        self.refresh()

    def refresh(self) -> None:
        self.box.setText(str(self.homes.value(self.setting)))

    def settle(self) -> None:
        if self.put(self.box.text().strip()):
            self.refresh()


class FlagRow(SettingRow):
    """A box that is ticked or not; it says its name itself."""

    def __init__(self, setting: Setting, homes: SettingHomes) -> None:
        super().__init__(setting, homes)
        self.box = check_box(setting.name)
        self.arrange(self.box, buddy=self.box, named=False)
        self.refresh()
        self.box.clicked.connect(self.put)

    def refresh(self) -> None:
        self.box.setChecked(bool(self.homes.value(self.setting)))


class ChoiceRow(SettingRow):
    """One of several words."""

    def __init__(self, setting: Setting, homes: SettingHomes) -> None:
        super().__init__(setting, homes)
        self.box = Combo()
        self.box.setMaximumWidth(em(self, _WIDEST))
        for value, words in setting.choices:
            self.box.addItem(words, value)
        self.arrange(self.box, buddy=self.box)
        self.refresh()
        self.box.activated.connect(lambda _at: self.put(self.box.currentData()))

    def refresh(self) -> None:
        self.box.setCurrentIndex(self.box.findData(self.homes.value(self.setting)))


ROWS: dict[Kind, type[TextRow | FlagRow | ChoiceRow]] = {
    Kind.TEXT: TextRow,
    Kind.FLAG: FlagRow,
    Kind.CHOICE: ChoiceRow,
}


def wrapped(name: str) -> Label:
    """A label that wraps, in a look of the sheet."""
    label = Label()
    label.setObjectName(name)
    label.setWordWrap(True)
    return label
