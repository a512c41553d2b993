from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.document import Fraction, Paragraph, Run
from forms.thai.measuring import clean, text_width
from forms.thai.setting import LEADING, set_lines
from forms.thai.strips import fraction_strips, paragraph_strips

TEXT = "การบริหารจัดการข้อมูลของหน่วยงานในสังกัด (KPI) ประจำปี พ.ศ. 2567 ที่ https://example.go.th/a/b"
WORDS = st.lists(
    st.sampled_from(["ความปลอดภัย", "น้ำ", "ที่ ", "2567 ", "(KPI) ", "ๆ ", "a/b "]), min_size=1
)


def texts(lines) -> list[str]:
    return [line.text for line in lines]


@pytest.mark.parametrize("width", [40, 90, 200, 1000])
def test_lines_hold_the_text_and_fit_the_column(width):
    lines = set_lines((Run(TEXT),), width, 16)
    assert "".join(texts(lines)) == TEXT
    assert all(line.width <= width + 0.02 for line in lines)


@given(WORDS, st.integers(50, 300), st.booleans())
@settings(max_examples=100, deadline=None)
def test_mixed_runs_break_as_one_text_when_their_weight_is_the_same(words, width, bold):
    whole = set_lines((Run("".join(words), bold=bold),), width, 16)
    parts = set_lines(tuple(Run(word, bold=bold) for word in words), width, 16)
    assert texts(parts) == texts(whole)


def test_a_word_is_parted_only_when_it_is_wider_than_its_column():
    word = "กรุงเทพมหานคร"
    width = text_width(word, 16)
    assert texts(set_lines((Run("ใน" + word),), width + 1, 16)) == ["ใน", word]
    assert len(set_lines((Run(word),), width - 1, 16)) == 2


def test_spaces_at_a_lines_end_take_no_room_but_are_kept():
    width = text_width("ประจำปี", 16)
    lines = set_lines((Run("ประจำปี งบ"),), width, 16)
    assert texts(lines) == ["ประจำปี ", "งบ"]
    assert lines[0].width == pytest.approx(width)
    full = text_width("งบ ประจำปี", 16)
    assert texts(set_lines((Run("งบ ประจำปี ใหม่"),), full, 16)) == ["งบ ประจำปี ", "ใหม่"]


def test_the_first_line_is_shorter_when_it_starts_further_in():
    plain, inset = (set_lines((Run(TEXT),), 200, 16, first=first) for first in (0, 120))
    assert inset[0].width <= 80
    assert len(inset[0].text) < len(plain[0].text)


def test_a_line_feed_starts_a_line_and_an_empty_text_has_one():
    assert texts(set_lines((Run("ก\n\nข"),), 100, 16)) == ["ก", "", "ข"]
    assert texts(set_lines((Run("ก\r\nข\rค"),), 100, 16)) == ["ก", "ข", "ค"]
    assert texts(set_lines((Run(""),), 100, 16)) == [""]
    assert texts(set_lines((), 100, 16)) == [""]


def test_looks_are_kept_when_runs_meet_inside_a_word():
    runs = (Run("ตัวชี้", bold=True), Run("วัด", underline=True), Run("\nใหม่"))
    lines = set_lines(runs, 300, 16)
    assert [(part.text, part.underline) for part in lines[0].segments] == [
        ("ตัวชี้", False),
        ("วัด", True),
    ]
    assert lines[0].segments[0].face is not lines[0].segments[1].face
    assert lines[1].text == "ใหม่"


def test_a_no_break_space_holds_and_a_zero_width_space_parts_unseen():
    width = text_width("กขกข", 16) + 1
    assert texts(set_lines((Run("กข\u00a0กข"),), text_width("กข\u00a0กข", 16), 16)) == [
        "กข\u00a0กข"
    ]
    assert texts(set_lines((Run("กข\u200bกข" * 3),), width, 16)) == ["กข", "กขกข", "กขกข", "กข"]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("ก\tข", "ก ข"),
        ("ก\x07ข", "ก ข"),
        ("ก\u00adข\ufeffค\u2060", "กขค"),
        ("น\uf70b\u0e33 ป\uf701 \uf70fู", "น้ำ ปิ ญู"),
        ("ก\u200bข", "ก\u200bข"),
    ],
)
def test_what_cannot_be_printed_becomes_spaces_or_goes(typed, printed):
    assert clean(typed) == printed


def test_bold_text_is_wider_and_size_scales():
    assert text_width(TEXT, 16, bold=True) > text_width(TEXT, 16)
    assert text_width(TEXT, 32) == pytest.approx(2 * text_width(TEXT, 16))


def test_height_counts_lines_and_the_space_around():
    paragraph = Paragraph((Run(TEXT),), size=14, before=3, after=5)
    lines = len(set_lines((Run(TEXT),), 100, 14))
    assert lines > 2
    high = sum(strip.height + strip.before for strip in paragraph_strips(paragraph, 100))
    assert high == pytest.approx(lines * 14 * LEADING + 8)


def test_indents_are_millimetres_and_make_lines_shorter():
    hanging = Paragraph((Run(TEXT),), indent=20, first=-10)
    first, second, *_ = paragraph_strips(hanging, 200)
    assert first.marks[0].x == pytest.approx(10 / 25.4 * 72)
    assert second.marks[0].x == pytest.approx(20 / 25.4 * 72)
    assert all(strip.marks[0].x + strip.marks[0].line.width <= 200.1 for strip in (first, second))


def test_centred_lines_are_even_and_in_the_middle():
    paragraph = Paragraph((Run("ความสำเร็จของการดำเนินงานตามแผนปฏิบัติราชการประจำปี"),), align="center")
    strips = paragraph_strips(paragraph, 220)
    widths = [strip.marks[0].line.width for strip in strips]
    assert len(widths) == 2
    assert min(widths) > 0.6 * max(widths)
    for strip, width in zip(strips, widths, strict=True):
        assert strip.marks[0].x == pytest.approx((220 - width) / 2)


def test_right_aligned_lines_end_at_the_right():
    (strip,) = paragraph_strips(Paragraph((Run("ขวา "),), align="right"), 100)
    assert strip.marks[0].x + strip.marks[0].line.width == pytest.approx(100)


def test_a_fraction_is_one_strip_as_wide_as_its_longer_part():
    fraction = Fraction("สั้น", "ตัวส่วนที่ยาวกว่ามาก", "สูตร =", "× 100")
    (strip,) = fraction_strips(fraction, 300)
    ((start, middle, length),) = strip.bars
    assert length > text_width("ตัวส่วนที่ยาวกว่ามาก", 16)
    label, above, below, factor = strip.marks
    assert above.baseline < middle < below.baseline < strip.height
    assert label.baseline == factor.baseline
    assert label.x + text_width("สูตร =", 16) < start
    assert factor.x > start + length


def test_a_label_too_long_to_stand_before_a_fraction_stands_above_it():
    label = "ร้อยละของผู้รับบริการที่พึงพอใจในระดับมากขึ้นไป ="
    (strip,) = fraction_strips(Fraction("ก", "ข", label, "× 100"), 300)
    ((start, middle, _),) = strip.bars
    assert start == 0
    assert strip.marks[0].baseline < strip.marks[1].baseline < middle
    (wide,) = fraction_strips(Fraction("ก", "ข", label, "× 100"), 900)
    assert wide.bars[0][0] > 0
