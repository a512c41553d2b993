"""Ranks: there is always one between two, and a run of them at one spot stays short."""

from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from db.store.ranks import between, ranks

MANY = 10_000


def test_items_of_a_new_list_stand_in_order():
    found = ranks(MANY)
    assert found == sorted(set(found))
    assert ranks(0) == []


@given(spots=st.lists(st.floats(0, 1), max_size=60), count=st.integers(0, 5))
def test_a_rank_stands_between_its_neighbours(spots, count):
    found = ranks(count)
    for spot in spots:
        at = round(spot * len(found))
        low = found[at - 1] if at else None
        high = found[at] if at < len(found) else None
        found.insert(at, between(low, high))
    assert all(one < other for one, other in pairwise(found))


def test_ten_thousand_items_at_one_spot_have_short_ranks():
    before, after = ranks(2)
    for fixed in ("low", "high", "none", "first"):
        low, high = before, after
        for _ in range(MANY):
            if fixed in {"low", "high"}:
                rank = between(low, high)
                assert low < rank < high
            elif fixed == "none":
                rank = between(low, None)
                assert low < rank
            else:
                rank = between(None, high)
                assert rank < high
            low, high = (rank, high) if fixed in {"high", "none"} else (low, rank)
            assert len(rank) <= 7


def test_ten_thousand_items_anywhere_have_short_ranks():
    chance, found = Random(1), ranks(1)
    for _ in range(MANY):
        at = chance.randrange(len(found) + 1)
        low = found[at - 1] if at else None
        found.insert(at, between(low, found[at] if at < len(found) else None))
    assert found == sorted(set(found))
    assert max(map(len, found)) < 60


def test_ranks_stand_in_the_same_order_in_every_language():
    # Databases sort by the rules of a language: capitals and signs would stand elsewhere.
    assert set("".join(ranks(MANY))) <= set("0123456789abcdefghijklmnopqrstuvwxyz")
