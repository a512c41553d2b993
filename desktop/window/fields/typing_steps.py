"""Where one step of typing ends and the next begins: at a pause, a word's end, and a paste."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

# Milliseconds without a key after which what is typed next is another step.
STEP_MS = 1000


def common_ends(before: str, after: str) -> tuple[int, int]:
    """How many letters two texts begin with alike, and how many of the rest they end with."""
    most, start = min(len(before), len(after)), 0
    while start < most and before[start] == after[start]:
        start += 1
    end = 0
    while end < most - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return start, end


class TypingSteps:
    """Follows the text of a box, and begins another step of the plan where one is at its end.

    `commit` puts into the plan what was typed and is not in it yet, `put` a text that the box
    showed before; `begin` begins another step. Without `by_words` a word's end is none of a
    step's: half a date is no value that anybody meant.
    """

    def __init__(
        self,
        *,
        commit: Callable[[], object],
        put: Callable[[str], object],
        begin: Callable[[], object],
        parent: QObject,
    ) -> None:
        self._commit = commit
        self._put = put
        self._begin = begin
        self.by_words = True
        self._text = ""
        self._pause = QTimer(parent, singleShot=True, interval=STEP_MS)
        self._pause.timeout.connect(self._end)

    def show(self, text: str) -> None:
        """The box shows a text that nobody has typed there."""
        self._text = text

    def follow(self, text: str, *, is_pending: bool) -> None:
        """The text was edited; `is_pending`: what was there before is not in the plan yet."""
        before, self._text = self._text, text
        start, end = common_ends(before, text)
        come = text[start : len(text) - end]
        if len(come) > 1:
            # Pasted, or put in by a command: a step by itself.
            if is_pending:
                self._put(before)
            self._begin()
            self._end()
        elif self.by_words and come.isspace() and start and not text[start - 1].isspace():
            self._end()
        else:
            self._pause.start()

    def _end(self) -> None:
        self._pause.stop()
        self._commit()
        self._begin()
