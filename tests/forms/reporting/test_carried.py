"""Figures carried on from the last quarter: marked, and confirmed by hand or by one act."""

from decimal import Decimal

import pytest

from db.package.file import read_package
from db.settling import taken_in
from forms.editing import states
from forms.editing.states import State
from forms.editions.opening import opened_edition
from forms.reporting.carried import CARRIED_LISTS, all_confirmed, confirmed, unconfirmed
from forms.reporting.progress import spent_by, steps_reported
from forms.reporting.quarters import begun, report_index
from forms.resources import RESOURCES


@pytest.fixture(scope="module")
def third():
    """The sample with its third quarter just begun."""
    return begun(taken_in(read_package(RESOURCES / "sample" / "plan.json")), 3)


@pytest.fixture(scope="module")
def index(third):
    return report_index(third, 3)


def test_lists_that_are_carried_on_are_those_that_can_say_so():
    assert CARRIED_LISTS == ("steps", "spending")


def test_what_an_earlier_quarter_told_is_carried_and_what_none_told_is_not(third, index):
    report = third.reports[index]
    for row in report.spending:
        assert bool(row.carried) == (spent_by(third, row.project, 2) is not None)
    for row in report.steps:
        told = steps_reported(third, row.project, 2)
        assert bool(row.carried) == ((row.activity or 0, row.step) in told)
    first = begun(read_package(RESOURCES / "sample" / "plan.json"), 4)
    assert any(row.carried for row in first.reports[-1].steps)


def test_nothing_is_carried_into_the_first_quarter():
    package = read_package(RESOURCES / "sample" / "plan.json")
    alone = begun(type(package)(package.plan), 1)
    assert unconfirmed(alone, 0) == ()


def test_unconfirmed_figures_are_named_with_their_places(third, index):
    found = unconfirmed(third, index)
    report = third.reports[index]
    count = sum(bool(row.carried) for row in (*report.steps, *report.spending))
    assert len(found) == count > 0
    assert len({figure.place for figure in found}) == count
    assert all("ขั้นตอนที่" in f.what for f in found if f.place[2] == "steps")
    assert all("เบิกจ่าย" in f.what for f in found if f.place[2] == "spending")


@pytest.mark.parametrize("field", ["amount", "done"])
def test_figure_that_is_typed_is_confirmed_though_it_is_the_same(third, index, field):
    edition = opened_edition(third.plan).edition
    rows = "spending" if field == "amount" else "steps"
    place = next(f.place for f in unconfirmed(third, index) if f.place[2] == rows)
    for text in (states.text_at(State(third), edition, (*place, field)), "7"):
        after = states.with_texts(State(third), edition, {(*place, field): text})
        row = getattr(after.package.reports[index], rows)[place[3]]
        assert row.carried is None
    after = states.with_value(State(third), (*place, field), Decimal(7))
    assert getattr(after.package.reports[index], rows)[place[3]].carried is None
    # What is no value yet has confirmed nothing.
    after = states.with_texts(State(third), edition, {(*place, field): "เจ็ด"})
    assert getattr(after.package.reports[index], rows)[place[3]].carried


def test_one_is_confirmed_or_all(third, index):
    found = unconfirmed(third, index)
    assert unconfirmed(confirmed(third, (found[0].place,)), index) == found[1:]
    done = all_confirmed(third, index)
    assert unconfirmed(done, index) == ()
    figures = [(row.project, row.amount) for row in third.reports[index].spending]
    assert [(row.project, row.amount) for row in done.reports[index].spending] == figures
