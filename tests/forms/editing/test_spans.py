"""Spans of months: painting, stretching, moving, words."""

import pytest

from db.records import Span
from forms.editing import spans as s

A = Span("2566-10", "2566-12")
B = Span("2567-03", "2567-04")
BACK = Span("2567-05", "2567-01")


def test_a_painted_span_stands_in_order_of_time():
    new = Span("2567-01", "2567-02")
    assert s.painted((), "2567-02", "2567-01") == (new,)
    assert s.painted((A, B), "2567-01", "2567-02") == (A, new, B)
    assert s.painted((B,), "2566-10", "2566-12") == (A, B)


def test_spans_that_meet_become_one_and_those_that_touch_do_not():
    assert s.painted((A, B), "2566-12", "2567-03") == (Span("2566-10", "2567-04"),)
    assert len(s.painted((A, B), "2567-01", "2567-01")) == 3


def test_painting_what_is_painted_changes_nothing():
    spans = (A, B)
    assert s.painted(spans, "2566-10", "2566-12") is spans
    assert s.painted(spans, "2566-11", "2566-11") is spans
    assert s.changed(spans, 0, A.end, A.start) is spans


def test_a_span_that_cannot_be_right_is_left_alone():
    assert s.painted((BACK,), "2567-02", "2567-04") == (Span("2567-02", "2567-04"), BACK)
    assert not s.is_sound(BACK)
    assert not s.is_sound(Span())


def test_one_span_is_stretched_and_moved_among_others():
    assert s.changed((A, B), 0, "2566-10", "2567-01") == (Span("2566-10", "2567-01"), B)
    assert s.changed((A, B), 1, "2566-11", "2567-04") == (Span("2566-10", "2567-04"),)
    assert s.moved_span(A, 3) == Span("2567-01", "2567-03")
    assert s.removed((A, B), 0) == (B,)


def test_words_on_an_arrow_stay_on_it_when_it_is_stretched_moved_or_joined():
    one, other = s.labelled((A, B), 0, "รุ่นที่ 1")
    assert one == Span(A.start, A.end, "รุ่นที่ 1")
    assert s.changed((one, other), 0, "2566-11", "2566-12")[0].label == "รุ่นที่ 1"
    assert s.moved_span(one, 2).label == "รุ่นที่ 1"
    assert s.painted((one, B), "2566-12", "2567-01")[0].label == "รุ่นที่ 1"
    both = s.labelled((one, B), 1, "รุ่นที่ 2")
    (joined,) = s.changed(both, 0, "2566-10", "2567-03")
    assert joined.label == "รุ่นที่ 1 รุ่นที่ 2"
    # Two that say the same say it once.
    both = s.labelled(both, 1, "รุ่นที่ 1")
    assert s.painted(both, "2566-10", "2567-04")[0].label == "รุ่นที่ 1"
    assert s.painted(both, "2566-10", "2566-10") is both


def test_a_month_finds_its_span():
    assert s.span_at((A, B), "2567-03") == 1
    assert s.span_at((A, B), "2567-01") is None


@pytest.mark.parametrize(
    ("span", "words"),
    [(A, "ต.ค. 2566 ถึง ธ.ค. 2566"), (Span("2567-01", "2567-01"), "ม.ค. 2567")],
)
def test_a_span_is_read_out(span, words):
    assert s.span_words(span) == words
