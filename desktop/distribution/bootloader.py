"""PyInstaller's boot loader, made here from its source: nobody else's binary begins the program.

For Linux with this system's compiler, for Windows with MinGW's (Debian's
`gcc-mingw-w64-x86-64-win32`). Of each PyInstaller it is made once.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from importlib import metadata
from pathlib import Path

_WINDOWS = {
    "CC": "x86_64-w64-mingw32-gcc",
    "AR": "x86_64-w64-mingw32-ar",
    "WINRC": "x86_64-w64-mingw32-windres",
}
_NAMES = {True: "Windows-64bit-intel", False: "Linux-64bit-intel"}


def give_own(packages: Path, cache: Path, *, windows: bool) -> int:
    """Give the PyInstaller in a folder of packages boot loaders of our own; how many there are.

    They are made in `cache` where they are not there.

    Raises:
        CalledProcessError: the source cannot be had, or does not compile.
    """
    (found,) = metadata.distributions(name="pyinstaller", path=[str(packages)])
    folder = _made(cache, found.version, windows=windows)
    target = packages / "PyInstaller" / "bootloader" / folder.name
    files = [path for path in folder.iterdir() if path.name.startswith("run")]
    for path in files:
        shutil.copyfile(path, target / path.name)
    return len(files)


def _made(cache: Path, version: str, *, windows: bool) -> Path:
    folder = cache / f"pyinstaller-{version}"
    if not folder.exists():
        _unpack(cache, version)
    made = folder / "PyInstaller" / "bootloader" / _NAMES[windows]
    mark = made / "made-here"
    if not mark.exists():
        environment = {**os.environ, **(_WINDOWS if windows else {})}
        command = [sys.executable, "waf", "--target-arch=64bit", "all"]
        place = folder / "bootloader"
        subprocess.run(command, cwd=place, env=environment, check=True, capture_output=True)
        mark.touch()
    return made


def _unpack(cache: Path, version: str) -> None:
    cache.mkdir(parents=True, exist_ok=True)
    asked = ("--no-deps", "--no-binary", "pyinstaller", f"pyinstaller=={version}")
    command = [sys.executable, "-m", "pip", "download", "--quiet", *asked, "--dest", str(cache)]
    subprocess.run(command, check=True)
    with tarfile.open(cache / f"pyinstaller-{version}.tar.gz") as archive:
        archive.extractall(cache, filter="data")
