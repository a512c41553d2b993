"""Changing a plan: steps, undo and redo, drafts, and what the store holds."""

from __future__ import annotations

import random
import re
from decimal import Decimal
from pathlib import Path

import pytest

from db.carrying import placing
from db.errors import StoreError
from db.package.file import package_bytes, read_package
from db.records import Package, Project, Step, TextTable, TextTableRow
from db.store.store import Store
from desktop.session.editor import Editor
from desktop.session.workspace import Workspace
from forms.reporting.issuing import issued

SAMPLE = Path(__file__).parents[3] / "resources" / "sample" / "plan.json"
AMOUNT = ("plan", "projects", 0, "budget", "amount")
NAME = ("plan", "projects", 0, "name")


@pytest.fixture
def workspace(tmp_path, qtbot):
    path = tmp_path / "phaen.db"
    with Store.open(path) as store:
        store.add(read_package(SAMPLE))
    workspace = Workspace(path)
    workspace.open_store()
    workspace.open_plan(1)
    yield workspace
    workspace.close_store()


@pytest.fixture
def editor(workspace):
    editor = Editor(workspace, workspace)
    workspace.open_plan(1)
    return editor


def stored(workspace: Workspace) -> Package:
    with Store.open(workspace._db_path) as store:
        return store.load(1)


def test_an_edit_is_in_the_store_at_once(workspace, editor, qtbot):
    with qtbot.waitSignals([editor.changed, editor.saved, workspace.package_changed]):
        editor.set_texts({NAME: "โครงการใหม่"})
    assert editor.package.plan.projects[0].name == "โครงการใหม่"
    assert stored(workspace) == editor.package
    assert editor.undo_stack.undoText() == "แก้ชื่อ"


def test_typing_in_one_field_is_one_step_until_another_session(editor):
    before = editor.package
    for text in ("ก", "กข", "กขค"):
        editor.set_texts({NAME: text})
    assert editor.undo_stack.count() == 1
    editor.start_session()
    editor.set_texts({NAME: "ใหม่"})
    assert editor.undo_stack.count() == 2
    editor.undo_stack.undo()
    assert editor.package.plan.projects[0].name == "กขค"
    editor.undo_stack.undo()
    assert editor.package == before


def test_a_text_that_is_no_value_is_marked_and_kept(workspace, editor):
    before = editor.package.plan.projects[0].budget.amount
    editor.set_texts({AMOUNT: "ห้าแสน"})
    assert editor.text_at(AMOUNT) == "ห้าแสน"
    assert editor.trouble_at(AMOUNT) == "“ห้าแสน” ไม่ใช่ตัวเลข"
    assert editor.package.plan.projects[0].budget.amount == before
    workspace.open_plan(1)
    assert editor.text_at(AMOUNT) == "ห้าแสน"
    editor.set_texts({AMOUNT: "500,000"})
    assert editor.trouble_at(AMOUNT) == ""
    assert editor.package.plan.projects[0].budget.amount == 500000
    assert editor.state.drafts == {}


@pytest.mark.parametrize(
    "place",
    [
        ("plan", "fiscal_year"),
        ("plan", "indicators", 0, "rubrics", 0, "levels", 0, "level"),
        ("plan", "swot", 0, "quadrant"),
    ],
)
def test_what_must_be_there_stays_and_is_marked_when_it_is_emptied(workspace, editor, place):
    before = editor.package
    editor.set_texts({place: ""})
    assert editor.text_at(place) == ""
    assert re.search("ต้อง(กรอก|เลือก)$", editor.trouble_at(place))
    assert editor.package == before == stored(workspace)
    assert workspace.drafts() == {place: ""}


def test_a_draft_moves_with_its_row_and_goes_with_it(editor):
    editor.set_texts({AMOUNT: "ห้าแสน"})
    editor.insert(("plan", "projects"), 0, [Project("p99", "ใหม่")])
    assert editor.text_at(("plan", "projects", 1, "budget", "amount")) == "ห้าแสน"
    editor.move(("plan", "projects"), 1, 3)
    assert editor.text_at(("plan", "projects", 3, "budget", "amount")) == "ห้าแสน"
    editor.remove(("plan", "projects"), 3)
    assert editor.state.drafts == {}
    editor.undo_stack.undo()
    assert editor.text_at(("plan", "projects", 3, "budget", "amount")) == "ห้าแสน"


def test_a_paste_over_many_fields_is_one_step(editor):
    before = editor.package
    texts = {("plan", "projects", at, "note"): f"หมายเหตุ {at}" for at in range(5)}
    editor.set_texts(texts, "วางข้อมูล")
    assert editor.undo_stack.undoText() == "วางข้อมูล"
    editor.undo_stack.undo()
    assert editor.package == before


def test_changes_are_one_step_when_they_are_gathered(workspace, editor, qtbot):
    before = package_bytes(editor.package)
    with qtbot.waitSignal(editor.changed), editor.step("วางข้อมูล"):
        editor.insert(("plan", "projects"), 0, [Project("p99")])
        editor.set_texts({NAME: "ใหม่", AMOUNT: "ห้าแสน"})
        assert editor.package.plan.projects[0].name == "ใหม่"
    assert editor.undo_stack.count() == 1
    assert editor.undo_stack.undoText() == "วางข้อมูล"
    assert editor.text_at(AMOUNT) == "ห้าแสน"
    assert stored(workspace) == editor.package
    editor.undo_stack.undo()
    assert package_bytes(editor.package) == before
    assert editor.state.drafts == {}


def test_nothing_changes_when_a_gathered_step_fails(editor):
    before = editor.package

    def fail_on_the_way() -> None:
        with editor.step("ผิด"):
            editor.set_texts({NAME: "ใหม่"})
            editor.set_texts({("plan", "nothing"): "ใหม่"})

    with pytest.raises(LookupError):
        fail_on_the_way()
    assert editor.package is before
    editor.set_texts({NAME: "ใหม่"})
    assert editor.undo_stack.count() == 1


def test_a_removed_project_comes_back_with_all_that_hung_on_it(workspace, editor):
    before = package_bytes(editor.package)
    editor.remove(("plan", "projects"), 0)
    assert package_bytes(editor.package) != before
    assert package_bytes(stored(workspace)) == package_bytes(editor.package)
    editor.undo_stack.undo()
    assert package_bytes(stored(workspace)) == before


def test_opening_a_plan_writes_nothing_and_forgets_the_steps(workspace, editor):
    editor.set_texts({NAME: "ใหม่"})
    before = workspace._db_path.read_bytes()
    workspace.open_plan(1)
    assert workspace._db_path.read_bytes() == before
    assert editor.undo_stack.count() == 0


def test_what_cannot_be_saved_stays_and_is_saved_later(workspace, editor, qtbot, monkeypatch):
    failing = [True]
    real = workspace._store.save

    def save(*args, **kwargs):
        if failing[0]:
            raise StoreError("แผ่นดิสก์เต็ม")
        real(*args, **kwargs)

    monkeypatch.setattr(workspace._store, "save", save)
    with qtbot.waitSignal(editor.save_failed) as told:
        editor.set_texts({NAME: "หนึ่ง"})
    assert told.args == ["แผ่นดิสก์เต็ม"]
    editor.set_texts({NAME: "สอง"})
    assert editor.package.plan.projects[0].name == "สอง"
    failing[0] = False
    with qtbot.waitSignal(editor.saved):
        assert editor.save()
    assert stored(workspace) == editor.package


def random_step(editor: Editor, chance: random.Random) -> None:
    """One edit of any kind, somewhere in the plan."""
    projects = editor.package.plan.projects
    kind = chance.randrange(6)
    at = chance.randrange(len(projects)) if projects else 0
    if kind == 0 or not projects:
        key = f"x{chance.randrange(10**9)}"
        editor.insert(("plan", "projects"), at, [Project(key, "ใหม่")])
    elif kind == 1:
        editor.remove(("plan", "projects"), at, min(chance.randrange(1, 3), len(projects) - at))
    elif kind == 2:
        editor.move(("plan", "projects"), at, chance.randrange(len(projects)))
    elif kind == 3:
        text = chance.choice(["ห้าแสน", "12,000.-", "", "๕๐๐", "-1"])
        editor.set_texts({("plan", "projects", at, "budget", "amount"): text})
        editor.start_session()
    elif kind == 4:
        places = [("plan", "projects", n, "note") for n in range(at, len(projects))]
        editor.set_texts({place: str(chance.random()) for place in places}, "วาง")
    else:
        step = Step(str(at), "ขั้น", Decimal(chance.randrange(100)))
        editor.set_value(("plan", "projects", at, "activities"), ())
        editor.set_value(("plan", "projects", at, "name"), f"{step.text} {chance.random()}")


@pytest.mark.parametrize("seed", range(3))
def test_random_edits_can_all_be_undone_and_redone(workspace, editor, seed):
    chance = random.Random(seed)
    first = package_bytes(editor.package)
    for _ in range(120):
        random_step(editor, chance)
        for _ in range(chance.randrange(3)):
            chance.choice([editor.undo_stack.undo, editor.undo_stack.redo])()
    last = package_bytes(editor.package)
    # What was undone at the end is no part of the last state.
    index = editor.undo_stack.index()
    while editor.undo_stack.canUndo():
        editor.undo_stack.undo()
    assert package_bytes(editor.package) == first == package_bytes(stored(workspace))
    assert editor.state.drafts == {}
    while editor.undo_stack.index() < index:
        editor.undo_stack.redo()
    assert package_bytes(editor.package) == last == package_bytes(stored(workspace))


def test_a_sealed_change_is_not_undone(workspace, editor):
    editor.set_texts({NAME: "ชื่อใหม่"})
    editor.seal(issued(editor.package, 0, by="ผู้ใช้", date="2568-01-09"))
    assert not editor.undo_stack.canUndo()
    assert stored(workspace) == editor.package
    assert editor.package.reports[0].issuances[-1].by == "ผู้ใช้"


def test_a_change_of_an_issued_report_is_refused_and_says_what_to_do(workspace, editor, qtbot):
    editor.seal(issued(editor.package, 0, by="ผู้ใช้", date="2568-01-09"))
    before = editor.package
    with qtbot.waitSignal(editor.refused) as refused:
        editor.set_texts({("reports", 0, "results", 0, "progress"): "99"})
    assert "ไตรมาส 1 ออกแล้ว" in refused.args[0]
    assert editor.package is before
    assert not editor.undo_stack.canUndo()
    assert stored(workspace) == before


def test_a_removal_that_an_issued_report_speaks_of_is_refused(editor, qtbot):
    editor.seal(issued(editor.package, 0, by="ผู้ใช้", date="2568-01-09"))
    before = editor.package
    with qtbot.waitSignal(editor.refused), editor.step("ลบ"):
        editor.remove(("plan", "indicators"), 0)
    assert editor.package is before


def test_other_changes_beside_an_issued_report_are_steps(editor):
    editor.seal(issued(editor.package, 0, by="ผู้ใช้", date="2568-01-09"))
    editor.set_texts({NAME: "ชื่อใหม่"})
    assert editor.package.plan.projects[0].name == "ชื่อใหม่"
    assert editor.undo_stack.count() == 1


TEXT = ("plan", "preface")


@pytest.fixture
def with_table(workspace, editor):
    """The open plan with a table in its preface, put in as one step."""
    table = TextTable("", title="ตารางใหม่", rows=(TextTableRow(("ก", "ข")),))
    package, line = placing(editor.package, table)
    with editor.step("แทรกตาราง"):
        editor.apply(package, "แทรกตาราง")
        editor.set_value(TEXT, ("ก่อน", line, "หลัง"))
    return line


def tables_of(package: Package) -> list[str]:
    return [table.title for table in package.plan.tables]


def test_table_comes_and_goes_with_its_line_in_the_store(workspace, editor, with_table):
    assert tables_of(stored(workspace)) == ["ตารางใหม่"]
    editor.set_texts({TEXT: "ก่อน\nหลัง"})
    assert tables_of(stored(workspace)) == []
    editor.undo_stack.undo()
    assert stored(workspace) == editor.package
    assert tables_of(stored(workspace)) == ["ตารางใหม่"]
    editor.undo_stack.undo()
    assert tables_of(stored(workspace)) == tables_of(editor.package) == []
    editor.undo_stack.redo()
    assert tables_of(stored(workspace)) == ["ตารางใหม่"]


def test_line_that_was_cut_brings_its_table_back_where_it_is_pasted(workspace, editor, with_table):
    editor.set_value(TEXT, ("ก่อน", "หลัง"))
    editor.set_texts({NAME: "โครงการใหม่"})
    assert tables_of(stored(workspace)) == []
    block = ("plan", "situation", 0, "paragraphs")
    editor.set_value(block, ("ที่ใหม่", with_table))
    assert stored(workspace) == editor.package
    assert tables_of(stored(workspace)) == ["ตารางใหม่"]


def test_table_whose_line_is_gone_does_not_leave_the_program(
    workspace, editor, with_table, tmp_path
):
    editor.set_value(TEXT, ("ก่อน",))
    assert tables_of(editor.package) == ["ตารางใหม่"]
    assert tables_of(workspace.as_saved(editor.package)) == []
    assert workspace.as_saved(editor.package) == stored(workspace)
    workspace.close_plan()
    workspace.open_plan(1)
    assert tables_of(workspace.package) == []


def test_state_that_could_not_be_saved_leaves_the_program_as_it_would_be_saved(
    workspace, editor, with_table, monkeypatch
):
    def fail(*_args, **_kwargs):
        raise StoreError("เต็ม")

    with monkeypatch.context() as patch:
        patch.setattr(Store, "save", fail)
        editor.set_value(TEXT, ("ก่อน",))
        editor.set_texts({NAME: "โครงการใหม่"})
    leaving = workspace.as_saved(editor.package)
    assert (tables_of(leaving), leaving.plan.projects[0].name) == ([], "โครงการใหม่")
    assert editor.save()
    assert stored(workspace) == leaving
