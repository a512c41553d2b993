"""Backups made, skipped, read back and restored, on real files."""

import gzip
import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from db.backups import making, packing
from db.backups.backups import Backups
from db.backups.names import Reason
from db.errors import PhaenError, StoreError, StoreTrouble
from db.settling import settled
from db.store.sqlite import backend as sqlite
from db.store.store import Store
from tests.db.store.content import content
from tests.desktop.parts import package


def change(store, number, text):
    """Edit a plan and save it; what it was and is."""
    before = store.load(number)
    after = settled(replace(before, plan=replace(before.plan, vision=text)), before)
    store.save(number, before, after)
    return before, after


def files_of(backups):
    return sorted(file.name for file in backups.folder.iterdir())


def test_backup_lies_beside_the_store_and_holds_its_plans(backups, path):
    made = backups.make(Reason.ASKED)
    assert made.path.parent == path.parent / "phaen.db-backups"
    assert backups.entries() == (made,)
    assert files_of(backups) == [made.path.name]
    with Store.open(path) as store:
        assert backups.plans(made) == store.plans()
        for entry in store.plans():
            assert backups.plan(made, entry.identity) == store.load(entry.number)


@pytest.mark.skipif(os.name == "nt", reason="a profile is closed by access lists")
@pytest.mark.parametrize("private", [True, False])
def test_backups_are_as_private_as_the_folder_of_the_store(backups, path, tmp_path, private):
    path.parent.chmod(0o700 if private else 0o755)
    made = backups.make(Reason.ASKED)
    stick = tmp_path / "stick"
    stick.mkdir(mode=0o700 if private else 0o755)
    backups.set_second_place(stick)
    backups.copy_to_second_place()
    (copy,) = stick.rglob(made.path.name)
    for each in (made.path.parent, made.path, copy.parent, copy):
        assert (each.stat().st_mode & 0o077 == 0) == private


def test_nothing_is_made_where_nothing_has_changed_since(backups, store):
    first = backups.make(Reason.REGULAR)
    assert backups.make(Reason.IMPORT) == first
    change(store, 1, "ใหม่")
    second = backups.make(Reason.REGULAR)
    assert second.turn == first.turn + 1
    assert backups.make(Reason.DAY) == second
    assert backups.entries() == (second, first)


def test_clock_set_back_makes_the_newest_no_older(backups, store, monkeypatch):
    made = [backups.make(Reason.REGULAR)]
    real = making.now
    for days, text in ((-4000, "หนึ่ง"), (4000, "สอง"), (0, "สาม")):
        monkeypatch.setattr(making, "now", lambda days=days: real() + timedelta(days=days))
        change(store, 1, text)
        made.append(backups.make(Reason.REGULAR))
        assert backups.make(Reason.DAY) == made[-1]
    assert backups.entries() == tuple(reversed(made))
    assert [backups.plan(each, store.plans()[0].identity).plan.vision for each in made] == [
        "",
        "หนึ่ง",
        "สอง",
        "สาม",
    ]


def test_one_is_made_on_a_day_that_has_none_and_no_other_that_day(backups, store, monkeypatch):
    real, made = making.now, []
    for day in range(3):
        monkeypatch.setattr(making, "now", lambda day=day: real() + timedelta(days=day))
        change(store, 1, f"เช้าวันที่ {day}")
        made.append(backups.make_of_day())
        assert backups.entries()[0] == made[-1]
        change(store, 1, f"บ่ายวันที่ {day}")
        assert backups.make_of_day() is None
    assert backups.entries() == tuple(reversed(made))


def test_damaged_newest_is_no_reason_to_make_none(backups):
    first = backups.make(Reason.REGULAR)
    first.path.write_bytes(first.path.read_bytes()[:-100])
    second = backups.make(Reason.REGULAR)
    assert second.turn == 2
    assert backups.newest_good() == second


def test_store_that_is_not_there_has_no_backup_and_is_not_made(tmp_path):
    backups = Backups(tmp_path / "none.db")
    assert backups.make(Reason.ASKED) is None
    assert backups.entries() == ()
    assert backups.newest_good() is None
    assert not backups.store.exists()


def test_folder_that_cannot_be_written_is_passed_over_for_the_users_own(backups, path, data_folder):
    # A file stands where the folder would be.
    (path.parent / "phaen.db-backups").write_text("")
    made = backups.make(Reason.ASKED)
    assert data_folder in made.path.parents
    assert backups.entries() == (made,)
    assert backups.folder == made.path.parent


def test_trouble_in_both_folders_is_said_of_the_first(backups, path, data_folder):
    (path.parent / "phaen.db-backups").write_text("")
    data_folder.write_text("")
    with pytest.raises(PhaenError, match=r"phaen\.db-backups"):
        backups.make(Reason.ASKED)


@pytest.mark.parametrize("step", ["copy", "pack", "rename"])
def test_half_a_copy_never_bears_a_name(backups, monkeypatch, step):
    def fail(*_):
        raise OSError(28, "No space left")

    target = {
        "copy": (sqlite.copies, "copy"),  # type: ignore[attr-defined]
        "pack": (making, "pack"),
        "rename": (making, "_named"),
    }[step]
    monkeypatch.setattr(*target, fail)
    with pytest.raises(PhaenError, match="พื้นที่ดิสก์ไม่พอ"):
        backups.make(Reason.ASKED)
    assert files_of(backups) == []


def test_what_is_read_back_otherwise_is_no_backup(backups, monkeypatch):
    def short(source, target):
        target.write_bytes(gzip.compress(source.read_bytes()[:-4096]))

    monkeypatch.setattr(making, "pack", short)
    with pytest.raises(PhaenError, match="ไม่ตรงกัน"):
        backups.make(Reason.ASKED)
    assert files_of(backups) == []


def test_what_an_interrupted_program_left_is_swept(backups):
    backups.make(Reason.ASKED)
    old, young = (backups.folder / f".phaen-{name}.tmp" for name in ("old", "young"))
    for file in (old, young):
        file.write_text("")
    os.utime(old, (1, 1))
    backups.make(Reason.ASKED)
    assert (old.exists(), young.exists()) == (False, True)


def test_busy_store_is_said_and_not_waited_for_without_end(backups, path, monkeypatch):
    monkeypatch.setattr(sqlite, "WAIT", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError) as caught:
            backups.make(Reason.ASKED)
    assert caught.value.trouble is StoreTrouble.BUSY
    assert backups.entries() == ()


def damage(path):
    """Let one value of plan 1 be none that a program writes."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE projects SET budget_amount = 'มาก' WHERE plan_number = 1")


def test_damaged_plan_keeps_the_others_from_no_backup(backups, path, store):
    whole = backups.make(Reason.ASKED)
    one, two = store.plans()
    damage(path)
    made = backups.make(Reason.ASKED)
    assert made != whole
    assert backups.plan(made, two.identity) == store.load(2)
    assert backups.newest_good() == whole
    assert backups.newest_with(one.identity) == whole
    assert backups.newest_with(two.identity) == made
    assert backups.newest_with("nothing") is None


def test_damaged_plan_is_restored_from_a_backup_of_before(backups, path, store):
    (before, _), whole = (store.load(1), store.load(2)), backups.make(Reason.ASKED)
    damage(path)
    restored = backups.restore_plan(whole, before.plan.id)
    assert store.load(1) == before
    assert restored.before.reason is Reason.RESTORE


def test_copy_in_which_a_plan_is_damaged_on_the_way_is_none(backups, monkeypatch):
    copy = sqlite.copies.copy  # type: ignore[attr-defined]

    def badly(source, target):
        copy(source, target)
        target.execute("PRAGMA ignore_check_constraints = ON")
        target.execute("UPDATE projects SET budget_amount = 'มาก'")
        target.commit()

    monkeypatch.setattr(sqlite.copies, "copy", badly)  # type: ignore[attr-defined]
    with pytest.raises(StoreError) as caught:
        backups.make(Reason.ASKED)
    assert caught.value.trouble is StoreTrouble.DAMAGED
    assert files_of(backups) == []


def test_plans_are_listed_of_a_store_that_is_half_gone(backups, path, store, tmp_path):
    plans = store.plans()
    data = bytearray(path.read_bytes())
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'missions'"
        ).fetchone()
    data[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(data)
    assert backups._is_ruined()
    assert backups.readable_plans() == plans
    path.write_bytes(b"x" * 5000)
    assert backups.readable_plans() == ()
    assert Backups(tmp_path / "none.db").readable_plans() == ()


def test_all_is_restored_and_that_is_undone(backups, store):
    made = backups.make(Reason.ASKED)
    old = content(store)
    change(store, 1, "ใหม่")
    store.remove(2)
    new = content(store)
    restored = backups.restore_all(made)
    assert content(store) == old
    assert restored.before.reason is Reason.RESTORE
    backups.restore_all(restored.before)
    assert content(store) == new


def test_one_plan_is_restored_and_the_others_stay(backups, store):
    made = backups.make(Reason.ASKED)
    old, new = change(store, 1, "ใหม่")
    _, other = change(store, 2, "อื่น")
    restored = backups.restore_plan(made, old.plan.id)
    assert (restored.number, restored.was_there) == (1, True)
    assert store.load(1) == old
    assert store.load(2) == other
    assert backups.restore_plan(restored.before, old.plan.id).number == 1
    assert store.load(1) == new


def test_plan_restored_is_another_to_a_window_that_has_it_open(backups, store, path):
    made = backups.make(Reason.ASKED)
    _, new = change(store, 1, "ใหม่")
    with Store.open(path) as other:
        seen = other.load(1)
        assert seen == new
        backups.restore_plan(made, new.plan.id)
        with pytest.raises(StoreError) as caught:
            other.save(1, seen, settled(replace(seen, reports=()), seen), drafts={})
    assert caught.value.trouble is StoreTrouble.CHANGED


def test_plan_that_is_gone_comes_back_with_its_number(backups, store):
    made = backups.make(Reason.ASKED)
    plan = store.load(2)
    store.remove(2)
    restored = backups.restore_plan(made, plan.plan.id)
    assert restored.was_there is False
    assert restored.number == 2
    assert store.load(2) == plan


def test_plan_of_a_number_that_another_has_gets_a_new_one(backups, tmp_path):
    other = tmp_path / "other.db"
    with Store.open(other, create=True) as there:
        for year in (2560, 2561):
            there.add(package("หน่วย ค", year=year))
        elsewhere = Backups(other)
        made = backups.make(Reason.ASKED)
        identity = backups.plans(made)[0].identity
        assert elsewhere.restore_plan(made, identity).number == 3
        assert there.load(3) == backups.plan(made, identity)
        assert [entry.fiscal_year for entry in there.plans()] == [2560, 2561, 2566]


@pytest.mark.parametrize("ruin", ["missing", "empty", "cut", "foreign"])
def test_ruined_store_is_restored_and_its_file_kept(backups, path, ruin):
    with Store.open(path) as store:
        plans = store.plans()
    made = backups.make(Reason.ASKED)
    data = path.read_bytes()
    left = {"missing": None, "empty": b"", "cut": data[: len(data) // 2], "foreign": b"x" * 9000}
    path.unlink()
    if left[ruin] is not None:
        path.write_bytes(left[ruin])
    restored = backups.restore_all(made)
    with Store.open(path) as store:
        assert store.plans() == plans
    assert (restored.aside.read_bytes() if restored.aside else None) == left[ruin]


def test_newest_good_passes_damaged_ones_over(backups, store):
    good = backups.make(Reason.REGULAR)
    change(store, 1, "ใหม่")
    bad = backups.make(Reason.REGULAR)
    data = bytearray(bad.path.read_bytes())
    data[len(data) // 2] ^= 255
    bad.path.write_bytes(data)
    assert backups.newest_good() == good
    with pytest.raises(StoreError, match="เสียหาย"):
        backups.restore_all(bad)
    assert store.load(1).plan.vision == "ใหม่"


def test_file_that_is_no_backup_is_refused(backups, tmp_path, monkeypatch):
    (made,) = (backups.make(Reason.ASKED),)
    other = tmp_path / "อื่น.db.gz"
    for data in (b"", b"x" * 5000, gzip.compress(b""), gzip.compress(b"y" * 5000)):
        other.write_bytes(data)
        with pytest.raises(StoreError, match=r"อื่น\.db\.gz"):
            backups.plans(replace(made, path=other))
    monkeypatch.setattr(packing, "_LARGEST", 10_000)
    other.write_bytes(gzip.compress(bytes(20_000)))
    with pytest.raises(StoreError, match="เสียหาย"):
        backups.plans(replace(made, path=other))


def test_second_place_has_all_backups_and_is_thinned_alike(backups, store, tmp_path):
    stick = tmp_path / "USB"
    stick.mkdir()
    backups.make(Reason.REGULAR)
    backups.set_second_place(stick)
    assert backups.second_place == stick
    change(store, 1, "ใหม่")
    backups.make(Reason.REGULAR)
    backups.copy_to_second_place()
    (folder,) = stick.iterdir()
    assert sorted(file.name for file in folder.iterdir()) == sorted(
        backup.path.name for backup in backups.entries()
    )
    backups.set_second_place(None)
    assert backups.second_place is None
    backups.copy_to_second_place()


def test_second_place_that_is_away_is_said_and_caught_up_with(backups, tmp_path):
    stick = tmp_path / "USB"
    backups.set_second_place(stick)
    backups.make(Reason.REGULAR)
    with pytest.raises(PhaenError, match="ไม่พบที่สำรองแห่งที่สอง"):
        backups.copy_to_second_place()
    assert not stick.exists()
    stick.mkdir()
    backups.copy_to_second_place()
    assert len(list(stick.glob("*/*.db.gz"))) == 1


def test_stores_of_one_name_do_not_mix_in_the_second_place(backups, tmp_path):
    stick = tmp_path / "USB"
    stick.mkdir()
    other = tmp_path / "อื่น" / "phaen.db"
    other.parent.mkdir()
    with Store.open(other, create=True) as store:
        store.add(package("หน่วย ค"))
    for each in (backups, Backups(other)):
        each.set_second_place(stick)
        each.make(Reason.REGULAR)
        each.copy_to_second_place()
    assert len(list(stick.glob("*/*.db.gz"))) == 2
