"""What one does to steps and activities, each one step that can be undone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from db.package.file import package_bytes
from db.records import Activity, Project, Report, Span, Step, StepDone
from db.store.store import Store
from desktop.session.editor import Editor
from desktop.session.workspace import Workspace
from forms.editing.step_edits import StepEdits
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


@pytest.fixture
def make(tmp_path, qtbot):
    opened = []

    def make(whole):
        path = tmp_path / "phaen.db"
        with Store.open(path) as store:
            store.add(whole)
        workspace = Workspace(path)
        editor = Editor(workspace, workspace)
        workspace.open_store()
        workspace.open_plan(1)
        opened.append(workspace)
        return StepEdits(editor), editor

    yield make
    for workspace in opened:
        workspace.close_store()


def numbers(editor, activity=ACTIVITY):
    project, at = activity[2], activity[4]
    return [step.number for step in editor.package.plan.projects[project].activities[at].steps]


def texts(editor):
    return [step.text for step in editor.package.plan.projects[0].activities[0].steps]


def done(editor):
    return [
        (item.activity, item.step, int(item.done))
        for report in editor.package.reports
        for item in report.steps
    ]


def undone(editor, before):
    assert editor.undo_stack.count() == 1
    editor.undo_stack.undo()
    return package_bytes(editor.package) == before


def test_a_new_step_stands_over_its_row_and_the_rest_is_renumbered(make):
    edits, editor = make(plan(Activity("", steps("1", "2", "2.1", "3"))))
    before = package_bytes(editor.package)
    edits.add_step(ACTIVITY, 3)
    assert numbers(editor) == ["1", "2", "2.1", "3", "4"]
    assert texts(editor)[3:] == ["", "งาน 3"]
    assert editor.undo_stack.undoText() == "เพิ่มขั้นตอน"
    assert undone(editor, before)


def test_a_new_sub_step_follows_its_sister(make):
    edits, editor = make(plan(Activity("", steps("1", "1.1", "1.2", "2"))))
    edits.add_step(ACTIVITY, 2)
    assert numbers(editor) == ["1", "1.1", "1.2", "1.3", "2"]
    assert texts(editor)[2] == ""
    assert edits.new_step(ACTIVITY).number == "3"


def test_numbers_of_ones_own_are_left_alone(make):
    edits, editor = make(plan(Activity("", steps("1", "3", "3"))))
    edits.add_step(ACTIVITY, 3)
    assert numbers(editor) == ["1", "3", "3", "4"]
    edits.move_step(ACTIVITY, 0, up=False)
    assert numbers(editor) == ["3", "1", "3", "4"]
    edits.renumber(ACTIVITY)
    assert numbers(editor) == ["1", "2", "3", "4"]
    assert editor.undo_stack.undoText() == "เรียงเลขขั้นตอนใหม่"


def test_a_step_goes_with_its_sub_steps_and_results(make):
    results = [StepDone("p1", 0, number, Decimal(int(number[0]))) for number in ("2", "2.1", "3")]
    other = StepDone("p2", 0, "3", Decimal(9))
    edits, editor = make(plan(Activity("", steps("1", "2", "2.1", "3")), done=[*results, other]))
    before = package_bytes(editor.package)
    edits.remove_steps(ACTIVITY, [1])
    assert numbers(editor) == ["1", "2"]
    assert done(editor) == [(0, "2", 3), (0, "3", 9)]
    assert editor.undo_stack.undoText() == "ลบขั้นตอนที่ 2 และขั้นตอนย่อย"
    assert undone(editor, before)


def test_a_moved_step_takes_sub_steps_results_and_drafts_along(make):
    results = [StepDone("p1", None, "2.1", Decimal(50))]
    edits, editor = make(plan(Activity("", steps("1", "2", "2.1", "3")), done=results))
    draft = (*ACTIVITY, "steps", 2, "weight")
    editor.set_texts({draft: "สิบ"})
    assert edits.move_step(ACTIVITY, 1, up=True) == 0
    assert numbers(editor) == ["1", "1.1", "2", "3"]
    assert texts(editor) == ["งาน 2", "งาน 2.1", "งาน 1", "งาน 3"]
    assert done(editor) == [(None, "1.1", 50)]
    assert editor.text_at((*ACTIVITY, "steps", 1, "weight")) == "สิบ"
    assert edits.move_step(ACTIVITY, 0, up=True) == 0


def test_a_step_is_nested_and_brought_back(make):
    edits, editor = make(plan(Activity("", steps("๑.", "๒.", "๓."))))
    before = package_bytes(editor.package)
    assert edits.nest_step(ACTIVITY, 1, 1)
    assert numbers(editor) == ["๑.", "๑.๑", "๒."]
    assert not edits.nest_step(ACTIVITY, 0, 1)
    assert undone(editor, before)
    edits.nest_step(ACTIVITY, 2, 1)
    edits.nest_step(ACTIVITY, 2, -1)
    assert numbers(editor) == ["๑.", "๒.", "๓."]


def test_shared_weights_clear_those_of_steps_with_sub_steps_and_drafts(make):
    edits, editor = make(plan(Activity("", steps("1", "2", "2.1", "2.2"))))
    editor.set_texts({(*ACTIVITY, "steps", 0, "weight"): "สิบ"})
    edits.share_weights(ACTIVITY, Decimal(100))
    found = editor.package.plan.projects[0].activities[0].steps
    assert [step.weight for step in found] == [33, None, 33, 34]
    assert editor.state.drafts == {}
    assert editor.undo_stack.undoText() == "แบ่งน้ำหนักเท่ากัน"


def test_activities_come_go_and_move_with_their_results(make):
    results = [StepDone("p1", at, "1", Decimal(at)) for at in range(3)]
    whole = plan(*(Activity(f"ก{at}", steps("1")) for at in range(3)), done=results)
    edits, editor = make(whole)
    before = package_bytes(editor.package)
    edits.move_activity(ACTIVITY, 2)
    titles = [item.title for item in editor.package.plan.projects[0].activities]
    assert titles == ["ก1", "ก2", "ก0"]
    assert done(editor) == [(2, "1", 0), (0, "1", 1), (1, "1", 2)]
    edits.remove_activity(ACTIVITY)
    assert done(editor) == [(1, "1", 0), (0, "1", 2)]
    assert edits.add_activity(PROJECT) == 2
    assert numbers(editor, (*PROJECT, "activities", 2)) == ["1"]
    for _ in range(3):
        editor.undo_stack.undo()
    assert package_bytes(editor.package) == before


def test_the_first_step_of_a_project_makes_its_activity(make):
    edits, editor = make(plan())
    assert edits.add_activity(PROJECT) == 0
    assert numbers(editor) == ["1"]
    assert editor.undo_stack.undoText() == "เพิ่มขั้นตอน"


def test_spans_and_grid_are_set(make):
    edits, editor = make(plan(Activity("", steps("1"))))
    edits.set_spans(ACTIVITY, 0, (Span("2566-10", "2566-11"),), "ระบายช่วงเวลา")
    edits.set_spans(ACTIVITY, 1, (Span("2566-12", "2566-12"),), "ระบายช่วงเวลา")
    assert numbers(editor) == ["1", "2"]
    edits.set_grid(PROJECT, "2566-10", "2568-09")
    project = editor.package.plan.projects[0]
    assert project.activities[0].steps[0].spans == (Span("2566-10", "2566-11"),)
    assert (project.grid.start, project.grid.end) == ("2566-10", "2568-09")
    assert editor.undo_stack.undoText() == "เลือกช่วงเดือนของตาราง"
