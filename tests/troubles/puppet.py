"""A window in a process of its own, told what to do and asked what is to be seen."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).parents[2]
_PATIENCE = 60.0


class Puppet:
    """The window of a store, of a user whose home is a folder."""

    def __init__(self, store: Path, home: Path, *before: str) -> None:
        environment = {**os.environ, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            environment.pop(name, None)
        command = [*before, sys.executable, "-m", "tests.troubles.window", str(store)]
        self._home = home
        self._said = (home / "said.txt").open("ab")
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            text=True,
            bufsize=1,
        )
        # What dialogs said before the window ended.
        self._dialogs: list[str] = []
        self._lines: queue.Queue[str | None] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        self._said.close()

    def order(self, do: str, **more: Any) -> dict[str, Any]:
        """Have one thing done; what is to be seen then, and the `seconds` that it took.

        Once the window has gone, `ended` is in it, with the exit code.
        """
        begun = time.monotonic()
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(json.dumps({"do": do, **more}) + "\n")
            line = self._lines.get(timeout=_PATIENCE)
        except BrokenPipeError:
            line = None
        except queue.Empty:
            return {"stuck": _PATIENCE}
        taken = time.monotonic() - begun - more.get("wait", 0)
        if line is None:
            ended = {"ended": self.process.wait(), "dialogs": self._dialogs, "seconds": taken}
            self._dialogs = []
            return ended
        answer: dict[str, Any] = json.loads(line)
        self._dialogs = []
        return {**answer, "seconds": taken}

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith('{"dialog"'):
                self._dialogs.append(json.loads(line)["dialog"])
            elif line.startswith("{"):
                self._lines.put(line)
        self._lines.put(None)
