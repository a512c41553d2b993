from decimal import Decimal

import pytest

from db.package import read_package
from db.records import Package, Plan, Project
from desktop.summaries import Sum, is_summed, summary_of, with_moved
from desktop.window.parts.summary_panel import sum_words
from forms.build import build
from forms.document import Paragraph
from forms.edition import edition_for
from forms.resources import RESOURCES


@pytest.fixture(scope="module")
def sample():
    return read_package(RESOURCES / "sample" / "plan.json")


def test_sample_comes_to_what_its_budgets_add_up_to(sample):
    # By hand: p5 was given up, p9 was not granted, p8 is money from elsewhere.
    summary = summary_of(sample.plan, 1)
    assert [p.key for p in summary.projects] == ["p1", "p2", "p3", "p4", "p6", "p7", "p8", "p9"]
    granted_or_requested = 24_500_000 + 4_860_000 + 3_280_000 + 5_150_000 + 2_700_000 + 14_400_000
    assert summary.whole == Sum(8, Decimal(granted_or_requested))
    assert [p.key for p in summary.dropped] == ["p5"]
    assert [(of.count, of.total) for _, of in summary.programmes] == [(1, Decimal(4_860_000))]
    assert [is_summed(sample.plan, p) for p in summary.projects].count(False) == 2


@pytest.mark.parametrize("part", [1, 2])
def test_words_are_those_that_the_form_prints(sample, part):
    edition = edition_for(sample.plan)
    document = build(sample, edition)
    form = next(form for form in document.forms if form.id == f"part{part}")
    printed = [item.text for item in form.items if isinstance(item, Paragraph)]
    words = sum_words(summary_of(sample.plan, part).whole)
    assert any(line.endswith(f"รวม{words}") for line in printed), printed


def test_nothing_is_dots():
    assert sum_words(Sum()) == "จำนวน … โครงการ/กิจกรรม จำนวนเงินทั้งสิ้น … บาท"


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
