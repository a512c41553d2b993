"""The one way to change the open plan: every change a step that can be undone, and saved.

`forms.editing.states` is imported on the first change: records and forms come with it, and
the window's first paint must not wait for them.
"""

# ruff: noqa: PLC0415 - see above
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from db.errors import PhaenError
from desktop.session.workspace import Workspace

if TYPE_CHECKING:
    from db.places import Place
    from db.records import Package
    from forms.editing.states import State

_RETRY_MS = 5000


class _Step(QUndoCommand):
    """A change from one state to another; steps of one `merge` mark become one."""

    _ID = 1

    def __init__(
        self, show: Callable[[State], None], before: State, after: State, words: str, merge: str
    ) -> None:
        super().__init__(words)
        self._show = show
        self._before = before
        self._after = after
        self._merge = merge

    def undo(self) -> None:
        self._show(self._before)

    def redo(self) -> None:
        self._show(self._after)

    def id(self) -> int:
        return self._ID if self._merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 - Qt's name
        if not isinstance(other, _Step) or other._merge != self._merge:  # noqa: SLF001 - its own kind
            return False
        self._after = other._after  # noqa: SLF001
        return True


class Editor(QObject):
    """Changes the plan that a workspace holds open.

    Every change is a step on `undo_stack`, named in Thai, and is in the store before the
    method returns; where the store fails the change stays, `save_failed` says why, and
    saving is tried again. `changed` follows every new state, `saved` every saving. A
    change that would alter an issued report is not made: `refused` says why.
    """

    changed = Signal()
    saved = Signal()
    save_failed = Signal(str)
    refused = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.undo_stack = QUndoStack(self)
        self._state: State | None = None
        self._told_of: State | None = None
        self._troubles: dict[Place, str] = {}
        self._session = 0
        self._gathering = False
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(_RETRY_MS)
        self._retry.timeout.connect(self.save)
        workspace.plan_opened.connect(self._on_plan_opened)
        self._on_plan_opened()

    @property
    def state(self) -> State:
        """The state of the open plan."""
        if self._state is None:
            raise RuntimeError("no plan is open")
        return self._state

    @property
    def package(self) -> Package:
        """The package of the open plan."""
        return self.state.package

    def text_at(self, place: Place) -> str:
        """What stands in the field at a place: its draft, else its value as text."""
        from forms.editing import states

        return states.text_at(self.state, place)

    def trouble_at(self, place: Place) -> str:
        """Why the draft at a place is no value; empty where there is none."""
        from forms.editing import states

        if self._told_of is not self.state:
            self._told_of, self._troubles = self.state, {}
        # Fields, lists and badges ask for each draft of a state, and a paste leaves many.
        if place not in self._troubles:
            self._troubles[place] = states.trouble_at(self.state, place)
        return self._troubles[place]

    def start_session(self) -> None:
        """Begin a stretch of typing: texts typed at one place in it are one step."""
        self._session += 1

    def set_texts(self, texts: Mapping[Place, str], words: str = "") -> None:
        """Put typed or pasted texts into fields, as one step: as values, or marked drafts."""
        from forms.editing import states

        merge = ""
        if len(texts) == 1:
            (place,) = texts
            merge = f"{self._session}{place}"
            words = words or f"แก้{states.label_at(self.state, place)}"
        self._push(states.with_texts(self.state, texts), words or "แก้หลายช่อง", merge)

    def set_value(self, place: Place, value: Any, words: str = "") -> None:
        """Put a value into a field."""
        from forms.editing import states

        after = states.with_value(self.state, place, value)
        self._push(after, words or f"แก้{states.label_at(self.state, place)}")

    def insert(self, place: Place, index: int, items: Sequence[Any], words: str = "") -> None:
        """Put items into the list at a place, before its item `index`."""
        from forms.editing import states

        after = states.with_items(self.state, place, index, items)
        self._push(after, words or f"เพิ่ม{states.label_at(self.state, place)}")

    def remove(self, place: Place, index: int, count: int = 1, words: str = "") -> bool:
        """Take items out of a list, and with them every reference to their keys.

        Returns whether that was done.
        """
        from forms.editing import states

        after = states.without_items(self.state, place, index, count)
        return self._push(after, words or f"ลบ{states.label_at(self.state, place)}")

    def move(self, place: Place, index: int, to: int, count: int = 1, words: str = "") -> None:
        """Move items of a list so that the first stands at `to` among the others."""
        from forms.editing import states

        after = states.with_moved(self.state, place, index, count, to)
        self._push(after, words or f"ย้าย{states.label_at(self.state, place)}")

    def apply(self, package: Package, words: str) -> bool:
        """Put another package in the place of this one, as one step; whether it was done."""
        from forms.editing import states

        return self._push(states.with_package(self.state, package), words)

    def seal(self, package: Package) -> None:
        """Put another package in the place of this one for good: no step leads behind it.

        For issuing a report and opening it again, which are kept, not undone.
        """
        from forms.editing import states

        self.undo_stack.clear()
        after = states.with_package(self.state, package)
        self._show(states.settled_state(after, self.state))

    @contextmanager
    def step(self, words: str) -> Iterator[None]:
        """Make all changes within one step; none of them where an error is raised."""
        if self._gathering:
            yield
            return
        before, self._gathering = self.state, True
        try:
            yield
            after = self.state
        finally:
            self._state, self._gathering = before, False
        self._push(after, words)

    def save(self) -> bool:
        """Bring the store up to the state in sight; False where it fails."""
        if self._state is None:
            return True
        try:
            self._workspace.save(self._state.package, self._state.drafts)
        except PhaenError as error:
            self._retry.start()
            self.save_failed.emit(str(error))
            return False
        self._retry.stop()
        self.saved.emit()
        return True

    def _push(self, after: State, words: str, merge: str = "") -> bool:
        """Make a step of another state; False where there is nothing to do, or it may not be."""
        from forms.editing.states import settled_state

        before = self.state
        if after.package is before.package and after.drafts == before.drafts:
            return False
        after = settled_state(after, before)
        if self._gathering:
            self._state = after
            return True
        if not self._may_follow(before, after):
            return False
        self.undo_stack.push(_Step(self._show, before, after, words, merge))
        return True

    def _may_follow(self, before: State, after: State) -> bool:
        """Whether no issued report would be altered; where one would, say so."""
        from forms.reporting.issuing import altered, is_issued

        report = altered(before.package, after.package)
        if report is None:
            return True
        self.refused.emit(
            f"รายงานไตรมาส {report.quarter} ออกแล้ว จึงแก้สิ่งที่รายงานไว้ไม่ได้ "
            "ถ้าจำเป็นต้องแก้ โปรดเปิดแก้ไขที่หน้าบันทึกและออกรายงานก่อน"
            if is_issued(report)
            else f"รายงานไตรมาส {report.quarter} เคยออกแล้ว จึงต้องเก็บประวัติการออกรายงานไว้"
        )
        self.changed.emit()
        return False

    def _show(self, state: State) -> None:
        self._state = state
        self._workspace.show(state.package)
        self.changed.emit()
        self.save()

    def _on_plan_opened(self) -> None:
        """Another plan was opened, or none is: its steps are not those of the one before."""
        package = self._workspace.package
        if package is None:
            self._state = None
        else:
            from forms.editing.states import State

            self._state = State(package, self._workspace.drafts())
        self._retry.stop()
        self.undo_stack.clear()
        self.changed.emit()
