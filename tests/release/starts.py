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
from statistics import median

from db.package.file import read_package
from db.store.store import Store
from tests.windows.install import PROJECT
from tests.windows.outputs import Different
from tests.windows.program import SAMPLE, environment_here
from tests.windows.screen import Screen
from tests.windows.wine import Windows

# Times a bare window: until the window is painted, and until the plan that was open last is.
FIRST, PLAN = 1.35, 2.5
RUNS = 12
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
    """The figures of all three windows, taken in turn, the shortest of each and the median.

    What else this machine does only ever adds: the shortest counts.

    Raises:
        Different: one takes too long.
    """
    kinds = ("bare", "first", "plan")
    # The first of each comes from the disk.
    rounds = [{kind: run(kind) for kind in kinds} for _ in range(RUNS + 1)][1:]
    (bare, first, plan), (bare_half, first_half, plan_half) = (
        [take(each[kind] for each in rounds) for kind in kinds] for take in (min, median)
    )
    figures = (
        f"first paint {first / bare:.2f} ×, last plan {plan / bare:.2f} ×"
        f" a bare window of {bare:.2f} s (medians {first_half / bare_half:.2f} ×,"
        f" {plan_half / bare_half:.2f} ×, {bare_half:.2f} s)"
    )
    if first > FIRST * bare or plan > PLAN * bare:
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
