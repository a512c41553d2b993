"""The open plan on its way into the store: what that has of it, and why not all of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from db.errors import PhaenError, StoreError, StoreTrouble
from db.placed import as_saved
from desktop.session.plans import Plans
from desktop.session.rescuer import Rescuer
from desktop.session.saver import Answer, Opened, Saver, Worker

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from db.issued_papers import IssuedPapers
    from db.records import Package
    from desktop.session.plans import Newer
    from forms.editing.states import State

# What becomes, on the worker's thread, of what the store had and of what another has saved since.
PutUnder = Callable[["State", "Newer"], object]
# Until saving is tried again; some troubles are mostly gone in a moment.
_RETRY_MS, _SHORT_RETRY_MS = 5000, 300
# So many tries these have before they are told of.
_TRIES = 6
# Seconds that a plan which is let go waits until it is saved.
_PATIENCE = 1.5
# Troubles that trying again does not mend.
_LASTING = frozenset({StoreTrouble.CHANGED, StoreTrouble.GONE})
_OPENING, _SAVING = "กำลังเปิดแผน…", "กำลังบันทึกบนเซิร์ฟเวอร์…"
_READ_ONLY = "บัญชีนี้อ่านแผนนี้ได้อย่างเดียว ถ้าต้องแก้ไข โปรดขอสิทธิ์จากเจ้าของแผน"
_BEING_SAVED = "ยังบันทึกสิ่งที่แก้ล่าสุดไม่เสร็จ โปรดรอสักครู่แล้วลองใหม่"
_FAULT = "บันทึกไม่ได้ เพราะโปรแกรมทำงานผิดพลาด"


class Loaded(NamedTuple):
    """A plan of the store; `read_only` says why its user may not change it, empty where he may."""

    state: State
    read_only: str


class Saving(QObject):
    """Has each state of the plan written beside the window, and what fails kept elsewhere.

    `saved` says that the store has the state which was given last, `failed` once for each
    reason why it has not; saving is tried again then.
    """

    saved = Signal()
    failed = Signal(str)
    # Another has saved the plan, and both cannot be put together unseen: it is to be looked at.
    outdated = Signal()
    # What came of `look`: what was made of the plan as another has saved it, or None.
    looked = Signal(object)

    def __init__(self, plans: Plans, executor: Executor | None, parent: QObject) -> None:
        super().__init__(parent)
        self._plans = plans
        self._saver = Saver(plans.save, executor=executor, parent=self)
        self._saver.answered.connect(self._on_answered)
        # On a thread of its own: the saver may be waiting for the store.
        self._keeper = Worker(executor, self)
        self.rescuer = Rescuer(self._keeper, self)
        self._plan: Opened | None = None
        self._wanted: State | None = None
        # The state that the store has, and what it holds of it.
        self._stored: State | None = None
        self._held: Package | None = None
        self._trouble: PhaenError | None = None
        self._tries = 0
        self._is_refused = self._stays_held = self._has_ended = False
        self._is_sealing = False
        self._retry = QTimer(self, singleShot=True)
        self._retry.timeout.connect(self._try_again)

    @property
    def number(self) -> int | None:
        """The number of the open plan in its store; None while none is open."""
        return None if self._plan is None else self._plan.number

    @property
    def held(self) -> Package | None:
        """What the store held of the plan when it was read or written here last."""
        return self._held

    @property
    def unsaved(self) -> str:
        """Why the store has not the state that was given last; empty where it has."""
        if self._trouble is not None:
            return str(self._trouble)
        return "" if self._stored is self._wanted else _BEING_SAVED

    @property
    def trouble(self) -> StoreTrouble | None:
        """What kind of trouble there is; None where there is none."""
        if self._trouble is None:
            return None
        if isinstance(self._trouble, StoreError):
            return self._trouble.trouble
        return StoreTrouble.OTHER

    @property
    def is_trying(self) -> bool:
        """Whether saving goes on, or is tried again by itself."""
        return bool(self.unsaved) and self.trouble not in _LASTING

    def begin(self, number: int | None, state: State | None) -> None:
        """Another plan is open, or none; the store has all of this state."""
        self._saver.forget()
        self._plan = None if number is None or state is None else Opened(number, state)
        self._wanted = self._stored = state
        self._held = None if state is None else state.package
        self._trouble, self._tries = None, 0
        self._is_refused = False
        self._retry.stop()
        self.rescuer.begin(state, None if state is None else self._plans.store_path)

    def save(self, state: State) -> None:
        """Have the store brought up to a state; it is written to where it has that already."""
        self._wanted = state
        if self._plan is not None:
            self._saver.save(self._plan, state)

    def load(self, number: int, *, trusting: bool) -> Loaded:
        """A plan as the store has it, to go on with; a save that is under way comes first.

        That would go by what is read here, and not by what it was made from.

        Raises:
            StoreError: it cannot be read, or nobody wants it any more.
        """
        from forms.editing.states import State  # noqa: PLC0415 - with a plan

        def load() -> Loaded:
            state = State(*self._plans.load_with_drafts(number, trusting=trusting))
            return Loaded(state, "" if self._plans.may_write(number) else _READ_ONLY)

        if self._plans.server is None:
            return load()
        return self._plans.wait(partial(self._saver.in_turn, load), _OPENING)

    def look(self, put_under: PutUnder) -> None:
        """Have it looked, beside the window, whether another has saved the plan: `looked`.

        What has is given to `put_under`, there, with what the store had before. Nothing is
        saved from then on until `looked` has been answered.
        """
        if self._plan is not None and not self._has_ended:
            self._saver.run(partial(self._look, self._plan, put_under))

    def put_again(self, newer: Newer, put_under: PutUnder) -> None:
        """As an answer to `looked`: have what was found put under what is here by now."""
        if self._plan is not None:
            self._stays_held = True
            self._saver.run(partial(self._put, self._plan, newer, put_under))

    def go_on_from(self, newer: Newer, state: State) -> None:
        """Go on from what another has saved; `state` is that with what was done here meanwhile."""
        plan = self._plan
        if plan is None:
            return
        has_all = state.package == newer.state.package and state.drafts == newer.state.drafts
        stored = state if has_all else newer.state
        # Saving is held until the worker knows of this: what it has in its turn before would be
        # written over the base of before, and forgotten with it.
        self._stays_held = True
        self._saver.run(partial(self._go_on, plan, stored, newer))
        self._held, self._stored, self._wanted = newer.state.package, stored, state
        self._trouble, self._tries, self._is_refused = None, 0, False
        self._retry.stop()
        if has_all:
            # What waits was written without what others have put in: it would be taken out again.
            self._saver.drop()
            self.rescuer.has_all(state)
            self.saved.emit()
        else:
            self.save(state)

    def refuse(self, words: str) -> None:
        """Keep what is not saved until somebody has decided: another has changed the same."""
        told = str(self._trouble or "")
        self._trouble = StoreError(words, StoreTrouble.CHANGED)
        self._retry.stop()
        if self._wanted is not None:
            self.rescuer.lacks(self._wanted)
        if words != told:
            self.failed.emit(words)

    def _look(self, plan: Opened, put_under: PutUnder) -> None:
        """On the worker's thread."""
        found = None
        # What cannot be read is told of by saving, and looked at again then.
        with suppress(StoreError):
            found = self._plans.newer(plan.number)
        if found is None:
            self._saver.answer(partial(self._on_looked, plan, None))
        else:
            # Saved over what is about to be another base, it would have to be put together anew:
            # who saves all the time would never see what others do.
            self._saver.hold()
            self._put(plan, found, put_under)

    def _put(self, plan: Opened, newer: Newer, put_under: PutUnder) -> None:
        """On the worker's thread, which is held."""
        made = None
        try:
            made = put_under(plan.base, newer)
        finally:
            self._saver.answer(partial(self._on_looked, plan, made))

    def _on_looked(self, plan: Opened, made: object) -> None:
        self._stays_held = False
        # What is sealed is being written over what was there before.
        made = None if self._is_sealing else made
        if plan is self._plan and not self._has_ended:
            if made is None and self._is_refused:
                self._is_refused = False
                self._try_again()
            self.looked.emit(made)
        if not self._stays_held:
            self._saver.let_go()

    def _go_on(self, plan: Opened, stored: State, newer: Newer) -> None:
        """On the worker's thread."""
        plan.stored, plan.held = stored, newer.state.package
        try:
            self._plans.go_on_from(plan.number, newer.moment)
        finally:
            self._saver.answer(self._saver.let_go)

    def seal(self, state: State, papers: IssuedPapers | None) -> None:
        """Have a state in the store when this returns, with the papers of a report in it.

        Raises:
            StoreError: the store failed; it has neither.
        """
        if self._plan is None:
            return
        if not self.release():
            raise StoreError(self.unsaved, self.trouble or StoreTrouble.BUSY)
        # The worker rests: nothing is written that this would come in between.
        plan = self._plan
        write = partial(self._seal, plan, state, papers)
        if self._plans.server is None:
            self._held = write()
        else:
            # What others have saved is taken in when it is over.
            self._is_sealing = True
            try:
                self._held = self._plans.wait(
                    partial(self._saver.in_turn, write), _SAVING, partial(self._unseal, plan)
                )
            finally:
                self._is_sealing = False
        self._stored = self._wanted = state
        if self._plans.server is not None:
            self.outdated.emit()

    def _seal(self, plan: Opened, state: State, papers: IssuedPapers | None) -> Package:
        """On the worker's thread, or while that rests."""
        plan.held = self._plans.save(plan.number, plan.stored, state, papers)
        plan.stored = state
        return plan.held

    def _unseal(self, plan: Opened, _held: Package) -> None:
        """Nobody waits for it any more: the store is to have what is in sight; on any thread."""
        self._saver.run(partial(self._saver.answer, partial(self._save_again, plan)))

    def _save_again(self, plan: Opened) -> None:
        if plan is self._plan and not self._has_ended:
            self._try_again()

    def as_saved(self, package: Package) -> Package:
        """What the store would hold of a state: without what its texts place no more."""
        return package if self._held is None else as_saved(package, self._held)

    def typing_ended(self) -> None:
        """What was typed is in the plan, or was given up."""
        self.rescuer.typed()
        if self._wanted is not None and not self.unsaved:
            self.rescuer.has_all(self._wanted)
        if self.trouble is StoreTrouble.CHANGED:
            # It may have been that text alone.
            self.outdated.emit()

    def release(self) -> bool:
        """Whether the store has all, where need be by now; it is waited for, but a moment only."""
        if self.unsaved:
            self._try_again()
            # Of a server that says nothing, too, the window is painted meanwhile.
            is_far = self._plans.server is not None
            with suppress(StoreError):
                self._saver.wait(_PATIENCE, self._beside if is_far else None)
        return not self.unsaved

    def _beside(self, work: Callable[[], None]) -> None:
        self._plans.wait(work, _SAVING)

    def keep(self) -> bool:
        """Whether all that the store lacks is on the disk elsewhere, where need be by now."""
        if self._wanted is not None and self.unsaved:
            self.rescuer.lacks(self._wanted)
            self.rescuer.write()
            self._keeper.wait(_PATIENCE)
        return not self.unsaved or self.rescuer.is_kept

    def put_by(self) -> None:
        """Put what the store lacks by: it is given up for now."""
        if self._wanted is not None and self.unsaved:
            self.rescuer.lacks(self._wanted)
            self.rescuer.put_by()

    def leave(self) -> None:
        """Keep nothing of the plan elsewhere: all of it is proven to lie in the store."""
        if self._wanted is not None:
            self.rescuer.typed()
            self.rescuer.has_all(self._wanted)

    def end(self) -> None:
        """Write what waits, and stop."""
        self._has_ended = True
        self._retry.stop()
        self._saver.close()
        self._keeper.close()

    def _try_again(self) -> None:
        if self._wanted is not None:
            self.save(self._wanted)

    def _on_answered(self, answer: Answer) -> None:
        """The store has another state of the plan, or has not taken it."""
        if answer.plan is not self._plan:
            return
        if answer.error is not None:
            self._on_failed(answer.error)
            return
        self._stored, self._held = answer.state, answer.has
        self._trouble, self._tries = None, 0
        self._retry.stop()
        if self._stored is self._wanted:
            self.rescuer.has_all(answer.state)
            self.saved.emit()

    def _on_failed(self, error: Exception) -> None:
        if self._plans.server is not None and _is_changed(error):
            self._is_refused = True
            if self._wanted is not None:
                self.rescuer.lacks(self._wanted)
            self.outdated.emit()
            return
        told, self._tries = self.unsaved if self._trouble else "", self._tries + 1
        known = isinstance(error, PhaenError)
        self._trouble = error if isinstance(error, PhaenError) else StoreError(_FAULT)
        if self._wanted is not None:
            self.rescuer.lacks(self._wanted)
        is_passing = self._is_passing(self.trouble)
        if self.trouble not in _LASTING:
            self._retry.start(_SHORT_RETRY_MS if is_passing else _RETRY_MS)
        if self._tries == _TRIES if is_passing else str(self._trouble) != told:
            self.failed.emit(str(self._trouble))
        if not known:
            raise error

    def _is_passing(self, trouble: StoreTrouble | None) -> bool:
        """Whether it is mostly gone in a moment: a lock, or a connection that another replaces."""
        is_cut = self._plans.server is not None and trouble is StoreTrouble.UNREACHABLE
        return trouble is StoreTrouble.BUSY or (is_cut and self._tries <= _TRIES)


def _is_changed(error: Exception) -> bool:
    """Whether another has saved the plan since it was read here."""
    return isinstance(error, StoreError) and error.trouble is StoreTrouble.CHANGED
