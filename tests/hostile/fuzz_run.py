"""`python -m tests.hostile.fuzz_run [N]`: N inputs over all readers, guided by what they reach.

A hundred thousand without a number. Each reader is in a process of its own, a thousand inputs
long; what was done is kept in `build/fuzz` (`--folder`), and a run that was broken off goes on
where it was; after one that was done, another begins with what that found worth going on from.
`--seconds`: stop after that long. Prints a table, and each input that was not
borne well, which then lies in `findings`; the exit code is 1 where there is one.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from base64 import b64decode
from pathlib import Path
from typing import Any

from tests.hostile.guiding import ROOT

_READERS = "tests.hostile.fuzz_readers"
NAMES = ("package", "csv", "workbook", "picture", "page", "text", "edition")
# What a process leaves in its reader's folder: the input it is about, how many there were, and
# in the end what came of them.
CURRENT, COUNT, DONE = "current.bin", "count.txt", "done.json"
_BATCH = 1000
_PATIENCE = 800  # seconds that a batch may take before it is ended
_SUMS = ("count", "taken", "refused")
_LAST = ("lines", "branches", "steps", "corpus")
_MOST = ("longest", "largest")


class Run:
    """A run of all readers, kept in a folder."""

    def __init__(self, folder: Path, seed: int = 11, readers: str = _READERS) -> None:
        self._folder = folder
        self._seed = seed
        self._readers = readers
        self._path = folder / "state.json"
        self.state: dict[str, dict[str, Any]] = {}
        if self._path.exists():
            self.state = json.loads(self._path.read_text())

    def batch(self, name: str, count: int) -> None:
        """Read so many inputs more with a reader."""
        folder = self._folder / name
        folder.mkdir(parents=True, exist_ok=True)
        for left in (DONE, COUNT, CURRENT):
            (folder / left).unlink(missing_ok=True)
        state = self.state.setdefault(name, {"batches": 0, "found": []})
        seed = f"{self._seed} {name} {state['batches']}"
        command = [sys.executable, "-m", "tests.hostile.fuzz_child", self._readers]
        command += [name, str(folder), seed, str(count)]
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONHASHSEED": "0"}
        with (folder / "said.txt").open("wb") as said:
            process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=said)
            try:
                code: int | None = process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                code = None
            finally:
                process.kill()
                process.wait()
        state["batches"] += 1
        if (folder / DONE).exists():
            self._take_in(name, json.loads((folder / DONE).read_text()))
        else:
            self._broken_off(name, folder, code)
        self._path.write_text(json.dumps(self.state, ensure_ascii=False))

    def _take_in(self, name: str, done: dict[str, Any]) -> None:
        state = self.state[name]
        state.setdefault("begun", done["begun"])
        for key in _SUMS:
            state[key] = state.get(key, 0) + done[key]
        for key in _LAST:
            state[key] = done[key]
        for key in _MOST:
            state[key] = max(state.get(key, 0), done[key])
        for what, where, data in done["found"]:
            self._found(name, what, where, b64decode(data))

    def _broken_off(self, name: str, folder: Path, code: int | None) -> None:
        """The process ended over an input, or was ended."""
        count, current = folder / COUNT, folder / CURRENT
        done = int(count.read_text()) + 1 if count.exists() else 0
        self.state[name]["count"] = self.state[name].get("count", 0) + done
        what = "does not end" if code is None else f"ends the process with {_named(code)}"
        said = (folder / "said.txt").read_text(errors="replace").splitlines()
        data = current.read_bytes() if current.exists() else b""
        self._found(name, what, " / ".join(said[-1:]) or "nothing said", data)

    def _found(self, name: str, what: str, where: str, data: bytes) -> None:
        found = self.state[name]["found"]
        if any(known[:2] == [what, where] for known in found):
            return
        folder = self._folder / "findings"
        folder.mkdir(exist_ok=True)
        path = folder / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}.bin"
        path.write_bytes(data)
        found.append([what, where, path.name])

    def table(self) -> list[str]:
        """What was done, a line for each reader, and what was found."""
        lines = [
            "reader      inputs   taken refused   lines branches (seeds)  steps corpus    most"
        ]
        for name, state in self.state.items():
            each = dict.fromkeys((*_SUMS, *_LAST, *_MOST, "begun"), 0) | state
            lines.append(
                f"{name:9} {each['count']:8,} {each['taken']:7,} {each['refused']:7,} "
                f"{each['lines']:7,} {each['branches']:8,} ({each['begun']:5,}) {each['steps']:6,} "
                f"{each['corpus']:6,} {each['longest']:6.2f} s {each['largest'] / 1024**2:4.0f} MB"
            )
        for name, state in self.state.items():
            lines += [f"{name}: {what} at {where}: {file}" for what, where, file in state["found"]]
        return lines


def _named(code: int) -> str:
    with contextlib.suppress(ValueError):
        return signal.Signals(-code).name if code < 0 else str(code)
    return str(code)


def main(arguments: list[str]) -> int:
    """Runs until all is done, or the time is over; 1 where something was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=100_000)
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "fuzz")
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--seed", type=int, default=11)
    given = parser.parse_args(arguments)
    end = time.monotonic() + given.seconds
    run = Run(given.folder, given.seed)
    each = -(-given.count // len(NAMES))
    if all(run.state.get(name, {}).get("count", 0) >= each for name in NAMES):
        run.state.clear()
    while time.monotonic() < end:
        left = {name: each - run.state.get(name, {}).get("count", 0) for name in NAMES}
        # The one that is furthest behind comes next, so that a short run has some of each.
        name = max(left, key=lambda name: left[name])
        if left[name] <= 0:
            break
        run.batch(name, min(_BATCH, left[name]))
    sys.stdout.write("\n".join([*run.table(), ""]))
    return int(any(state["found"] for state in run.state.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
