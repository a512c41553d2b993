"""What is of the whole set: its name, rules, words, choices and notes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.window.editions.outline_part import Take
from desktop.window.editions.value_form import ValueForm
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em, set_role
from forms.editions.editing import acts
from forms.editions.editing.draft import EditionDraft
from forms.editions.editing.properties import Property, whole_properties


class WholePart(QWidget):
    """Shows one part of an edition that is no form. `take` makes a step."""

    def __init__(self, take: Take, tell: Callable[[str], object]) -> None:
        super().__init__()
        self._take = take
        self._draft: EditionDraft | None = None
        self._heading = Label()
        set_role(self._heading, "section")
        self.values = ValueForm(self._put, tell)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, em(self, 0.6), em(self, 0.4))
        column.addWidget(self.values)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(em(self, 0.8), 0, em(self, 0.8), 0)
        whole.addWidget(self._heading)
        whole.addWidget(area, 1)

    def show_part(self, draft: EditionDraft, name: str, words: str, *, writable: bool) -> None:
        """Show a part by the name of its field in the edition."""
        self._draft = draft
        self._heading.setText(words)
        self.values.show_properties(whole_properties(draft, name))
        self.values.setEnabled(writable)

    def _put(self, shown: Property, value: Any) -> bool:
        draft = self._draft
        if draft is None:
            return False
        return self._take(f"แก้{shown.words}", lambda: acts.with_value(draft, shown.spot, value))
