"""What a change of a list does to the rows there are, whoever wrote them."""

from hypothesis import given
from hypothesis import strategies as st

from db.store.list_order import Standing, matches, new_ranks
from db.store.ranks import ranks

# What is done to a list: take an item out, put one in, move one; by places as parts of the list.
changes = st.lists(
    st.tuples(st.sampled_from(["out", "in", "move"]), st.floats(0, 1), st.floats(0, 1)), max_size=6
)
sizes = st.integers(0, 6)


def after(names, changes, mark):
    """The names of a list after changes."""
    names = list(names)
    for number, (act, one, other) in enumerate(changes):
        if act == "in":
            names.insert(round(one * len(names)), f"{mark}{number}")
        elif names:
            taken = names.pop(int(one * (len(names) - 1)))
            if act == "move":
                names.insert(round(other * len(names)), taken)
    return names


def written(there, before, names):
    """The rows after a change was written, in order, and the ranks that it gave."""
    given_ = new_ranks(before, names, there)
    gone = set(before) - set(names)
    rows = {row.name: row.rank for row in there if row.name not in gone} | given_
    return sorted(
        (Standing(*row) for row in rows.items()), key=lambda row: (row.rank, row.name)
    ), given_


def rows(count):
    return [Standing(f"old{at}", rank) for at, rank in enumerate(ranks(count))]


@given(count=sizes, one=changes)
def test_list_becomes_what_it_is_to_be(count, one):
    there = rows(count)
    before = [row.name for row in there]
    names = after(before, one, "one")
    found, _ = written(there, before, names)
    assert [row.name for row in found] == names


@given(count=sizes, one=changes, other=changes)
def test_list_that_two_changed_has_what_both_did(count, one, other):
    there = rows(count)
    before = [row.name for row in there]
    ones, others = after(before, one, "one"), after(before, other, "other")
    there, _ = written(there, before, ones)
    found, _ = written(there, before, others)
    kept = {name for name in before if name in ones and name in others}
    new = (set(ones) | set(others)) - set(before)
    assert {row.name for row in found} == kept | new


@given(count=sizes, spot=st.floats(0, 1), to=st.floats(0, 1))
def test_one_that_moves_is_the_only_one_to_get_another_rank(count, spot, to):
    there = rows(count + 1)
    before = [row.name for row in there]
    names = list(before)
    taken = names.pop(int(spot * count))
    names.insert(round(to * count), taken)
    assert len(new_ranks(before, names, there)) == (names != before)


@given(names=st.permutations(["a", "b", "c", "d"]), at=st.integers(0, 4))
def test_rows_that_two_put_at_one_rank_part_when_something_comes_between(names, at):
    rank = ranks(1)[0]
    there = [Standing(name, rank) for name in sorted(names)]
    before = [row.name for row in there]
    wanted = [*before[:at], "new", *before[at:]]
    found, _ = written(there, before, wanted)
    assert [row.name for row in found] == wanted


texts = st.lists(st.sampled_from(["", "ก", "ข", "ค"]), max_size=6)


@given(before=texts, after=texts)
def test_equal_items_are_matched_in_order(before, after):
    found = matches(before, after)
    known = [at for at in found if at is not None]
    assert known == sorted(set(known))
    assert all(at is None or before[at] == text for at, text in zip(found, after, strict=True))
    assert all(at == number for number, at in enumerate(matches(before, before)))


@given(before=texts, after=texts)
def test_item_in_the_place_of_another_is_that_other(before, after):
    found = [at for at in matches(before, after, replaced=True) if at is not None]
    assert found == sorted(set(found))
    assert len(found) >= sum(at is not None for at in matches(before, after))


def test_one_text_that_is_rewritten_is_matched_with_what_it_was():
    assert matches(["a", "b", "c"], ["a", "x", "c"]) == [0, None, 2]
    assert matches(["a", "b", "c"], ["a", "x", "c"], replaced=True) == [0, 1, 2]
    assert matches(["a", "b"], ["n", "a", "x"], replaced=True) == [None, 0, 1]
