"""An edition under work: its steps, which can be undone, and its file."""

from __future__ import annotations

from typing import NamedTuple

from forms.editions.editing.draft import EditionDraft, drafted
from forms.editions.editing.files import keep


class _Step(NamedTuple):
    words: str
    before: EditionDraft
    after: EditionDraft


class EditionWork:
    """Holds an edition of an office's own as it is now, and every step that led there.

    `first` is what its file had when it was opened, or was written last.
    """

    def __init__(self, first: EditionDraft) -> None:
        self.first = first
        self.draft = first
        self._steps: list[_Step] = []
        self._done = 0

    @property
    def is_changed(self) -> bool:
        """Whether the file has something else."""
        return self.draft.text != self.first.text

    @property
    def undo_words(self) -> str:
        """What is undone next; empty where nothing is."""
        return self._steps[self._done - 1].words if self._done else ""

    @property
    def redo_words(self) -> str:
        """What is made again next; empty where nothing is."""
        return self._steps[self._done].words if self._done < len(self._steps) else ""

    def take(self, words: str, text: str) -> bool:
        """Make a step of another text; False where it is the same.

        Raises:
            EditionError: the edition would be faulty; nothing is changed.
        """
        if text == self.draft.text:
            return False
        after = drafted(self.draft.id, text)
        self._steps = [*self._steps[: self._done], _Step(words, self.draft, after)]
        self._done = len(self._steps)
        self.draft = after
        return True

    def undo(self) -> bool:
        """Go back over the last step; False where there is none."""
        if not self._done:
            return False
        self._done -= 1
        self.draft = self._steps[self._done].before
        return True

    def redo(self) -> bool:
        """Make a step again; False where there is none."""
        if self._done == len(self._steps):
            return False
        self.draft = self._steps[self._done].after
        self._done += 1
        return True

    def save(self) -> None:
        """Write the file, whole or not at all.

        Raises:
            PhaenError: it cannot be written.
        """
        keep(self.draft)
        self.first = self.draft
