"""Two copies edited at random become one plan: nothing is lost, and either side comes to it."""

import os
from random import Random

import pytest

from db.errors import PackageRefusedError
from db.identity import identities_in
from db.merging.difference import Difference, Key, Side
from db.merging.merge import Merge, merge, mirrored
from db.package.file import package_bytes, parse_package
from db.records import Package
from db.references import bound
from db.settling import taken_in
from tests.db.packages import as_bytes, small_value
from tests.db.random_edits import random_edit
from tests.db.store.random_changes import changed

# Pairs of copies, and from which on; the usual run has the first.
PAIRS = int(os.environ.get("PHAEN_MERGED_PAIRS", "200"))
FROM = int(os.environ.get("PHAEN_MERGED_FROM", "0"))
STEPS = 6


def ancestor() -> Package:
    return taken_in(parse_package(as_bytes(small_value())))


def edited(package: Package, chance: Random, mark: str) -> Package:
    """The package after some edits of every kind."""
    for _ in range(chance.randint(0, STEPS)):
        if chance.random() < 0.5:
            package = random_edit(package, chance).package
        else:
            package = changed(package, chance, 1, mark)
    return package


def decided_at_random(here: Merge, there: Merge, chance: Random) -> dict[Key, Side]:
    """A decision on every conflict, and on some of the rest, which both sides may make.

    An issued report stays on its own side: there is nothing to choose, and either keeps its own
    where both have issued it.
    """
    made = {}
    for one, other in zip(by_key(here), by_key(there), strict=True):
        choices = [side for side in one.choices if side.mirrored in other.choices]
        if one.is_conflict or other.is_conflict or chance.random() < 0.3:
            made[one.key] = chance.choice(choices or [Side.OURS])
    return made


def by_key(found: Merge) -> list[Difference]:
    return sorted(found.differences, key=lambda each: each.key)


def is_kept_apart(here: Merge, there: Merge) -> bool:
    """Whether both sides have issued a report, and otherwise."""
    pairs = zip(by_key(here), by_key(there), strict=True)
    return any(not one.is_open and not other.is_open for one, other in pairs)


def is_valid(package: Package) -> bool:
    """Whether a file holds it: one that has just been given a new span, or a year twice, none."""
    try:
        return parse_package(package_bytes(package)) == package
    except PackageRefusedError:
        return False


@pytest.mark.parametrize("block", range(FROM, FROM + PAIRS, 50))
def test_pairs_of_copies(block):
    start = ancestor()
    for seed in range(block, block + min(50, PAIRS)):
        chance = Random(seed)
        ours, theirs = edited(start, chance, "ก"), edited(start, chance, "ข")
        base = start if chance.random() < 0.8 else None
        try:
            holds(base, ours, theirs, chance)
        except Exception as error:
            error.add_note(f"seed {seed}, base {base is not None}")
            raise


def holds(base: Package | None, ours: Package, theirs: Package, chance: Random) -> None:
    """What is true of every merge; what takes long is looked at now and then in the usual run."""
    is_whole = FROM > 0 or chance.random() < 0.25
    here, there = merge(base, ours, theirs), merge(base, theirs, ours)
    # Each sees the same.
    assert [each.key for each in by_key(here)] == [each.key for each in by_key(there)]
    decisions = decided_at_random(here, there, chance)
    made = here.decided(decisions)
    if not is_kept_apart(here, there):
        other = there.decided(mirrored(decisions))
        assert made == other
        assert list(identities_in(made)) == list(identities_in(other))
    # It is a plan: what a package holds, and settled.
    if is_whole and is_valid(ours) and is_valid(theirs):
        assert parse_package(package_bytes(made)) == made
    assert len(set(identities_in(made))) == len(list(identities_in(made)))
    assert bound(made) is made
    # All refused, it is ours; all taken, it is theirs.
    assert here.decided({each.key: Side.OURS for each in here.differences}) == ours
    if all(each.is_open for each in here.differences):
        assert here.decided({each.key: Side.THEIRS for each in here.differences}) == theirs
    # Merged again, it stays; and so it does against what was taken in.
    if not is_whole:
        return
    assert merge(base, made, theirs).decided(decisions) == made
    assert merge(theirs, made, theirs).decided() == made
