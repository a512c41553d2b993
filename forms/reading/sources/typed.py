"""Marks that were typed or pasted as letters: `**bold**`, tags of web pages, LaTeX fractions.

Text that came by way of a chat, a scanner's program or a web page is full of them; no plan
means them as words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from forms.reading.outline import FORMULA, FormulaText

_BOLD = re.compile(r"(?<!\\)\*\*")
_TAG = re.compile(r"</?(?:a|b|i|u|br|p|div|span|strong|em|sup|sub)\b[^<>]{0,500}>", re.IGNORECASE)
_MATHS = re.compile(
    r"\$\$?(?P<body>[^$]{1,4000}\\[^$]{1,4000})\$\$?|<math\b[^<>]*>(?P<tagged>.{1,8000}?)</math>",
    re.DOTALL,
)
_COMMANDS = {
    r"\times": "×",
    r"\cdot": "×",
    r"\div": "÷",
    r"\%": "%",
    r"\geq": "≥",
    r"\leq": "≤",
    r"\left": "",
    r"\right": "",
    r"\,": " ",
    r"\ ": " ",
    r"\quad": " ",
    r"\\": " ",
}
_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.)")


class Run(NamedTuple):
    """Letters of one look."""

    text: str
    bold: bool = False


class Typed(NamedTuple):
    """A paragraph without such marks: how many letters of it are bold, and its formulas."""

    text: str
    lead: int
    formulas: tuple[FormulaText, ...]


def typed(runs: Iterable[Run], formulas: tuple[FormulaText, ...] = ()) -> Typed:
    """The paragraph of some runs; `formulas` are those that its text has already."""
    parts = list(_unmarked(runs))
    text = "".join(part.text for part in parts)
    lead = _lead(parts)
    if "\\" in text and ("$" in text or "<math" in text):
        text, formulas = _without_maths(text, formulas)
        lead = min(lead, len(text))
    stripped = text.strip("\n\r ")
    begin = len(text) - len(text.lstrip("\n\r "))
    return Typed(stripped, max(min(lead - begin, len(stripped)), 0), formulas)


def _unmarked(runs: Iterable[Run]) -> Iterable[Run]:
    """The runs without marks; `**` begins and ends bold letters, wherever the runs break."""
    marked = False
    for run in runs:
        text = _TAG.sub(_of_tag, run.text) if "<" in run.text else run.text
        for number, part in enumerate(_BOLD.split(text)):
            marked = marked != (number > 0)
            if part:
                yield Run(part.replace("\\*", "*"), run.bold or marked)


def _of_tag(found: re.Match[str]) -> str:
    return "\n" if found[0].lower().startswith(("<br", "</p", "</div")) else ""


def _lead(parts: Iterable[Run]) -> int:
    """How many letters stand before the first that is not bold."""
    lead = 0
    for part in parts:
        if not part.bold and part.text.strip():
            return lead
        lead += len(part.text)
    return lead


def _without_maths(
    text: str, formulas: tuple[FormulaText, ...]
) -> tuple[str, tuple[FormulaText, ...]]:
    """The text with its LaTeX as formulas, among those that it has already."""
    waiting = iter(formulas)
    found: list[FormulaText] = []

    def placed(piece: str) -> str:
        found.extend(
            formula for letter in piece if letter == FORMULA for formula in (next(waiting),)
        )
        return piece

    written, at = "", 0
    for match in _MATHS.finditer(text):
        written += placed(text[at : match.start()])
        said, more = _latex(match["body"] or match["tagged"])
        written += said
        found += more
        at = match.end()
    return written + placed(text[at:]), tuple(found)


def _latex(body: str) -> tuple[str, list[FormulaText]]:
    """What LaTeX says, each fraction of it as a formula."""
    found: list[FormulaText] = []
    written, at = "", 0
    while (start := body.find(r"\frac", at)) >= 0:
        written += _words(body[at:start])
        above, at = _braces(body, start + len(r"\frac"))
        below, at = _braces(body, at)
        found.append(FormulaText(_words(above).strip(), _words(below).strip()))
        written += FORMULA
    return (written + _words(body[at:])).strip(), found


def _braces(body: str, at: int) -> tuple[str, int]:
    """What the next braces hold, and where they end."""
    start = body.find("{", at)
    if start < 0:
        return body[at:], len(body)
    depth = 0
    for end in range(start, len(body)):
        depth += (body[end] == "{") - (body[end] == "}")
        if not depth:
            return body[start + 1 : end], end + 1
    return body[start + 1 :], len(body)


def _words(latex: str) -> str:
    text = _COMMAND.sub(lambda found: _COMMANDS.get(found[0], ""), latex)
    return re.sub(r"[{}]", "", text)
