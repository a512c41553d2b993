"""How soon the window is there, against a bare window of the same build, frozen and from source.

From the start of the process on: a frozen program imports much before its first line.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from db.package.file import read_package
from db.store.store import Store
from tests.windows.install import PROJECT
from tests.windows.outputs import Different
from tests.windows.program import SAMPLE, environment_here
from tests.windows.screen import Screen
from tests.windows.wine import Windows

# Times a bare window: until the window is painted, and until the plan that was open last is.
FIRST, PLAN = 1.35, 2.5
RUNS = 5
SCRIPT = PROJECT / "tests" / "bench" / "window_run.py"


def on_linux(program: Path | None, folder: Path) -> str:
    """Of a frozen program, or of the source without one."""
    store = _store(folder)
    command = [str(program)] if program else [sys.executable, "-m", "tests.bench.window_run"]
    environment = environment_here(folder) | {"QT_QPA_PLATFORM": "xcb"}
    # As an installed program has it: compiled once.
    environment |= {"PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def run(kind: str) -> float:
        begun = time.time()
        done = subprocess.run(
            [*command, kind, str(store)],
            cwd=PROJECT,
            env=environment | {"DISPLAY": screen.name},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        return _ended(done.stdout, done.stderr) - begun

    with Screen() as screen:
        return ratios(run)


def on_windows(windows: Windows, program: tuple[str | Path, ...], folder: Path) -> str:
    """The same on Windows."""
    store = _store(folder)

    def run(kind: str) -> float:
        begun = time.time()
        done = shown.run(*program, kind, store, cwd=PROJECT)
        return _ended(done.said, "") - begun - before

    with Screen() as screen:
        windows.stop()
        shown = windows.on_screen(screen.name, 1.0)
        # What it takes Wine until a program is begun, of which Windows knows nothing.
        before = min(_seconds_of_nothing(shown) for _ in range(RUNS))
        return ratios(run)


def ratios(run: Callable[[str], float]) -> str:
    """The figures of all three windows, taken in turn, the shortest of each.

    Raises:
        Different: one takes too long.
    """
    kinds = ("bare", "first", "plan")
    for kind in kinds:
        run(kind)  # from the disk
    taken = {kind: min(run(kind) for _ in range(RUNS)) for kind in kinds}
    first, plan = taken["first"] / taken["bare"], taken["plan"] / taken["bare"]
    figures = (
        f"first paint {first:.2f} ×, last plan {plan:.2f} × a bare window of {taken['bare']:.2f} s"
    )
    if first > FIRST or plan > PLAN:
        raise Different(f"{figures}; at most {FIRST} and {PLAN}")
    return figures


def _store(folder: Path) -> Path:
    path = folder / "phaen.db"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with Store.open(path, create=True) as store:
            store.add(read_package(SAMPLE))
    return path


def _seconds_of_nothing(windows: Windows) -> float:
    begun = time.time()
    windows.run("echo", "nothing", cwd=windows.drive)
    return time.time() - begun


def _ended(said: str, trouble: str) -> float:
    """When the window was there, as the time of day."""
    lines = [line for line in said.splitlines() if line.startswith("{")]
    if not lines:
        raise Different(f"no window came: {said} {trouble}")
    return float(json.loads(lines[-1])["ended"])
