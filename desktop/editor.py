"""The one way to change the open plan: every change a step that can be undone, and saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from db import edits
from db.errors import PhaenError
from db.fields import Spec
from db.places import Place, spec_at, thai, value_at
from db.records import Package
from desktop.workspace import Workspace
from forms.entry import EntryError, entry_text, entry_value

_RETRY_MS = 5000


@dataclass(frozen=True, slots=True)
class State:
    """A plan as it is being written: its package, and what stands in fields and is no value.

    A draft is the text that was typed or pasted at a place and cannot be its value.
    """

    package: Package
    drafts: Mapping[Place, str] = field(default_factory=dict)


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
    saving is tried again. `changed` follows every new state, `saved` every saving.
    """

    changed = Signal()
    saved = Signal()
    save_failed = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.undo_stack = QUndoStack(self)
        self._state: State | None = None
        self._session = 0
        self._gathering = False
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(_RETRY_MS)
        self._retry.timeout.connect(self.save)
        workspace.plan_opened.connect(self._on_plan_opened)

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
        draft = self.state.drafts.get(place)
        if draft is not None:
            return draft
        return entry_text(spec_at(place), value_at(self.package, place), self.package)

    def trouble_at(self, place: Place) -> str:
        """Why the draft at a place is no value; empty where there is none."""
        draft = self.state.drafts.get(place)
        if draft is None:
            return ""
        try:
            entry_value(spec_at(place), draft, self.package)
        except EntryError as error:
            return str(error)
        return ""

    def start_session(self) -> None:
        """Begin a stretch of typing: texts typed at one place in it are one step."""
        self._session += 1

    def set_texts(self, texts: Mapping[Place, str], words: str = "") -> None:
        """Put typed or pasted texts into fields, as one step: as values, or marked drafts."""
        package, drafts = self.package, dict(self.state.drafts)
        for place, text in texts.items():
            spec = spec_at(place)
            drafts.pop(place, None)
            try:
                package = edits.replaced(package, place, _kept(spec, text, package, place))
            except EntryError:
                drafts[place] = text
        merge = ""
        if len(texts) == 1:
            (place,) = texts
            merge = f"{self._session}{place}"
            words = words or f"แก้{spec_at(place).label}"
        self._push(State(package, drafts), words or "แก้หลายช่อง", merge)

    def set_value(self, place: Place, value: Any, words: str = "") -> None:
        """Put a value into a field."""
        drafts = {where: text for where, text in self.state.drafts.items() if where != place}
        package = edits.replaced(self.package, place, value)
        self._push(State(package, drafts), words or f"แก้{spec_at(place).label}")

    def insert(self, place: Place, index: int, items: Sequence[Any], words: str = "") -> None:
        """Put items into the list at a place, before its item `index`."""
        package = edits.inserted(self.package, place, index, items)
        drafts = _shifted(self.state.drafts, place, lambda at: at + len(items) * (at >= index))
        self._push(State(package, drafts), words or f"เพิ่ม{spec_at(place).label}")

    def remove(self, place: Place, index: int, count: int = 1, words: str = "") -> None:
        """Take items out of a list, and with them every reference to their keys."""
        package = edits.removed(self.package, place, index, count)

        def after(at: int) -> int | None:
            return at if at < index else None if at < index + count else at - count

        drafts = _shifted(self.state.drafts, place, after)
        self._push(State(package, drafts), words or f"ลบ{spec_at(place).label}")

    def move(self, place: Place, index: int, to: int, count: int = 1, words: str = "") -> None:
        """Move items of a list so that the first stands at `to` among the others."""
        package = edits.moved(self.package, place, index, count, to)
        order = list(range(len(value_at(self.package, place))))
        taken, rest = order[index : index + count], order[:index] + order[index + count :]
        order = rest[:to] + taken + rest[to:]
        drafts = _shifted(self.state.drafts, place, order.index)
        self._push(State(package, drafts), words or f"ย้าย{spec_at(place).label}")

    def apply(self, package: Package, words: str) -> None:
        """Put another package in the place of this one, as one step."""
        drafts = {
            place: text for place, text in self.state.drafts.items() if _stands(package, place)
        }
        self._push(State(package, drafts), words)

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

    def _push(self, after: State, words: str, merge: str = "") -> None:
        before = self.state
        if after.package is before.package and after.drafts == before.drafts:
            return
        if self._gathering:
            self._state = after
            return
        self.undo_stack.push(_Step(self._show, before, after, words, merge))

    def _show(self, state: State) -> None:
        self._state = state
        self._workspace.show(state.package)
        self.changed.emit()
        self.save()

    def _on_plan_opened(self) -> None:
        """Another plan was opened, or none is: its steps are not those of the one before."""
        package = self._workspace.package
        self._state = State(package, self._workspace.drafts()) if package else None
        self._retry.stop()
        self.undo_stack.clear()
        self.changed.emit()


def _kept(spec: Spec, text: str, package: Package, place: Place) -> Any:
    """The value of a text; a field that must hold something refuses to be empty."""
    value = entry_value(spec, text, package)
    if spec.required and spec.choices and value in ("", None):
        raise EntryError(f"{thai(place)} ต้องเลือก")
    return value


def _shifted(
    drafts: Mapping[Place, str], place: Place, moved: Callable[[int], int | None]
) -> dict[Place, str]:
    """Drafts where they stand after the items of a list have moved; those gone are left out."""
    depth = len(place)
    found: dict[Place, str] = {}
    for where, text in drafts.items():
        at = where[depth] if len(where) > depth and where[:depth] == place else None
        if not isinstance(at, int):
            found[where] = text
        elif (now := moved(at)) is not None:
            found[(*place, now, *where[depth + 1 :])] = text
    return found


def _stands(package: Package, place: Place) -> bool:
    try:
        value_at(package, place)
    except (LookupError, AttributeError):
        return False
    return True
