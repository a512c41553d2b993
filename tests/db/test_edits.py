from __future__ import annotations

from decimal import Decimal

import pytest

from db import edits
from db.places import value_at
from db.records import (
    Division,
    Indicator,
    Organisation,
    Package,
    Part1Entry,
    Part1Tactic,
    Plan,
    PolicyLink,
    Project,
    Report,
    Spending,
    Staffing,
    TacticKpi,
)
from db.records import Framework as FrameworkRecord


@pytest.fixture
def package() -> Package:
    plan = Plan(
        fiscal_year=2567,
        edition="2567",
        unit=Organisation("กอง"),
        divisions=(Division("d1", "ฝ่าย"), Division("d2", "งาน", parent="d1")),
        staffing=(Staffing(division="d1"),),
        framework=FrameworkRecord(tactic_kpis=(TacticKpi("1", text="ก", projects=("p1", "p2")),)),
        part1=(Part1Entry(1, tactics=(Part1Tactic("1.1", projects=("p2", "p1")),)),),
        projects=(Project("p1", "หนึ่ง", divisions=("d1", "d2")), Project("p2", "สอง")),
        indicators=(Indicator("k1", name="ตัวชี้วัด", projects=("p1",)),),
        policy_links=(PolicyLink(project="p1"), PolicyLink(project="p2")),
    )
    spending = (Spending("p1", Decimal(5)), Spending("p2", Decimal(7)))
    return Package(plan, (Report(1, spending=spending),))


def test_a_replaced_value_changes_its_path_and_shares_the_rest(package: Package) -> None:
    made = edits.replaced(package, ("plan", "projects", 1, "budget", "note"), "ใหม่")
    assert made.plan.projects[1].budget.note == "ใหม่"
    assert made.plan.projects[0] is package.plan.projects[0]
    assert made.plan.framework is package.plan.framework
    assert package.plan.projects[1].budget.note == ""


def test_the_same_value_gives_the_same_package(package: Package) -> None:
    assert edits.replaced(package, ("plan", "projects", 0, "name"), "หนึ่ง") is package


def test_items_are_inserted_before_an_index(package: Package) -> None:
    made = edits.inserted(package, ("plan", "projects"), 1, [Project("p9", "ใหม่")])
    assert [project.key for project in made.plan.projects] == ["p1", "p9", "p2"]


@pytest.mark.parametrize(
    ("index", "count", "to", "order"),
    [(0, 1, 1, ["p2", "p1"]), (1, 1, 0, ["p2", "p1"]), (0, 2, 0, ["p1", "p2"])],
)
def test_items_are_moved_to_a_place(
    package: Package, index: int, count: int, to: int, order: list[str]
) -> None:
    made = edits.moved(package, ("plan", "projects"), index, count, to)
    assert [project.key for project in made.plan.projects] == order
    assert (made is package) == (order == ["p1", "p2"])


def test_a_removed_project_takes_every_reference_with_it(package: Package) -> None:
    made = edits.removed(package, ("plan", "projects"), 0)
    assert [project.key for project in made.plan.projects] == ["p2"]
    assert made.plan.part1[0].tactics[0].projects == ("p2",)
    assert made.plan.framework.tactic_kpis[0].projects == ("p2",)
    assert made.plan.indicators[0].projects == ()
    assert [link.project for link in made.plan.policy_links] == ["", "p2"]
    assert [spent.project for spent in made.reports[0].spending] == ["p2"]
    assert edits.references(made, "plan.projects", "p1") == ()


def test_a_removed_division_leaves_its_groups_without_a_parent(package: Package) -> None:
    made = edits.removed(package, ("plan", "divisions"), 0)
    assert made.plan.divisions == (Division("d2", "งาน"),)
    assert made.plan.projects[0].divisions == ("d2",)
    assert made.plan.staffing == (Staffing(),)


def test_references_to_a_key_are_found_everywhere(package: Package) -> None:
    found = edits.references(package, "plan.projects", "p1")
    assert set(found) == {
        ("plan", "part1", 0, "tactics", 0, "projects", 1),
        ("plan", "framework", "tactic_kpis", 0, "projects", 0),
        ("plan", "indicators", 0, "projects", 0),
        ("plan", "policy_links", 0, "project"),
        ("reports", 0, "spending", 0, "project"),
    }
    assert all(value_at(package, place) == "p1" for place in found)


def test_a_fresh_key_is_one_that_none_has(package: Package) -> None:
    assert edits.fresh_key(package, "plan.projects", "p") == "p3"
    made = edits.inserted(package, ("plan", "projects"), 0, [Project("p4", ""), Project("p5", "")])
    assert edits.fresh_key(made, "plan.projects", "p") == "p6"
