"""The builds of a release: what is made, how large it is, and why each large file is in it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from db.version import VERSION
from desktop.distribution import bootloader
from desktop.distribution.installer import make_installer, make_portable
from desktop.distribution.parts import LARGE, reason
from desktop.distribution.sums import write_sums
from tests.windows.frozen import build as build_windows
from tests.windows.install import PROJECT, asked_for, uv
from tests.windows.outputs import Different
from tests.windows.wine import Windows

MEGABYTE = 1_000_000
WINDOWS_SIZE, INSTALLER_SIZE, LINUX_SIZE = 105, 45, 150
# What measures is no part of what is handed out.
MEASURES = {"measure", "measure.exe"}
# The release before this one: its last commit, and the version it is known by.
BEFORE, BEFORE_VERSION = "e985df8", "0.1.0"


class Builds:
    """Where each build of a release lies, within a folder."""

    def __init__(self, folder: Path, windows: Windows) -> None:
        self.folder = folder
        self.windows = windows
        self.linux = folder / "linux" / "phaen"
        # Where nothing lies but what the program is made of and with.
        self._python = folder / "python" / "bin" / "python"
        self.installer = folder / f"phaen-{VERSION}-setup.exe"
        self.portable = folder / f"phaen-{VERSION}-portable.zip"
        self.installer_before = folder / f"phaen-{BEFORE_VERSION}-setup.exe"
        # Of Windows' build, without what measures.
        self.handed_out = folder / "windows" / "phaen"

    def make_python(self) -> str:
        """A Python for the Linux build: what else is installed here must not get into it."""
        program, folder = uv(self.windows), self._python.parents[1]
        venv = ("venv", "--quiet", "--allow-existing", "--python", sys.executable)
        _run(program, *venv, folder)
        install = ("pip", "install", "--quiet", "--exact", "--python", self._python)
        asked = asked_for("build", "postgresql")
        # libpq is a library of the system: of its own, with all it stands on, it has 10 MB.
        _run(program, *install, *(each.replace("psycopg[binary]", "psycopg") for each in asked))
        return f"{len(list(self._packages.glob('*.dist-info')))} packages"

    @property
    def _packages(self) -> Path:
        return next(self._python.parents[1].glob("lib/python3*/site-packages"))

    def make_bootloaders(self) -> str:
        """Put boot loaders that are made here in the place of PyInstaller's."""
        cache, there = self.folder / "bootloader", self.windows.python / "Lib" / "site-packages"
        windows = bootloader.give_own(there, cache, windows=True)
        linux = bootloader.give_own(self._packages, cache, windows=False)
        return f"{windows} for Windows, {linux} for Linux"

    def make_linux(self) -> str:
        """The program for Linux; its size."""
        places = ("--distpath", self.linux.parent, "--workpath", self.folder / "linux-work")
        command = [self._python, "-m", "PyInstaller", "--noconfirm", *places, "build.spec"]
        _run(*command, "--", "--measured")
        without = left_out(self.folder / "linux-work" / "build")
        return "\n".join((checked(self.linux, LINUX_SIZE), *without))

    def make_windows(self) -> str:
        """The programs for Windows; their size."""
        build_windows(self.windows)
        built = self.windows.program.parent
        shutil.rmtree(self.handed_out, ignore_errors=True)
        shutil.copytree(built, self.handed_out, ignore=shutil.ignore_patterns(*MEASURES))
        without = left_out(self.windows.drive / "build" / "build")
        return "\n".join((checked(self.handed_out, WINDOWS_SIZE), *without))

    def make_before(self) -> str:
        """The release before, of its own source and `build.spec`, as an installer of today."""
        if self.installer_before.exists():
            return f"{self._megabytes(self.installer_before):.1f} MB, made earlier"
        drive = self.windows.drive
        source, built = drive / "source-before", drive / "dist-before"
        shutil.rmtree(source, ignore_errors=True)
        source.mkdir()
        archive = subprocess.run(
            ["git", "archive", BEFORE], cwd=PROJECT, check=True, capture_output=True
        ).stdout
        subprocess.run(["tar", "-x", "-C", source], input=archive, check=True)
        places = ("--distpath", built, "--workpath", drive / "build-before")
        command = (*self.windows.python_module("PyInstaller"), "--noconfirm", *places)
        done = self.windows.run(*command, source / "build.spec", cwd=source, minutes=30)
        if done.code:
            raise Different(f"PyInstaller ended with {done.code}:\n{done.said}")
        make_installer(built / "phaen", BEFORE_VERSION, self.installer_before)
        return f"{self._megabytes(self.installer_before):.1f} MB"

    def pack(self) -> str:
        """The installer, the zip that needs none, and what both are compared with."""
        make_installer(self.handed_out, VERSION, self.installer)
        make_portable(self.handed_out, self.portable)
        write_sums((self.installer, self.portable), self.folder)
        size = self._megabytes(self.installer)
        if size > INSTALLER_SIZE:
            raise Different(f"the installer has {size:.1f} MB")
        return f"installer {size:.1f} MB, zip {self._megabytes(self.portable):.1f} MB"

    @staticmethod
    def _megabytes(path: Path) -> float:
        return path.stat().st_size / MEGABYTE


def checked(folder: Path, most: int) -> str:
    """The size of a build and its large files.

    Raises:
        Different: it is too large, or nothing says why a large file is in it.
    """
    sizes = {
        path.relative_to(folder).as_posix(): path.stat().st_size
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink() and path.name not in MEASURES
    }
    total = sum(sizes.values()) / MEGABYTE
    large = {name.removeprefix("_internal/") for name, size in sizes.items() if size > LARGE}
    unknown = sorted(name for name in large if reason(name) is None)
    if unknown:
        raise Different("nothing says why these are there: " + ", ".join(unknown))
    if total > most:
        raise Different(f"{total:.1f} MB, at most {most}")
    return f"{total:.1f} MB in {len(sizes)} files, {len(large)} of them large"


def left_out(work: Path) -> list[str]:
    """What a build was made without, of all that was collected for it: a line for each reason."""
    sizes: dict[str, list[int]] = {}
    for line in (work / "left-out.txt").read_text(encoding="utf-8").splitlines():
        size, _place, why = line.split("\t")
        sizes.setdefault(why, []).append(int(size))
    largest_first = sorted(sizes.items(), key=lambda each: -sum(each[1]))
    return [
        f"          without {sum(each) / MEGABYTE:5.1f} MB in {len(each):3} files: {why}"
        for why, each in largest_first
    ]


def _run(*command: str | Path) -> None:
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    if done.returncode:
        words = " ".join(map(str, command[:3]))
        raise Different(f"{words} ended with {done.returncode}:\n{done.stderr[-4000:]}")
