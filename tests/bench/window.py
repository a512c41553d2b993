"""Speed of the window: to the first paint, to the last plan, and while one writes in it."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from db.store.locations import Location
from db.store.store import Store
from tests.bench.data import sample, times
from tests.bench.measure import ROOT, Figure

# Bounds the issue on the window sets: ratios to a bare window, seconds, megabytes.
FIRST_PAINT_BOUND = 1.35
# To import what the last plan is seen with takes 1.9 bare windows, with nothing read or made yet.
LAST_PLAN_BOUND = 4.0
SECONDS = {
    "open": 1.0,
    "page switch, 95th percentile": 0.080,
    "key to paint in a field, 95th percentile": 0.050,
    "key to paint in a grid cell, 95th percentile": 0.050,
    "key to paint in the steps, 95th percentile": 0.050,
    "find while typing, slowest": 0.050,
    "commit, slowest page": 0.040,
    "paste of 50 × 15 cells": 0.100,
    "paste of 2,000 × 4 cells": 1.5,
}
# The first opening of any page.
_FIRST = 0.150
# While another program holds the store the same bounds hold as while none does.
HELD = {
    "page switch while the store is held": "page switch, 95th percentile",
    "key to paint while the store is held": "key to paint in a field, 95th percentile",
}
MEGABYTES = 250.0
# Saving is beside the window either way.
TYPING_BOUND = 1.25
_TIMES = 5


def window_figures(*, quick: bool) -> Iterator[Figure]:
    """Figures of the window on a plan five times the size of a real one."""
    with tempfile.TemporaryDirectory() as folder, _screen() as environment:
        db = Path(folder, "phaen.db")
        with Store.open(db, create=True) as store:
            store.add(times(sample(), _TIMES))
        # As an installed program has it: compiled, and its settings in a folder of its own.
        environment |= {"PYTHONPYCACHEPREFIX": str(Path(folder, "compiled")), "HOME": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        rooms = [sys.executable, "-m", "compileall", "-q", "db", "forms", "desktop", "tests/bench"]
        subprocess.run(rooms, cwd=ROOT, env=environment, check=True)
        yield from _starts(db, environment, runs=1 if quick else 12)
        yield from _while_writing(db, environment, rounds=1 if quick else 3)


def _starts(db: Path, environment: dict[str, str], runs: int) -> Iterator[Figure]:
    """First paint and the last plan on screen, each run beside one of a bare window."""
    kinds = ("bare", "first", "plan")
    found: dict[str, list[float]] = {kind: [] for kind in kinds}
    for run in range(runs + 1):
        for kind in kinds:
            seconds = _child(kind, db, environment)["seconds"]
            if run:  # the first compiles and fills the caches
                found[kind].append(seconds)
    for kind, name, bound in (
        ("first", "first paint of the window / of a bare one", FIRST_PAINT_BOUND),
        ("plan", "last plan on screen / a bare window", LAST_PLAN_BOUND),
    ):
        # What else runs on the machine only ever adds: the least of many says most.
        ours, bare = min(found[kind]), min(found["bare"])
        yield Figure(name, ours, bare, ours / bare, bound)


def _while_writing(db: Path, environment: dict[str, str], rounds: int) -> Iterator[Figure]:
    """One process that opens the plan, goes through its pages, types and pastes."""
    # A screen that nobody sees has no manager of windows that would give it the focus.
    environment = environment | {"QT_QPA_PLATFORM": "offscreen"}
    found = _child("write", db, environment, str(rounds))
    first = dict.fromkeys((name for name in found if name.startswith("first opening")), _FIRST)
    for name, bound in {**SECONDS, **first}.items():
        seconds = found[name]
        yield Figure(
            f"{name}: {seconds * 1000:.0f} ms / {bound * 1000:.0f} ms",
            seconds,
            None,
            seconds / bound,
            1.0,
        )
    for name, free in HELD.items():
        seconds, bound = found[name], SECONDS[free]
        shown = f"{name}: {1000 * seconds:.0f} ms (free {1000 * found[free]:.0f} ms)"
        yield Figure(f"{shown} / {1000 * bound:.0f} ms", seconds, None, seconds / bound, 1.0)
    megabytes = found["megabytes"]
    yield Figure(
        f"the window's process: {megabytes:.0f} MB / {MEGABYTES:.0f} MB",
        found["seconds"],
        None,
        megabytes / MEGABYTES,
        1.0,
    )


def typing_figure(file: Path, address: Location, rounds: int) -> Figure:
    """Key to paint in a field of plan 1 on a server, against the same from a file."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "HOME": folder, "QT_QPA_PLATFORM": "offscreen"}
        pairs = [
            [
                _child("type", where, environment)["key to paint, median"]
                for where in (address, file)
            ]
            for _ in range(rounds)
        ]
    ours, rival = (min(each) for each in zip(*pairs, strict=True))
    return Figure("key to paint on a server / from a file", ours, rival, ours / rival, TYPING_BOUND)


def _child(kind: str, db: Location, environment: dict[str, str], *more: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.window_run", kind, str(db), *more]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True, timeout=300
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}\n{done.stderr}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


@contextlib.contextmanager
def _screen() -> Iterator[dict[str, str]]:
    """An environment with a screen: the user's, or one of its own, or none that is seen."""
    environment = dict(os.environ)
    server = shutil.which("Xvfb")
    if sys.platform != "linux" or environment.get("DISPLAY"):
        yield environment
    elif server is None:
        yield environment | {"QT_QPA_PLATFORM": "offscreen"}
    else:
        environment.pop("QT_QPA_PLATFORM", None)
        read, write = os.pipe()
        arguments = [server, "-displayfd", str(write), "-screen", "0", "1920x1080x24"]
        with subprocess.Popen(arguments, pass_fds=(write,), stderr=subprocess.DEVNULL) as screen:
            os.close(write)
            with os.fdopen(read) as number:
                environment["DISPLAY"] = f":{number.readline().strip()}"
            try:
                yield environment
            finally:
                screen.terminate()
