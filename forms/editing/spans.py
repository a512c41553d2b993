"""Spans of months on a step's row: painted, stretched, moved, taken away, and read out.

The functions give new spans; those that did not change are the same values. Spans that
come to share a month become one. A span that ends before it begins, or lacks a month,
is left as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from db.records import Span
from forms.calendar import number_of, shifted, short_month_and_year, year_of

Spans = tuple[Span, ...]


def is_sound(span: Span) -> bool:
    """Whether a span has both months, in order."""
    return bool(span.start and span.end) and span.start <= span.end


def span_at(spans: Sequence[Span], month: str) -> int | None:
    """The span that holds a month, in whichever order its own months are."""
    for index, span in enumerate(spans):
        if (
            span.start
            and span.end
            and min(span.start, span.end) <= month <= max(span.start, span.end)
        ):
            return index
    return None


def painted(spans: Spans, first: str, last: str, label: str = "") -> Spans:
    """The spans with one more from month to month, in either order, and words on it.

    It takes in every span that it meets, with the words on them, and stands where the
    first of them stood, or before the first later span.
    """
    start, end = min(first, last), max(first, last)
    met = [span for span in spans if is_sound(span) and span.start <= end and start <= span.end]
    words = dict.fromkeys(filter(None, (label, *(span.label for span in met))))
    new = Span(
        min([start, *(s.start for s in met)]), max([end, *(s.end for s in met)]), " ".join(words)
    )
    if met == [new]:
        return spans
    kept = [span for span in spans if span not in met]
    at = next((i for i, span in enumerate(kept) if span.start > new.start), len(kept))
    return (*kept[:at], new, *kept[at:])


def changed(spans: Spans, index: int, start: str, end: str) -> Spans:
    """The spans with other months for one of them."""
    old = spans[index]
    if (old.start, old.end) == (min(start, end), max(start, end)):
        return spans
    return painted(removed(spans, index), start, end, old.label)


def labelled(spans: Spans, index: int, label: str) -> Spans:
    """The spans with other words on one of them."""
    return (*spans[:index], replace(spans[index], label=label), *spans[index + 1 :])


def removed(spans: Spans, index: int) -> Spans:
    """The spans without one of them."""
    return spans[:index] + spans[index + 1 :]


def months_apart(first: str, other: str) -> int:
    """How many months `other` is later than `first`."""
    return (year_of(other) - year_of(first)) * 12 + number_of(other) - number_of(first)


def span_words(span: Span) -> str:
    """A span as it is read out: `ต.ค. 2566 ถึง ธ.ค. 2566`."""
    months = [short_month_and_year(month) for month in (span.start, span.end) if month]
    return " ถึง ".join(dict.fromkeys(months))


def moved_span(span: Span, by: int) -> Span:
    """A span as long as this one, `by` months later."""
    return replace(span, start=shifted(span.start, by), end=shifted(span.end, by))
