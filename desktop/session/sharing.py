"""A plan that several people write: what others have saved comes under what is done here.

Nothing of it is imported before a plan is open but this.
"""

# ruff: noqa: PLC0415 - see above
from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from desktop.session.plans import Newer, Plans
    from desktop.session.saving import Saving
    from forms.editing.changes import Change
    from forms.editing.states import State
    from forms.editions.edition import Edition

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


class Sharing(QObject):
    """Hears of what others do with the open plan, and takes in what they have saved of it."""

    # What another has saved is in the state: the Change from the one before.
    taken_in = Signal(object)

    def __init__(self, session: SharedPlan, plans: Plans, saving: Saving, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._saving = saving
        saving.newer.connect(self._take_in)
        plans.neighbours.plan_changed.connect(self._on_plan_changed)
        plans.neighbours.came_back.connect(self._on_back)

    def _on_plan_changed(self, number: int) -> None:
        if self._session.is_open and number == self._session.number:
            self._saving.look()

    def _on_back(self) -> None:
        """Others may have saved the plan while nothing was heard; what waits here is sent."""
        if self._session.is_open:
            self._saving.look()
            if self._saving.unsaved:
                self._saving.save(self._session.state)

    def _take_in(self, newer: Newer) -> None:
        """Put what another has saved under what is done here: in place, and as no step.

        Where both have changed one field, or the one that is being typed in, nothing is taken:
        what is here stays unsaved until somebody has decided.
        """
        from forms.editing import states
        from forms.merging.rebasing import rebased

        session, base = self._session, self._saving.stored
        if session.is_in_step or base is None:
            QTimer.singleShot(0, self, self._saving.look)
            return
        before, typed = session.state, self._saving.rescuer.typed_text()
        ours = (
            before if typed is None else states.with_texts(before, session.edition, dict([typed]))
        )
        both = rebased(base, ours, newer.state)
        after = both if ours is before else rebased(base, before, newer.state)
        if isinstance(both, tuple) or isinstance(after, tuple):
            found = [each for each in (both, after) if isinstance(each, tuple)]
            self._saving.refuse(_CONFLICT.format(count=len(found[0])))
            return
        # What is typed next is a step of its own.
        session.start_typing()
        change = session.go_on_with(after)
        self._saving.go_on_from(newer, after)
        if change:
            self.taken_in.emit(change)


def across(now: State, since: State, to: State) -> State | None:
    """A state as it is without a step, or with it again; None where others have built on that.

    The step led from one of two states to the other; what others did since then stays.
    """
    from forms.merging.rebasing import rebased

    if now is since:
        return to
    found = rebased(since, now, to)
    return None if isinstance(found, tuple) else found
