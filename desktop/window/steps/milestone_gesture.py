"""A span in the making: painted, stretched or moved, by mouse or keys, until it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from db.records import Span
from forms.editing.spans import (
    Spans,
    changed,
    months_apart,
    moved_span,
    painted,
    span_at,
    span_words,
)

Kind = Literal["paint", "stretch", "move"]
Part = Literal["start", "end", "inside"]
WORDS: dict[Kind, str] = {
    "paint": "ขีดช่วงเวลา",
    "stretch": "ยืดหดช่วงเวลา",
    "move": "ย้ายช่วงเวลา",
}


@dataclass(frozen=True, slots=True)
class Gesture:
    """What is being done to the spans of a row, from the month `anchor` to `at`.

    `index` is the span that is stretched from its month `fixed`, or moved.
    """

    kind: Kind
    row: int
    spans: Spans
    anchor: str
    at: str
    index: int = -1
    fixed: str = ""

    def to(self, month: str, months: Sequence[str]) -> Gesture:
        """The gesture as it has come to a month; a moved span stays within the months."""
        if self.kind != "move":
            return replace(self, at=month)
        span = self.spans[self.index]
        least = min(0, months_apart(span.start, months[0]))
        most = max(0, months_apart(span.end, months[-1]))
        by = max(least, min(months_apart(self.anchor, month), most))
        return replace(self, at=moved_span(Span(self.anchor, self.anchor), by).start)

    @property
    def span(self) -> Span:
        """The span as it would be, before it takes in those it meets."""
        if self.kind == "move":
            return moved_span(self.spans[self.index], months_apart(self.anchor, self.at))
        start = self.anchor if self.kind == "paint" else self.fixed
        return Span(min(start, self.at), max(start, self.at))

    @property
    def result(self) -> Spans:
        """The spans of the row as they would be."""
        span = self.span
        if self.kind == "paint":
            return painted(self.spans, span.start, span.end)
        return changed(self.spans, self.index, span.start, span.end)

    @property
    def words(self) -> str:
        """What the gesture is called once it is done."""
        return WORDS[self.kind]

    @property
    def live_words(self) -> str:
        """What it is doing, to be read while it does."""
        return f"กำลัง{self.words} {span_words(self.span)}"


def paint(row: int, spans: Spans, month: str) -> Gesture:
    """Painting that begins at a month."""
    return Gesture("paint", row, spans, month, month)


def grab(row: int, spans: Spans, month: str, part: Part) -> Gesture:
    """A span taken at a month of it, by one of its ends or in between."""
    index = span_at(spans, month)
    if index is None:
        return paint(row, spans, month)
    if part == "inside":
        return Gesture("move", row, spans, month, month, index)
    span = spans[index]
    fixed, at = (span.end, span.start) if part == "start" else (span.start, span.end)
    return Gesture("stretch", row, spans, at, at, index, fixed)


def extend(row: int, spans: Spans, month: str, *, later: bool) -> Gesture:
    """What extending from a month begins: its span's end where it is one, else painting."""
    index = span_at(spans, month)
    if index is None:
        return paint(row, spans, month)
    span = spans[index]
    if span.start == span.end:
        return grab(row, spans, month, "end" if later else "start")
    if month in {span.start, span.end}:
        return grab(row, spans, month, "start" if month == span.start else "end")
    return paint(row, spans, month)
