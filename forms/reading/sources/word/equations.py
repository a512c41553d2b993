"""Equations of Word: its own (OMML), and the older field `EQ \\f(a,b)`."""

from __future__ import annotations

import re
from typing import Any

from forms.reading.outline import FORMULA, FormulaText
from forms.reading.sources.word.markup import first, name, said

_FIELD = re.compile(r"\s*EQ\s", re.IGNORECASE)
_FRACTION = re.compile(r"\\f\s*\(", re.IGNORECASE)
_DEEPEST = 60


def equation(element: Any) -> tuple[str, tuple[FormulaText, ...]]:
    """An equation as text with its fractions in it, as `outline.Text` has them."""
    found: list[FormulaText] = []
    text = _linear(element, found, 0)
    return text, tuple(found)


def _linear(element: Any, found: list[FormulaText], depth: int) -> str:
    if depth > _DEEPEST:
        return ""
    match name(element):
        case "m:t" | "w:t":
            return element.text or ""
        case "m:f" if _is_bar(element):
            parts = (_of(element, "m:num", depth), _of(element, "m:den", depth))
            found.append(FormulaText(*(" ".join(part.split()) for part in parts)))
            return FORMULA
        case "m:f":
            return f"{_of(element, 'm:num', depth)}/{_of(element, 'm:den', depth)}"
        case "m:d":
            inner = " ".join(_linear(e, found, depth + 1) for e in element if name(e) == "m:e")
            begin = said(element, "m:dPr", "m:begChr") or "("
            return f"{begin}{inner}{said(element, 'm:dPr', 'm:endChr') or ')'}"
        case "m:sSup":
            return f"{_of(element, 'm:e', depth)}^{_of(element, 'm:sup', depth)}"
        case "m:sSub":
            return f"{_of(element, 'm:e', depth)}{_of(element, 'm:sub', depth)}"
        case "m:rad":
            return f"√({_of(element, 'm:e', depth)})"
        case "m:eqArr":
            return " ".join(_linear(e, found, depth + 1) for e in element)
        case _:
            return "".join(_linear(e, found, depth + 1) for e in element)


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
