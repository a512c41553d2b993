"""The executive's page: one page whatever the plan holds, and nothing lost in its bars."""

from dataclasses import replace
from decimal import Decimal

import pytest

from db.package.file import read_package
from db.records import Division, Organisation
from forms.build import build
from forms.build.charts import money_chart, work_chart
from forms.editions.opening import opened_edition
from forms.pdf import render
from forms.reporting.standing import Money, Standing, Work
from forms.resources import RESOURCES

D = Decimal


@pytest.fixture(scope="module")
def sample():
    return read_package(RESOURCES / "sample" / "plan.json")


def crowded(package):
    """Every project with a division of its own, and names as long as they come."""
    plan = package.plan
    name = "กลุ่มงานส่งเสริมและพัฒนาคุณภาพการให้บริการประชาชนในพื้นที่รับผิดชอบที่ "
    divisions = tuple(
        Division(project.key, f"{name}{number}") for number, project in enumerate(plan.projects)
    )
    projects = tuple(replace(project, divisions=(project.key,)) for project in plan.projects)
    unit = Organisation(f"{plan.unit.name} และศูนย์บริการข้อมูลข่าวสารของราชการกรุงเทพมหานคร")
    plan = replace(
        plan,
        unit=unit,
        divisions=divisions,
        projects=projects,
        staffing=(),
        framework=plan.framework,
    )
    return replace(package, plan=plan)


@pytest.mark.parametrize("change", [lambda package: package, crowded])
def test_executives_page_is_one_page(sample, change):
    package = change(sample)
    document = build(package, opened_edition(package.plan).edition, forms=["standing"], quarter=2)
    assert len(render(document).pages) == 1


def test_rows_beyond_the_height_are_put_together_with_their_sums():
    money = [Money(f"ส่วนที่ {n}", D(100 * n), D(10 * n)) for n in range(1, 21)]
    chart = money_chart(money, 50, 12)
    budget, spent = (series.values for series in chart.series)
    assert len(chart.labels) < 12
    assert chart.labels[-1] == f"อื่น ๆ อีก {20 - len(chart.labels) + 1} รายการ"
    assert sum(budget) == sum(each.budget for each in money)
    assert sum(spent) == sum(each.spent for each in money)


def test_work_beyond_the_height_is_the_mean_of_what_it_stands_for():
    work = [Work(f"ฝ่ายที่ {n}", D(50), D(n)) for n in range(1, 21)]
    chart = work_chart(work, 50, 12)
    kept = len(chart.labels) - 1
    rest = [each.actual for each in work[kept:]]
    assert chart.series[1].values[-1] == sum(rest) / len(rest)


def test_every_row_is_kept_where_height_is_free():
    money = [Money(f"ส่วนที่ {n}", D(100), D(10)) for n in range(20)]
    assert len(money_chart(money, 0, 12).labels) == 20


def test_chief_figures_are_those_of_the_plan(sample):
    document = build(sample, opened_edition(sample.plan).edition, forms=["standing"], quarter=2)
    texts = " ".join(getattr(item, "text", "") for item in document.forms[0].items)
    standing = Standing(sample, 2, opened_edition(sample.plan).edition.rules)
    assert f"{standing.whole().actual:.2f}" in texts
    assert f"{standing.money().spent:,.0f} บาท" in texts
