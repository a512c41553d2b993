"""The problems of the open plan, found in the background whenever it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop import printing
from desktop.tasks import TaskQueue
from desktop.workspace import Workspace

if TYPE_CHECKING:
    from forms.checks import Problem


class Checker(QObject):
    """Watches a workspace; `problems` are those of the package last checked."""

    changed = Signal()

    def __init__(self, workspace: Workspace, tasks: TaskQueue, parent: QObject | None = None):
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self.problems: tuple[Problem, ...] = ()
        self._number: int | None = None
        workspace.package_changed.connect(self._on_package_changed)

    def _on_package_changed(self) -> None:
        package = self._workspace.package
        if self._number != self._workspace.number:
            # Those of another plan say nothing of this one.
            self._number = self._workspace.number
            self._show(())
        if package is None:
            return

        def show(problems: tuple[Problem, ...]) -> None:
            if self._workspace.package is package:
                self._show(problems)

        self._tasks.run(
            lambda _progress: printing.find_problems(package), done=show, replaces="check"
        )

    def _show(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        self.changed.emit()
