"""Timing a thing and its rival alternately, and whole processes with their memory."""

from __future__ import annotations

import gc
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the bench.

    `seconds` and `rival` are medians; `ratio` is what `bound` bounds: seconds over the
    rival's, or over what the issue allows where there is no rival.
    """

    name: str
    seconds: float
    rival: float | None
    ratio: float
    bound: float

    @property
    def holds(self) -> bool:
        """Whether the bound is kept."""
        return self.ratio <= self.bound


def against(
    name: str, bound: float, ours: Callable[[], object], rival: Callable[[], object], runs: int
) -> Figure:
    """Both timed in turn after one unmeasured run of each; the ratio is taken pair by pair."""
    ours()
    rival()
    pairs = [(_seconds(ours), _seconds(rival)) for _ in range(runs)]
    ratio = median(one / other for one, other in pairs)
    return Figure(name, median(one for one, _ in pairs), median(o for _, o in pairs), ratio, bound)


def within(name: str, allowed: float, run: Callable[[], object], runs: int) -> Figure:
    """A thing timed warm against the seconds that the issue allows."""
    run()
    seconds = median(_seconds(run) for _ in range(runs))
    return Figure(f"{name} / {allowed} s", seconds, None, seconds / allowed, 1.0)


def _seconds(run: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


# Linux counts what a process held before it became another program as the other's own, and a
# child is a copy of its parent until then: the parent of what is measured has to be a small one.
_MEASURING = """
import resource, subprocess, sys, time
start = time.perf_counter()
ended = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
seconds = time.perf_counter() - start
print(ended, seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
"""


def process(
    arguments: list[str], runs: int, suffix: str = ".pdf", *, ends: tuple[int, ...] = (0,)
) -> tuple[float, float]:
    """Median seconds and greatest megabytes of a whole `phaen` process that writes a file.

    `ends` are the exit codes with which it has done so.
    """
    found = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            to = str(Path(folder, f"out{suffix}"))
            command = [sys.executable, "-m", "desktop", *arguments, "--to", to]
            small = [sys.executable, "-S", "-c", _MEASURING, *command]
            done = subprocess.run(small, cwd=ROOT, check=True, capture_output=True, text=True)
            ended, seconds, megabytes = done.stdout.split()
            if int(ended) not in ends:
                raise SystemExit(f"{' '.join(command)} ended with {ended}\n{done.stderr}")
            found.append((float(seconds), float(megabytes)))
    return median(seconds for seconds, _ in found), max(memory for _, memory in found)
