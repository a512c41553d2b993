"""Work off the GUI thread: one worker, results delivered back on the GUI thread."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from db.errors import PhaenError

if TYPE_CHECKING:
    from concurrent.futures import Executor

T = TypeVar("T")

# Called by work as it goes on: parts done, parts in all (0: not known). It raises
# Cancelled once the result is no longer wanted.
Progress = Callable[[int, int], None]


# The while in which a window that has something new to show paints it.
_PAINT_MS = 60
# How long the worker may keep the interpreter to itself; Python's own is ten times as long.
_SWITCH_SECONDS = 0.0005


class Cancelled(BaseException):
    """The result is no longer wanted; no Exception, so that no work takes it for a fault."""


class Task:
    """One piece of work that was asked for."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()
        # Until its last answer has been given.
        self.running = True

    @property
    def wanted(self) -> bool:
        """Whether its result is still wanted."""
        return not self._cancelled.is_set()

    def cancel(self) -> None:
        """Drop the result; the work stops at its next report of progress."""
        self._cancelled.set()


class _Order(NamedTuple):
    """A task with what to do and whom to tell."""

    task: Task
    work: Callable[[Progress], Any]
    done: Callable[[Any], None]
    failed: Callable[[PhaenError], None] | None
    progress: Progress | None
    ended: Callable[[], None] | None
    asker: QObject | None


class TaskQueue(QObject):
    """Runs work one after another on a thread of its own.

    `on_error` is told, on the GUI thread, of every error that its asker does not take.
    """

    _delivered = Signal(object)

    def __init__(
        self,
        on_error: Callable[[Exception], None],
        *,
        executor: Executor | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._on_error = on_error
        self._executor = executor
        self._waits = executor is None
        self._latest: dict[str, Task] = {}
        self._tasks: set[Task] = set()
        self._delivered.connect(self._on_delivered)

    def run(
        self,
        work: Callable[[Progress], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[PhaenError], None] | None = None,
        progress: Progress | None = None,
        ended: Callable[[], None] | None = None,
        replaces: str = "",
        after_paint: bool = False,
        asker: QObject | None = None,
    ) -> Task:
        """Run `work` off the GUI thread and answer there.

        `done` gets its result, `failed` a known trouble, `progress` its reports; none is
        called once the task is cancelled. `ended` is called last, whatever happened. A
        task with the same `replaces` that came earlier is cancelled. `after_paint`: what
        the window has to show comes first; Python would make both wait for one another.
        An `asker` that has gone, such as a dialog that was closed meanwhile, hears nothing.
        """
        task = Task()
        self._tasks.add(task)
        if replaces:
            if earlier := self._latest.get(replaces):
                earlier.cancel()
            self._latest[replaces] = task
        order = _Order(task, work, done, failed, progress, ended, asker)
        if after_paint and self._waits:
            begin = partial(self._begin, order)
            # The while begins when all is done that was asked for at the same time.
            QTimer.singleShot(0, self, partial(QTimer.singleShot, _PAINT_MS, self, begin))
        else:
            self._begin(order)
        return task

    def close(self) -> None:
        """Cancel everything and wait until the worker has stopped."""
        for task in tuple(self._tasks):
            task.cancel()
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def _begin(self, order: _Order) -> None:
        """Hand the work over to the worker."""
        if not order.task.wanted:
            self._end(order)
            return
        if self._executor is None:
            # Not needed before the first paint.
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

            # The window asks for the interpreter many times a paint, and waits each time until
            # the worker gives it up: so often that nobody who types sees it.
            sys.setswitchinterval(_SWITCH_SECONDS)
            self._executor = ThreadPoolExecutor(max_workers=1)
        self._executor.submit(self._perform, order)

    def _perform(self, order: _Order) -> None:
        """Do the work, on the worker's thread."""

        def report(count: int, total: int) -> None:
            if not order.task.wanted:
                raise Cancelled
            if order.progress is not None:
                self._deliver(order, order.progress, count, total)

        try:
            report(0, 0)
            result = order.work(report)
        except Cancelled:
            pass
        except Exception as error:  # whatever it is, its asker or the log must hear of it
            self._deliver(order, self._trouble, order, error)
        else:
            self._deliver(order, order.done, result)
        self._delivered.emit(lambda: self._end(order))

    def _deliver(self, order: _Order, answer: Callable[..., None], *values: object) -> None:
        """Call `answer` on the GUI thread, if it is still wanted by then."""
        self._delivered.emit(lambda: answer(*values) if _hears(order) else None)

    def _trouble(self, order: _Order, error: Exception) -> None:
        if order.failed is not None and isinstance(error, PhaenError):
            order.failed(error)
        else:
            self._on_error(error)

    def _end(self, order: _Order) -> None:
        self._tasks.discard(order.task)
        order.task.running = False
        if order.ended is not None:
            order.ended()

    def _on_delivered(self, answer: Callable[[], None]) -> None:
        answer()


def _hears(order: _Order) -> bool:
    return order.task.wanted and (order.asker is None or isValid(order.asker))
