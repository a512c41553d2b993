"""Windows of programs on an X screen: found by their titles, given keys, and what they copied."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable

_PATIENCE = 90.0


class Keys:
    """Types on the screen of this name, as its user does."""

    def __init__(self, screen: str) -> None:
        self._environment = {**os.environ, "DISPLAY": screen}

    def go_to(self, title: str) -> None:
        """Make the window whose title has these words the active one, once it is there."""
        found: list[str] = []

        def is_there() -> bool:
            found[:] = self._run("xdotool", "search", "--onlyvisible", "--name", title).split()
            return bool(found)

        until(is_there, f"no window “{title}”")
        # What it still does before it takes keys, nobody tells.
        time.sleep(3)
        self._run("xdotool", "windowactivate", "--sync", found[-1])

    def press(self, *keys: str) -> None:
        """Press keys one after another, each with its modifiers, as ctrl+c."""
        for key in keys:
            self._run("xdotool", "key", key)
            time.sleep(0.5)

    def copy_all(self) -> tuple[str, ...]:
        """Copy all of the active window by keys; the kinds of data that it offers then."""
        self.forget()
        self.press("ctrl+a", "ctrl+c")
        kinds: list[str] = []

        def is_copied() -> bool:
            kinds[:] = self._run(*_XCLIP, "-o", "-t", "TARGETS").splitlines()
            return len(kinds) > 1

        until(is_copied, "nothing was copied")
        return tuple(kinds)

    def forget(self) -> None:
        """Let there be nothing on the clipboard that counts."""
        given = subprocess.Popen(
            [*_XCLIP, "-i"],
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        given.communicate(b"")

    def _run(self, *command: str) -> str:
        done = subprocess.run(
            command, env=self._environment, capture_output=True, text=True, timeout=30, check=False
        )
        return done.stdout


_XCLIP = ("xclip", "-selection", "clipboard")


def until(holds: Callable[[], object], why_not: str) -> None:
    """Wait until something holds."""
    end = time.monotonic() + _PATIENCE
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError(why_not)
        time.sleep(0.2)
