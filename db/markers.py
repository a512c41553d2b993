r"""Lines of long texts that stand for a table, a picture or a formula: `[table goals]`.

A line that is just such words is a marker where what it names exists; else it is text.
`\[table goals]` is that text kept as it was typed, and is printed without the backslash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from db.fields import Kind, specs

MarkerKind = Literal["table", "picture", "formula"]

_MARKER = re.compile(r"\[(?P<kind>table|picture) (?P<key>[A-Za-z0-9_.-]+)\]|\[formula (?P<n>\d+)\]")
_ESCAPED = re.compile(r"\\+\[(?:(?:table|picture) [A-Za-z0-9_.-]+|formula \d+)\]")


@dataclass(frozen=True, slots=True)
class Marker:
    """What a line names: a table or picture by its key, a formula by its number from 1."""

    kind: MarkerKind
    key: str

    @property
    def line(self) -> str:
        """The line that stands for it."""
        return f"[{self.kind} {self.key}]"


def marker(line: str) -> Marker | None:
    """What a line is a marker of, if what it names exists; None for any other line."""
    found = _MARKER.fullmatch(line.strip())
    if found is None:
        return None
    if found["n"] is not None:
        return Marker("formula", str(int(found["n"])))
    return Marker("table" if found["kind"] == "table" else "picture", found["key"])


def bare(line: str) -> str:
    """A line as it is printed: a look-alike of a marker loses the backslash that keeps it."""
    return line.replace("\\", "", 1) if _ESCAPED.fullmatch(line.strip()) else line


def kept(line: str) -> str:
    """A line as it must be kept so that it is read as text."""
    stripped = line.strip()
    looks = _MARKER.fullmatch(stripped) or _ESCAPED.fullmatch(stripped)
    return (
        line.replace("[", "\\[", 1)
        if looks and not stripped.startswith("\\")
        else (line.replace("\\", "\\\\", 1) if looks else line)
    )


def markers(value: Any) -> Iterator[Marker]:
    """Every marker in a text, in texts, or in all texts of a record and those in it."""
    if isinstance(value, str):
        for line in value.split("\n") if "[" in value else ():
            if found := marker(line):
                yield found
    elif isinstance(value, tuple):
        for item in value:
            yield from markers(item)
    elif value is not None and not isinstance(value, bytes | int) and hasattr(value, "__slots__"):
        for name, spec in specs(type(value)).items():
            if spec.kind in {Kind.TEXT, Kind.TEXTS, Kind.RECORD, Kind.RECORDS}:
                yield from markers(getattr(value, name))
