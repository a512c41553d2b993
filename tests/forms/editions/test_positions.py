"""The lines on which everything in a TOML file stands."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from forms.editions.faults import FilePath
from forms.editions.library import BUILT_IN
from forms.editions.positions import line_at, lines_of
from tests.forms.editions.test_edition import EDITIONS

TRICKY = """# [not.a.table]
plain = 1  # = [ { "
"quoted = key" = "a # b"
dotted . key = 'it''
text = \"\"\"
[forms]
with "quotes" and \\\\ ""\"\"\"
literal = '''
key = 1
''''
array = [ # first
  1,
  [2, 3],  # ]
  { a = "}", "b.c" = [ "]" ] },
]
empty = []
nothing = {}
date = 2024-01-01T00:00:00Z

[table.inner]
x = -1.5e3
[[items]]
[[items.parts]]
name = "one"
[[items.parts]]
name = "two"
[[items]]
[[items.parts]]
name = "three"
[items.parts.below]
y = true""".replace("'it''", "'it'")


def paths(value: Any, above: FilePath = ()) -> Iterator[tuple[FilePath, Any]]:
    """Everything in a value that was read, by its path."""
    if above:
        yield above, value
    inside = value.items() if isinstance(value, dict) else ()
    inside = enumerate(value) if isinstance(value, list) else inside
    for step, each in inside:
        yield from paths(each, (*above, step))


@pytest.mark.parametrize("text", [TRICKY, *(BUILT_IN / f"{name}.toml" for name in EDITIONS)])
def test_every_path_has_its_line_and_nothing_else_has(text: Any) -> None:
    text = text if isinstance(text, str) else text.read_text(encoding="utf-8")
    read = dict(paths(tomllib.loads(text)))
    found = lines_of(text)
    assert found.keys() == read.keys()
    lines = text.split("\n")
    for path, value in read.items():
        line = lines[found[path] - 1]
        if isinstance(path[-1], str) and not isinstance(value, dict | list):
            assert path[-1] in line
        elif isinstance(value, str) and "\n" not in value:
            assert value in line


def test_what_is_not_there_has_the_line_of_what_holds_it() -> None:
    lines = lines_of(TRICKY)
    name = ("items", 1, "parts", 0, "name")
    assert line_at(lines, (*name, "x")) == lines[name]
    assert TRICKY.split("\n")[lines[name] - 1] == 'name = "three"'
    assert line_at(lines, ("nowhere",)) == 0
