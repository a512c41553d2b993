"""What stands on a form as its reader has it, and what may be filled into each of its texts."""

from __future__ import annotations

import re

import pytest

from forms.editing.entry_error import EntryError
from forms.editions.editing import acts
from forms.editions.editing.blocks_of import plain_words
from forms.editions.editing.draft import drafted, value_at
from forms.editions.editing.files import text_of
from forms.editions.editing.outline import outline_of
from forms.editions.editing.properties import Way, properties_at, whole_properties
from forms.editions.editing.work import EditionWork
from forms.editions.library import program_files


def words_of(work: EditionWork, form: str) -> list[str]:
    made = next(each for each in work.draft.forms if each.id == form)
    return [node.words for node in outline_of(work.draft, made)]


def test_names_are_told_in_thai_and_marks_are_not(work: EditionWork) -> None:
    words = words_of(work, "part2")
    assert "บรรทัด: ประเด็นการพัฒนาที่ ‹ลำดับ› ‹ชื่อ›" in words
    assert "ตารางโครงการทั้งหมดของส่วนที่ 2" in words
    assert "บรรทัด: วัตถุประสงค์หลัก (Objective) ‹รายการ›" in words
    assert not any("{" in each or "**" in each for each in words)


@pytest.mark.parametrize("edition", sorted(program_files()))
def test_every_name_is_told_in_thai(edition: str) -> None:
    draft = drafted(edition, text_of(program_files()[edition]))
    words = [node.words for form in draft.forms for node in outline_of(draft, form)]
    called = re.findall("‹([^›\n]*)›", "\n".join(words))
    assert len(called) > 20
    assert [name for name in called if re.search("[a-z]", name)] == []


def test_a_name_that_is_known_only_where_it_stands_is_an_item() -> None:
    assert plain_words("{item} ปี {year}") == "‹รายการ› ปี ‹ปีงบประมาณ›"


def test_what_a_row_of_sums_fills_in_is_told() -> None:
    draft = drafted("2567", text_of(program_files()["2567"]))
    (form,) = [form for form in draft.forms if form.id == "part3"]
    words = [node.words for node in outline_of(draft, form)]
    assert "แถวรวม: รวม ‹จำนวนโครงการ หรือจำนวนขั้นตอน› โครงการ" in words


def test_all_that_stands_on_forms_can_be_looked_at_and_written_as_it_is(work: EditionWork) -> None:
    draft = work.draft
    for form in draft.forms:
        for node in outline_of(draft, form):
            for each in properties_at(draft, node.spot):
                assert value_at(draft, each.spot) == each.value
                if each.way in {Way.TEXT, Way.NUMBER, Way.LINES}:
                    assert each.read(each.text) == each.value
    for part in ("name", "rules", "words", "choices", "footnotes", "labels"):
        for each in whole_properties(draft, part):
            if each.way in {Way.TEXT, Way.NUMBER, Way.LINES}:
                assert each.read(each.text) == each.value


def test_what_may_be_filled_in_is_taken_by_the_check(work: EditionWork) -> None:
    form = next(each for each in work.draft.forms if each.id == "part2")
    tried = 0
    for node in outline_of(work.draft, form)[5:8]:
        (text, *_) = properties_at(work.draft, node.spot)
        everything = " ".join(hole.text for hole in text.holes)
        assert work.take("ทุกคำเติม", acts.with_value(work.draft, text.spot, everything))
        tried += len(text.holes)
    assert tried > 60


@pytest.mark.parametrize(
    ("typed", "value"), [("๘๐", 80), ("1,250", 1250), ("12.5", 12.5), ("x", None), ("inf", None)]
)
def test_numbers_are_read_as_people_write_them(
    work: EditionWork, typed: str, value: float | None
) -> None:
    weights = whole_properties(work.draft, "rules")[0]
    if value is None:
        with pytest.raises(EntryError, match="ไม่ใช่ตัวเลข"):
            weights.read(typed)
    else:
        assert weights.read(typed) == value


def test_whole_numbers_take_no_part_of_one(work: EditionWork) -> None:
    (digits,) = [
        each
        for each in whole_properties(work.draft, "rules")
        if each.spot[-1] == "strategy_code_digits"
    ]
    assert digits.read("7") == 7
    with pytest.raises(EntryError, match="ไม่ใช่จำนวนเต็ม"):
        digits.read("6.5")
