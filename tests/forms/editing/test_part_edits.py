from db.records import (
    Framework,
    KeyResult,
    Objective,
    Organisation,
    Package,
    Part1Entry,
    Part1Tactic,
    Part2Issue,
    Part3Group,
    Plan,
    Project,
    Tactic,
    TacticKpi,
)
from forms.editing import part_edits

FRAMEWORK = Framework(
    objectives=(Objective("o1", "5.1", "ก"), Objective("o2", "5.2", "ข")),
    key_results=(
        KeyResult("r1", "o1", text="ก"),
        KeyResult("r2", "o2", text="ข"),
        KeyResult("r3", "o1", text="ค"),
    ),
    tactics=(Tactic("7.1.1"), Tactic("5.1.1"), Tactic("5.1.2", "ก", "5.1"), Tactic("x", "", "5.1")),
    tactic_kpis=(
        TacticKpi("5.1.1.1", "5.1.1", "ก"),
        TacticKpi("5.1.2.1", "5.1.2", "ข"),
        TacticKpi("5.1.1.2", "", "ค"),
    ),
)
P1 = ("plan", "part1")


def package(**fields):
    unit = Organisation(name="ก")
    projects = tuple(Project(key=key, name=key) for key in ("p1", "p2", "p3"))
    plan = Plan(
        fiscal_year=2567,
        edition="2567",
        unit=unit,
        **{"framework": FRAMEWORK, "projects": projects, **fields},
    )
    return Package(plan)


def test_entry_brings_its_substrategy_and_key_results_when_an_objective_is_picked():
    entry = part_edits.entry_for(FRAMEWORK, 2, objective="o1")
    assert entry == Part1Entry(2, "5.1", "o1", ("r1", "r3"))
    assert part_edits.entry_for(FRAMEWORK, 1, substrategy="5.9") == Part1Entry(1, "5.9")


def test_tactic_brings_its_kpis_by_name_or_by_nesting_of_codes():
    assert part_edits.tactic_for(FRAMEWORK, "5.1.1").kpis == ("5.1.1.1", "5.1.1.2")
    assert part_edits.tactic_for(FRAMEWORK, "9").kpis == ()


def test_those_of_the_row_are_offered_first():
    entry = Part1Entry(1, "5.1")
    codes = [tactic.code for tactic in part_edits.tactics_for(FRAMEWORK, entry)]
    assert codes == ["5.1.1", "5.1.2", "x", "7.1.1"]
    kpis = [kpi.code for kpi in part_edits.kpis_for(FRAMEWORK, "5.1.2")]
    assert kpis == ["5.1.2.1", "5.1.1.1", "5.1.1.2"]


def test_new_tactic_and_kpi_take_the_next_code_of_what_they_are_under():
    old = package(part1=(Part1Entry(1, "5.1", tactics=(Part1Tactic("5.1.1", ("5.1.1.1",)),)),))
    made = part_edits.with_new_tactic(old, (*P1, 0), 0, "ทางใหม่")
    assert made.plan.framework.tactics[-1] == Tactic("5.1.3", "ทางใหม่", "5.1")
    assert [t.tactic for t in made.plan.part1[0].tactics] == ["5.1.3", "5.1.1"]
    made = part_edits.with_new_kpi(made, (*P1, 0, "tactics", 1), 1, "วัดใหม่")
    assert made.plan.framework.tactic_kpis[-1] == TacticKpi("5.1.1.3", "5.1.1", "วัดใหม่")
    assert made.plan.part1[0].tactics[1].kpis == ("5.1.1.1", "5.1.1.3")


def test_words_that_are_a_code_become_the_code():
    old = package(part1=(Part1Entry(1, "5.1"),))
    made = part_edits.with_new_tactic(old, (*P1, 0), 0, "5.1.9")
    assert made.plan.framework.tactics[-1] == Tactic("5.1.9", "", "5.1")


def test_new_project_is_in_the_plan_and_in_the_list():
    old = package(part3=(Part3Group(projects=("p1", "p2")),))
    made = part_edits.with_new_project(old, ("plan", "part3", 0, "projects"), 1, "ใหม่")
    assert made.plan.projects[-1] == Project(key="p4", name="ใหม่", kind="project")
    assert made.plan.part3[0].projects == ("p1", "p4", "p2")


def test_key_stands_once_in_a_list():
    old = package(part3=(Part3Group(projects=("p1",)), Part3Group(projects=("p2", "p1"))))
    first, second = (("plan", "part3", at, "projects") for at in (0, 1))
    assert part_edits.listed(old, first, 0, "p1") is old
    made = part_edits.carried(old, (*first, 0), second, 1)
    assert [group.projects for group in made.plan.part3] == [(), ("p2", "p1")]
    made = part_edits.carried(old, (*second, 0), first, 0)
    assert [group.projects for group in made.plan.part3] == [("p2", "p1"), ("p1",)]


def test_new_issue_has_the_next_number():
    assert part_edits.new_issue(package()).number == "1"
    known = (Part2Issue("๒"), Part2Issue("7."), Part2Issue("ก"))
    assert part_edits.new_issue(package(part2=known)).number == "8"
