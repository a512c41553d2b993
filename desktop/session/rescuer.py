"""Keeps beside the store what the store has not of the open plan, at most a second old.

Nothing is written while all is saved, and while what one types gets there with each pause.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer

from db.errors import PhaenError
from db.places import dotted
from db.processes import this_process
from db.rescue import places
from desktop.clock import local_today

if TYPE_CHECKING:
    from pathlib import Path

    from db.places import Place
    from db.records import Plan
    from db.rescue.journal import Journal
    from db.rescue.rescue import Rescue, Typed
    from desktop.session.saver import Worker
    from forms.editing.states import State

# From a key until it is written: by then most of what one types is in the store.
_PAUSE_MS = 500
# The same while the store takes nothing: all of a plan takes longer to write.
_SHORT_PAUSE_MS = 200


class _Typing(NamedTuple):
    """A text that is being typed at a place, and what had stood there."""

    place: Place
    words: Callable[[], str]
    before: str


class _Content(NamedTuple):
    """What a rescue is made of: a state that the store has not, and a text being typed."""

    state: State | None
    typed: Typed | None

    def is_same(self, other: _Content) -> bool:
        """Whether both are of one state; states are told by what they are, not what is in them."""
        return self.state is other.state and self.typed == other.typed


_NOTHING = _Content(None, None)


class Rescuer(QObject):
    """Writes the journal of the open plan on a worker's thread. `page` is in sight."""

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        # The file that was made of a state last: while one types the state stays.
        self._made: tuple[State, bytes] | None = None
        self.page = ""
        self._state: State | None = None
        self._store: Path | None = None
        self._journal: Journal | None = None
        self._lacking: State | None = None
        self._typing: _Typing | None = None
        # What was given to be written last, and what is on the disk by now.
        self._given = self._kept = _NOTHING
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self.write)

    @property
    def is_kept(self) -> bool:
        """Whether all that the store lacks is on the disk elsewhere."""
        return self._kept.is_same(self._content())

    @property
    def path(self) -> Path | None:
        """The file that was written; None where none is there."""
        return None if self._journal is None else self._journal.path

    def begin(self, state: State | None, store: Path | None) -> None:
        """Another plan is open, or none; the store has all of it."""
        self._pause.stop()
        self._state, self._store, self._journal = state, store, None
        self._lacking, self._typing = None, None
        self._given = self._kept = _NOTHING

    def adopt(self, path: Path) -> None:
        """Go on under the journal that was found: it goes once its content is in the store."""
        self._journal = self._new_journal(found=path)
        # Not what is in it matters, but that something is.
        self._given = _Content(self._state, None)

    def disown(self) -> None:
        """Leave the journal that was found where it is."""
        self._journal, self._given, self._kept = None, _NOTHING, _NOTHING

    def lacks(self, state: State) -> None:
        """The store has not this state."""
        is_first, self._lacking = self._lacking is None, state
        if is_first:
            self.write()
        else:
            self._wait()

    def has_all(self, state: State) -> None:
        """The store has the state in sight, which is this."""
        self._state, self._lacking = state, None
        if self._typing is None or self._given.state is not None:
            self.write()

    def typing(self, place: Place, words: Callable[[], str], before: str) -> None:
        """Follow a text that is being typed at a place, where `before` had stood."""
        self._typing = _Typing(place, words, before)
        self._wait()

    def typed_text(self) -> tuple[Place, str] | None:
        """The place at which something is being typed that is not in the plan, and the text."""
        if self._typing is None or self._text() == self._typing.before:
            return None
        return self._typing.place, self._text()

    def typed(self) -> None:
        """What was typed is in the state in sight, or was given up."""
        self._typing = None

    def write(self) -> None:
        """Have all that the store lacks written now, where it is not by now."""
        self._pause.stop()
        content = self._content()
        if content.is_same(self._given) or self._state is None:
            return
        self._given = content
        journal = self._journal = self._journal or self._new_journal()
        plan, store, page = self._state.package.plan, self._store, self.page
        self._worker.run(lambda: self._perform(journal, content, plan, f"{store}", page))

    def put_by(self) -> None:
        """Put what the store lacks by, to be found later: it was given up, or left for another."""
        self.write()
        journal = self._journal
        if journal is not None and not self._given.is_same(_NOTHING):
            self._worker.run(lambda: _shelve(journal))

    def _wait(self) -> None:
        if not self._pause.isActive():
            self._pause.start(_PAUSE_MS if self._lacking is None else _SHORT_PAUSE_MS)

    def _content(self) -> _Content:
        typing, state = self._typing, self._lacking or self._state
        text = self._text()
        if typing is None or state is None or text == typing.before:
            return _Content(self._lacking, None)
        from db.rescue.rescue import Typed  # noqa: PLC0415 - not for the first paint

        typed = Typed.at(state.package, typing.place, text=text, before=typing.before)
        return _Content(self._lacking, typed)

    def _text(self) -> str:
        """What is being typed; what had stood there where its box has gone."""
        if self._typing is None:
            return ""
        try:
            return self._typing.words()
        except RuntimeError:  # what PySide says of a widget that Qt has deleted
            return self._typing.before

    def _perform(
        self, journal: Journal, content: _Content, plan: Plan, store: str, page: str
    ) -> None:
        """Write the journal, or take it away where the store lacks nothing; on the worker."""
        try:
            if content.is_same(_NOTHING):
                journal.empty()
            else:
                journal.write(_rescue(content, plan, store, page, self._package(content.state)))
        except PhaenError:
            # Tried again with the next try of the store; who lets the plan go asks about it.
            self._given = self._kept
        else:
            self._kept = content

    def _package(self, state: State | None) -> bytes:
        """The package of a state as a file; empty for none. On the worker alone."""
        if state is None:
            self._made = None
            return b""
        if self._made is None or self._made[0] is not state:
            self._made = state, _file_of(state)
        return self._made[1]

    def _new_journal(self, found: Path | None = None) -> Journal:
        from db.rescue.journal import Journal  # noqa: PLC0415 - as above

        assert self._state is not None  # noqa: S101 - a plan is open
        assert self._store is not None  # noqa: S101
        return Journal(self._state.package.plan.id, places.rescue_folders(self._store), found=found)


def _rescue(content: _Content, plan: Plan, store: str, page: str, package: bytes) -> Rescue:
    """What is written of a plan that lies in a store."""
    from db.rescue.rescue import Rescue  # noqa: PLC0415 - as above

    return Rescue(
        plan=plan.id,
        words=f"{plan.unit.name} ปีงบประมาณ พ.ศ. {plan.fiscal_year}",
        store=store,
        moment=datetime.now(UTC).isoformat(timespec="seconds"),
        writer=this_process(),
        page=page,
        typed=content.typed,
        package=package,
    )


def _file_of(state: State) -> bytes:
    """The package of a state with its drafts, as a file."""
    from db.package.file import package_bytes  # noqa: PLC0415 - as above

    drafts = {dotted(place): text for place, text in state.drafts.items()}
    return package_bytes(state.package, drafts=drafts)


def _shelve(journal: Journal) -> None:
    from db.rescue.shelf import keep  # noqa: PLC0415 - as above

    if journal.path is not None:
        # Where it cannot be moved it stays, and is found as that of a process that ended.
        with suppress(PhaenError):
            keep(journal.path, local_today())
