"""`python -m tests.clipboards.window STORE`: the program's window with the first plan.

A line of the standard input that is a place (`plan.projects[0].name`) brings its field into sight
with the focus; an empty one is answered by the plan as it is then, a JSON object in one line.
Keys come to it from outside, as those of its user.
"""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from db.package.file import package_bytes
from db.places import dotted, parsed
from desktop.window import app

_SOON_MS = 100


class _Obeys(QObject):
    """Does in a window what lines say."""

    _heard = Signal(str)

    def __init__(self, window: Any, session: Any) -> None:
        super().__init__()
        self._window, self._session = window, session
        self._heard.connect(self._obey)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin:
            self._heard.emit(line.strip())
        self._heard.emit("close")

    def _obey(self, line: str) -> None:
        if not self._session.is_open and line != "close":
            QTimer.singleShot(_SOON_MS, lambda: self._obey(line))
        elif line == "close":
            self._window.close()
        elif line:
            self._window.go_to(parsed(line))
            self._say({"at": line})
        else:
            drafts = {dotted(place): text for place, text in self._session.state.drafts.items()}
            plan = json.loads(package_bytes(self._session.package))["plan"]
            self._say({**plan, "drafts": drafts, "undo": self._session.history.undo_words()})

    def _say(self, value: dict[str, Any]) -> None:
        sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
        sys.stdout.flush()


def main(store: str) -> int:
    """Shows the window until its input ends."""
    made = app.build_window
    kept = []

    def build(**parts: Any) -> Any:
        window = made(**parts)
        kept.append(_Obeys(window, parts["session"]))
        return window

    app.build_window = build
    return app.run(Path(store), show=1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
