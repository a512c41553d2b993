"""Numbers and marks before the items of lists: `1.`, `(2)`, `- (3)`, `ก)`, `•`."""

from __future__ import annotations

import re
from typing import NamedTuple

from forms.thai.digits import arabic_digits

_DIGITS = "0-9๐-๙"
_NUMBERED = re.compile(
    rf"[\s\-–•]*(?P<label>\(\s*(?:[{_DIGITS}]{{1,3}}|[ก-ฮ])\s*\)"
    rf"|[{_DIGITS}]{{1,2}}(?:\.[{_DIGITS}]{{1,2}})*\s?[.)](?![{_DIGITS}])"
    rf"|[{_DIGITS}]{{1,2}}(?:\.[{_DIGITS}]{{1,2}})+(?=\s)|[ก-ฮ][.)](?=\s))\s*"
)
_MARKED = re.compile(r"\s*(?P<label>[-–•●○■*])\s+")


class Labelled(NamedTuple):
    """An item: its number as it is printed, without what stands around it, and its text."""

    label: str
    number: str
    text: str


def labelled(text: str) -> Labelled:
    """The number or mark before a text, if any, and the rest."""
    found = _NUMBERED.match(text)
    if found:
        number = re.sub(r"[()\s]", "", arabic_digits(found["label"])).strip(".")
        return Labelled(found["label"].strip(), number, text[found.end() :].strip())
    found = _MARKED.match(text)
    if found:
        return Labelled(found["label"], "", text[found.end() :].strip())
    return Labelled("", "", text.strip())


def joined(lines: list[str]) -> str:
    """Lines that a writer broke by hand, as one: Thai goes on without a space."""
    whole = ""
    for line in lines:
        text = line.strip()
        if whole and text:
            thai = "\u0e00" <= whole[-1] <= "\u0e7f" and "\u0e00" <= text[0] <= "\u0e7f"
            whole += "" if thai else " "
        whole += text
    return whole
