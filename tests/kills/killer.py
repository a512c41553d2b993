"""The process of a window, started in a folder of its own and killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.kills.telling import told

ROOT = Path(__file__).parents[2]
_STARTS_WITHIN = 120.0


class Killer:
    """Starts the window on a store, for a user whose home is in `folder`, and kills it."""

    def __init__(self, folder: Path, store: Path) -> None:
        self.home = folder / "home"
        self.home.mkdir(parents=True)
        self._store = store
        self._told = folder / "told.jsonl"
        self._said = folder / "said.txt"

    def kill(self, seed: int, wait: Callable[[], None]) -> tuple[list[dict[str, Any]], float]:
        """Run the window until `wait` returns; what it told, and when it was killed."""
        self._told.unlink(missing_ok=True)
        command = [sys.executable, "-m", "tests.kills.window"]
        command += [str(self._store), str(self._told), str(seed)]
        environment = {**os.environ, "HOME": str(self.home), "QT_QPA_PLATFORM": "offscreen"}
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            environment.pop(name, None)
        with self._said.open("ab") as said:
            process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=said, stderr=said)
            self._process = process
            try:
                wait()
            finally:
                at = time.monotonic()
                process.send_signal(signal.SIGKILL)
                process.wait()
        return list(told(self._told)), at

    def wait_until_ready(self) -> None:
        """Return once the window works, or has ended by itself."""
        end = time.monotonic() + _STARTS_WITHIN
        while time.monotonic() < end and self._process.poll() is None:
            if any(line["kind"] == "ready" for line in told(self._told)):
                return
            time.sleep(0.05)


def faults(lines: list[dict[str, Any]]) -> list[str]:
    """The faults of the program that were told."""
    return [f"fault: {line['trace']}" for line in lines if line["kind"] == "fault"]
