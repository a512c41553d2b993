"""The open plan: its state and steps, what the store has of it, and its edition.

Records, forms and editions are imported when the first plan is opened: the window's first
paint must not wait for them.
"""

# ruff: noqa: PLC0415 - see above
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal

from db.errors import PhaenError
from desktop.session.history import History, Step
from desktop.session.plans import Plans
from desktop.session.sharing import BUILT_ON, Sharing, across

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from db.errors import StoreTrouble
    from db.issued_papers import IssuedPapers
    from db.places import Place
    from db.records import Package
    from desktop.session.comparing import Comparing
    from desktop.session.rescuer import Rescuer
    from desktop.session.saving import Saving
    from forms.editing.acts import Act
    from forms.editing.changes import Change
    from forms.editing.draft_troubles import DraftTroubles
    from forms.editing.states import State
    from forms.editions.edition import Edition

P = ParamSpec("P")


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
    # What another has saved of the open plan is in sight, too: the Change from the state before.
    taken_in = Signal(object)
    # Another copy of the open plan stands beside it, to be merged.
    comparing_begun = Signal()
    # It is compared no more, or something of it was decided.
    comparing_changed = Signal()

    def __init__(
        self, plans: Plans, parent: QObject | None = None, *, executor: Executor | None = None
    ) -> None:
        super().__init__(parent)
        self._plans = plans
        self.history = History(self._show, self._across, self)
        self._executor = executor
        self._state: State | None = None
        # Why the open plan may not be changed, though others of its store may.
        self._read_only = ""
        self._edition: Edition | None = None
        # What the open plan's edition was resolved from, and why it is another.
        self._edition_id = ""
        self._edition_trouble = ""
        self._typing = 0
        self._gathering = False
        # What the first change within a step was made to.
        self._gathered: Place = ()
        plans.lock.changed.connect(self._on_lock_changed)

    @cached_property
    def _saving(self) -> Saving:
        """What brings the open plan into the store; made for the first one."""
        from desktop.session.saving import Saving

        saving = Saving(self._plans, self._executor, self)
        saving.saved.connect(self.saved)
        saving.failed.connect(self.save_failed)
        sharing = Sharing(self, self._plans, saving, self)
        sharing.taken_in.connect(self._on_taken_in)
        self.opened.connect(sharing.begin)
        return saving

    @cached_property
    def comparing(self) -> Comparing:
        """The open plan beside another copy of it; made when one is wanted first."""
        from desktop.session.comparing import Comparing

        made = Comparing(self, self)
        made.begun.connect(self.comparing_begun)
        made.changed.connect(self.comparing_changed)
        self.opened.connect(made.forget)
        self.history.changed.connect(made.follow_steps)
        return made

    @property
    def is_comparing(self) -> bool:
        """Whether another copy stands beside the open plan."""
        return self.is_open and "comparing" in self.__dict__ and self.comparing.is_on

    @cached_property
    def _draft_troubles(self) -> DraftTroubles:
        """Why texts are no values, as fields, lists and badges ask for each."""
        from forms.editing.draft_troubles import DraftTroubles

        return DraftTroubles()

    # Which plan is open.

    @property
    def is_open(self) -> bool:
        """Whether a plan is open."""
        return self._state is not None

    @property
    def plans(self) -> Plans:
        """The plans of which one is open."""
        return self._plans

    @property
    def number(self) -> int | None:
        """The number of the open plan in its store; None while none is open."""
        return self._saving.number if self.is_open else None

    @property
    def unsaved(self) -> str:
        """Why the store has not the state in sight; empty where it has."""
        return self._saving.unsaved if self.is_open else ""

    @property
    def trouble(self) -> StoreTrouble | None:
        """What kind of trouble keeps the state in sight out of the store; None where none does."""
        return self._saving.trouble if self.is_open else None

    @property
    def is_trying(self) -> bool:
        """Whether saving goes on, or is tried again by itself."""
        return self.is_open and self._saving.is_trying

    @property
    def rescuer(self) -> Rescuer:
        """What keeps elsewhere what the store has not of the plan."""
        return self._saving.rescuer

    @property
    def read_only(self) -> str:
        """Why nothing can be changed in the open plan; empty where it can."""
        return self._plans.read_only or self._read_only

    def open(self, number: int, *, elsewhere: bool = False, trusting: bool = False) -> bool:
        """Open a plan of the store; False, and nothing happens, where the open one is unsaved.

        `elsewhere`: what its store has not of the open one is proven to lie elsewhere.
        `trusting`: also where it is damaged, as far as it can be read.

        Raises:
            StoreError: the plan cannot be read; that which is open stays so.
        """
        if not elsewhere and not self.release():
            return False
        state, read_only = self._saving.load(number, trusting=trusting)
        if elsewhere:
            self._saving.leave()
        self._begin(number, state, read_only)
        return True

    def close(self, *, give_up: bool = False) -> bool:
        """Let the open plan go; False, and nothing happens, where it is unsaved.

        `give_up`: what is not saved is not wanted now; as far as the disk takes it, it is
        put by, and can be found again.
        """
        if not give_up and not self.release():
            return False
        self._saving.put_by()
        self._begin(None, None)
        return True

    def release(self) -> bool:
        """Whether the plan may be let go: all of it is in the store, where need be by now.

        A store that does not answer is waited for, but for a moment only.
        """
        return self._saving.release()

    def keep_unsaved(self) -> bool:
        """Whether all that the store lacks is on the disk elsewhere, where need be by now."""
        return self._saving.keep()

    def end(self) -> None:
        """Save what waits to be saved, and stop saving: the program ends."""
        self._saving.end()

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
        return self._draft_troubles.at(self.state, self.edition, place)

    @property
    def held(self) -> Package | None:
        """What the store held of the open plan when it was read or written here last."""
        return self._saving.held if self.is_open else None

    def as_saved(self, package: Package) -> Package:
        """A state of the open plan as the store keeps it: without what its texts place no more."""
        return self._saving.as_saved(package)

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
        self._saving.typing_ended()

    def set_texts(
        self, texts: Mapping[Place, str], words: str = "", *, typed: bool = False
    ) -> None:
        """Put typed or pasted texts into fields, as one step: as values, or marked drafts.

        One text, or one that is `typed` at several places, goes on with the step of its stretch
        of typing.
        """
        from forms.editing import states

        merge = f"{self._typing}{tuple(texts)}" if typed or len(texts) == 1 else ""
        if len(texts) == 1:
            (place,) = texts
            words = words or f"แก้{self._label_at(place)}"
        after = states.with_texts(self.state, self.edition, texts)
        self._push(after, words or "แก้หลายช่อง", merge, next(iter(texts), ()))

    def set_value(self, place: Place, value: Any, words: str = "") -> None:
        """Put a value into a field."""
        from forms.editing import states

        after = states.with_value(self.state, place, value)
        self._push(after, words or f"แก้{self._label_at(place)}", place=place)

    def insert(self, place: Place, index: int, items: Sequence[Any], words: str = "") -> None:
        """Put items into the list at a place, before its item `index`."""
        from forms.editing import states

        after = states.with_items(self.state, place, index, items)
        self._push(after, words or f"เพิ่ม{self._label_at(place)}", place=(*place, index))

    def remove(self, place: Place, index: int, count: int = 1, words: str = "") -> bool:
        """Take items out of a list, and with them every reference to their keys.

        Returns whether that was done.
        """
        from forms.editing import states

        after = states.without_items(self.state, place, index, count)
        return self._push(after, words or f"ลบ{self._label_at(place)}", place=(*place, index))

    def move(self, place: Place, index: int, to: int, count: int = 1, words: str = "") -> None:
        """Move items of a list so that the first stands at `to` among the others."""
        from forms.editing import states

        after = states.with_moved(self.state, place, index, count, to)
        self._push(after, words or f"ย้าย{self._label_at(place)}", place=place)

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

    def seal(self, package: Package, papers: IssuedPapers | None = None) -> None:
        """Put another package in the place of this one for good: no step leads behind it.

        For issuing a report and opening it again, which are kept, not undone. They are in the
        store when this returns, a report with the papers that were sent.

        Raises:
            StoreError: the store failed; nothing was sealed and nothing kept.
        """
        from forms.editing import states

        if self.read_only:
            self.refused.emit(self.read_only)
            return
        after = states.settled_state(states.with_package(self.state, package), self.state)
        self._saving.seal(after, papers)
        self.history.clear()
        self._show(after)

    @property
    def is_in_step(self) -> bool:
        """Whether changes are being made that are one step in the end."""
        return self._gathering

    @contextmanager
    def step(self, words: str) -> Iterator[None]:
        """Make all changes within one step; none of them where an error is raised."""
        if self._gathering:
            yield
            return
        before, self._gathering, self._gathered = self.state, True, ()
        try:
            yield
            after = self.state
        finally:
            self._state, self._gathering = before, False
        self._push(after, words, place=self._gathered)

    def save(self) -> None:
        """Have the store brought up to the state in sight; `saved` or `save_failed` follow.

        It is written to where it has that state already: whoever asks wants to be sure.
        """
        if self._state is not None and not self.read_only:
            self._saving.save(self.state)

    def _begin(self, number: int | None, state: State | None, read_only: str = "") -> None:
        """Another plan is open, or none: steps are not those of the one before."""
        from forms.editing.changes import EVERYTHING

        self._state, self._read_only = state, read_only
        self._saving.begin(number, state)
        self.history.clear()
        self._edition, self._edition_trouble = None, ""
        self._draft_troubles.forget()
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

    def follow_editions(self) -> None:
        """Look at the edition of the open plan again: its file may be another by now."""
        from forms.editing.changes import EVERYTHING

        if self._state is not None:
            self._resolve_edition(self._state)
            self.changed.emit(EVERYTHING)

    def _label_at(self, place: Place) -> str:
        from forms.editions.labels import label_at

        return label_at(self.edition, place)

    def _push(self, after: State, words: str, merge: str = "", place: Place = ()) -> bool:
        """Make a step of another state; False where there is nothing to do, or it may not be."""
        from forms.editing.states import settled_state

        before = self.state
        if after.package is before.package and after.drafts == before.drafts:
            return False
        if self._gathering:
            self._state, self._gathered = after, self._gathered or place
            return True
        after = settled_state(after, before)
        if not self._may_follow(before, after):
            return False
        self.history.push(Step(words, before, after, merge, place))
        return True

    def _may_follow(self, before: State, after: State) -> bool:
        """Whether one may write, and no issued report would be altered; where not, say so."""
        from forms.editing.changes import EVERYTHING
        from forms.reporting.issuing import altered
        from forms.reporting.sealed import is_issued

        if self.read_only:
            self.refused.emit(self.read_only)
            self.changed.emit(EVERYTHING)
            return False
        report = altered(before.package, after.package)
        if report is None:
            return True
        self.refused.emit(
            f"รายงานไตรมาส {report.quarter} ออกแล้ว จึงแก้สิ่งที่รายงานไว้ไม่ได้ "
            "ถ้าจำเป็นต้องแก้ โปรดเปิดแก้ไขที่หน้าบันทึกข้อความ/ออกรายงานก่อน"
            if is_issued(report)
            else f"รายงานไตรมาส {report.quarter} เคยออกแล้ว จึงต้องเก็บประวัติการออกรายงานไว้"
        )
        # What was typed or picked is not what the plan says.
        self.changed.emit(EVERYTHING)
        return False

    def _on_lock_changed(self) -> None:
        """Another may have changed the open plan while it could only be read here."""
        if self.number is None:
            return
        if self.read_only:
            from forms.editing.changes import EVERYTHING

            # No step may lead behind what another writes from now on.
            self.history.clear()
            self.changed.emit(EVERYTHING)
        elif not self.unsaved:
            try:
                self.open(self.number)
            except PhaenError as error:
                self.refused.emit(str(error))

    def _on_taken_in(self, change: Change) -> None:
        self.changed.emit(change)
        self.taken_in.emit(change)

    def _across(self, since: State, to: State) -> State | None:
        found = across(self.state, since, to)
        if found is None:
            self.refused.emit(BUILT_ON)
        return found

    def _show(self, state: State) -> None:
        self.changed.emit(self.go_on_with(state))
        self.save()

    def go_on_with(self, state: State) -> Change:
        """Have another state in sight; gives what is to be shown anew, and tells of nothing."""
        from forms.editing.changes import EVERYTHING, change_between

        before, self._state = self.state, state
        if state.package.plan.edition != self._edition_id:
            self._resolve_edition(state)
            return EVERYTHING
        return change_between(before, state)
