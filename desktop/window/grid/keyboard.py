"""What keys do in a table while none of its cells is edited: as in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView

from desktop.window.grid.going_on import GoingOn
from desktop.window.grid.model import Index
from desktop.window.grid.movement import MOVING, Movement
from desktop.window.grid.selection import CellSelection
from desktop.window.widgets.key_places import combination, pressed

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_PAGE_KEYS = {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
Acts = Iterable[tuple[str, Callable[[], object]]]


class Keyboard:
    """Takes the cursor of a table about, selects, and carries out the commands that have keys.

    `acts` are (keys, what they do). `follow` goes where a cell leads, and says whether it
    leads anywhere.
    """

    def __init__(
        self,
        table: QTableView,
        *,
        movement: Movement,
        selection: CellSelection,
        going_on: GoingOn,
        acts: Acts,
        follow: Callable[[Index], bool],
    ) -> None:
        self._table = table
        self._movement = movement
        self._selection = selection
        self._going_on = going_on
        self._follow = follow
        self._acts = {combination(keys): act for keys, act in acts}

    @property
    def keys(self) -> list[QKeyCombination]:
        """The keys of the commands."""
        return list(self._acts)

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key is meant for the table, whatever the window would do with it."""
        keys = pressed(event)
        return keys in self._acts or self._moves(keys)

    def press(self, event: QKeyEvent) -> bool:
        """Act on a key; False where it means nothing here."""
        return self.act(pressed(event))

    def act(self, keys: QKeyCombination) -> bool:
        """Do what some keys do; False where they mean nothing here."""
        key, held = keys.key(), keys.keyboardModifiers()
        step = -1 if held & _SHIFT else 1
        if keys in self._acts:
            self._acts[keys]()
        elif self._moves(keys):
            self._move(key, held)
        elif held & ~_SHIFT:
            return False
        elif key == Qt.Key.Key_Return:
            if step < 0 or not self._follow(self._table.currentIndex()):
                self._going_on.enter(step)
        else:
            return key == Qt.Key.Key_Tab and self._going_on.tab(step)
        return True

    def _moves(self, keys: QKeyCombination) -> bool:
        held = keys.keyboardModifiers()
        if keys.key() in _PAGE_KEYS and held & _CONTROL:
            # The window's: another page.
            return False
        return keys.key() in MOVING and not held & ~(_SHIFT | _CONTROL)

    def _move(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        current, selection = self._table.currentIndex(), self._selection
        if not current.isValid():
            return
        extends, far = bool(held & _SHIFT), bool(held & _CONTROL)
        at = selection.corner if extends else current
        to = self._movement.target(key, at, far=far, beside=current)
        if extends:
            selection.extend(to)
            self._table.scrollTo(to)
        else:
            selection.go(to)
