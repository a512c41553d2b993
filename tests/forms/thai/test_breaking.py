from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.document import Run
from forms.thai.breaking import BLANK, line_breaks
from forms.thai.measuring import text_width
from forms.thai.setting import set_lines
from forms.thai.words import read, segments

MIXED = st.text(st.sampled_from("กขค่ำเแ 0123()[]*“”.,ๆ\u200b"))


class Word(NamedTuple):
    width: float
    bond: bool = False
    space: float = 0.0

    @property
    def ink(self) -> float:
        return self.width - self.space


def broken(words, room, inset=0.0, blank=BLANK):
    return [end - start for start, end in line_breaks(words, room, inset, blank)]


def bonded(text: str) -> str:
    """The segments of a text, those with a bond after ~, others after |."""
    pieces, bonds = read(text)
    parts = [("~" if at in bonds else "|") + piece for at, piece in enumerate(pieces)]
    return "".join(parts)[1:]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("จัดทำ (กลุ่มงานนโยบายและแผนงาน)", "จัดทำ |(กลุ่มงาน~นโยบาย~และ~แผนงาน)"),
        ("งาน [ข้อ 1 และข้อ 2] แล้ว", "งาน |[ข้อ 1 ~และ~ข้อ 2] |แล้ว"),
        ("ขอ *อยู่ระหว่างขอจัดสรรงบ แล้ว", "ขอ |*อยู่ระหว่าง~ขอจัดสรร~งบ |แล้ว"),
        ("วันที่ 1 - 30 กันยายน 2567", "วันที่ 1 - 30 กันยายน ~2567"),
        ("จำนวน 240 ห้อง และ 3 คืน", "จำนวน 240 ห้อง |และ |3 คืน"),
        ("อัตรา 1 : 1,000 คน", "อัตรา 1 : 1,000 คน"),
        ("โทร. 0 2221 2141 นี้", "โทร. 0 2221 2141 |นี้"),
        ("ครั้งละ 30 คน ภายใน 15 วัน", "ครั้งละ 30 คน |ภายใน 15 วัน"),
        ("“คำที่ยกมากล่าวไว้ในที่นี้”", "“คำ|ที่|ยก|มา|กล่าว|ไว้|ในที่นี้”"),
    ],
)
def test_passages_have_bonds_and_other_words_none(text, expected):
    assert bonded(text) == expected


def test_a_passage_has_bonds_up_to_forty_letters():
    inside = "คำ " * 13 + "ก"
    assert len(inside) == 40
    assert len(read(f"({inside})").bonds) == len(segments(f"({inside})")) - 1 > 3
    assert not read(f"({inside}า)").bonds


@given(MIXED)
@settings(max_examples=300, deadline=None)
def test_bonds_are_of_segments_and_never_of_the_first(text):
    pieces, bonds = read(text)
    assert bonds <= set(range(1, len(pieces)))


def test_as_many_words_stand_on_a_line_as_fit():
    assert broken([Word(3)] * 6, 10) == [3, 3]
    assert broken([Word(3)] * 6, 9) == [3, 3]
    assert broken([Word(3, space=1)] * 6, 8) == [3, 3]
    assert broken([Word(3)] * 6, 10, inset=2) == [2, 3, 1]
    assert broken([Word(12), Word(12)], 10) == [1, 1]
    assert broken([], 10) == [0]


def test_a_passage_moves_to_the_next_line_whole():
    words = [Word(6), Word(3), Word(3, bond=True), Word(6)]
    assert broken(words, 10) == [1, 2, 1]


def test_a_passage_is_parted_where_the_line_would_stay_much_too_short():
    # Six tenths of the column: short enough to move from any line.
    assert broken([Word(5), Word(3), Word(3, bond=True), Word(9)], 10) == [1, 2, 1]
    # Longer: it moves only from a line that is filled to six tenths.
    assert broken([Word(6), Word(3), Word(3.1, bond=True), Word(9)], 10) == [1, 2, 1]
    assert broken([Word(5.9), Word(3), Word(3.1, bond=True), Word(9)], 10) == [2, 1, 1]


def test_a_line_never_stays_shorter_than_it_may_for_a_passage():
    words = [Word(15), Word(6), Word(6, bond=True), Word(9)]
    assert broken(words, 22, blank=7) == [1, 3]
    assert broken(words, 22.1, blank=7) == [2, 2]


def test_a_passage_wider_than_the_column_is_broken_as_words_are():
    assert broken([Word(4), Word(5), Word(6, bond=True)], 10) == [2, 1]


def test_a_passage_goes_whole_to_a_word_that_would_stand_alone():
    words = [Word(8), Word(0.5), *[Word(0.5, bond=True)] * 2, Word(2)]
    assert broken(words, 10) == [1, 4]


def test_a_passage_at_the_start_of_a_line_is_broken_where_it_is_full():
    words = [Word(4), *[Word(4, bond=True)] * 4]
    assert broken(words, 10) == [2, 2, 1]


def test_a_last_word_gets_company_when_that_costs_no_line():
    # The line that gives keeps eight tenths of the column.
    assert broken([Word(4), Word(4), Word(2), Word(2)], 10) == [2, 2]
    assert broken([Word(4), Word(3.9), Word(2), Word(2)], 10) == [3, 1]
    # A last word of three tenths is not lonely.
    assert broken([Word(4), Word(4), Word(2), Word(3)], 10) == [3, 1]
    # Nor does company part a passage, or make a line shorter than a passage would.
    assert broken([Word(4), Word(4), Word(2, bond=True), Word(2)], 10) == [3, 1]
    assert broken([Word(40), Word(8), Word(2)], 49, blank=8) == [2, 1]
    assert broken([Word(41), Word(1), Word(7), Word(2)], 49, blank=8) == [2, 2]


def test_no_company_is_taken_from_a_line_of_one_word():
    assert broken([Word(10), Word(2)], 10) == [1, 1]
    assert broken([Word(8), Word(2), Word(2)], 10) == [1, 2]


def test_a_name_in_brackets_stays_whole_in_a_column_that_can_hold_it():
    name = "(กลุ่มงานสวนสาธารณะ)"
    text = f"ปรับปรุงภูมิทัศน์ริมคลองสายหลัก {name}"
    for width in range(60, 400, 10):
        lines = [line.text for line in set_lines((Run(text),), width, 14)]
        assert "".join(lines) == text
        if text_width(name, 14) <= 0.6 * width:
            assert any(name in line for line in lines)


WORDS = st.lists(
    st.builds(Word, st.floats(0.5, 9), st.booleans(), st.just(0.0)), min_size=1, max_size=30
)


@given(WORDS, st.floats(9, 40), st.floats(0, 5))
@settings(max_examples=300, deadline=None)
def test_lines_hold_all_words_and_fit_whatever_they_are(words, room, blank):
    lines = line_breaks(words, room, 0.0, blank)
    assert [start for start, _ in lines] == [0, *(end for _, end in lines[:-1])]
    assert lines[-1][1] == len(words)
    for start, end in lines:
        assert end > start
        assert sum(word.width for word in words[start:end]) <= room + 1e-6


@given(WORDS, st.floats(9, 40))
@settings(max_examples=300, deadline=None)
def test_company_costs_no_line(words, room):
    loose = [word._replace(bond=False) for word in words]
    count, pen = 1, 0.0
    for word in loose:
        if pen + word.width > room and pen:
            count, pen = count + 1, 0.0
        pen += word.width
    assert len(line_breaks(loose, room, 0.0)) == count
