"""Every page of the window as a picture, and how its letters and rows measure, on either system.

`python -m tests.windows.pictures PACKAGE FOLDER SCHEME` does it with one plan, in `light` or
`dark`. Imports nothing that Windows has not.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QFontInfo, QFontMetricsF, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QHeaderView, QListView, QTableView, QTreeView, QWidget

from db import edits
from db.package.file import read_package
from db.settling import settled
from desktop.session.comparing import Incoming
from desktop.session.plans import Plans
from desktop.session.session import Session
from desktop.session.tasks import TaskQueue
from desktop.window.app import build_window
from desktop.window.frame.main_window import MainWindow
from desktop.window.memory import Memory
from desktop.window.thai_lines.library import load_thai_library
from desktop.window.widgets.theme import FUSION, Theme
from forms.editing.states import State
from tests.desktop.parts import ImmediateExecutor

SIZE = (1366, 738)
FIGURES = "figures.json"
SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
# A picture is done when it is the same for so long, in seconds, or after the longest wait.
STILL, LONGEST = 1.0, 15.0
# So many rows of a list or a table are measured.
ROWS = 30


def draw(package: Path, folder: Path, scheme: str) -> None:
    """Draw the pages of a plan into a folder, each as `<page>.png`, and measure them."""
    folder.mkdir(parents=True, exist_ok=True)
    store, settings = folder / "store.db", folder / "window.ini"
    for path in (store, settings, *folder.glob("*.png")):
        path.unlink(missing_ok=True)
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    load_thai_library()
    app = QApplication([*sys.argv[:1], *FUSION])
    theme = Theme(app)
    theme.set_scheme(SCHEMES[scheme])
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
    scale = QGuiApplication.primaryScreen().devicePixelRatio()
    window.resize(round(SIZE[0] / max(1.0, scale)), round(SIZE[1] / max(1.0, scale)))
    window.move(0, 0)
    window.show()
    plans.open_store(create=True)
    number = plans.add(read_package(package))
    session.open(number)
    figures: dict[str, Any] = {"platform": QGuiApplication.platformName()}
    # These come into sight by what is done: nothing is compared or carried over yet.
    acts = {"merging": lambda: _compare(session), "decisions": lambda: _carry(window, number)}
    for name in (*(each for each in window.specs if each not in acts), *acts):
        acts.get(name, lambda name=name: window.enter_page(name))()
        assert window.page_name == name
        _still(window).save(str(folder / f"{name}.png"))
        figures[name] = measured(window)
    (folder / FIGURES).write_text(json.dumps(figures, ensure_ascii=False), encoding="utf-8")
    window.close()
    tasks.close()
    plans.close_store()
    for error in errors:
        raise error


def _compare(session: Session) -> None:
    """Another copy of the plan beside it, in which a field that was changed here is otherwise."""
    base = session.package
    theirs = settled(edits.replaced(base, ("plan", "vision"), "แหล่งเรียนรู้ใกล้บ้าน"), base)
    session.set_value(("plan", "vision"), "เรียนรู้ได้ตลอดชีวิต")
    session.comparing.begin(Incoming("แผนจากอีกเครื่อง.phaen", State(theirs), base))


def _carry(window: MainWindow, number: int) -> None:
    """Next year's plan from this one."""
    window.session.comparing.drop()
    window.plan_commands.carry_over(number)


def measured(window: MainWindow) -> dict[str, Any]:
    """How letters, controls and rows in sight measure, in device-independent pixels.

    `fonts` are (class, family, points, height of a line), `heights` those of the window's own
    parts, `rows` and `heads` of lists and tables by their names.
    """
    seen = [each for each in window.findChildren(QWidget) if each.isVisible()]
    views = [each for each in seen if isinstance(each, QListView | QTableView | QTreeView)]
    heads = [each for each in seen if isinstance(each, QHeaderView)]
    parts = ("side-rail", "page-header", "page-footer", "toolbar")
    return {
        "fonts": sorted({_font(each) for each in seen}),
        "heights": {
            "menu": window.menuBar().height(),
            **{each.objectName(): each.height() for each in seen if each.objectName() in parts},
        },
        "rows": {each.accessibleName(): _rows(each) for each in views},
        "heads": sorted(each.height() for each in heads if each.orientation() is _ACROSS),
    }


_ACROSS = Qt.Orientation.Horizontal


def _font(widget: QWidget) -> tuple[str, str, float, float]:
    font = widget.font()
    height = QFontMetricsF(font).height()
    family, kind = QFontInfo(font).family(), type(widget).__name__
    return kind, family, round(font.pointSizeF(), 2), round(height, 1)


def _rows(view: Any) -> list[int]:
    model = view.model()
    if model is None:
        return []
    indexes = (model.index(row, 0) for row in range(min(ROWS, model.rowCount())))
    return [view.visualRect(index).height() for index in indexes]


def _still(window: MainWindow) -> QImage:
    """The window on the screen once nothing moves in it any more."""
    begun = since = time.monotonic()
    seen = QImage()
    while time.monotonic() < min(since + STILL, begun + LONGEST):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        picture = _photograph(window)
        if picture != seen:
            seen, since = picture, time.monotonic()
    return seen


def _photograph(window: MainWindow) -> QImage:
    """The window as the screen has it; drawn by itself where there is no screen."""
    if QGuiApplication.platformName() == "offscreen":
        return window.grab().toImage()
    return QGuiApplication.primaryScreen().grabWindow(int(window.winId())).toImage()


if __name__ == "__main__":
    draw(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
