"""What pasted text comes to in a field of one line, and in a list that numbers its items."""

from __future__ import annotations

import re

from forms.thai.digits import arabic_digits

_BREAKS = re.compile(r"\s*[\n\r\v\f\u2028\u2029]\s*")
# What a list that was typed has before its items: `1.`, `(2)`, `S1:`, `-`. No figure: 1.5 ล้าน.
_MARKS = re.compile(
    r"(?:\s*(?:[SWOT] ?\d{1,2}(?:\s*[.:)–-](?!\d)\s*|\s+)|\(?\d{1,2}[.)](?!\d)\s*|[-–—•●▪*·]\s+))+"
)


def one_line(text: str) -> str:
    """A text without its line breaks: those at its ends go, those within become spaces."""
    return _BREAKS.sub(" ", text.strip("\n\r\v\f\u2028\u2029"))


def items_of(text: str) -> tuple[str, ...]:
    """The lines of a text as items of a list that numbers them itself; blank ones are none."""
    found = (bare_item(line) for line in re.split(r"[\n\r]+", text))
    return tuple(item for item in found if item)


def bare_item(line: str) -> str:
    """An item without the number, code or bullet that was typed before it."""
    marks = _MARKS.match(arabic_digits(line))
    # Thai and Arabic digits are one letter each.
    bare = line[marks.end() :] if marks else line
    return bare.strip() or line.strip()
