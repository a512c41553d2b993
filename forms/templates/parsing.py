r"""Templates taken apart: `ยุทธศาสตร์ที่ {strategy.code}[ **{strategy.name}**]`.

A hole `{name}` is filled with what the name holds. With marks, as editions have them,
`[…]` is a passage that is left out where a hole in it holds nothing, `**…**` is bold,
and `\*` `\[` `\]` `\{` `\}` are the signs themselves. Without marks, as units write their
memos, holes are all there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(
    r"\\(?P<sign>[*\[\]{}])|(?P<bold>\*\*)|(?P<open>\[)|(?P<close>\])|\{(?P<hole>[^{}]+)\}"
)
_HOLE = re.compile(r"\{(?P<hole>[^{}]+)\}")
_BRACE = re.compile(r"[{}]")
# More than the templates of several editions and of a memo.
_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Part:
    """Words, or the name in a hole; bold or not, in an optional passage or in none (0)."""

    text: str
    is_hole: bool = False
    bold: bool = False
    passage: int = 0


def holes(parts: tuple[Part, ...]) -> Iterator[str]:
    """The names in the holes of a template, in order."""
    return (part.text for part in parts if part.is_hole)


@lru_cache(maxsize=_KEPT)
def parsed(template: str) -> tuple[Part, ...]:
    """The parts of a template with marks."""
    parts: list[Part] = []
    bold, passage, passages, at = False, 0, 0, 0
    for token in _TOKEN.finditer(template):
        plain = template[at : token.start()] + (token["sign"] or "")
        if plain:
            parts.append(Part(plain, bold=bold, passage=passage))
        if token["hole"]:
            parts.append(Part(token["hole"], is_hole=True, bold=bold, passage=passage))
        bold = bold != bool(token["bold"])
        if token["open"]:
            passages += 1
        if token["open"] or token["close"]:
            passage = passages if token["open"] else 0
        at = token.end()
    if template[at:]:
        parts.append(Part(template[at:], bold=bold, passage=passage))
    return tuple(parts)


@lru_cache(maxsize=_KEPT)
def parsed_plain(template: str) -> tuple[Part, ...]:
    """The parts of a template without marks: words and holes."""
    parts: list[Part] = []
    at = 0
    for token in _HOLE.finditer(template):
        parts += [Part(template[at : token.start()]), Part(token["hole"], is_hole=True)]
        at = token.end()
    return tuple(part for part in (*parts, Part(template[at:])) if part.text)


def unbalanced(template: str) -> str:
    """The first sign of a template with marks that stands without its other; empty if none."""
    open_at = bold = False
    at = 0
    for token in _TOKEN.finditer(template):
        if brace := _BRACE.search(template, at, token.start()):
            return brace[0]
        if token["open"] or token["close"]:
            if open_at == bool(token["open"]):
                return token[0]
            open_at = bool(token["open"])
        bold = bold != bool(token["bold"])
        at = token.end()
    if brace := _BRACE.search(template, at):
        return brace[0]
    return "[" if open_at else "**" if bold else ""
