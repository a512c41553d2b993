"""Numbers of steps: levels, renumbering, nesting, moving, equal weights."""

from decimal import Decimal

import pytest

from db.records import Activity, Step
from forms.editing import numbering


def steps(*numbers):
    return tuple(Step(number, f"ขั้น {number}") for number in numbers)


@pytest.mark.parametrize(
    ("numbers", "levels"),
    [
        (("1", "2", "3"), (1, 1, 1)),
        (("1", "1.1", "1.2", "2"), (1, 2, 2, 1)),
        (("๑.", "๑.๑", "๑.๑.๑"), (1, 2, 3)),
        (("1.1", "1.2", "2.1"), (1, 1, 1)),
        (("1", "", "ก"), (1, 1, 1)),
        (("1.1.1", "1"), (1, 1)),
        (("2.1", "3"), (1, 1)),
        ((), ()),
    ],
)
def test_levels_are_read_from_numbers(numbers, levels):
    assert numbering.levels_of(steps(*numbers)) == levels


@pytest.mark.parametrize(
    "numbers",
    [
        ("1", "2", "3"),
        ("1", "2", "2.1", "2.2", "2.2.1", "3"),
        ("๑)", "๒)", "๓)"),
        ("6", "7", "7.1", "8"),
        ("1.", "1.1", "2."),
        (),
    ],
)
def test_numbers_in_order_are_told_and_written_again_the_same(numbers):
    given = steps(*numbers)
    assert numbering.in_order(given)
    levels, style = numbering.levels_of(given), numbering.style_of(given)
    assert numbering.numbers_for(levels, style) == numbers


@pytest.mark.parametrize("numbers", [("1", "3"), ("1", "1"), ("1", ""), ("1.1", "1.2"), ("2", "1")])
def test_numbers_out_of_order_are_told(numbers):
    assert not numbering.in_order(steps(*numbers))


def test_a_step_nested_takes_its_sub_steps_along():
    levels = (1, 1, 2, 1)
    assert numbering.shifted_levels(levels, 1, 1) == (1, 2, 3, 1)
    assert numbering.shifted_levels((1, 2, 3, 1), 1, -1) == (1, 1, 2, 1)
    assert numbering.numbers_for((1, 2, 3, 1), numbering.Style()) == ("1", "1.1", "1.1.1", "2")


@pytest.mark.parametrize(("row", "by"), [(0, 1), (0, -1), (2, 1)])
def test_a_step_stays_where_it_can_go_no_further(row, by):
    assert numbering.shifted_levels((1, 1, 2), row, by) == (1, 1, 2)


@pytest.mark.parametrize(
    ("levels", "row", "up", "to"),
    [
        ((1, 1, 1), 1, True, 0),
        ((1, 1, 1), 0, True, None),
        ((1, 1, 1), 2, False, None),
        ((1, 2, 2, 1), 3, True, 0),
        ((1, 2, 2, 1, 2), 0, False, 2),
        ((1, 2, 2, 1), 1, True, 0),
        ((1, 2, 2, 1), 2, False, 3),
        ((1, 2, 1), 2, True, 0),
    ],
)
def test_a_step_moves_past_its_neighbour(levels, row, up, to):
    assert numbering.place_after_move(levels, row, up=up) == to


@pytest.mark.parametrize(
    ("numbers", "total", "weights"),
    [
        (("1", "2", "3"), 100, (33, 33, 34)),
        (("1", "2", "3", "4"), 100, (25, 25, 25, 25)),
        (("1", "2", "2.1", "2.2"), 100, (33, None, 33, 34)),
        ((), 100, ()),
    ],
)
def test_weights_are_shared_equally(numbers, total, weights):
    assert numbering.equal_weights(Activity("", steps(*numbers)), Decimal(total)) == weights


@pytest.mark.parametrize("count", [1, 3, 7, 60, 99, 101, 130])
def test_shared_weights_come_to_the_total_exactly(count):
    activity = Activity("", steps(*(str(number) for number in range(1, count + 1))))
    weights = numbering.equal_weights(activity, Decimal(100))
    assert sum(weights) == 100
    assert max(weights) - min(weights) <= 1
