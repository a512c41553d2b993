"""The libraries that break Thai lines in the window, made of their source.

`python -m tests.release.thai_library` makes them, as far as this computer has the compilers. They
stand in the project as they are made here, so that nobody who installs the program needs a
compiler; the same compiler gives the same bytes again.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from desktop.window.thai_lines.library import LIBRARIES
from tests.windows.outputs import Different
from tests.windows.wine import COMPILER

SOURCE = LIBRARIES["linux"].with_name("thai.c")
SHAPE = ("-std=c99", "-O2", "-s", "-shared", "-Wall", "-Wextra", "-Werror")


class Compiler(NamedTuple):
    """A compiler, the version of it that made what stands in the project, and its options."""

    command: str
    version: str
    options: tuple[str, ...]


# Both are Debian 12's. Times, paths and sums of the build would make each one another.
COMPILERS = {
    "win32": Compiler(
        COMPILER,
        "12-win32",
        ("-Wl,--no-insert-timestamp,--disable-auto-image-base",),
    ),
    "linux": Compiler(
        "x86_64-linux-gnu-gcc",
        "12",
        (
            "-fPIC",
            "-Wl,--build-id=none,-soname,libthai.so.0",
            f"-Wl,--version-script={SOURCE.with_name('thai.map')}",
        ),
    ),
}


def make(system: str, target: Path) -> None:
    """Compile a system's library; its name is in it, so that `target` must have the same."""
    compiler = COMPILERS[system]
    command = [compiler.command, *SHAPE, *compiler.options, "-o", target, SOURCE]
    subprocess.run(command, check=True)


def check(system: str) -> str:
    """Compare what stands in the project with what is made anew; how large it is.

    Raises:
        Different: it was not made of the source as it is now.
    """
    compiler, library = COMPILERS[system], LIBRARIES[system]
    if not shutil.which(compiler.command):
        return f"not compared: there is no {compiler.command} here"
    asked = [compiler.command, "-dumpversion"]
    version = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()
    if version != compiler.version:
        return f"not compared: this compiler is {version}, not {compiler.version}"
    with TemporaryDirectory() as folder:
        made = Path(folder) / library.name
        make(system, made)
        if made.read_bytes() != library.read_bytes():
            raise Different(f"{library.name} is not made of {SOURCE.name} as it is now")
    return f"{library.stat().st_size / 1e3:.0f} kB"


if __name__ == "__main__":
    for each, compiler in COMPILERS.items():
        if shutil.which(compiler.command):
            make(each, LIBRARIES[each])
