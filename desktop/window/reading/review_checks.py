"""What the checks find in a plan under review, in the background after each decision."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from db.places import Place
from db.records import Package
from desktop.session.tasks import Task, TaskQueue
from forms.checks import Problem, check
from forms.reading.reading import ReadPlan

# What they wait for: one decides quickly.
_PAUSE_MS = 400


class ReviewChecks(QObject):
    """`problems` are those that were found last, by their places."""

    found = Signal()

    def __init__(self, tasks: TaskQueue, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._task: Task | None = None
        self._now: ReadPlan | None = None
        self._checked: Package | None = None
        self.problems: Mapping[Place, tuple[Problem, ...]] = {}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._check)

    def show_plan(self, now: ReadPlan) -> None:
        """Check another plan, after a while; nothing happens where it is the same."""
        self._now = now
        if now.package is not self._checked:
            self._pause.start()

    def stop(self) -> None:
        """Check no more, and tell of nothing that is being checked."""
        self._pause.stop()
        if self._task is not None:
            self._task.cancel()

    def _check(self) -> None:
        now = self._now
        if now is None:
            return
        package, edition = now.package, now.material.edition
        self._checked = package
        self._task = self._tasks.run(
            lambda _progress: check(package, edition), done=self._on_found, replaces="review-check"
        )

    def _on_found(self, problems: tuple[Problem, ...]) -> None:
        by_place: dict[Place, tuple[Problem, ...]] = {}
        for problem in problems:
            by_place[problem.place] = (*by_place.get(problem.place, ()), problem)
        self.problems = by_place
        self.found.emit()
