"""Items of lists have numbers of Word's, which count on when a person adds one."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from docx2python import docx2python

from forms.document import Document, Form, Heading, Paragraph, Run, plain
from forms.thai.digits import form_in_its_digits
from forms.word import render_word
from tests.forms.word.files import W, numbered_lines, part, text, value


def item(label: str, words: str, *, bold: bool = False) -> Paragraph:
    return Paragraph((Run(f"{label} {words}", bold=bold),), label=label, indent=20, first=-8)


def made(*items, **options) -> bytes:
    form = Form("a", "แบบ", items, **options)
    return render_word(Document("แผน", "", (form_in_its_digits(form),)))


def lists(data: bytes) -> list[str]:
    """The list of each paragraph, empty where it is in none."""
    return [
        value(each.find(f"{W}pPr/{W}numPr/{W}numId")) for each in part(data)[0].findall(W + "p")
    ]


def test_numbers_are_words_own_and_are_not_typed():
    data = made(item("(1)", "ก"), item("(2)", "ข"))
    assert [text(each) for each in part(data)[0].findall(W + "p")] == ["ก", "ข"]
    assert numbered_lines(data) == ["(1) ก", "(2) ข"]
    one, other = lists(data)
    assert one == other != ""


@pytest.mark.parametrize("digits", ["typed", "thai"])
def test_what_is_read_is_what_is_printed(digits):
    items = (item("1.", "ก"), plain("คั่น"), item("2.", "ข"), item("1)", "ค"), item("1.", "ง"))
    data = made(*items, digits=digits)
    form = form_in_its_digits(Form("a", "แบบ", items, digits=digits))
    assert numbered_lines(data) == [each.text for each in form.items]
    assert len(set(lists(data)) - {""}) == 3


def test_a_list_goes_on_over_other_text_and_begins_anew_after_a_heading():
    heading = Heading((plain("หัวข้อ"),))
    data = made(item("(1)", "ก"), plain("คั่น"), item("(2)", "ข"), heading, item("(1)", "ค"))
    first, _, second, _, third = lists(data)
    assert first == second != third


def test_the_second_line_of_an_item_has_no_number():
    data = made(item("(1)", "บรรทัดแรก\nบรรทัดสอง"))
    assert numbered_lines(data) == ["(1) บรรทัดแรก", "บรรทัดสอง"]


@pytest.mark.parametrize("label", ["ก.", "1.2", "๑.๒", "99999.", "-"])
def test_a_number_that_word_cannot_count_so_is_typed(label):
    data = made(item(label, "ข้อความ"))
    assert lists(data) == [""]
    assert numbered_lines(data) == [f"{label} ข้อความ"]


def test_numbers_look_as_the_words_after_them():
    bold = made(item("1.", "ตัวหนา", bold=True))
    thin = made(item("1.", "ตัวธรรมดา"))
    weights = [
        part(data, "word/numbering.xml").find(f".//{W}lvl/{W}rPr/{W}bCs") is not None
        for data in (bold, thin)
    ]
    assert weights == [True, False]


def test_words_of_several_looks_lose_the_number_alone():
    runs = (Run("1.", bold=True), Run(" "), Run("ตัวหนา", bold=True), Run(" ธรรมดา"))
    whole = replace(item("1.", ""), runs=runs)
    assert numbered_lines(made(whole)) == ["1. ตัวหนา ธรรมดา"]


def test_a_reader_of_another_make_finds_the_numbers():
    data = made(item("(1)", "ก"), item("(2)", "ข"), numbering="none")
    with docx2python(BytesIO(data)) as found:
        lines = [line.split() for line in found.text.splitlines() if line.strip()]
    assert [line[-1] for line in lines] == ["ก", "ข"]
    assert all(len(line) == 2 for line in lines)
