"""Make a release and try all of it: `python -m tests.release`.

Builds the program for Windows (under Wine) and Linux, packs the installer and the portable zip,
installs the release before, upgrades it while its window is open, tries everything on both
systems from source and frozen, measures how soon the window is there, and uninstalls. Ends with
1 where anything failed or could not be tried: nothing is skipped. About an hour on two cores.

Needs what `tests.windows` needs, and Debian's `nsis` and `xdotool`.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.release import starts
from tests.release.builds import Builds
from tests.release.by_hand import go_through as by_hand
from tests.release.installed import ASKS_A_SERVER, Installed, told, told_of_server
from tests.windows import install
from tests.windows.install import PROJECT
from tests.windows.outputs import Different
from tests.windows.program import environment_here
from tests.windows.screen import Screen
from tests.windows.wine import Windows

# Programs needed beside those that `tests.windows` needs, and Debian's packages that bring them.
PROGRAMS = {"makensis": "nsis", "xdotool": "xdotool"}

Step = tuple[str, Callable[[], str]]


def main() -> int:
    """Do every step, print the table, and say whether all of it went well."""
    asked = _arguments()
    missing = install.missing()
    missing += [package for name, package in PROGRAMS.items() if not shutil.which(name)]
    if missing:
        print(f"nothing can be released here without Debian's {', '.join(missing)}")
        return 1
    folder = asked.folder.expanduser().absolute()
    folder.mkdir(parents=True, exist_ok=True)
    windows = Windows(asked.windows.expanduser().absolute())
    install.set_up(windows)
    failed = 0
    for name, act in steps(folder, windows):
        if asked.only and not name.startswith(tuple(asked.only)):
            print(f"  SKIPPED {name}", flush=True)
            failed += 1
            continue
        failed += not _do(name, act)
    print(f"{failed} failed or skipped" if failed else "all is well")
    return 1 if failed else 0


def steps(folder: Path, windows: Windows) -> list[Step]:
    """All that a release is made of, in order."""
    builds = Builds(folder, windows)
    installed = Installed(builds)
    measure = windows.program.with_name("measure.exe")
    source = windows.python_module("tests.bench.window_run")
    work, pictures = folder / "starts", folder / "pictures"
    return [
        ("Python for Linux", builds.make_python),
        ("boot loaders", builds.make_bootloaders),
        ("build for Linux", builds.make_linux),
        ("build for Windows", builds.make_windows),
        ("release before", builds.make_before),
        ("installer and zip", builds.pack),
        ("install before", installed.install_before),
        ("upgrade", installed.upgrade_running),
        ("entries", installed.look_around),
        ("install by hand", lambda: by_hand(windows, installed, builds.installer, pictures)),
        ("selftest Linux source", lambda: try_linux(None, folder)),
        ("selftest Linux frozen", lambda: try_linux(builds.linux / "phaen", folder)),
        ("selftest Windows source", lambda: try_windows(windows)),
        ("selftest Windows installed", installed.try_all),
        ("start Linux source", lambda: starts.on_linux(None, work)),
        ("start Linux frozen", lambda: starts.on_linux(builds.linux / "measure", work)),
        ("start Windows source", lambda: starts.on_windows(windows, source, work)),
        ("start Windows frozen", lambda: starts.on_windows(windows, (measure,), work)),
        ("portable", installed.carry),
        ("uninstall", installed.uninstall),
    ]


def try_linux(program: Path | None, folder: Path) -> str:
    """`phaen selftest` here, of a frozen program or of the source, on a screen."""
    command = [str(program)] if program else [sys.executable, "-m", "desktop"]
    with Screen() as screen:
        environment = environment_here(folder)
        environment |= {"DISPLAY": screen.name, "QT_QPA_PLATFORM": "xcb", "CI": ""}
        done, asked = (
            subprocess.run(
                [*command, *given],
                cwd=PROJECT,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            for given in (("selftest",), ASKS_A_SERVER)
        )
    said = told(done.returncode, done.stdout + done.stderr)
    return f"{said}; {told_of_server(asked.stderr)}"


def try_windows(windows: Windows) -> str:
    """The same of the source on Windows."""
    with Screen() as screen:
        shown = windows.on_screen(screen.name, 1.0)
        done = shown.run(*shown.python_module("desktop"), "selftest", cwd=PROJECT)
    return told(done.code, done.said)


def _do(name: str, act: Callable[[], str]) -> bool:
    begun = time.perf_counter()
    try:
        state, figures = "ok", act()
    except (Different, OSError, subprocess.SubprocessError) as error:
        state, figures = "FAILED", str(error)
        if isinstance(error, subprocess.CalledProcessError):
            figures = f"{figures}\n{error.stdout}\n{error.stderr}"
    print(f"  {state:7} {name:28} {time.perf_counter() - begun:6.1f} s  {figures}", flush=True)
    return state == "ok"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.release", description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("~/.cache/phaen-release"))
    parser.add_argument("--windows", type=Path, default=Path("~/.cache/phaen-windows"))
    parser.add_argument(
        "--only", nargs="+", help="do only steps whose names begin so; the release then fails"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
