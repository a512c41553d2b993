"""What one does to steps and activities, from state to state."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from db.records import Activity, Project, Report, Span, Step, StepDone
from db.settling import taken_in
from forms.editing.states import State, settled_state, with_texts
from forms.editing.step_edits import (
    adding_activity,
    adding_step,
    choosing_months,
    moving_activity,
    moving_step,
    nesting_step,
    new_step,
    removing_activity,
    removing_steps,
    renumbering,
    row_after_move,
    setting_spans,
    sharing_weights,
)
from forms.editions.opening import load_edition
from tests.desktop.parts import package

PROJECT = ("plan", "projects", 0)
ACTIVITY = (*PROJECT, "activities", 0)


def steps(*numbers):
    return tuple(Step(number, f"งาน {number}", Decimal(10)) for number in numbers)


def plan(*activities, done=()):
    whole = package(projects=("p1", "p2"))
    projects = (
        replace(whole.plan.projects[0], activities=activities),
        Project("p2", "อื่น"),
    )
    return replace(
        whole,
        plan=replace(whole.plan, projects=projects),
        reports=(Report(1, steps=tuple(done)),) if done else (),
    )


class Written:
    """A plan that is being written: what was done to it last, and what it is now."""

    def __init__(self, whole):
        self.state = State(taken_in(whole))
        self.words = ""

    @property
    def package(self):
        return self.state.package

    def do(self, make, *arguments, **named):
        """Do something, and tell whether that made a difference."""
        before = self.state
        self.words, after = make(before, *arguments, **named)
        self.state = settled_state(after, before)
        return self.state != before

    def write(self, place, text):
        edition = load_edition(self.package.plan.edition)
        self.state = with_texts(self.state, edition, {place: text})


def numbers(made, activity=ACTIVITY):
    project, at = activity[2], activity[4]
    return [step.number for step in made.package.plan.projects[project].activities[at].steps]


def texts(made):
    return [step.text for step in made.package.plan.projects[0].activities[0].steps]


def done(made):
    return [
        (item.activity, item.step, int(item.done))
        for report in made.package.reports
        for item in report.steps
    ]


def test_a_new_step_stands_over_its_row_and_the_rest_is_renumbered():
    made = Written(plan(Activity("", steps("1", "2", "2.1", "3"))))
    made.do(adding_step, ACTIVITY, 3)
    assert numbers(made) == ["1", "2", "2.1", "3", "4"]
    assert texts(made)[3:] == ["", "งาน 3"]
    assert made.words == "เพิ่มขั้นตอน"


def test_a_new_sub_step_follows_its_sister():
    made = Written(plan(Activity("", steps("1", "1.1", "1.2", "2"))))
    made.do(adding_step, ACTIVITY, 2)
    assert numbers(made) == ["1", "1.1", "1.2", "1.3", "2"]
    assert texts(made)[2] == ""
    assert new_step(made.package, ACTIVITY).number == "3"


def test_numbers_of_ones_own_are_left_alone():
    made = Written(plan(Activity("", steps("1", "3", "3"))))
    made.do(adding_step, ACTIVITY, 3)
    assert numbers(made) == ["1", "3", "3", "4"]
    made.do(moving_step, ACTIVITY, 0, up=False)
    assert numbers(made) == ["3", "1", "3", "4"]
    made.do(renumbering, ACTIVITY)
    assert numbers(made) == ["1", "2", "3", "4"]
    assert made.words == "เรียงเลขขั้นตอนใหม่"


def test_a_step_goes_with_its_sub_steps_and_results():
    results = [StepDone("p1", 0, number, Decimal(int(number[0]))) for number in ("2", "2.1", "3")]
    other = StepDone("p2", 0, "3", Decimal(9))
    made = Written(plan(Activity("", steps("1", "2", "2.1", "3")), done=[*results, other]))
    made.do(removing_steps, ACTIVITY, [1])
    assert numbers(made) == ["1", "2"]
    assert done(made) == [(0, "2", 3), (0, "3", 9)]
    assert made.words == "ลบขั้นตอนที่ 2 และขั้นตอนย่อย"


def test_a_moved_step_takes_sub_steps_results_and_drafts_along():
    results = [StepDone("p1", None, "2.1", Decimal(50))]
    made = Written(plan(Activity("", steps("1", "2", "2.1", "3")), done=results))
    draft = (*ACTIVITY, "steps", 2, "weight")
    made.write(draft, "สิบ")
    assert row_after_move(made.package, ACTIVITY, 1, up=True) == 0
    assert made.do(moving_step, ACTIVITY, 1, up=True)
    assert made.words == "ย้ายขั้นตอนที่ 2"
    assert numbers(made) == ["1", "1.1", "2", "3"]
    assert texts(made) == ["งาน 2", "งาน 2.1", "งาน 1", "งาน 3"]
    assert done(made) == [(None, "1.1", 50)]
    assert made.state.drafts[*ACTIVITY, "steps", 1, "weight"] == "สิบ"
    assert row_after_move(made.package, ACTIVITY, 0, up=True) == 0
    assert not made.do(moving_step, ACTIVITY, 0, up=True)


def test_a_step_is_nested_and_brought_back():
    made = Written(plan(Activity("", steps("๑.", "๒.", "๓."))))
    assert made.do(nesting_step, ACTIVITY, 1, 1)
    assert numbers(made) == ["๑.", "๑.๑", "๒."]
    assert not made.do(nesting_step, ACTIVITY, 0, 1)
    made = Written(plan(Activity("", steps("๑.", "๒.", "๓."))))
    made.do(nesting_step, ACTIVITY, 2, 1)
    made.do(nesting_step, ACTIVITY, 2, -1)
    assert numbers(made) == ["๑.", "๒.", "๓."]


def test_shared_weights_clear_those_of_steps_with_sub_steps_and_drafts():
    made = Written(plan(Activity("", steps("1", "2", "2.1", "2.2"))))
    made.write((*ACTIVITY, "steps", 0, "weight"), "สิบ")
    made.do(sharing_weights, ACTIVITY, Decimal(100))
    found = made.package.plan.projects[0].activities[0].steps
    assert [step.weight for step in found] == [33, None, 33, 34]
    assert made.state.drafts == {}
    assert made.words == "แบ่งน้ำหนักเท่ากัน"


def test_activities_come_go_and_move_with_their_results():
    results = [StepDone("p1", at, "1", Decimal(at)) for at in range(3)]
    whole = plan(*(Activity(f"ก{at}", steps("1")) for at in range(3)), done=results)
    made = Written(whole)
    made.do(moving_activity, ACTIVITY, 2)
    titles = [item.title for item in made.package.plan.projects[0].activities]
    assert titles == ["ก1", "ก2", "ก0"]
    assert done(made) == [(2, "1", 0), (0, "1", 1), (1, "1", 2)]
    made.do(removing_activity, ACTIVITY)
    assert done(made) == [(1, "1", 0), (0, "1", 2)]
    made.do(adding_activity, PROJECT)
    assert numbers(made, (*PROJECT, "activities", 2)) == ["1"]


def test_the_first_step_of_a_project_makes_its_activity():
    made = Written(plan())
    made.do(adding_activity, PROJECT)
    assert numbers(made) == ["1"]
    assert made.words == "เพิ่มขั้นตอน"


def test_spans_and_grid_are_set():
    made = Written(plan(Activity("", steps("1"))))
    made.do(setting_spans, ACTIVITY, 0, (Span("2566-10", "2566-11"),), "ขีดช่วงเวลา")
    made.do(setting_spans, ACTIVITY, 1, (Span("2566-12", "2566-12"),), "ขีดช่วงเวลา")
    assert numbers(made) == ["1", "2"]
    made.do(choosing_months, PROJECT, "2566-10", "2568-09")
    project = made.package.plan.projects[0]
    assert project.activities[0].steps[0].spans == (Span("2566-10", "2566-11"),)
    assert (project.grid.start, project.grid.end) == ("2566-10", "2568-09")
    assert made.words == "เลือกช่วงเดือนของตาราง"
