"""What the windows of tables and pictures have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from db.places import Place, value_at
from desktop.window.page import Tools
from desktop.window.undoing import Undoing
from desktop.window.widgets.controls import push_button, settle
from desktop.window.widgets.dialog_layout import dialog_column
from desktop.window.widgets.theme import px
from desktop.window.widgets.tokens import GAP_2


class PlacedDialog(QDialog):
    """Shows the record with a key in the list `name` of the plan, and follows its changes.

    It closes where the record has gone, and undo acts in it as in the window.
    """

    def __init__(self, tools: Tools, name: str, key: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.tools = tools
        self._name = name
        self.key = key
        self._is_open = True
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.column = dialog_column(self)
        self.column.setSpacing(px(GAP_2))
        # Held: a signal keeps no object alive for its method.
        self._undoing = Undoing(tools.session, self._show_changed)
        for keys, act in (
            ("Ctrl+Z", self._undoing.undo),
            ("Ctrl+Y", self._undoing.redo),
            ("Ctrl+Shift+Z", self._undoing.redo),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        tools.session.changed.connect(self._on_changed)

    @property
    def place(self) -> Place | None:
        """Where the record stands; None where it has gone."""
        session = self.tools.session
        records = getattr(session.package.plan, self._name) if session.is_open else ()
        at = next((at for at, item in enumerate(records) if item.key == self.key), None)
        return None if at is None else ("plan", self._name, at)

    @property
    def record(self) -> Any:
        """The record as it is now."""
        return value_at(self.tools.session.package, self.place or ())

    def refresh(self) -> None:
        """Show the record as it is now."""

    def show_place(self, place: Place) -> None:
        """Bring something in the record into sight, with the focus."""

    def end(self) -> QDialogButtonBox:
        """The button that closes the window, below all else."""
        buttons = QDialogButtonBox()
        close = push_button("ปิด", "", self.close)
        close.setAutoDefault(False)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.ActionRole)
        self.column.addWidget(buttons)
        return buttons

    def _show_changed(self, places: Sequence[Place]) -> None:
        """Show what was undone or made again, where it is of this record."""
        own = self.place
        here = (place for place in places if own is not None and place[: len(own)] == own)
        place = next(here, None)
        if place is not None:
            self.show_place(place)

    def _on_changed(self) -> None:
        if self.place is None:
            self.close()
        else:
            self.refresh()

    # Qt's own names from here on.

    def done(self, result: int) -> None:
        # However it is closed, what was typed is kept.
        settle()
        if self._is_open:
            self._is_open = False
            self.tools.session.changed.disconnect(self._on_changed)
        super().done(result)
