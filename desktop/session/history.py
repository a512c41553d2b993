"""The steps that led to the state of a plan: to be undone, and made again.

No QUndoStack: it owns the commands that Python made, and the process ends where Python's
collector takes both away at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from db.places import Place
    from forms.editing.states import State


class Step(NamedTuple):
    """A change from one state to another, by its name; steps of one `merge` mark become one.

    `place` is what was changed, where that is known; with it went what names it elsewhere.
    """

    words: str
    before: State
    after: State
    merge: str = ""
    place: Place = ()


class History(QObject):
    """The steps up to the state in sight, and those that were undone; `show` shows a state.

    `across` gives the state to show where the one in sight is to become what `to` is and was
    `since`: `to` itself, or with what others have done since. None where that cannot be.
    """

    # There are other steps to undo or to make again.
    changed = Signal()

    def __init__(
        self,
        show: Callable[[State], None],
        across: Callable[[State, State], State | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._show = show
        self._across = across
        self._steps: list[Step] = []
        self._done = 0

    def push(self, step: Step) -> None:
        """Make a step: it follows those that are done, and those that were undone are gone."""
        self._show(step.after)
        del self._steps[self._done :]
        last = self._steps[-1] if self._steps else None
        if last is not None and step.merge and last.merge == step.merge:
            self._steps[-1] = last._replace(after=step.after)
        else:
            self._steps.append(step)
        self._done = len(self._steps)
        self.changed.emit()

    def undo(self) -> Step | None:
        """Go back over the last step; None where there is none."""
        if not self.can_undo():
            return None
        step = self._steps[self._done - 1]
        before = self._across(step.after, step.before)
        if before is None:
            return None
        self._done -= 1
        self._show(before)
        self.changed.emit()
        return step

    def redo(self) -> Step | None:
        """Make the step that was undone last once more; None where there is none."""
        if not self.can_redo():
            return None
        step = self._steps[self._done]
        after = self._across(step.before, step.after)
        if after is None:
            return None
        self._done += 1
        self._show(after)
        self.changed.emit()
        return step

    def clear(self) -> None:
        """Forget all steps."""
        self._steps.clear()
        self._done = 0
        self.changed.emit()

    def count(self) -> int:
        """How many steps there are, done and undone."""
        return len(self._steps)

    def index(self) -> int:
        """How many of them are done."""
        return self._done

    def can_undo(self) -> bool:
        """Whether there is a step to undo."""
        return self._done > 0

    def can_redo(self) -> bool:
        """Whether there is a step to make again."""
        return self._done < len(self._steps)

    @property
    def last(self) -> Step | None:
        """The step that would be undone; None where there is none."""
        return self._steps[self._done - 1] if self.can_undo() else None

    def stands(self, step: Step) -> bool | None:
        """Whether a step is done, and not undone; None where it can no longer be either."""
        return next((at < self._done for at, each in enumerate(self._steps) if each is step), None)

    def words(self) -> tuple[str, ...]:
        """The names of all steps, done and undone, in their order."""
        return tuple(step.words for step in self._steps)

    def undo_words(self) -> str:
        """The name of the step that would be undone; empty where there is none."""
        return self._steps[self._done - 1].words if self.can_undo() else ""

    def redo_words(self) -> str:
        """The name of the step that would be made again; empty where there is none."""
        return self._steps[self._done].words if self.can_redo() else ""
