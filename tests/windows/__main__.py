"""Run the project on a Windows Python under Wine: `python -m tests.windows`, see README.md."""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from tests.release import thai_library
from tests.windows import install
from tests.windows.frozen import build
from tests.windows.keeping import keep
from tests.windows.outputs import Different
from tests.windows.printing import print_pages
from tests.windows.program import Check, checks, make_pair
from tests.windows.suite import run_tests
from tests.windows.window import choices, draw_both
from tests.windows.wine import Windows

CODE_PAGES = {874: "Thai", 1252: "Western"}


def main() -> int:
    """Set up, look at everything, and print a line for each; 1 where something is wrong."""
    asked = _arguments()
    if packages := install.missing():
        print(f"this machine has no Windows to try; Debian's {', '.join(packages)} bring it")
        return 1
    windows = Windows(asked.folder.expanduser().absolute())
    print(f"setting up in {windows.folder}", flush=True)
    install.set_up(windows)
    if asked.keeping:
        return 1 if _report([("store", lambda: keep(windows))]) else 0
    if asked.printing:
        return 1 if _report([("printer", lambda: print_pages(windows))]) else 0
    failed = _report([("thai.dll", partial(thai_library.check, "win32"))])
    print("the window")
    failed += _report(
        (f"{scheme}, {scale:.0%}", partial(draw_both, windows, scheme, scale))
        for scheme, scale in choices()
    )
    if asked.window:
        return 1 if failed else 0
    for page, name in CODE_PAGES.items():
        print(f"Python, {name} code page {page}")
        spoken = Windows(windows.folder, page)
        failed += _report(checks(make_pair(spoken, spoken.python_module("desktop"))))
    print("what is kept")
    failed += _report([("store", lambda: keep(windows))])
    print("what is printed")
    failed += _report([("printer", lambda: print_pages(windows))])
    print("tests")
    failed += _report([("pytest", lambda: run_tests(windows))])
    if asked.frozen:
        print("the frozen program")
        failed += _report([("build", lambda: build(windows))])
        failed += _report(checks(make_pair(windows, (windows.program,))))
    return 1 if failed else 0


def _report(found: Iterable[Check]) -> int:
    """Do each check and say what came of it; how many failed."""
    failed = 0
    for name, check in found:
        start = time.perf_counter()
        try:
            state, figures = "ok", check()
        except (Different, subprocess.TimeoutExpired, OSError) as error:
            state, figures = "FAILED", str(error)
            failed += 1
        print(f"  {state:6} {name:28} {time.perf_counter() - start:6.1f} s  {figures}", flush=True)
    return failed


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.windows", description=__doc__)
    parser.add_argument(
        "--folder",
        type=Path,
        default=Path("~/.cache/phaen-windows"),
        help="where the Windows is kept between runs, about 1 GB (default: %(default)s)",
    )
    parser.add_argument("--window", action="store_true", help="only photograph the window")
    parser.add_argument(
        "--frozen", action="store_true", help="also build the program with build.spec and try it"
    )
    parser.add_argument(
        "--keeping", action="store_true", help="try only what is kept: stores, locks, files"
    )
    parser.add_argument("--printing", action="store_true", help="try only a printer")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
