"""What the editions call fields, choices and pages, and what they have no place for."""

from dataclasses import replace

import pytest

from db.fields import specs
from db.places import spec_at, thai
from db.records import Plan
from forms.editions.labels import declared_at, has_place_for, label_at, page_title, place_words
from forms.editions.opening import load_edition
from tests.forms.editions.test_notes import EDITIONS, paths

ISSUE = ("plan", "part2", 3)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_label_is_of_a_field_a_choice_or_a_page(edition):
    known = {".".join(path) for path in paths()}
    known |= {
        f"{'.'.join(path)}.{value}"
        for path in paths()
        for value in spec_at(("plan", *path)).choices
    }
    ends = {".".join(path.split(".")[at:]) for path in known for at in range(1, 5)}
    for name in load_edition(edition).labels:
        ends_alike = name.startswith("*.") and name[2:] in ends
        assert ends_alike or name in known or name.startswith("page."), name


def test_field_is_called_as_declared_when_the_edition_has_no_word_of_its_own():
    edition = load_edition("2567")
    for name in specs(Plan):
        if name not in {"part2"}:
            assert label_at(edition, ("plan", name)) == spec_at(("plan", name)).label
    assert declared_at(edition, ("plan", "fiscal_year")) == spec_at(("plan", "fiscal_year"))
    assert page_title(edition, "part2", "ส่วนที่ 2") == "ส่วนที่ 2"


def test_edition_speaks_in_its_own_words():
    edition = load_edition("2566")
    assert label_at(edition, ISSUE) == "ภารกิจ"
    assert label_at(edition, (*ISSUE, "target")) == "เป้าหมาย/ความสำเร็จตามภารกิจ"
    assert page_title(edition, "part2", "ส่วนที่ 2") == "ภารกิจของหน่วยงาน"
    assert declared_at(edition, ("plan", "part1", 0, "dimension")).words == (
        "ส่วนที่ 1 การบริการสาธารณะ",
        "ส่วนที่ 2 การบริหารจัดการ",
    )
    assert label_at(load_edition("2567"), ISSUE) == "ประเด็นการพัฒนา"


def test_place_reads_in_the_words_of_the_edition():
    place = (*ISSUE, "links", 0, "goal")
    assert thai(place) == "แผน › รายการ (ส่วนที่ 2) 4 › ความเชื่อมโยง 1 › เป้าประสงค์"
    words = place_words(load_edition("2566"), place)
    assert words == "แผน › ภารกิจ 4 › ความเชื่อมโยง 1 › เป้าประสงค์"
    assert place_words(load_edition("2566"), ("plan", "ไม่มี")) == "แผน › ไม่มี"


@pytest.mark.parametrize(
    ("path", "places"),
    [
        ("part2.objectives", {"2567"}),
        ("part2.links.objective", {"2567"}),
        ("part2.links.goal", {"2566"}),
        ("framework.goals", {"2566"}),
        ("part2.title", {"2566", "2567"}),
    ],
)
def test_field_has_a_place_where_the_forms_print_it(path, places):
    place = ("plan", *path.split("."))
    assert {each for each in EDITIONS if has_place_for(load_edition(each), place)} == places
    # Without a place it keeps its name, for what stands there already.
    assert all(label_at(load_edition(each), place) for each in EDITIONS)


def test_own_path_comes_before_those_that_end_alike():
    edition = replace(
        load_edition("2567"),
        labels={"*.link.goal": "สอง", "*.goal": "หนึ่ง", "goals.goal": "สาม"},
    )
    assert label_at(edition, ("plan", "indicators", 0, "link", "goal")) == "สอง"
    assert label_at(edition, ("plan", "part2", 0, "links", 0, "goal")) == "หนึ่ง"
    assert label_at(edition, ("plan", "goals", 0, "goal")) == "สาม"
    assert label_at(edition, ("reports", 0, "quarter")) == "ไตรมาส"
