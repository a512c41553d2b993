"""Controls for values that are picked, not typed: choices, flags, records of the plan."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextLayout, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.fields import Spec
from desktop.window.fields.picker import Picker
from desktop.window.fields.picks import Pick, picks
from desktop.window.fields.text_editors import is_undo
from desktop.window.page import Tools
from desktop.window.widgets.combo import Combo
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.icons import icon
from desktop.window.widgets.plain_words import set_tip
from desktop.window.widgets.theme import em

UNSAID = "– ไม่ระบุ –"
_MOVING = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


class WheelessCombo(Combo):
    """A combo that the wheel of a page passes over."""

    focus_entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    # Qt's own names from here on.

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.focus_entered.emit()
        super().focusInEvent(event)


class ChoiceBox(WheelessCombo):
    """The words of a field's choices; nothing can be said where the field may be empty."""

    picked = Signal(object)

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._absent = "" if isinstance(spec.choices[0], str) else None
        self.offer(spec)
        self.activated.connect(lambda _row: self.picked.emit(self.currentData()))

    def offer(self, spec: Spec) -> None:
        """Offer these choices; what is shown is to be shown again."""
        self.clear()
        if not spec.required:
            self.addItem(UNSAID, self._absent)
        for value, words in zip(spec.choices, spec.words, strict=True):
            self.addItem(words, value)

    def show_words(self, spec: Spec) -> None:
        """Call the choices as another edition does."""
        for value, words in zip(spec.choices, spec.words, strict=True):
            self.setItemText(self.findData(value), words)

    def show_value(self, value: Any, draft: str) -> None:
        """Show the choice; a draft stands there in its own words."""
        del draft
        row = self.findData(value)
        if row < 0 and value != self._absent:
            # It came with the plan and is not offered, but it is what stands there.
            self.addItem(str(value), value)
            row = self.count() - 1
        if row != self.currentIndex():
            self.setCurrentIndex(row)


class FlagBox(QCheckBox):
    """Yes, or not said; its words wrap where they have no room in one line."""

    picked = Signal(object)
    focus_entered = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        # Qt's own would have all of the words in one line.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda checked: self.picked.emit(True if checked else None))

    def say(self, words: str) -> None:
        """Stand beside other words."""
        self._words = words
        self._wrap()

    def _wrap(self) -> None:
        """Part the words into the lines that Qt does not make by itself."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        part = QStyle.SubElement.SE_CheckBoxContents
        room = self.style().subElementRect(part, option, self).width() - em(self, 0.3)
        layout = QTextLayout(self._words, self.font())
        layout.beginLayout()
        ends = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(room, em(self, 6)))
            ends.append(line.textStart())
        layout.endLayout()
        parts = zip(ends, [*ends[1:], len(self._words)], strict=True)
        text = "\n".join(self._words[start:end].rstrip() for start, end in parts)
        if text != self.text():
            self.setText(text)
            self.updateGeometry()

    def show_value(self, value: Any, draft: str) -> None:
        """Tick the box, or not."""
        del draft
        self.setChecked(bool(value))

    # Qt's own names from here on.

    def minimumSizeHint(self) -> QSize:
        return QSize(em(self, 8), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wrap()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.focus_entered.emit()
        super().focusInEvent(event)


class RefBox(WheelessCombo):
    """One record of a list of the plan, looked for by typing; Delete leaves it empty."""

    picked = Signal(object)

    def __init__(
        self,
        tools: Tools,
        spec: Spec,
        offered: Callable[[Pick], bool] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tools = tools
        self._spec = spec
        self._offered = offered
        self._value = ""
        self._picker: Picker | None = None
        self.addItem(UNSAID)

    def show_value(self, value: Any, draft: str) -> None:
        """Show the name of the record with this key; a draft as it was typed."""
        self._value = value
        words = draft or self._name() or UNSAID
        if words != self.itemText(0):
            self.setItemText(0, words)
            set_tip(self, words if words != UNSAID else "")

    def _name(self) -> str:
        if not self._value:
            return ""
        found = picks(self._tools.session.package, self._spec.target)
        return next((pick.whole for pick in found if pick.value == self._value), self._value)

    # Qt's own names from here on.

    def showPopup(self) -> None:
        self._opened_picker()

    def _opened_picker(self) -> Picker:
        if self._picker is None:
            self._picker = Picker(
                self._tools,
                self._spec.target,
                self,
                taken=lambda: (self._value,),
                offered=self._offered,
            )
            self._picker.picked.connect(self.picked.emit)
        self._picker.open_below(self)
        return self._picker

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_undo(event):
            event.ignore()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.picked.emit("")
        elif event.text().strip() and event.text().isprintable():
            self._opened_picker().query.setText(event.text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.showPopup()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            # Alt+Down opens a list everywhere; the arrows alone have nowhere to go.
            self.showPopup()
        else:
            super().keyPressEvent(event)


class RefList(QWidget):
    """Records of a list of the plan in order: added by looking for them, moved, taken out."""

    picked = Signal(object)
    focus_entered = Signal()

    def __init__(self, tools: Tools, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._spec = spec
        self._values: tuple[str, ...] = ()
        self._picker: Picker | None = None
        self.list = QListWidget()
        self.list.setObjectName("ref-list")
        self.list.setAccessibleName(spec.label)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.list.installEventFilter(self)
        self.list.currentRowChanged.connect(lambda _row: self._enable())
        self.add = push_button("เพิ่ม…", "add", self._ask)
        self.add.setToolTip(f"เลือก{spec.label}เพิ่ม")
        self._up = self._tool("up", "ย้ายขึ้น (Alt+Shift+↑)", lambda: self._move(-1))
        self._down = self._tool("down", "ย้ายลง (Alt+Shift+↓)", lambda: self._move(1))
        self._out = self._tool("remove", "เอาออก (Delete)", self._remove)
        row = QHBoxLayout()
        for control in (self.add, self._up, self._down, self._out):
            row.addWidget(control)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.3))
        column.addWidget(self.list)
        column.addLayout(row)
        self._enable()

    def show_value(self, value: Any, draft: str) -> None:
        """Show the names of the records with these keys."""
        del draft
        self._values = tuple(value)
        known = {p.value: p.whole for p in picks(self._tools.session.package, self._spec.target)}
        names = [known.get(key, key) for key in self._values]
        if names != [self.list.item(row).text() for row in range(self.list.count())]:
            row = self.list.currentRow()
            self.list.clear()
            self.list.addItems(names)
            self.list.setCurrentRow(min(row, len(names) - 1))
        self.list.setVisible(bool(names))
        self._fit()
        self._enable()

    def _tool(self, name: str, words: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name))
        set_tip(button, words)
        button.setAccessibleName(words.partition(" (")[0])
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _enable(self) -> None:
        row, count = self.list.currentRow(), len(self._values)
        self._up.setEnabled(row > 0)
        self._down.setEnabled(0 <= row < count - 1)
        self._out.setEnabled(row >= 0)
        for control in (self._up, self._down, self._out):
            control.setVisible(count > 0)

    def _ask(self) -> None:
        if self._picker is None:
            self._picker = Picker(
                self._tools, self._spec.target, self, taken=lambda: self._values, many=True
            )
            self._picker.picked.connect(lambda key: self.picked.emit((*self._values, key)))
        self._picker.open_below(self.add)

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        if row >= 0 and 0 <= row + by < len(self._values):
            values = list(self._values)
            values.insert(row + by, values.pop(row))
            self.picked.emit(tuple(values))
            self.list.setCurrentRow(row + by)

    def _remove(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self.picked.emit(self._values[:row] + self._values[row + 1 :])

    def _fit(self) -> None:
        """Take the height of all rows, so that it is the page that scrolls."""
        self.list.doItemsLayout()
        items = (self.list.item(row) for row in range(self.list.count()))
        rows = sum(self.list.visualItemRect(item).height() for item in items)
        height = rows + 2 * self.list.frameWidth() + em(self, 0.6)
        if height != self.list.height():
            self.list.setFixedHeight(height)

    # Qt's own names from here on.

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give it on: a proxy would make setTabOrder leave the rest of the window out."""
        super().focusInEvent(event)
        (self.list if self._values else self.add).setFocus(event.reason())

    def eventFilter(self, _watched: Any, event: QEvent) -> bool:
        """Keys that move and take out rows."""
        if event.type() == QEvent.Type.FocusIn:
            self.focus_entered.emit()
        if event.type() == QEvent.Type.Resize:
            # Once the rows have wrapped to the new width.
            QTimer.singleShot(0, self, self._fit)
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        acts: dict[tuple[Qt.Key, bool], Callable[[], None]] = {
            (Qt.Key.Key_Up, True): partial(self._move, -1),
            (Qt.Key.Key_Down, True): partial(self._move, 1),
            (Qt.Key.Key_Delete, False): self._remove,
            (Qt.Key.Key_Insert, False): self._ask,
            (Qt.Key.Key_Return, False): self._ask,
        }
        act = acts.get((Qt.Key(event.key()), held == _MOVING))
        if act is None:
            return False
        act()
        return True
