"""What was said before, whole, beside the narrative that is being written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent, QTextOption
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextEdit, QToolButton, QVBoxLayout, QWidget

from desktop.window.grid.cell_editor import set_line_height
from desktop.window.widgets.plain_words import set_tip
from desktop.window.widgets.shadow import Shadow
from desktop.window.widgets.theme import Theme, font_of, px, set_role
from desktop.window.widgets.tokens import CELL_SIDE, CONTROL_HEIGHT, DATA, GAP_1

COPY, COPY_KEY = "คัดลอกมาแก้", "Ctrl+D"
UNCHANGED, UNCHANGED_KEY = "ไม่เปลี่ยน", "Ctrl+Shift+D"
# Its lines before it scrolls, and its least width in pixels of the tokens.
_MOST_LINES, _LEAST = 10, 180


class NarrativeTwin(QFrame):
    """Floats beside the editor of a cell, takes no focus, and offers what to do with the words.

    `copied` wants them copied into the editor, `unchanged` left as they are.
    """

    copied = Signal()
    unchanged = Signal()

    def __init__(self, theme: Theme, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self.setObjectName("twin")
        self.setAccessibleName("ผลไตรมาสก่อน")
        self.words = QTextEdit()
        self.words.setReadOnly(True)
        self.words.setFrameShape(QFrame.Shape.NoFrame)
        self.words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.words.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.words.setAccessibleName("ข้อความไตรมาสก่อน")
        self.words.document().setDefaultFont(font_of(DATA))
        self.words.document().setDocumentMargin(0)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.words.document().setDefaultTextOption(option)
        self._shadow = Shadow(theme, self)
        acts = QHBoxLayout()
        acts.setSpacing(0)
        for words, keys, act in (
            (COPY, COPY_KEY, self.copied.emit),
            (UNCHANGED, UNCHANGED_KEY, self.unchanged.emit),
        ):
            acts.addWidget(_act(words, keys, act))
        acts.addStretch(1)
        column = QVBoxLayout(self)
        side = px(CELL_SIDE)
        column.setContentsMargins(side, px(GAP_1), side - px(GAP_1), px(GAP_1))
        column.setSpacing(px(GAP_1))
        column.addWidget(self.words, 1)
        column.addLayout(acts)
        self.hide()

    def show_beside(self, editor: QRect, column: QRect, words: str) -> None:
        """Show words beside an editor, over the column they are of where that has the room."""
        if words != self.words.toPlainText():
            self.words.setPlainText(words)
            set_line_height(self.words.document(), px(DATA.line))
        room = self._viewport.rect()
        left = max(column.left(), editor.right() + 1)
        width = min(max(column.right() + 1 - left, px(_LEAST)), room.width())
        if left + width > room.right() + 1:
            left = room.right() + 1 - width
        if left <= editor.right():
            # No room at its right: at its left, where the row's figures are.
            left = max(0, editor.left() - width)
        height = min(self._height(width), room.height())
        top = max(0, min(editor.top(), room.height() - height))
        self.setGeometry(left, top, width, height)
        self.show()
        self.raise_()

    def _height(self, width: int) -> int:
        margins = self.contentsMargins()
        inner = width - 2 * px(CELL_SIDE) - margins.left() - margins.right()
        document = self.words.document()
        document.setTextWidth(inner)
        shown = min(document.size().height(), _MOST_LINES * px(DATA.line))
        is_long = document.size().height() > shown + 1
        policy = Qt.ScrollBarPolicy
        self.words.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if is_long else policy.ScrollBarAlwaysOff
        )
        return round(shown) + px(CONTROL_HEIGHT) + 4 * px(GAP_1)

    # Qt's own names from here on.

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._shadow.lie_under()

    def hideEvent(self, event: QHideEvent) -> None:
        self._shadow.hide()
        super().hideEvent(event)


def _act(words: str, keys: str, act: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    set_tip(button, f"{words} ({keys})")
    set_role(button, "caption")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.clicked.connect(lambda _checked=False: act())
    return button
