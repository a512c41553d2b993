r"""Templates of an edition: `ยุทธศาสตร์ที่ {strategy.code}[ **{strategy.name}**]`.

`{name}` and `{name.field}` are what the scope holds; what is absent prints as nothing.
`[…]` is left out where a name in it holds nothing, `**…**` is bold, and `\*` `\[` `\]`
are the signs themselves. A name that holds a footnote prints its raised number. Only the
edition's words are read so: what a plan holds stands as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from forms.document import Run
from forms.figures import figure

Scope = Mapping[str, Any]

_TOKEN = re.compile(
    r"\\(?P<sign>[*\[\]])|(?P<bold>\*\*)|(?P<open>\[)|(?P<close>\])|\{(?P<hole>[a-z0-9_.]+)\}"
)


@dataclass(frozen=True, slots=True)
class _Part:
    """Words or a hole of a template, bold or not, in an optional passage or in none (0)."""

    text: str
    hole: bool
    bold: bool
    passage: int


@dataclass(frozen=True, slots=True)
class Footnote:
    """What a template's name holds where a footnote hangs on the words before it."""

    text: str


def value(scope: Scope, path: str) -> Any:
    """What a dotted name holds in a scope; an empty text where there is nothing."""
    found: Any = scope
    for name in path.split("."):
        found = found.get(name) if isinstance(found, Mapping) else getattr(found, name, None)
        if found is None:
            return ""
    return found


def holds(scope: Scope, condition: str) -> bool:
    """Whether a name holds something; `no.` before it asks whether it holds nothing."""
    if condition.startswith("no."):
        return not value(scope, condition.removeprefix("no."))
    return bool(value(scope, condition))


def words(template: str, scope: Scope) -> str:
    """The template filled in, as plain text."""
    return "".join(run.text for run in runs(template, scope) if not run.note)


def runs(template: str, scope: Scope, *, bold: bool = False) -> tuple[Run, ...]:
    """The template filled in; `bold` sets all of it bold."""
    parts = _parts(template)
    filled = [(part, _filled(part, scope)) for part in parts]
    empty = {part.passage for part, text in filled if part.passage and part.hole and not text}
    made: list[Run] = []
    for part, text in filled:
        strong = bold or part.bold
        if not text or part.passage in empty:
            continue
        if isinstance(text, Footnote):
            made.append(Run("", bold=strong, note=text.text))
        elif made and made[-1].bold == strong and not made[-1].note:
            made[-1] = Run(made[-1].text + text, bold=strong)
        else:
            made.append(Run(text, bold=strong))
    return tuple(made)


@cache
def _parts(template: str) -> tuple[_Part, ...]:
    parts: list[_Part] = []
    bold, passage, passages, at = False, 0, 0, 0
    for token in _TOKEN.finditer(template):
        plain = template[at : token.start()] + (token["sign"] or "")
        if plain:
            parts.append(_Part(plain, hole=False, bold=bold, passage=passage))
        if token["hole"]:
            parts.append(_Part(token["hole"], hole=True, bold=bold, passage=passage))
        bold = bold != bool(token["bold"])
        if token["open"]:
            passages += 1
        if token["open"] or token["close"]:
            passage = passages if token["open"] else 0
        at = token.end()
    if template[at:]:
        parts.append(_Part(template[at:], hole=False, bold=bold, passage=passage))
    return tuple(parts)


def _filled(part: _Part, scope: Scope) -> str | Footnote:
    found = value(scope, part.text) if part.hole else part.text
    return found if isinstance(found, Footnote) else _printed(found)


def _printed(found: Any) -> str:
    if isinstance(found, Decimal):
        return figure(found)
    if isinstance(found, tuple | list):
        return ", ".join(_printed(item) for item in found)
    return str(found)
