"""What is offered for a store that is ruined, and what it is said to lack."""

from dataclasses import replace

import pytest

from db.backups.names import Reason, chosen
from db.backups.offering import KnownPlan, offer
from db.errors import StoreError
from db.settling import settled
from db.store.store import Store
from tests.desktop.parts import package


def test_newest_good_backup_is_offered_with_its_plans(backups, store):
    made = backups.make(Reason.REGULAR)
    found = offer(backups)
    assert (found.backup, found.plans) == (made, store.plans())
    assert (found.missing, found.older) == ((), ())


def test_what_a_backup_lacks_of_what_the_file_lists_and_was_remembered_is_known(backups, store):
    backups.make(Reason.REGULAR)
    store.add(package("หน่วย ใหม่", year=2568))
    before = store.load(1)
    after = settled(replace(before, plan=replace(before.plan, vision="ใหม่")), before)
    store.save(1, before, after)
    gone = KnownPlan("gone", "หน่วย เดิม", 2560, "2020-01-01T00:00:00.000000+00:00")
    found = offer(backups, [gone])
    assert [plan.unit for plan in found.missing] == ["หน่วย เดิม", "หน่วย ใหม่"]
    assert [plan.identity for plan in found.older] == [before.plan.id]


def test_nothing_is_offered_where_there_is_no_good_backup(backups):
    assert offer(backups) is None
    made = backups.make(Reason.REGULAR)
    made.path.write_bytes(b"")
    assert offer(backups) is None
    with pytest.raises(StoreError, match="เสียหาย"):
        offer(backups, (), made)


def test_backup_on_a_stick_is_offered_under_any_name(backups, tmp_path):
    made = backups.make(Reason.REGULAR)
    stick = tmp_path / "สำเนา.db.gz"
    made.path.rename(stick)
    assert offer(backups) is None
    with Store.open(backups.store) as store:
        assert offer(backups, (), chosen(stick)).plans == store.plans()
        assert offer(backups, (), chosen(backups.store)).plans == store.plans()
