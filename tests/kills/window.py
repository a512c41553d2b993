"""`python -m tests.kills.window STORE TOLD SEED`: the program's window, at work by itself.

It is the window of `phaen`, with its own threads and timers; keys are sent to its widgets
one by one, at the pace of somebody who types fast. It goes on until it is killed.
"""

from __future__ import annotations

import random
import sys
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.window import app, crash
from tests.kills.acts import Acts
from tests.kills.telling import Teller, digest

# Milliseconds between two strokes of somebody who types fast, and of somebody who thinks.
_PACE = (4, 40)
_PAUSE = 400
_LOOK_MS = 50
# What would end the window, or opens a dialog of the system.
_NOT_PRESSED = {"ออกจากโปรแกรม", "เลือกแฟ้มสำรอง…"}


class Worker:
    """Does one act after another in a window, and tells of what it shows."""

    def __init__(self, window: Any, parts: dict[str, Any], teller: Teller, seed: int) -> None:
        self._window = window
        self._session = parts["session"]
        self._teller = teller
        self._chance = random.Random(seed)
        self._strokes: deque[Callable[[], object]] = deque()
        self._acts = Acts(window, parts, self._chance, teller)
        self._digest = ""
        self._session.opened.connect(self._on_opened)
        self._session.changed.connect(lambda _change: self._on_state())
        self._session.saved.connect(self._on_saved)

    def begin(self) -> None:
        """Go to work, for good; what a dialog asks is answered at random."""
        self._timer = QTimer(interval=_LOOK_MS)
        self._timer.timeout.connect(self._answer)
        self._timer.start()
        self._on_opened()
        self._teller.tell("ready")
        self._next()

    def _answer(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            buttons = [each for each in dialog.findChildren(QPushButton) if each.isEnabled()]
            words = {each: each.text().replace("&", "") for each in buttons if each.isVisible()}
            self._teller.tell("asked", words=[*words.values()])
            wanted = [each for each, text in words.items() if text not in _NOT_PRESSED]
            (self._chance.choice(wanted).click if wanted else dialog.close)()

    def _next(self) -> None:
        if not self._strokes:
            self._strokes.extend(self._acts.next())
        self._strokes.popleft()()
        self._acts.tell_typing()
        pause = self._chance.randrange(*_PACE)
        if self._chance.random() < 0.02:
            pause = self._chance.randrange(_PAUSE)
        QTimer.singleShot(pause, self._next)

    def _on_opened(self) -> None:
        if self._session.is_open:
            self._on_state()
            self._on_saved()

    def _on_state(self) -> None:
        """There is another state in sight: the store has it now, or will have it."""
        if not self._session.is_open:
            return
        state = self._session.state
        saved = self._session.as_saved(state.package)
        self._digest = digest(saved, state.drafts)
        self._teller.tell("state", plan=saved.plan.id, digest=self._digest)

    def _on_saved(self) -> None:
        """The window shows that what is in sight is saved."""
        if self._session.is_open and not self._session.unsaved:
            plan = self._session.package.plan
            self._teller.tell("saved", plan=plan.id, digest=self._digest)


def main(store: str, told: str, seed: str) -> int:
    """Shows the window and lets it be worked in."""
    teller = Teller(Path(told))
    teller.tell("started")
    made = app.build_window

    def build(**parts: Any) -> Any:
        window = made(**parts)
        worker = Worker(window, parts, teller, int(seed))
        begun: list[bool] = []

        def begin() -> None:
            if not begun:
                begun.append(True)
                QTimer.singleShot(0, worker.begin)

        parts["plans"].changed.connect(begin)
        return window

    app.build_window = build
    crash.CrashReporter._show = lambda _reporter, sentence: _fail(teller, sentence)
    return app.run(Path(store))


def _fail(teller: Teller, sentence: str) -> None:
    """A fault of the program is told, in the place of a dialog that nobody would answer."""
    import traceback  # noqa: PLC0415 - only where there is one

    teller.tell("fault", words=sentence, trace=traceback.format_exc())
    QApplication.exit(1)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
