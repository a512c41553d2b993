"""The tests that need no window, run by pytest on Windows."""

from __future__ import annotations

from tests.windows.install import PROJECT
from tests.windows.outputs import Different
from tests.windows.wine import Windows

# Those that are left out here but run on every system where they can.
WITHOUT_WINDOW = ("tests/db", "tests/forms", "tests/desktop/test_cli.py")
MINUTES = 45


def run_tests(windows: Windows) -> str:
    """Run them all; pytest's last line.

    Raises:
        Different: a test failed; holds what pytest said.
    """
    there = [path for path in WITHOUT_WINDOW if (PROJECT / path).exists()]
    pytest = windows.python_module("pytest")
    done = windows.run(
        *pytest, "-q", "-p", "no:cacheprovider", *there, cwd=PROJECT, minutes=MINUTES
    )
    said = done.output.decode(f"cp{windows.code_page}", "replace")  # pytest speaks no UTF-8
    if done.code:
        raise Different(f"pytest ended with {done.code}:\n{said}")
    return said.strip().splitlines()[-1]
