"""Asks which year a copy of an edition is for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop.window.fields.text_editors import LineBox
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em

_WORDS = "ปี พ.ศ. ของแบบฟอร์มใหม่"


class CopyDialog(QDialog):
    """Proposes the year after the newest edition that there is."""

    def __init__(self, source: str, known: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"ทำสำเนาชุดแบบฟอร์ม {source}")
        self.year = LineBox(one_line=True)
        self.year.setAccessibleName(_WORDS)
        self.year.setText(str(max(int(each[:4]) for each in known) + 1))
        self.year.selectAll()
        label = Label(_WORDS)
        label.setBuddy(self.year)
        hint = Label("ชุดที่ทำสำเนาจะเก็บเป็นของหน่วยงาน ชุดของโปรแกรมไม่เปลี่ยน")
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        box = QDialogButtonBox()
        box.addButton("ทำสำเนา", QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton("ยกเลิก", QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (label, self.year, hint, box):
            column.addWidget(widget)
        self.setMinimumWidth(em(self, 24))

    @property
    def edition_id(self) -> str:
        """The year, or the id, that was typed."""
        return self.year.words().strip()
