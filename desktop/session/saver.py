"""Saving beside the window: one worker writes the states of the open plan, one after another.

SQLite waits for a lock without the interpreter, so that a window whose store is held by
another program is as quick as any.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from db.records import Package
    from forms.editing.states import State

T = TypeVar("T")
# Writes what differs between what the store has of a plan and a state; gives what it has then.
Write = Callable[[int, "State", "State"], "Package"]


class Opened:
    """A plan as it was opened: its number, and the state that the store has of it.

    It is set where that is written, so that each state is written over the one really there;
    `held` is what the store made of it.
    """

    def __init__(self, number: int, state: State) -> None:
        self.number = number
        self.stored, self.held = state, state.package

    @property
    def base(self) -> State:
        """What another who has saved since has built on."""
        # What no text places is not in the store: nobody has removed it.
        return replace(self.stored, package=self.held)


class Answer(NamedTuple):
    """What came of writing a state: what the store `has` now, or the `error` that kept it out."""

    plan: Opened
    state: State
    has: Package | None = None
    error: Exception | None = None


class Worker(QObject):
    """Does work on a thread of its own, one piece after another; with an `executor`, there."""

    # Something stands in `_answers`.
    _arrived = Signal()

    def __init__(self, executor: Executor | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = executor
        self._idle = threading.Condition()
        self._at_work = 0
        self._answers: deque[Callable[[], None]] = deque()
        self._arrived.connect(self._give)

    def run(self, work: Callable[[], None]) -> None:
        """Do something in its turn on the worker's thread."""
        if self._executor is None:
            self._executor = ThreadPoolExecutor(max_workers=1)
        with self._idle:
            self._at_work += 1
        self._executor.submit(self._perform, work)

    def in_turn(self, work: Callable[[], T]) -> T:
        """Do something in its turn and wait for what it gives; on any thread but the worker's."""
        found: Future[T] = Future()

        def done() -> None:
            try:
                found.set_result(work())
            except Exception as error:  # whatever it is, who waits must hear of it
                found.set_exception(error)

        self.run(done)
        return found.result()

    def answer(self, give: Callable[[], None]) -> None:
        """Have something done on the thread of the window; on the worker's thread."""
        self._answers.append(give)

    def wait(self, seconds: float, by: Callable[[Callable[[], None]], None] | None = None) -> None:
        """Wait until all is done, but no longer; and give the answers. `by` does the waiting."""

        def rest() -> None:
            with self._idle:
                self._idle.wait_for(lambda: not self._at_work, seconds)

        rest() if by is None else by(rest)
        self._give()

    def close(self) -> None:
        """Do what waits, and stop the worker."""
        if self._executor is not None:
            self._executor.shutdown(wait=True)
        self._give()

    def _perform(self, work: Callable[[], None]) -> None:
        """Do some work, on the worker's thread."""
        try:
            work()
        except Exception as error:  # whatever it is, the fault is told of in the window
            self._answers.append(lambda error=error: _raise(error))  # type: ignore[misc]
        finally:
            with self._idle:
                self._at_work -= 1
                self._idle.notify_all()
            self._arrived.emit()

    def _give(self) -> None:
        while self._answers:
            self._answers.popleft()()


class Saver(Worker):
    """Writes beside the window; `answered` gives each Answer on the thread of the window.

    Of states that wait only the newest is written. The window paints what was done first: the
    worker would take the interpreter from it for as long as a key takes. With an `executor` it
    writes at once. While it is held nothing is written: what it is to be written over changes.
    """

    answered = Signal(object)

    def __init__(
        self, write: Write, *, executor: Executor | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(executor, parent)
        self._write = write
        self._after_paint = QTimer(self, singleShot=True, interval=0)
        self._after_paint.timeout.connect(self._begin)
        self._begins_at_once = executor is not None
        self._wanted: tuple[Opened, State] | None = None
        self._is_held = self._is_closing = False

    def save(self, plan: Opened, state: State) -> None:
        """Bring the store up to a state of a plan."""
        with self._idle:
            self._wanted = plan, state
        self._begin_soon()

    def hold(self) -> None:
        """Have the states that come wait; on the worker's thread."""
        with self._idle:
            self._is_held = not self._is_closing

    def let_go(self) -> None:
        """Write again, what has waited first."""
        with self._idle:
            was_held, self._is_held = self._is_held, False
            waits = self._wanted is not None
        if was_held and waits and not self._is_closing:
            self._begin_soon()

    def wait(self, seconds: float, by: Callable[[Callable[[], None]], None] | None = None) -> None:
        """Wait until all is written, but no longer; and give the answers. `by` does the waiting."""
        until = time.monotonic() + seconds
        self._begin_what_waits()
        super().wait(seconds, by)
        # An answer may be that what has waited for it is written now.
        while self._wanted is not None and (left := until - time.monotonic()) > 0:
            self._begin_what_waits()
            super().wait(left, by)

    def close(self) -> None:
        """Write what waits, and stop the worker."""
        with self._idle:
            # Whatever is put together meanwhile, this is the last that is written.
            self._is_closing, self._is_held = True, False
            waits = self._wanted is not None
        self._after_paint.stop()
        if waits:
            self._begin()
        super().close()

    def _begin_soon(self) -> None:
        if self._begins_at_once:
            self._begin()
        else:
            self._after_paint.start()

    def _begin_what_waits(self) -> None:
        if self._after_paint.isActive():
            self._after_paint.stop()
            self._begin()

    def _begin(self) -> None:
        # Those that waited with it find nothing left to write.
        self.run(self._save)

    def forget(self) -> None:
        """Write no state any more that waits: it is given up."""
        with self._idle:
            self._wanted, self._is_held = None, False

    def drop(self) -> None:
        """Write no state that waits; one that comes waits as before, where it is held."""
        with self._idle:
            self._wanted = None

    def _save(self) -> None:
        with self._idle:
            if self._is_held or self._wanted is None:
                return
            order, self._wanted = self._wanted, None
        plan, state = order
        try:
            has = self._write(plan.number, plan.stored, state)
        except Exception as error:  # whatever it is, the state is not in the store
            answer = Answer(plan, state, error=error)
        else:
            plan.stored, plan.held = state, has
            answer = Answer(plan, state, has)
        self._answers.append(lambda: self.answered.emit(answer))


def _raise(error: Exception) -> None:
    raise error
