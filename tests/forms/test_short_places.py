"""Places in two words: by typed numbers where there are some."""

import pytest

from db.package.file import read_package
from db.places import parsed
from forms.editions.labels import label_at
from forms.editions.opening import opened_edition
from forms.resources import RESOURCES
from forms.short_places import short_place
from forms.whole_names import whole_names


@pytest.fixture(scope="module")
def sample():
    return read_package(RESOURCES / "sample" / "plan.json")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("plan.preface[1]", "คำนำ ย่อหน้า 2"),
        ("plan.preface", "คำนำ"),
        ("plan.projects[12].activities[0].steps[2].weight", "โครงการ 13"),
        ("plan.indicators[4].rubrics[0].levels[2].points", "ตัวชี้วัด 5"),
        ("plan.indicators", "ตัวชี้วัด"),
        ("plan.swot_conclusions[3].paragraphs[0]", "ข้อสรุป SWOT 4"),
        ("plan.framework.tactic_kpis[1].text", "KPI 3.2.1.2"),
        ("reports[1].results[2].value", "ตัวชี้วัด 3"),
        ("reports[1].spending[0].amount", "โครงการ 1"),
    ],
)
def test_place_is_said_in_two_words(sample, path, words):
    edition = opened_edition(sample.plan).edition
    assert short_place(sample, parsed(path), lambda place: label_at(edition, place)) == words


def test_field_is_said_where_it_is_asked_for(sample):
    edition = opened_edition(sample.plan).edition

    def label(place):
        return label_at(edition, place)

    place = ("plan", "indicators", 0, "name")
    assert short_place(sample, place, label, field=True) == f"ตัวชี้วัด 1 {label(place)}"
    assert short_place(sample, ("plan", "title"), label, field=True) == label(("plan", "title"))


def test_records_on_the_way_are_named_whole(sample):
    place = parsed("plan.projects[0].activities[1].steps[2].spans")
    found = {each.label: each.words for each in whole_names(sample, place)}
    project = sample.plan.projects[0]
    assert project.name in found.values()
    assert project.activities[1].steps[2].text in found.values()


def test_text_at_the_end_of_the_way_is_said_too(sample):
    place = parsed("plan.swot_conclusions[0].paragraphs[0]")
    words = [each.words for each in whole_names(sample, place)]
    assert words[-1] == sample.plan.swot_conclusions[0].paragraphs[0].strip()


def test_place_that_is_gone_has_the_names_that_are_left(sample):
    assert whole_names(sample, ("plan", "projects", 999, "name")) == ()
