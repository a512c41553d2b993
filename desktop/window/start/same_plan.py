"""A plan that comes from a file and is in the store already: what differs, and what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.places import parsed
from db.records import Package
from db.settling import taken_in
from desktop.window.widgets.cards import thai_date_and_time
from desktop.window.widgets.difference_list import DifferenceList, Sides
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import Theme, em, resize_within_screen, sized
from forms.editing.acts import Act
from forms.editing.comparing import Difference, differences_between
from forms.editing.states import State
from forms.editions.opening import opened_edition

if TYPE_CHECKING:
    from db.store.store import PlanEntry

_SIDES = Sides("แผนในเครื่อง", "แผนในแฟ้ม")


class Answer(Enum):
    """What becomes of a plan that is in the store already."""

    REPLACE = auto()
    KEEP_BOTH = auto()
    NOTHING = auto()


def compared(stored: Package, brought: Package) -> tuple[Package, tuple[Difference, ...]]:
    """The package as it is kept, and what differs between the one in the store and it."""
    taken = taken_in(brought)
    return taken, differences_between(stored, taken, opened_edition(taken.plan).edition)


def replaced_by(_state: State, package: Package, drafts: Mapping[str, str], words: str) -> Act:
    """The step that puts a package in the place of the whole plan, with its drafts by place.

    What stood in fields and was no value went with the plan that it was typed into.
    """
    return Act(words, State(package, {parsed(path): text for path, text in drafts.items()}))


class SamePlanDialog(QDialog):
    """Shows what differs, and asks; `answer` is what was said."""

    def __init__(
        self,
        theme: Theme,
        file_name: str,
        entry: PlanEntry,
        differences: Sequence[Difference],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.answer = Answer.NOTHING
        self.setWindowTitle("มีแผนนี้อยู่แล้ว")
        title = Label(
            f"แผนใน “{file_name}” มีอยู่ในเครื่องนี้แล้ว แต่ต่างกัน {len(differences):,} แห่ง จะทำอย่างไร"
        )
        title.setFont(sized(title.font(), 1.2, strong=True))
        title.setWordWrap(True)
        stored = Label(
            f"แผนในเครื่อง: {entry.unit} ปีงบประมาณ พ.ศ. {entry.fiscal_year} "
            f"บันทึกเมื่อ {thai_date_and_time(entry.saved_at)}"
        )
        hint = Label(
            "ถ้าแทนที่ แผนในเครื่องจะมีข้อมูลตามแฟ้ม และเลิกทำได้ ถ้าเก็บไว้ทั้งสองฉบับ แผนในเครื่องไม่ถูกเปลี่ยนแปลง"
        )
        hint.setObjectName("hint")
        for label in (stored, hint):
            label.setWordWrap(True)
        self.list = DifferenceList(theme, _SIDES)
        self.list.show_differences(differences)
        column = QVBoxLayout(self)
        margin = em(self, 1.2)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(em(self, 0.8))
        for widget in (title, stored, hint):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addLayout(self._buttons())
        resize_within_screen(self, 56, 38)

    def _buttons(self) -> QHBoxLayout:
        self.replace = QPushButton("แทนที่แผนในเครื่อง")
        self.replace.clicked.connect(lambda: self._say(Answer.REPLACE))
        self.keep_both = QPushButton("เก็บไว้ทั้งสองฉบับ")
        self.keep_both.clicked.connect(lambda: self._say(Answer.KEEP_BOTH))
        cancel = QPushButton("ยกเลิก")
        # What changes nothing is what Enter does.
        cancel.setDefault(True)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.replace)
        row.addWidget(self.keep_both)
        row.addStretch(1)
        row.addWidget(cancel)
        return row

    def _say(self, answer: Answer) -> None:
        self.answer = answer
        self.accept()
