"""Which test files are about a module: its mirror, who imports it, and who imports those."""

from __future__ import annotations

import ast
import re
from collections import deque
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOMS = ("db", "forms", "desktop")
_IMPORT = re.compile(
    r"^\s*(?:from ([\w.]+) import (\([^)]*\)|[^\n(]+)|import ([^\n]+))", re.MULTILINE
)
# Runs of several minutes that are about no module in particular.
_LONG = ("tests/kills", "tests/troubles", "tests/windows", "tests/bench", "tests/long")
# Where tests of the whole window stand: they are slow, and last in line.
_WHOLE = "tests/desktop/window/"
# Tests of every module of a room that read its source instead of importing it, then those that
# look at all that it shows.
_READERS = {
    "desktop": ("tests/desktop/test_timers.py", "tests/desktop/test_what_belongs_together.py"),
}
_LOOKERS = {"desktop": ("tests/desktop/window/test_every_part.py",)}


@cache
def _imports(root: Path) -> dict[str, frozenset[str]]:
    """By each Python file, the files that it imports, both from the root on."""
    paths = [path for room in (*ROOMS, "tests") for path in sorted((root / room).rglob("*.py"))]
    known = {path.relative_to(root).as_posix(): path for path in paths}
    return {
        name: frozenset(each for each in _files(path.read_text(encoding="utf-8")) if each in known)
        for name, path in known.items()
    }


def _files(source: str) -> Iterator[str]:
    """What a module may import: to read its lines for that is many times as fast as to parse it."""
    for whole, names, plain in _IMPORT.findall(source):
        parts = [f"{whole}.{name}" for name in re.findall(r"\w+", names)] if whole else []
        for module in [whole, *parts] if whole else re.findall(r"[\w.]+", plain):
            base = module.replace(".", "/")
            yield from (f"{base}.py", f"{base}/__init__.py")


def names_at(source: str, line: int) -> frozenset[str]:
    """What tests would call by name to come to a line: the classes and functions about it.

    Of what is private, its module's public names, by which it is reached.
    """
    tree = ast.parse(source)
    kinds = (ast.ClassDef, ast.FunctionDef)
    about = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, kinds) and node.lineno <= line <= (node.end_lineno or 0)
    ]
    public = [name for name in about if not name.startswith("_")]
    whole = [node.name for node in tree.body if isinstance(node, kinds) and node.name[0] != "_"]
    return frozenset(public or whole)


def tests_of(root: Path, module: str, names: frozenset[str]) -> list[str]:
    """The test files that may notice a fault of a module, the nearest first.

    Nearest are the tests that are called after it and those that read its source, then those that
    name what is at fault, then those in the folder that mirrors its own, then by how many imports
    lie between.
    """
    importers: dict[str, list[str]] = {}
    for importing, imported in _imports(root).items():
        for name in imported:
            importers.setdefault(name, []).append(importing)
    far = {module: 0}
    waiting = deque([module])
    while waiting:
        name = waiting.popleft()
        for importing in importers.get(name, ()):
            if importing not in far:
                far[importing] = far[name] + 1
                waiting.append(importing)
    tests = [name for name in far if Path(name).name.startswith("test_")]
    room = module.partition("/")[0]
    readers, lookers = _READERS.get(room, ()), _LOOKERS.get(room, ())
    mirror = f"tests/{Path(module).parent.as_posix()}/"
    stem = Path(module).stem.removeprefix("_")
    own = [
        name
        for name in _imports(root)
        if name.startswith(mirror) and Path(name).name.startswith("test_") and name not in far
    ]

    named = re.compile(rf"\b({'|'.join(sorted(names))})\b")

    def nearness(name: str) -> tuple[bool, bool, int, bool, int, str]:
        said = set(named.findall((root / name).read_text(encoding="utf-8"))) if names else ()
        return (
            (stem not in Path(name).stem or not name.startswith(mirror)) and name not in readers,
            f"{Path(name).parent}/" == _WHOLE != mirror and name not in lookers,
            -len(said),
            not name.startswith(mirror),
            far.get(name, 99),
            name,
        )

    found = {*tests, *own, *readers, *lookers}
    return sorted((name for name in found if not name.startswith(_LONG)), key=nearness)
