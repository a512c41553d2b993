"""Ticks at what has been entered in an online system."""

from dataclasses import replace

from db import edits
from db.package.file import package_bytes, parse_package
from forms.editing.states import State
from forms.listing.entering import entered, not_entered, standing
from forms.listing.ready_made import ready_made
from forms.listing.table import listed_rows
from tests.forms.listing.lists import random_plan

MAPPING = ready_made()[0]


def standings(package, mapping=MAPPING):
    return [standing(package, mapping, row) for row in listed_rows(package, mapping)]


def test_tick_stands_until_the_row_says_something_else():
    state = State(random_plan(2))
    rows = listed_rows(state.package, MAPPING)
    act = entered(state, MAPPING, rows[1], "2568-01-09")
    package = act.after.package
    assert act.words == "ทำเครื่องหมายว่ากรอกแล้ว"
    assert standings(package) == ["open", "entered", "open", "open"]
    # By the record, wherever it stands; of another mapping nothing is said.
    moved = edits.moved(package, ("plan", "projects"), 1, 1, 3)
    assert standings(moved) == ["open", "open", "open", "entered"]
    assert set(standings(moved, replace(MAPPING, name="อีกแบบ"))) == {"open"}
    changed = edits.replaced(moved, ("plan", "projects", 3, "name"), "ชื่ออื่น")
    assert standings(changed)[3] == "changed"
    again = entered(State(changed), MAPPING, listed_rows(changed, MAPPING)[3], "2568-02-01")
    assert standings(again.after.package)[3] == "entered"
    assert len(again.after.package.plan.entered) == 1


def test_tick_goes_and_travels_with_the_plan():
    state = State(random_plan(2))
    row = listed_rows(state.package, MAPPING)[0]
    ticked = entered(state, MAPPING, row, "2568-01-09").after
    sent = parse_package(package_bytes(ticked.package))
    assert standings(sent) == ["entered", "open", "open", "open"]
    assert not_entered(ticked, MAPPING, row).after.package == state.package
