"""Taking entries of other plans' frameworks: none twice, keys anew, references kept."""

from dataclasses import replace

import pytest

from db.fields import specs
from db.package import package_bytes
from db.records import (
    Framework,
    KeyResult,
    Objective,
    Package,
    Plan,
    Project,
    Strategy,
    TacticKpi,
    YearTarget,
)
from desktop.editor import Editor
from desktop.framework_library import entries, library_plans, with_entries
from tests.desktop.parts import package as plan_package

SOURCE = Framework(
    strategies=(Strategy("1", "หนึ่ง"), Strategy("2", "สอง")),
    objectives=(Objective("o1", "1.1", "เป้า ก"), Objective("o2", "1.2", "เป้า ข")),
    key_results=(
        KeyResult("r1", objective="o2", code="1", text="ผล ก"),
        KeyResult("r2", objective="o1", code="1", text="ผล ข"),
    ),
    tactic_kpis=(
        TacticKpi(
            "1.1.1",
            text="วัด",
            targets=(YearTarget("2567", "ร้อยละ 5"),),
            projects=("p9",),
            indicator="k9",
        ),
    ),
)
ALL = {(name, n) for name in specs(Framework) for n in range(len(getattr(SOURCE, name)))}


def package_with(**lists):
    framework = Framework(**lists)
    return Package(Plan(fiscal_year=2567, edition="2567", framework=framework))


def test_everything_is_taken_when_the_plan_has_nothing():
    package, count = with_entries(package_with(), SOURCE, ALL)
    assert count == 7
    assert package.plan.framework.strategies == SOURCE.strategies
    assert package.plan.framework.tactic_kpis[0].targets == SOURCE.tactic_kpis[0].targets


def test_what_is_known_is_skipped_when_spaces_and_digits_differ():
    own = package_with(
        strategies=(Strategy("๑", "ชื่ออื่น"),), objectives=(Objective("x", "", "เป้าก"),)
    )
    package, count = with_entries(own, SOURCE, ALL)
    assert count == 5
    assert [item.code for item in package.plan.framework.strategies] == ["๑", "2"]
    known = [
        entry.record.code
        for entry in entries(SOURCE, own.plan.framework)
        if entry.known and entry.name == "strategies"
    ]
    assert known == ["1"]


def test_taking_twice_adds_nothing_more():
    once, _ = with_entries(package_with(), SOURCE, ALL)
    twice, count = with_entries(once, SOURCE, ALL)
    assert count == 0
    assert package_bytes(twice) == package_bytes(once)


def test_references_follow_their_records_when_keys_are_taken():
    own = package_with(
        objectives=(Objective("o1", "9.9", "อื่น"), Objective("o2", "", "เป้า ก")),
        key_results=(KeyResult("r1", objective="o1", text="ของเดิม"),),
    )
    package, _ = with_entries(own, SOURCE, ALL)
    framework = package.plan.framework
    texts = {item.key: item.text for item in framework.objectives}
    assert len(texts) == 3
    assert [(texts[r.objective], r.text) for r in framework.key_results] == [
        ("อื่น", "ของเดิม"),
        ("เป้า ข", "ผล ก"),
        ("เป้า ก", "ผล ข"),
    ]
    assert len({result.key for result in framework.key_results}) == 3


def test_key_result_brings_its_objective_when_it_alone_is_chosen():
    package, count = with_entries(package_with(), SOURCE, {("key_results", 0)})
    assert count == 2
    assert [item.text for item in package.plan.framework.objectives] == ["เป้า ข"]


def test_records_of_the_other_plan_are_left_behind():
    package, _ = with_entries(package_with(), SOURCE, {("tactic_kpis", 0)})
    kpi = package.plan.framework.tactic_kpis[0]
    assert (kpi.projects, kpi.indicator) == ((), "")


@pytest.fixture
def three(workspace):
    """A plan, one of the year before, one of another time, each of its own unit."""
    workspace.open_store()
    for unit, year in (("ก", 2567), ("ข", 2566), ("ค", 2564), ("ง", 2567)):
        found = plan_package(unit, year=year)
        # The KPI names records that these plans do not have.
        stored = replace(SOURCE, tactic_kpis=())
        workspace.add(replace(found, plan=replace(found.plan, framework=stored)))
    workspace.open_plan(1)
    return workspace


def test_library_has_the_plans_of_the_year_and_of_the_year_before(three):
    assert [(plan.unit, plan.fiscal_year) for plan in library_plans(three)] == [
        ("ง", 2567),
        ("ข", 2566),
    ]


def test_taking_is_one_step_that_can_be_undone(three):
    editor = Editor(three, three)
    three.open_plan(1)
    before = package_bytes(editor.package)
    added = Project("p9", "ของแผนนี้")
    editor.insert(("plan", "projects"), 0, [added])
    source = three.load(2).plan.framework
    empty = replace(editor.package, plan=replace(editor.package.plan, framework=Framework()))
    editor.apply(empty, "ล้าง")
    package, count = with_entries(editor.package, source, ALL)
    editor.apply(package, f"นำกรอบยุทธศาสตร์มา {count} รายการ")
    assert editor.undo_stack.undoText() == "นำกรอบยุทธศาสตร์มา 6 รายการ"
    while editor.undo_stack.canUndo():
        editor.undo_stack.undo()
    assert package_bytes(editor.package) == before
