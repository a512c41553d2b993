"""F1 where one writes: the edition's note on how that field is filled in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from db.places import Place
from desktop.window.fields.field_notes import NotePanel
from desktop.window.page import Tools

_KEYS = (Qt.Key.Key_F1, Qt.Key.Key_Escape)


class NoteKey:
    """Shows the note on the field at `place_of` in a panel that `put` gives its room.

    F1 brings it; F1 again, Esc and `hide` put it away.
    """

    def __init__(
        self,
        tools: Tools,
        place_of: Callable[[], Place | None],
        put: Callable[[NotePanel], object],
    ) -> None:
        self._tools = tools
        self._place_of = place_of
        self._put = put
        # Made when it is asked for: most fields never are.
        self._panel: NotePanel | None = None

    @property
    def words(self) -> str:
        """The note in sight; empty where there is none."""
        return self._panel.words if self._panel and self._panel.isVisible() else ""

    def hide(self) -> None:
        """Put the note away."""
        if self._panel is not None:
            self._panel.hide()

    def takes(self, event: QEvent) -> bool:
        """Act on a key, of which Qt first asks whether it is meant for the control.

        False where it is not for the note: F1 without one is the window's help.
        """
        if not isinstance(event, QKeyEvent) or event.key() not in _KEYS:
            return False
        note = "" if event.key() == Qt.Key.Key_Escape or self.words else self._note()
        if not note and not self.words:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if note:
            self._show(note)
        else:
            self.hide()
        return True

    def _note(self) -> str:
        place, session = self._place_of(), self._tools.session
        if place is None or not session.is_open:
            return ""
        from forms.editions.notes import note_at  # noqa: PLC0415 - not for the first paint

        return note_at(session.edition, place)

    def _show(self, words: str) -> None:
        if self._panel is None:
            self._panel = NotePanel(self._tools.theme)
            self._put(self._panel)
        self._panel.show_words(words)
