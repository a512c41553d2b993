"""What is to be decided in next year's plan: found, followed, answered, and kept with the plan."""

from dataclasses import replace
from decimal import Decimal

import pytest

from db.edits import inserted, moved, removed, replaced
from db.identity import renewed
from db.package.file import package_bytes, parse_package
from db.records import Block, Budget, Organisation, Package, Plan, Project, TextTable, TextTableRow
from forms.editing.decisions import (
    all_answered,
    answered,
    left_of,
    matters,
    moved_on,
    passage,
)
from forms.editing.next_year import next_year
from forms.editing.states import State

MISSIONS, PROJECTS, TITLE = ("plan", "missions"), ("plan", "projects"), ("plan", "title")
AMOUNT = (*PROJECTS, 1, "budget", "amount")


def made(**fields):
    """The plan of 2568 that comes of one of 2567."""
    unit = Organisation(name="ก")
    return next_year(Package(Plan(2567, "2567", unit=unit, **fields)), ("2567",))


@pytest.fixture
def package():
    return made(
        title="แผนปี ๒๕๖๗",
        missions=("งานแรก", "งานปี 2566 - 2567 ต่อจากปี 2566"),
        projects=(
            Project("p1", "ก", budget=Budget(Decimal(5), "granted")),
            Project("p2", "ข", budget=Budget(Decimal(5), "granted")),
        ),
    )


def at(package, place, nth=0):
    return [matter for matter in matters(package) if matter.place == place][nth]


def act(package, matter, answer):
    return answered(State(package), matter, answer).after.package


def test_each_year_of_a_text_is_a_matter_of_its_own(package):
    assert [m.decision.found for m in matters(package) if m.kind == "year"] == [
        *("2567", "2566 - 2567", "2566"),
    ]
    before, old, new, after = passage(package, at(package, (*MISSIONS, 1)))
    assert (before, old, new, after) == ("งานปี ", "2566 - 2567", "2567 - 2568", " ต่อจากปี 2566")


@pytest.mark.parametrize(
    ("years", "later"),
    [
        ("2567", "2568"),
        ("2567 - 2568", "2568 - 2569"),
        ("๒๕๖๗–๒๕๖๘", "๒๕๖๘–๒๕๖๙"),
        ("2569", "2570"),
    ],
)
def test_years_move_on_in_their_own_digits(years, later):
    assert moved_on(years) == later
    assert moved_on(later, -1) == years


def test_changed_year_stands_in_the_text_and_the_others_of_it_stay(package):
    after = act(package, at(package, (*MISSIONS, 1), 1), "changed")
    assert after.plan.missions[1] == "งานปี 2566 - 2567 ต่อจากปี 2567"
    assert [at(after, (*MISSIONS, 1), n).state for n in (0, 1)] == ["open", "changed"]
    after = act(after, at(after, (*MISSIONS, 1)), "changed")
    assert after.plan.missions[1] == "งานปี 2567 - 2568 ต่อจากปี 2567"
    shown = passage(after, at(after, (*MISSIONS, 1)))
    assert (shown.old, shown.new) == ("2566 - 2567", "2567 - 2568")
    assert act(package, at(package, TITLE), "changed").plan.title == "แผนปี ๒๕๖๘"


def test_answer_can_be_another_one_later(package):
    changed = act(package, at(package, TITLE), "changed")
    kept = act(changed, at(changed, TITLE), "kept")
    assert kept.plan.title == "แผนปี ๒๕๖๗"
    assert at(kept, TITLE).state == "kept"
    later = act(kept, at(kept, TITLE), "later")
    assert (at(later, TITLE).state, left_of(later)) == ("later", left_of(package))
    assert act(later, at(later, TITLE), "changed").plan.title == "แผนปี ๒๕๖๘"


def test_all_of_a_kind_are_one_step_and_no_other_kind(package):
    made_ = all_answered(State(package), "year", "changed")
    assert made_.words == "เปลี่ยนปีทั้ง 3 แห่ง"
    after = made_.after.package
    assert after.plan.missions[1] == "งานปี 2567 - 2568 ต่อจากปี 2567"
    assert {m.kind for m in matters(after) if not m.is_decided} == {"budget"}
    kept = all_answered(State(after), "budget", "kept").after.package
    assert left_of(kept) == 0
    assert [p.budget.amount for p in kept.plan.projects] == [5, 5]


def test_what_is_changed_by_hand_is_decided_and_open_again_when_that_is_undone(package):
    assert at(package, AMOUNT).state == "open"
    assert at(replaced(package, AMOUNT, Decimal(6)), AMOUNT).state == "changed"
    written = replaced(package, TITLE, "แผนใหม่")
    assert at(written, TITLE).is_decided
    assert passage(written, at(written, TITLE)) is None
    assert left_of(package) == left_of(written) + 1


def test_matter_follows_its_record_and_goes_with_it(package):
    first = (*PROJECTS, 0, "budget", "amount")
    other = moved(package, PROJECTS, 1, 1, 0)
    wanted = at(package, AMOUNT).decision
    assert at(other, first).decision == wanted
    # The other project has the same amount, and is another project.
    gone = removed(package, PROJECTS, 1)
    assert wanted.record not in {m.decision.record for m in matters(gone)}
    assert len(matters(gone)) == len(matters(package)) - 1


def test_year_follows_its_text_when_others_come_before_it(package):
    longer = inserted(package, MISSIONS, 0, ("ใหม่",))
    assert [m.place for m in matters(longer) if m.kind == "year"][1:] == [(*MISSIONS, 2)] * 2
    other = replaced(package, (*MISSIONS, 1), "เริ่มปี 2565 งานปี 2566 - 2567 ต่อจากปี 2566")
    assert [m.state for m in matters(other) if m.place == (*MISSIONS, 1)] == ["open", "open"]


def test_year_that_another_text_has_too_is_not_taken_for_its_own():
    package = made(missions=("งานปี 2567", "อีกงานปี 2567"))
    other = replaced(package, (*MISSIONS, 0), "งานปี 2568")
    assert [(m.place[-1], m.state) for m in matters(other)] == [(0, "changed"), (1, "open")]


def test_years_of_lines_that_stand_for_tables_are_left_alone():
    table = TextTable("2567", "ผลปี 2567", (TextTableRow(("ก",)),))
    blocks = (Block(paragraphs=("ดังตาราง\n[table 2567]\nปี 2567",)),)
    package = made(situation=blocks, tables=(table,))
    after = all_answered(State(package), "year", "changed").after.package
    (text,) = after.plan.situation[0].paragraphs
    key = after.plan.tables[0].key
    assert text == f"ดังตาราง\n[table {key}]\nปี 2568"
    assert after.plan.tables[0].title == "ผลปี 2568"


def test_decisions_travel_with_the_plan_and_stay_with_a_copy_of_it(package):
    after = act(package, at(package, TITLE), "kept")
    again = parse_package(package_bytes(after))
    assert [m.state for m in matters(again)] == [m.state for m in matters(after)]
    copy = renewed(after)
    assert [(m.place, m.state) for m in matters(copy)] == [
        (m.place, m.state) for m in matters(after)
    ]
    # They are no part of what the plan says.
    assert replace(after.plan, decisions=()) == replace(package.plan, decisions=())


def test_what_stands_before_a_year_begins_with_a_word():
    text = "สำนักงานเขตดำเนินโครงการพัฒนาคุณภาพชีวิตของผู้สูงอายุอย่างต่อเนื่องตั้งแต่ปีงบประมาณ พ.ศ. 2567"
    plan = made(missions=(text,))
    before = passage(plan, at(plan, (*MISSIONS, 0))).before
    assert before == "…ของผู้สูงอายุอย่างต่อเนื่องตั้งแต่ปีงบประมาณ พ.ศ. "
