"""The tests, run by pytest on Windows; windows are drawn where nobody sees them."""

from __future__ import annotations

from tests.windows.install import PROJECT
from tests.windows.outputs import Different
from tests.windows.wine import Windows

SUITES = ("tests/db", "tests/forms", "tests/desktop")
MINUTES = 45


def run_tests(windows: Windows) -> str:
    """Run them all; pytest's last line.

    Raises:
        Different: a test failed; holds what pytest said.
    """
    pytest = (*windows.python_module("pytest"), "-q", "-p", "no:cacheprovider")
    done = windows.run(*pytest, *SUITES, cwd=PROJECT, minutes=MINUTES)
    said = done.output.decode(f"cp{windows.code_page}", "replace")  # pytest speaks no UTF-8
    if done.code:
        raise Different(f"pytest ended with {done.code}:\n{said}")
    return said.strip().splitlines()[-1]
