"""Whatever is done to a plan, its records keep their identities and its names what they name."""

import os
from collections import Counter
from dataclasses import replace

import pytest

from db import edits
from db.identity import identities_in
from db.package.file import parse_package, read_package
from db.places import value_at
from db.records import Activity, Package, Project, Report, Span, Step, StepDone, Tactic
from db.references import Reference, bound
from db.settling import settled, taken_in, taken_in_beside
from tests.db.packages import as_bytes, small_value
from tests.db.random_edits import Edit, random_edit, references
from tests.shrinking import chance_of, play_all
from tests.test_architecture import ROOT

SAMPLE = ROOT / "resources" / "sample" / "plan.json"
# Runs at random, and the edits of each.
ROUNDS, EDITS = int(os.environ.get("PHAEN_SETTLED_ROUNDS", "2")), 150


def without_trouble(edit: Edit, before: Package) -> None:
    """What holds after every edit."""
    package = edit.package
    # As much was bound as where all is gone through.
    assert list(references(bound(package))) == list(references(package))
    known = Counter(identities_in(package))
    assert "" not in known
    assert max(known.values()) == 1
    called = dict(_called(package))
    was = {(own, field): [] for own, field, _ in references(before)}
    for own, field, name in references(before):
        was[own, field].append(name.id)
    now: dict[tuple[str, str], list[str]] = {}
    for own, field, name in references(package):
        assert name.id in known, f"{edit.kind} {edit.place}: {field} names what is not there"
        assert called[name.id] in {None, str(name)}, f"{edit.kind} {edit.place}: {field}"
        now.setdefault((own, field), []).append(name.id)
    for (own, field), named in was.items():
        if own in known:
            kept = [identity for identity in named if identity in known]
            found = now.get((own, field), [])
            assert [each for each in found if each in named] == kept, f"{edit.kind} {edit.place}"


def _called(package: Package):
    """What each record is called, by identity; None for those that are compared otherwise."""
    framework = package.plan.framework
    coded = (framework.strategies, framework.substrategies, framework.goals, framework.tactics)
    for listed in (*coded, framework.tactic_kpis, framework.policies, framework.components):
        yield from ((item.id, item.code) for item in listed)
    plan = package.plan
    for listed in (plan.divisions, plan.projects, plan.indicators):
        yield from ((item.id, item.key) for item in listed)
    for listed in (framework.objectives, framework.key_results):
        yield from ((item.id, item.key) for item in listed)
    for project in plan.projects:
        for activity in project.activities:
            yield from ((step.id, None) for step in activity.steps)


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_names_follow_and_identities_stay_through_edits_and_undos_at_random(seed):
    sample = taken_in(read_package(SAMPLE))

    def play(steps):
        states = [sample]
        for step in steps:
            random, before = chance_of(seed, step), states[-1]
            edit = random_edit(before, random)
            without_trouble(edit, before)
            if edit.kind in {"move", "call", "again", "whole"}:
                assert set(identities_in(edit.package)) == set(identities_in(before)), edit.place
            # Now and then it is undone: the state before is the state again.
            undone = random.random() < 0.2
            states.append(states[random.randrange(len(states))] if undone else edit.package)

    play_all(play, EDITS, seed)


@pytest.fixture
def plan() -> Package:
    return taken_in(parse_package(as_bytes(small_value())))


def test_what_did_not_change_is_the_same_object(plan):
    made = settled(edits.replaced(plan, ("plan", "projects", 0, "name"), "อื่น"), plan)
    assert made.plan.projects[1] is plan.plan.projects[1]
    assert made.plan.indicators is plan.plan.indicators
    assert made.plan.projects[0].id == plan.plan.projects[0].id


def test_new_records_are_born_with_identities_down_to_the_last(plan):
    new = Project(name="ใหม่", activities=(Activity(steps=(Step("1", spans=(Span(),)),)),))
    made = settled(edits.inserted(plan, ("plan", "projects"), 0, [new]), plan)
    born = tuple(identities_in(made.plan.projects[0]))
    assert len(born) == len(set(born)) == 4
    assert all(born)


def test_new_record_that_is_named_by_a_key_gets_one_that_none_has(plan):
    made = settled(edits.inserted(plan, ("plan", "projects"), 0, [Project(), Project()]), plan)
    keys = [project.key for project in made.plan.projects]
    assert len(set(keys)) == len(keys)
    assert all(keys)


def test_copy_has_identities_of_its_own_and_the_original_keeps_its_names(plan):
    original = plan.plan.projects[0]
    named = replace(original, name="สำเนา")
    made = settled(edits.inserted(plan, ("plan", "projects"), 0, [named]), plan)
    copy, kept = made.plan.projects[:2]
    assert (kept.id, kept.key) == (original.id, original.key)
    assert not set(identities_in(copy)) & set(identities_in(kept))
    assert {name.id for name in made.plan.part1[0].tactics[0].projects} == {original.id}  # type: ignore[attr-defined]


def test_record_that_was_built_anew_in_the_place_of_another_is_that_other(plan):
    place = ("plan", "projects", 0, "activities", 0, "steps")
    anew = tuple(replace(step, id="", text="อื่น") for step in value_at(plan, place))
    made = settled(edits.replaced(plan, place, anew), plan)
    assert [step.id for step in value_at(made, place)] == [s.id for s in value_at(plan, place)]


def with_tactic(plan: Package, code: str) -> Package:
    place = ("plan", "framework", "tactics")
    return settled(edits.inserted(plan, place, 0, [Tactic(code=code, text="กลยุทธ์")]), plan)


def test_code_is_followed_while_it_is_typed_anew(plan):
    code = ("plan", "framework", "tactics", 0, "code")
    made = with_tactic(plan, "1.1")
    named = made.plan.part1[0].tactics[0].tactic
    assert isinstance(named, Reference)
    # Emptied on the way, and for a moment the same as another's.
    made = with_tactic(made, "5")
    made = settled(edits.moved(made, code[:3], 0, 1, 1), made)
    for typed in ("", "5", "5.2"):
        made = settled(edits.replaced(made, code, typed), made)
    assert made.plan.part1[0].tactics[0].tactic == "5.2"


def test_name_picked_in_a_part_of_a_record_is_bound(plan):
    objective = plan.plan.framework.objectives[0]
    for at in range(len(plan.plan.indicators)):
        place = ("plan", "indicators", at, "link", "objective")
        none = settled(edits.replaced(plan, place, ""), plan)
        found = value_at(settled(edits.replaced(none, place, objective.key), none), place)
        assert isinstance(found, Reference)
        assert found.id == objective.id


def test_name_that_nothing_bears_stays_as_it_was_typed_and_is_bound_when_something_does(plan):
    assert not isinstance(plan.plan.part1[0].tactics[0].tactic, Reference)
    made = with_tactic(plan, "1.1")
    assert made.plan.part1[0].tactics[0].tactic.id == made.plan.framework.tactics[0].id  # type: ignore[attr-defined]
    gone = settled(edits.removed(made, ("plan", "framework", "tactics"), 0), made)
    assert gone.plan.part1[0].tactics[0].tactic == "1.1"
    assert not isinstance(gone.plan.part1[0].tactics[0].tactic, Reference)


def reported() -> Package:
    """A project of two activities, each with two steps, all of which are reported."""
    value = small_value()
    value["plan"]["projects"][0]["activities"] = [
        {"steps": [{"number": f"{n}.", "text": "ขั้น"} for n in (1, 2)]} for _ in range(2)
    ]
    value["reports"] = [
        {
            "quarter": 1,
            "steps": [
                {"project": "p1", "activity": at, "step": str(n), "done": 10 * at + n}
                for at in range(2)
                for n in (1, 2)
            ],
        }
    ]
    return taken_in(parse_package(as_bytes(value)))


def told(package: Package) -> list[tuple[int, str, int]]:
    return [(s.activity or 0, str(s.step), int(s.done or 0)) for s in package.reports[0].steps]


STEPS = ("plan", "projects", 0, "activities", 0, "steps")


def test_figures_follow_steps_that_are_renumbered_and_activities_that_move():
    plan = reported()
    made = settled(edits.replaced(plan, (*STEPS, 0, "number"), "7"), plan)
    assert told(made) == [(0, "7", 1), (0, "2", 2), (1, "1", 11), (1, "2", 12)]
    made = settled(edits.moved(made, STEPS[:-2], 0, 1, 1), made)
    assert told(made) == [(1, "7", 1), (1, "2", 2), (0, "1", 11), (0, "2", 12)]


def test_number_written_otherwise_leaves_reports_as_they_are():
    plan = reported()
    made = settled(edits.replaced(plan, (*STEPS, 0, "number"), "๑)"), plan)
    assert made.reports is plan.reports


def test_figures_go_with_their_step_and_with_its_project():
    plan = reported()
    made = settled(edits.removed(plan, STEPS, 0), plan)
    assert told(made) == [(0, "2", 2), (1, "1", 11), (1, "2", 12)]
    made = settled(edits.removed(made, ("plan", "projects"), 0), made)
    assert told(made) == []


def test_figure_of_a_step_that_never_was_stays():
    plan = reported()
    report: Report = plan.reports[0]
    lost = StepDone(plan.plan.projects[0].key, 5, "9", report.steps[0].done)
    made = settled(edits.inserted(plan, ("reports", 0, "steps"), 0, [lost]), plan)
    made = settled(edits.removed(made, STEPS, 0), made)
    assert told(made)[0][:2] == (5, "9")


def test_copy_beside_its_original_is_a_plan_of_its_own():
    kept = taken_in(parse_package(as_bytes(small_value())))
    assert taken_in_beside(kept, ()) == kept
    other = taken_in_beside(kept, {kept.plan.id})
    assert other == kept  # but for identities
    assert set(identities_in(other)).isdisjoint(identities_in(kept))
    assert other.plan.previous == kept.plan.previous
