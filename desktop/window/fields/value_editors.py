"""Controls for values that are picked, not typed: choices and flags."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QTextLayout, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from db.fields import Spec
from desktop.window.widgets.combo import Combo
from desktop.window.widgets.theme import em

UNSAID = "– ไม่ระบุ –"


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
