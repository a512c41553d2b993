"""Makes backups while one works: every twenty minutes of changes, and on each new day."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from db.backups.names import Reason
from db.errors import PhaenError
from desktop.session.plans import Plans
from desktop.session.session import Session
from desktop.session.tasks import TaskQueue

if TYPE_CHECKING:
    from db.backups.names import Reason

_EVERY_MS = 20 * 60 * 1000


class BackupKeeper(QObject):
    """Keeps the backups of a store up to date, off the GUI thread.

    `made`: one was made, or could not be. `failed` says in Thai why it could not, or that
    the second place is away: once, until all has been well again.
    """

    made = Signal()
    failed = Signal(str)

    def __init__(
        self, plans: Plans, session: Session, tasks: TaskQueue, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._plans = plans
        self._tasks = tasks
        self._begun = False
        # Why the last one could not be made; empty where it could.
        self.trouble = ""
        # Begins with the first change after a backup.
        self.due = QTimer(self, singleShot=True, interval=_EVERY_MS)
        self.due.timeout.connect(self._on_due)
        session.saved.connect(self._on_changed)
        plans.changed.connect(self._on_changed)

    def make(self, reason: Reason, then: Callable[[], None] | None = None) -> None:
        """Make a backup, and do something when that is done, or could not be."""
        if not self._plans.keeps_backups:
            if then is not None:
                then()
            return
        self._run(lambda: self._plans.backups.make(reason), then)

    def _on_changed(self) -> None:
        if not self._begun:
            self._begun = True
            if self._plans.entries or self._plans.removed:
                self._run(self._begin_day)
            return
        if self._plans.keeps_backups and not self.due.isActive():
            self.due.start()

    def _on_due(self) -> None:
        self.make(Reason.REGULAR)

    def _begin_day(self) -> None:
        """What an opened store needs: a backup of this day, and then no plans long removed."""
        if self._plans.keeps_backups:
            self._plans.backups.make_of_day()
        if not self._plans.read_only:
            self._plans.purge()

    def _run(self, work: Callable[[], object], then: Callable[[], None] | None = None) -> None:
        self.due.stop()
        self._tasks.run(
            partial(self._perform, work),
            done=self._on_done,
            failed=self._on_failed,
            ended=then,
            after_paint=True,
        )

    def _perform(self, work: Callable[[], object], _progress: object) -> None:
        work()
        if self._plans.keeps_backups:
            self._plans.backups.copy_to_second_place()

    def _on_done(self, _result: object) -> None:
        self.trouble = ""
        self.made.emit()

    def _on_failed(self, error: PhaenError) -> None:
        # Tried again after another while, whether or not there are further changes.
        self.due.start()
        known, self.trouble = self.trouble, str(error)
        self.made.emit()
        if self.trouble != known:
            self.failed.emit(self.trouble)
