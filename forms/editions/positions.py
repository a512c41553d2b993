"""The lines of a TOML file on which its tables, keys and items stand.

`tomllib` reads values and keeps no places. The text is known to be TOML when this goes
through it: only what tells places apart is looked at.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import count

from forms.editions.faults import FilePath

_BLANK = re.compile(r"(?:\s|#[^\n]*)*")
_BASIC, _LITERAL = r'"(?:\\.|[^"\\\n])*"', r"'[^'\n]*'"
_LONG_BASIC, _LONG_LITERAL = r'"""(?:\\.|[^\\])*?"{3,5}', r"\'{3}.*?'{3,5}"
_KEY = re.compile(rf"[ \t]*([A-Za-z0-9_-]+|{_BASIC}|{_LITERAL})[ \t]*")
_TEXT = re.compile(f"{_LONG_BASIC}|{_LONG_LITERAL}|{_BASIC}|{_LITERAL}", re.DOTALL)
_PLAIN = re.compile(r"[^,\]}#\n]*")


def lines_of(text: str) -> dict[FilePath, int]:
    """The line, from 1, of everything that stands in a TOML file, by its path."""
    return _Walk(text).lines


def line_at(lines: Mapping[FilePath, int], path: FilePath) -> int:
    """The line of a path, or of the nearest above it that is there; 0 without any."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 0)


class _Walk:
    """One way through the text; `lines` are the lines of all paths."""

    def __init__(self, text: str) -> None:
        self.lines: dict[FilePath, int] = {}
        self._text = text
        self._at = 0
        self._count: defaultdict[FilePath, int] = defaultdict(lambda: -1)
        table: FilePath = ()
        while self._skip() < len(text):
            if text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)

    def _skip(self) -> int:
        """The place of the next sign that is neither blank nor comment."""
        found = _BLANK.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._at

    def _mark(self, path: FilePath) -> None:
        line = self._text.count("\n", 0, self._at) + 1
        # The tables above are where the first thing in them is.
        for end in range(1, len(path) + 1):
            self.lines.setdefault(path[:end], line)

    def _header(self) -> FilePath:
        """`[table]` or `[[tables]]`: the path of what follows."""
        start = self._at
        is_item = self._text.startswith("[[", start)
        self._at += 2 if is_item else 1
        path: FilePath = ()
        keys = self._keys()
        for number, key in enumerate(keys, 1):
            path = (*path, key)
            if is_item and number == len(keys):
                self._count[path] += 1
            if path in self._count:
                path = (*path, self._count[path])
        self._at, end = start, self._at
        self._mark(path)
        self._at = end + (2 if is_item else 1)
        return path

    def _keys(self) -> list[str]:
        """A dotted key, and the way past it."""
        keys: list[str] = []
        while found := _KEY.match(self._text, self._at):
            keys.append(found[1].strip("\"'"))
            self._at = found.end()
            if not self._text.startswith(".", self._at):
                break
            self._at += 1
        return keys

    def _pair(self, above: FilePath) -> None:
        start = self._at
        path = (*above, *self._keys())
        end, self._at = self._at, start
        self._mark(path)
        self._at = end + 1
        self._value(path)

    def _value(self, path: FilePath) -> None:
        self._skip()
        if self._text[self._at] == "[":
            for number in count():
                if self._opened("]"):
                    break
                self._mark((*path, number))
                self._value((*path, number))
        elif self._text[self._at] == "{":
            while not self._opened("}"):
                self._pair(path)
        else:
            found = _TEXT.match(self._text, self._at) or _PLAIN.match(self._text, self._at)
            self._at = found.end() if found else self._at

    def _opened(self, close: str) -> bool:
        """Past a bracket or comma; whether the closing bracket was come to."""
        if self._text[self._at] in "[{,":
            self._at += 1
        self._skip()
        if self._text[self._at] == ",":
            return self._opened(close)
        is_closed = self._text[self._at] == close
        self._at += is_closed
        return is_closed
