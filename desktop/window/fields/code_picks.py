"""A field for a code of the framework: picked from its list, or typed, with its name below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QPalette
from PySide6.QtWidgets import QLineEdit

from db.places import Place, value_at
from desktop.window.fields.fields import Field
from desktop.window.fields.picker import Picker
from desktop.window.fields.picks import picks
from desktop.window.page import Tools
from desktop.window.widgets.icons import icon
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.writing import writing
from forms.editing.changes import EVERYTHING, Change


class CodePicks(QObject):
    """Lets the codes of the list `target` be picked in a field.

    `pick` is told the field's place and the code that was chosen; without it the code
    alone becomes the field's value.
    """

    def __init__(
        self,
        tools: Tools,
        field: Field,
        target: str,
        pick: Callable[[Place, str], None] | None = None,
    ) -> None:
        super().__init__(field)
        self._tools = tools
        self._field = field
        self._target = target
        self._pick = pick or self._set
        self._picker: Picker | None = None
        self._attached = False
        # The field whose code is named.
        self._shown_at: Place | None = None
        self._name = Label()
        self._name.setObjectName("hint")
        self._name.setWordWrap(True)
        self._name.hide()
        layout = field.layout()
        if layout is not None:
            layout.addWidget(self._name)

    @property
    def name(self) -> str:
        """What the framework calls the code; empty where it does not hold it."""
        return self._name.text()

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the name of the code that stands in the field."""
        self._attach()
        place = self._field.place
        listed: Place = tuple(self._target.split("."))
        if place == self._shown_at and not change.touches(listed, place or listed):
            return
        self._shown_at = place
        code = "" if place is None else value_at(self._tools.session.package, place)
        words = ""
        if code:
            known = picks(self._tools.session.package, self._target)
            words = next((pick.words for pick in known if pick.value == code), "")
            words = words or "ไม่มีรหัสนี้ในกรอบยุทธศาสตร์"
        if words != self._name.text():
            self._name.setText(words)
        self._name.setVisible(bool(words))

    def ask(self) -> None:
        """Look for a code of the list."""
        if self._field.place is None:
            return
        if self._picker is None:
            self._picker = Picker(self._tools, self._target, self._field)
            self._picker.picked.connect(self._on_picked)
        self._picker.open_below(self._field.box)

    def _attach(self) -> None:
        """Put the button into the box, which is there once the field has stood somewhere."""
        box = self._field.box
        if self._attached or not isinstance(box, QLineEdit):
            return
        self._attached = True
        box.setPlaceholderText("พิมพ์หรือเลือกรหัส")
        command = QAction(
            icon("open-list", QPalette.ColorRole.PlaceholderText), "เลือกจากรายการ (Alt+↓)", box
        )
        command.setShortcut(QKeySequence("Alt+Down"))
        command.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        command.triggered.connect(lambda _checked=False: self.ask())
        writing(command)
        box.addAction(command, QLineEdit.ActionPosition.TrailingPosition)

    def _on_picked(self, code: str) -> None:
        place = self._field.place
        if place is not None:
            self._pick(place, code)
            self._field.focus()

    def _set(self, place: Place, code: str) -> None:
        self._tools.session.set_value(place, code)
