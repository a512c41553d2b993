"""One value of a TOML text changed at a time; all else stays as it was written."""

from __future__ import annotations

import random
import tomllib
from typing import Any

import pytest

from forms.editions.editing.toml_text import TomlText

_TEXT = """# Who reads this finds it again.
name = "ก"
order = [
    "a", "b",
]

[rules]   # of the office
weight = 70

[[forms]]
id = "a"
lines = ["ข้อความ", { text = "สอง", style = "bold" }]
columns = [
    { heading = "ที่", width = 5 },
    { heading = "ชื่อ", width = 40 },
]

[[forms.blocks]]
kind = "heading"

[[forms]]
id = "b"
"""


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("name",), "ข"),
        (("rules", "weight"), 65),
        (("rules", "share"), 0.5),
        (("words", "none"), "-"),
        (("forms", 0, "columns", 1, "heading"), 'ชื่อ "เต็ม"'),
        (("forms", 0, "lines", 0, "style"), "plain"),
        (("forms", 0, "blocks", 0, "lines"), [{"text": "ก"}, {"text": "ข"}]),
        (("labels", "part3.projects"), "งานประจำ"),
        (("order",), ["b", "a"]),
    ],
)
def test_a_value_is_put_where_it_belongs(path: tuple[str | int, ...], value: Any) -> None:
    text = TomlText(_TEXT)
    text.put(path, value)
    found: Any = tomllib.loads(text.text)
    for part in path:
        found = found[part]
    assert found == value
    assert "# Who reads this finds it again." in text.text
    assert "# of the office" in text.text


def test_a_bare_text_becomes_a_table_where_more_is_said_of_it() -> None:
    text = TomlText(_TEXT)
    text.put(("forms", 0, "lines", 0, "style"), "plain")
    assert tomllib.loads(text.text)["forms"][0]["lines"][0] == {"text": "ข้อความ", "style": "plain"}


def test_what_is_gone_on_with_is_what_is_read_anew() -> None:
    chance, text = random.Random(1), _TEXT
    for step in range(60):
        at = chance.randint(0, 1)
        anew, going_on = TomlText(text), TomlText.of(text)
        for each in (anew, going_on):
            match step % 5:
                case 0:
                    each.put(("forms", 0, "columns", 0, "heading"), f"หัว {step}")
                case 1:
                    each.insert(("forms", 0, "columns"), at, {"heading": f"ใหม่ {step}", "width": 3})
                case 2:
                    each.move(("forms", 0, "columns"), at, 1 - at)
                case 3:
                    each.drop(("forms", 0, "columns", 2 * at))
                case _:
                    each.insert(("forms", 0, "blocks"), at, {"kind": "lines", "lines": ["ก"]})
        text = going_on.done()
        assert tomllib.loads(text) == tomllib.loads(anew.text)
