"""Names of WordprocessingML, whichever of its two standards a file was written by."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

# Each namespace by its usual prefix: transitional and strict.
_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_RELATIONS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_PREFIXES = {
    **dict.fromkeys(_WORD, "w"),
    **dict.fromkeys(_RELATIONS, "r"),
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "urn:schemas-microsoft-com:vml": "v",
}
_OFF = frozenset({"0", "false", "off", "none"})


@lru_cache(maxsize=4096)
def _named(tag: str) -> str:
    space, _, local = tag.rpartition("}")
    prefix = _PREFIXES.get(space[1:])
    return f"{prefix}:{local}" if prefix else local


def name(element: Any) -> str:
    """The name of an element with its usual prefix, as `w:p`; without one where it is unknown."""
    return _named(element.tag)


def value(element: Any, attribute: str = "val") -> str:
    """An attribute of WordprocessingML; empty where there is none."""
    for space in _WORD:
        found: str | None = element.get(f"{{{space}}}{attribute}")
        if found is not None:
            return found
    return ""


def relation(element: Any, attribute: str = "id") -> str:
    """An attribute that names another part; empty where there is none."""
    for space in _RELATIONS:
        found: str | None = element.get(f"{{{space}}}{attribute}")
        if found is not None:
            return found
    return ""


def first(element: Any, *path: str) -> Any:
    """The first element below, child by child; None where there is none."""
    for wanted in path:
        if element is None:
            return None
        element = next((child for child in element if name(child) == wanted), None)
    return element


def said(element: Any, *path: str) -> str:
    """The value of the first element below; empty where there is none."""
    found = first(element, *path)
    return "" if found is None else value(found)


def switched(element: Any, *path: str) -> bool | None:
    """Whether a property below is on; None where it is not said."""
    found = first(element, *path)
    return None if found is None else value(found).lower() not in _OFF


def children(element: Any, wanted: str) -> Iterator[Any]:
    """The children of a name."""
    return (child for child in element if name(child) == wanted)


def whole(text: str) -> int:
    """A whole number that an attribute says; 0 where it says none."""
    try:
        return int(float(text))
    except (ValueError, OverflowError):
        return 0
