"""How this unit prints where plans of one edition differ: kept with the plan."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from db.fields import specs
from db.places import Place
from db.records import PrintChoices
from desktop.window.fields.fields import Field
from desktop.window.page import Tools
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em
from forms.editing.changes import EVERYTHING, Change

_PLACE: Place = ("plan", "print_choices")
_HINT = "เลือกให้พิมพ์เหมือนเล่มของหน่วยงาน โปรแกรมเก็บไว้กับแผนนี้ และเห็นผลในตัวอย่างทันที"
_NONE = "ชุดแบบฟอร์มนี้ไม่มีเรื่องให้เลือก"


class ChoicesPane(QScrollArea):
    """The choices that the plan's edition offers, and those that the plan has made."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._session = tools.session
        self.setAccessibleName("ตัวเลือกการพิมพ์")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._hint = Label()
        self._hint.setObjectName("hint")
        self._hint.setWordWrap(True)
        whole = QWidget()
        column = QVBoxLayout(whole)
        margin = em(self, 0.6)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(em(self, 0.5))
        column.addWidget(self._hint)
        self.fields = {name: Field(tools, partial(_place_of, name)) for name in specs(PrintChoices)}
        for field in self.fields.values():
            column.addWidget(field)
        column.addStretch(1)
        self.setWidget(whole)

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the choices of the open plan."""
        offered = self._session.edition.choices
        made = self._session.package.plan.print_choices
        shown = [name for name in self.fields if name in offered or getattr(made, name) is not None]
        for name, field in self.fields.items():
            field.refresh(change)
            field.setVisible(name in shown)
        self._hint.setText(_HINT if shown else _NONE)

    def offers(self, place: Place) -> bool:
        """Whether a place is that of one of the choices."""
        field = self._at(place)
        return field is not None and not field.isHidden()

    def show_place(self, place: Place) -> None:
        """Give the choice at a place the focus."""
        field = self._at(place)
        if field is not None:
            field.focus()

    def _at(self, place: Place) -> Field | None:
        return self.fields.get(str(place[2])) if place[:2] == _PLACE and len(place) > 2 else None


def _place_of(name: str) -> Place:
    return (*_PLACE, name)
