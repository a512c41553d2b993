"""What a change between two states touches."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from db.differences import differences
from db.package.file import read_package
from db.settling import taken_in
from forms.editing.changes import EVERYTHING, Change, _meet, change_between
from forms.editing.states import State
from tests.db.random_edits import random_edit

SAMPLE = Path(__file__).parents[3] / "resources" / "sample" / "plan.json"
NAME = ("plan", "projects", 2, "name")


@pytest.mark.parametrize("seed", range(3))
def test_what_differs_is_touched_from_near_and_from_far(seed):
    random = Random(seed)
    before = taken_in(read_package(SAMPLE))
    for _ in range(40):
        after = random_edit(before, random).package
        change = change_between(State(before), State(after))
        for place in differences(before, after):
            for depth in range(1, len(place) + 1):
                assert change.touches(place[:depth])
                # Wherever in its list it stands.
                assert change.touches(tuple(p for p in place[:depth] if isinstance(p, str)))
            assert change.touches((*place, 0, "name"))
        before = after


@pytest.mark.parametrize(
    ("where", "touched"),
    [
        (("plan",), True),
        (("plan", "projects"), True),
        (("plan", "projects", 2), True),
        (("plan", "projects", "name"), True),
        (NAME, True),
        (("plan", "projects", 1), False),
        (("plan", "projects", 1, "name"), False),
        (("plan", "projects", 2, "note"), False),
        (("plan", "projects", "note"), False),
        (("plan", "indicators"), False),
        (("reports",), False),
    ],
)
def test_field_touches_itself_and_what_it_stands_in(where, touched):
    assert Change((NAME,)).touches(where) is touched


def test_list_touches_all_that_stands_in_it():
    moved = Change((("plan", "projects"),))
    assert moved.touches(NAME)
    assert moved.touches(("plan", "projects", "activities", "steps"))
    assert not moved.touches(("plan", "part1"))


def test_draft_is_part_of_every_change_while_it_is_there():
    package = taken_in(read_package(SAMPLE))
    plain, marked = State(package), State(package, {NAME: "?"})
    later = State(package, {NAME: "?"})
    for before, after in ((plain, marked), (marked, later), (marked, plain)):
        assert change_between(before, after).touches(NAME)
    assert not change_between(plain, plain)


def test_any_of_several_places_may_be_touched():
    change = Change((NAME,))
    assert change.touches(("reports",), ("plan", "projects"))
    assert not change.touches(("reports",), ("plan", "part2"))
    assert not change.touches()
    assert EVERYTHING.touches()


def test_state_beside_itself_has_no_change_even_with_drafts():
    state = State(taken_in(read_package(SAMPLE)), {NAME: "?"})
    assert not change_between(state, state)


@pytest.mark.parametrize("seed", range(3))
def test_what_is_touched_is_what_each_place_alone_says(seed):
    """The quick look at names lets nothing through that lies in a change or around it."""
    random = Random(seed)
    parts = ("plan", "projects", "name", 0, 1, "steps")
    places = [tuple(random.choice(parts) for _ in range(random.randrange(1, 6))) for _ in range(60)]
    change = Change(tuple(places[:6]))
    for where in places:
        assert change.touches(where) == any(_meet(place, where) for place in change.places)
