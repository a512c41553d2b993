"""A Windows under Wine in a folder of its own: starting programs there, and their paths."""

from __future__ import annotations

import os
import pty
import subprocess
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PureWindowsPath

MINUTE = 60
COMPILER = "x86_64-w64-mingw32-gcc"
# What Wine needs of Debian: the program, and the package that brings it.
PROGRAMS = {
    "wine": "wine wine64",
    COMPILER: "gcc-mingw-w64-x86-64-win32",
    "localedef": "locales",
    # The screen that the window is shown on, and what gives windows their frames there.
    "Xvfb": "xvfb",
    "openbox": "openbox",
}
# A screen is named apart; and Python compiles each module once, whatever is usual on this machine.
_KEPT_FROM_IT = {"DISPLAY", "PYTHONDONTWRITEBYTECODE"}
# Where Debian's `locales` keeps what a locale is compiled from.
LOCALE_SOURCE = Path("/usr/share/i18n/locales/th_TH")


@dataclass(frozen=True, slots=True)
class Ran:
    """What a program left: its exit code and the bytes it wrote to its two streams as one."""

    code: int
    output: bytes

    @property
    def said(self) -> str:
        """The output with plain line ends, read as UTF-8 whatever the code page is."""
        return self.output.decode("utf-8", "backslashreplace").replace("\r\n", "\n")


@dataclass(frozen=True, slots=True)
class Windows:
    """A Windows of its own in `folder`, speaking one code page (874 is Thai, 1252 Western).

    Its windows are drawn off the screen, or on the X screen `display`, so many times as large
    as `scale` says.
    """

    folder: Path
    code_page: int = 874
    display: str = ""
    scale: float = 1.0

    def on_screen(self, display: str, scale: float) -> Windows:
        """The same Windows with its windows on a screen."""
        return replace(self, display=display, scale=scale)

    @property
    def drive(self) -> Path:
        """Its drive C:."""
        return self.folder / "prefix" / "drive_c"

    @property
    def python(self) -> Path:
        """The folder of its Python."""
        return self.drive / "python"

    @property
    def program(self) -> Path:
        """The frozen program, once it is built."""
        return self.drive / "dist" / "phaen" / "phaen.exe"

    @property
    def environment(self) -> Mapping[str, str]:
        """What Wine is started with: the locale decides the code page."""
        thai = {"LC_ALL": "th_TH.UTF-8", "LOCPATH": str(self.folder / "locale")}
        return {
            **{name: value for name, value in os.environ.items() if name not in _KEPT_FROM_IT},
            "WINEPREFIX": str(self.folder / "prefix"),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",  # or Wine asks to download them
            # Wine passes no QT_ variable on but so.
            "WINEQT_SCALE_FACTOR": str(self.scale),
            **({"DISPLAY": self.display} if self.display else {"WINEQT_QPA_PLATFORM": "offscreen"}),
            **(thai if self.code_page == 874 else {"LC_ALL": "C.UTF-8"}),
        }

    def path(self, path: Path) -> str:
        """The path as Windows programs write it."""
        if path.is_relative_to(self.drive):
            return str(PureWindowsPath("C:/", path.relative_to(self.drive)))
        return str(PureWindowsPath("Z:/", path.absolute().relative_to("/")))

    def python_module(self, module: str) -> tuple[str | Path, ...]:
        """The command that runs a module; what Python compiles stays out of the source tree."""
        compiled = f"pycache_prefix={self.path(self.drive / 'compiled')}"
        return (self.python / "python.exe", "-X", compiled, "-m", module)

    def run(self, *command: str | Path, cwd: Path, minutes: float = 10) -> Ran:
        """Run a Windows program to its end.

        Its output goes through a file: with pipes from outside, Python under Wine cannot open
        its standard streams.
        """
        output = self.drive / "output.txt"
        output.unlink(missing_ok=True)
        into = f">{self.path(output)}"
        line = ["wine", "cmd", "/c", *self._words(command), into, "2>&1"]
        done = self._wait(line, cwd=cwd, minutes=minutes)
        return Ran(done, output.read_bytes() if output.exists() else b"")

    def begin(self, program: Path) -> subprocess.Popen[bytes]:
        """Begin a Windows program that has a window; what is given ends with it.

        Not by Wine alone: a program without a console cannot use this machine's streams.
        """
        return subprocess.Popen(
            ["wine", "start", "/wait", self.path(program)],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def run_in_console(self, *command: str | Path, cwd: Path, minutes: float = 10) -> Ran:
        """Run a Windows program in a console window, here a terminal of this machine.

        The output holds the terminal's control sequences.
        """
        ours, theirs = pty.openpty()
        read: list[bytes] = []
        reader = threading.Thread(target=_read_all, args=(ours, read))
        reader.start()
        try:
            done = self._wait(
                ["wine", *self._words(command)], cwd=cwd, minutes=minutes, terminal=theirs
            )
        finally:
            os.close(theirs)
            reader.join()
            os.close(ours)
        return Ran(done, b"".join(read))

    def stop(self) -> None:
        """End whatever still runs in this Windows."""
        subprocess.run(["wineserver", "-k"], env=self.environment, check=False)

    def _words(self, command: tuple[str | Path, ...]) -> list[str]:
        return [self.path(word) if isinstance(word, Path) else word for word in command]

    def _wait(
        self, line: list[str], *, cwd: Path, minutes: float, terminal: int | None = None
    ) -> int:
        stream = subprocess.DEVNULL if terminal is None else terminal
        try:
            return subprocess.run(
                line,
                cwd=cwd,
                env=self.environment,
                stdin=stream,
                stdout=stream,
                stderr=stream,
                timeout=minutes * MINUTE,
                check=False,
            ).returncode
        except subprocess.TimeoutExpired:
            self.stop()  # the Windows program outlives the Wine that was started
            raise


def _read_all(terminal: int, into: list[bytes]) -> None:
    """Read a terminal until its other side is closed."""
    try:
        while piece := os.read(terminal, 65536):
            into.append(piece)
    except OSError:  # how Linux says that the other side is closed
        return
