"""The combined figures are those that one reckons from the packages by hand."""

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal

from forms.figures import rounded
from forms.gathering.board import money_of
from forms.gathering.combining import (
    Share,
    by_division,
    by_policy,
    by_strategy,
    combined,
    whole,
)
from forms.gathering.unit_plan import PART3
from tests.forms.gathering import units
from tests.forms.gathering.units import POLICIES, SHARED


def every(twenty):
    """Each unit's package with each of its projects that was not given up."""
    return [(value, project) for value in twenty.values for project in units.kept_projects(value)]


def bare(name):
    return "".join(name.split())


def sums(pairs):
    """How many units, how many projects by name, and their money, spending and progress."""
    return (
        len({value["plan"]["unit"]["name"] for value, _ in pairs}),
        len({bare(project["name"]) for _, project in pairs}),
        sum(units.money(project) for _, project in pairs),
        sum(units.spent(value, project) for value, project in pairs),
        rounded_or_none(units.mean([units.done(value, project) for value, project in pairs])),
    )


def rounded_or_none(figure):
    return None if figure is None else rounded(figure)


def figures(group):
    return (
        len(group.units),
        group.count,
        group.budget,
        group.spent,
        rounded_or_none(group.progress),
    )


def test_the_sum_of_all_is_that_of_the_packages(twenty):
    assert figures(whole(twenty.gathered)) == sums(every(twenty))
    assert len({units.money(project) for _, project in every(twenty)}) > 10


def test_each_strategy_has_the_projects_that_stand_under_it(twenty):
    expected = defaultdict(list)
    for value, project in every(twenty):
        expected[units.strategy(value, project)].append((value, project))
    groups = by_strategy(twenty.gathered)
    assert {group.key: figures(group) for group in groups} == {
        key: sums(pairs) for key, pairs in expected.items()
    }
    assert [group.key for group in groups] == ["1", "2", PART3]
    assert groups[0].name == "ยุทธศาสตร์ที่ 1 เมืองน่าอยู่"


def test_each_policy_has_the_projects_that_serve_it(twenty):
    expected = defaultdict(list)
    for value, project in every(twenty):
        for code in project["policies"] or [""]:
            expected[code].append((value, project))
    groups = by_policy(twenty.gathered)
    assert {group.key: figures(group) for group in groups} == {
        key: sums(pairs) for key, pairs in expected.items()
    }
    assert [group.key for group in groups] == [*POLICIES, ""]


def test_a_unit_s_divisions_add_up_to_its_own_money(twenty):
    for plan, value in zip(
        twenty.gathered.units,
        sorted(twenty.values, key=lambda value: value["plan"]["unit"]["name"]),
        strict=True,
    ):
        names = {"d1": "ฝ่ายโยธา", "d2": "ฝ่ายเทศกิจ", "": "ไม่ระบุส่วนราชการ"}
        expected = defaultdict(int)
        for project in units.kept_projects(value):
            expected[names[next(iter(project["divisions"]), "")]] += units.money(project)
        assert {group.name: group.budget for group in by_division(plan)} == expected
        assert sum(expected.values()) == money_of(plan).budget


def test_a_unit_s_money_is_told_by_status(twenty):
    by_name = {value["plan"]["unit"]["name"]: value for value in twenty.values}
    for plan in twenty.gathered.units:
        expected = defaultdict(int)
        for project in units.kept_projects(by_name[plan.unit]):
            budget = project.get("budget", {})
            if "amount" in budget:
                expected[budget.get("status", "granted")] += budget["amount"]
        assert money_of(plan).by_status == expected


def test_a_project_of_several_units_stands_once_with_all_of_them(twenty):
    for name, _code in SHARED:
        expected = {
            value["plan"]["unit"]["name"]
            for value, project in every(twenty)
            if bare(project["name"]) == bare(name)
        }
        (found,) = (p for p in whole(twenty.gathered).projects if bare(p.name) == bare(name))
        assert set(found.units) == expected
        assert len(expected) > 1


def share(plan, like, **changes):
    return Share(plan, replace(like, **changes))


def test_two_codes_are_two_projects_and_no_code_is_the_only_one(twenty):
    one, two, three = twenty.gathered.units[:3]
    like = one.projects[0]
    named = {"name": "โครงการร่วม"}
    other = share(two, like, code="020202", **named)
    mine = share(one, like, code="010101", **named)
    assert len(combined([mine, other])) == 2
    uncoded = share(three, like, code="", **named)
    assert [len(each.shares) for each in combined([mine, uncoded])] == [2]
    assert len(combined([mine, other, uncoded])) == 3


def test_two_projects_of_one_unit_under_one_name_stay_two(twenty):
    one, two = twenty.gathered.units[:2]
    twice = [share(one, one.projects[0], name="งานประจำ", code="")] * 2
    other = share(two, one.projects[0], name="งานประจำ", code="")
    assert [each.units for each in combined([*twice, other])] == [
        (one.unit, two.unit),
        (one.unit,),
    ]


def test_one_amount_in_two_units_is_added_and_told(twenty):
    one, two = twenty.gathered.units[:2]
    like = one.projects[0]
    same = {"name": "โครงการร่วม", "code": "", "budget": Decimal(500)}
    (found,) = combined([share(one, like, **same), share(two, like, **same)])
    assert (found.budget, found.same_amounts) == (1000, True)
    other = {**same, "budget": Decimal(501)}
    (found,) = combined([share(one, like, **same), share(two, like, **other)])
    assert (found.budget, found.same_amounts) == (1001, False)
