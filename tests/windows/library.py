"""The library that breaks Thai lines on Windows, made of its source.

`python -m tests.windows.library` makes it. It stands in the project as it is made here, so that
nobody who installs the program needs a compiler; the same compiler gives the same bytes again.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.window.thai_lines.library import LIBRARY
from tests.windows.outputs import Different
from tests.windows.wine import COMPILER

# The one that made what stands in the project: Debian 12's.
COMPILER_VERSION = "12-win32"
SOURCE = LIBRARY.with_name("thai.c")
WARNINGS = ("-Wall", "-Wextra", "-Werror")


def make(target: Path) -> None:
    """Compile the library; its name is in it, so that `target` must have the same."""
    base = "-Wl,--no-insert-timestamp,--disable-auto-image-base"  # else time and path tell
    shape = ("-std=c99", "-O2", "-s", "-shared", base)
    subprocess.run([COMPILER, *shape, *WARNINGS, "-o", target, SOURCE], check=True)


def check() -> str:
    """Compare what stands in the project with what is made anew; how large it is.

    Raises:
        Different: it was not made of the source as it is now.
    """
    asked = [COMPILER, "-dumpversion"]
    version = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()
    if version != COMPILER_VERSION:
        return f"not compared: this compiler is {version}, not {COMPILER_VERSION}"
    with TemporaryDirectory() as folder:
        made = Path(folder) / LIBRARY.name
        make(made)
        if made.read_bytes() != LIBRARY.read_bytes():
            raise Different(f"{LIBRARY.name} is not made of {SOURCE.name} as it is now")
    return f"{LIBRARY.stat().st_size / 1e3:.0f} kB"


if __name__ == "__main__":
    make(LIBRARY)
