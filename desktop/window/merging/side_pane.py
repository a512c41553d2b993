"""What stands on each side of a difference, whole and beside one another."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import px, set_role
from desktop.window.widgets.tokens import GAP_1, GAP_2, GAP_4
from forms.merging.words import SideTexts

_BEFORE, _NOTHING = "เดิม (ที่ทั้งสองฝ่ายมี)", "ไม่มี"
# Of a text of many pages the rest is to be read in its field.
_LONGEST = 6_000


class SidePane(QScrollArea):
    """Three texts under what they are called; a side that nobody knows is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("ข้อความที่ต่างกัน")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.where = Label()
        self.where.setWordWrap(True)
        set_role(self.where, "strong")
        self._texts: list[Label] = []
        self._columns: list[QWidget] = []
        self._titles: list[Label] = []
        row = QHBoxLayout()
        row.setSpacing(px(GAP_4))
        for _side in SideTexts._fields:
            row.addWidget(self._column(), 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(px(GAP_4), px(GAP_2), px(GAP_4), px(GAP_2))
        column.setSpacing(px(GAP_2))
        column.addWidget(self.where)
        column.addLayout(row)
        column.addStretch(1)
        self.setWidget(whole)

    def name_sides(self, ours: str, theirs: str) -> None:
        """Call the two copies by these words."""
        for title, words in zip(self._titles, (_BEFORE, ours, theirs), strict=True):
            title.setText(words)

    def show_texts(self, where: str, texts: SideTexts | None, *, has_base: bool) -> None:
        """Show the sides of another difference; None for none."""
        self.where.setText(where)
        self._columns[0].setVisible(has_base and texts is not None)
        for column in self._columns[1:]:
            column.setVisible(texts is not None)
        for label, text in zip(self._texts, texts or ("", "", ""), strict=True):
            shown = text.replace("\u2028", "\n")
            label.setText(f"{shown[:_LONGEST]}…" if len(shown) > _LONGEST else shown or _NOTHING)
        self.verticalScrollBar().setValue(0)

    def _column(self) -> QWidget:
        title, text = Label(), Label()
        set_role(title, "caption")
        set_role(text, "data")
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(GAP_1))
        column.addWidget(title)
        column.addWidget(text)
        column.addStretch(1)
        self._titles.append(title)
        self._texts.append(text)
        self._columns.append(made)
        return made
