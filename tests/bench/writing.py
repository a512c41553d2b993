"""What one does in the window, timed: opening, going through the pages, typing, pasting."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import quantiles

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_KEYS = 40
_ROWS, _COLUMNS = 50, 15
# Between two keys, and the pause after which a field writes what was typed.
_KEY_MS, _PAUSE_MS = 15, 450


def figures(window: QWidget, workspace, rounds: int) -> dict[str, float]:
    """Seconds of each action, and the megabytes of the process after them."""
    found = {"open": _seconds(lambda: workspace.open_plan(1))}
    _idle(500)
    names = [name for name, spec in window._specs.items() if spec.needs_plan]
    found["page switch, 95th percentile"] = _most(
        [
            _seconds(lambda name=name: window.show_page(name))
            for _ in range(2 * rounds)
            for name in names
        ]
    )
    window.go_to(("plan", "indicators", 0, "name"))
    _idle(300)
    found["key to paint in a field, 95th percentile"] = _most(list(_typing(window, rounds)))
    window.go_to(("plan", "projects", 0, "name"))
    _idle(300)
    found["paste of 50 × 15 cells"] = _paste(window.page.grid.view)
    undone = window._editor.undo_stack.undoText()
    assert undone.startswith("วางข้อมูล"), f"nothing was pasted, but {undone}"
    _idle(500)
    found["megabytes"] = _megabytes()
    return found


def _typing(window: QWidget, rounds: int) -> Iterator[float]:
    """Seconds from each key to the paint that shows it; every tenth comes after a pause."""
    for number in range(_KEYS * rounds):
        target = window.focusWidget()
        key = _key(Qt.Key.Key_A, "a")
        yield _seconds(lambda target=target, key=key: QApplication.sendEvent(target, key))
        _idle(_PAUSE_MS if number % 10 == 9 else _KEY_MS)


def _paste(table) -> float:
    """A block as a spreadsheet gives it, into the first cell of a grid."""
    block = "\n".join(
        "\t".join(f"{row}.{column}" for column in range(_COLUMNS)) for row in range(_ROWS)
    )
    QGuiApplication.clipboard().setText(block)
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    _idle(100)
    return _seconds(table.paste)


def _key(key, text: str = "", modifiers=Qt.KeyboardModifier.NoModifier) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)


def _seconds(act: Callable[[], object]) -> float:
    """How long an action takes until all that it asks to be painted is."""
    start = time.perf_counter()
    act()
    # Layouts first, then the paints that they ask for.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    QCoreApplication.processEvents()
    return time.perf_counter() - start


def _idle(milliseconds: int) -> None:
    """Let timers and what comes from other threads be heard for a while."""
    clock = QElapsedTimer()
    clock.start()
    while clock.elapsed() < milliseconds:
        QCoreApplication.processEvents()
        time.sleep(0.002)


def _most(seconds: list[float]) -> float:
    """The 95th percentile."""
    return quantiles(seconds, n=20)[-1]


def _megabytes() -> float:
    """What the process holds in memory at its most."""
    if Path("/proc/self/status").exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024
