"""A plan that several people write: what others have saved comes under what is done here.

Nothing of it is imported before a plan is open but this.
"""

# ruff: noqa: PLC0415 - see above
from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from db.merging.difference import Difference
    from db.places import Place
    from desktop.session.plans import Newer, Plans
    from desktop.session.saving import Saving
    from forms.editing.changes import Change
    from forms.editing.states import State
    from forms.editions.edition import Edition

_REST_MS = 700  # between two that are taken in
# How often what another has saved is put under what was done here meanwhile; saving waits for it.
_TRIES = 5
_CONFLICT = (
    "ยังไม่ได้บันทึก เพราะมีผู้อื่นแก้ช่องเดียวกันนี้แล้ว {count:,} แห่ง สิ่งที่กรอกยังอยู่ในหน้าต่างนี้ครบ โปรดเลือกว่าจะใช้ของใคร"
)
BUILT_ON = "เลิกทำขั้นนี้ไม่ได้ เพราะมีผู้อื่นแก้ต่อจากสิ่งนี้แล้ว โปรดแก้ในช่องนั้นโดยตรง"


class SharedPlan(Protocol):
    """The open plan, as a session has it."""

    @property
    def is_open(self) -> bool:
        """Whether there is one."""

    @property
    def number(self) -> int | None:
        """Its number in its store."""

    @property
    def state(self) -> State:
        """Its state; within a step, the one that is being made."""

    @property
    def edition(self) -> Edition:
        """The edition that it is of."""

    @property
    def is_in_step(self) -> bool:
        """Whether changes are being made that are one step in the end."""

    def start_typing(self) -> None:
        """What is typed next is a step of its own."""

    def go_on_with(self, state: State) -> Change:
        """Have another state in sight; gives what is to be shown anew, and tells of nothing."""


class _Here(NamedTuple):
    """What is here when it is looked what another has saved."""

    state: State
    # What is being typed that is not in the state, and where.
    typed: tuple[Place, str] | None
    edition: Edition


class _Together(NamedTuple):
    """What another has saved, under what is here; or what both have changed otherwise."""

    newer: Newer
    here: _Here
    state: State | tuple[Difference, ...]


class Sharing(QObject):
    """Hears of what others do with the open plan, and takes in what they have saved of it.

    Both are put together beside the window.
    """

    # What another has saved is in the state: the Change from the one before.
    taken_in = Signal(object)

    def __init__(self, session: SharedPlan, plans: Plans, saving: Saving, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._saving = saving
        self._is_looking = self._looks_again = False
        self._tries = 0
        # Others may save oftener than one needs to see it.
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._look_again)
        saving.looked.connect(self._on_looked)
        saving.outdated.connect(self.look)
        plans.neighbours.plan_changed.connect(self._on_plan_changed)
        plans.neighbours.came_back.connect(self._on_back)

    def begin(self) -> None:
        """Another plan is open, or none."""
        self._is_looking = self._looks_again = False
        self._rest.stop()

    def look(self) -> None:
        """Have it looked whether another has saved the plan, and take that in."""
        if not self._session.is_open:
            return
        if self._is_looking or self._rest.isActive():
            # What is told of now may have come after what is being read.
            self._looks_again = True
            return
        self._is_looking, self._looks_again, self._tries = True, False, 0
        self._saving.look(partial(_put_together, self._here()))

    def _here(self) -> _Here:
        session = self._session
        return _Here(session.state, self._saving.rescuer.typed_text(), session.edition)

    def _look_again(self) -> None:
        if self._looks_again:
            self.look()

    def _on_plan_changed(self, number: int) -> None:
        if self._session.is_open and number == self._session.number:
            self.look()

    def _on_back(self) -> None:
        """Others may have saved the plan while nothing was heard; what waits here is sent."""
        if self._session.is_open:
            self.look()
            if self._saving.unsaved:
                self._saving.save(self._session.state)

    def _on_looked(self, found: _Together | None) -> None:
        if found is None:
            self._is_looking = False
            self._look_again()
            return
        is_free = not self._session.is_in_step
        if is_free and not self._is_as_it_was(found.here) and self._tries < _TRIES:
            self._tries += 1
            self._saving.put_again(found.newer, partial(_put_together, self._here()))
            return
        self._is_looking = False
        self._rest.start()
        if is_free and self._is_as_it_was(found.here):
            self._take_in(found)
        else:
            self._looks_again = True

    def _is_as_it_was(self, here: _Here) -> bool:
        """Whether nothing was done meanwhile."""
        typed = self._saving.rescuer.typed_text()
        return self._session.state is here.state and (typed and typed[0]) == (
            here.typed and here.typed[0]
        )

    def _take_in(self, found: _Together) -> None:
        """Put what another has saved under what is done here: in place, and as no step.

        Where both have changed one field, or the one that is being typed in, nothing is taken:
        what is here stays unsaved until somebody has decided.
        """
        state = found.state
        if isinstance(state, tuple):
            self._saving.refuse(_CONFLICT.format(count=len(state)))
            return
        # What is typed next is a step of its own.
        self._session.start_typing()
        change = self._session.go_on_with(state)
        self._saving.go_on_from(found.newer, state)
        if change:
            self.taken_in.emit(change)


def _put_together(here: _Here, base: State, newer: Newer) -> _Together:
    """On the worker's thread: it takes longer than a key may."""
    from forms.editing import states
    from forms.merging.rebasing import rebased

    found = rebased(base, here.state, newer.state)
    if here.typed is not None and not isinstance(found, tuple):
        # What is typed is no part of the state, but must not meet what another has written there.
        typed = states.with_texts(here.state, here.edition, dict([here.typed]))
        both = rebased(base, typed, newer.state)
        found = both if isinstance(both, tuple) else found
    return _Together(newer, here, found)


def across(now: State, since: State, to: State) -> State | None:
    """A state as it is without a step, or with it again; None where others have built on that.

    The step led from one of two states to the other; what others did since then stays.
    """
    from forms.merging.rebasing import rebased

    if now is since:
        return to
    found = rebased(since, now, to)
    return None if isinstance(found, tuple) else found
