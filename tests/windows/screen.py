"""A screen of this machine's own that Windows programs are shown on, and a window manager."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from types import TracebackType

SIZE = "1366x768x24"


class Screen:
    """While it is entered there is a screen, by the `name` that programs are told."""

    def __init__(self, size: str = SIZE, manager: Path | None = None) -> None:
        """Have a screen of a size (width, height, bits); `manager` is openbox's own file."""
        self.name = ""
        self._size = size
        self._manager = ["--config-file", str(manager)] if manager is not None else []
        self._programs: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Screen:
        asked, told = os.pipe()
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(told), "-screen", "0", self._size],
            pass_fds=(told,),
            stderr=subprocess.DEVNULL,
        )
        self._programs.append(server)
        os.close(told)
        with os.fdopen(asked) as number:
            self.name = f":{number.readline().strip()}"
        manager = subprocess.Popen(
            ["openbox", *self._manager],
            env={**os.environ, "DISPLAY": self.name},
            stderr=subprocess.DEVNULL,
        )
        self._programs.append(manager)
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        for program in reversed(self._programs):
            program.terminate()
            program.wait()
