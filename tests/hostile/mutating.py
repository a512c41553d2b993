"""Inputs made of others at random, kept where they reach what none before them reached."""

import copy
import io
import json
import random
import sys
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).parents[2]
# The code that reads: only what runs there counts.
_WATCHED = tuple(
    str(ROOT / part)
    for part in (
        "db/package", "db/pictures.py", "db/letters.py", "forms/excel/lists.py",
        "forms/excel/looked_through.py", "forms/pictures.py", "forms/editions",
        "desktop/window/widgets", "desktop/window/grid/clipboard.py",
        "desktop/window/fields/word_paste.py",
    )
)  # fmt: skip
_NUMBERS = ("0", "-1", "1", "255", "65535", "65536", "99999999999999999999", "1e999", "NaN", "2.5")
_LETTERS = (
    "\x00", "\x07", "\u202e", "\u200b", "\ufeff", "\ud800", "\uffff", "\U0010ffff", "ก้้้้", "\r\n",
    "\v", "\t", '"', "'", "<", ">", "&", "&#0;", "]]>", "<!--", "-->", "<![", "{", "}", "[", "]",
    "\\", "%s", "=1",
)  # fmt: skip
_MOST = 200_000


def mutated(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Bytes in which a few things are changed."""
    found = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(found) + 1)
        end = min(len(found), at + chance.choice((0, 1, 4, 40, 400)))
        way = chance.randrange(7)
        if way == 0:
            found[at:end] = chance.randbytes(end - at)
        elif way == 1:
            del found[at:end]
        elif way == 2:
            found[at:at] = found[at:end] * chance.choice((1, 2, 50))
        elif way == 3:
            found[at:end] = chance.choice(_NUMBERS).encode()
        elif way == 4:
            found[at:end] = chance.choice(_LETTERS).encode("utf-8", "surrogatepass")
        elif way == 5 and others:
            other = chance.choice(others)
            start = chance.randrange(len(other) + 1)
            found[at:end] = other[start : start + chance.choice((4, 40, 400))]
        elif found:
            found[min(at, len(found) - 1)] ^= 1 << chance.randrange(8)
    return bytes(found[:_MOST])


def mutated_json(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """A JSON text in which values are changed, moved and repeated, or its bytes."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return mutated(data, others, chance)
    if chance.random() < 0.3:
        return mutated(data, others, chance)
    for _ in range(chance.choice((1, 2, 5))):
        spots = list(_spots(value))
        if not spots:
            break
        holder, name = chance.choice(spots)
        way = chance.randrange(6)
        if way == 0:
            del holder[name]
        elif way == 1:
            holder[name] = chance.choice((None, True, 0, -1, 2**70, 1.5, "", "ก", [], {}, [[]]))
        elif way == 2:
            other, at = chance.choice(spots)
            if at in other if isinstance(other, dict) else at < len(other):
                holder[name] = copy.deepcopy(other[at])
        elif way == 3 and isinstance(holder[name], list):
            holder[name] = holder[name] * chance.choice((2, 20))
        elif way == 4 and isinstance(holder[name], str):
            holder[name] += chance.choice(_LETTERS) * chance.choice((1, 30, 2_000))
        elif isinstance(holder, dict):
            holder[chance.choice(_LETTERS)] = copy.deepcopy(holder[name])
        if len(spots) > 20_000:
            break
    return json.dumps(value).encode()[: 4 * _MOST]


def _spots(value: Any) -> Any:
    if not isinstance(value, dict | list):
        return
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for name, item in list(items):
        yield value, name
        if isinstance(item, dict | list):
            yield from _spots(item)


def mutated_zip(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """A packed file of which one part is changed, or its bytes."""
    if chance.random() < 0.2:
        return mutated(data, others, chance)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = {name: packed.read(name) for name in packed.namelist()}
    except Exception:
        return mutated(data, others, chance)
    if not parts:
        return mutated(data, others, chance)
    name = chance.choice(list(parts))
    parts[name] = mutated(parts[name], list(parts.values()), chance)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for each, content in parts.items():
            packed.writestr(each, content)
    return made.getvalue()


class Reach:
    """Which lines of the reading code have run so far."""

    def __init__(self) -> None:
        self._lines: set[tuple[str, int]] = set()
        self._now: set[tuple[str, int]] = set()

    def of(self, read: Callable[[], object]) -> bool:
        """Whether a reading reached lines that none before it reached; what it raises goes on."""
        self._now = set()
        before = sys.gettrace()
        sys.settrace(self._enter)
        try:
            read()
        finally:
            sys.settrace(before)
            is_new = not self._now <= self._lines
            self._lines |= self._now
            self.reached_new = is_new
        return is_new

    reached_new = False

    def __len__(self) -> int:
        return len(self._lines)

    def _enter(self, frame: FrameType, _event: str, _value: object) -> Any:
        return self._line if frame.f_code.co_filename.startswith(_WATCHED) else None

    def _line(self, frame: FrameType, event: str, _value: object) -> Any:
        if event == "line":
            self._now.add((frame.f_code.co_filename, frame.f_lineno))
        return self._line
