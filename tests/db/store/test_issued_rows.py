"""The papers of issued reports in the store: kept with the report or not at all, and for good."""

from dataclasses import replace

import pytest

from db.errors import StoreError, StoreTrouble
from db.package.file import package_bytes
from db.records import Acceptance, Report, Spending, StepDone
from db.settling import settled
from tests.db.store.content import content, rows, run
from tests.db.store.issued import papers, sent


@pytest.fixture
def number(store, small_package):
    return store.add(small_package)


def test_papers_come_back_as_they_were_in_their_order(store, number):
    old = store.load(number)
    new, kept = sent(old), papers(old)
    store.save(number, old, new, papers=kept)
    assert store.papers(number, "issued-1") == kept
    assert store.load(number) == new
    assert store.load(number).reports[0].issuances[0].content_code == "ab" * 32


def test_papers_are_only_there_by_their_plan_and_issuance(store, number, small_package):
    other = store.add(small_package)
    old = store.load(number)
    store.save(number, old, sent(old), papers=papers(old))
    assert store.papers(number, "issued-2") is None
    assert store.papers(other, "issued-1") is None


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE issued_papers SET pdf = :bytes WHERE form = 'a'",
        "UPDATE issued_papers SET title = 'อื่น' WHERE form = 'a'",
        "UPDATE issued_papers SET ordinal = 9 - ordinal",
        "DELETE FROM issued_papers WHERE form = 'a'",
        "UPDATE issued_packages SET content = :bytes",
        "UPDATE issued_packages SET sum = ''",
    ],
)
def test_papers_that_are_not_what_was_kept_are_not_shown(store, number, change):
    old = store.load(number)
    store.save(number, old, sent(old), papers=papers(old))
    run(store, change, **({"bytes": b"%PDF"} if ":bytes" in change else {}))
    with pytest.raises(StoreError, match="ไม่ตรงกับที่เก็บเมื่อออกรายงาน") as caught:
        store.papers(number, "issued-1")
    assert caught.value.trouble is StoreTrouble.DAMAGED


def test_issued_again_keeps_both(store, number):
    first = store.load(number)
    once = sent(first)
    store.save(number, first, once, papers=papers(first))
    twice = sent(once, "issued-2")
    store.save(number, once, twice, papers=papers(once, "issued-2", "memo"))
    assert store.papers(number, "issued-1") == papers(first)
    assert store.papers(number, "issued-2") == papers(once, "issued-2", "memo")


def test_report_is_sealed_with_its_papers_or_not_at_all(store, number):
    old = store.load(number)
    new = sent(old)
    twice = replace(papers(old), papers=papers(old, "issued-1", "a", "a").papers)
    before = content(store)
    with pytest.raises(StoreError):
        store.save(number, old, new, papers=twice)
    assert content(store) == before
    store.save(number, old, new, papers=papers(old))
    assert store.load(number) == new


def test_papers_stay_whatever_becomes_of_the_report(store, number):
    old = store.load(number)
    new = sent(old)
    store.save(number, old, new, papers=papers(old))
    store.save(number, new, settled(replace(new, reports=(Report(4),)), new))
    assert store.papers(number, "issued-1") == papers(old)


def test_papers_go_with_their_plan(store, number):
    old = store.load(number)
    store.save(number, old, sent(old), papers=papers(old))
    store.remove(number)
    assert store.papers(number, "issued-1") is not None
    store._writer.purge(before="9999")
    left = content(store)
    assert (left["issued_packages"], left["issued_papers"]) == ([], [])


def test_package_takes_little_room(store, number, tmp_path):
    old = store.load(number)
    store.save(number, old, sent(old), papers=papers(old))
    (packed,) = (row[2] for row in content(store)["issued_packages"])
    assert len(packed) < len(package_bytes(old)) / 2


def test_fields_of_what_was_carried_and_accepted_lie_in_the_store(store, number):
    old = store.load(number)
    accepted = Acceptance(
        "PROGRESS-FALL", "r", "progress", "0123456789abcdef", "ลดลง", "ถูกแล้ว", "ผู้ตรวจ", "2568-01-09"
    )
    more = Spending("p2", old.reports[0].spending[0].amount, carried=True)
    report = replace(
        old.reports[0],
        steps=tuple(replace(done, carried=True) for done in old.reports[0].steps),
        spending=(*old.reports[0].spending, more),
    )
    new = replace(old, plan=replace(old.plan, acceptances=(accepted,)), reports=(report,))
    new = settled(new, old)
    store.save(number, old, new)
    loaded = store.load(number)
    assert loaded == new
    assert isinstance(loaded.reports[0].steps[0], StepDone)
    assert loaded.reports[0].steps[0].carried is True
    (row,) = rows(store, "acceptances", '"check"', "reason", "date")
    assert row == ("PROGRESS-FALL", "ถูกแล้ว", "2568-01-09")
