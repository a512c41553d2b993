"""The notices of a build: whose work lies in it, under which terms, made from what lies in it.

Every file of a build belongs to somebody who is named here; one that does not stops the build.
"""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from desktop.distribution.parts import Entry

_ROOT = Path(__file__).resolve().parents[2]
_OWN = Path(__file__).parent / "licences"
_LICENCE = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)
_LGPL = ("LGPL-3.txt", "GPL-3.txt")
_RULE = "=" * 78


class Notice(NamedTuple):
    """Whose work it is, which version, and the terms in full."""

    name: str
    version: str
    terms: str


# What stands in a package beside its own work and is not said there.
_WITHIN = {"uharfbuzz": ("HarfBuzz", "HarfBuzz.txt")}
# Packages whose licence allows a choice; the terms chosen, in files of ours.
_CHOSEN = {"pyside6_essentials", "shiboken6"}
# Libraries that no package of Python brings, by the names of their files: whose they are.
_LIBRARIES = {
    r"(lib)?python3.*|.*\.(cpython-.*\.so|pyd)|base_library\.zip": "Python",
    r"(vc|msvcp|concrt|ucrt|api-ms-).*\.dll": "Microsoft",
    r"(lib)?sqlite3?.*": "SQLite",
    r"libffi.*\.dll|zlib.*\.dll": "Python",
}


class UnknownOriginError(Exception):
    """A build holds a file, and nobody says whose it is."""


def written(files: Sequence[Entry], modules: Sequence[Entry], *packages: str) -> str:
    """The notices of all that is in a build, as a text; `packages` lie in it unseen.

    Raises:
        UnknownOriginError: nobody says whose a file is.
    """
    found = sorted(_found(files, modules, packages), key=lambda each: each.name.lower())
    contents = "\n".join(f"  {each.name} {each.version}".rstrip() for each in found)
    bodies = (f"{_RULE}\n{each.name} {each.version}\n{_RULE}\n\n{each.terms}" for each in found)
    return f"โปรแกรมแผนสร้างขึ้นโดยใช้งานของผู้อื่นดังนี้\n\n{contents}\n\n" + "\n\n".join(bodies)


def _found(
    files: Sequence[Entry], modules: Sequence[Entry], unseen: Sequence[str]
) -> Iterator[Notice]:
    packages: set[str] = set(unseen)
    libraries: set[str] = set()
    strangers: list[str] = []
    for place, source, kind in (*files, *modules):
        path = Path(source)
        if kind == "SYMLINK" or source in {"-", ""}:
            continue
        if path.is_relative_to(_ROOT) and "site-packages" not in path.parts:
            continue
        owner = _owner(path)
        if owner is not None:
            packages.add(owner)
        elif (library := _library(path)) is not None:
            libraries.add(library)
        else:
            strangers.append(f"{place} ({source})")
    if strangers:
        raise UnknownOriginError("\n".join(strangers))
    yield Notice("แผน (Phaen)", "", (_ROOT / "LICENSE").read_text(encoding="utf-8"))
    yield from _of_resources()
    for name in sorted(packages):
        yield from _of_package(name)
    for name in sorted(libraries | {"Python"}):
        yield _of_library(name)


@cache
def _owners() -> dict[tuple[Path, str], str]:
    """Which package each file or folder is of that lies at the top of a place for packages."""
    found = {}
    for each in metadata.distributions():
        root, name = Path(str(each.locate_file(""))), _normal(each.metadata["Name"])
        # Not by `files`, which looks whether each of ten thousand is there.
        lines = csv.reader((each.read_text("RECORD") or "").splitlines())
        tops = {place.partition("/")[0] for place, *_digest in lines}
        found.update({(root, top): name for top in tops - {"", ".."}})
    return found


def _owner(path: Path) -> str | None:
    for root, name in ((parent, path.relative_to(parent).parts[0]) for parent in path.parents):
        owner = _owners().get((root, name))
        if owner is not None:
            return owner
    return None


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "_", name).lower()


def _of_package(name: str) -> Iterator[Notice]:
    package = metadata.distribution(name.replace("_", "-"))
    if name in _CHOSEN:
        yield Notice(package.metadata["Name"], package.version, _offer())
        return
    texts = [
        Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")
        for file in package.files or ()
        if ".dist-info" in file.parts[0]
        and any(_LICENCE.search(part) for part in file.parts[1:])
        and Path(str(file.locate())).is_file()
    ]
    if not texts:
        raise UnknownOriginError(f"{name} bears no licence")
    yield Notice(package.metadata["Name"], package.version, "\n\n".join(texts))
    if name in _WITHIN:
        within, file_name = _WITHIN[name]
        yield Notice(within, "", (_OWN / file_name).read_text(encoding="utf-8"))


def _offer() -> str:
    """The terms of Qt and PySide6: the offer of their source, and the licences in full."""
    pyside = metadata.version("PySide6-Essentials")
    offer = (_OWN / "offer.txt").read_text(encoding="utf-8")
    said = offer.format(qt=pyside, pyside=pyside, series=pyside.rpartition(".")[0])
    return "\n\n".join([said, *((_OWN / name).read_text(encoding="utf-8") for name in _LGPL)])


def _of_resources() -> Iterator[Notice]:
    """The fonts and word lists, whose terms lie beside them."""
    for path in sorted((_ROOT / "resources").rglob("LICENSE*")):
        name = path.relative_to(_ROOT).as_posix()
        yield Notice(name, "", path.read_text(encoding="utf-8"))


def _library(path: Path) -> str | None:
    """Whose a library is that no package of Python brings."""
    base = Path(sys.base_prefix)
    for pattern, owner in _LIBRARIES.items():
        if re.fullmatch(pattern, path.name, re.IGNORECASE):
            return owner
    if path.is_relative_to(base):
        return "Python"
    return _debian_package(path)


def _debian_package(path: Path) -> str | None:
    """The package of this system that a library is of."""
    for place in (path, path.resolve()):
        done = subprocess.run(["dpkg", "-S", place], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return "debian:" + done.stdout.split(":", 1)[0]
    return None


def _of_library(name: str) -> Notice:
    if name.startswith("debian:"):
        package = name.removeprefix("debian:")
        terms = Path("/usr/share/doc", package, "copyright").read_text("utf-8", "replace")
        return Notice(package, "", terms)
    if name == "Python":
        return Notice(name, sys.version.split()[0], _python_licence())
    file_name = {"Microsoft": "Microsoft.txt", "SQLite": "public-domain.txt"}[name]
    return Notice(name, "", (_OWN / file_name).read_text(encoding="utf-8"))


def _python_licence() -> str:
    """Python's own licence, which lies with it: beside the program, or with its library."""
    places: Iterable[Path] = (
        Path(sys.base_prefix, "LICENSE.txt"),
        Path(sys.executable).parent / "LICENSE.txt",
        *Path(sys.base_prefix, "lib").glob("python3.*/LICENSE.txt"),
        *Path(sys.base_prefix, "share", "doc").glob("python3.*/copyright"),
    )
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise UnknownOriginError("Python bears no licence")
    return found.read_text(encoding="utf-8")
