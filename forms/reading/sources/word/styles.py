"""Styles as far as a reader needs them: headings, bold letters, hidden ones, lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from forms.reading.sources.word.markup import children, first, said, switched, value, whole

_HEADING = re.compile(r"(?:heading|หัวเรื่อง|ส่วนหัว)\s*(\d)", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|สารบัญ)\s*\d", re.IGNORECASE)
_DEEPEST = 30  # styles that are based on one another


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says: `level` of a heading (0: none), `list` and `list_level` of numbers."""

    name: str = ""
    level: int = 0
    bold: bool | None = None
    hidden: bool | None = None
    list: str = ""
    list_level: int = 0
    contents: bool = False


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, root: Any) -> None:
        self._elements: dict[str, Any] = {}
        self._known: dict[str, Style] = {}
        self.usual = ""
        for element in children(root, "w:style") if root is not None else ():
            identity = value(element, "styleId")
            self._elements[identity] = element
            if value(element, "type") == "paragraph" and value(element, "default") in {"1", "true"}:
                self.usual = identity

    def of(self, identity: str) -> Style:
        """A style with what it takes from those it is based on; of an unknown id an empty one."""
        if identity not in self._known:
            self._known[identity] = self._resolved(identity)
        return self._known[identity]

    def _resolved(self, identity: str) -> Style:
        found = Style()
        chain: list[Any] = []
        while identity in self._elements and len(chain) < _DEEPEST:
            element = self._elements[identity]
            chain.append(element)
            identity = said(element, "w:basedOn")
        for element in reversed(chain):
            found = _over(found, element)
        return found


def _over(base: Style, element: Any) -> Style:
    """A style over the one that it is based on."""
    own = said(element, "w:name")
    outline = said(element, "w:pPr", "w:outlineLvl")
    named = _HEADING.fullmatch(own.strip())
    level = int(named[1]) if named else outline_level(outline) if outline else base.level
    bold = switched(element, "w:rPr", "w:b")
    hidden = switched(element, "w:rPr", "w:vanish")
    numbers = first(element, "w:pPr", "w:numPr")
    own_list = said(numbers, "w:numId") if numbers is not None else ""
    return Style(
        name=own,
        level=level,
        bold=base.bold if bold is None else bold,
        hidden=base.hidden if hidden is None else hidden,
        list=own_list or base.list,
        list_level=whole(said(numbers, "w:ilvl")) if numbers is not None else base.list_level,
        contents=base.contents or bool(_CONTENTS.fullmatch(own.strip())),
    )


def outline_level(text: str) -> int:
    """The level of a heading by its outline level; body text (9) is none."""
    level = whole(text)
    return level + 1 if 0 <= level < 9 else 0
