from __future__ import annotations

from decimal import Decimal

import pytest

from db import edits
from db.markers import markers
from db.places import value_at
from db.records import (
    Block,
    Division,
    Formula,
    Indicator,
    Measure,
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
    TextPicture,
    TextTable,
    TextTableRow,
)
from db.records import Framework as FrameworkRecord
from tests.db.packages import PNG


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


def with_texts(*paragraphs: str) -> Package:
    tables = (TextTable("a", rows=(TextTableRow(("หนึ่ง",)),)), TextTable("b"))
    pictures = (TextPicture("a", "image/png", PNG),)
    blocks = (Block(paragraphs=paragraphs), Block(paragraphs=("อื่น",)))
    return Package(Plan(situation=blocks, tables=tables, pictures=pictures))


def test_a_removed_table_takes_the_lines_that_place_it() -> None:
    package = with_texts("ก\n[table a]\nข", "[table a]", "[table b]", "[picture a]", "\\[table a]")
    made = edits.removed(package, ("plan", "tables"), 0)
    assert made.plan.situation[0].paragraphs == (
        "ก\nข", "[table b]", "[picture a]", "\\[table a]",
    )  # fmt: skip
    assert [table.key for table in made.plan.tables] == ["b"]
    assert made.plan.situation[1] is package.plan.situation[1]


def test_a_removed_picture_takes_the_lines_that_place_it() -> None:
    made = edits.removed(with_texts("[table a]", "[picture a]"), ("plan", "pictures"), 0)
    assert made.plan.situation[0].paragraphs == ("[table a]",)
    assert made.plan.pictures == ()


def test_a_cell_is_a_place_like_any_other() -> None:
    package = with_texts("[table a]")
    place = ("plan", "tables", 0, "rows", 0, "cells", 0)
    made = edits.replaced(package, place, "สอง")
    assert value_at(made, place) == "สอง"
    more = edits.inserted(made, ("plan", "tables", 0, "rows"), 1, [TextTableRow(("ก", "ข"))])
    assert len(more.plan.tables[0].rows) == 2
    assert edits.fresh_key(more, "plan.tables", "table") == "table3"


FORMULAS = tuple(Formula(label, label, label) for label in ("หนึ่ง", "สอง", "สาม"))
IN_MEASURE = ("plan", "indicators", 0, "measure")


def with_formulas(method: str) -> Package:
    measure = Measure(method=method, evidence="[formula 1]", formulas=FORMULAS)
    other = Indicator("k2", name="ข", measure=Measure(method="[formula 1]", formulas=FORMULAS))
    return Package(Plan(indicators=(Indicator("k1", name="ก", measure=measure), other)))


def placed_labels(package: Package) -> list[str]:
    """The formulas that the lines of the first measure name, in order."""
    measure = package.plan.indicators[0].measure
    numbers = [int(found.key) for found in markers(measure)]
    return [measure.formulas[number - 1].label for number in numbers]


METHOD = "[formula 3]\nก\n[formula 2]"


def test_lines_follow_their_formulas_when_these_change_places() -> None:
    package, place = with_formulas(METHOD), (*IN_MEASURE, "formulas")
    assert placed_labels(package) == ["สาม", "สอง", "หนึ่ง"]
    for made in (
        edits.inserted(package, place, 0, [Formula("ใหม่"), Formula("ใหม่")]),
        edits.inserted(package, place, 2, [Formula("ใหม่")]),
        edits.moved(package, place, 0, 1, 2),
        edits.moved(package, place, 2, 1, 0),
        edits.moved(package, place, 1, 2, 0),
    ):
        assert placed_labels(made) == ["สาม", "สอง", "หนึ่ง"]
        assert made.plan.indicators[1] is package.plan.indicators[1]


def test_a_removed_formula_takes_its_lines_and_the_others_follow() -> None:
    package, place = with_formulas(METHOD), (*IN_MEASURE, "formulas")
    made = edits.removed(package, place, 1)
    assert placed_labels(made) == ["สาม", "หนึ่ง"]
    assert made.plan.indicators[0].measure.method == "[formula 2]\nก"
    made = edits.removed(package, place, 0, 2)
    assert placed_labels(made) == ["สาม"]
    assert made.plan.indicators[0].measure.evidence == ""


def test_line_that_named_no_formula_stays_text_when_one_comes() -> None:
    package, place = with_formulas("[formula 4]\n[formula 3]"), (*IN_MEASURE, "formulas")
    made = edits.inserted(package, place, 3, [Formula("สี่")])
    assert made.plan.indicators[0].measure.method == "\\[formula 4]\n[formula 3]"


def test_many_values_at_once_are_what_each_alone_makes(package: Package) -> None:
    values = {
        ("plan", "projects", 0, "name"): "ชื่อใหม่",
        ("plan", "projects", 0, "budget", "amount"): Decimal(5),
        ("plan", "indicators", 0, "name"): "ตัวชี้วัดใหม่",
        ("plan", "vision"): "ภาพใหม่",
    }
    one_by_one = package
    for place, value in values.items():
        one_by_one = edits.replaced(one_by_one, place, value)
    made = edits.with_values(package, values)
    assert made == one_by_one
    assert made.plan.framework is package.plan.framework
    assert made.plan.projects[1:] == package.plan.projects[1:]


def test_many_values_that_stand_there_already_give_the_same_package(package: Package) -> None:
    places = [("plan", "projects", 0, "name"), ("plan", "vision")]
    assert edits.with_values(package, {p: value_at(package, p) for p in places}) is package
    with pytest.raises(LookupError):
        edits.with_values(package, {("plan", "projects", 99, "name"): "ก"})
