"""Keys of a part of a page: by shortcuts, and by their place with other letters on the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.window.widgets.key_places import combination, pressed

Act = Callable[[], object]


def add_keys(owner: QWidget, acts: Iterable[tuple[str, Act]]) -> None:
    """Let keys act while the focus is in a widget; `acts` are (keys, what they do)."""
    known = list(acts)
    for keys, act in known:
        shortcut = QShortcut(QKeySequence(keys), owner)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
    PlaceKeys(owner, {combination(keys): act for keys, act in known})


class PlaceKeys(QObject):
    """Acts on keys whose letters are others now, before shortcuts take them for those letters."""

    def __init__(self, owner: QWidget, acts: Mapping[QKeyCombination, Act]) -> None:
        super().__init__(owner)
        self._acts = acts
        owner.installEventFilter(self)

    def _takes(self, event: QKeyEvent) -> bool:
        """Whether a key is meant, or would be taken for one that is not."""
        meant, typed = pressed(event), event.keyCombination()
        return meant != typed and (meant in self._acts or typed in self._acts)

    # Qt's own names from here on.

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kinds = {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}
        if event.type() not in kinds or not isinstance(event, QKeyEvent):
            return False
        if not self._takes(event):
            return False
        event.accept()
        act = self._acts.get(pressed(event))
        if event.type() == QEvent.Type.KeyPress and act is not None:
            act()
        return True
