"""The open plan: its state and steps, what the store has of it, and its edition.

Records, forms and editions are imported when the first plan is opened: the window's first
paint must not wait for them.
"""

# ruff: noqa: PLC0415 - see above
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

from PySide6.QtCore import QObject, QTimer, Signal

from db.errors import PhaenError, StoreError, StoreTrouble
from desktop.session.history import History, Step
from desktop.session.plans import Plans
from desktop.session.rescuer import Rescuer
from desktop.session.saver import Answer, Opened, Saver

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from db.places import Place
    from db.records import Package
    from forms.editing.acts import Act
    from forms.editing.states import State
    from forms.editions.edition import Edition

P = ParamSpec("P")

# Until saving is tried again; a lock of another program is mostly gone in a moment.
_RETRY_MS, _BUSY_RETRY_MS = 5000, 300
# So many tries a lock has before it is told of.
_TRIES = 6
# Seconds that a plan which is let go waits until it is saved.
_PATIENCE = 1.5
# Troubles that trying again does not mend.
_LASTING = frozenset({StoreTrouble.CHANGED, StoreTrouble.GONE})
_BEING_SAVED = "ยังบันทึกสิ่งที่แก้ล่าสุดไม่เสร็จ โปรดรอสักครู่แล้วลองใหม่"
_FAULT = "บันทึกไม่ได้ เพราะโปรแกรมทำงานผิดพลาด"


class Session(QObject):
    """Holds one plan of a store open, or none, and makes every change of it.

    Each change is a step on `history`, named in Thai, and is brought into the store beside
    the window; `saved` says that all is there. Where the store fails the change stays,
    `unsaved` and `save_failed` say why, and saving is tried again; until it is done no other
    plan takes its place, unless it is given up. A change that would alter an issued report
    is not made: `refused` says why. With an `executor` it saves there, not on a thread.
    """

    # Another plan is open, or none; `changed` follows.
    opened = Signal()
    # There is another state: the Change from the one before.
    changed = Signal(object)
    saved = Signal()
    # Once for each reason.
    save_failed = Signal(str)
    refused = Signal(str)

    def __init__(
        self, plans: Plans, parent: QObject | None = None, *, executor: Executor | None = None
    ) -> None:
        super().__init__(parent)
        self._plans = plans
        self.history = History(self._show, self)
        self._saver = Saver(plans.save, executor=executor, parent=self)
        self._saver.answered.connect(self._on_answered)
        # What the store has not is kept there meanwhile.
        self.rescuer = Rescuer(self._saver, self)
        self._plan: Opened | None = None
        self._state: State | None = None
        # The state that the store has, what it holds of it, and why not of the one in sight.
        self._stored: State | None = None
        self._held: Package | None = None
        self._trouble: PhaenError | None = None
        self._tries = 0
        self._edition: Edition | None = None
        # What the open plan's edition was resolved from, and why it is another.
        self._edition_id = ""
        self._edition_trouble = ""
        self._told_of: State | None = None
        self._troubles: dict[Place, str] = {}
        self._typing = 0
        self._gathering = False
        self._retry = QTimer(self, singleShot=True, interval=_RETRY_MS)
        self._retry.timeout.connect(self.save)

    # Which plan is open.

    @property
    def is_open(self) -> bool:
        """Whether a plan is open."""
        return self._state is not None

    @property
    def number(self) -> int | None:
        """The number of the open plan in its store; None while none is open."""
        return None if self._plan is None else self._plan.number

    @property
    def unsaved(self) -> str:
        """Why the store has not the state in sight; empty where it has."""
        if self._trouble is not None:
            return str(self._trouble)
        return "" if self._stored is self._state else _BEING_SAVED

    @property
    def trouble(self) -> StoreTrouble | None:
        """What kind of trouble keeps the state in sight out of the store; None where none does."""
        if self._trouble is None:
            return None
        kind = self._trouble.trouble if isinstance(self._trouble, StoreError) else None
        return kind or StoreTrouble.OTHER

    def open(self, number: int, *, elsewhere: bool = False) -> bool:
        """Open a plan of the store; False, and nothing happens, where the open one is unsaved.

        `elsewhere`: what its store has not of the open one is proven to lie elsewhere.

        Raises:
            StoreError: the plan cannot be read; that which is open stays so.
        """
        from forms.editing.states import State

        if not elsewhere and not self.release():
            return False
        state = State(*self._plans.load_with_drafts(number))
        self._begin(number, state)
        return True

    def close(self, *, give_up: bool = False) -> bool:
        """Let the open plan go; False, and nothing happens, where it is unsaved.

        `give_up`: what is not saved is not wanted now; as far as the disk takes it, it is
        put by, and can be found again.
        """
        if not give_up and not self.release():
            return False
        if self._state is not None and self.unsaved:
            self.rescuer.lacks(self._state)
            self.rescuer.put_by()
        self._begin(None, None)
        return True

    def release(self) -> bool:
        """Whether the plan may be let go: all of it is in the store, where need be by now.

        A store that does not answer is waited for, but for a moment only.
        """
        if self.unsaved:
            self.save()
            self._saver.wait(_PATIENCE)
        return not self.unsaved

    def end(self) -> None:
        """Save what waits to be saved, and stop saving: the program ends."""
        self._retry.stop()
        self._saver.close()

    def keep_unsaved(self) -> bool:
        """Whether all that the store lacks is on the disk elsewhere, where need be by now."""
        if self._state is not None and self.unsaved:
            self.rescuer.lacks(self._state)
            self.rescuer.write()
            self._saver.wait(_PATIENCE)
        return not self.unsaved or self.rescuer.is_kept

    # What the plan says.

    @property
    def state(self) -> State:
        """The state of the open plan; within a step, the one that is being made."""
        if self._state is None:
            raise RuntimeError("no plan is open")
        return self._state

    @property
    def package(self) -> Package:
        """The package of the open plan."""
        return self.state.package

    @property
    def edition(self) -> Edition:
        """The edition of the open plan."""
        if self._edition is None:
            raise RuntimeError("no plan is open")
        return self._edition

    @property
    def edition_trouble(self) -> str:
        """Why the plan's own edition could not be used; empty where it is used."""
        return self._edition_trouble

    def stands(self, place: Place | None) -> bool:
        """Whether there is such a place in the open plan."""
        from db.places import stands

        return self._state is not None and place is not None and stands(self.package, place)

    def text_at(self, place: Place) -> str:
        """What stands in the field at a place: its draft, else its value as text."""
        from forms.editing import states

        return states.text_at(self.state, self.edition, place)

    def trouble_at(self, place: Place) -> str:
        """Why the draft at a place is no value; empty where there is none."""
        from forms.editing import states

        if self._told_of is not self.state:
            self._told_of, self._troubles = self.state, {}
        # Fields, lists and badges ask for each draft of a state, and a paste leaves many.
        if place not in self._troubles:
            self._troubles[place] = states.trouble_at(self.state, self.edition, place)
        return self._troubles[place]

    def as_saved(self, package: Package) -> Package:
        """A state of the open plan as the store keeps it: without what its texts place no more."""
        from db.placed import as_saved

        return package if self._held is None else as_saved(package, self._held)

    # What is done to it.

    def start_typing(self) -> None:
        """Begin a stretch of typing: texts typed at one place in it are one step."""
        self._typing += 1

    def typing(self, place: Place, words: Callable[[], str], before: str) -> None:
        """Know of a text that is being typed, before it is put into the plan.

        It stands for the field at a place, which showed `before`. Whoever tells of it says
        when that is over: `typing_ended`.
        """
        self.rescuer.typing(place, words, before)

    def typing_ended(self) -> None:
        """What was typed is in the plan, or was given up."""
        self.rescuer.typed()
        if not self.unsaved and self._state is not None:
            self.rescuer.has_all(self._state)

    def set_texts(self, texts: Mapping[Place, str], words: str = "") -> None:
        """Put typed or pasted texts into fields, as one step: as values, or marked drafts."""
        from forms.editing import states

        merge = ""
        if len(texts) == 1:
            (place,) = texts
            merge = f"{self._typing}{place}"
            words = words or f"แก้{self._label_at(place)}"
        after = states.with_texts(self.state, self.edition, texts)
        self._push(after, words or "แก้หลายช่อง", merge)

    def set_value(self, place: Place, value: Any, words: str = "") -> None:
        """Put a value into a field."""
        from forms.editing import states

        after = states.with_value(self.state, place, value)
        self._push(after, words or f"แก้{self._label_at(place)}")

    def insert(self, place: Place, index: int, items: Sequence[Any], words: str = "") -> None:
        """Put items into the list at a place, before its item `index`."""
        from forms.editing import states

        after = states.with_items(self.state, place, index, items)
        self._push(after, words or f"เพิ่ม{self._label_at(place)}")

    def remove(self, place: Place, index: int, count: int = 1, words: str = "") -> bool:
        """Take items out of a list, and with them every reference to their keys.

        Returns whether that was done.
        """
        from forms.editing import states

        after = states.without_items(self.state, place, index, count)
        return self._push(after, words or f"ลบ{self._label_at(place)}")

    def move(self, place: Place, index: int, to: int, count: int = 1, words: str = "") -> None:
        """Move items of a list so that the first stands at `to` among the others."""
        from forms.editing import states

        after = states.with_moved(self.state, place, index, count, to)
        self._push(after, words or f"ย้าย{self._label_at(place)}")

    def apply(self, package: Package, words: str) -> bool:
        """Put another package in the place of this one, as one step; whether it was done."""
        from forms.editing import states

        return self._push(states.with_package(self.state, package), words)

    def take(self, state: State, words: str) -> bool:
        """Put another state in the place of this one, as one step; whether it was done."""
        return self._push(state, words)

    def act(
        self,
        make: Callable[Concatenate[State, P], Act],
        /,
        *arguments: P.args,
        **named: P.kwargs,
    ) -> bool:
        """Make the step that `make` gives for the state as it is; whether it was done."""
        made = make(self.state, *arguments, **named)
        return self._push(made.after, made.words)

    def seal(self, package: Package) -> None:
        """Put another package in the place of this one for good: no step leads behind it.

        For issuing a report and opening it again, which are kept, not undone.
        """
        from forms.editing import states

        self.history.clear()
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

    def save(self) -> None:
        """Have the store brought up to the state in sight; `saved` or `save_failed` follow.

        It is written to where it has that state already: whoever asks wants to be sure.
        """
        if self._plan is not None:
            self._saver.save(self._plan, self.state)

    def _on_answered(self, answer: Answer) -> None:
        """The store has another state of the plan, or has not taken it."""
        if answer.plan is not self._plan:
            return
        if answer.error is not None:
            self._on_save_failed(answer.error)
            return
        self._stored, self._held = answer.state, answer.has
        self._trouble, self._tries = None, 0
        self._retry.stop()
        if self._stored is self._state:
            self.rescuer.has_all(answer.state)
            self.saved.emit()

    def _on_save_failed(self, error: Exception) -> None:
        told, self._tries = self.unsaved if self._trouble else "", self._tries + 1
        known = isinstance(error, PhaenError)
        self._trouble = error if isinstance(error, PhaenError) else StoreError(_FAULT)
        self.rescuer.lacks(self.state)
        is_busy = self.trouble is StoreTrouble.BUSY
        if self.trouble not in _LASTING:
            self._retry.start(_BUSY_RETRY_MS if is_busy else _RETRY_MS)
        if self._tries == _TRIES if is_busy else str(self._trouble) != told:
            self.save_failed.emit(str(self._trouble))
        if not known:
            raise error

    def _begin(self, number: int | None, state: State | None) -> None:
        """Another plan is open, or none: steps are not those of the one before."""
        from forms.editing.changes import EVERYTHING

        self._saver.forget()
        self._plan = None if number is None or state is None else Opened(number, state)
        self._state = self._stored = state
        self._held = state.package if state is not None else None
        self._trouble, self._tries = None, 0
        self._retry.stop()
        self.rescuer.begin(state, self._plans.store_path if state is not None else None)
        self.history.clear()
        self._edition, self._edition_trouble = None, ""
        if state is not None:
            self._resolve_edition(state)
        self.opened.emit()
        self.changed.emit(EVERYTHING)

    def _resolve_edition(self, state: State) -> None:
        """Find the edition that a state's plan is of."""
        from forms.editions.opening import opened_edition

        self._edition_id = state.package.plan.edition
        opened = opened_edition(state.package.plan)
        self._edition, self._edition_trouble = opened.edition, opened.trouble

    def _label_at(self, place: Place) -> str:
        from forms.editions.labels import label_at

        return label_at(self.edition, place)

    def _push(self, after: State, words: str, merge: str = "") -> bool:
        """Make a step of another state; False where there is nothing to do, or it may not be."""
        from forms.editing.states import settled_state

        before = self.state
        if after.package is before.package and after.drafts == before.drafts:
            return False
        if self._gathering:
            self._state = after
            return True
        after = settled_state(after, before)
        if not self._may_follow(before, after):
            return False
        self.history.push(Step(words, before, after, merge))
        return True

    def _may_follow(self, before: State, after: State) -> bool:
        """Whether no issued report would be altered; where one would, say so."""
        from forms.editing.changes import EVERYTHING
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
        # What was typed or picked is not what the plan says.
        self.changed.emit(EVERYTHING)
        return False

    def _show(self, state: State) -> None:
        from forms.editing.changes import EVERYTHING, change_between

        before, self._state = self.state, state
        if state.package.plan.edition != self._edition_id:
            self._resolve_edition(state)
            change = EVERYTHING
        else:
            change = change_between(before, state)
        self.changed.emit(change)
        self.save()
