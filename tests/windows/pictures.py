"""Every page of the window as a picture, drawn off the screen on either system.

`python -m tests.windows.pictures PACKAGE FOLDER` draws those of one plan. Imports nothing that
Windows has not.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from db.package.file import read_package
from desktop.session.plans import Plans
from desktop.session.session import Session
from desktop.session.tasks import TaskQueue
from desktop.window.app import build_window
from desktop.window.frame.main_window import MainWindow
from desktop.window.memory import Memory
from desktop.window.thai_lines.library import load_thai_library
from desktop.window.widgets.theme import FUSION, Theme
from tests.desktop.parts import ImmediateExecutor

SIZE = (1366, 768)
# A picture is done when it is the same for so long, in seconds, or after the longest wait.
STILL, LONGEST = 1.5, 20.0


def draw(package: Path, folder: Path) -> None:
    """Draw the pages of a plan into a folder, each as `<page>.png`."""
    folder.mkdir(parents=True, exist_ok=True)
    store, settings = folder / "store.db", folder / "window.ini"
    for path in (store, settings, *folder.glob("*.png")):
        path.unlink(missing_ok=True)
    load_thai_library()
    app = QApplication([*sys.argv[:1], *FUSION])
    theme = Theme(app)
    theme.set_scheme(Qt.ColorScheme.Light)
    app.setCursorFlashTime(0)
    errors: list[BaseException] = []
    tasks = TaskQueue(errors.append, executor=ImmediateExecutor())  # what is still is finished
    plans = Plans(store)
    session = Session(plans, executor=ImmediateExecutor())
    window = build_window(
        plans=plans,
        session=session,
        tasks=tasks,
        drawing_tasks=tasks,
        backup_tasks=tasks,
        theme=theme,
        memory=Memory(settings),
    )
    window.resize(*SIZE)
    window.show()
    plans.open_store(create=True)
    session.open(plans.add(read_package(package)))
    for name in window._specs:
        window.show_page(name)
        _still(window).save(str(folder / f"{name}.png"))
    window.close()
    tasks.close()
    plans.close_store()
    for error in errors:
        raise error


def _still(window: MainWindow) -> QImage:
    """The window once nothing moves in it any more."""
    begun = since = time.monotonic()
    seen = QImage()
    while time.monotonic() < min(since + STILL, begun + LONGEST):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        picture = window.grab().toImage()
        if picture != seen:
            seen, since = picture, time.monotonic()
    return seen


if __name__ == "__main__":
    draw(Path(sys.argv[1]), Path(sys.argv[2]))
