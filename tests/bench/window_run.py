"""`python -m tests.bench.window_run KIND DB`: one run of a window, measured from within.

Prints one JSON object. Nothing is imported before the clock starts that a program of its
own kind would not import.
"""

# ruff: noqa: PLC0415, E402 - see above
from __future__ import annotations

import time

START = time.perf_counter()

import gc
import json
import sys
from pathlib import Path

SIZE = (1366, 740)


def bare() -> None:
    """A window with a label and a button: the first example of PySide6's own guide."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

    class Bare(QWidget):
        def paintEvent(self, event):  # noqa: N802 - the name is from Qt
            super().paintEvent(event)
            QTimer.singleShot(0, finish)

    def finish():
        _say_time()
        app.quit()

    app = QApplication(sys.argv[:1])
    window = Bare()
    column = QVBoxLayout(window)
    column.addWidget(QLabel("Hello World", alignment=Qt.AlignmentFlag.AlignCenter))
    column.addWidget(QPushButton("Click me!"))
    window.resize(*SIZE)
    window.show()
    app.exec()


def first(db: Path) -> None:
    """The program's own window, until it is painted."""
    gc.disable()  # as the command does before it imports the window
    from desktop.window import app

    def build(**parts):
        window = made(**parts)
        window.painted.connect(lambda: _end(window))
        return window

    made, app.build_window = app.build_window, build
    _begin(db)


def plan(db: Path) -> None:
    """The program's own window, until the plan that was open last is painted."""
    gc.disable()  # as above
    from desktop.window import app

    def build(**parts):
        from PySide6.QtCore import QTimer

        window = made(**parts)

        def on_package():
            # After the handlers of the window itself, and what they ask to be painted.
            QTimer.singleShot(0, lambda: (window.repaint(), _end(window)))

        parts["session"].changed.connect(on_package)
        return window

    made, app.build_window = app.build_window, build
    _begin(db, show=1)


def write(db: Path, rounds: int) -> None:
    """Opens the plan, goes through the pages, types and pastes."""
    from tests.bench.writing import figures

    _measured(db, lambda window, session: figures(window, session, rounds, db))


def type_(where: str) -> None:
    """Opens the plan in a file or on a server, and types into a field."""
    from db.store.locations import location
    from tests.bench.writing import typing_alone

    _measured(location(where), typing_alone)


def _measured(db, figures) -> None:
    """The window, in which something is done that is measured: its figures by name."""
    from PySide6.QtCore import QTimer

    from desktop.window import app, crash

    crash.CrashReporter._show = lambda _reporter, sentence: _fail(sentence)

    def build(**parts):
        window = made(**parts)

        def go():
            parts["plans"].changed.disconnect(on_plans)
            found = figures(window, parts["session"])
            _say(**found, seconds=time.perf_counter() - START)
            window.close()

        def on_plans():
            QTimer.singleShot(0, go)

        parts["plans"].changed.connect(on_plans)
        return window

    made, app.build_window = app.build_window, build
    app.run(db)


def _begin(db: Path, show: int | None = None) -> None:
    """As the command `phaen` does, with its modules."""
    from desktop.commandline import cli, windows

    assert cli
    windows.run_window(db, show=show)


def _fail(_sentence: str) -> None:
    """In the place of asking the user to read of a fault of the program."""
    import os
    import traceback

    traceback.print_exc()
    os._exit(1)


def _end(window) -> None:
    _say_time()
    window.close()


def _say_time() -> None:
    # The time of day, too, for who has measured when the process was begun.
    _say(seconds=time.perf_counter() - START, ended=time.time())


def _say(**found: float) -> None:
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    kind, db = sys.argv[1], Path(sys.argv[2])
    if kind == "bare":
        bare()
    elif kind == "type":
        type_(sys.argv[2])
    elif kind == "write":
        write(db, int(sys.argv[3]))
    else:
        {"first": first, "plan": plan}[kind](db)
