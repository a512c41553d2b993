r"""Equations of Word: its own (OMML), and the older field `EQ \f(a,b)`."""

from __future__ import annotations

import re
from typing import Any

from forms.reading.outline import FORMULA, FormulaText
from forms.reading.sources.word.markup import first, name, said

_FIELD = re.compile(r"\s*EQ\s", re.IGNORECASE)
_FRACTION = re.compile(r"\\f\s*\(", re.IGNORECASE)
_DEEPEST = 60
# Constructs of two parts, and how they are written in a line.
_CONSTRUCTS = {
    "m:f": ("{}/{}", "m:num", "m:den"),
    "m:sSup": ("{}^{}", "m:e", "m:sup"),
    "m:sSub": ("{}{}", "m:e", "m:sub"),
    "m:rad": ("√({})", "m:e"),
}


def equation(element: Any) -> tuple[str, tuple[FormulaText, ...]]:
    """An equation as text with its fractions in it, as `outline.Text` has them."""
    found: list[FormulaText] = []
    text = _linear(element, found, 0)
    return text, tuple(found)


def _linear(element: Any, found: list[FormulaText], depth: int) -> str:
    """An element of an equation in one line; its fractions with a bar go to `found`."""
    if depth > _DEEPEST:
        return ""
    kind = name(element)
    if kind in {"m:t", "w:t"}:
        return element.text or ""
    if kind == "m:f" and _is_bar(element):
        above, below = (" ".join(_of(element, p, depth).split()) for p in ("m:num", "m:den"))
        found.append(FormulaText(above, below))
        return FORMULA
    if kind in _CONSTRUCTS:
        shape, *parts = _CONSTRUCTS[kind]
        return shape.format(*(_of(element, part, depth) for part in parts))
    inside = [_linear(each, found, depth + 1) for each in element]
    if kind == "m:d":
        ends = (said(element, "m:dPr", f"m:{end}Chr") for end in ("beg", "end"))
        begin, end = (given or usual for given, usual in zip(ends, "()", strict=True))
        return f"{begin}{' '.join(inside)}{end}"
    return (" " if kind == "m:eqArr" else "").join(inside)


def _is_bar(fraction: Any) -> bool:
    return said(fraction, "m:fPr", "m:type") != "lin"


def _of(element: Any, part: str, depth: int) -> str:
    """A part of a construct in one line; fractions in it are written with a slash."""
    inner: list[FormulaText] = []
    child = first(element, part)
    text = _linear(child, inner, depth + 1) if child is not None else ""
    for formula in inner:
        text = text.replace(FORMULA, formula.line, 1)
    return text


def field_equation(code: str) -> tuple[str, tuple[FormulaText, ...]] | None:
    """What an EQ field draws; None of another field."""
    if not _FIELD.match(code):
        return None
    body = _FIELD.sub("", code, count=1)
    found: list[FormulaText] = []
    text, at = "", 0
    while start := _FRACTION.search(body, at):
        parts, end = _arguments(body, start.end())
        text += body[at : start.start()] + FORMULA
        above, below = (*parts, "", "")[:2]
        found.append(FormulaText(_unescaped(above), _unescaped(below)))
        at = end
    return (text + body[at:]).strip(), tuple(found)


def _arguments(body: str, at: int) -> tuple[list[str], int]:
    """What stands in brackets from `at` on, parted by commas or semicolons, and where they end."""
    parts, depth = [""], 0
    while at < len(body):
        letter = body[at]
        if letter == "\\" and at + 1 < len(body):
            parts[-1] += body[at : at + 2]
            at += 2
            continue
        if letter == ")" and not depth:
            return parts, at + 1
        depth += (letter == "(") - (letter == ")")
        if letter in ",;" and not depth:
            parts.append("")
        else:
            parts[-1] += letter
        at += 1
    return parts, at


def _unescaped(text: str) -> str:
    return re.sub(r"\\([,;()\\])", r"\1", text).strip()
