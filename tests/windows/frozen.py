"""The Windows program that `build.spec` describes, built on Windows."""

from __future__ import annotations

from desktop.window.thai_lines.library import LIBRARIES
from tests.windows.install import PROJECT
from tests.windows.outputs import Different
from tests.windows.wine import Windows

MINUTES = 20


def build(windows: Windows) -> str:
    """Build the folder that holds the program; how large it is.

    Raises:
        Different: PyInstaller failed (holds what it said), or the window's lines would not
            part between Thai words.
    """
    built = windows.program.parent
    places = ("--distpath", built.parent, "--workpath", windows.drive / "build")
    done = windows.run(
        *windows.python_module("PyInstaller"),
        "--noconfirm",
        *places,
        PROJECT / "build.spec",
        "--",
        "--measured",
        cwd=windows.drive,
        minutes=MINUTES,
    )
    if done.code:
        raise Different(f"PyInstaller ended with {done.code}:\n{done.said}")
    library = built / "_internal" / LIBRARIES["win32"].relative_to(PROJECT)
    if not library.exists():
        raise Different(f"{library} is not there")
    files = [path for path in built.rglob("*") if path.is_file()]
    return f"{len(files)} files, {sum(path.stat().st_size for path in files) / 1e6:.0f} MB"
