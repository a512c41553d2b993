"""What a cell says: text that a workbook can hold, and figures in the digits of their form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from forms.document import Paragraph, Run
from forms.page_setup import Digits

# What XML 1.0 has no way to write, and the tab, which a cell does not show.
_UNWRITABLE = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    """The text without what a workbook cannot hold; a space stands in its place."""
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNWRITABLE.sub(" ", text)


def format_in_digits(number_format: str, digits: Digits) -> str:
    """A number format that prints its figures in the digits of the form."""
    return f"[$-D00041E]{number_format}" if digits == "thai" else number_format


def cut(paragraph: Paragraph, ends: Iterable[int]) -> Iterator[Paragraph]:
    """The paragraph in parts, each up to one of these offsets in its text."""
    runs = list(paragraph.runs)
    start = 0
    for end in ends:
        part: list[Run] = []
        while runs and (start < end or runs[0].note):
            run = runs.pop(0)
            if run.note:
                # The number of a footnote stays with what it hangs on, and is no text.
                part.append(run)
                continue
            part.append(replace(run, text=run.text[: end - start]))
            if len(run.text) > end - start:
                runs.insert(0, replace(run, text=run.text[end - start :]))
            start += len(part[-1].text)
        yield replace(paragraph, runs=tuple(part))
        # Only its first line starts where first lines do.
        paragraph = replace(paragraph, first=0)
