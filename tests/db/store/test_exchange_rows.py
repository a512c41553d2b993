"""What was sent and received stays with its plan: whole, bounded, the base of the next merge."""

from dataclasses import replace

import pytest

from db import exchanges
from db.content_code import content_code
from db.errors import StoreError, StoreTrouble
from db.exchanges import MOST_EXCHANGES, Direction, Exchange, too_many
from db.identity import identities_in
from db.package.file import package_bytes
from tests.db.store.content import content, run


@pytest.fixture
def number(store, small_package):
    return store.add(small_package)


def titled(package, title):
    return replace(package, plan=replace(package.plan, title=title))


def test_package_comes_back_as_it_was_sent_with_its_identities(store, number):
    package, saved_at = store.load(number), store.plans()[0].saved_at
    sent = store.keep_exchanged(number, package, direction=Direction.SENT, whom="ฝ่ายโยธา")
    assert (sent.direction, sent.whom) == (Direction.SENT, "ฝ่ายโยธา")
    assert sent.content_code == content_code(package)
    kept = store.exchanged_package(number, sent.content_code)
    assert package_bytes(kept) == package_bytes(package)
    assert list(identities_in(kept)) == list(identities_in(package))
    # The plan is as it was, for every window that has it open.
    assert store.plans()[0].saved_at == saved_at
    assert store.exchanged_package(number, "0" * 64) is None


def test_newest_comes_first_and_is_the_base_of_what_names_it(store, number):
    package = store.load(number)
    older, newer = titled(package, "หนึ่ง"), titled(package, "สอง")
    for each in (older, newer):
        store.keep_exchanged(number, each, direction=Direction.RECEIVED)
    codes = [content_code(newer), content_code(older)]
    assert [each.content_code for each in store.exchanged(number)] == codes
    assert store.descent(number) == tuple(codes)
    came = titled(package, "ที่มา")
    assert store.base_for(number, came) is None
    assert store.base_for(number, came, ["f" * 64]) is None
    assert store.base_for(number, came, codes[::-1]) == newer
    assert store.base_for(number, came, codes[1:]) == older
    # What comes back as it went out has itself for a base.
    assert store.base_for(number, older, codes) == newer
    assert store.base_for(number, older) == older


def test_what_went_to_several_is_kept_once(store, number):
    package = store.load(number)
    for whom in ("ก", "ข", "ค"):
        store.keep_exchanged(number, package, direction=Direction.SENT, whom=whom)
    found = content(store)
    assert len(found["exchanges"]) == 3
    assert len(found["exchanged_packages"]) == 1
    assert [each.whom for each in store.exchanged(number)] == ["ค", "ข", "ก"]
    assert len(store.descent(number)) == 1


def test_oldest_are_forgotten_with_their_packages(store, number, monkeypatch):
    monkeypatch.setattr(exchanges, "MOST_EXCHANGES", 3)
    package = store.load(number)
    for title in "กขคง":
        store.keep_exchanged(number, titled(package, title), direction=Direction.SENT)
    found = content(store)
    assert len(found["exchanges"]) == len(found["exchanged_packages"]) == 3
    assert content_code(titled(package, "ก")) not in store.descent(number)


def exchange(at, code):
    return Exchange(f"{at:03}", Direction.SENT, "", code)


def test_bounds_have_their_nearest_right_neighbours(monkeypatch):
    many = [(exchange(-at, str(at)), 1) for at in range(MOST_EXCHANGES + 1)]
    assert too_many(many[:-1]) == []
    assert too_many(many) == [many[-1][0]]
    monkeypatch.setattr(exchanges, "_MOST_BYTES", 10)
    three = [(exchange(3, "a"), 4), (exchange(2, "b"), 6), (exchange(1, "a"), 4)]
    assert too_many(three) == []
    heavier = [*three, (exchange(0, "c"), 1)]
    assert too_many(heavier) == [exchange(0, "c")]
    # The newest stays, whatever it weighs.
    assert too_many([(exchange(1, "a"), 99)]) == []


def test_damaged_package_is_no_base(store, number):
    package = store.load(number)
    sent = store.keep_exchanged(number, package, direction=Direction.SENT)
    run(store, "UPDATE exchanged_packages SET content = :bytes", bytes=b"\0")
    with pytest.raises(StoreError, match="เสียหาย") as caught:
        store.base_for(number, package, [sent.content_code])
    assert caught.value.trouble is StoreTrouble.DAMAGED


def test_plan_that_is_not_there_keeps_nothing(store, number, small_package):
    with pytest.raises(StoreError, match="ไม่มีแผนหมายเลข"):
        store.keep_exchanged(number + 1, small_package, direction=Direction.SENT)
