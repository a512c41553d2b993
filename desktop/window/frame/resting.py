"""Brings to rest what would change the plan, while that may only be read."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QActionEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from desktop.window.widgets.writing import writes

# When a control has been made, or has come to life again by what its page says of it.
_OF_WIDGETS = frozenset({QEvent.Type.Polish, QEvent.Type.EnabledChange, QEvent.Type.ReadOnlyChange})
_OF_ACTIONS = frozenset({QEvent.Type.ActionAdded, QEvent.Type.ActionChanged})
_OF_PROPERTIES = frozenset({QEvent.Type.DynamicPropertyChange})
_TEXTS = (QLineEdit, QPlainTextEdit)
# Whether a control was disabled itself, and not what it stands in.
_FORCED = Qt.WidgetAttribute.WA_ForceDisabled


class Resting(QObject):
    """Watches the whole program, so that what is made later rests as well.

    While all may be written nothing is watched, and nothing is slower for it.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_on = False

    def set_on(self, *, on: bool) -> None:
        """Let everything that writes rest, or be used again."""
        if on == self._is_on:
            return
        self._is_on = on
        app = cast("QApplication", QApplication.instance())
        if on:
            app.installEventFilter(self)
        else:
            app.removeEventFilter(self)
        for widget in app.allWidgets():
            for action in widget.actions():
                if writes(action):
                    action.setEnabled(not on)
            if writes(widget):
                # The pages then say which of them have nothing to do.
                _set(widget, usable=not on)

    # Qt's own names from here on.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _OF_WIDGETS and isinstance(watched, QWidget) and writes(watched):
            _set(watched, usable=False)
        elif kind in _OF_ACTIONS and isinstance(event, QActionEvent):
            action: QAction = event.action()
            if writes(action):
                action.setEnabled(False)
        elif kind in _OF_PROPERTIES and isinstance(watched, QAction) and writes(watched):
            # It is said to write after a widget has got it.
            watched.setEnabled(False)
        return False


def _set(control: QWidget, *, usable: bool) -> None:
    """Let a control be used or not; what a text says can be read and copied all the same."""
    if not isinstance(control, _TEXTS):
        if control.testAttribute(_FORCED) == usable:
            control.setEnabled(usable)
    elif control.isReadOnly() == usable:
        control.setReadOnly(not usable)
        control.style().unpolish(control)
        control.style().polish(control)
