"""What one does in the window, timed: opening, going through the pages, typing, pasting."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

from desktop.window.frame.find_panel import FindPanel
from desktop.window.frame.main_window import MainWindow

# A program that has a store to itself until its input ends.
_HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""
_TEXTS = 4
# Between two keys, and the pause after which a field writes what was typed.
_KEY_MS, _PAUSE_MS = 15, 450
# A text on each page that has some, by the page: what is changed there.
_TEXTS_OF_PAGES = {
    "unit": ("plan", "unit", "name"),
    "essentials": ("plan", "preface"),
    "framework": ("plan", "framework", "tactic_kpis", 0, "text"),
    "part1": ("plan", "part1", 0, "tactics", 0, "tactic"),
    "part2": ("plan", "part2", 0, "title"),
    "part3": ("plan", "part3", 0, "output"),
    "projects": ("plan", "projects", 0, "name"),
    "indicators": ("plan", "indicators", 0, "name"),
    "steps": ("plan", "projects", 0, "activities", 0, "steps", 1, "text"),
    "support": ("plan", "policy_links", 0, "project_name"),
    "memo": ("plan", "memo_template", "subject"),
}
# What is looked for, letter by letter: the first of them stand everywhere.
_WORD = "โครงการ"
# How long one looks at a page at the least before going to another.
_LOOK_MS = 200


def figures(window: MainWindow, session, rounds: int, db: Path) -> dict[str, float]:
    """Seconds of each action, and the megabytes of the process after them.

    The store is in the file `db`; some are timed again while another process holds it.
    """
    found = {"open": _seconds(lambda: session.open(1))}
    # Nobody leaves the first page sooner.
    _idle(1000)
    # The page that the plan was opened on is open by now; one that is not offered does not come.
    names = [window.page_name]
    for name in [name for name, spec in window.specs.items() if spec.needs_plan]:
        seconds = _switch(window, name)
        if window.page_name == name and name not in names:
            found[f"first opening of {name}"] = seconds
            names.append(name)
    found["page switch, 95th percentile"] = _most(
        [_switch(window, name) for _ in range(2 * rounds) for name in names]
    )
    found["commit, slowest page"] = max(
        _commit(window, session, place, rounds) for place in _TEXTS_OF_PAGES.values()
    )
    window.go_to(("plan", "indicators", 0, "name"))
    found["key to paint in a field, 95th percentile"] = _typing(window, "a" * 10, rounds)
    window.go_to(("plan", "projects", 0, "activities", 0, "steps", 1, "text"))
    found["key to paint in the steps, 95th percentile"] = _stepping(window, rounds)
    undone = window.session.history.undo_words()
    assert undone.startswith("ย้าย"), f"no step was moved, but {undone}"
    found["find while typing, slowest"] = _finding(window, rounds)
    window.go_to(("plan", "projects", 0, "name"))
    # Nine letters into a cell, and Enter for the next one.
    found["key to paint in a grid cell, 95th percentile"] = _typing(window, "a" * 9 + "\r", rounds)
    found["paste of 50 × 15 cells"] = _paste(window, 50, 15)
    found["paste of 2,000 × 4 cells"] = _paste(window, 2000, 4)
    # What comes after is measured on the plan as it was.
    window.session.history.undo()
    with held(db):
        found["page switch while the store is held"] = _most(
            [_switch(window, name) for _ in range(2 * rounds) for name in names]
        )
        window.go_to(("plan", "indicators", 0, "name"))
        found["key to paint while the store is held"] = _typing(window, "a" * 10, rounds)
        assert session.unsaved, "the store was not held"
    _until_saved(session)
    _idle(500)
    found["megabytes"] = _megabytes()
    return found


def typing_alone(window: MainWindow, session) -> dict[str, float]:
    """Seconds from a key to the paint that shows it, in a field, while each pause is saved."""
    session.open(1)
    _idle(1000)
    window.go_to(("plan", "indicators", 0, "name"))
    seconds = _keys_typed(window, "a" * 10, 3)
    _until_saved(session)
    return {"key to paint, median": median(seconds), "key to paint, most": _most(seconds)}


@contextmanager
def held(db: Path) -> Iterator[None]:
    """While another process has a store to itself."""
    command = [sys.executable, "-c", _HOLD, str(db)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        other.stdout.readline()
        try:
            yield
        finally:
            other.stdin.close()


def _until_saved(session) -> None:
    clock = QElapsedTimer()
    clock.start()
    while session.unsaved:
        assert clock.elapsed() < 10_000, session.unsaved
        _idle(50)


def _switch(window: MainWindow, name: str) -> float:
    """Seconds until a page is in sight, after a look at the one before."""
    _idle(_LOOK_MS)
    return _seconds(lambda: window.show_page(name))


def _commit(window: MainWindow, session, place, rounds: int) -> float:
    """Seconds from a change of a text, on its page, to the paint that shows it: the median."""
    window.go_to(place)
    _idle(_PAUSE_MS)
    before, seconds = session.text_at(place), []
    for text in (f"{before}ก", before) * rounds:
        session.start_typing()
        seconds.append(_seconds(lambda text=text: session.set_texts({place: text})))
        _idle(_PAUSE_MS)
    return median(seconds)


def _typing(window: MainWindow, texts: str, rounds: int) -> float:
    """Seconds from a key to the paint that shows it, at the 95th percentile."""
    return _most(_keys_typed(window, texts, rounds))


def _keys_typed(window: MainWindow, texts: str, rounds: int) -> list[float]:
    """Seconds from each key to the paint that shows it; a pause comes after each text."""
    _idle(300)
    before = window.session.package
    seconds = []
    for _ in range(_TEXTS * rounds):
        for letter in texts:
            key = _key(Qt.Key.Key_Return if letter == "\r" else Qt.Key.Key_A, letter)
            seconds.append(_pressed(window, key))
            _idle(_KEY_MS)
        _idle(_PAUSE_MS)
    assert window.session.package is not before, "nothing was typed"
    return seconds


def _stepping(window: MainWindow, rounds: int) -> float:
    """Keys of the steps: into another and out again, and to another place."""
    _idle(300)
    moving = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    directions = (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Up)
    keys = [_key(each, "", moving) for each in directions]
    seconds = []
    for _ in range(3 * rounds):
        for key in keys:
            seconds.append(_pressed(window, key))
            _idle(_PAUSE_MS)
    return _most(seconds)


def _pressed(window: MainWindow, key: QKeyEvent) -> float:
    target = window.focusWidget()
    return _seconds(lambda: QApplication.sendEvent(target, key))


def _finding(window: MainWindow, rounds: int) -> float:
    """What one letter more of a word holds the window up for: the key, or finding it anew."""
    window.side.show_find(replacing=False)
    panel = window.side.currentWidget()
    assert isinstance(panel, FindPanel)
    _idle(300)
    seconds, most = [], 0
    for _ in range(rounds):
        panel.wanted.clear()
        for letter in _WORD:
            seconds.append(_pressed(window, _key(Qt.Key.Key_A, letter)))
            seconds.append(_seconds(panel.search))
            most = max(most, len(panel.hits))
            _idle(_KEY_MS)
    assert most > len(_WORD), "nothing was found"
    panel._close()
    return max(seconds)


def _paste(window: MainWindow, rows: int, columns: int) -> float:
    """A block as a spreadsheet gives it, into the first cell of a grid."""
    block = "\n".join(
        "\t".join(f"{row}.{column}" for column in range(columns)) for row in range(rows)
    )
    QGuiApplication.clipboard().setText(block)
    table = window.page.grid.view  # type: ignore[attr-defined]  # the projects have one
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    _idle(100)
    taken = _seconds(table.edits.paste)
    undone = window.session.history.undo_words()
    assert undone.startswith("วางข้อมูล"), f"nothing was pasted, but {undone}"
    return taken


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
    status = Path("/proc/self/status")
    if status.exists():
        # The figure that all systems have counts what the parent held, too.
        line = next(each for each in status.read_text().splitlines() if each.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024
