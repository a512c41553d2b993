"""Two states of a plan are compared in the plan's own terms, with both values."""

from dataclasses import replace

import pytest

from db import edits
from db.package.file import package_bytes, parse_package
from db.records import Budget, Organisation, Package, Plan, Project
from db.settling import settled, taken_in
from forms.editing.comparison import comparison
from forms.editing.states import State
from forms.editions.opening import opened_edition

PROJECTS = ("plan", "projects")


@pytest.fixture
def package():
    projects = tuple(Project(f"p{at}", f"โครงการ {at}") for at in range(3))
    return taken_in(Package(Plan(2567, "2567", unit=Organisation("หน่วย"), projects=projects)))


def compared(one, other):
    edition = opened_edition(one.plan).edition
    # As read from another file: no record is the same object in both.
    other = parse_package(package_bytes(other))
    return comparison(State(one), State(other), edition)


def test_same_state_has_no_differences(package):
    assert compared(package, package) == ()


def test_field_is_named_with_both_values(package):
    other = edits.replaced(package, (*PROJECTS, 1, "name"), "ชื่อใหม่")
    (found,) = compared(package, other)
    assert "2" in found.where
    assert found[1:] == ("โครงการ 1", "ชื่อใหม่")


def test_records_of_one_side_are_named_beside_changes_in_others(package):
    other = edits.removed(package, PROJECTS, 0)
    other = settled(edits.inserted(other, PROJECTS, 2, [Project("p9", "ใหม่")]), package)
    other = edits.replaced(other, (*PROJECTS, 0, "budget"), Budget(amount=5))
    found = compared(package, other)
    values = {each[1:] for each in found}
    assert {("โครงการ 0", ""), ("", "ใหม่")} <= values
    assert any(each.other == "5" for each in found)


def test_order_alone_is_one_difference(package):
    other = edits.moved(package, PROJECTS, 0, 1, 2)
    (found,) = compared(package, other)
    assert found.where.startswith("ลำดับ")
    assert found.one == "โครงการ 0, โครงการ 1, โครงการ 2"
    assert found.other == "โครงการ 1, โครงการ 2, โครงการ 0"


def test_texts_that_are_no_value_are_compared(package):
    place = (*PROJECTS, 0, "budget", "amount")
    edition = opened_edition(package.plan).edition
    (found,) = comparison(State(package, {place: "ห้า"}), State(package), edition)
    assert found[1:] == ("ห้า", "")
    assert "ช่องที่ต้องแก้" in found.where


def test_long_texts_are_cut(package):
    other = replace(package, plan=replace(package.plan, vision="ก" * 5000))
    (found,) = compared(package, other)
    assert found.one == ""
    assert len(found.other) < 300
