"""What a cell says: text that a workbook can hold, in the digits of its form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from forms.document import Digits, Paragraph, Run
from forms.thai.digits import arabic_digits, thai_digits

# The most characters that one cell holds.
CELL_LIMIT = 32_767

# What XML 1.0 has no way to write, and the tab, which a cell does not show.
_UNWRITABLE = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Excel reads _x0041_ as a letter of that code; an escaped underscore stays what it is.
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")

_DIGITS: dict[Digits, Callable[[str], str]] = {"thai": thai_digits, "arabic": arabic_digits}


def writable(text: str) -> str:
    """The text without what a workbook cannot hold; a space stands in its place."""
    if text.isprintable() and "_x" not in text:
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _LOOKS_ESCAPED.sub("_x005F_", _UNWRITABLE.sub(" ", text))


def in_digits(text: str, digits: Digits) -> str:
    """The text in the digits that its form is set in."""
    convert = _DIGITS.get(digits)
    return convert(text) if convert else text


def format_in_digits(number_format: str, digits: Digits) -> str:
    """A number format that prints its figures in the digits of the form."""
    return f"[$-D00041E]{number_format}" if digits == "thai" else number_format


def within_limit(paragraph: Paragraph) -> Iterator[Paragraph]:
    """The paragraph, cut into as many as cells of the longest text can hold."""
    if len(paragraph.text) <= CELL_LIMIT:
        yield paragraph
        return
    runs: list[Run] = []
    room = CELL_LIMIT
    for run in paragraph.runs:
        text = run.text
        while len(text) > room:
            at = _cut_before(text, room)
            yield replace(paragraph, runs=(*runs, replace(run, text=text[:at])))
            text, runs, room = text[at:], [], CELL_LIMIT
        runs.append(replace(run, text=text))
        room -= len(text)
    yield replace(paragraph, runs=tuple(runs))


def lines_of(paragraph: Paragraph) -> Iterator[Paragraph]:
    """A paragraph for each of its lines that a line feed ends."""
    line: list[Run] = []
    for run in paragraph.runs:
        head, *others = run.text.split("\n")
        line.append(replace(run, text=head))
        for text in others:
            yield replace(paragraph, runs=tuple(line))
            line = [replace(run, text=text)]
    yield replace(paragraph, runs=tuple(line))


def _cut_before(text: str, room: int) -> int:
    """Where to cut so that no more than `room` characters stand before, at a gap if any."""
    gap = max(text.rfind(" ", 0, room), text.rfind("\n", 0, room)) + 1
    return gap or room
