"""The open plan beside another copy of it: what is decided so far, until both are one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QObject, Signal

from db.errors import StoreError
from db.exchanges import Direction, Exchange
from db.merging.difference import Difference, Key, Side
from db.merging.merge import Merge, merge
from forms.editing.states import State
from forms.merging.drafts import merged_state

if TYPE_CHECKING:
    from db.records import Package
    from desktop.session.history import History, Step
    from desktop.session.plans import Plans


class OpenPlan(Protocol):
    """The open plan, as a session has it."""

    @property
    def plans(self) -> Plans:
        """The plans of which one is open."""

    @property
    def is_open(self) -> bool:
        """Whether there is an open plan."""

    @property
    def number(self) -> int | None:
        """The number of the open plan in its store."""

    @property
    def state(self) -> State:
        """The state of the open plan."""

    @property
    def package(self) -> Package:
        """The package of the open plan."""

    @property
    def history(self) -> History:
        """The steps that led to it."""

    def take(self, state: State, words: str) -> bool:
        """Put another state in the place of this one, as one step; whether it was done."""


class SideWords(NamedTuple):
    """What the two copies are called where they stand beside each other, and their answers."""

    ours: str = "ในแผนนี้"
    theirs: str = "ในแฟ้ม"
    take: str = "ใช้ของแฟ้ม"
    keep: str = "คงของเดิม"
    ours_only: str = "แก้ในเครื่องนี้"


def _as_made(package: Package) -> Package:
    return package


class Incoming(NamedTuple):
    """A copy of the open plan: from where, its state, and what both were; None: unknown.

    Its package has identities (`db.settling.taken_in`). `is_kept`: when it has been merged, it is
    kept as received from `name`, the base of the next comparison. `by_words` are the records that
    it did not name, and that were told by their words: what differs in them is marked. `finish`
    is what the plan that was made of both owes beside.
    """

    name: str
    state: State
    base: Package | None
    is_kept: bool = True
    words: SideWords = SideWords()
    by_words: frozenset[str] = frozenset()
    finish: Callable[[Package], Package] = _as_made


class Comparing(QObject):
    """Holds one copy beside the open plan, or none, and what was decided of each difference.

    The plan may be changed meanwhile: decisions go by what they are about, and stay.
    """

    # Another copy stands beside the plan, or none, or something was decided.
    changed = Signal()
    # A copy stands beside the plan that did not before.
    begun = Signal()

    def __init__(self, session: OpenPlan, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._incoming: Incoming | None = None
        self._merge: Merge | None = None
        self._of: Package | None = None
        self._decisions: dict[Key, Side] = {}
        self._kept: list[_Kept] = []

    @property
    def is_on(self) -> bool:
        """Whether a copy stands beside the open plan: of another, just opened, it says nothing."""
        if self._incoming is None or not self._session.is_open:
            return False
        return self._incoming.state.package.plan.id == self._session.package.plan.id

    @property
    def name(self) -> str:
        """Where the copy came from, in words."""
        return self._incoming.name if self._incoming else ""

    @property
    def words(self) -> SideWords:
        """What the two copies are called."""
        return self._incoming.words if self._incoming else SideWords()

    @property
    def merge(self) -> Merge:
        """The open plan as it is now, and the copy."""
        if self._incoming is None:
            raise RuntimeError("nothing is compared")
        package = self._session.package
        if self._merge is None or self._of is not package:
            incoming = self._incoming
            self._merge = merge(incoming.base, package, incoming.state.package)
            self._of = package
        return self._merge

    @property
    def has_base(self) -> bool:
        """Whether it is known what both copies were before."""
        return self._incoming is not None and self._incoming.base is not None

    @property
    def decisions(self) -> dict[Key, Side]:
        """What was decided, by what it is about."""
        return dict(self._decisions)

    def side_of(self, difference: Difference) -> Side | None:
        """Whose state is taken, as decided or by default; None in a conflict that is open."""
        decided = self._decisions.get(difference.key)
        return decided if decided in difference.choices else difference.default

    def is_decided(self, difference: Difference) -> bool:
        """Whether somebody has decided."""
        return self._decisions.get(difference.key) in difference.choices

    def is_by_words(self, difference: Difference) -> bool:
        """Whether the copy did not say which record it is that differs."""
        known = self._incoming.by_words if self._incoming else frozenset()
        return difference.key.record in known

    def open_conflicts(self) -> int:
        """How many conflicts are not decided yet."""
        return sum(not self.is_decided(each) for each in self.merge.conflicts)

    def begin(self, incoming: Incoming) -> None:
        """Put a copy beside the open plan, in the place of any other.

        Raises:
            MergeError: it is no copy of the open plan.
        """
        made = merge(incoming.base, self._session.package, incoming.state.package)
        self._incoming, self._merge, self._of = incoming, made, self._session.package
        self._decisions = {}
        self.changed.emit()
        self.begun.emit()

    def decide(self, differences: Iterable[Difference], side: Side) -> None:
        """Take a side in all of the differences that have that choice."""
        self._decisions |= {each.key: side for each in differences if side in each.choices}
        self.changed.emit()

    def take(self) -> str:
        """Make both one, as one step of the open plan; `is_on` stays where that may not be.

        Gives why the copy could not be kept for the next comparison; empty where all is well.
        """
        incoming, session = self._incoming, self._session
        if incoming is None:
            return ""
        package = incoming.finish(self.merge.decided(self._decisions))
        after = merged_state(session.state, self.merge, package, incoming.state)
        is_new = package != session.package or after.drafts != session.state.drafts
        if is_new and not session.take(after, f"ผสานกับ {incoming.name}"):
            return ""
        trouble = self.keep_received(incoming, is_step=is_new)
        self.drop()
        return trouble

    def drop(self) -> None:
        """Compare no more; what was decided is gone."""
        self._incoming, self._merge, self._of = None, None, None
        self._decisions = {}
        self.changed.emit()

    def keep_received(self, incoming: Incoming, *, is_step: bool = True) -> str:
        """Keep a copy as received: where the last step took it in, as long as that stands.

        Gives why it could not be kept; empty where it was.
        """
        number = self._session.number
        step = self._session.history.last if is_step else None
        if not incoming.is_kept or number is None:
            return ""
        try:
            kept = _Kept(number, incoming, step)
            kept.exchange = self._session.plans.keep_exchanged(
                number, incoming.state.package, Direction.RECEIVED, incoming.name
            )
        except StoreError as error:
            return str(error)
        self._kept.append(kept)
        return ""

    def forget(self) -> None:
        """Compare no more: another plan is open, or none."""
        self._kept = []
        if self._incoming is not None:
            self.drop()

    def follow_steps(self) -> None:
        """Know of what was undone and made again."""
        for kept in self._kept:
            kept.follow(self._session)


class _Kept:
    """A copy that was merged: known as received while the step stands that merged it.

    Without it the plan has come from that copy no more, and all of it would count as refused.
    """

    def __init__(self, number: int, incoming: Incoming, step: Step | None) -> None:
        self._number = number
        self._incoming = incoming
        self._step = step
        self.exchange: Exchange | None = None

    def follow(self, session: OpenPlan) -> None:
        """Forget or keep the copy again, as the step was undone or made again."""
        stands = session.history.stands(self._step) if self._step is not None else None
        if stands is None or stands is (self.exchange is not None):
            return
        plans, package = session.plans, self._incoming.state.package
        if self.exchange is not None:
            plans.forget_exchanged(self._number, self.exchange)
            self.exchange = None
        else:
            self.exchange = plans.keep_exchanged(
                self._number, package, Direction.RECEIVED, self._incoming.name
            )
