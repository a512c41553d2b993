r"""Lines of long texts that stand for a table, a picture or a formula: `[table goals]`.

A line that is just such words is a marker where what it names exists; else it is text.
`\[table goals]` is that text kept as it was typed, and is printed without the backslash.

Markers count in the fields that are declared as `marked` (`db.records`) and nowhere else.
The schema lets tables stand "within the plan's long texts" and lets every text of a measure
have such lines: so these are the texts of the plan that print as paragraphs of their own,
which are the sections of definitions, paragraphs of blocks (situation, conclusions, past
results, annexes), the preface and remarks. Names, cells of tables, lists, a memo or its
template and what a quarter reports are no such texts: there `[table goals]` is text, kept
as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

from db.fields import Kind, specs
from db.places import Place

T = TypeVar("T")

MarkerKind = Literal["table", "picture", "formula"]

_LIKE = (
    r"\[(?:(?P<kind>table|picture) (?P<key>[A-Za-z0-9_.-]+)|formula (?P<number>[1-9][0-9]{0,3}))\]"
)
_MARKER = re.compile(_LIKE)
_ESCAPED = re.compile(rf"\\+{_LIKE}")


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
    found = _MARKER.fullmatch(line.strip()) if "[" in line else None
    if found is None:
        return None
    if found["number"]:
        return Marker("formula", found["number"])
    return Marker("table" if found["kind"] == "table" else "picture", found["key"])


def bare(line: str) -> str:
    """A line as it is printed: a look-alike of a marker loses the backslash that keeps it."""
    return line.replace("\\", "", 1) if _ESCAPED.fullmatch(line.strip()) else line


def kept(line: str) -> str:
    """A line as it must be kept so that it is read as text."""
    words = line.strip()
    if _MARKER.fullmatch(words) or _ESCAPED.fullmatch(words):
        return line.replace(words, f"\\{words}", 1)
    return line


def kept_text(text: str) -> str:
    """A text of which no line is to be read as a marker, as it must be kept."""
    return "\n".join(map(kept, text.split("\n"))) if "[" in text else text


def markers(value: Any) -> Iterator[Marker]:
    """Every marker in a text, in texts, or in the marked texts of a record or of records."""
    for _, text in marked_texts(value):
        for line in text.split("\n") if "[" in text else ():
            if found := marker(line):
                yield found


def marked_texts(value: Any, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """The texts that may hold markers, in order, each with its place.

    `value` stands at `place`: a record or records, of which the marked texts are given, or
    a text or texts that are to be taken as marked.
    """
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, tuple):
        for at, item in enumerate(value):
            yield from marked_texts(item, (*place, at))
    else:
        for name in _ways(type(value)):
            yield from marked_texts(getattr(value, name), (*place, name))


def rewritten(value: T, change: Callable[[Marker], str | None]) -> T:
    """A text, texts, record or records with another line in the place of each marker.

    None takes the line out, and an item of texts that has no other line goes with it.
    What does not change is shared with the old value.
    """

    def line_changed(line: str) -> str | None:
        found = marker(line)
        other = change(found) if found else line
        return line if found and other == found.line else other

    return with_lines(value, "[", line_changed)


def with_lines(value: T, sign: str, change: Callable[[str], str | None]) -> T:
    """As `rewritten`, of the lines of texts in which a sign stands, whatever these say."""
    changed: T = _rewritten(value, sign, change)
    return changed


def _rewritten(value: Any, sign: str, change: Callable[[str], str | None]) -> Any:
    if isinstance(value, str):
        lines = _rewritten_lines(value, sign, change)
        return value if lines is None else "\n".join(lines)
    if isinstance(value, tuple):
        items = [_rewritten(item, sign, change) for item in value]
        left = tuple(
            item for item, old in zip(items, value, strict=True) if item != "" or item == old
        )
        same = len(left) == len(value) and all(a is b for a, b in zip(left, value, strict=True))
        return value if same else left
    changes = {}
    for name in _ways(type(value)):
        old = getattr(value, name)
        new = _rewritten(old, sign, change)
        if new is not old:
            changes[name] = new
    return replace(value, **changes) if changes else value


def _rewritten_lines(text: str, sign: str, change: Callable[[str], str | None]) -> list[str] | None:
    """The lines of a text with others for those of a sign; None where none of them changed."""
    if sign not in text:
        return None
    old = text.split("\n")
    made = (change(line) if sign in line else line for line in old)
    new = [line for line in made if line is not None]
    return None if new == old else new


def _ways(record: type[Any]) -> tuple[str, ...]:
    """The fields of a record that are marked, or that hold records with such fields."""
    if record not in _known:
        _known[record] = tuple(
            name
            for name, spec in specs(record).items()
            if spec.marked
            or (spec.kind in {Kind.RECORD, Kind.RECORDS} and spec.record and _ways(spec.record))
        )
    return _known[record]


_known: dict[type[Any], tuple[str, ...]] = {}
