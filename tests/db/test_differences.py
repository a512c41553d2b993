"""Where two packages differ: all of it is named, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest

from db import edits
from db.differences import counted_by_part, differences
from db.package.file import parse_package, read_package
from db.places import dotted, value_at
from db.records import Package, Project
from db.settling import settled, taken_in
from tests.db.packages import as_bytes, small_value
from tests.db.random_edits import random_edit

SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / "plan.json"
PROJECTS = ("plan", "projects")


@pytest.fixture
def plan() -> Package:
    return taken_in(parse_package(as_bytes(small_value())))


def _other(value: Any, _old: Any) -> Any:
    return value


def found(before: Package, after: Package) -> list[str]:
    return [dotted(place) for place in differences(before, after)]


@pytest.mark.parametrize("seed", range(4))
def test_what_is_named_makes_one_package_of_the_other_and_no_less_does(seed):
    random = Random(seed)
    before = taken_in(read_package(SAMPLE))
    for _ in range(60):
        after = random_edit(before, random).package
        places = differences(before, after)
        made = before
        for place in places:
            assert value_at(after, place) != value_at(made, place), dotted(place)
            made = edits.rebuilt(made, place, partial(_other, value_at(after, place)))
        assert made == after
        assert {*differences(after, before)} == {*places}
        before = after


def test_same_package_differs_nowhere(plan):
    assert differences(plan, plan) == ()
    again = taken_in(parse_package(as_bytes(small_value())))
    assert differences(plan, again) == ()


def test_field_is_named_down_to_its_record(plan):
    place = (*PROJECTS, 1, "budget", "note")
    assert found(plan, edits.replaced(plan, place, "อื่น")) == ["plan.projects[1].budget.note"]


def test_list_is_named_when_items_come_go_or_move_and_not_what_is_in_them(plan):
    more = settled(edits.inserted(plan, PROJECTS, 0, [Project(name="ใหม่")]), plan)
    renamed = edits.replaced(more, (*PROJECTS, 0, "name"), "อื่น")
    moved = edits.moved(plan, PROJECTS, 0, 1, 1)
    assert found(plan, renamed) == ["plan.projects"]
    assert found(renamed, plan) == ["plan.projects"]
    assert found(plan, moved) == ["plan.projects"]


def test_item_that_changed_where_it_is_is_looked_into(plan):
    first, second = plan.plan.projects
    projects = (replace(first, name="หนึ่ง"), replace(second, name="สอง"))
    after = replace(plan, plan=replace(plan.plan, projects=projects))
    assert found(plan, after) == ["plan.projects[0].name", "plan.projects[1].name"]


def test_differences_are_counted_by_part(small_package):
    plan = small_package.plan
    first, *others = plan.projects
    changed = replace(
        plan,
        vision="ใหม่",
        unit=replace(plan.unit, name="อื่น", phone="1"),
        projects=(replace(first, name="อื่น"), *others),
        indicators=(),
    )
    after = replace(small_package, plan=changed, reports=())
    assert counted_by_part(small_package, small_package) == ()
    assert dict(counted_by_part(small_package, after)) == {
        ("plan", "unit"): 2,
        ("plan", "vision"): 1,
        ("plan", "projects"): 1,
        ("plan", "indicators"): len(plan.indicators),
        ("reports",): len(small_package.reports),
    }


def test_records_that_only_stand_elsewhere_are_one_change(small_package):
    plan = small_package.plan
    moved = replace(small_package, plan=replace(plan, projects=plan.projects[::-1]))
    assert counted_by_part(small_package, moved) == ((("plan", "projects"), 1),)
