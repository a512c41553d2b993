"""Saving a plan: what differs is written and nothing else, and comes back as it is."""

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
import sqlalchemy as sa

from db import edits
from db.errors import StoreError
from db.package.file import package_bytes
from db.placed import as_saved
from db.records import Activity, Project, Step
from db.settling import settled
from tests.db.store.content import bound_names, content, delete, rows, saved
from tests.db.store.random_changes import changed
from tests.shrinking import chance_of, play_all


@contextlib.contextmanager
def statements() -> Iterator[list[str]]:
    """The statements that are meanwhile written to any database, as far as their tables."""
    found: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        words = statement.split()
        if words[0] in {"INSERT", "UPDATE", "DELETE"}:
            found.append(" ".join(words[: 2 if words[0] == "UPDATE" else 3]))

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)


def test_saved_state_is_the_new_one_when_one_field_changed(store, small_package):
    number = store.add(small_package)
    plan = small_package.plan
    budget = replace(plan.projects[0].budget, amount=Decimal("1.00"))
    projects = (replace(plan.projects[0], budget=budget), *plan.projects[1:])
    new = replace(small_package, plan=replace(plan, projects=projects))
    store.save(number, small_package, new)
    assert store.load(number) == new


def test_only_what_changed_is_written(store, small_package):
    number = store.add(small_package)
    step = small_package.plan.projects[0].activities[0].steps[0]
    new = with_step(small_package, replace(step, text="แก้แล้ว"))
    with statements() as written:
        store.save(number, small_package, new)
    assert written == ["UPDATE plans", "UPDATE projects_activities_steps", "UPDATE sums"]
    assert store.load(number) == new


STEPS = ("plan", "projects", 0, "activities", 0, "steps")


@pytest.mark.parametrize(
    ("place", "table"),
    [
        (("plan", "projects"), "projects"),
        (STEPS, "projects_activities_steps"),
        (("plan", "missions"), "missions"),
        (("plan", "projects", 0, "divisions"), "projects_divisions"),
        (("plan", "tables", 0, "rows"), "tables_rows"),
    ],
)
def test_item_that_comes_moves_or_goes_leaves_the_rows_of_the_others(
    store, small_package, place, table
):
    plan = replace(small_package.plan, missions=("หนึ่ง", "สอง", "สาม"))
    old = settled(replace(small_package, plan=plan), small_package)
    number = store.add(old)
    before = set(rows(store, table, "id", "rank"))
    items = edits.value_at(old, place)  # type: ignore[attr-defined]
    new = saved(store, number, old, edits.moved(old, place, 0, 1, len(items) - 1))
    assert len(set(rows(store, table, "id", "rank")) & before) >= len(before) - 1
    back = saved(store, number, new, edits.inserted(new, place, 1, [items[0]]))
    assert len(set(rows(store, table, "id", "rank")) & before) >= len(before) - 1
    assert store.load(number) == back
    gone = saved(store, number, back, edits.removed(back, place, 1))
    assert store.load(number) == gone
    assert len(rows(store, table, "id")) == len(before)


def test_record_keeps_its_identity_in_another_list_of_its_kind(store, small_package):
    number = store.add(small_package)
    (step, *_), title = edits.value_at(small_package, STEPS), "กิจกรรมใหม่"  # type: ignore[attr-defined]
    new = edits.inserted(small_package, STEPS[:-2], 1, [Activity(title=title, steps=(step,))])
    new = edits.rebuilt(new, STEPS, lambda steps: steps[1:])
    new = saved(store, number, small_package, new)
    loaded = store.load(number)
    assert loaded == new
    assert loaded.plan.projects[0].activities[1].steps[0].id == step.id
    assert loaded.reports[0].steps[0].step.id == step.id


def test_text_that_is_rewritten_keeps_its_row(store, small_package):
    number = store.add(small_package)
    ids = rows(store, "preface", "id")
    plan = replace(small_package.plan, preface=("ย่อหน้าแรก", "เขียนใหม่"))
    saved(store, number, small_package, replace(small_package, plan=plan))
    assert rows(store, "preface", "id", "value") == [
        (ids[0][0], "ย่อหน้าแรก"), (ids[1][0], "เขียนใหม่"),
    ]  # fmt: skip


def test_names_follow_a_record_that_is_called_otherwise(store, small_package):
    number = store.add(small_package)
    place = ("plan", "framework", "tactic_kpis", 0, "code")
    linked = edits.rebuilt(
        small_package, ("plan", "goals", 0), lambda goal: replace(goal, tactic_kpi="1.1.1")
    )
    state = saved(store, number, small_package, linked)
    state = saved(store, number, state, edits.replaced(state, place, "2.2"))
    assert store.load(number).plan.goals[0].tactic_kpi == "2.2"
    # And as text, when the record is gone.
    state = saved(store, number, state, edits.removed(state, place[:-2], 0))
    (goal,) = store.load(number).plan.goals
    assert (goal.tactic_kpi, type(goal.tactic_kpi)) == ("2.2", str)


def with_step(package, step):
    project = package.plan.projects[0]
    activity = project.activities[0]
    activity = replace(activity, steps=(step, *activity.steps[1:]))
    project = replace(project, activities=(activity,))
    plan = replace(package.plan, projects=(project, *package.plan.projects[1:]))
    return replace(package, plan=plan)


def test_same_state_is_not_written_again(store, small_package):
    number = store.add(small_package)
    before = content(store)
    store.save(number, small_package, small_package)
    assert content(store) == before


def test_changes_of_another_window_are_not_written_over(store, other, small_package):
    number = store.add(small_package)
    theirs = other.load(number)
    newer = replace(theirs, plan=replace(theirs.plan, vision="ของอีกหน้าต่าง"))
    other.save(number, theirs, newer)
    mine = replace(small_package, plan=replace(small_package.plan, vision="ของหน้าต่างนี้"))
    with pytest.raises(StoreError, match="ถูกแก้จากหน้าต่าง"):
        store.save(number, small_package, mine)
    assert store.load(number) == newer
    store.save(number, newer, mine)
    assert store.load(number) == mine


def test_trailing_zeros_are_saved_when_only_they_changed(store, small_package):
    number = store.add(small_package)
    step = small_package.plan.projects[0].activities[0].steps[0]
    new = with_step(small_package, replace(step, weight=Decimal("25.50")))
    store.save(number, small_package, new)
    loaded = store.load(number).plan.projects[0].activities[0].steps[0]
    assert str(loaded.weight) == "25.50"


@pytest.mark.parametrize("seed", range(6))
def test_random_edits_are_saved_as_they_are(store, other, small_package, seed):
    def play(steps):
        number = store.add(small_package)
        state = kept = small_package
        try:
            for step in steps:
                chance = chance_of(seed, step)
                new = changed(state, chance, times=chance.randint(1, 4))
                store.save(number, state, new)
                # What no line places any more is left out, as of what was kept before.
                kept = as_saved(new, kept)
                loaded = other.load(number)
                assert package_bytes(loaded) == package_bytes(kept)
                assert bound_names(loaded) == bound_names(kept)
                state = new
        finally:
            delete(store, number)
        assert not any(content(store).values())

    play_all(play, 25, seed)


def test_keyed_records_are_saved_when_added_removed_and_renamed(store, small_package):
    number = store.add(small_package)
    plan = small_package.plan
    first, second = plan.projects
    newcomer = Project(
        key="p9", name="โครงการใหม่", activities=(Activity(steps=(Step(number="1"),)),)
    )
    new = replace(
        small_package,
        plan=replace(
            plan,
            projects=(newcomer, replace(second, name="ชื่อใหม่"), first),
            indicators=(replace(plan.indicators[0], projects=("p9", "p1")),),
        ),
    )
    new = saved(store, number, small_package, new)
    assert store.load(number) == new
    store.save(number, new, small_package)
    assert store.load(number) == small_package


def test_keyed_records_are_saved_when_they_changed_and_changed_places(store, small_package):
    # Each must go on in its own row: two rows never bear one key, not even in between.
    number = store.add(small_package)
    first, second = small_package.plan.projects
    projects = (replace(second, name="ชื่อใหม่สอง"), replace(first, name="ชื่อใหม่หนึ่ง"))
    new = replace(small_package, plan=replace(small_package.plan, projects=projects))
    store.save(number, small_package, new)
    assert store.load(number) == new


def with_paragraphs(package, *paragraphs):
    """The package with other paragraphs in its second block, where tables and pictures stand."""
    first, second = package.plan.situation
    blocks = (first, replace(second, paragraphs=paragraphs))
    return replace(package, plan=replace(package.plan, situation=blocks))


def test_table_that_no_line_places_any_more_goes_and_comes_back_with_its_line(store, small_package):
    number = store.add(small_package)
    without = with_paragraphs(small_package, "[picture chart]")
    store.save(number, small_package, without)
    assert [table.key for table in store.load(number).plan.tables] == ["form.1"]
    # The state in memory still has it: what differs is of what the store holds.
    assert len(without.plan.tables) == 2
    later = replace(without, plan=replace(without.plan, title="ใหม่"))
    store.save(number, without, later)
    assert [table.key for table in store.load(number).plan.tables] == ["form.1"]
    assert store.load(number) == store.as_saved(number, later, later)
    store.save(number, later, small_package)
    assert store.load(number) == small_package


def test_picture_that_no_line_places_any_more_goes_with_the_edit_of_another_record(
    store, small_package
):
    number = store.add(small_package)
    indicator = small_package.plan.indicators[0]
    measure = replace(indicator.measure, definition="นิยาม")
    plan = replace(small_package.plan, indicators=(replace(indicator, measure=measure),))
    new = replace(small_package, plan=plan)
    store.save(number, small_package, new)
    (left,) = store.load(number).plan.pictures
    assert left.key == "chart"
    store.save(number, new, new, drafts={"plan.vision": "ก"})
    assert store.load(number).plan.pictures == (left,)


def test_what_came_unplaced_with_a_file_is_kept(store, small_package):
    loose = with_paragraphs(small_package, "ไม่มี")
    number = store.add(loose)
    assert store.load(number) == loose
    later = replace(loose, plan=replace(loose.plan, title="ใหม่"))
    store.save(number, loose, later)
    assert store.load(number) == later


def test_failed_saving_is_forgotten(store, small_package):
    number = store.add(small_package)
    without = with_paragraphs(small_package, "ไม่มี")
    nonsense = replace(without.plan.projects[1], kind="other")
    projects = (without.plan.projects[0], nonsense)
    broken = replace(without, plan=replace(without.plan, projects=projects))
    with pytest.raises(StoreError):
        store.save(number, small_package, broken)
    store.save(number, small_package, without)
    saved = store.load(number)
    assert [table.key for table in saved.plan.tables] == ["form.1"]


def test_pictures_are_not_written_again_when_a_text_is_typed(store, small_package):
    without = with_paragraphs(small_package, "[picture chart]")
    number = store.add(small_package)
    store.save(number, small_package, without)
    step = without.plan.projects[0].activities[0].steps[0]
    with statements() as written:
        store.save(number, without, with_step(without, replace(step, text="แก้แล้ว")))
    assert written == ["UPDATE plans", "UPDATE projects_activities_steps", "UPDATE sums"]
