"""Lines and arrows that are drawn over tables, and letters of symbol fonts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from forms.reading.outline import Drawn
from forms.reading.sources.word.markup import name, whole

_EMU_A_TWIP = 635
_POINT = 20  # twips
_SHAPES = re.compile(r"(?:straightConnector|line|.*[aA]rrow)", re.IGNORECASE)
_LENGTH = re.compile(
    r"(?P<name>margin-left|left|width)\s*:\s*(?P<size>-?[\d.]+)(?P<unit>pt|in|cm|mm)?"
)
_UNITS = {"pt": 20.0, "in": 1440.0, "cm": 566.9, "mm": 56.7, None: 20.0}
# Arrows and marks of the fonts of symbols that plans are typed with.
_SYMBOLS = {
    ("wingdings", 0xDF): "←",
    ("wingdings", 0xE0): "→",
    ("wingdings", 0xE7): "←",
    ("wingdings", 0xE8): "→",
    ("wingdings", 0xF3): "↔",
    ("wingdings", 0xFC): "✓",
    ("wingdings", 0xFE): "☑",
    ("wingdings", 0xA8): "☐",
    ("wingdings", 0x6C): "●",
    ("wingdings", 0x6E): "■",
    ("symbol", 0xAB): "↔",
    ("symbol", 0xAC): "←",
    ("symbol", 0xAE): "→",
    ("symbol", 0xB7): "•",
    ("symbol", 0xB4): "×",
}
_UNKNOWN = "□"


def symbol(font: str, code: str) -> str:
    """A letter of a symbol font; a box where it is not known."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    # Symbol fonts have their letters in the private area, too.
    bare = number - 0xF000 if 0xF000 <= number <= 0xF0FF else number
    known = _SYMBOLS.get((font.lower().rstrip(" 123"), bare))
    return known or (_UNKNOWN if bare != number or number < 0x20 else chr(number))


def drawn_of(drawing: Any) -> Iterator[Drawn]:
    """The lines and arrows of a drawing, from the left edge of where it hangs."""
    for element in drawing.iter():
        if not isinstance(element.tag, str):
            continue
        if name(element) == "wp:anchor":
            yield from _anchored(element)
        elif name(element) in {"v:line", "v:shape"} and "margin-left" in element.get("style", ""):
            yield from _of_vml(element)


def _anchored(anchor: Any) -> Iterator[Drawn]:
    parts = {name(each): each for each in anchor.iter() if isinstance(each.tag, str)}
    shape, extent = parts.get("a:prstGeom"), parts.get("wp:extent")
    if shape is None or extent is None or not _SHAPES.fullmatch(shape.get("prst", "")):
        return
    position = parts.get("wp:positionH")
    offset = 0
    if position is not None and position.get("relativeFrom", "column") in {"column", "character"}:
        offset = next((whole(e.text or "") for e in position if name(e) == "wp:posOffset"), 0)
    yield Drawn(offset // _EMU_A_TWIP, whole(extent.get("cx", "")) // _EMU_A_TWIP)


def _of_vml(element: Any) -> Iterator[Drawn]:
    sizes = {
        found["name"]: float(found["size"]) * _UNITS[found["unit"]]
        for found in _LENGTH.finditer(element.get("style", ""))
    }
    if width := sizes.get("width"):
        yield Drawn(int(sizes.get("margin-left", 0.0)), int(width))
