"""Templates filled in: what their names hold in a scope, as runs or as plain text.

What is absent prints as nothing. Only the template's words are read for marks: what a
plan holds stands as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from forms.document import Reckoned, Run
from forms.figures import figure
from forms.templates.parsing import Part, parsed, parsed_plain

Scope = Mapping[str, Any]
# Before the name that a condition asks for: it must hold nothing.
NOT = "no."


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
    if condition.startswith(NOT):
        return not value(scope, condition.removeprefix(NOT))
    return bool(value(scope, condition))


def words(template: str, scope: Scope) -> str:
    """The template filled in, as plain text."""
    return "".join(run.text for run in runs(template, scope) if not run.note)


def runs(template: str, scope: Scope, *, bold: bool = False) -> tuple[Run, ...]:
    """The template filled in; `bold` sets all of it bold.

    A name that holds a footnote prints its raised number.
    """
    filled = [(part, _filled(part, scope)) for part in parsed(template)]
    empty = {part.passage for part, run in filled if part.is_hole and part.passage and run is None}
    made: list[Run] = []
    for part, run in filled:
        if run is None or part.passage in empty:
            continue
        looking = replace(run, bold=bold or part.bold)
        if made and _are_alike(made[-1], looking):
            made[-1] = replace(looking, text=made[-1].text + run.text)
        else:
            made.append(looking)
    return tuple(made)


def _are_alike(one: Run, other: Run) -> bool:
    """Whether two runs may be one."""
    plain = not (one.note or one.reckoned or other.note or other.reckoned)
    return plain and one.bold == other.bold


def filled_plain(template: str, text_of: Callable[[str], str | None]) -> str:
    """A template without marks, filled in.

    A name of which `text_of` knows nothing (None) stays in its braces, to be seen.
    """
    return "".join(
        part.text if not part.is_hole else _kept(part.text, text_of(part.text))
        for part in parsed_plain(template)
    )


def _kept(name: str, text: str | None) -> str:
    return f"{{{name}}}" if text is None else text


def _filled(part: Part, scope: Scope) -> Run | None:
    """What a part of a template prints, in no look yet; None where that is nothing."""
    found = value(scope, part.text) if part.is_hole else part.text
    if isinstance(found, Footnote):
        return Run("", note=found.text)
    if isinstance(found, Reckoned):
        return Run(found.text, reckoned=found)
    text = _printed(found)
    return Run(text) if text else None


def _printed(found: Any) -> str:
    if isinstance(found, Decimal):
        return figure(found)
    if isinstance(found, tuple | list):
        return ", ".join(_printed(item) for item in found)
    return str(found)
