"""The real window with a plan in it, for pictures of it."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from db.package.file import read_package
from db.settling import taken_in
from db.user_folders import VARIABLE
from db.version import VERSION
from desktop.session.plans import Plans
from desktop.session.session import Session
from desktop.session.tasks import TaskQueue
from desktop.window.app import build_window, made_application, start
from desktop.window.memory import Memory
from desktop.window.widgets.theme import Theme
from forms.resources import RESOURCES
from tests.desktop.parts import ImmediateExecutor

SAMPLE = RESOURCES / "sample" / "plan.json"
SIZE = (1180, 690)


class Studio:
    """A window of the sample plan, or of another, in a folder of its own."""

    def __init__(
        self,
        folder: Path,
        *,
        plan: Path = SAMPLE,
        size: tuple[int, int] | None = SIZE,
        scheme: Qt.ColorScheme = Qt.ColorScheme.Light,
    ) -> None:
        """Show the window of a size in pixels, or as large as the screen lets it be."""
        self.folder = folder
        os.environ[VARIABLE] = str(folder)
        self.app = made_application()
        self.app.setCursorFlashTime(0)
        theme = Theme(self.app)
        theme.set_scheme(scheme)
        executor = ImmediateExecutor()
        self.tasks = TaskQueue(_fail, executor=executor)
        self.plans = Plans(None)
        self.session = Session(self.plans, executor=executor)
        memory = Memory(folder / "window.ini")
        memory.set_text("version", VERSION)
        memory.set_text("tour", "seen")
        self.window = build_window(
            plans=self.plans,
            session=self.session,
            tasks=self.tasks,
            drawing_tasks=self.tasks,
            backup_tasks=self.tasks,
            theme=theme,
            memory=memory,
        )
        if size is None:
            self.window.showMaximized()
        else:
            self.window.resize(*size)
            self.window.show()
        start(self.window, self.plans, self.session, self.tasks)
        self.sample = read_package(plan)
        self.number = self.plans.add(taken_in(self.sample))
        self.session.open(self.number)
        self.settle()

    def settle(self) -> None:
        """Let all that waits for a moment come into sight."""
        for _turn in range(12):
            QTimer.singleShot(30, _nothing)
            self.app.processEvents()
            QApplication.sendPostedEvents()

    def page(self, name: str, tab: str = "", *, preview: bool = False) -> QWidget:
        """Show a page, on one of its tabs; the plan's own page comes beside it as paper."""
        self.window.enter_page(name)
        self.window.side.show_preview(preview)
        self.settle()
        for bar in self.window.body.findChildren(QTabBar):
            for at in range(bar.count()):
                if bar.isVisible() and tab and bar.tabText(at).startswith(tab):
                    bar.setCurrentIndex(at)
        self.window.notice.hide()
        self.settle()
        return self.window


def _fail(error: Exception) -> None:
    raise error


def _nothing() -> None:
    """A moment has passed."""
