"""Faults planted one by one in a copy of the program: do the tests notice?

`python -m tests.long faults` plants sixty. Further words are `seed=7`, `at=forms/reporting` (the
beginning of a path) and `kind=timer`, a number is how many, and `again=path:line` plants all the
faults of a line. A third of the faults are drawn where it hurts most, the others anywhere; the
kinds take turns, so that one that is seldom is there too.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.long.covering import ROOMS, names_at, tests_of
from tests.long.planting import KINDS, Fault, faults_of

ROOT = Path(__file__).parents[2]
COUNT, SEED = 60, 15
# How long the tests of a module may take until a fault counts as not noticed (seconds of the
# processor), and until it has come to a stop altogether (seconds).
PATIENCE, STOPPED = 60, 1200
# The nearest test files are run first, for to gather all of them takes longer than to run those.
_BATCHES = (3, 12)
# What an office would lose most by: reports that are sealed, what is saved, what is checked.
_HURTS = (
    "db/store/", "db/rescue/", "db/backups/", "db/package/", "db/settling", "db/sums",
    "desktop/session/", "desktop/faults.py", "desktop/crashes.py", "forms/checks/",
    "forms/compute.py", "forms/reporting/", "forms/editing/",
)  # fmt: skip
# Old stores are migrated as they were made; kept stores try them whole.
_LEFT_OUT = ("db/store/migrations/versions/",)


class Planted(NamedTuple):
    """A fault, and the module that it is planted in."""

    module: str
    fault: Fault


def main(words: list[str]) -> int:
    """Plant faults and print what came of each; 1 where one was not noticed."""
    asked = dict(word.split("=", 1) for word in words if "=" in word)
    count = next((int(word) for word in words if word.isdecimal()), COUNT)
    seed = int(asked.get("seed", SEED))
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        root = Path(folder) / "phaen"
        _copy(root)
        if "again" in asked:
            module, line = asked["again"].split(":")
            chosen = [each for each in _all(root, module) if each.fault.line == int(line)]
        else:
            known = list(_all(root, asked.get("at", "")))
            chosen = drawn(known, count, seed, asked.get("kind", ""))
        _say(f"{len(chosen)} faults, seed {seed}")
        unnoticed = [each for each in chosen if not _is_noticed(root, each)]
    _say(f"{len(chosen) - len(unnoticed)} of {len(chosen)} noticed")
    for module, fault in unnoticed:
        _say(f"  not noticed: {module}:{fault.line}  {fault}")
    return int(bool(unnoticed))


def drawn(known: list[Planted], count: int, seed: int, kind: str = "") -> list[Planted]:
    """So many faults by chance, the kinds in turn, every third one where it hurts."""
    dice = random.Random(seed)
    shuffled = dice.sample(known, len(known))
    chosen: list[Planted] = []
    while len(chosen) < count and shuffled:
        wanted = kind or KINDS[len(chosen) % len(KINDS)]
        rest = [each for each in shuffled if each.fault.kind == wanted] or shuffled
        hurting = [each for each in rest if each.module.startswith(_HURTS)]
        one = (hurting if hurting and len(chosen) % 3 == 0 else rest)[0]
        chosen.append(one)
        # A module's lines are not tried one after another.
        shuffled = [
            each
            for each in shuffled
            if each.module != one.module or abs(each.fault.line - one.fault.line) > 20
        ]
    return chosen


def _copy(root: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    for name in listed.stdout.split("\0"):
        if name and (ROOT / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, root / name)


def _all(root: Path, beginning: str) -> Iterator[Planted]:
    for room in ROOMS:
        for path in sorted((root / room).rglob("*.py")):
            module = path.relative_to(root).as_posix()
            if module.startswith(beginning) and not module.startswith(_LEFT_OUT):
                for fault in faults_of(path.read_text(encoding="utf-8")):
                    yield Planted(module, fault)


def _is_noticed(root: Path, planted: Planted) -> bool:
    module, fault = planted
    path = root / module
    source = path.read_text(encoding="utf-8")
    path.write_text(fault.plant(source), encoding="utf-8")
    _forget_compiled(path)
    start = time.monotonic()
    try:
        by = _first_failed(root, tests_of(root, module, names_at(source, fault.line)))
    finally:
        path.write_text(source, encoding="utf-8")
        _forget_compiled(path)
    state = f"noticed by {by}" if by else "NOT NOTICED"
    _say(f"{time.monotonic() - start:5.0f} s  {module}:{fault.line}  {fault}  {state}")
    return bool(by)


def _forget_compiled(path: Path) -> None:
    """What Python kept of a module goes by its size and second, and both may be the same."""
    for kept in path.parent.glob(f"__pycache__/{path.stem}.*.pyc"):
        kept.unlink()


def _first_failed(root: Path, tests: list[str]) -> str:
    """The first test that fails; empty where all go well, as far as the patience reaches."""
    left = float(PATIENCE)
    for count in (*_BATCHES, len(tests)):
        batch, tests = tests[:count], tests[count:]
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        if batch and left >= 1 and (by := _failed(root, batch, int(left))):
            return by
        left -= resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    return ""


def _failed(root: Path, tests: list[str], patience: int) -> str:
    """The first test that fails within so many seconds of the processor.

    What hangs is noticed: a run of the tests would never end.
    """
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", "--no-header"]
    command += ["-p", "no:randomly", "-p", "no:cacheprovider", "-o", "addopts=", *tests]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    try:
        run = subprocess.run(
            command, cwd=root, env=environment, check=False, capture_output=True, text=True,
            timeout=STOPPED,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (patience, patience + 5)),
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return "standing still"
    if run.returncode in {0, -signal.SIGXCPU, -signal.SIGKILL}:
        return ""
    lines = [line for line in run.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return lines[0][:120] if lines else f"an end with {run.returncode}"


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
