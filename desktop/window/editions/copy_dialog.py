"""Asks which year a copy of an edition is for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from desktop.window.fields.text_editors import LineBox
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.dialog_layout import answers, dialog_column, labelled
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em

_WORDS = "ปี พ.ศ. ของแบบฟอร์มใหม่"


class CopyDialog(QDialog):
    """Proposes the year after the newest edition that there is."""

    def __init__(self, source: str, known: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"ทำสำเนาชุดแบบฟอร์ม {source}")
        self.year = LineBox(one_line=True)
        self.year.setText(str(max(int(each[:4]) for each in known) + 1))
        self.year.selectAll()
        hint = Label("ชุดที่ทำสำเนาจะเก็บเป็นของหน่วยงาน ชุดของโปรแกรมไม่เปลี่ยน")
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        column = dialog_column(self)
        column.addLayout(labelled(_WORDS, self.year))
        column.addWidget(hint)
        column.addStretch(1)
        column.addWidget(answers(self, push_button("ทำสำเนา", "copy", self.accept, primary=True)))
        self.setMinimumWidth(em(self, 26))

    @property
    def edition_id(self) -> str:
        """The year, or the id, that was typed."""
        return self.year.words().strip()
