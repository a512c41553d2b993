"""Changes of a TOML text, one value at a time: order and comments stay as people wrote them."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, MutableSequence, Sequence
from typing import Any

import tomlkit
from tomlkit.items import AoT, Array

from forms.editions.faults import FilePath

# A value as TOML has it: a text, a figure, a truth, or lists and tables of such.
Value = Any


# The text that was changed last, as it stands: the next change mostly goes on from there, and
# reading it again takes longer than all else of a change.
_latest: dict[str, TomlText] = {}


class TomlText:
    """A TOML text that is being changed; `text` is how it stands now."""

    def __init__(self, text: str) -> None:
        self._document = tomlkit.parse(text)

    @classmethod
    def of(cls, text: str) -> TomlText:
        """A text to be changed, and then `done`: the one that was done last is at hand."""
        return _latest.pop(text, None) or cls(text)

    def done(self) -> str:
        """The text with all changes; nothing is changed through this any more."""
        text = self.text
        _latest.clear()
        _latest[text] = self
        return text

    @property
    def text(self) -> str:
        """The text with all changes."""
        return tomlkit.dumps(self._document)

    def put(self, path: FilePath, value: Value) -> None:
        """Put a value at a path; tables on the way that are not there are made."""
        above, last = self._above(path)
        above[last] = _item(value, inline=len(path) > 1)

    def drop(self, path: FilePath) -> None:
        """Take out what stands at a path; nothing where nothing does."""
        above, last = self._above(path)
        if isinstance(last, int) or last in above:
            del above[last]

    def insert(self, path: FilePath, at: int, value: Value) -> None:
        """Put an item into the list at a path, before its item `at`."""
        items = self._list(path)
        if isinstance(items, AoT):
            items.insert(at, _item(value, inline=False))
        else:
            items.insert(at, _item(value, inline=True))

    def move(self, path: FilePath, at: int, to: int) -> None:
        """Let an item of the list at a path stand where another one does."""
        items = self._list(path)
        moved = items[at]
        del items[at]
        items.insert(to, moved)

    def add_table(self, name: str, table: Mapping[str, Value]) -> int:
        """Add a table to a list of tables at the top, `[[name]]`; its position there."""
        if name not in self._document:
            self._document.append(name, tomlkit.aot())
        found = self._document[name]
        if not isinstance(found, MutableSequence):
            raise TypeError(name)
        found.append(tomlkit.item(dict(table)))
        return len(found) - 1

    def _list(self, path: FilePath) -> Any:
        above, last = self._above(path)
        if isinstance(last, str) and last not in above:
            above[last] = _item([], inline=False)
        return above[last]

    def _above(self, path: FilePath) -> tuple[Any, Any]:
        """What holds the value of a path, and its name or position in that."""
        found: Any = self._document
        for at, part in enumerate(path[:-1]):
            if isinstance(part, str) and part not in found:
                found[part] = tomlkit.table() if at == 0 else tomlkit.inline_table()
            if isinstance(found[part], str):
                # A bare text that stands for a table with nothing else.
                found[part] = _item({"text": str(found[part])}, inline=True)
            found = found[part]
        return found, path[-1]


def _item(value: Value, *, inline: bool) -> Any:
    """A value as an item of a document; several texts or tables have a line each."""
    if isinstance(value, Mapping) and not inline:
        made: MutableMapping[str, Any] = tomlkit.table()
        for name, each in value.items():
            made[name] = _item(each, inline=False)
        return made
    if isinstance(value, Mapping):
        table = tomlkit.inline_table()
        table.update({name: _item(each, inline=True) for name, each in value.items()})
        return table
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _array(value)
    return tomlkit.item(value)


def _array(values: Sequence[Value]) -> Array:
    array = tomlkit.array()
    for each in values:
        array.append(_item(each, inline=True))
    if any(isinstance(each, Mapping) for each in values):
        array.multiline(multiline=True)
    return array
