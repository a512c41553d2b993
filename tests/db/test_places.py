"""Places as readers and machines name them."""

import pytest

from db import places


@pytest.mark.parametrize(
    ("place", "dotted", "thai"),
    [
        ((), "", ""),
        (("plan", "title"), "plan.title", "แผน › ชื่อแผน"),
        (
            ("plan", "projects", 2, "budget", "amount"),
            "plan.projects[2].budget.amount",
            "แผน › โครงการ 3 › งบประมาณ › จำนวนเงิน",
        ),
        (("plan", "projects", 0, "odd"), "plan.projects[0].odd", "แผน › โครงการ 1 › odd"),
    ],
)
def test_place_is_named_for_machines_and_readers(place, dotted, thai):
    assert places.dotted(place) == dotted
    assert places.thai(place) == thai


def test_value_at_a_place_is_what_stands_there(small_package):
    place = ("plan", "projects", 0, "activities", 0, "steps", 1, "text")
    assert places.value_at(small_package, place) == "ขั้นสอง"
