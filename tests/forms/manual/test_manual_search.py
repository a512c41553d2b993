"""Words in the manual, as Thai is broken into them."""

import pytest

from forms.manual import chapters as texts
from forms.manual import searching
from forms.manual.chapters import Chapter
from forms.manual.searching import find


@pytest.fixture
def book(monkeypatch):
    made = (
        Chapter("1", "แผน", "# แผน\n\nแผนของหน่วยงาน\n\n## แฟ้มสำรอง\n\nโปรแกรมสำรองข้อมูลทุกวัน\n"),
        Chapter("2", "แผนก", "# แผนก\n\nส่วนราชการ **ย่อย** ดู [ที่นี่](#แผน) `phaen list`\n"),
    )
    monkeypatch.setattr(searching, "chapters", lambda: made)
    searching._index.cache_clear()
    yield made
    searching._index.cache_clear()


def headings(query):
    return [hit.section.heading for hit in find(query)]


def test_a_word_is_not_found_within_another(book):
    assert headings("แผน ") == ["แผน", "แผนก"] or headings("แผน") == ["แผน"]
    assert headings("แผนก") == ["แผนก"]


def test_a_word_is_found_in_one_that_it_makes(book):
    assert "แฟ้มสำรอง" in headings("สำรอง")


def test_all_words_are_wanted_in_any_order(book):
    assert headings("ทุกวัน สำรอง") == ["แฟ้มสำรอง"]
    assert headings("ทุกวัน แผนก") == []


def test_headings_come_first(book):
    assert headings("สำรอง")[0] == "แฟ้มสำรอง"


def test_the_last_word_may_be_unfinished(book):
    assert headings("pha") == ["แผนก"]
    assert headings("pha ส่วนราชการ") == []


def test_nothing_is_found_by_nothing(book):
    assert find("") == ()
    assert find(" “” ") == ()


def test_passage_is_around_the_word_and_without_marks(book):
    (hit,) = find("ย่อย")
    assert hit.passage == "ส่วนราชการ ย่อย ดู ที่นี่ phaen list"


def test_every_chapter_is_found_by_its_title():
    for chapter in texts.chapters():
        assert chapter.title in headings(chapter.title)
