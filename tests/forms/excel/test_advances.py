"""The measures of a workbook: numbers of the bundled font, and never what a computer has."""

from __future__ import annotations

import struct

import pytest

from forms.document import Document, plain
from forms.excel import render_workbook
from forms.excel.advances import BOLD, PITCH, REGULAR, UNITS
from forms.excel.letters import line_height, text_width
from forms.excel.measure import flow_height, line_ends
from forms.thai import fonts
from forms.thai.fonts import bundled, font_tables
from tests.forms.excel.sheets import SENTENCE, form, row, table


@pytest.mark.parametrize(("numbers", "bold"), [(REGULAR, False), (BOLD, True)])
def test_numbers_are_those_of_the_bundled_font(numbers, bold):
    uharfbuzz = pytest.importorskip("uharfbuzz")
    data = bundled(bold=bold).path.read_bytes()
    face = uharfbuzz.Face(uharfbuzz.Blob(data))
    font = uharfbuzz.Font(face)
    known = {
        first + at: advance
        for first, advances in numbers.items()
        for at, advance in enumerate(advances)
    }
    # Of its own and of no text are the codes that fonts give to their ligatures.
    letters = {code for code in face.unicodes if code < 0xE000} | known.keys()
    real = {code: font.get_glyph_h_advance(font.get_nominal_glyph(code)) for code in letters}
    assert {code: advance for code, advance in real.items() if advance or code in known} == known
    up, down = struct.unpack_from(">hh", font_tables(data)["hhea"], 4)
    assert (up - down, face.upem * 3 // 2) == (PITCH, UNITS)


def test_the_file_is_the_same_whatever_fonts_a_computer_has(monkeypatch):
    document = Document("ก", "ข", (form(plain(SENTENCE * 9), table(row(SENTENCE * 3, "○ 漢"))),))
    before = render_workbook(document)

    def none_there():
        raise AssertionError

    monkeypatch.setattr(fonts, "text_fonts", none_there)
    monkeypatch.setattr(fonts, "fallback_fonts", none_there)
    assert render_workbook(document) == before


def test_letters_that_the_font_has_not_take_the_room_of_a_larger_one():
    assert text_width("○", 10) > text_width("อ", 10)
    assert text_width("漢", 10) > text_width("○", 10)
    assert text_width("กี่", 10) == text_width("ก", 10)


def test_lines_end_between_words_and_no_line_is_wider_than_its_room():
    paragraph = plain(SENTENCE * 5, size=14)
    ends = line_ends(paragraph, 200)
    starts = (0, *ends[:-1])
    lines = [paragraph.text[a:b] for a, b in zip(starts, ends, strict=True)]
    assert "".join(lines) == paragraph.text
    assert all(text_width(line.rstrip(), 14) <= 200 for line in lines)
    assert flow_height(paragraph, 200) == len(lines) * line_height(14)


@pytest.mark.parametrize("text", ["", "\n", "ก\n\nข", " " * 50, "a" * 500, "ก" * 500, "\u0e48" * 9])
def test_no_text_is_without_lines_or_loses_letters(text):
    ends = line_ends(plain(text), 60)
    assert ends[-1] == len(text)
    assert list(ends) == sorted(ends)
    assert len(ends) >= 1 + text.count("\n")
