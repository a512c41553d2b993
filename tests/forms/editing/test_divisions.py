from db.records import Division
from forms.editing.divisions import below, tops

TREE = (
    Division(key="a"),
    Division(key="b", parent="a"),
    Division(key="c", parent="b"),
    Division(key="d", parent="gone"),
)
RING = (Division(key="x", parent="y"), Division(key="y", parent="x"))


def test_all_that_is_under_a_division_is_found_when_it_is_deep():
    assert below(TREE, "a") == {"a", "b", "c"}
    assert below(TREE, "c") == {"c"}


def test_divisions_stand_on_top_when_nothing_known_is_above():
    assert [division.key for division in tops(TREE)] == ["a", "d"]


def test_one_of_a_ring_stands_on_top_when_divisions_are_under_each_other():
    assert [division.key for division in tops((*TREE, *RING))] == ["a", "d", "x"]
    assert below(RING, "x") == {"x", "y"}
