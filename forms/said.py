"""What a form of a document says: its words and figures, line by line, without their looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from forms.document import Arrow, Cell, Chart, Form, Fraction, Paragraph, flow_text


class Passage(NamedTuple):
    """Lines that one form has and another has not, in its place; either may be empty."""

    before: str
    after: str


def said(form: Form) -> tuple[str, ...]:
    """Every line of a form, in order."""
    return tuple(line for item in form.items for line in _lines(item) if line)


def passages(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[Passage, ...]:
    """Where two forms say something else, in their order."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return tuple(
        Passage("\n".join(before[a:b]), "\n".join(after[c:d]))
        for what, a, b, c, d in matcher.get_opcodes()
        if what != "equal"
    )


def _lines(value: object) -> Iterator[str]:
    if isinstance(value, Paragraph | Fraction):
        yield flow_text(value)
    elif isinstance(value, Cell):
        yield value.text
    elif isinstance(value, Arrow):
        yield f"{value.first}-{value.last} {value.label}".strip()
    elif isinstance(value, Chart):
        yield from chart_lines(value)
    elif isinstance(value, tuple):
        for item in value:
            yield from _lines(item)
    elif isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in _LOOKS:
                yield from _lines(getattr(value, field.name))


# Where a record stands in the plan, and a heading in the contents, is nothing that is read.
_LOOKS = {"place", "entry", "path"}


def chart_lines(chart: Chart) -> Iterator[str]:
    """What a chart says, a line a figure."""
    for series in chart.series:
        for label, value in zip(chart.labels, series.values, strict=True):
            if value is not None:
                yield f"{label} {series.name} {value.normalize():f} {chart.unit}"
    yield from chart.notes
