"""Lists of a Word file: the numbers of their items are Word's, and count on when one is added.

A list counts on from item to item; where a number does not follow the one before it, another
list of the same kind begins with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from forms.document import Paragraph, Run
from forms.thai.digits import arabic_digits
from forms.word.looks import FONT, fonts
from forms.word.text import attribute

# What numbers may stand in: (1) 1. 1) ๑.
_LABEL = re.compile(r"(?P<before>[^0-9๐-๙]*)(?P<number>[0-9]+|[๐-๙]+)(?P<after>[^0-9๐-๙]*)")
# Lists of the contents have numbers up to the deepest level of headings.
_FIRST = 100
_MOST = 32767


class _Kind(NamedTuple):
    """How the numbers of a list look: what is around them, their digits, their weight."""

    before: str
    after: str
    thai: bool
    bold: bool


@dataclass(slots=True)
class Lists:
    """The lists of a file: their kinds, and of each list its kind and its first number."""

    _kinds: dict[_Kind, int] = field(default_factory=dict)
    _lists: list[tuple[int, int]] = field(default_factory=list)
    # Of each kind, the list that is open and the number that it goes on with.
    _open: dict[_Kind, tuple[int, int]] = field(default_factory=dict)

    def of(self, item: Paragraph) -> int:
        """The number of the list that an item belongs to; 0 where Word cannot count so."""
        found = _LABEL.fullmatch(item.label)
        if found is None or int(found["number"]) > _MOST or not item.text.startswith(item.label):
            return 0
        number = int(arabic_digits(found["number"]))
        thai = not found["number"].isascii()
        kind = _Kind(found["before"], found["after"], thai, item.runs[0].bold)
        own, following = self._open.get(kind, (0, 0))
        if number != following:
            known = self._kinds.setdefault(kind, _FIRST + len(self._kinds))
            self._lists.append((known, number))
            own = _FIRST + len(self._lists)
        self._open[kind] = own, number + 1
        return own

    def xml(self) -> tuple[str, str]:
        """The kinds, and the lists."""
        kinds = "".join(_kind_xml(number, kind) for kind, number in self._kinds.items())
        return kinds, "".join(
            f'<w:num w:numId="{own}"><w:abstractNumId w:val="{kind}"/>'
            f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
            for own, (kind, start) in enumerate(self._lists, _FIRST + 1)
        )


def _kind_xml(number: int, kind: _Kind) -> str:
    digits = "thaiNumbers" if kind.thai else "decimal"
    bold = "<w:b/><w:bCs/>" if kind.bold else ""
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{digits}"/>'
        f'<w:suff w:val="space"/><w:lvlText w:val={attribute(f"{kind.before}%1{kind.after}")}/>'
        f'<w:lvlJc w:val="left"/><w:rPr>{fonts(FONT)}{bold}</w:rPr></w:lvl></w:abstractNum>'
    )


def without_label(item: Paragraph) -> Paragraph:
    """An item without its number, and the space after it."""
    return replace(item, runs=tuple(_after(item.runs, len(item.label) + 1)), label="")


def _after(runs: Sequence[Run], letters: int) -> Iterator[Run]:
    """Runs without so many letters at their beginning."""
    for run in runs:
        if run.note or letters <= 0:
            yield run
            continue
        yield replace(run, text=run.text[letters:])
        letters -= len(run.text)
