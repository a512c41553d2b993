import re
from dataclasses import replace

import pytest

from db.package.file import read_package
from db.records import Package, Plan, Project
from forms.build import build
from forms.document import Paragraph, Table
from forms.editions.opening import load_edition, opened_edition
from forms.part_summaries import is_summed, summary_of, with_moved
from forms.resources import RESOURCES

EDITION = load_edition("2567")


@pytest.fixture(scope="module")
def sample():
    return read_package(RESOURCES / "sample" / "plan.json")


def test_sample_comes_to_what_its_budgets_add_up_to(sample):
    # By hand: p5 was given up, p9 was not granted, p8 is money from elsewhere.
    summary = summary_of(sample.plan, 1, EDITION)
    assert [p.key for p in summary.projects] == ["p1", "p2", "p3", "p4", "p6", "p7", "p8", "p9"]
    # 24,500,000 + 4,860,000 + 3,280,000 + 5,150,000 + 2,700,000 + 14,400,000
    assert summary.sentences[0].endswith("รวมจำนวน 8 โครงการ/กิจกรรม จำนวนเงินทั้งสิ้น 54,890,000 บาท")
    assert summary.sentences[1].endswith("จำนวน 1 โครงการ/กิจกรรม จำนวนเงินทั้งสิ้น 4,860,000 บาท")
    assert [p.key for p in summary.dropped] == ["p5"]
    assert [is_summed(p, EDITION.rules) for p in summary.projects].count(False) == 2


@pytest.mark.parametrize("edition", ["2566", "2567"])
@pytest.mark.parametrize("part", [1, 2])
@pytest.mark.parametrize("filled", [True, False])
def test_sentences_and_order_are_those_of_the_form(sample, edition, part, filled):
    plan = replace(sample.plan, edition=edition)
    if not filled:
        plan = replace(plan, part1=(), part2=())
    document = build(replace(sample, plan=plan, reports=()), opened_edition(plan).edition)
    items = [item for form in document.forms for item in form.items]
    printed = [item.text for item in items if isinstance(item, Paragraph)]
    summary = summary_of(plan, part, opened_edition(plan).edition)
    assert summary.sentences
    # The form has dots where there is nothing.
    assert not any("..." in said for said in summary.sentences)
    words = opened_edition(plan).edition.words
    dots = {" 0 ": f" {words.sum_absent} ", " – ": f" {words.dots} "}
    for said in summary.sentences:
        assert re.sub(" [0–] ", lambda match: dots[match.group()], said) in printed
    names = [project.name for project in summary.projects]
    listed = [_names(table, names) for table in items if isinstance(table, Table)]
    assert names in listed


def _names(table, known):
    """The names of projects in a table, row by row."""
    cells = ([cell.text for cell in row.cells] for row in table.body)
    found = (next((n for n in known if any(n in text for text in row)), "") for row in cells)
    return [name for name in found if name]


def test_part_of_routine_projects_tells_count_and_sum(sample):
    (said,) = summary_of(sample.plan, 3, EDITION).sentences
    assert said.startswith("โครงการ/กิจกรรมประจำพื้นฐาน รวมจำนวน")
    (said,) = summary_of(replace(sample.plan, part3=()), 3, EDITION).sentences
    assert said.endswith("รวมจำนวน 0 โครงการ/กิจกรรม จำนวนเงินทั้งสิ้น 0 บาท")


@pytest.mark.parametrize(
    ("row", "to", "order"),
    [(0, 2, "xbcay"), (0, 1, "xbacy"), (2, 0, "caxby"), (2, 1, "axcby"), (1, 2, "axcby")],
)
def test_project_goes_beside_its_neighbour_of_the_summary(row, to, order):
    # Those that the summary does not show, x and y, stay where they stand.
    plan = Plan(projects=tuple(Project(key=key) for key in "axbcy"))
    shown = [project for project in plan.projects if project.key in "abc"]
    moved = with_moved(Package(plan), shown, row, to)
    assert "".join(project.key for project in moved.plan.projects) == order
