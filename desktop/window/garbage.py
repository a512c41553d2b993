"""Python's search for garbage, on the thread of the window alone.

Objects that hold one another, such as a dialog that was closed and what listens to it, are freed
by a search, which Python starts on whatever thread makes an object. On a worker's thread that
frees Qt's objects beside the event loop: their timers cannot be stopped there, and the process
may end. The search of Python's own is off as long as there is a window; it is done here instead,
between two events.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

# Between two looks at whether enough was made to search for garbage.
_PAUSE_MS = 1000
# A search takes as long as a key: it waits until the hand has rested so long, unless so many
# objects were made by then.
_REST_MS = 300
_MOST = 100_000


class GarbageSearch(QObject):
    """Looks for garbage among what was made since the last search, as often as Python would.

    What has survived searches of all three generations is set aside, so that none of them takes
    longer the more pages were opened; `search_all` looks there, too.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        # What the start made stays as long as the window.
        gc.freeze()
        self._moved = QElapsedTimer()
        self._timer = QTimer(self, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._search)
        self._timer.start()

    def defer(self, *_what: object) -> None:
        """Something was done just now, and more may follow at once."""
        self._moved.start()

    def search_all(self) -> None:
        """Look everywhere, once there is time: much was let go, as when another plan is opened."""
        QTimer.singleShot(_PAUSE_MS, self, self._search_all)

    def _search_all(self) -> None:
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def _search(self) -> None:
        due = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if not due[0] or self._is_moving():
            return
        if not due[1]:
            gc.collect(0)
        elif not due[2]:
            gc.collect(1)
        else:
            gc.collect()
            gc.freeze()

    def _is_moving(self) -> bool:
        """Whether the hand is at work, and there is time to wait until it rests."""
        rests = not self._moved.isValid() or self._moved.elapsed() > _REST_MS
        return not rests and gc.get_count()[0] < _MOST
