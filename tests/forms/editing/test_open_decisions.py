"""A decision is open while its field stands as the plan was made, wherever it has moved."""

from dataclasses import replace
from decimal import Decimal

from db.edits import inserted, moved, removed, replaced
from db.records import Activity, Budget, Package, Plan, Project, Staffing, Step
from forms.editing.open_decisions import open_place, waiting

PACKAGE = Package(
    Plan(
        fiscal_year=2568,
        missions=("งานแรก", "งานปี 2567"),
        staffing=(Staffing(year=2567),),
        projects=(
            Project("p1", "ก", budget=Budget(Decimal(5))),
            Project("p2", "ข", budget=Budget(Decimal(5)), activities=(Activity("", (Step("1"),)),)),
        ),
    )
)
PROJECTS, MISSIONS = ("plan", "projects"), ("plan", "missions")
AMOUNT = (*PROJECTS, 1, "budget", "amount")


def decision(place):
    return waiting(PACKAGE, place, "ตัดสินใจ")


def test_decision_is_open_until_its_field_is_another():
    assert open_place(PACKAGE, decision(AMOUNT)) == AMOUNT
    assert open_place(replaced(PACKAGE, AMOUNT, Decimal(6)), decision(AMOUNT)) is None


def test_decision_follows_its_record_and_goes_with_it():
    first = (*PROJECTS, 0, "budget", "amount")
    assert open_place(moved(PACKAGE, PROJECTS, 1, 1, 0), decision(AMOUNT)) == first
    # The other project has the same amount, and is another project.
    assert open_place(removed(PACKAGE, PROJECTS, 1), decision(AMOUNT)) is None


def test_decision_follows_a_text_that_has_no_key():
    place = (*MISSIONS, 1)
    assert open_place(inserted(PACKAGE, MISSIONS, 0, ("ใหม่",)), decision(place)) == (*MISSIONS, 2)
    assert open_place(replaced(PACKAGE, place, "งานปี 2568"), decision(place)) is None


def test_decision_about_a_list_is_open_until_something_is_added_to_it():
    place = ("plan", "staffing")
    more = (*PACKAGE.plan.staffing, Staffing(year=2568))
    assert open_place(replaced(PACKAGE, place, more), decision(place)) is None
    steps = (*PROJECTS, 1, "activities")
    changed = replace(PACKAGE.plan.projects[1].activities[0], title="อื่น")
    assert open_place(replaced(PACKAGE, (*steps, 0), changed), decision(steps)) == steps
