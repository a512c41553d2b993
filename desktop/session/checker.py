"""The problems of the open plan, found in the background whenever it changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.clock import local_today
from desktop.session.tasks import TaskQueue
from desktop.session.workspace import Workspace
from forms import printing

if TYPE_CHECKING:
    import datetime as dt

    from db.records import Package
    from desktop.session.editor import Editor
    from forms.checks import Problem

_PAUSE_MS = 250


class Checker(QObject):
    """Watches a workspace; `problems` are those of the package last checked.

    What stands in fields and cannot be their value comes before what the checks find.
    """

    changed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        tasks: TaskQueue,
        parent: QObject | None = None,
        today: Callable[[], dt.date] = local_today,
    ):
        super().__init__(parent)
        self._today = today
        self._workspace = workspace
        self._tasks = tasks
        self.problems: tuple[Problem, ...] = ()
        self._found: tuple[Problem, ...] = ()
        self._drafts: tuple[Problem, ...] = ()
        self._editor: Editor | None = None
        self._checked: Package | None = None
        self._number: int | None = None
        # While one types, what is typed is drawn first and checked after.
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._check)
        workspace.package_changed.connect(self._on_package_changed)

    def watch_drafts(self, editor: Editor) -> None:
        """Tell of an editor's drafts, too."""
        self._editor = editor
        editor.changed.connect(self._on_state_changed)

    def _on_package_changed(self) -> None:
        package = self._workspace.package
        if self._number != self._workspace.number:
            # Those of another plan say nothing of this one.
            self._number = self._workspace.number
            self._checked, self._found, self._drafts = None, (), ()
            self._on_state_changed()
            self._check(after_paint=True)
        elif package is not self._checked:
            self._pause.start()

    def _check(self, *, after_paint: bool = False) -> None:
        """Look for problems in the background."""
        self._pause.stop()
        package = self._workspace.package
        if package is None or package is self._checked:
            return
        self._checked = package

        def show(problems: tuple[Problem, ...]) -> None:
            if self._workspace.package is package:
                self._found = problems
                self._show()

        today = self._today()
        self._tasks.run(
            lambda _progress: printing.find_problems(package, today),
            done=show,
            replaces="check",
            after_paint=after_paint,
        )

    def _on_state_changed(self) -> None:
        editor = self._editor
        if editor is not None and self._workspace.package is not None:
            self._drafts = tuple(
                printing.draft_problem(editor.package, place, editor.trouble_at(place))
                for place in editor.state.drafts
            )
        self._show()

    def _show(self) -> None:
        problems = (*self._drafts, *self._found)
        if problems != self.problems:
            self.problems = problems
            self.changed.emit()
